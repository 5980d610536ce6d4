"""Each part of the desk by itself: made of a context, shown, used a little, without the window."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QStackedWidget
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.administration.people import PeoplePage
from clerkdesk.gui.administration.people_forms import PersonForm
from clerkdesk.gui.case import steps
from clerkdesk.gui.case.controller import CaseController
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.case.pane import DetailPane
from clerkdesk.gui.intake.controller import Intake
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.kit.forms import RefuseForm
from clerkdesk.gui.kit.location import ListLocation, Location
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.queue.filters import FilterForm, ViewForm
from clerkdesk.gui.queue.pane import QueuePane
from clerkdesk.gui.queue.saved_views import SavedViews
from clerkdesk.gui.shell.pages import Pages
from clerkdesk.gui.supervision.dashboard import DashboardPage
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.people import staff
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk
from tests.gui.seen import texts_in

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
WAIT_MS = 15_000
F = TypeVar("F", bound=QDialog)
NEW = ListLocation(Filter(Queue.NEW), "Yeni")


class Workplace:
    """What a part is given, and all that it says: the listener that is else the window."""

    def __init__(self, desk: Desk, login: str, qtbot: QtBot) -> None:
        unit = desk.as_(login)
        self.qtbot = qtbot
        self.errors: list[BaseException] = []
        self.tasks = TaskRunner(unit, self.errors.append)
        self.context = DeskContext(
            self.tasks, unit.read(staff.me), unit.read(reference_data.calendar), desk.clock
        )
        self.notices: list[tuple[str, str]] = []
        self.locations: list[Location] = []
        self.forms: list[QDialog] = []
        self.context.notice.connect(lambda text, tone: self.notices.append((text, tone)))
        self.context.case_notice.connect(
            lambda _number, text, tone: self.notices.append((text, tone))
        )
        self.context.go_to.connect(self.locations.append)
        self.context.open_form.connect(self._open_form)

    @property
    def deadlines(self) -> Deadlines:
        return Deadlines(self.context.calendar, self.context.clock)

    def _open_form(self, form: QDialog) -> None:
        self.qtbot.addWidget(form)
        self.forms.append(form)
        form.open()

    def form(self, kind: type[F]) -> F:
        """The one of this kind that was asked to be opened last, once it was."""
        self.until(lambda: bool(self.forms) and isinstance(self.forms[-1], kind))
        form = self.forms[-1]
        assert isinstance(form, kind)
        return form

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def settle(self) -> None:
        self.until(lambda: self.tasks.idle)


OpenWorkplace = Callable[[str], Workplace]


@pytest.fixture
def open_workplace(embedded: Desk, qtbot: QtBot) -> Iterator[OpenWorkplace]:
    """By the login of who sits there."""
    workplaces: list[Workplace] = []

    def opened(login: str) -> Workplace:
        workplace = Workplace(embedded, login, qtbot)
        workplaces.append(workplace)
        return workplace

    yield opened
    for workplace in workplaces:
        workplace.tasks.close(WAIT_MS)
        assert workplace.errors == []


@pytest.fixture
def gunel(open_workplace: OpenWorkplace) -> Workplace:
    return open_workplace("gunel")


@pytest.fixture
def number(embedded: Desk) -> str:
    """Of an application that Günel has taken."""
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    return number


# -- an application --------------------------------------------------------------------------------


class CaseParts:
    """The open application, its pane, and what is done with it."""

    def __init__(self, workplace: Workplace) -> None:
        context = workplace.context
        self.open_case = OpenCase(workplace.tasks)
        self.pane = DetailPane(context, self.open_case, workplace.deadlines)
        self.controller = CaseController(context, self.open_case, steps.STEPS)
        self.pane.action_wanted.connect(self.controller.perform)
        self.controller.changed.connect(lambda _decided: self.open_case.read_again())
        workplace.qtbot.addWidget(
            self.pane, before_close_func=lambda _pane: self.pane.renderer.close()
        )
        self.pane.resize(900, 700)
        self.pane.show()

    def opened(self) -> str | None:
        case = self.pane.case
        return None if case is None else case.header.number


@pytest.fixture
def case_parts(gunel: Workplace) -> CaseParts:
    return CaseParts(gunel)


def test_an_application_is_shown_with_its_documents_and_closed_again(
    case_parts: CaseParts, gunel: Workplace, number: str
) -> None:
    pane = case_parts.pane
    assert pane.case is None and pane.closed_text.isVisible()
    case_parts.open_case.open(number)
    gunel.until(lambda: case_parts.opened() == number)
    gunel.until(lambda: pane.filled and pane.viewer.canvas.image is not None)
    assert any("Əliyev" in text for text in texts_in(pane.application_tab))
    case_parts.open_case.close()
    assert case_parts.opened() is None and pane.closed_text.isVisible()


def test_what_an_application_does_not_allow_is_a_notice(
    case_parts: CaseParts, gunel: Workplace, number: str
) -> None:
    case_parts.open_case.open(number)
    gunel.until(lambda: case_parts.opened() == number)
    case_parts.controller.decision_guard = 0
    case_parts.controller.perform(Action.APPROVE)
    ((text, tone),) = gunel.notices
    assert "rəy verin" in text and tone == "warn" and gunel.forms == []


def test_without_a_database_that_answers_nothing_is_done_and_that_is_a_notice(
    case_parts: CaseParts, gunel: Workplace, number: str
) -> None:
    case_parts.open_case.open(number)
    gunel.until(lambda: case_parts.opened() == number)
    gunel.context.connected = False
    case_parts.controller.perform(Action.REFUSE)
    gunel.settle()
    assert [tone for _text, tone in gunel.notices] == ["warn"] and gunel.forms == []


def test_a_refusal_is_a_form_to_be_opened_and_then_decides(
    case_parts: CaseParts, gunel: Workplace, number: str, embedded: Desk
) -> None:
    decided: list[int] = []
    case_parts.controller.decided.connect(lambda _text, key: decided.append(key))
    case_parts.open_case.open(number)
    gunel.until(lambda: case_parts.opened() == number)
    case_parts.pane.action_bar.buttons[Action.REFUSE].click()
    form = gunel.form(RefuseForm)
    form.reason.setCurrentIndex(0)
    form.try_accept()
    gunel.until(lambda: decided == [case_parts.open_case.id])
    assert embedded.scalar("SELECT status FROM application") == "refused"
    gunel.until(lambda: case_parts.pane.case is not None and gunel.tasks.idle)
    assert case_parts.controller.case is not None
    assert case_parts.controller.case.header.status == "refused"
    case_parts.controller.undo(decided[0])
    gunel.until(lambda: [tone for _text, tone in gunel.notices] == ["ok"])
    assert embedded.scalar("SELECT status FROM application") == "in_progress"


# -- the list --------------------------------------------------------------------------------------


@pytest.fixture
def queue(gunel: Workplace) -> QueuePane:
    queue = QueuePane(gunel.context, gunel.deadlines)
    gunel.qtbot.addWidget(queue)
    queue.resize(492, 700)
    queue.show()
    return queue


def test_a_list_is_shown_searched_and_its_row_opened(
    queue: QueuePane, gunel: Workplace, embedded: Desk
) -> None:
    embedded.take_in()
    embedded.take_in(samples.no_debt("other", owner__surname="Quliyev"))
    opened: list[int] = []
    queue.opened.connect(opened.append)
    queue.show_list(NEW)
    gunel.until(lambda: queue.model.rowCount() == 2)
    assert queue.title.text() == "Yeni" and queue.count.text() == "2"
    type_text(queue.search, "quliyev")
    gunel.until(lambda: queue.model.rowCount() == 1)
    QTest.keyClick(queue.table, Qt.Key.Key_Return)
    row = queue.current()
    assert row is not None and row.name.startswith("Quliyev") and opened == [row.id]


def test_a_filter_is_asked_for_and_kept_as_a_view_that_is_gone_to(
    queue: QueuePane, gunel: Workplace, embedded: Desk
) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    embedded.run("gunel", review.refuse, number, "other", "səbəb")
    views = SavedViews(gunel.context, queue)
    changes: list[bool] = []
    views.changed.connect(lambda: changes.append(True))
    queue.show_list(ListLocation(Filter(Queue.ALL), "Hamısı"))
    gunel.until(lambda: queue.model.rowCount() == 1)
    views.ask_filter()
    filter_form = gunel.form(FilterForm)
    filter_form.statuses["new"].setChecked(True)
    filter_form.keep = True
    filter_form.try_accept()
    view_form = gunel.form(ViewForm)
    gunel.until(lambda: queue.model.rowCount() == 0)
    view_form.name.setText("Təzələr")
    view_form.try_accept()
    gunel.until(lambda: bool(gunel.locations))
    (location,) = gunel.locations
    assert location.list is not None and location.list.title == "Təzələr"
    assert location.list.filter == Filter(Queue.ALL, statuses=("new",)) and changes == [True]


# -- taking in -------------------------------------------------------------------------------------


def test_packages_are_taken_in_and_what_came_of_them_is_a_form(
    gunel: Workplace, embedded: Desk, tmp_path: Path
) -> None:
    good = samples.write_zip(tmp_path / "good.zip", samples.no_debt())
    bad = samples.write_folder(tmp_path / "bad", samples.no_debt("bad", applicant__fin="X"))
    intake = Intake(gunel.context)
    intake.take_in([good, bad])
    text = "\n".join(texts_in(gunel.form(IntakeReport)))
    assert "WD-2026-0000001" in text and "applicant.fin: " in text
    assert embedded.scalar("SELECT count(*) FROM application") == 1


def test_the_counters_form_is_kept_until_it_is_closed(gunel: Workplace) -> None:
    intake = Intake(gunel.context)
    intake.open_form("no_debt")
    form = gunel.form(CounterForm)
    location = intake.save()
    assert location is not None and location.request_id == form.request_id
    form.reject()
    assert intake.save() is None


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(1100, 700)
    stack.show()
    return stack


def test_the_page_of_people_lists_them_and_asks_with_forms(
    open_workplace: OpenWorkplace, stack: QStackedWidget
) -> None:
    admin = open_workplace("admin")
    pages = Pages(admin.context, stack)
    stack.setCurrentWidget(pages.show("settings/people"))
    page = pages.of(PeoplePage)
    admin.until(lambda: page.model.rowCount() == 5)
    page.new_button.click()
    form = admin.form(PersonForm)
    assert form.isVisible() and pages.name_of(stack.currentWidget()) == "settings/people"
    form.reject()


@pytest.mark.usefixtures("number")
def test_a_supervisor_goes_from_the_dashboard_to_one_persons_work(
    open_workplace: OpenWorkplace, stack: QStackedWidget
) -> None:
    sabina = open_workplace("sabina")
    pages = Pages(sabina.context, stack)
    stack.setCurrentWidget(pages.show("dashboard"))
    page = pages.of(DashboardPage)
    sabina.until(lambda: page.people.model.rowCount() > 0)
    page.people.show_view(2)
    gunel = next(person for person in page.people.model.rows if person.login == "gunel")
    page.people.list.person_wanted.emit(gunel, False)
    work = ListLocation(Filter(Queue.IN_PROGRESS, holder="gunel"), "Günel Hüseynova")
    assert sabina.locations == [Location(list=work, back="dashboard")]
