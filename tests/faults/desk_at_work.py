"""A desk as a process, which decides one application after the other until it is killed."""

from PySide6.QtCore import QEventLoop
from sqlalchemy.orm import Session

from clerkdesk import bootstrap, settings
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.usecases.case import casework, review


def decide(session: Session) -> int | None:
    """The next one taken and approved: one operation; None: none is left."""
    taken = casework.take_next(session)
    if taken is not None:
        review.accept_and_approve(session, taken)
    return taken


def main() -> None:
    opened = bootstrap.open_installation(settings.load())
    first_frame.application("az")
    state = first_frame.state_of(opened.settings.data_dir)
    window = loop.open_window(bootstrap.desk_of(opened), None, state)
    window.show()

    def go_on(taken: int | None) -> None:
        if taken is not None:
            window.tasks.run(window, decide).succeeded.connect(go_on)

    window.tasks.run(window, decide).succeeded.connect(go_on)
    QEventLoop().exec()


if __name__ == "__main__":
    main()
