"""An application of internally displaced people."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.pictures.judged import open_judged
from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.lifecycle import UNDO_SECONDS, Action

_OLD_REFERENCE = (
    "Komitənin arayışının müddəti bitib. Yeni arayışı əlavə edib yenidən müraciət edin."
)


def _begin(scene: Scene) -> None:
    scene.window.until_listed(6).select("Quliyev Elçin")
    open_judged(scene)


def _tab(tab: int, scene: Scene) -> QWidget:
    scene.window.parts.show_tab(tab)
    return scene.window.window


def _refuse(scene: Scene) -> QWidget:
    form = scene.window.open_refusal()
    scene.window.choose(form)
    form.text.setPlainText(_OLD_REFERENCE)
    scene.window.preview(form)
    return form


def _letter(scene: Scene) -> QWidget:
    window = scene.window.refuse(text=_OLD_REFERENCE)
    decided = window.parts.undo_offered
    if decided is None:
        raise StepFailed("nothing was decided")
    window.parts.end_undo()
    scene.clock.forward(UNDO_SECONDS + 1)
    window.open(decided)
    window.parts.perform(Action.CERTIFICATE)
    return scene.paper()


ACT = Act(
    login="elnur",
    begin=_begin,
    pictures=(
        Picture("idp-documents", "the Committee's reference", partial(_tab, 0)),
        Picture(
            "idp-application",
            "the household, one of whom is registered elsewhere, too",
            partial(_tab, 1),
            also_small=True,
        ),
        Picture("idp-refuse", "a refusal, as it will be read", _refuse),
        Picture("letter", "the letter of the decision", _letter),
    ),
)
