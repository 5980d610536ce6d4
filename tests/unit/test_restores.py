"""Series of numbers after a restore, and which backups are due and kept."""

from datetime import UTC, date, datetime, time

import pytest

from clerkdesk.domain import backups, restores
from clerkdesk.domain.backups import Schedule
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.numbers import in_every_series
from clerkdesk.domain.restores import Gap

NIGHTLY = Schedule("/backups", time(2), 2, None)


def test_a_series_is_one_more_than_any_that_is_known_and_nine_is_the_last() -> None:
    assert restores.next_series([]) == 1
    assert restores.next_series([0, 3, 1]) == 4
    with pytest.raises(NotAllowed, match="restore_series_exhausted"):
        restores.next_series([9])


def test_what_was_seen_after_the_backup_is_a_gap_of_its_prefix_and_year() -> None:
    stated = ["wd-2026-12", "none", "WD-2026-0000009", "NB-2025-0000003"]
    seen = restores.highest_seen(stated, ["WD", "NB"])
    held = {("WD", 2026): 7, ("NB", 2025): 3}
    assert restores.gaps(seen, held) == (Gap("WD", 2026, 8, 12),)
    for wrong in ("ID-2026-0000001", "12", ""):
        with pytest.raises(Invalid, match="restore_number"):
            restores.highest_seen([wrong], ["WD", "NB"])


def test_a_number_without_its_zeros_is_of_every_series_and_one_with_them_of_its_own() -> None:
    meant = in_every_series("wd 2026 12")
    assert len(meant) == 10 and {"WD-2026-0000012", "WD-2026-9000012"} < set(meant)
    assert in_every_series("WD-2026-1000012") == ["WD-2026-1000012"]
    assert in_every_series("WD-2026-0000012") == ["WD-2026-0000012"]
    assert in_every_series("Əliyev") == ["Əliyev"]


@pytest.mark.parametrize(
    ("at", "names", "day"),
    [
        ("2026-11-20T21:59:00", [], date(2026, 11, 20)),
        ("2026-11-20T21:59:00", ["clerkdesk-2026-11-20.cdb"], None),
        ("2026-11-20T22:00:00", ["clerkdesk-2026-11-20.cdb"], date(2026, 11, 21)),
        ("2026-11-25T05:00:00", ["clerkdesk-2026-11-20.cdb", "monday.cdb"], date(2026, 11, 25)),
        ("2026-11-20T22:00:00", ["clerkdesk-2026-13-40.cdb"], date(2026, 11, 21)),
    ],
)
def test_a_backup_is_due_from_its_hour_in_baku_on(
    at: str, names: list[str], day: date | None
) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert backups.due(NIGHTLY, now, names) == day


def test_only_what_the_schedule_has_made_is_taken_away_the_oldest_first() -> None:
    files = [f"clerkdesk-2026-11-{day}.cdb" for day in (22, 20, 21)]
    assert backups.surplus(NIGHTLY, [*files, "monday.cdb"]) == ["clerkdesk-2026-11-20.cdb"]
    assert backups.surplus(NIGHTLY, files[:2]) == []


def test_a_serial_as_long_as_a_series_is_of_its_own_and_what_is_no_number_was_not_lost() -> None:
    assert in_every_series("WD-2026-1 000 012") == ["WD-2026-1000012"]
    assert in_every_series("wd 2026 1000012") == ["WD-2026-1000012"]
    assert restores.lost_by([], "Əliyev") is None
