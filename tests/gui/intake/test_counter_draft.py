"""What is begun at the counter is there again after a kill, and gone when it is thrown away."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clerkdesk.gui.intake.counter_form import CounterForm
from tests import samples
from tests.gui.conftest import Office
from tests.gui.intake.test_brought import drop, mime
from tests.gui.seen import field_text, fill_fields, press, texts_in

pytestmark = pytest.mark.timeout(90)
TYPED = {
    "applicant.surname": "Nümunəyev",
    "applicant.fin": "5XK2M7P",
    "object.district": "Nəsimi r-nu",
}


def counter_form(office: Office) -> CounterForm:
    """In a window of its own."""
    drive = office.drive("gunel")
    drive.window.sidebar.buttons["counter"].click()
    return drive.form(CounterForm)


def wait_for_parts(office: Office, qtbot: QtBot, parts: int) -> None:
    """Until the draft is kept in so many parts."""
    qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT count(*) FROM counter_draft") == parts, timeout=10_000
    )


@pytest.mark.parametrize("logged_off", [True, False], ids=["after a log-off", "after a kill"])
def test_what_is_begun_is_there_again(
    office: Office, qtbot: QtBot, tmp_path: Path, *, logged_off: bool
) -> None:
    scan = tmp_path / "cixaris.pdf"
    scan.write_bytes(samples.pdf())
    form = counter_form(office)
    fill_fields(form, TYPED)
    drop(form, mime(scan))
    drop(form, mime(image=True))
    form.files[0][0].setCurrentIndex(form.files[0][0].findData("ownership_extract"))
    request = form.request_id
    if logged_off:
        office.windows.close()
    else:
        wait_for_parts(office, qtbot, 2)
    again = counter_form(office)
    assert {path: field_text(again, path) for path in TYPED} == TYPED
    assert again.request_id == request, "registered twice it is one application"
    assert again.files[0][1] == scan and again.files[0][0].currentData() == "ownership_extract"
    assert QImage(str(again.files[1][1])).width() == 40
    assert any("qeydiyyata alınmayıb" in text for text in texts_in(again))


def test_a_file_that_has_gone_meanwhile_is_named(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    scan = tmp_path / "cixaris.pdf"
    scan.write_bytes(samples.pdf())
    drop(counter_form(office), mime(scan))
    wait_for_parts(office, qtbot, 1)
    scan.unlink()
    again = counter_form(office)
    assert again.files == [] and "cixaris.pdf: Yerində yoxdur" in again.problem.text()


def test_starting_anew_forgets_what_was_begun(office: Office, qtbot: QtBot) -> None:
    fill_fields(counter_form(office), TYPED)
    wait_for_parts(office, qtbot, 1)
    drive = office.drive("gunel")
    drive.window.sidebar.buttons["counter"].click()
    begun = drive.form(CounterForm)
    press(begun, "Təzədən başla")
    qtbot.waitUntil(lambda: drive.window.intake.form not in (None, begun), timeout=10_000)
    anew = drive.window.intake.form
    assert anew is not None and not field_text(anew, "applicant.surname")
    assert office.desk.scalar("SELECT count(*) FROM counter_draft") == 0


def test_what_is_thrown_away_by_two_escapes_is_no_draft(office: Office, qtbot: QtBot) -> None:
    form = counter_form(office)
    fill_fields(form, TYPED)
    wait_for_parts(office, qtbot, 1)
    form.reject()
    form.reject()
    wait_for_parts(office, qtbot, 0)


def test_an_empty_form_is_no_draft(office: Office, qtbot: QtBot) -> None:
    counter_form(office)
    office.windows.close()
    assert office.desk.scalar("SELECT count(*) FROM counter_draft") == 0
