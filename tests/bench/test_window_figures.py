"""The window's figures of docs/performance.md: the first frame and screen, scrolling, choosing and
opening, a document's first page, memory.

pytest -n 0 -m bench -s tests/bench/test_window_figures.py
"""

import gc
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtSql import QSqlDatabase, QSqlQuery, QSqlTableModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.kit.deadlines import Deadlines
from clerkdesk.gui.queue.delegate import HEIGHT, QueueDelegate
from clerkdesk.gui.queue.model import ROW, QueueModel
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.store.engine import make_engine
from clerkdesk.store.statements import PAGE, QueueRow
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.bench import million
from tests.bench.measuring import figure
from tests.conftest import NOW, Desk, TestClock
from tests.driving import desk_on, drive_on
from tests.gui.conftest import dressed, qapp_cls  # noqa: F401
from tests.gui.heartbeat import Heartbeat
from tests.gui.viewing import Shown, extract

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(1500),
    pytest.mark.usefixtures("dressed"),
]
ROWS = 100_000
SHOWN_ROWS = 12_800
"""As many as the window's model keeps; both models have them all in memory."""


@pytest.fixture(scope="module")
def full(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An installation with 100,000 applications in a file; the newest few have documents."""
    folder = tmp_path_factory.mktemp("window")
    shutil.copy(sqlite_template, folder / "clerkdesk.db")
    url = f"sqlite:///{folder / 'clerkdesk.db'}"
    clock = TestClock(NOW)
    desk = Desk(url, make_engine(url, clock), clock, folder)
    desk.take_in(samples.no_debt())
    million.fill(desk.engine, ROWS)
    yield desk
    desk.close()


Opens = Callable[[Desk], WindowDrive]


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path) -> Iterator[Opens]:
    """Opens Tural's window of an office."""
    drives: list[Drive] = []

    def opened(desk: Desk) -> WindowDrive:
        drive = drive_on(desk_on(desk.local, tmp_path, desk.clock), seconds=30)
        drives.append(drive)
        return drive.window("tural")

    yield opened
    for drive in drives:
        drive.close()


def _percentile(taken: list[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


def _spread(taken: list[float], jitter: float) -> str:
    middle = statistics.median(taken)
    return f"{middle:.1f} ms, p95 {_percentile(taken, 0.95):.1f} ms; idle jitter {jitter:.0f} ms"


def _jitter(wait: Callable[[int], object]) -> float:
    """The longest beat of a loop in which nothing happens; ``wait``: for so many milliseconds."""
    with Heartbeat() as beat:
        wait(1500)
    return beat.longest


# -- the first frame and the first screen ----------------------------------------------------------

BARE = """
import sys, time
started = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QLabel, QVBoxLayout, QWidget
app = QApplication(sys.argv)
window = QMainWindow(); inner = QWidget(); layout = QVBoxLayout(inner)
[layout.addWidget(QLabel(str(n))) for n in range(20)]
window.setCentralWidget(inner); window.resize(1440, 900); window.show()
app.processEvents(); window.grab()
print((time.perf_counter() - started) * 1000)
"""
FRAME = """
import sys, time
started = time.perf_counter()
from clerkdesk.gui.session.first_frame import first_frame
# From the second start on it is known what contrast the system asks for.
app, frame = first_frame("az", "light", False); app.processEvents(); frame.grab()
print((time.perf_counter() - started) * 1000)
"""
LEAST = """
import sys, time
started = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
app = QApplication(sys.argv)
window = QMainWindow(); window.resize(1440, 900); window.show(); app.processEvents()
from sqlalchemy import BigInteger, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
class Base(DeclarativeBase): pass
class Application(Base):
    __tablename__ = "application"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
with Session(create_engine(sys.argv[1])) as session:
    newest = select(Application.id, Application.number).order_by(Application.id.desc()).limit(200)
    rows = session.execute(newest).all()
table = QTableWidget(len(rows), 2)
for place, row in enumerate(rows):
    for column in (0, 1):
        table.setItem(place, column, QTableWidgetItem(str(row[column])))
window.setCentralWidget(table); app.processEvents(); window.grab()
assert len(rows) == 200
print((time.perf_counter() - started) * 1000)
"""
"""The least that Qt and SQLAlchemy take together: one table of two columns, read over the ORM and
shown by Qt's own widget.
"""
SCREEN = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from clerkdesk.gui.session.first_frame import first_frame, state_of
app, frame = first_frame("az", "light"); app.processEvents()
from clerkdesk import bootstrap, settings
from clerkdesk.gui.session import loop
loaded = settings.load(database=sys.argv[1], data_dir=Path(sys.argv[2]))
opened = bootstrap.open_installation(loaded)
state = state_of(loaded.data_dir)
window = loop.open_window(bootstrap.desk_of(opened), "sabina", state)
window.show(); frame.close()
while not window.queue.model.rowCount():
    app.processEvents()
app.processEvents(); window.grab()
print((time.perf_counter() - started) * 1000)
window.close(); opened.close()
"""


def _painted(code: str, *arguments: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return float(done.stdout.split()[-1])


def test_the_first_frame_and_the_complete_first_screen(full: Desk, tmp_path: Path) -> None:
    bare = []
    least = []
    frame = []
    screen = []
    for _ in range(11):
        bare.append(_painted(BARE))
        least.append(_painted(LEAST, full.url))
        frame.append(_painted(FRAME))
        screen.append(_painted(SCREEN, full.url, str(tmp_path)))
    plain = statistics.median(bare)
    floor = statistics.median(least)
    ours = statistics.median(frame)
    whole = statistics.median(screen)
    figure(
        "painted frame",
        f"{ours / plain:.2f}x bare PySide6 ({ours:.0f} / {plain:.0f} ms)",
        "≤ 1.25x",
    )
    figure(
        "complete first screen, list painted",
        f"{whole / plain:.2f}x bare PySide6 ({whole:.0f} / {plain:.0f} ms)",
        "≤ 2.5x",
    )
    figure(
        "    against the least that Qt and SQLAlchemy take",
        f"{whole / floor:.2f}x ({floor:.0f} ms, which is {floor / plain:.2f}x bare by itself)",
        "—",
    )


# -- scrolling -------------------------------------------------------------------------------------


FIELDS = (
    "name",
    "place",
    "due_on",
    *(field for field in QueueRow._fields if field not in ("name", "place", "due_on")),
)
"""The columns that are shown come first, as in the window."""


class SqlRows(QSqlTableModel):
    """Qt's own model over the same rows; for the delegate it makes a QueueRow of a record once, and
    keeps it.
    """

    def __init__(self, database: QSqlDatabase) -> None:
        super().__init__(None, database)
        self._rows: dict[int, QueueRow] = {}

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != ROW:
            return super().data(index, role)
        row = index.row()
        if row not in self._rows:
            self._rows[row] = QueueRow(**dict(zip(FIELDS, self._values(row))))
        return self._rows[row]

    def _values(self, row: int) -> Iterator[Any]:
        """In the order of ``FIELDS``. Qt gives NULL as an empty text, which no column of ours
        holds.
        """
        for column in range(len(FIELDS)):
            value = super().data(self.index(row, column))
            yield None if value == "" else value


def _table(qtbot: QtBot, model: QAbstractItemModel, columns: tuple[str, ...]) -> QTableView:
    """The queue's table, over any model."""
    table = QTableView()
    table.setModel(model)
    deadlines = Deadlines(WorkingCalendar(), lambda: NOW)
    table.setItemDelegate(QueueDelegate(deadlines, lambda _row: "", lambda: columns, table))
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(HEIGHT)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    for section in range(model.columnCount()):
        table.setColumnHidden(section, section > 2)
    table.setColumnWidth(0, 240)
    table.resize(492, 760)
    qtbot.addWidget(table)
    table.show()
    return table


def test_a_scrolled_frame_against_a_plain_sql_model(
    full: Desk, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    unit = full.as_("tural")
    everything = Filter(Queue.ALL)
    blocks = [unit.read(browsing.block, everything, n) for n in range(SHOWN_ROWS // PAGE)]
    ours = QueueModel()
    ours.words = lambda row, key: row.place if key == "place" else ""
    ours.reset(SHOWN_ROWS, blocks[0])
    for number, rows in enumerate(blocks):
        ours.set_block(number, rows)
    database = QSqlDatabase.addDatabase("QSQLITE", "figures")
    database.setDatabaseName(str(tmp_path / "rows.db"))
    assert database.open()
    query = QSqlQuery(database)
    query.exec(f"CREATE TABLE rows ({', '.join(FIELDS)})")
    database.transaction()
    query.prepare(f"INSERT INTO rows VALUES ({', '.join('?' * len(FIELDS))})")
    for rows in blocks:
        for row in rows:
            for value in (getattr(row, field) for field in FIELDS):
                plain = value is None or isinstance(value, int | str)
                query.addBindValue(value if plain else str(value))
            assert query.exec()
    database.commit()
    theirs = SqlRows(database)
    theirs.setTable("rows")
    theirs.select()
    while theirs.canFetchMore():
        theirs.fetchMore()
    assert theirs.rowCount() == ours.rowCount() == SHOWN_ROWS and ours.columns[:2] == FIELDS[
        1:2
    ] + ("due",)
    columns = ours.columns
    tables = [_table(qtbot, model, columns) for model in (ours, theirs)]
    pictures = [table.viewport().grab().toImage() for table in tables]
    assert pictures[0] == pictures[1], "the same is painted"
    for distance, step in (("a notch of the wheel", 3 * HEIGHT // 2), ("a page", 700)):
        taken: list[list[float]] = [[], []]
        for n in range(1, 161):
            for which, table in enumerate(tables):
                began = time.perf_counter()
                table.verticalScrollBar().setValue(n * step)
                qapp.processEvents()
                taken[which].append((time.perf_counter() - began) * 1000)
        mine = statistics.median(taken[0][20:])
        qts = statistics.median(taken[1][20:])
        figure(
            f"scrolled frame, {distance}",
            f"{mine / qts:.2f}x QSqlTableModel ({mine:.2f} / {qts:.2f} ms)",
            "≤ 1.2x",
        )
        assert mine / qts < 1.5
    theirs.deleteLater()


# -- choosing, opening, a first page ---------------------------------------------------------------


def _until(condition: Callable[[], bool]) -> float:
    """Turn the loop without a pause until it holds; milliseconds."""
    began = time.perf_counter()
    while not condition():
        QApplication.processEvents()
        assert time.perf_counter() - began < 20
    return (time.perf_counter() - began) * 1000


def _key(window: MainWindow, key: Qt.Key, shown: Callable[[], bool]) -> float:
    """From the key to the painted window, milliseconds."""
    began = time.perf_counter()
    QTest.keyClick(window.queue.table, key)
    _until(shown)
    window.repaint()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def test_choosing_an_application(full: Desk, open_window: Opens) -> None:
    drive = open_window(full)
    window = drive.window
    window.show_queue(Queue.ALL)
    drive.until_listed(PAGE + 1).settle()
    jitter = _jitter(drive.wait)
    taken = []
    for _ in range(60):
        old = window.detail.head.subtitle.text()

        def changed(old: str = old) -> bool:
            return window.detail.head.subtitle.text() != old

        taken.append(_key(window, Qt.Key.Key_Down, changed))
    figure("choosing shows the masked data", _spread(taken, jitter), "≤ 50 ms")
    assert statistics.median(taken) < 150


def test_opening_an_application(embedded: Desk, open_window: Opens) -> None:
    _take_in(embedded, 40)
    drive = open_window(embedded)
    window = drive.window
    window.show_queue(Queue.NEW)
    drive.until_listed(40).settle()
    jitter = _jitter(drive.wait)
    taken = []
    for _ in range(38):
        QTest.keyClick(window.queue.table, Qt.Key.Key_Down)
        taken.append(_key(window, Qt.Key.Key_Return, lambda: window.detail.case is not None))
        drive.until(
            lambda: window.tasks.idle and window.detail.viewer.canvas.image is not None,
            "its document is not shown",
        )
    figure("Enter shows the open application", _spread(taken, jitter), "—")


def test_the_first_page_of_twenty(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(extract(1))
    jitter = _jitter(qtbot.wait)
    taken = []
    for n in range(15):
        content = extract(20) + f"\n% {n}\n".encode()
        began = time.perf_counter()
        shown.viewer.show_file("çıxarış.pdf", len(content), content, "application/pdf")
        while shown.viewer.canvas.image is None:
            QApplication.processEvents()
        shown.viewer.canvas.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1000)
    figure(
        "first page of a PDF of 20, warm child",
        _spread(taken, jitter),
        "≤ 400 ms",
    )
    assert statistics.median(taken) < 1200


# -- memory ----------------------------------------------------------------------------------------


def _take_in(desk: Desk, count: int) -> list[str]:
    """Applications of as many citizens, each with documents of one page and of three."""
    files = {"documents/vesiqe.pdf": extract(1), "documents/cixaris.pdf": extract(3)}
    numbers = []
    for n in range(count):
        package = samples.no_debt(
            f"figure-{n}",
            applicant__fin=f"5XK{n:04}",
            owner__fin=f"5XK{n:04}",
            documents__0__fin=f"5XK{n:04}",
            subscriber_code=f"1204{n:07}",
        )
        contents = {name: content + f"\n% {n}\n".encode() for name, content in files.items()}
        for document in package["documents"]:
            document["sha256"] = hashlib.sha256(contents[document["file"]]).hexdigest()
        numbers.append(desk.take_in(package, contents))
    return numbers


def test_memory_stays_flat_over_a_thousand_openings(embedded: Desk, open_window: Opens) -> None:
    numbers = _take_in(embedded, 20)
    drive = open_window(embedded)
    canvas = drive.parts.viewer.canvas
    process = psutil.Process()
    sizes = {}
    for n in range(1, 1_001):
        drive.open(numbers[n % len(numbers)])
        drive.until(lambda: canvas.image is not None, "its document is not shown")
        if n in (100, 400, 700, 1_000):
            drive.settle()
            _collect()
            sizes[n] = process.memory_info().rss / 1e6
    grown = sizes[1_000] - sizes[100]
    megabytes = ", ".join(f"{size:.0f}" for size in sizes.values())
    figure(
        "1,000 applications opened, with a document each",
        f"{grown:+.1f} MB ({megabytes} MB after {', '.join(map(str, sizes))})",
        "flat",
    )
    assert grown < 25, sizes


def _collect() -> None:
    QApplication.processEvents()
    gc.collect()
