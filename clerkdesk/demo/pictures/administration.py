"""What an administrator looks at."""

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.gui.supervision.message_texts import MessageTextsPage
from clerkdesk.gui.supervision.people import PeoplePage
from clerkdesk.gui.supervision.people_forms import PersonForm


def _people(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("people")
    page = window.parts.pages.of(PeoplePage)
    window.until(lambda: page.model.rowCount(), "nobody is shown")
    page.table.selectRow(0)
    return window.window


def _person_form(scene: Scene) -> QWidget:
    scene.window.parts.pages.of(PeoplePage).add()
    return scene.window.form(PersonForm)


def _message_texts(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("message_texts")
    page = window.parts.pages.of(MessageTextsPage)
    window.until(lambda: page.boxes and page.version_box.count(), "no texts are shown")
    return window.window


ACT = Act(
    login="inzibatci",
    pictures=(
        Picture("people", "everybody with an account", _people),
        Picture("person-form", "a new account", _person_form),
        Picture("message-texts", "what the citizens read, and may be changed", _message_texts),
    ),
)
