"""``clerkdesk`` and ``python -m clerkdesk``."""

import sys


def main() -> int:
    if sys.argv[1:2] == ["render-child"]:
        # The frozen program starts itself as the child that opens citizens' files.
        from clerkdesk.adapters.render_child import main as render

        return render()
    from clerkdesk.cli import main as command

    return command.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
