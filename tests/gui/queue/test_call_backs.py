"""By real keys: "call again at …" puts the case on top at that hour, and the row says so."""

import pytest
from PySide6.QtCore import QDateTime, QTime

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.forms import CallForm
from clerkdesk.gui.queue.delegate import QueueDelegate
from tests import samples
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)


def test_a_call_is_written_down_and_comes_back_at_its_hour(office: Office) -> None:
    first = office.taken(package=samples.no_debt("first"))
    second = office.taken(package=samples.no_debt("second"))
    drive = office.drive("gunel").open(second)
    drive.window.controller.perform(Action.CALL)
    form = drive.form(CallForm, "nobody asks about the call")
    assert not form.again.isVisible(), "another outcome has no time"
    form.outcome.setFocus()
    form.outcome.setCurrentIndex(form.outcome.findData("call_back"))
    assert form.again.isVisible()
    assert form.again.time() == QTime(14, 0), "it is noon, and two hours later is proposed"
    form.again.setDateTime(QDateTime(form.again.date(), QTime(16, 0)))
    type_text(form.text, "Axşam evdədir")
    form.try_accept()
    queue = drive.window.queue
    drive.until(queue.calls.timer.isActive, "nobody waits for the hour")
    assert _numbers(office) == [first, second]
    assert _below(office, 1) == f"Zəng: 16:00  ·  {second}"
    office.desk.later(hours=4)
    queue.calls.timer.timeout.emit()
    drive.until(lambda: _numbers(office) == [second, first], "it does not come on top")


def test_a_time_that_has_passed_is_refused_where_it_is_written(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.window.controller.perform(Action.CALL)
    form = drive.form(CallForm, "nobody asks about the call")
    form.outcome.setCurrentIndex(form.outcome.findData("call_back"))
    form.again.setDateTime(QDateTime(form.again.date().addDays(-1), QTime(16, 0)))
    form.try_accept()
    assert form.isVisible()
    assert "gələcəkdə" in form.problem.text()


def _numbers(office: Office) -> list[str]:
    model = office.drive("gunel").window.queue.model
    rows = [model.row_at(place) for place in range(model.rowCount())]
    return [row.number for row in rows if row is not None]


def _below(office: Office, place: int) -> str:
    queue = office.drive("gunel").window.queue
    row = queue.model.row_at(place)
    delegate = queue.delegate
    assert row is not None and isinstance(delegate, QueueDelegate)
    return delegate.below(row, 400)
