"""Terms as data: another number of working days holds from a day on, in both computations, and
moves nobody's promised term.
"""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from clerkdesk.domain import term_rules
from clerkdesk.domain.deadlines import WorkingCalendar, baku_date
from clerkdesk.domain.errors import Conflict, Expected, Invalid, NotAllowed
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.term_rules import DAYS, INVESTIGATION, SINCE
from clerkdesk.usecases import installation_settings, reference_data
from clerkdesk.usecases.administration import term_changes, term_records
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.history import office
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk

KEY = "term_no_debt"


def values(desk: Desk, login: str = "admin", key: str = KEY) -> dict[str, str]:
    records = desk.as_(login).read(term_records.records)
    return next(record.values for record in records if record.key == key)


def today(desk: Desk) -> date:
    return baku_date(desk.local.read(now))


def stored_by_the_owner(desk: Desk, key: str, value: str, organisation: str = "azersu") -> None:
    """As it is when its day has come."""
    with desk.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO organisation_setting (organisation_id, key, value)"
                " SELECT id, :key, :value FROM organisation WHERE code = :code"
            ),
            {"key": key, "value": value, "code": organisation},
        )


def test_a_rule_ahead_moves_nothing_today_and_is_told_and_taken_back(desk: Desk) -> None:
    before = values(desk)
    assert before == {DAYS: "3", INVESTIGATION: "", SINCE: ""}
    number = desk.take_in()
    promised = desk.run("sabina", detail.open_case, number).header.due_on
    since = today(desk) + timedelta(days=20)
    changed = {DAYS: "5", INVESTIGATION: "", SINCE: f"{since:%d.%m.%Y}"}
    desk.run("admin", term_changes.save, KEY, changed, before)
    assert values(desk) == changed
    desk.worker().once()
    assert desk.run("sabina", detail.open_case, number).header.due_on == promised
    second = desk.take_in(samples.no_debt("eg-other"))
    assert desk.run("sabina", detail.open_case, second).header.term_working_days == 3
    newest = desk.as_("admin").read(office.changes, ["organisation_setting"])[0]
    assert (newest.first.subject, newest.after("value")) == (KEY, f"3; {since} 5")
    with pytest.raises(Conflict, match="setting_changed"):
        desk.run("admin", term_changes.save, KEY, before, before)
    desk.run("admin", term_changes.save, KEY, before, changed)
    assert values(desk) == before


def test_what_comes_in_by_a_rule_in_force_has_its_term_and_the_guard_agrees(desk: Desk) -> None:
    stored_by_the_owner(desk, KEY, "3; 2020-01-01 5")
    number = desk.take_in()
    header = desk.run("sabina", detail.open_case, number).header
    calendar: WorkingCalendar = desk.local.read(reference_data.calendar)
    assert header.term_working_days == 5
    assert header.due_on == calendar.due_on(header.submitted_at, 5)
    assert values(desk) == {DAYS: "5", INVESTIGATION: "", SINCE: ""}


def test_a_special_investigation_goes_by_the_rule_of_the_day_of_submission(desk: Desk) -> None:
    stored_by_the_owner(desk, "term_idp", "1 5; 2020-01-01 2 9", "azerishiq")
    number = desk.take_in(samples.idp("eg-idp"))
    desk.run("elnur", casework.take, number)
    desk.run("elnur", casework.investigate, number, "Komitənin arayışı dəqiqləşdirilir")
    header = desk.run("elnur", detail.open_case, number).header
    calendar: WorkingCalendar = desk.local.read(reference_data.calendar)
    assert header.term_working_days == 9
    assert header.due_on == calendar.due_on(header.submitted_at, 9)


@pytest.mark.parametrize("value", ["2", "3; {today} 5", "16", "3 5", "uzun"])
def test_no_rule_reaches_back_and_none_is_longer_than_the_law(desk: Desk, value: str) -> None:
    stated = value.format(today=today(desk))
    with pytest.raises(Invalid, match=r"term_begun|setting_wrong"):
        desk.run("admin", installation_settings.set_setting, KEY, stated)


def test_only_the_providers_administrator_says_how_long_it_takes(desk: Desk) -> None:
    desk.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    assert [record.key for record in desk.as_("rauf").read(term_records.records)] == ["term_idp"]
    ahead = f"{today(desk) + timedelta(days=9):%d.%m.%Y}"
    changed = {DAYS: "5", INVESTIGATION: "", SINCE: ahead}
    with pytest.raises(Expected, match="setting_unknown"):
        desk.run("rauf", term_changes.save, KEY, changed, values(desk))
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run("sabina", term_changes.save, KEY, changed, values(desk))


@pytest.mark.parametrize("service", list(Service))
def test_the_servers_rule_of_a_day_is_the_domains(server: Desk, service: Service) -> None:
    first = date(2026, 12, 1)
    value = {Service.IDP: "1 5; 2026-12-05 2 6", Service.NO_DEBT: "3; 2026-12-05 15"}[service]
    rules = term_rules.parse(service, value)
    with server.engine.connect() as connection:
        for days in range(9):
            day = first + timedelta(days=days)
            computed = connection.scalar(
                text("SELECT clerkdesk.cd_term_rule(:value, :day)"), {"value": value, "day": day}
            )
            assert computed == rules.on(day).text()
