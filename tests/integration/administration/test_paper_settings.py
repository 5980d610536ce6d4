"""How long certificates may be used is set by whoever gives them, with what expires at once seen
before; the other organisation's administrator has no say.
"""

from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration import setting_changes, setting_records
from clerkdesk.usecases.administration.setting_records import OF_PAPERS, VALID_DAYS, VALUE
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.certificates import listing
from clerkdesk.usecases.certificates.listing import RegisterFilter
from clerkdesk.usecases.history import office
from clerkdesk.usecases.people import accounts
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import ask, completed

GIVEN: dict[str, Any] = {"words": {"yes": "bəli", "no": "xeyr"}, "keys": OF_PAPERS}


def values(desk: Desk, key: str, login: str = "admin") -> dict[str, str]:
    records = desk.as_(login).read(setting_records.records, **GIVEN)
    return next(record.values for record in records if record.key == key)


def issued_long_ago(desk: Desk, days: int) -> str:
    number = completed(desk)
    ask(desk, number)
    if desk.embedded:
        desk.later(days=days)
        return number
    with desk.engine.begin() as connection:
        # A server's clock is its own, and its guard lets nobody change a paper's day.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text("UPDATE certificate SET issued_on = issued_on - CAST(:days AS integer)"),
            {"days": days},
        )
    return number


def test_fewer_days_end_certificates_at_once_and_that_is_seen_before(desk: Desk) -> None:
    number = issued_long_ago(desk, 10)
    before = values(desk, VALID_DAYS)
    assert before == {VALUE: "0"}
    admin = desk.as_("admin")
    for days, effect in (("5", (1, 0)), ("10", (0, 0)), ("0", (0, 0))):
        shown = admin.read(setting_records.effect, VALID_DAYS, {VALUE: days}, **GIVEN)
        assert tuple(shown) == effect
    with pytest.raises(Conflict, match="effect_changed"):
        desk.run(
            "admin",
            setting_changes.save,
            VALID_DAYS,
            {VALUE: "5"},
            before,
            **GIVEN,
            seen=(0, 0),
        )
    desk.run("admin", setting_changes.save, VALID_DAYS, {VALUE: "5"}, before, **GIVEN, seen=(1, 0))
    counts = desk.as_("sabina").read(listing.first_page, RegisterFilter()).counts
    assert counts["expired"] == 1
    case = desk.run("sabina", detail.open_case, number)
    assert [paper.state for paper in case.certificates] == ["expired"]
    assert desk.local.read(reference_data.valid_days) == 5
    back = admin.read(setting_records.effect, VALID_DAYS, {VALUE: "0"}, **GIVEN)
    assert tuple(back) == (0, 1)
    newest = admin.read(office.changes, ["organisation_setting"])[0]
    assert (newest.first.subject, newest.after("value")) == (VALID_DAYS, "5")


def test_what_is_no_number_of_days_is_refused(desk: Desk) -> None:
    with pytest.raises(Invalid, match="setting_wrong"):
        desk.run(
            "admin",
            setting_changes.save,
            VALID_DAYS,
            {VALUE: "on"},
            values(desk, VALID_DAYS),
            **GIVEN,
        )


def test_days_belong_to_whoever_gives_certificates(desk: Desk) -> None:
    desk.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    records = desk.as_("rauf").read(setting_records.records, **GIVEN)
    assert [record.key for record in records] == ["revoke_second"]
    with pytest.raises(Invalid, match="setting_unknown"):
        desk.run("rauf", setting_changes.save, VALID_DAYS, {VALUE: "5"}, {VALUE: "0"}, **GIVEN)
    with pytest.raises(NotAllowed):
        desk.as_("sabina").read(setting_records.effect, VALID_DAYS, {VALUE: "5"}, **GIVEN)
