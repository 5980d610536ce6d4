"""A supervisor's look at the office, and the day's report."""

from clerkdesk.demo.headless.stage import Stage
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.certificates.register import RegisterPage
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.gui.supervision.report_form import ReportForm


def play(stage: Stage) -> None:
    window = stage.drive.window("sabina")
    pages = window.parts.pages
    window.parts.show_page("dashboard")
    with stage.record.step("dashboard", "both"):
        window.until(lambda: pages.of(DashboardPage).people.model.rowCount(), "no load")
    stage.picture("dashboard-light", window.window)
    window.parts.show_page("register")
    window.until(lambda: pages.of(RegisterPage).list.model.rowCount(), "the register is empty")
    stage.picture("register-light", window.window)
    pages.show_report()
    window.form(ReportForm, "nobody is asked of which period").try_accept()
    dialog = window.form(PaperDialog, "the report does not open")
    window.until(lambda: dialog.viewer.canvas.image is not None, "the report is not shown")
    stage.picture("report", dialog)
    (stage.record.out / "report.pdf").write_bytes(dialog.content)
    dialog.accept()
    stage.drive.close_window(window)
