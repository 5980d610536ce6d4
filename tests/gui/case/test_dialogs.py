"""What the window asks: refusing with a preview, counter applications, packages, certificates,
reports.
"""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.parts import message_previews
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.session.sign_in import SignInForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.gui.supervision.report_form import ReportForm
from clerkdesk.gui.viewer import printing
from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.people import accounts
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import choose_kinds, fill_fields, texts_in

pytestmark = pytest.mark.timeout(90)


def drop(widget: CounterForm | MainWindow, *paths: Path) -> None:
    """As files are dropped from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    widget.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def counter_form(office: Office) -> CounterForm:
    """Opened by Günel's button for it."""
    drive = office.drive("gunel")
    drive.window.sidebar.buttons["counter"].click()
    return drive.form(CounterForm)


def test_a_refusal_shows_the_message_before_it_is_sent(office: Office, qtbot: QtBot) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    form = drive.open_refusal()
    form.reason.setCurrentIndex(form.reason.findData("duplicate"))
    assert "təkrar sayıldı" in form.text.text
    drive.preview(form)
    assert message_previews(form) == 1
    form.try_accept()
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "refused", timeout=15_000
    )
    assert office.desk.local.read(detail.header, number).decision_reason == "duplicate"


def test_a_document_that_does_not_fit_asks_for_the_reason(office: Office, qtbot: QtBot) -> None:
    drive = office.drive("gunel").open(office.taken())
    drive.parts.judge(False)
    form = drive.form(TextForm)
    form.try_accept()
    assert form.problem.isVisibleTo(form) and form.isVisible()
    form.text.setPlainText("FİN başqadır")
    form.try_accept()
    qtbot.waitUntil(
        lambda: any(document.fits is False for document in drive.case.documents), timeout=15_000
    )


def test_a_counter_application_is_registered_with_dropped_files(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    form = counter_form(office)
    form.try_accept()
    qtbot.waitUntil(lambda: form.problem.isVisibleTo(form), timeout=15_000)
    assert (
        "FİN" in form.problem.text() and form.fields["applicant.fin"].property("invalid") == "true"
    )
    fill_fields(
        form,
        {
            "applicant.fin": "5xk2m7p",
            "applicant.surname": "Əliyev",
            "applicant.name": "Rəşad",
            "applicant.birth_date": "31.01.1980",
            "owner.fin": "5XK2M7P",
            "subscriber_code": "12045567890",
            "object.address": "28 May küç. 14",
            "object.district": "Nəsimi r-nu",
            "contact.mobile": "050 234 56 78",
        },
    )
    files = [tmp_path / name for name in ("vesiqe.pdf", "cixaris.pdf")]
    for file in files:
        file.write_bytes(samples.pdf(file.name))
    drop(form, *files)
    choose_kinds(form, "id_card", "ownership_extract")
    form.try_accept()
    qtbot.waitUntil(lambda: form.number is not None, timeout=15_000)
    assert form.number is not None
    case = office.desk.local.run(detail.open_case, form.number)
    assert (
        case.header.channel,
        case.header.department_code,
        case.people("applicant")[0].birth_date,
    ) == ("counter", "su-nesimi", date(1980, 1, 31))
    assert [d.name for d in case.documents] == ["vesiqe.pdf", "cixaris.pdf"]


def test_one_escape_does_not_throw_away_what_was_typed(office: Office, qtbot: QtBot) -> None:
    form = counter_form(office)
    fill_fields(form, {"applicant.surname": "Əliyev"})
    form.reject()
    assert form.isVisible() and "itəcək" in form.problem.text()
    form.reject()
    qtbot.waitUntil(lambda: not form.isVisible())


def test_dropped_packages_go_in_or_name_their_faults(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    good = samples.write_zip(tmp_path / "good.zip", samples.no_debt())
    bad = samples.write_folder(tmp_path / "bad", samples.no_debt("bad", applicant__fin="X"))
    drive = office.drive("gunel")
    drop(drive.window, good, bad)
    report = drive.form(IntakeReport)
    text = "\n".join(texts_in(report))
    assert "WD-2026-0000001" in text and "applicant.fin: FİN 7 işarədən ibarətdir" in text
    report.accept()


def test_a_dropped_package_that_has_gone_is_one_line_and_the_others_go_in(
    office: Office, tmp_path: Path
) -> None:
    good = samples.write_zip(tmp_path / "good.zip", samples.no_debt())
    drive = office.drive("gunel")
    drive.window.intake.take_in([tmp_path / "gone.zip", good])
    text = "\n".join(texts_in(drive.form(IntakeReport)))
    assert "WD-2026-0000001" in text and "gone.zip" in text


def test_a_certificate_is_shown_printed_and_saved(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    number = office.taken()
    office.worker.wake()
    office.approved(number)
    drive = office.drive("gunel").open(number)
    drive.parts.perform(Action.CERTIFICATE)
    dialog = drive.form(PaperDialog)
    qtbot.waitUntil(lambda: dialog.viewer.canvas.image is not None, timeout=20_000)
    dialog.save_to(tmp_path / "c.pdf")
    assert (tmp_path / "c.pdf").read_bytes() == dialog.content
    printer = printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: not dialog.on_its_way, timeout=20_000)
    page = pypdfium2.PdfDocument(tmp_path / "p.pdf")[0]
    assert dialog.printed and round(page.get_width()) == 595
    assert page.render(scale=1).to_pil().getpixel((300, 4))[2] > 140, (
        "the blue bar is at the page's edge"
    )
    dialog.save_to(tmp_path / "no" / "such" / "folder.pdf")
    assert "yazılmadı" in dialog.note.text()
    dialog.lost_button.click()
    qtbot.waitUntil(lambda: not dialog.printed, timeout=15_000)
    history = office.desk.local.run(detail.open_case, number).history
    assert any("printerdən çıxmadı" in (row.text or "") for row in history)
    dialog.print_page()
    assert "Printer tapılmadı" in dialog.note.text(), (
        "without a printer it says so and offers the file"
    )
    dialog.accept()


def test_debt_stops_the_certificate_with_the_amount(office: Office, qtbot: QtBot) -> None:
    office.desk.knows["debts"]["12045567890"] = "12.40"
    number = office.taken()
    office.approved(number)
    window = office.drive("gunel").open(number).window
    window.controller.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: "12,40 ₼" in window.bar.text.text(), timeout=20_000)


def test_the_days_report_is_one_page_with_the_figures(office: Office, qtbot: QtBot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", review.refuse, number, "duplicate", "")
    drive = office.drive("sabina")
    drive.parts.pages.show_report()
    drive.form(ReportForm).try_accept()
    report = drive.form(PaperDialog)
    document = pypdfium2.PdfDocument(report.content)
    text = document[0].get_textpage().get_text_bounded()
    assert (
        len(document) == 1
        and "Günel Hüseynova" in text
        and "Təkrar müraciət" in text
        and "20 noyabr 2026-cı il" in text
    )
    report.accept()


def test_why_this_date_is_told_day_by_day(office: Office, qtbot: QtBot) -> None:
    drive = office.drive("gunel").open(office.desk.take_in())
    drive.window.detail.head.deadline_chip.click()
    form = drive.form(FactsForm)
    texts = texts_in(form)
    assert "21.11.2026" in texts and "sayılmır: istirahət günü" in texts and "3-ci iş günü" in texts
    form.accept()


def test_signing_in_tells_a_wrong_password_and_waits_after_five(
    office: Office, qtbot: QtBot
) -> None:
    office.desk.run("admin", accounts.set_password, "gunel", "doğru parol")
    tasks = TaskRunner(office.unit, lambda _error: None)
    form = SignInForm(tasks)
    qtbot.addWidget(form)
    form.account.setText("gunel")
    for _ in range(6):
        form.password.setText("səhv")
        form.problem.hide()
        form.try_accept()
        qtbot.waitUntil(
            lambda: form.problem.isVisibleTo(form) and form.accept_button.isEnabled(),
            timeout=15_000,
        )
    assert "saniyə gözləyin" in form.problem.text()
    office.desk.clock.forward(minutes=10)
    form.password.setText("doğru parol")
    form.try_accept()
    qtbot.waitUntil(lambda: form.login == "gunel", timeout=15_000)
    assert tasks.wait(5000)
