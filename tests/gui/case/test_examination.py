"""Documents are judged one after the other: a verdict goes on to the next one that has none."""

import pytest

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.case.controller import DECISION_GUARD_SECONDS
from clerkdesk.gui.case.forms import VerdictForm
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.usecases import reference_data
from tests import samples
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def opened(office: Office) -> WindowDrive:
    """Günel's window with an application of three documents, none of which is judged."""
    package = samples.no_debt("three")
    passport = dict(package["documents"][-1], kind="technical_passport", name="pasport.pdf")
    package["documents"].append(passport | {"file": "documents/pasport.pdf"})
    return office.drive("gunel").open(office.taken(package=package)).settle()


def shown(drive: WindowDrive) -> int:
    """The place of the document that is shown, from 0."""
    document = drive.window.detail.document
    return -1 if document is None else document.position


def verdicts(drive: WindowDrive) -> list[bool | None]:
    return [document.fits for document in drive.case.documents]


def test_a_verdict_goes_on_to_the_next_document_without_one_and_round(office: Office) -> None:
    drive = opened(office)
    first, second, third = sorted(document.position for document in drive.case.documents)
    drive.press("Ctrl+Down", on=drive.window)
    assert shown(drive) == second
    drive.press("U", on=drive.window)
    drive.until(lambda: shown(drive) == third, "the next document does not come").until_decidable()
    drive.press("Y", on=drive.window)
    form = drive.form(TextForm)
    form.text.setPlainText("Möhür oxunmur")
    form.try_accept()
    drive.until(lambda: shown(drive) == first, "the one that was left out does not come")
    drive.activate().until_decidable().press("U", on=drive.window)
    drive.until(lambda: None not in verdicts(drive), "the last one is not judged").settle()
    assert verdicts(drive) == [True, True, False] and shown(drive) == first


def test_a_key_pressed_twice_judges_one_document(office: Office) -> None:
    drive = opened(office)
    drive.parts.decision_guard = DECISION_GUARD_SECONDS
    before = shown(drive)
    drive.press("U", on=drive.window)
    drive.until(lambda: shown(drive) != before, "the next document does not come")
    drive.press("U", on=drive.window)
    drive.settle()
    assert verdicts(drive) == [True, None, None]


def test_what_is_often_wrong_is_written_by_one_key_each(office: Office) -> None:
    drive = opened(office)
    phrases = office.unit.read(reference_data.verdict_phrases, "no_debt", "id_card")
    drive.press("Y", on=drive.window)
    form = drive.form(VerdictForm)
    assert [offered.accessibleName() for offered in form.phrases] == phrases
    drive.press("Alt+2", on=form)
    drive.until(lambda: form.text.text == phrases[1], "the second phrase is not written")
    form.phrases[0].click()
    form.phrases[0].click()
    assert form.text.text == f"{phrases[1]}; {phrases[0]}"
    form.try_accept()
    drive.until(lambda: False in verdicts(drive), "the verdict is not kept").settle()
    assert drive.case.documents[0].verdict_reason == f"{phrases[1]}; {phrases[0]}"


def test_what_a_colleague_changes_meanwhile_turns_no_document(office: Office) -> None:
    drive = opened(office)
    drive.judge(fits=True).settle()
    drive.show_document(drive.case.documents[0].id)
    drive.window.refresh()
    drive.settle()
    assert shown(drive) == drive.case.documents[0].position


# -- the debt of today -----------------------------------------------------------------------------


def test_the_debt_is_asked_by_opening_where_todays_answer_is_missing(office: Office) -> None:
    number = office.desk.take_in()
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.debt == "no_debt", "nobody has asked billing").settle()
    asked = len(drive.case.debt_checks)
    drive.window.refresh()
    drive.open(number).settle()
    assert len(drive.case.debt_checks) == asked == 1
