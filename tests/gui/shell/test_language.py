"""What is on the screen is in the window's language, wherever one looks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from clerkdesk.gui.kit import texts
from clerkdesk.gui.session import first_frame
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import FORMS, show_form, words_everywhere

pytestmark = pytest.mark.timeout(120)
ROOT = Path(__file__).parents[3]


def english(language: str) -> set[str]:
    """The sources' words that this language says otherwise."""
    tree = ElementTree.parse(ROOT / f"resources/translations/clerkdesk_{language}.ts").getroot()
    pairs = {
        (message.findtext("source") or "", message.findtext("translation") or "")
        for message in tree.iter("message")
        if not message.get("numerus")
    }
    translations = {translation for _source, translation in pairs}
    return {
        source
        for source, translation in pairs
        if source != translation
        and source not in translations
        and "%" not in source
        and len(source) > 2
    }


def lines_everywhere() -> set[str]:
    return {line.strip() for line in words_everywhere().splitlines()}


@pytest.fixture
def speaking(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    first_frame.translate(qapp, request.param)
    texts.speak(request.param)
    yield request.param
    texts.speak("az")
    first_frame.translate(qapp, "az")


@pytest.mark.parametrize("speaking", ["az", "ru"], indirect=True)
@pytest.mark.parametrize(("package", "login"), [(samples.no_debt, "gunel"), (samples.idp, "elnur")])
def test_no_english_word_is_left_in_an_open_application(
    office: Office, speaking: str, package: Callable[[], dict[str, Any]], login: str
) -> None:
    drive = office.drive(login).open(office.taken(login, package()))
    window = drive.window
    drive.until(lambda: window.detail.viewer.pages > 0, "no document is shown").settle()
    for tab in range(5):
        window.detail.show_tab(tab)
        assert lines_everywhere() & english(speaking) == set(), tab


@pytest.mark.parametrize("speaking", ["az", "ru"], indirect=True)
def test_no_english_word_is_left_in_a_form_or_a_page(office: Office, speaking: str) -> None:
    number = office.taken("admin")
    drive = office.drive("admin")
    window = drive.window
    for page in (
        "dashboard",
        "register",
        "settings/calendar",
        "settings/refusals",
        "settings/people",
        "settings/messages",
        "audit",
    ):
        window.show_page(page)
        drive.settle()
        assert lines_everywhere() & english(speaking) == set(), page
    drive.open(number)
    for name in FORMS:
        show_form(window, name)
        form = drive.form(QDialog)
        assert lines_everywhere() & english(speaking) == set(), name
        form.close()
        drive.until(
            lambda: not any(form.isVisible() for form in window.findChildren(QDialog)),
            "a form stays open",
        ).settle()
