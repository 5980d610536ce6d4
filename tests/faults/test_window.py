"""The window on a server behind a line that breaks, and beside other desks."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from sqlalchemy import make_url, text

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit import theme
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.faults.clerks import fill
from tests.faults.proxy import Proxy
from tests.gui.test_dialogs import dialogs

pytestmark = pytest.mark.timeout(120)


class ServerDesks:
    """Windows of an office on PostgreSQL, each behind the proxy."""

    def __init__(self, desk: Desk, qtbot: Any, folder: Path) -> None:
        self.desk = desk
        self._qtbot = qtbot
        self._folder = folder
        self.proxy = Proxy(Path(str(make_url(desk.url).query["host"])) / ".s.PGSQL.5432")
        self._engines: list[Any] = []

    def window(self, login: str) -> MainWindow:
        url = make_url(self.desk.url).set(
            username=login, host="127.0.0.1", port=self.proxy.port, query={}
        )
        self._engines.append(make_engine(url.render_as_string(hide_password=False)))
        state = QSettings(str(self._folder / "w.ini"), QSettings.Format.IniFormat)
        made = loop.open_window(
            loop.Desk(
                unit_of_work=UnitOfWork(self._engines[-1]),
                data_dir=self._folder,
                language="az",
                clock=self.desk.clock,
                on_commit=[],
            ),
            None,
            state,
        )
        self._qtbot.addWidget(made)
        made.resize(1440, 900)
        made.show()
        self._qtbot.waitUntil(lambda: made.changes.token != () and made.tasks.idle, timeout=15_000)
        return made

    def open(self, window: MainWindow, number: str) -> None:
        window.open_number(number)
        self._qtbot.waitUntil(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            timeout=15_000,
        )

    def close(self) -> None:
        for engine in self._engines:
            engine.dispose()
        self.proxy.down()


@pytest.fixture
def behind(server: Desk, qtbot: Any, tmp_path: Path, qapp: Any) -> Iterator[ServerDesks]:
    theme.load_fonts()
    first_frame.translate(qapp, "az")
    theme.apply(qapp, "light")
    made = ServerDesks(server, qtbot, tmp_path)
    yield made
    made.close()


def test_without_its_server_the_window_stays_readable_decides_nothing_and_comes_back_by_itself(
    behind: ServerDesks, qtbot: Any
) -> None:
    number = fill(behind.desk, 3)[0]
    behind.desk.run("gunel", casework.take, number)
    window = behind.window("gunel")
    behind.open(window, number)
    assert window.detail.action_bar.isEnabled()
    behind.proxy.down()
    qtbot.waitUntil(
        lambda: window.status.database.text() == "Məlumat bazası: əlaqə yoxdur", timeout=15_000
    )
    assert not window.detail.action_bar.isEnabled()
    assert (
        window.detail.case is not None
        and window.detail.case.header.number == number
        and window.queue.model.rowCount() > 0
    )
    behind.desk.run("tural", casework.note, number, "o vaxt")
    started = time.monotonic()
    behind.proxy.up()
    qtbot.waitUntil(
        lambda: (
            window.status.database.text() != "Məlumat bazası: əlaqə yoxdur"
            and window.detail.action_bar.isEnabled()
        ),
        timeout=15_000,
    )
    assert time.monotonic() - started < 5
    qtbot.waitUntil(
        lambda: any(event.text == "o vaxt" for event in window.detail.case.history), timeout=15_000
    )


def test_a_decision_whose_answer_was_lost_is_looked_up_and_the_bar_says_so_meanwhile(
    behind: ServerDesks, qtbot: Any
) -> None:
    number = fill(behind.desk, 1)[0]
    behind.desk.run("gunel", casework.take, number)
    window = behind.window("gunel")
    behind.open(window, number)
    said: list[str] = []
    window.doubt.connect(lambda doubting: said.append(window.bar.text.text() if doubting else "-"))
    opened = dialogs(window.controller)
    window.open_case.opened_at -= 1
    window.controller.perform(Action.REFUSE)
    qtbot.waitUntil(lambda: bool(opened))
    # The next COMMIT after an UPDATE of the case; tickets and drafts have theirs before it.
    qtbot.waitUntil(lambda: window.tasks.idle)
    behind.proxy.at_commit = lambda: (
        "after" if behind.proxy.cuts["after"] == 0 and _decided(behind.desk, number) else "pass"
    )
    opened[0].try_accept()
    qtbot.waitUntil(
        lambda: behind.desk.scalar("SELECT status FROM application") == "refused", timeout=15_000
    )
    qtbot.waitUntil(
        lambda: window.tasks.idle and window.detail.action_bar.isEnabled(), timeout=15_000
    )
    with behind.desk.engine.connect() as connection:
        assert (
            connection.execute(text("SELECT count(*) FROM event WHERE action = 'refuse'")).scalar()
            == 1
        )
    assert behind.proxy.cuts["after"] == 1
    assert said and said[0].startswith("Əlaqə kəsildi, nəticə yoxlanılır") and said[-1] == "-"


def _decided(desk: Desk, number: str) -> bool:
    """Whether some transaction holds the case: the COMMIT that comes now is the decision's."""
    return bool(
        desk.scalar(
            """
                SELECT count(*)
                FROM pg_locks l
                JOIN pg_class c ON c.oid = l.relation
                WHERE c.relname = 'event' AND l.mode = 'RowExclusiveLock'
            """
        )
    )


def test_another_desks_decision_changes_list_and_counts_without_moving_what_one_reads(
    behind: ServerDesks, qtbot: Any
) -> None:
    numbers = fill(behind.desk, 60)
    window = behind.window("tural")
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(
        lambda: window.queue.model.rowCount() == 60 and window.tasks.idle, timeout=15_000
    )
    bar = window.queue.table.verticalScrollBar()
    bar.setValue(20 * 50 + 17)
    top = window.queue.model.row_at(20)
    # The first of the list goes away, from above what one reads.
    first = window.queue.model.row_at(0)
    assert top is not None and first is not None
    behind.desk.run("gunel", review.refuse, first.number, "other", "səbəb")
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 59, timeout=15_000)
    place = window.queue.model.find(top.id)
    assert place == 19 and bar.value() == 19 * 50 + 17
    qtbot.waitUntil(lambda: "59" in window.queue.count.text(), timeout=15_000)
    assert len(numbers) == 60
