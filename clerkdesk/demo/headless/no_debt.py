"""A clerk's day with certificates of no debt: from the list to the printed page."""

from PySide6.QtPrintSupport import QPrinter

from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.demo.headless.stage import Stage
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.viewer import printing

_SERVICE = "no_debt"
_TABS = ("documents", "application", "debt", "messages", "history")
_REFUSED_ROW = 2


def play(stage: Stage) -> None:
    step = stage.record.step
    window = stage.drive.window("gunel")
    with step("queue", _SERVICE):
        window.until_listed(9)
    with step("open", _SERVICE):
        window.open_selected()
    with step("review", _SERVICE):
        window.judge_all().show_document_of("ownership_extract")
    with step("debt check", _SERVICE):
        window.ask_debt()
    _tabs_in_both_themes(stage, window)
    number = window.number
    with step("approve", _SERVICE):
        stage.approve(window, "no-debt-undo")
    with step("message", _SERVICE):
        stage.until_told(number, "completed_clear", ("email",))
    with step("certificate", _SERVICE):
        _certificate(stage, window, number)
    with step("refuse", _SERVICE):
        _refuse_and_take_back(stage, window)
    with step("take", _SERVICE):
        window.take_next()
    _small(stage, window)
    _counter(stage, window)
    stage.drive.close_window(window)


def _tabs_in_both_themes(stage: Stage, window: WindowDrive) -> None:
    stage.picture("no-debt-documents-light", window.window)
    window.set_theme("dark")
    stage.picture("no-debt-documents-dark", window.window)
    window.set_theme("light")
    for tab, name in enumerate(_TABS[1:], 1):
        window.parts.show_tab(tab)
        stage.picture(f"no-debt-{name}-light", window.window)
    window.parts.show_tab(0)


def _certificate(stage: Stage, window: WindowDrive, number: str) -> None:
    """Form it, save it, and print it to a file."""
    record = stage.record
    window.open(number)
    window.parts.perform(Action.CERTIFICATE)
    dialog = window.form(PaperDialog, "no certificate is formed")
    window.until(lambda: dialog.viewer.canvas.image is not None, "the certificate is not shown")
    stage.picture("certificate-preview", dialog)
    record.number = dialog.windowTitle()
    record.certificate = f"{record.number}.pdf"
    dialog.save_to(record.out / record.certificate)
    printer = printing.printer_for(QPrinter(QPrinter.PrinterMode.HighResolution))
    printer.setOutputFileName(str(record.out / "printed.pdf"))
    dialog.print_on(printer)
    window.until(lambda: not dialog.on_its_way, "the page is not printed")
    if not dialog.printed:
        raise StepFailed(dialog.note.text())
    dialog.accept()


def _refuse_and_take_back(stage: Stage, window: WindowDrive) -> None:
    """Refuse another one with a template, and see the message first."""
    row = window.parts.row(_REFUSED_ROW)
    assert row is not None
    window.open(row.id)
    refused = window.case
    form = window.open_refusal()
    window.choose(form).preview(form)
    stage.picture("refuse", form)
    form.accept()
    window.until_decided(refused)
    window.until(lambda: stage.case(row.number).header.status == "refused", "it is not refused")
    window.take_back()
    window.until(
        lambda: stage.case(row.number).header.status == "in_progress",
        "the refusal is not taken back",
    )


def _small(stage: Stage, window: WindowDrive) -> None:
    window.resize(1280, 720).wait(200)
    window.until(lambda: window.parts.document_painted, "no document at 1280×720")
    stage.picture("small-1280x720", window.window)
    window.resize(1440, 900)


def _counter(stage: Stage, window: WindowDrive) -> None:
    window.parts.open_counter_form("no_debt")
    form = window.form(CounterForm, "the counter's form does not open")
    stage.picture("counter", form)
    form.reject()
