"""Who may do what when: the table of decisions, row by row, and its invariants."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import (
    DECIDED,
    TRANSITIONS,
    Action,
    DebtState,
    Role,
    Situation,
    Status,
    after,
    allowed_actions,
    denial,
    needs_reason,
    require,
)
from clerkdesk.usecases.catalogue import known

situations = st.builds(
    Situation,
    service=st.sampled_from(Service),
    status=st.sampled_from(Status),
    role=st.sampled_from(Role),
    holds=st.booleans(),
    held=st.booleans(),
    decided_by_me=st.booleans(),
    seconds_since_decision=st.one_of(st.none(), st.floats(0, 60)),
    message_sent=st.booleans(),
    live_certificate=st.booleans(),
    waiting=st.booleans(),
    investigated=st.booleans(),
    documents_undecided=st.integers(0, 2),
    documents_unfit=st.integers(0, 2),
    subscriber_code=st.booleans(),
    no_code_stated=st.booleans(),
    debt=st.sampled_from(DebtState),
)
MINE = Situation(
    Service.NO_DEBT, Status.IN_PROGRESS, Role.CLERK, holds=True, held=True, debt=DebtState.NO_DEBT
)


@given(situations)
def test_every_denial_has_its_sentence(situation: Situation) -> None:
    for action in Action:
        code = denial(action, situation)
        assert code is None or known(code)


@given(situations)
def test_an_auditor_changes_nothing(situation: Situation) -> None:
    assert allowed_actions(replace(situation, role=Role.AUDITOR)) == frozenset()


@given(situations)
def test_nothing_is_approved_without_its_documents(situation: Situation) -> None:
    if Action.APPROVE in allowed_actions(situation):
        assert (
            situation.status is Status.IN_PROGRESS
            and situation.holds
            and not situation.documents_undecided
            and not situation.documents_unfit
        )


@given(situations)
def test_an_idp_application_is_approved_only_without_debt_or_without_a_code(
    situation: Situation,
) -> None:
    if situation.service is Service.IDP and Action.APPROVE in allowed_actions(situation):
        assert (situation.subscriber_code and situation.debt is DebtState.NO_DEBT) or (
            situation.no_code_stated and not situation.subscriber_code
        )


@given(situations)
def test_a_decision_is_undone_only_by_its_author_in_fifteen_seconds(situation: Situation) -> None:
    if Action.UNDO in allowed_actions(situation):
        assert (
            situation.decided_by_me
            and situation.status in DECIDED
            and (situation.seconds_since_decision or 0) <= 15
            and not situation.message_sent
            and not situation.live_certificate
        )


@given(situations)
def test_only_supervisors_reopen_assign_and_only_without_a_live_certificate(
    situation: Situation,
) -> None:
    allowed = allowed_actions(situation)
    if Action.REOPEN in allowed:
        assert (
            situation.role in (Role.SUPERVISOR, Role.ADMIN)
            and situation.status in DECIDED
            and not situation.live_certificate
        )
    if Action.ASSIGN in allowed:
        assert situation.role in (Role.SUPERVISOR, Role.ADMIN)


@given(st.lists(st.sampled_from(Action), max_size=30))
def test_no_sequence_of_actions_leaves_the_table(actions: list[Action]) -> None:
    status = Status.NEW
    rows = {(row.action, row.source): row.target for row in TRANSITIONS}
    for action in actions:
        if (action, status) in rows:
            assert after(status, action) is rows[action, status]
            status = after(status, action)
        else:
            with pytest.raises(NotAllowed):
                after(status, action)
    assert status in Status


@pytest.mark.parametrize(
    ("action", "change", "code"),
    [
        (Action.APPROVE, {"documents_undecided": 1}, "documents_undecided"),
        (Action.APPROVE, {"holds": False}, "held_by_other"),
        (Action.APPROVE, {"service": Service.IDP, "debt": DebtState.DEBT}, "debt_at_old_address"),
        (Action.APPROVE, {"service": Service.IDP, "debt": DebtState.NO_ANSWER}, "debt_no_answer"),
        (Action.APPROVE, {"service": Service.IDP, "subscriber_code": False}, "code_missing"),
        (Action.INVESTIGATE, {}, "no_investigation"),
        (
            Action.INVESTIGATE,
            {"service": Service.IDP, "investigated": True},
            "already_investigated",
        ),
        (Action.TAKE, {"holds": False}, "held_by_other"),
        (Action.TAKE, {}, "already_yours"),
        (Action.RESUME, {}, "not_waiting"),
        (Action.WAIT, {"waiting": True}, "already_waiting"),
        (Action.REOPEN, {}, "not_from_in_progress"),
        (Action.ASSIGN, {}, "supervisor_only"),
        (Action.CERTIFICATE, {}, "certificate_not_completed"),
        (Action.CERTIFICATE, {"service": Service.IDP}, "letter_not_decided"),
        (
            Action.UNDO,
            {"status": Status.COMPLETED, "decided_by_me": True, "seconds_since_decision": 15.1},
            "undo_too_late",
        ),
        (
            Action.UNDO,
            {
                "status": Status.COMPLETED,
                "decided_by_me": True,
                "seconds_since_decision": 3.0,
                "live_certificate": True,
            },
            "undo_too_late",
        ),
        (
            Action.UNDO,
            {"status": Status.COMPLETED, "seconds_since_decision": 3.0},
            "not_your_decision",
        ),
        (Action.ROUTE, {"status": Status.NEW}, "worker_only"),
    ],
)
def test_a_refusal_says_why(action: Action, change: dict[str, Any], code: str) -> None:
    assert denial(action, replace(MINE, **change)) == code


@pytest.mark.parametrize(
    ("action", "change"),
    [
        (Action.APPROVE, {}),
        (Action.RELEASE, {}),
        (Action.RELEASE, {"holds": False, "role": Role.SUPERVISOR}),
        (Action.FORWARD, {}),
        (Action.WAIT, {}),
        (Action.AMEND, {}),
        (Action.REFUSE, {}),
        (Action.REFUSE, {"status": Status.NEW, "holds": False, "held": False}),
        (Action.TAKE, {"status": Status.NEW, "holds": False, "held": False}),
        (Action.TAKE, {"holds": False, "held": False}),
        (Action.INVESTIGATE, {"service": Service.IDP}),
        (Action.RESUME, {"waiting": True}),
        (
            Action.UNDO,
            {"status": Status.REFUSED, "decided_by_me": True, "seconds_since_decision": 14.0},
        ),
        (Action.REOPEN, {"status": Status.COMPLETED, "role": Role.SUPERVISOR}),
        (Action.ASSIGN, {"role": Role.SUPERVISOR}),
        (Action.NOTE, {"status": Status.REFUSED, "holds": False}),
        (Action.CERTIFICATE, {"status": Status.COMPLETED, "holds": False}),
        (
            Action.APPROVE,
            {
                "service": Service.IDP,
                "subscriber_code": False,
                "no_code_stated": True,
                "debt": DebtState.UNKNOWN,
            },
        ),
    ],
)
def test_what_the_table_allows_is_allowed(action: Action, change: dict[str, Any]) -> None:
    assert denial(action, replace(MINE, **change)) is None


def test_a_trigger_that_fires_for_some_columns_alone_has_no_rule_about_others() -> None:
    import re

    from clerkdesk.store.guard.rules import LOOKED_AT, REFUSALS

    for (table, event), columns in LOOKED_AT.items():
        spoken = {
            name
            for rule in REFUSALS
            if (rule.table, rule.event) == (table, event)
            for name in re.findall(r"(?:NEW|OLD)\.(\w+)", rule.when)
        }
        assert spoken and spoken <= set(columns.removeprefix("UPDATE OF ").split(", ")), table


def test_a_status_follows_from_an_action_or_not_at_all() -> None:
    assert after(Status.NEW, Action.TAKE) is Status.IN_PROGRESS
    with pytest.raises(NotAllowed, match="not_from_completed"):
        after(Status.COMPLETED, Action.TAKE)


def test_what_is_denied_is_refused_with_its_code() -> None:
    require(Action.APPROVE, MINE)
    with pytest.raises(NotAllowed, match="auditor_reads_only"):
        require(Action.APPROVE, replace(MINE, role=Role.AUDITOR), number="WD-2026-0000001")


def test_a_reason_is_needed_where_the_table_says_so() -> None:
    assert needs_reason(Status.NEW, Action.REFUSE)
    assert not needs_reason(Status.NEW, Action.TAKE)
    assert not needs_reason(Status.COMPLETED, Action.TAKE), "it does not follow at all"


def test_work_goes_on_only_where_the_citizen_was_waited_for() -> None:
    assert denial(Action.RESUME, MINE) == "not_waiting"
    assert denial(Action.RESUME, replace(MINE, waiting=True)) is None


def test_nobody_at_a_desk_answers_for_a_citizen() -> None:
    for waiting in (False, True):
        assert denial(Action.ANSWER, replace(MINE, waiting=waiting)) == "citizen_only"
