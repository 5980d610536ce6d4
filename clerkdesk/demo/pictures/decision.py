"""Approving, and the certificate that comes of it."""

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.pictures.judged import first_of_gunel
from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Action


def _decided(scene: Scene) -> QWidget:
    scene.window.approve()
    # The seconds stand still as the clock does.
    scene.window.parts.hold_undo()
    return scene.window.window


def _certificate(scene: Scene) -> QWidget:
    window = scene.window
    decided = window.parts.undo_offered
    if decided is None:
        raise StepFailed("nothing was decided")
    window.parts.end_undo()
    scene.clock.forward(UNDO_SECONDS + 1)
    window.open(decided)
    window.parts.perform(Action.CERTIFICATE)
    return scene.paper()


ACT = Act(
    login="gunel",
    begin=first_of_gunel,
    pictures=(
        Picture(
            "decided",
            "the decision can be taken back, and the next application is open",
            _decided,
            with_message=True,
        ),
        Picture("certificate", "the page that is printed", _certificate),
    ),
)
