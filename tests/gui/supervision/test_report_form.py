"""A supervisor takes a report or a list out of the window, by keys."""

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.supervision.report_form import ReportForm
from clerkdesk.usecases.case import review
from clerkdesk.usecases.supervision import giving_out
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def drive(office: Office) -> WindowDrive:
    """Sabina's window; one application of Nəsimi is refused."""
    office.desk.run("gunel", review.refuse, office.taken(), "duplicate", "")
    return office.drive("sabina")


def asked(drive: WindowDrive) -> ReportForm:
    drive.parts.pages.show_report()
    form = drive.form(ReportForm)
    return drive.until(lambda: form.office.count() > 1, "no office is offered").form(ReportForm)


def test_a_period_and_an_office_are_chosen_by_keys_and_the_paper_shows_them(
    drive: WindowDrive,
) -> None:
    form = asked(drive)
    drive.press("Tab", on=form.kind)
    assert form.focusWidget() is form.period
    for _step in range(4):
        drive.press("Down", on=form.period)
    assert form.period.currentText() == "Bu ay" and not form.since.isVisible()
    form.office.setCurrentIndex(form.office.findData("su-nesimi"))
    drive.press("Ctrl+Return", on=form)
    paper = drive.form(PaperDialog)
    with pypdfium2.PdfDocument(paper.content) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "Nəsimi sukanal idarəsi" in text and "01.11.2026–30.11.2026" in text
    paper.accept()


def test_a_period_by_hand_that_ends_before_it_begins_is_said_at_its_field(
    drive: WindowDrive,
) -> None:
    form = asked(drive)
    form.period.setCurrentIndex(form.period.count() - 1)
    assert form.since.isVisible() and form.until.isVisible()
    form.until.setDate(form.since.date().addDays(-1))
    drive.press("Ctrl+Return", on=form)
    assert form.problem.isVisible() and "Son gün" in form.problem.text()
    assert form.focusWidget() is form.until
    form.reject()


def test_a_list_is_saved_and_a_file_that_cannot_be_is_said_in_the_form(
    drive: WindowDrive, office: Office, tmp_path: Path
) -> None:
    form = asked(drive)
    form.kind.setCurrentIndex(1)
    assert not form.accept_button.isVisible(), "of a list there is no paper"
    form.save_to(tmp_path / "nowhere" / "list.xlsx")
    drive.until(form.problem.isVisible, "a folder that is not there is not told")
    assert "nowhere" in form.problem.text() and form.save_button.isEnabled()
    form.save_to(tmp_path / "list.xlsx")
    shown = drive.window.bar.text
    drive.until(lambda: str(tmp_path / "list.xlsx") in shown.text(), "it is not saved")
    rows = list(load_workbook(tmp_path / "list.xlsx")["Müraciətlər"].iter_rows(values_only=True))
    assert rows[1][2] == "Ləğv olunmuş"
    taken = office.desk.as_("sabina").read(giving_out.given_out, 1)
    assert [each.what.split()[0] for each in taken] == ["applications", "applications"]


def test_a_form_that_is_closed_finishes_no_file(drive: WindowDrive, tmp_path: Path) -> None:
    form = asked(drive)
    form.kind.setCurrentIndex(1)
    form.save_to(tmp_path / "list.csv")
    form.reject()
    drive.until(lambda: not list(tmp_path.glob("*list*")), "half a file stays")
    assert not drive.window.bar.text.text()
