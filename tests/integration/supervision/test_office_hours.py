"""Office hours that change move the hour at which open terms end, and no promised day."""

from datetime import datetime

import pytest

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Conflict, Invalid
from clerkdesk.store.types import moment
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration import office_hours, setting_changes
from clerkdesk.usecases.case import review
from clerkdesk.usecases.history import verification
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import mail_bodies

CLOSES = "office_closes"


def ends_at(desk: Desk, number: str) -> str:
    due = desk.scalar("SELECT due_at FROM application WHERE number = :number", number=number)
    instant = due if isinstance(due, datetime) else datetime.fromisoformat(f"{due}+00:00")
    return f"{moment(instant).astimezone(BAKU):%H:%M}"


def test_the_hour_of_open_terms_follows_and_no_citizen_is_told(desk: Desk) -> None:
    number = desk.take_in()
    decided = desk.take_in(samples.no_debt("eg-2026-000002"))
    neighbours = desk.take_in(samples.idp("eg-2026-000003"))
    desk.run("tural", review.refuse, decided, "other", "səhv")
    worker = desk.worker()
    worker.once()
    desk.run("admin", installation_settings.set_setting, CLOSES, "17:00")
    worker.once()
    hours = [ends_at(desk, each) for each in (number, decided, neighbours)]
    assert hours == ["17:00", "18:00", "18:00"]
    reason = desk.scalar("SELECT last_reason FROM application WHERE number = :n", n=number)
    assert reason == "18:00 → 17:00: iş saatları"
    assert not [subject for subject in mail_bodies(desk) if "son tarixi" in subject]
    assert desk.local.read(verification.verify).findings == ()


def test_a_worker_that_was_away_finds_what_has_changed(desk: Desk) -> None:
    number = desk.take_in()
    desk.run("admin", installation_settings.set_setting, CLOSES, "17:30")
    desk.worker().once()
    assert ends_at(desk, number) == "17:30"


def test_what_other_hours_do_is_seen_before_and_stops_when_it_has_changed(desk: Desk) -> None:
    desk.take_in()
    seen = desk.as_("admin").read(office_hours.effect, CLOSES, "16:00")
    assert (seen.moved, seen.late, seen.in_time) == (1, 0, 0)
    assert desk.as_("admin").read(office_hours.effect, CLOSES, "18:00") == (0, 0, 0)
    assert desk.as_("admin").read(office_hours.effect, "office_opens", "08:00") == (0, 0, 0)
    desk.take_in(samples.no_debt("eg-2026-000002"))
    values = {"value": "16:00"}
    now = {"value": "18:00"}
    with pytest.raises(Conflict, match="effect_changed"):
        desk.run("admin", setting_changes.save, CLOSES, values, now, words={}, seen=seen)
    seen = seen._replace(moved=2)
    desk.run("admin", setting_changes.save, CLOSES, values, now, words={}, seen=seen)
    assert desk.scalar("SELECT value FROM organisation_setting") == "16:00"


@pytest.mark.parametrize(("key", "value"), [(CLOSES, "09:00"), ("office_opens", "18:30")])
def test_an_office_does_not_close_before_it_opens(desk: Desk, key: str, value: str) -> None:
    with pytest.raises(Invalid, match="office_hours_order"):
        desk.run("admin", installation_settings.set_setting, key, value)
    assert desk.scalar("SELECT count(*) FROM organisation_setting") == 0
