"""An installation opened and closed in a process of its own, which then names every module it has
loaded.

Arguments: the address of the database, a data folder.
"""

import sys
from pathlib import Path

from clerkdesk import bootstrap, settings

if __name__ == "__main__":
    chosen = settings.load({}, database=sys.argv[1], data_dir=Path(sys.argv[2]))
    bootstrap.open_installation(chosen).close()
    sys.stdout.write("\n".join(sorted(sys.modules)))
