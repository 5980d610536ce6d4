"""A colleague was quicker: both versions are shown field by field, and nothing that was written is
lost.
"""

import pytest
from PySide6.QtWidgets import QLabel

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case import steps
from clerkdesk.gui.case.conflicts import ConflictForm, differences
from clerkdesk.gui.case.forms import AmendForm
from clerkdesk.gui.kit.forms import RefuseForm
from clerkdesk.usecases.case import casework, detail
from tests.gui.test_views import form_of

pytestmark = pytest.mark.timeout(90)


def held(office):
    number = office.desk.take_in()
    office.desk.run("gunel", casework.take, number)
    window = office.window("gunel")
    office.open(window, number)
    return number, window


def words(form) -> list[str]:
    return [shown.text() for shown in form.findChildren(QLabel)]


def test_a_correction_that_came_second_shows_both_and_goes_on_with_what_was_typed(office) -> None:
    number, window = held(office)
    window.controller.perform(Action.AMEND)
    form = form_of(office, window, AmendForm)
    form._edits["mobile"].setText("055 111 22 33")
    form.reason.setPlainText("vətəndaş zəng etdi")
    # The same person at another desk.
    office.desk.run(
        "gunel",
        casework.amend,
        number,
        {"mobile": "050 999 88 77", "email": "yeni@example.az"},
        "səhv idi",
    )
    form.try_accept()
    conflict = form_of(office, window, ConflictForm)
    said = words(conflict)
    for part in ("050 234 56 78", "050 999 88 77", "yeni@example.az", "Mobil", "E-poçt"):
        assert part in said, part
    assert any("Günel Hüseynova" in line for line in said)
    conflict.try_accept()
    office.qtbot.waitUntil(
        lambda: any(one.isVisible() for one in window.findChildren(AmendForm)), timeout=10_000
    )
    again = next(one for one in window.findChildren(AmendForm) if one.isVisible())
    assert (
        again._edits["mobile"].text() == "055 111 22 33"
        and again.reason.text == "vətəndaş zəng etdi"
    )
    assert again._edits["email"].text() == "yeni@example.az", (
        "what only the other changed is as it is now"
    )
    assert again._edits["mobile"].toolTip() == "İndi orada: 050 999 88 77"
    again.try_accept()
    office.qtbot.waitUntil(
        lambda: window.tasks.idle and window.detail.case.mobile == "+994551112233", timeout=10_000
    )
    assert window.detail.case.email == "yeni@example.az"


def test_a_refusal_that_came_second_keeps_its_last_word(office) -> None:
    number, window = held(office)
    window.controller.perform(Action.REFUSE)
    form = form_of(office, window, RefuseForm)
    form.text.setPlainText("Çıxarışdakı ünvan başqadır, son söz də itməsin.")
    office.desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "səhv idi")
    form.try_accept()
    conflict = form_of(office, window, ConflictForm)
    assert office.desk.scalar("SELECT status FROM application") == "in_progress"
    office.qtbot.waitUntil(
        lambda: window.tasks.idle and window.detail.case.email == "yeni@example.az", timeout=10_000
    )
    conflict.try_accept()
    office.qtbot.waitUntil(
        lambda: any(one.isVisible() for one in window.findChildren(RefuseForm)), timeout=10_000
    )
    again = next(one for one in window.findChildren(RefuseForm) if one.isVisible())
    assert again.text.text == "Çıxarışdakı ünvan başqadır, son söz də itməsin."


def test_an_approval_that_came_second_is_not_given_and_says_what_is_new(office) -> None:
    number, window = held(office)
    for document in window.detail.case.documents:
        steps.judge(window.controller, document.id, True)
        office.qtbot.waitUntil(
            lambda: window.tasks.idle and window.controller.running is None, timeout=10_000
        )
    office.qtbot.waitUntil(
        lambda: Action.APPROVE in window.detail.case.header.allowed, timeout=10_000
    )
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    window.open_case.opened_at = 0.0
    window.controller.perform(Action.APPROVE)
    conflict = form_of(office, window, ConflictForm)
    said = words(conflict)
    assert "İcraçı" in said and "Günel Hüseynova" in said and "Tural Abbasov" in said
    assert (
        not conflict.cancel_button.isVisible()
        and office.desk.scalar("SELECT status FROM application") == "in_progress"
    )


def test_two_equal_cases_differ_in_nothing(office) -> None:
    number, window = held(office)
    office.qtbot.waitUntil(
        lambda: window.detail.case.consumer_group is not None and window.tasks.idle, timeout=15_000
    )
    assert differences(window.detail.case, office.desk.run("gunel", detail.open_case, number)) == []
