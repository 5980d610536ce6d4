"""F1 opens the page about where one is, and every page that it may open is there in every
language.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk import bundled
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.administration import people_forms
from clerkdesk.gui.case import conflicts
from clerkdesk.gui.intake import counter_form, intake_report
from clerkdesk.gui.kit import forms, texts, theme
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.queue import filters
from clerkdesk.gui.session import first_frame, sign_in
from clerkdesk.gui.session.session_form import GoOn
from clerkdesk.gui.shell import guide
from clerkdesk.gui.shell.help import Help, HelpWindow
from clerkdesk.gui.shell.palette import Palette
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
DOCS = Path(__file__).parents[3] / "docs"
BY_INSTANCE = (Form, forms.TextForm, FactsForm)
"""Forms for several things: each says its section when it is made."""


def form_kinds(kind: type[Form] = Form) -> Iterator[type[Form]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__.startswith("clerkdesk."):
            yield from form_kinds(below)


def asked_for() -> set[str]:
    """Every section that something in the sources opens."""
    assert {conflicts, counter_form, filters, intake_report, people_forms, sign_in}, (
        "imported, so that their forms are known"
    )
    anchors = {
        *guide.SECTIONS_OF_LOCATIONS,
        *(form.section for form in form_kinds()),
    }
    for path in (DOCS.parent / "clerkdesk/gui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        anchors |= {name for name in re.findall(r'section="([a-z]*)"', source)} | {
            name for name in re.findall(r'open_for\(self, "([a-z]+)"\)', source)
        }
        anchors |= (
            set(re.findall(r'self\._window, "([a-z]+)"\)\)?$', source, re.MULTILINE))
            if path.name == "pages.py"
            else set()
        )
    anchors |= set(
        re.findall(
            r'return "([a-z]+)"',
            (DOCS.parent / "clerkdesk/gui/shell/guide.py").read_text(encoding="utf-8"),
        )
    )
    return anchors - {""}


@pytest.mark.parametrize("language", guide.LANGUAGES)
def test_every_place_has_its_section_in_every_language(language: str) -> None:
    anchors = [section.anchor for section in guide.sections(language)]
    assert len(anchors) == len(set(anchors)) >= 18
    assert asked_for() - set(anchors) == set()
    assert anchors == [section.anchor for section in guide.sections("az")], (
        "the same sections in the same order"
    )


def test_every_form_says_which_section_is_about_it() -> None:
    assert [
        form.__name__ for form in form_kinds() if not form.section and form not in BY_INSTANCE
    ] == []


@pytest.mark.parametrize("language", guide.LANGUAGES)
def test_every_picture_and_every_link_of_the_guide_is_there(language: str) -> None:
    sections = guide.sections(language)
    assert all(section.text and section.title for section in sections)
    named = [
        name for section in sections for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", section.text)
    ]
    assert len(named) > 20
    assert [name for name in named if not (DOCS / name).is_file()] == []
    links = [
        name
        for section in sections
        for name in re.findall(r"[^!]\[[^\]]+\]\(#([^)]+)\)", section.text)
    ]
    assert links and set(links) <= {section.anchor for section in sections}


def test_both_guides_show_the_same_pictures() -> None:
    def pictures(language: str) -> list[list[str]]:
        return [
            re.findall(r"\(pictures/[^)]+\)", section.text) for section in guide.sections(language)
        ]

    assert pictures("az") == pictures("en") and any(pictures("az"))


def press(office: Office, where: QWidget) -> HelpWindow:
    """F1 there; the help that comes."""
    QTest.keyClick(where, Qt.Key.Key_F1)
    helps = (window.findChild(Help) for window in QApplication.topLevelWidgets())
    help = next(help for help in helps if help is not None)
    shown = help.window
    assert shown is not None
    office.qtbot.waitUntil(shown.isVisible, timeout=5_000)
    return shown


def test_f1_in_the_window_opens_the_section_about_where_one_is(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    window = drive.window

    def open_and_go_to_the_list() -> None:
        window.open_number(number)
        window.queue.table.setFocus()

    places: list[tuple[Callable[[], object], str]] = [
        (lambda: window.detail.choose_tab(0), "documents"),
        (lambda: window.detail.choose_tab(1), "comparison"),
        (lambda: window.detail.choose_tab(4), "messages"),
        (window.focus_search, "finding"),
        (lambda: window.show_page("register"), "certificates"),
        (open_and_go_to_the_list, "messages"),
    ]
    for go, section in places:
        go()
        drive.settle().activate()
        assert press(office, window).current == section
    assert drive.number == number


def test_an_idp_application_and_a_list_have_sections_of_their_own(office: Office) -> None:
    drive = office.drive("elnur").open(office.taken("elnur", samples.idp()))
    window = drive.window
    window.detail.choose_tab(1)
    assert guide.section_at(window.navigation.here(), window.open_case.case) == "idp"
    window.open_case.close()
    for queue, section in (
        (Queue.NEW, "taking"),
        (Queue.WAITING, "asking"),
        (Queue.REFUSED, "refusing"),
    ):
        window.show_queue(queue)
        drive.settle()
        assert guide.section_at(window.navigation.here(), window.open_case.case) == section


@pytest.mark.parametrize(
    ("action", "section"),
    [
        (Action.REFUSE, "refusing"),
        (Action.AMEND, "amending"),
        (Action.WAIT, "asking"),
        (Action.NOTE, "messages"),
        (Action.FORWARD, "several"),
    ],
)
def test_f1_in_a_form_opens_its_section_and_the_form_stays(
    office: Office, action: Action, section: str
) -> None:
    drive = office.drive("gunel").open(office.taken())
    drive.parts.perform(action)
    form = drive.form(Form)
    shown = press(office, form.focusWidget() or form)
    assert shown.current == section and form.isVisible()
    office.qtbot.waitUntil(shown.isActiveWindow, timeout=5_000)
    # The form blocks the desk and not the help: a key reaches it.
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    office.qtbot.waitUntil(lambda: not shown.isVisible(), timeout=5_000)
    assert form.isVisible()
    form.reject()


def test_f1_in_the_filter_and_in_the_palette(office: Office) -> None:
    drive = office.drive("gunel")
    drive.parts.ask_filter()
    form = drive.form(Form)
    assert press(office, form).current == "views"
    form.reject()
    drive.window.activateWindow()
    drive.parts.show_palette()
    palette = drive.form(Palette)
    assert press(office, palette.query).current == "keyboard" and not palette.isVisible()


def test_a_form_without_a_desk_has_help_too(dressed: None, qtbot: QtBot) -> None:
    form = GoOn()
    qtbot.addWidget(form)
    form.setModal(True)
    form.show()
    QTest.keyClick(form, Qt.Key.Key_F1)
    shown = form.findChild(HelpWindow)
    assert shown is not None and shown.isVisible() and shown.current == "day"
    shown.close()


def keys_form(office: Office) -> QDialog:
    """Every key there is, by its own key."""
    drive = office.drive("gunel")
    return drive.press("Shift+F1", on=drive.window).form(QDialog)


def test_shift_f1_still_shows_every_key(office: Office) -> None:
    form = keys_form(office)
    assert {"F1", "Shift+F1", "Ctrl+K"} <= set(texts_in(form))
    form.close()


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_no_keys_meaning_is_cut_off(office: Office, qapp: QApplication, language: str) -> None:
    first_frame.translate(qapp, language)
    try:
        form = keys_form(office)
        labels = [
            label
            for label in form.findChildren(QLabel)
            if label.isVisible() and not label.wordWrap()
        ]
        assert len(labels) > 40
        office.qtbot.waitUntil(
            lambda: all(label.width() >= label.sizeHint().width() for label in labels),
            timeout=5_000,
        )
        form.close()
    finally:
        first_frame.translate(qapp, "az")


def test_the_help_goes_with_the_desk(office: Office) -> None:
    window = office.drive("gunel").open(office.taken()).window
    shown = press(office, window)
    window.close()
    assert not shown.isVisible()


@pytest.fixture
def shown(dressed: None, qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def titles(shown: HelpWindow) -> list[str]:
    return [shown.contents.item(n).text() for n in range(shown.contents.count())]


def test_searching_narrows_the_contents_in_any_spelling_and_back_goes_back(
    shown: HelpWindow, qtbot: QtBot
) -> None:
    shown.show_section("day")
    everything = titles(shown)
    shown.search.setText("mecburi kockun")
    assert (
        titles(shown)
        and len(titles(shown)) < len(everything)
        and "Məcburi köçkün müraciəti" in titles(shown)
    )
    shown.contents.setCurrentRow(titles(shown).index("Məcburi köçkün müraciəti"))
    assert (
        shown.current == "idp"
        and "Köhnə" not in shown.title.text()
        and "köhnə" in shown.page.toPlainText()
    )
    QTest.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.current == "day" and not shown.back.isEnabled()
    shown.search.setText("zzzz")
    assert shown.nothing.isVisible()
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_link_turns_to_its_section_and_nothing_else_is_opened(shown: HelpWindow) -> None:
    shown.show_section("taking")
    shown.page.anchorClicked.emit(QUrl("#several"))
    assert shown.current == "several"
    shown.page.anchorClicked.emit(QUrl("https://example.az/"))
    assert shown.current == "several"
    for name in ("pictures/../clerk.az.md", "/etc/hostname", "https://example.az/x.png"):
        assert (
            shown.page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
            is None
        )


def test_pictures_are_as_wide_as_there_is_room(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.show_section("documents")
    kind = QTextDocument.ResourceType.ImageResource.value
    name = QUrl("pictures/no-debt-documents-light.png")
    for width in (700, 1300):
        shown.resize(width, 700)
        qtbot.waitUntil(lambda: shown.at_rest, timeout=5_000)
        image = shown.page.loadResource(kind, name)
        assert isinstance(image, QImage) and 200 <= image.width() <= shown.page.viewport().width()
        assert shown.page.horizontalScrollBar().maximum() == 0


def test_a_dark_window_shows_dark_pictures_and_light_letters(
    shown: HelpWindow, qapp: QApplication
) -> None:
    shown.show_section("documents")
    kind = QTextDocument.ResourceType.ImageResource.value
    name = QUrl("pictures/no-debt-documents-light.png")
    light = shown.page.loadResource(kind, name).pixelColor(5, 5)
    theme.apply(qapp, "dark")
    theme.dress(shown)
    try:
        dark = shown.page.loadResource(kind, name).pixelColor(5, 5)
        ground = shown.page.grab().toImage().pixelColor(20, shown.page.height() - 12)
        assert light.lightness() > 200 > 80 > dark.lightness() and ground == QColor(
            theme.DARK.surface
        )
        assert shown.page.palette().text().color() == QColor(theme.DARK.text)
    finally:
        theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("language", "title", "says_so"),
    [("az", "İmtina etmək", False), ("en", "Refusing", False), ("ru", "Refusing", True)],
)
def test_the_guide_speaks_the_windows_language_or_english_and_says_so(
    qapp: QApplication, dressed: None, qtbot: QtBot, language: str, title: str, says_so: bool
) -> None:
    first_frame.translate(qapp, language)
    texts.speak(language)
    try:
        window = HelpWindow()
        qtbot.addWidget(window)
        window.show()
        window.show_section("refusing")
        notes = [
            label
            for label in window.findChildren(QLabel)
            if label.isVisible() and label not in (window.title, window.nothing)
        ]
        assert window.title.text() == title and bool(notes) is says_so
    finally:
        texts.speak("az")
        first_frame.translate(qapp, "az")


def test_the_guides_lie_where_the_program_looks() -> None:
    assert bundled.path("help", "pictures", "palette-light.png").is_file()
