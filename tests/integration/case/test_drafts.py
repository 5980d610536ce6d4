"""Half-written texts."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid, NotFound
from clerkdesk.usecases.case import casework, detail, drafts, review
from tests.conftest import Desk


def changed_rows(session: Session, statement: str) -> int:
    with session.connection().execute(text(statement)) as result:
        return result.rowcount


def begun(desk: Desk, login: str, number: str) -> list[tuple[str, str, str]]:
    return [
        (draft.login, draft.kind, draft.text)
        for draft in desk.run(login, detail.open_case, number).drafts
    ]


def test_a_draft_is_kept_changed_and_forgotten(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", drafts.keep, number, "note", "yarımçıq")
    desk.run("gunel", drafts.keep, number, "note", "yarımçıq qeyd")
    desk.run("gunel", drafts.keep, number, "refuse", "səbəb", "other")
    assert sorted(begun(desk, "gunel", number)) == [
        ("gunel", "note", "yarımçıq qeyd"),
        ("gunel", "refuse", "səbəb"),
    ]
    desk.run("gunel", drafts.keep, number, "note", " ")
    assert begun(desk, "gunel", number) == [("gunel", "refuse", "səbəb")]


def test_a_supervisors_take_over_keeps_the_others_draft_and_verdicts(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("gunel", casework.take, number)
    documents = desk.run("gunel", detail.open_case, number).documents
    desk.run("gunel", review.give_verdict, number, documents[0].id, True)
    desk.run("gunel", drafts.keep, number, "refuse", "hələ düşünürəm", "other")
    desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    case = desk.run("tural", detail.open_case, number)
    assert [(draft.name, draft.text, draft.code) for draft in case.drafts] == [
        ("Günel Hüseynova", "hələ düşünürəm", "other")
    ]
    assert case.documents[0].fits and case.documents[0].verdict_by == "Günel Hüseynova"
    desk.run("tural", drafts.keep, number, "refuse", "mən də")
    assert sorted(begun(desk, "tural", number)) == [
        ("gunel", "refuse", "hələ düşünürəm"),
        ("tural", "refuse", "mən də"),
    ]


def test_a_draft_of_no_kind_too_long_or_of_a_case_out_of_sight_is_refused(desk: Desk) -> None:
    number = desk.take_in()
    for kind, words in (("poem", "x"), ("note", "x" * 4001), ("note", "a\x00b")):
        with pytest.raises(Invalid):
            desk.run("gunel", drafts.keep, number, kind, words)
    with pytest.raises(NotFound):
        desk.run("elnur", drafts.keep, number, "note", "x")


def test_nobody_changes_a_colleagues_draft(server: Desk) -> None:
    desk = server
    number = desk.take_in()
    desk.run("gunel", drafts.keep, number, "note", "mənim")
    desk.run("tural", detail.open_case, number)
    for statement in ("UPDATE draft SET text = 'x'", "DELETE FROM draft"):
        assert desk.as_("tural").run(changed_rows, statement) == 0
    assert begun(desk, "gunel", number) == [("gunel", "note", "mənim")]
