"""F1 opens the page about where one is, and every page that it may open is there in every language."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from clerkdesk import bundled
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
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
from clerkdesk.gui.supervision import people_forms
from clerkdesk.usecases.case import casework
from tests import samples

pytestmark = pytest.mark.timeout(90)
DOCS = Path(__file__).parents[2] / "docs"
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
    found = {
        *guide._PAGES.values(),
        *guide._TABS,
        *guide._QUEUES.values(),
        *(form.section for form in form_kinds()),
    }
    for path in (DOCS.parent / "clerkdesk/gui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= {name for name in re.findall(r'section="([a-z]*)"', source)} | {
            name for name in re.findall(r'open_for\(self, "([a-z]+)"\)', source)
        }
        found |= (
            set(re.findall(r'self\._window, "([a-z]+)"\)\)?$', source, re.MULTILINE))
            if path.name == "pages.py"
            else set()
        )
    found |= set(
        re.findall(
            r'return "([a-z]+)"',
            (DOCS.parent / "clerkdesk/gui/shell/guide.py").read_text(encoding="utf-8"),
        )
    )
    return found - {""}


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
    shown = {
        language: [
            re.findall(r"\(pictures/[^)]+\)", section.text) for section in guide.sections(language)
        ]
        for language in guide.LANGUAGES
    }
    assert shown["az"] == shown["en"]


def held(office: Any, package: dict | None = None, login: str = "gunel") -> tuple[str, Any]:
    number = office.desk.take_in(package)
    office.desk.run(login, casework.take, number)
    window = office.window(login)
    office.open(window, number)
    return number, window


def press(office: Any, where: Any) -> HelpWindow:
    """F1 there; the help that comes."""
    QTest.keyClick(where, Qt.Key.Key_F1)
    main = next(one for one in QApplication.topLevelWidgets() if one.findChild(Help) is not None)
    shown = main.findChild(Help).window
    office.qtbot.waitUntil(shown.isVisible, timeout=5_000)
    return shown


def test_f1_in_the_window_opens_the_section_about_where_one_is(office: Any) -> None:
    number, window = held(office)
    places: list[tuple[Callable[[], object], str]] = [
        (lambda: window.detail.choose_tab(0), "documents"),
        (lambda: window.detail.choose_tab(1), "comparison"),
        (lambda: window.detail.choose_tab(4), "messages"),
        (window.focus_search, "finding"),
        (lambda: window.show_page("register"), "certificates"),
        (lambda: (window.open_number(number), window.queue.table.setFocus()), "messages"),
    ]
    for go, section in places:
        go()
        office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
        window.activateWindow()
        office.qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
        assert press(office, window).current == section
    assert window.detail.case is not None and window.detail.case.header.number == number


def test_an_idp_application_and_a_list_have_sections_of_their_own(office: Any) -> None:
    _number, window = held(office, samples.idp(), "elnur")
    window.detail.choose_tab(1)
    assert guide.section_at(window.navigation.here(), window.open_case.case) == "idp"
    window.open_case.close()
    for queue, section in (
        (Queue.NEW, "taking"),
        (Queue.WAITING, "asking"),
        (Queue.REFUSED, "refusing"),
    ):
        window.show_queue(queue)
        office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=10_000)
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
    office: Any, action: Action, section: str
) -> None:
    _number, window = held(office)
    window.controller.perform(action)
    office.qtbot.waitUntil(
        lambda: any(form.isVisible() for form in window.findChildren(Form)), timeout=10_000
    )
    form = next(form for form in window.findChildren(Form) if form.isVisible())
    shown = press(office, form.focusWidget() or form)
    assert shown.current == section and form.isVisible()
    office.qtbot.waitUntil(shown.isActiveWindow, timeout=5_000)
    # The form blocks the desk and not the help: a key reaches it.
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    office.qtbot.waitUntil(lambda: not shown.isVisible(), timeout=5_000)
    assert form.isVisible()
    form.reject()


def test_f1_in_the_filter_and_in_the_palette(office: Any) -> None:
    window = office.window("gunel")
    window.views.ask_filter()
    office.qtbot.waitUntil(
        lambda: any(form.isVisible() for form in window.findChildren(Form)), timeout=10_000
    )
    form = next(form for form in window.findChildren(Form) if form.isVisible())
    assert press(office, form).current == "views"
    form.reject()
    window.activateWindow()
    window.show_palette()
    office.qtbot.waitUntil(lambda: window.findChild(Palette) is not None, timeout=10_000)
    palette = window.findChild(Palette)
    assert press(office, palette.query).current == "keyboard" and not palette.isVisible()


def test_a_form_without_a_desk_has_help_too(dressed: None, qtbot: Any) -> None:
    form = GoOn()
    qtbot.addWidget(form)
    form.setModal(True)
    form.show()
    QTest.keyClick(form, Qt.Key.Key_F1)
    shown = form.findChild(HelpWindow)
    assert shown is not None and shown.isVisible() and shown.current == "day"
    shown.close()


def test_shift_f1_still_shows_every_key(office: Any) -> None:
    window = office.window("gunel")
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    office.qtbot.waitUntil(
        lambda: any(form.isVisible() for form in window.findChildren(QDialog)), timeout=5_000
    )
    form = next(form for form in window.findChildren(QDialog) if form.isVisible())
    said = [one.text() for one in form.findChildren(QLabel)]
    assert {"F1", "Shift+F1", "Ctrl+K"} <= set(said)
    form.close()


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_no_keys_meaning_is_cut_off(office: Any, qapp: QApplication, language: str) -> None:
    first_frame.translate(qapp, language)
    try:
        window = office.window("gunel")
        QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        office.qtbot.waitUntil(
            lambda: any(form.isVisible() for form in window.findChildren(QDialog)), timeout=5_000
        )
        form = next(form for form in window.findChildren(QDialog) if form.isVisible())
        labels = [
            one for one in form.findChildren(QLabel) if one.isVisible() and not one.wordWrap()
        ]
        assert len(labels) > 40
        office.qtbot.waitUntil(
            lambda: all(one.width() >= one.sizeHint().width() for one in labels), timeout=5_000
        )
        form.close()
    finally:
        first_frame.translate(qapp, "az")


def test_the_help_goes_with_the_desk(office: Any) -> None:
    _number, window = held(office)
    shown = press(office, window)
    window.close()
    assert not shown.isVisible()


@pytest.fixture
def shown(dressed: None, qtbot: Any) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def titles(shown: HelpWindow) -> list[str]:
    return [shown.contents.item(n).text() for n in range(shown.contents.count())]


def test_searching_narrows_the_contents_in_any_spelling_and_back_goes_back(
    shown: HelpWindow, qtbot: Any
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


def test_pictures_are_as_wide_as_there_is_room(shown: HelpWindow, qtbot: Any) -> None:
    shown.show_section("documents")
    kind = QTextDocument.ResourceType.ImageResource.value
    name = QUrl("pictures/no-debt-documents-light.png")
    for width in (700, 1300):
        shown.resize(width, 700)
        qtbot.waitUntil(lambda: not shown._again.isActive(), timeout=5_000)
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
    qapp: QApplication, dressed: None, qtbot: Any, language: str, title: str, says_so: bool
) -> None:
    first_frame.translate(qapp, language)
    texts.speak(language)
    try:
        made = HelpWindow()
        qtbot.addWidget(made)
        made.show()
        made.show_section("refusing")
        notes = [
            one
            for one in made.findChildren(QLabel)
            if one.isVisible() and one not in (made.title, made.nothing)
        ]
        assert made.title.text() == title and bool(notes) is says_so
    finally:
        texts.speak("az")
        first_frame.translate(qapp, "az")


def test_the_guides_lie_where_the_program_looks() -> None:
    assert bundled.path("help", "pictures", "palette-light.png").is_file()
