"""Every wall has an attack that notices when it is gone."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from clerkdesk.store.guard import ddl
from clerkdesk.store.guard.functions import FUNCTIONS
from clerkdesk.store.guard.functions.desk import OF_OPEN_CASES
from clerkdesk.store.guard.grants import GRANTS
from clerkdesk.store.guard.policies import POLICIES, Policy
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules import REFUSALS
from tests.attacks import (
    test_absences,
    test_accounts,
    test_administration,
    test_audit,
    test_caravans,
    test_changes,
    test_closed_accounts,
    test_columns,
    test_counter_drafts,
    test_documents,
    test_drafts,
    test_erasing,
    test_findings,
    test_messages,
    test_names,
    test_notes,
    test_papers,
    test_portal,
    test_questions,
    test_recurring,
    test_registration,
    test_rights,
    test_sampling,
    test_scope,
    test_second_looks,
    test_second_wall,
    test_seeking,
    test_server,
    test_state_machine,
    test_terms,
    test_tickets,
    test_told_apart,
    test_views,
    test_without_end,
)
from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation

MODULES = (
    test_absences,
    test_accounts,
    test_administration,
    test_audit,
    test_caravans,
    test_changes,
    test_closed_accounts,
    test_columns,
    test_counter_drafts,
    test_documents,
    test_drafts,
    test_erasing,
    test_findings,
    test_messages,
    test_names,
    test_notes,
    test_papers,
    test_portal,
    test_questions,
    test_recurring,
    test_registration,
    test_rights,
    test_sampling,
    test_scope,
    test_second_looks,
    test_second_wall,
    test_seeking,
    test_server,
    test_state_machine,
    test_terms,
    test_tickets,
    test_told_apart,
    test_views,
    test_without_end,
)
ATTACKS: tuple[Attack, ...] = tuple(attack for module in MODULES for attack in module.ATTACKS)


def _of(rule: Refusal) -> list[Attack]:
    """The attacks that this rule refuses: its code, its table."""
    return [
        attack
        for attack in ATTACKS
        if attack.code == rule.code and re.search(rf"\b{rule.table}\b|SELECT cd_", attack.words)
    ]


def test_attacks_have_names_of_their_own() -> None:
    for module in MODULES:
        names = [attack.id for attack in module.ATTACKS + module.CONTROLS]
        assert len(names) == len(set(names))


def test_there_are_enough_attacks() -> None:
    assert len(ATTACKS) >= 120


@pytest.mark.parametrize("code", sorted({rule.code for rule in REFUSALS}))
def test_every_refusal_has_an_attack(code: str) -> None:
    assert any(attack.code == code for attack in ATTACKS)


def test_every_refusal_of_a_function_has_an_attack_or_a_session() -> None:
    raised = {
        code for function in FUNCTIONS for code in re.findall(r"ERRCODE = '(CD\d+)'", function.body)
    }
    assert raised <= {attack.code for attack in ATTACKS}


@contextmanager
def _mutated(installation: Installation, *statements: str) -> Iterator[psycopg.Cursor[Any]]:
    """The administrator's transaction in which a wall is down; it ends with the wall up again."""
    connection = installation.session(ADMINISTRATOR)
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.encode())
            yield cursor
    finally:
        connection.rollback()


def _noticed(
    installation: Installation, cursor: psycopg.Cursor[Any], attacks: Sequence[Attack]
) -> bool:
    return any(installation.attempt_within(cursor, attack) != attack.expected for attack in attacks)


NOT_WITHIN = re.compile(
    "ROLLBACK|PREPARE TRANSACTION|ISOLATION LEVEL|SET SESSION AUTHORIZATION|SET ROLE postgres"
)
"""What an attack cannot do inside the administrator's transaction."""


@pytest.fixture(scope="module")
def sound(installation: Installation) -> tuple[Attack, ...]:
    """The attacks that the whole guard refuses as it should: a failing one would notice
    everything.
    """
    nested = [attack for attack in ATTACKS if not NOT_WITHIN.search(attack.words)]
    with _mutated(installation) as cursor:
        failing = [a.id for a in nested if _noticed(installation, cursor, [a])]
    assert not failing, "these would show no missing wall"
    return tuple(nested)


def _made_anew(rule: Refusal, *, without: bool = True) -> str:
    """The trigger function of the rule's table, with or without the rule."""
    name = f"cd_refuse_{rule.table}_{rule.event.lower()}"
    body, _trigger = ddl.postgresql_statements()[name]
    clause = ddl.refusal_clause(rule)
    assert clause in body
    own = body.replace(clause, "", 1) if without else body
    return f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = clerkdesk, pg_temp AS $cd${own}$cd$
    """


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_no_refusal_goes_unnoticed(installation: Installation, sound: tuple[Attack, ...]) -> None:
    unnoticed = []
    for index, rule in enumerate(REFUSALS):
        about = [attack for attack in _of(rule) if attack in sound]
        with _mutated(installation, _made_anew(rule, without=False)) as cursor:
            assert not _noticed(installation, cursor, about), (
                "the same function, made anew, must change nothing"
            )
        with _mutated(installation, _made_anew(rule)) as cursor:
            if not _noticed(installation, cursor, about):
                unnoticed.append(
                    f"{index}: {rule.code} {rule.table} {rule.event}: {rule.when[:120]}"
                )
    assert not unnoticed, "\n".join(unnoticed)


def _opened(policy: Policy) -> str:
    using = " USING (true)" if policy.command != "INSERT" else ""
    check = " WITH CHECK (true)" if policy.command in ("INSERT", "UPDATE") else ""
    return f"ALTER POLICY {policy.name} ON {policy.table}{using}{check}"


@pytest.mark.long
def test_no_policy_goes_unnoticed(installation: Installation, sound: tuple[Attack, ...]) -> None:
    unnoticed = []
    for policy in POLICIES:
        if {policy.using, policy.check} <= {None, "true"}:
            continue
        about = [attack for attack in sound if re.search(rf"\b{policy.table}\b", attack.words)]
        with _mutated(installation, _opened(policy)) as cursor:
            if not _noticed(installation, cursor, about):
                unnoticed.append(f"{policy.name} on {policy.table}")
    assert not unnoticed, "\n".join(unnoticed)


@pytest.mark.long
def test_no_condition_of_the_desk_goes_unnoticed(
    installation: Installation, sound: tuple[Attack, ...]
) -> None:
    """The desk's own condition, once row-level security is open behind it."""
    unnoticed = []
    for table in (*OF_OPEN_CASES, "portal_key"):
        function = next(each for each in FUNCTIONS if each.name == f"cd_desk_{table}")
        whole = function.statement()
        opened = tuple(
            _opened(policy)
            for policy in POLICIES
            if policy.table == table and policy.name == "cd_people_select"
        )
        about = [attack for attack in sound if f"desk.{table} " in f"{attack.words} "]
        with _mutated(installation, *opened) as cursor:
            held = [attack for attack in about if not _noticed(installation, cursor, [attack])]
        with _mutated(installation, *opened, whole) as cursor:
            assert not _noticed(installation, cursor, held), "made anew it must change nothing"
        without = re.sub(r"\s+WHERE .*?; END", "; END", whole, flags=re.DOTALL)
        assert without != whole
        with _mutated(installation, *opened, without) as cursor:
            if not _noticed(installation, cursor, held):
                unnoticed.append(function.name)
    assert not unnoticed, "\n".join(unnoticed)


_REFUSAL = re.compile(r"RAISE EXCEPTION '(CD\d+)' USING ERRCODE = '\1';")


@pytest.mark.long
def test_no_refusal_of_a_function_goes_unnoticed(
    installation: Installation, sound: tuple[Attack, ...]
) -> None:
    """Each place where a function refuses, taken out by itself."""
    unnoticed = []
    # That is tried by a transaction of its own (test_seeking).
    isolated = ("cd_seek", 0)
    for function in FUNCTIONS:
        for number, refusal in enumerate(_REFUSAL.finditer(function.body)):
            body = function.body[: refusal.start()] + "NULL;" + function.body[refusal.end() :]
            about = [attack for attack in sound if attack.code == refusal[1]]
            if (function.name, number) == isolated:
                continue
            with _mutated(installation, replace(function, body=body).statement()) as cursor:
                if not _noticed(installation, cursor, about):
                    unnoticed.append(f"{function.name}, {number}: {refusal[1]}")
    assert not unnoticed, "\n".join(unnoticed)


@pytest.mark.long
def test_no_right_given_in_excess_goes_unnoticed(
    installation: Installation, sound: tuple[Attack, ...]
) -> None:
    denied = [attack for attack in sound if attack.code == DENIED]
    excess = [(table, "DELETE", "cd_clerk") for table in test_rights.KEPT]
    excess += [
        (table, "INSERT", "cd_clerk")
        for table in (
            "event",
            "debt_answer",
            "account_answer",
            "person_answer",
            "certificate",
            "certificate_file",
            "certificate_print",
            "seal",
            "transition",
        )
    ]
    excess += [
        (table, "UPDATE", "cd_clerk")
        for table in (
            "event",
            "application",
            "document",
            "certificate",
            "access_log",
            "outbox_message",
            "setting",
            "staff",
            "message_template",
        )
    ]
    excess += [
        ("access_log", "INSERT", "cd_clerk"),
        ("number_counter", "SELECT", "cd_supervisor"),
        ("application", "SELECT", "cd_gateway"),
        ("staff", "INSERT", "cd_worker"),
    ]
    given = {
        (grant.table, grant.privilege, group)
        for grant in GRANTS
        for group in grant.groups
        if not grant.columns
    }
    unnoticed = []
    for table, privilege, group in excess:
        assert (table, privilege, group) not in given
        about = [
            attack
            for attack in denied
            if re.search(rf"\b{table}\b", attack.words) and not attack.laid_open
        ]
        shown = "WITH CHECK (true)" if privilege == "INSERT" else "USING (true)"
        # Row-level security and sequences stand behind the grant: they are laid open, so that the
        # grant alone refuses.
        others = (
            f"CREATE POLICY laid_open ON {table} FOR {privilege} TO {group} {shown}",
            f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA clerkdesk TO {group}",
        )
        with _mutated(installation, *others) as cursor:
            assert not _noticed(installation, cursor, about)
        with _mutated(installation, *others, f"GRANT {privilege} ON {table} TO {group}") as cursor:
            if not _noticed(installation, cursor, about):
                unnoticed.append(f"{privilege} on {table} for {group}")
    assert not unnoticed, "\n".join(unnoticed)
