"""The drive of windows does what a clerk does, and says what did not come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.usecases.case import detail
from tests import samples
from tests.conftest import Desk
from tests.driving import drive_of
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)
TEXT = "Sənəddəki ünvan müraciətdəki ünvanla uyğun gəlmir."


@pytest.fixture
def drive(embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None) -> Iterator[Drive]:
    office = Office(embedded, qtbot, tmp_path)
    drive = drive_of(office, tmp_path)
    yield drive
    drive.close()
    office.worker.stop()


def test_an_application_is_taken_judged_and_approved(embedded: Desk, drive: Drive) -> None:
    number = embedded.take_in()
    window = drive.window("gunel").open(number).take().judge_all().ask_debt().approve()
    assert embedded.local.read(detail.header, number).status == "completed"
    assert window.number == ""


def test_an_application_is_refused_and_the_refusal_taken_back(embedded: Desk, drive: Drive) -> None:
    number = embedded.take_in()
    window = drive.window("gunel").take_next().refuse("duplicate", TEXT)
    refused = embedded.local.read(detail.header, number)
    assert (refused.status, refused.decision_reason) == ("refused", "duplicate")
    window.take_back()
    assert embedded.local.read(detail.header, number).status == "in_progress"


def test_a_document_that_does_not_fit_gets_its_reason(embedded: Desk, drive: Drive) -> None:
    number = embedded.take_in()
    window = drive.window("gunel").open(number).take()
    window.show_document_of("id_card").judge(fits=False, reason="FİN başqadır")
    assert [document.fits for document in window.case.documents] == [False, None]


def test_keys_and_letters_reach_the_form_that_is_open(embedded: Desk, drive: Drive) -> None:
    number = embedded.take_in()
    window = drive.window("gunel").open(number).take().press("Ctrl+M")
    form = window.form(TextForm)
    window.write("Zəng: ğ-ö-ü № 12", on=form.text).press("Ctrl+Return", on=form.text)
    window.until(lambda: not form.isVisible(), "the form does not close").settle()
    assert embedded.scalar("SELECT text FROM note") == "Zəng: ğ-ö-ü № 12"


def test_two_windows_are_told_of_each_other(embedded: Desk, drive: Drive) -> None:
    number = embedded.take_in()
    embedded.take_in(samples.no_debt("other"))
    gunel = drive.window("gunel").open(number)
    tural = drive.window("tural").open(number).take()
    gunel.until(lambda: gunel.case.header.holder_login == "tural", "Günel is not told")
    assert tural.case.header.holder_login == "tural"


def test_what_does_not_come_is_said(embedded: Desk, drive: Drive) -> None:
    embedded.take_in()
    window = drive.window("gunel")
    drive.waiting.seconds = 0.3
    with pytest.raises(StepFailed, match="WD-2026-9999999 does not open"):
        window.open("WD-2026-9999999")
    with pytest.raises(StepFailed, match="no RefuseForm opens"):
        window.form(RefuseForm)
    with pytest.raises(StepFailed, match="no application is open"):
        window.approve()
    with pytest.raises(StepFailed, match="Nobody is not in the list"):
        window.select("Nobody")
    with pytest.raises(StepFailed, match="taking back is not offered"):
        window.take_back()
