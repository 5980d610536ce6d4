"""What is on the screen is in the window's language, wherever one looks."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clerkdesk.gui.kit import texts
from clerkdesk.gui.session import first_frame
from clerkdesk.usecases.case import casework
from tests import samples
from tests.gui.test_accessibility import _forms
from tests.gui.test_leaving import words

pytestmark = pytest.mark.timeout(120)
ROOT = Path(__file__).parents[2]


def english(language: str) -> set[str]:
    """The sources' words that this language says otherwise."""
    tree = ElementTree.parse(ROOT / f"resources/translations/clerkdesk_{language}.ts").getroot()
    pairs = {
        (message.findtext("source") or "", message.findtext("translation") or "")
        for message in tree.iter("message")
        if not message.get("numerus")
    }
    same = {said for _source, said in pairs}
    return {
        source
        for source, said in pairs
        if source != said and source not in same and "%" not in source and len(source) > 2
    }


@pytest.fixture
def speaking(request: pytest.FixtureRequest, qapp: QApplication) -> Any:
    first_frame.translate(qapp, request.param)
    texts.speak(request.param)
    yield request.param
    texts.speak("az")
    first_frame.translate(qapp, "az")


@pytest.mark.parametrize("speaking", ["az", "ru"], indirect=True)
@pytest.mark.parametrize(("package", "login"), [(samples.no_debt, "gunel"), (samples.idp, "elnur")])
def test_no_english_word_is_left_in_an_open_application(
    office: Any, speaking: str, package: Any, login: str
) -> None:
    number = office.desk.take_in(package())
    office.desk.run(login, casework.take, number)
    window = office.window(login)
    office.open(window, number)
    office.qtbot.waitUntil(
        lambda: window.detail.viewer.pages > 0 and window.tasks.idle, timeout=15_000
    )
    for tab in range(5):
        window.detail.show_tab(tab)
        shown = {line.strip() for line in words().splitlines()}
        assert shown & english(speaking) == set(), tab


@pytest.mark.parametrize("speaking", ["az", "ru"], indirect=True)
def test_no_english_word_is_left_in_a_form_or_a_page(office: Any, speaking: str) -> None:
    number = office.desk.take_in()
    office.desk.run("admin", casework.take, number)
    window = office.window("admin")
    for page in ("dashboard", "register", "people", "message_texts", "audit"):
        window.show_page(page)
        office.qtbot.waitUntil(lambda: window.tasks.idle, timeout=15_000)
        assert {line.strip() for line in words().splitlines()} & english(speaking) == set(), page
    office.open(window, number)
    for name, show in _forms(window).items():
        show()
        office.qtbot.waitUntil(
            lambda: any(form.isVisible() for form in window.findChildren(QDialog)), timeout=10_000
        )
        form: QWidget = next(form for form in window.findChildren(QDialog) if form.isVisible())
        assert {line.strip() for line in words().splitlines()} & english(speaking) == set(), name
        form.close()
        office.qtbot.waitUntil(
            lambda: (
                not any(form.isVisible() for form in window.findChildren(QDialog))
                and window.tasks.idle
            ),
            timeout=10_000,
        )
