"""The log of a bug: where it was, and nobody's data."""

import io
import logging

import pytest
from sqlalchemy import create_engine, text

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
    logger = logging.Logger("sample")
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


def test_the_program_sets_its_log_up_so(capsys: pytest.CaptureFixture[str]) -> None:
    from clerkdesk.cli import logs

    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers.clear()
    try:
        logs.set_up()
        assert [type(handler.formatter) for handler in root.handlers] == [Discreet]
    finally:
        root.handlers[:] = before
