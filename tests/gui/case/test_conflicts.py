"""A colleague was quicker: both versions are shown field by field, and nothing that was written is
lost.
"""

from typing import NoReturn

import pytest
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Conflict
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.conflicts import ConflictForm, differences
from clerkdesk.gui.case.forms import AmendForm
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.usecases.case import casework, detail
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
_FORMS: dict[Action, type[RefuseForm | TextForm]] = {Action.REFUSE: RefuseForm}


def test_a_correction_that_came_second_shows_both_and_goes_on_with_what_was_typed(
    office: Office,
) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.parts.perform(Action.AMEND)
    form = drive.form(AmendForm)
    form.edits["mobile"].setText("055 111 22 33")
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
    conflict = drive.form(ConflictForm)
    assert drive.window.controller.save_form() is None, "a lock repeats no action"
    texts = texts_in(conflict)
    for part in ("050 234 56 78", "050 999 88 77", "yeni@example.az", "Mobil", "E-poçt"):
        assert part in texts, part
    assert any("Günel Hüseynova" in text for text in texts)
    conflict.try_accept()
    again = drive.form(AmendForm)
    assert (
        again.edits["mobile"].text() == "055 111 22 33"
        and again.reason.text == "vətəndaş zəng etdi"
    )
    assert again.edits["email"].text() == "yeni@example.az", (
        "what only the other changed is as it is now"
    )
    assert again.edits["mobile"].toolTip() == "İndi orada: 050 999 88 77"
    again.try_accept()
    drive.until(lambda: drive.case.mobile == "+994551112233", "it is not amended").settle()
    assert drive.case.email == "yeni@example.az"


def test_a_refusal_that_came_second_keeps_its_last_word(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    form = drive.open_refusal()
    form.reason.setCurrentIndex(0)
    form.text.setPlainText("Çıxarışdakı ünvan başqadır, son söz də itməsin.")
    office.desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "səhv idi")
    form.try_accept()
    conflict = drive.form(ConflictForm)
    assert office.desk.scalar("SELECT status FROM application") == "in_progress"
    drive.until(lambda: drive.case.email == "yeni@example.az", "it is not read again").settle()
    conflict.try_accept()
    again = drive.form(RefuseForm)
    assert again.text.text == "Çıxarışdakı ünvan başqadır, son söz də itməsin."


@pytest.mark.parametrize(
    ("keys", "action", "draft"),
    [
        ("Y", Action.VERDICT, "verdict"),
        ("Ctrl+R", Action.REFUSE, "refuse"),
        ("Ctrl+M", Action.NOTE, "note"),
        ("", Action.WAIT, "wait"),
    ],
)
def test_whatever_was_written_goes_on_after_a_colleague_was_quicker(
    office: Office, keys: str, action: Action, draft: str
) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number).settle()
    seen = drive.case
    document = drive.parts.document
    if keys:
        drive.press(keys, on=drive.window)
    else:
        drive.parts.perform(action)
    form = drive.form(_FORMS.get(action, TextForm))
    form.text.setPlainText("Yarımçıq qalan söz")
    form.reject()
    drive.until(lambda: drive.case.drafts, "the draft is not kept").settle()
    office.desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "səhv idi")

    def too_late(_session: Session) -> NoReturn:
        raise Conflict(number=number, by="Tural Abbasov")

    drive.window.controller.run(seen, too_late, draft=draft)
    conflict = drive.form(ConflictForm)
    assert "Dəyişən: Tural Abbasov" in texts_in(conflict)
    drive.settle()
    conflict.try_accept()
    again = drive.form(_FORMS.get(action, TextForm))
    assert again.text.text == "Yarımçıq qalan söz"
    assert drive.parts.document == document
    again.reject()
    drive.settle()


def test_a_change_of_the_programs_own_names_no_colleague(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number).settle()
    seen = drive.case
    office.desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "səhv idi")

    def too_late(_session: Session) -> NoReturn:
        raise Conflict(number=number, by="worker")

    drive.window.controller.run(seen, too_late)
    assert not any(text.startswith("Dəyişən") for text in texts_in(drive.form(ConflictForm)))


def test_an_approval_that_came_second_is_not_given_and_says_what_is_new(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.judge_all().settle()
    drive.until(lambda: Action.APPROVE in drive.case.header.allowed, "it may not be approved")
    drive.until_decidable()
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    drive.parts.perform(Action.APPROVE)
    conflict = drive.form(ConflictForm)
    texts = texts_in(conflict)
    assert "İcraçı" in texts and "Günel Hüseynova" in texts and "Tural Abbasov" in texts
    assert (
        not conflict.cancel_button.isVisible()
        and office.desk.scalar("SELECT status FROM application") == "in_progress"
    )


def test_two_equal_cases_differ_in_nothing(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.consumer_group is not None, "the register does not answer")
    drive.settle()
    assert differences(drive.case, office.desk.run("gunel", detail.open_case, number)) == []
