"""A desk's window opened in a process of its own, which then names every module it has loaded.

Arguments: the address of the database, a data folder, a login.
"""

import sys
from pathlib import Path

from clerkdesk import bootstrap, settings
from clerkdesk.gui.session import first_frame
from tests.driving import drive_on

if __name__ == "__main__":
    chosen = settings.load({}, database=sys.argv[1], data_dir=Path(sys.argv[2]))
    opened = bootstrap.open_installation(chosen)
    first_frame.application("az", "light")
    drive = drive_on(bootstrap.desk_of(opened))
    window = drive.window(sys.argv[3])
    window.until_listed(0)
    loaded = sorted(sys.modules)
    drive.close()
    opened.close()
    sys.stdout.write("\n".join(loaded))
