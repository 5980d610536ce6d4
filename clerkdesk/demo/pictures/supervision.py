"""What a supervisor looks at."""

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates.register import RegisterPage
from clerkdesk.gui.supervision.absence_form import AbsenceForm
from clerkdesk.gui.supervision.audit import AuditPage
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.gui.supervision.office_history import PERIODS
from clerkdesk.gui.supervision.recurring_page import RecurringPage
from clerkdesk.gui.supervision.report_form import ReportForm
from clerkdesk.gui.supervision.undelivered import UndeliveredPage
from clerkdesk.usecases import installation_settings

_COMPLETED = "WD-2026-0041734"


def _dashboard(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("dashboard")
    window.until(
        lambda: window.parts.pages.of(DashboardPage).people.model.rowCount(), "no load per clerk"
    )
    return window.window


def _absences(scene: Scene) -> QWidget:
    window = scene.window
    page = window.parts.pages.of(DashboardPage)
    page.people.show_view(2)
    page.note_absence()
    return window.form(AbsenceForm, "nobody is asked who is not at work")


def _register(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("register")
    window.until(
        lambda: window.parts.pages.of(RegisterPage).list.model.rowCount(), "the register is empty"
    )
    return window.window


def _checked(scene: Scene) -> QWidget:
    window = scene.window
    page = window.parts.pages.of(RegisterPage)
    newest = page.list.model.row_at(page.list.model.index(0, 0))
    assert newest is not None
    page.check.check_row(newest.number)
    return _answer(scene, Verdict.VALID)


def _expired(scene: Scene) -> QWidget:
    unit = scene.installation.unit_of_work.acting_as(None)
    unit.run(installation_settings.set_setting, "certificate_valid_days", "5")
    scene.window.parts.pages.of(RegisterPage).check.check_again()
    return _answer(scene, Verdict.EXPIRED)


def _answer(scene: Scene, verdict: Verdict) -> QWidget:
    """The answer alone: the code beside it is drawn by lot."""
    check = scene.window.parts.pages.of(RegisterPage).check
    scene.window.until(
        lambda: (
            check.result is not None
            and check.result.judgement.verdict is verdict
            and not check.is_reading
        ),
        f"the answer is not {verdict}",
    )
    check.answer.show()
    return check.answer


def _undelivered(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("undelivered")
    window.until(
        lambda: window.parts.pages.of(UndeliveredPage).model.rowCount(),
        "what did not arrive is not shown",
    )
    return window.window


def _recurring(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("recurring")
    window.until(
        lambda: window.parts.pages.of(RecurringPage).model.rowCount(), "nothing that recurs"
    )
    return window.window


def _audit(scene: Scene) -> QWidget:
    window = scene.window
    window.parts.show_page("audit")
    page = window.parts.pages.of(AuditPage)
    page.number.setText(_COMPLETED)
    page.ask()
    window.until(lambda: page.trail is not None, "no trail is shown")
    return window.window


def _audit_people(scene: Scene) -> QWidget:
    window = scene.window
    page = window.parts.pages.of(AuditPage)
    page.show_tab(1)
    window.until(lambda: page.outliers.rowCount(), "nobody is shown")
    return window.window


def _audit_office(scene: Scene) -> QWidget:
    window = scene.window
    page = window.parts.pages.of(AuditPage)
    page.show_tab(2)
    page.office.period.setCurrentIndex(len(PERIODS) - 1)
    window.until(lambda: page.office.acts.rowCount(), "no administration is shown")
    return window.window


def _report_form(scene: Scene) -> QWidget:
    scene.window.parts.pages.show_report()
    return scene.window.form(ReportForm, "nobody is asked of which period")


def _report(scene: Scene) -> QWidget:
    scene.window.parts.pages.show_report()
    scene.window.form(ReportForm, "nobody is asked of which period").try_accept()
    return scene.paper()


ACT = Act(
    login="sabina",
    pictures=(
        Picture(
            "dashboard",
            "what will be late, and who has too much",
            _dashboard,
            also_small=True,
        ),
        Picture("absences", "who is not at work", _absences),
        Picture("register", "every certificate", _register),
        Picture("check", "what a certificate is worth, and what was checked", _checked),
        Picture("check-expired", "one whose days are over", _expired),
        Picture("undelivered", "messages that did not arrive", _undelivered),
        Picture("recurring", "households and accounts that recur", _recurring, also_small=True),
        Picture("audit", "who saw an application, and who did what to it", _audit),
        Picture("audit-people", "who opened more than others", _audit_people),
        Picture("audit-office", "who administered what", _audit_office),
        Picture("report-form", "of which period, and as what", _report_form),
        Picture("report", "the day's report as it is printed", _report),
    ),
)
