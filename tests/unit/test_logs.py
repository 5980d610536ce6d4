"""The log of a bug: where it was, and nobody's data."""

import io
import logging
import os
import subprocess
import sys
import threading
import uuid
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from clerkdesk.cli import logs
from clerkdesk.cli.logs import FORMAT, Discreet
from clerkdesk.domain.errors import NotAllowed

SURNAMES = (
    "Əliyev",
    "İsmayılova",
    "Şıxəliyeva",
    "Hüseynov",
    "Çələbiyev",
    "Rzayeva",
    "Süleymanova",
    "Bağırov",
    "Ömərov",
    "Quliyev",
)
NAMES = (
    "Rəşad",
    "Şəhla",
    "Gülnarə",
    "Tural",
    "Ülvi",
    "Könül",
    "İlqar",
    "Xədicə",
    "Nümunə",
    "Sevil",
)
PERSONS = [
    (
        f"{SURNAMES[n % 10]} {NAMES[n // 10 % 10]} № {n}",
        f"5XK{n:04}",
        f"+9945023{n:05}",
        f"n{n}@example.az",
        f"Bakı, 28 May küçəsi {n}",
    )
    for n in range(1000)
]


Log = tuple[logging.Logger, io.StringIO]
"""A logger, and what it has written."""


@pytest.fixture
def log() -> Log:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet(FORMAT))
    logger = logging.Logger("clerkdesk.sample")
    logger.addHandler(handler)
    return logger, written


def fail(person: tuple[str, ...]) -> None:
    try:
        int(person[1])
    except ValueError as error:
        raise RuntimeError(f"{person}") from error


def test_a_thousand_bugs_about_a_thousand_persons_name_none_of_them(log: Log) -> None:
    logger, written = log
    for person in PERSONS:
        try:
            fail(person)
        except RuntimeError:
            logger.exception("incident %s", "ab12cd34")
    logged = written.getvalue()
    assert not [fact for person in PERSONS for fact in person if fact in logged]
    assert logged.count("incident ab12cd34") == 1000
    assert logged.count("builtins.RuntimeError") == logged.count("builtins.ValueError") == 1000
    assert "in fail" in logged and "int(person[1])" in logged


def test_what_a_database_quotes_is_left_out(log: Log) -> None:
    logger, written = log
    fin = "".join(("5XK", "2M7P"))  # a line of the program may stand in the log
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT :fin FROM nowhere"), {"fin": fin})
    except Exception:
        logger.exception("incident x")
    engine.dispose()
    assert fin not in written.getvalue() and "sqlalchemy.exc.OperationalError" in written.getvalue()


def test_groups_circles_and_errors_of_the_office_are_told_without_their_words(log: Log) -> None:
    logger, written = log
    circle = ValueError("5XK0001")
    circle.__cause__ = circle
    for error in (
        ExceptionGroup("Əliyev", [ValueError("5XK0002"), KeyError("+994502300003")]),
        circle,
        NotAllowed("held_by_other", name="Günel Hüseynova"),
    ):
        logger.error("x", exc_info=error)
    logged = written.getvalue()
    assert "builtins.KeyError" in logged and "held_by_other" in logged
    assert not any(words in logged for words in ("5XK", "Əliyev", "99450", "Günel"))


def test_what_a_library_says_is_told_by_its_place(log: Log) -> None:
    written = log[1]
    library = logging.Logger("somebody.elses")
    library.addHandler(log[0].handlers[0])
    library.warning(f"row of {PERSONS[0][0]}")
    library.error("row of %s", PERSONS[1][0])
    assert "somebody.elses test_logs:" in written.getvalue()
    assert not any(fact in written.getvalue() for fact in PERSONS[0] + PERSONS[1])


def test_no_folder_of_somebodys_home_stands_in_a_traceback(log: Log) -> None:
    logger, written = log
    try:
        create_engine("nothing://")
    except Exception:
        logger.exception("incident x")
    assert str(Path.home()) not in written.getvalue()
    assert 'File "site-packages/sqlalchemy' in written.getvalue().replace("\\", "/")


def _lines(folder: Path, count: int) -> subprocess.Popen[bytes]:
    script = (
        "import logging, sys\nfrom pathlib import Path\nfrom clerkdesk import program\n"
        "from clerkdesk.cli import logs\nprogram.begin('worker')\n"
        "logs.MAX_BYTES = 20_000\nlogs.set_up(Path(sys.argv[1]))\n"
        "for n in range(int(sys.argv[2])):\n"
        "    logging.getLogger('clerkdesk.x').info('line %s of %s', n, sys.argv[3])\n"
    )
    words = [sys.executable, "-c", script, str(folder), str(count), uuid.uuid4().hex]
    return subprocess.Popen(words)


def test_two_programs_write_one_log_that_is_turned_over(tmp_path: Path) -> None:
    both = [_lines(tmp_path, 400) for _program in range(2)]
    assert [program.wait(60) for program in both] == [0, 0]
    files = logs.files(tmp_path)
    assert {file.name for file in files} == {"worker.log"} | {
        f"worker.log.{n}" for n in range(1, len(files))
    }
    assert 3 <= len(files) <= logs.KEPT + 1
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert all(" INFO " in line and "clerkdesk.x line" in line for line in lines), "none is torn"
    assert len(lines) == len(set(lines)) and len(lines) > 400
    assert os.name != "posix" or {file.stat().st_mode & 0o077 for file in files} == {0}


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / logs.FOLDER).write_text("not a folder")
    assert _lines(tmp_path, 3).wait(60) == 0


def test_the_program_sets_its_log_up_so(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = root.handlers[:]
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    root.handlers.clear()
    try:
        assert logs.set_up(tmp_path) and not logs.set_up(tmp_path)
        assert {type(handler.formatter) for handler in root.handlers} == {Discreet}
        assert not [*tmp_path.iterdir()], "nothing to say, nothing made"
    finally:
        root.handlers[:] = before
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        logging.captureWarnings(False)
        logging.raiseExceptions = True
