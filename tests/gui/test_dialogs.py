"""What the window asks: refusing with a preview, counter applications, packages, certificates,
reports.
"""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.people import accounts
from tests import samples

pytestmark = pytest.mark.timeout(90)


def dialogs(window) -> list:
    found: list = []
    window.context.open_form.connect(found.append)
    return found


def held(office, package=None) -> str:
    number = office.desk.take_in(package)
    office.desk.run("gunel", casework.take, number)
    return number


def test_a_refusal_shows_the_message_before_it_is_sent(office, qtbot) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window)
    window.open_case.opened_at -= 1
    window.controller.perform(Action.REFUSE)
    qtbot.waitUntil(lambda: bool(opened))
    form = opened[0]
    form.reason.setCurrentIndex(form.reason.findData("duplicate"))
    assert "təkrar sayıldı" in form.text.text
    form.preview_wanted.emit()
    qtbot.waitUntil(lambda: form._previews.count() == 1)
    form.try_accept()
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "refused", timeout=15_000
    )
    assert office.desk.local.read(detail.header, number).decision_reason == "duplicate"


def test_a_document_that_does_not_fit_asks_for_the_reason(office, qtbot) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window)
    window.detail.judge(False)
    qtbot.waitUntil(lambda: bool(opened))
    opened[0].try_accept()
    assert opened[0].problem.isVisibleTo(opened[0]) and opened[0].isVisible()
    opened[0].text.setPlainText("FİN başqadır")
    opened[0].try_accept()
    qtbot.waitUntil(
        lambda: any(d.fits is False for d in window.detail.case.documents), timeout=15_000
    )


def test_a_counter_application_is_registered_with_dropped_files(
    office, qtbot, tmp_path: Path
) -> None:
    window = office.window("gunel")
    opened = dialogs(window)
    window.sidebar.buttons["counter"].click()
    qtbot.waitUntil(lambda: bool(opened))
    form = opened[0]
    form.try_accept()
    qtbot.waitUntil(lambda: form.problem.isVisibleTo(form), timeout=15_000)
    assert (
        "FİN" in form.problem.text() and form.fields["applicant.fin"].property("invalid") == "true"
    )
    for path, value in {
        "applicant.fin": "5xk2m7p",
        "applicant.surname": "Əliyev",
        "applicant.name": "Rəşad",
        "applicant.birth_date": "31.01.1980",
        "owner.fin": "5XK2M7P",
        "subscriber_code": "12045567890",
        "object.address": "28 May küç. 14",
        "contact.mobile": "050 234 56 78",
    }.items():
        form.fields[path].setText(value)
    form.fields["object.district"].setCurrentText("Nəsimi r-nu")
    files = []
    for name in ("vesiqe.pdf", "cixaris.pdf"):
        (tmp_path / name).write_bytes(samples.pdf(name))
        files.append(QUrl.fromLocalFile(str(tmp_path / name)))
    data = QMimeData()
    data.setUrls(files)
    form.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert [box.currentData() for box, _path in form.files] == ["id_card", "ownership_extract"]
    form.try_accept()
    qtbot.waitUntil(lambda: form.number is not None, timeout=15_000)
    case = office.desk.local.run(detail.open_case, form.number)
    assert (
        case.header.channel,
        case.header.department_code,
        case.people("applicant")[0].birth_date.isoformat(),
    ) == ("counter", "su-nesimi", "1980-01-31")
    assert [d.name for d in case.documents] == ["vesiqe.pdf", "cixaris.pdf"]


def test_one_escape_does_not_throw_away_what_was_typed(office, qtbot) -> None:
    window = office.window("gunel")
    opened = dialogs(window)
    window.sidebar.buttons["counter"].click()
    qtbot.waitUntil(lambda: bool(opened))
    form = opened[0]
    form.fields["applicant.surname"].setText("Əliyev")
    form.reject()
    assert form.isVisible() and "itəcək" in form.problem.text()
    form.reject()
    qtbot.waitUntil(lambda: not form.isVisible())


def test_dropped_packages_go_in_or_name_their_faults(office, qtbot, tmp_path: Path) -> None:
    good = samples.write_zip(tmp_path / "good.zip", samples.no_debt())
    bad = samples.write_folder(tmp_path / "bad", samples.no_debt("bad", applicant__fin="X"))
    window = office.window("gunel")
    opened = dialogs(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    window.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: bool(opened), timeout=15_000)
    from PySide6.QtWidgets import QLabel

    said = "\n".join(shown.text() for shown in opened[0].findChildren(QLabel))
    assert "WD-2026-0000001" in said and "applicant.fin: FİN 7 işarədən ibarətdir" in said
    opened[0].accept()


def test_a_certificate_is_shown_printed_and_saved(office, qtbot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from clerkdesk.gui.viewer import printing

    number = held(office)
    office.worker.wake()
    office.desk.run("gunel", review.accept_documents, number)
    office.desk.run("gunel", review.approve, number)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window)
    window.controller.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    dialog = opened[0]
    qtbot.waitUntil(lambda: dialog.viewer.canvas.image is not None, timeout=20_000)
    dialog.save_to(tmp_path / "c.pdf")
    assert (tmp_path / "c.pdf").read_bytes() == dialog.content
    printer = printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    done: list = []
    printing.print_page(dialog.renderer, printer, "Təkrar nüsxə 1", done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    page = pypdfium2.PdfDocument(tmp_path / "p.pdf")[0]
    assert done == [None] and round(page.get_width()) == 595
    assert page.render(scale=1).to_pil().getpixel((300, 4))[2] > 140, (
        "the blue bar is at the page's edge"
    )
    dialog.save_to(tmp_path / "no" / "such" / "folder.pdf")
    assert "yazılmadı" in dialog.note.text()
    dialog.print_page()
    assert "Printer tapılmadı" in dialog.note.text(), (
        "without a printer it says so and offers the file"
    )
    dialog.accept()


def test_debt_stops_the_certificate_with_the_amount(office, qtbot) -> None:
    office.desk.knows["debts"]["12045567890"] = "12.40"
    number = held(office)
    office.desk.run("gunel", review.accept_documents, number)
    office.desk.run("gunel", review.approve, number)
    window = office.window("gunel")
    office.open(window, number)
    window.controller.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: "12,40 ₼" in window.bar.text.text(), timeout=20_000)


def test_the_days_report_is_one_page_with_the_figures(office, qtbot) -> None:
    number = office.desk.take_in()
    office.desk.run("gunel", review.refuse, number, "duplicate", "")
    window = office.window("sabina")
    opened = dialogs(window)
    window.pages.show_report()
    qtbot.waitUntil(lambda: bool(opened), timeout=15_000)
    document = pypdfium2.PdfDocument(opened[0].content)
    said = document[0].get_textpage().get_text_bounded()
    assert (
        len(document) == 1
        and "Günel Hüseynova" in said
        and "Təkrar müraciət" in said
        and "20 noyabr 2026-cı il" in said
    )
    opened[0].accept()


def test_why_this_date_is_told_day_by_day(office, qtbot) -> None:
    from PySide6.QtWidgets import QLabel

    number = office.desk.take_in()
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window)
    window.detail.head.deadline_chip.click()
    said = [shown.text() for shown in opened[0].findChildren(QLabel)]
    assert "21.11.2026" in said and "sayılmır: istirahət günü" in said and "3-ci iş günü" in said
    opened[0].accept()


def test_signing_in_tells_a_wrong_password_and_waits_after_five(office, qtbot) -> None:
    from clerkdesk.gui.kit.tasks import TaskRunner
    from clerkdesk.gui.session.sign_in import SignInForm

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
