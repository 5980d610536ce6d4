"""The history of administration: who did it, of what, from what to what; and never a secret."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.history import office
from clerkdesk.usecases.history.office import OfficeAct
from clerkdesk.usecases.messages import message_texts, text_versions
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.portal import keys
from clerkdesk.usecases.supervision import calendar_decisions
from tests.conftest import Desk

PASSWORD = "uzun parol"


def told(desk: Desk, login: str = "audit") -> list[OfficeAct]:
    """What an auditor reads, from the first to the last."""
    acts: list[OfficeAct] = desk.as_(login).read(office.acts, 3650)
    return acts[::-1]


def written_by(desk: Desk, act: Callable[[], object]) -> list[tuple[Any, ...]]:
    """Who did what, of everything that the act has written."""
    before = len(told(desk))
    act()
    return [
        (each.login, each.kind, each.action, each.subject, each.field, each.old, each.new)
        for each in told(desk)[before:]
    ]


def test_an_account_is_told_of_from_its_beginning_to_its_end(desk: Desk) -> None:
    lale = {"name": "Lalə Sınaq", "services": []}
    added = written_by(
        desk,
        lambda: desk.run(
            "admin",
            accounts.add_staff,
            "lale",
            role="clerk",
            organisation="azersu",
            departments=["su-nesimi"],
            password=PASSWORD,
            **lale,
        ),
    )
    assert ("admin", "staff", "add", "lale", "role", None, "clerk") in added
    assert ("admin", "staff_department", "add", "lale", "office", None, "su-nesimi") in added
    changed = written_by(
        desk,
        lambda: desk.run(
            "admin", accounts.change_staff, "lale", role="supervisor", departments=[], **lale
        ),
    )
    assert ("admin", "staff", "change", "lale", "role", "clerk", "supervisor") in changed
    assert ("admin", "staff_department", "remove", "lale", "office", "su-nesimi", None) in changed
    closed = written_by(desk, partial(desk.run, "admin", accounts.set_active, "lale", False))
    assert ("admin", "staff", "change", "lale", "active", "yes", "no") in closed
    opened = written_by(desk, partial(desk.run, "admin", accounts.set_active, "lale", True))
    assert ("admin", "staff", "change", "lale", "active", "no", "yes") in opened


def test_a_password_that_is_set_is_told_and_never_what_it_is(desk: Desk) -> None:
    theirs = written_by(desk, partial(desk.run, "admin", accounts.set_password, "gunel", PASSWORD))
    assert theirs == [("admin", "staff", "password", "gunel", None, None, None)]
    own = written_by(desk, partial(desk.run, "gunel", accounts.set_password, "gunel", PASSWORD))
    assert own == [("gunel", "staff", "password", "gunel", None, None, None)]
    everything = str(told(desk))
    assert not any(secret in everything for secret in (PASSWORD, "argon2", "SCRAM"))


def test_texts_keys_settings_and_days_are_told_with_what_they_were(desk: Desk) -> None:
    before = desk.as_("admin").read(text_versions.versions, "registered", "sms", "az")[0].body
    saved = written_by(
        desk,
        partial(desk.run, "admin", message_texts.save, "registered", "sms", "az", "", "Yeni mətn"),
    )
    assert saved == [
        ("admin", "message_template", "add", "registered sms az", "body", before, "Yeni mətn")
    ]
    keys_of: dict[str, keys.NewKey] = {}
    added = written_by(
        desk, lambda: keys_of.update(key=desk.run("admin", keys.add_key, "Portal", "azersu.az"))
    )
    assert ("admin", "portal_key", "add", "Portal", "channel", None, "azersu.az") in added
    assert keys_of["key"].key not in str(told(desk))
    revoked = written_by(desk, partial(desk.run, "admin", keys.revoke_key, keys_of["key"].id))
    assert revoked == [("admin", "portal_key", "change", "Portal", "revoked", "no", "yes")]
    setting = partial(desk.run, "admin", installation_settings.set_setting, "idle_lock_minutes")
    assert written_by(desk, partial(setting, "5")) == [
        ("admin", "organisation_setting", "add", "idle_lock_minutes", "value", "15", "5")
    ]
    assert written_by(desk, partial(setting, "0"))[0][-2:] == ("5", "0")
    day = date(2027, 1, 8)
    decided = written_by(
        desk, partial(desk.run, "admin", calendar_decisions.decide, day, False, "Sərəncam 5")
    )
    assert ("admin", "calendar_override", "add", "2027-01-08", "act", None, "Sərəncam 5") in decided
    own = written_by(
        desk, partial(desk.run, "admin", calendar_decisions.decide_own, day, True, "İş")
    )
    assert own == [
        ("admin", "organisation_day", "add", "2027-01-08", "is_working", None, "yes"),
        ("admin", "organisation_day", "add", "2027-01-08", "kind", None, "working"),
        ("admin", "organisation_day", "add", "2027-01-08", "reason", None, "İş"),
        ("admin", "organisation_day", "add", "2027-01-08", "tell_citizens", None, "yes"),
    ]


def test_what_is_changed_past_the_program_is_told_too(desk: Desk) -> None:
    statement = (
        "UPDATE refusal_reason SET az = 'Başqa' WHERE code = 'other' AND service = 'no_debt'"
    )
    was = desk.scalar("SELECT az FROM refusal_reason WHERE code = 'other' AND service = 'no_debt'")

    def by_hand() -> None:
        if desk.embedded:
            with closing(sqlite3.connect(desk.engine.url.database or "")) as file, file:
                file.execute(statement)
            return
        with desk.engine.begin() as connection:
            connection.execute(text(statement))

    rows = written_by(desk, by_hand)
    assert rows == [
        (None, "refusal_reason", "change", "no_debt other", "az", was, "Başqa"),
    ]
    assert told(desk)[-1].actor == ("sql" if desk.embedded else "postgres")


def test_an_organisations_history_is_its_own_overseers(desk: Desk) -> None:
    desk.run("admin", accounts.set_password, "gunel", PASSWORD)
    assert not [act for act in told(desk, "kamran") if act.subject == "gunel"]
    with pytest.raises(NotAllowed, match="supervisor_only"):
        told(desk, "gunel")


def test_nobody_changes_what_was_written_down(desk: Desk) -> None:
    for statement in ("UPDATE office_event SET new_value = 'x'", "DELETE FROM office_event"):
        with pytest.raises(DBAPIError, match="CD302"), desk.engine.begin() as connection:
            connection.execute(text(statement))


def test_nobody_acts_between_two_transactions(embedded: Desk) -> None:
    embedded.run("admin", accounts.set_password, "gunel", PASSWORD)
    with pytest.raises(NotAllowed):
        embedded.run("gunel", accounts.set_password, "tural", PASSWORD)
    assert embedded.scalar("SELECT count(*) FROM acting") == 0


def test_an_upgrade_is_nobodys_act(desk: Desk) -> None:
    kinds = {act.kind for act in told(desk)}
    assert kinds <= {"staff", "staff_department", "worker", "gateway"}
