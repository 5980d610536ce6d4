"""``clerkdesk`` and ``python -m clerkdesk``."""

import multiprocessing
import sys


def main() -> int:
    """The exit code of the process."""
    # the demo draws its scans in a second process, also when frozen
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["render-child"]:
        # The frozen program starts itself as the child that opens citizens' files.
        from clerkdesk.adapters.render_child import main as render

        return render()
    from clerkdesk.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
