"""An application for a certificate of no debt, from the list to each of its tabs."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.judged import first_of_gunel, open_judged
from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene

SHARP = "no-debt-documents-3840"


def _masked(scene: Scene) -> QWidget:
    return scene.window.until_listed(9).window


def _documents(scene: Scene) -> QWidget:
    open_judged(scene)
    return scene.window.window


def _tab(tab: int, scene: Scene) -> QWidget:
    scene.window.parts.show_tab(tab)
    return scene.window.window


def _document_search(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_tab(0)
    viewer = window.parts.viewer
    viewer.toggle_thumbnails()
    viewer.find()
    viewer.find_bar.line.setText("nesimi")
    window.until(lambda: viewer.finder.total > 0, "nothing is found in the document")
    return window.window


def _whole_screen(scene: Scene) -> QWidget:
    viewer = scene.window.parts.viewer
    viewer.find_bar.close_bar()
    viewer.toggle_full_screen()
    screen = viewer.full_screen_window
    assert screen is not None
    screen.showNormal()
    screen.resize(1440, 900)
    screen.activateWindow()
    return screen


def _begin_sharp(scene: Scene) -> None:
    first_of_gunel(scene)
    scene.window.resize(1920, 1080)


ACT = Act(
    login="gunel",
    pictures=(
        Picture("queue-masked", "one's own list; who applies is masked", _masked, also_small=True),
        Picture(
            "no-debt-documents",
            "the extract, and what billing and the register say beside it",
            _documents,
            also_small=True,
        ),
        Picture(
            "no-debt-application",
            "what the citizen has stated",
            partial(_tab, 1),
            also_small=True,
        ),
        Picture("no-debt-debt", "what billing has answered", partial(_tab, 2)),
        Picture("no-debt-messages", "what the citizen was told", partial(_tab, 3)),
        Picture("no-debt-history", "who did what, and when", partial(_tab, 4)),
        Picture("document-search", "words found in a document", _document_search),
        Picture("document-whole-screen", "a document on the whole screen", _whole_screen),
    ),
)
SHARP_ACT = Act(
    login="gunel",
    begin=_begin_sharp,
    pictures=(
        Picture(SHARP, "the documents on a sharp screen", lambda scene: scene.window.window),
    ),
    themes=("light",),
    scale=2,
)
