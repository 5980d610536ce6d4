"""Opening an application: what it asks of the database, and what it reads of every part."""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from clerkdesk.domain.errors import NotFound
from clerkdesk.domain.remarks import Remark
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads import whole
from clerkdesk.usecases.case import casework, detail, drafts, review
from clerkdesk.usecases.case.loading import find
from clerkdesk.usecases.case.rows import CaseDetail
from tests import samples
from tests.conftest import Desk

MOST_STATEMENTS = 6


@contextmanager
def sent(desk: Desk, login: str) -> Iterator[list[str]]:
    """The statements that a person's desk sends."""
    statements: list[str] = []
    desk.run(login, lambda session: reads_as_a_person(session.connection()))
    engine = desk.engine if desk.embedded else desk.engines[login]

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def worked_on(desk: Desk) -> str:
    """An application with something in every part that is shown of it."""
    old = desk.take_in(samples.no_debt("old"))
    desk.run("gunel", casework.take, old)
    desk.run("gunel", review.refuse, old, "duplicate", "Təkrardır.")
    number = desk.take_in(samples.no_debt("new"))
    desk.run("gunel", casework.take, number)
    desk.compare(number)
    desk.run("gunel", casework.note, number, "Zəng etmək lazımdır.", important=True)
    desk.run("gunel", casework.amend, number, {"email": "yeni@example.az"}, "Vətəndaş dedi.")
    desk.run("gunel", casework.wait, number, "Sənədi göndərin.")
    desk.run("gunel", drafts.keep, number, "note", "yarımçıq")
    document = desk.run("gunel", detail.open_case, number).documents[0]
    desk.run("gunel", review.give_verdict, number, document.id, False, "Oxunmur.")
    desk.compare(number)
    return number


def test_an_application_is_opened_by_few_statements(desk: Desk) -> None:
    number = worked_on(desk)
    desk.run("gunel", detail.open_case, number)
    with sent(desk, "gunel") as again:
        desk.run("gunel", detail.open_case, number)
    assert len(again) <= (MOST_STATEMENTS if desk.embedded else 1), again
    assert not any("INSERT" in statement for statement in again)
    with sent(desk, "tural") as first:
        desk.run("tural", detail.open_case, number)
    assert len(first) <= (MOST_STATEMENTS if desk.embedded else 1), first
    assert desk.scalar("SELECT count(*) FROM access_log WHERE actor LIKE 'Tural%'") == 1


MOST_OF_AN_ACT: dict[str, tuple[Callable[..., Any], tuple[str, ...], int]] = {
    "take": (casework.take, (), 9),
    "note": (casework.note, ("Qeyd.",), 6),
    "accept the documents": (review.accept_documents, (), 7),
    "refuse": (review.refuse, ("duplicate", "Təkrardır."), 11),
    "undo": (review.undo, (), 9),
    "release": (casework.release, (), 5),
}


def test_beginning_an_act_takes_three_statements_of_a_server(server: Desk) -> None:
    number = server.take_in()
    for name, (act, values, most) in MOST_OF_AN_ACT.items():
        with sent(server, "gunel") as statements:
            server.run("gunel", act, number, *values)
        begun = zip(("cd_myself", "cd_hold", "cd_look"), statements)
        assert all(function in statement for function, statement in begun), (name, statements)
        assert len(statements) <= most, (name, statements)


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value is of the type that its field declares."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, each) for each in typing.get_args(kind))
    if origin is not None:
        return isinstance(value, origin) and (
            not isinstance(value, list) or all(_fits(v, typing.get_args(kind)[0]) for v in value)
        )
    if kind is Any or kind is None:
        return kind is Any or value is None
    if kind in (date, int):
        return type(value) is kind  # neither a datetime nor a truth value
    if kind is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    if not isinstance(value, kind):
        return False
    return not dataclasses.is_dataclass(kind) or kind is Remark or _wrong(value) == []


def _wrong(row: Any) -> list[str]:
    kinds = typing.get_type_hints(type(row))
    return [
        f"{type(row).__name__}.{name}: {getattr(row, name)!r}"
        for name, kind in kinds.items()
        if name in getattr(row, "__dataclass_fields__", ()) and not _fits(getattr(row, name), kind)
    ]


def test_what_is_read_has_the_types_that_its_rows_declare(desk: Desk) -> None:
    case: CaseDetail = desk.run("gunel", detail.open_case, worked_on(desk))
    assert _wrong(case) == []
    for part in ("persons", "documents", "debt_checks", "messages", "history", "links", "drafts"):
        assert getattr(case, part), part
    assert case.findings and case.account and case.legal_basis and case.header.waiting_since
    assert case.documents[0].fits is False and case.documents[0].verdict_at is not None
    amended, noted = [row.text for row in case.history if row.text]
    assert noted == "Zəng etmək lazımdır." and amended is not None
    assert amended.endswith(" → yeni@example.az")
    assert [row.at for row in case.history] == sorted((r.at for r in case.history), reverse=True)


def test_a_part_is_the_same_for_whoever_reads_tables(server: Desk) -> None:
    number = worked_on(server)
    by_a_person = server.run("gunel", detail.open_case, number)
    by_the_owner = server.local.run(detail.open_case, number)
    for part in ("persons", "documents", "debt_checks", "messages", "account", "findings"):
        assert getattr(by_a_person, part) == getattr(by_the_owner, part), part


@pytest.mark.parametrize("login", ["gunel", "sabina"])
def test_without_a_ticket_nothing_is_read(server: Desk, login: str) -> None:
    server.take_in()
    with server.as_(login).engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT cd_whole(1)").scalar() is None


def test_without_a_ticket_there_is_nothing_to_read(server: Desk) -> None:
    """As where it has left one's scope since the ticket was drawn."""
    key = server.local.read(find, server.take_in()).id
    with pytest.raises(NotFound):
        server.as_("gunel").read(whole.read, key, ("names",))


def test_a_document_for_paper_is_the_documents_and_the_log_says_that_it_was_printed(
    desk: Desk,
) -> None:
    package = samples.no_debt()
    files = samples.files_of(package)
    number = desk.take_in(package, files)
    document = desk.run("gunel", detail.open_case, number).documents[0]
    content = desk.run("gunel", detail.document_to_print, document.id)
    assert content == files[package["documents"][0]["file"]]
    assert desk.scalar("SELECT purpose FROM access_log ORDER BY id DESC LIMIT 1") == "print"
    with pytest.raises(NotFound, match="document_not_found"):
        desk.run("gunel", detail.document_to_print, document.id + 1000)
