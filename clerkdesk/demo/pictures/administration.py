"""What an administrator looks at."""

from datetime import date

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.day_kinds import DayKind
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.calendar_pane import CalendarPane
from clerkdesk.gui.administration.keys_pane import KeysPane
from clerkdesk.gui.administration.message_texts import MessageTextsPage
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.people import PeoplePage
from clerkdesk.gui.administration.people_forms import PersonForm
from clerkdesk.gui.administration.record_pane import RecordPane

_MOVED = date(2026, 11, 26)
_WORKED = date(2026, 12, 5)


def _calendar(scene: Scene) -> QWidget:
    """The Cabinet has moved a day: what it does is seen before it is saved."""
    window = scene.window
    window.parts.show_page("settings/calendar")
    pane = window.parts.pages.of(CalendarPane)
    window.until(lambda: pane.days, "no year is shown")
    pane.year_view.select(_MOVED)
    pane.decide(DayKind.MOVED)
    pane.editor.replacement_chosen.emit(_WORKED)
    pane.draft.ground = "NK-nın 20.11.2026 tarixli qərarı (nümunə)"
    window.until(lambda: pane.editor.effect.effect, "the effect is not computed")
    pane.editor.show_day(pane.year_view.selected, pane.days, 3)
    return window.window


def _refusals(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("settings/refusals")
    pane = window.parts.pages.of(RecordPane)
    window.until(lambda: pane.model.rowCount() and pane.preview.text(), "no reasons are shown")
    return window.window


def _warnings(scene: Scene) -> QWidget:
    return _rules(scene, SettingsKind.WARNINGS)


def _keys(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("settings/keys")
    pane = window.parts.pages.of(KeysPane)
    window.until(lambda: pane.nothing.isVisible() or pane.model.rowCount(), "no keys are shown")
    pane.name.setText("mygov.az")
    return window.window


def _office(scene: Scene) -> QWidget:
    return _rules(scene, SettingsKind.OFFICE)


def _rules(scene: Scene, kind: SettingsKind) -> QWidget:
    window = scene.window
    window.parts.show_page(f"settings/{kind}")
    page = window.parts.pages.page("settings")
    assert isinstance(page, SettingsPage)
    pane = page.pane(kind)
    assert isinstance(pane, RecordPane)
    window.until(lambda: pane.model.rowCount() and pane.preview.text(), "no rules are shown")
    return window.window


def _people(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("settings/people")
    page = window.parts.pages.of(PeoplePage)
    window.until(lambda: page.model.rowCount(), "nobody is shown")
    page.table.selectRow(0)
    return window.window


def _person_form(scene: Scene) -> QWidget:
    scene.window.parts.pages.of(PeoplePage).add()
    return scene.window.form(PersonForm)


def _message_texts(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("settings/messages")
    page = window.parts.pages.of(MessageTextsPage)
    window.until(lambda: page.boxes and page.version_box.count(), "no texts are shown")
    return window.window


ACT = Act(
    login="inzibatci",
    pictures=(
        Picture("settings-calendar", "a moved day, before it is saved", _calendar, also_small=True),
        Picture("settings-refusals", "the reasons of refusals", _refusals, also_small=True),
        Picture("settings-warnings", "when somebody is warned", _warnings),
        Picture("settings-office", "what has one value", _office),
        Picture("settings-keys", "a key for a portal, before it is made", _keys, also_small=True),
        Picture("people", "everybody with an account", _people),
        Picture("person-form", "a new account", _person_form),
        Picture("message-texts", "what the citizens read, and may be changed", _message_texts),
    ),
)
