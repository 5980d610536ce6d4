"""What recurs: what hangs together is one hit, the gravest stands first, and a new application
makes it another one.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clerkdesk.domain.deadlines import WorkingCalendar
from clerkdesk.domain.recurring import (
    DECISIONS_AFTER_HOURS,
    Decision,
    Hit,
    HitKind,
    Judged,
    Member,
    Pair,
    after_hours,
    ids_of,
    is_after_hours,
    of_pairs,
    ranked,
    spelled,
)

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""A Friday, noon in Baku."""
CALENDAR = WorkingCalendar()


def member(key: int, *, office: int = 1, status: str = "new") -> Member:
    return Member(key, f"WD-{key}", office, status)


def pair(one: int, other: int, kind: HitKind = HitKind.PERSON, days: int = 0) -> Pair:
    return Pair(kind, member(one), member(other), AT - timedelta(days=days))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (0, 2, 1)])
def test_what_hangs_together_is_one_hit_in_whatever_order(order: tuple[int, ...]) -> None:
    pairs = [pair(1, 2, days=3), pair(3, 4, days=1), pair(2, 3, days=2)]
    (hit,) = of_pairs(pairs[place] for place in order)
    assert [each.id for each in hit.members] == [1, 2, 3, 4]
    assert (hit.key, hit.newest) == ("1", AT - timedelta(days=1))


def test_ten_thousand_pairs_take_no_time_worth_naming() -> None:
    """A chain, which is the longest way: with a step for each group it would be 50 million."""
    pairs = [pair(number, number + 1) for number in range(1, 10_000)]
    (hit,) = of_pairs(reversed(pairs))
    assert len(hit.members) == 10_000 and hit.key == "1"
    apart = of_pairs(pair(2 * number, 2 * number + 1) for number in range(1, 10_000))
    assert len(apart) == 9_999


def test_kinds_do_not_mix() -> None:
    hits = of_pairs([pair(1, 2), pair(2, 3, HitKind.FILE)])
    assert sorted((hit.kind, len(hit.members)) for hit in hits) == [("file", 2), ("person", 2)]


def test_who_judges_has_seen_just_these_applications() -> None:
    (before,) = of_pairs([pair(1, 2)])
    (after,) = of_pairs([pair(1, 2), pair(2, 3)])
    assert before.signature != after.signature
    (again,) = of_pairs([pair(2, 1)])
    assert again.signature == before.signature


@pytest.mark.parametrize(
    ("judged", "about", "covers"),
    [
        ((1, 2, 3), True, True),
        ((2, 3), True, True),
        ((3, 4), True, False),
        ((2, 3, 4), True, True),
        ((2,), True, False),
        ((4, 5), False, False),
        ((), False, False),
    ],
)
def test_a_hit_is_known_by_what_it_shares_and_new_by_what_was_not_judged(
    judged: tuple[int, ...], about: bool, covers: bool
) -> None:
    (now,) = of_pairs([pair(2, 3)])
    judgement = Judged(HitKind.PERSON, "1", frozenset(judged))
    assert (judgement.is_about(now), judgement.covers(now)) == (about, covers)
    assert not judgement._replace(kind=HitKind.FILE).is_about(now)


def test_two_that_grow_together_are_new_though_each_was_judged() -> None:
    (now,) = of_pairs([pair(1, 2), pair(2, 3), pair(3, 4)])
    for each in ((1, 2), (3, 4)):
        judgement = Judged(HitKind.PERSON, "1", frozenset(each))
        assert judgement.is_about(now) and not judgement.covers(now)


def test_one_application_that_two_decide_at_night_is_no_bond_between_them() -> None:
    nights = replace(hit(HitKind.AFTER_HOURS, member(1), member(2)), person_id=1)
    judgement = Judged(HitKind.AFTER_HOURS, nights.key, frozenset((1, 2)))
    assert judgement.covers(nights)
    assert not judgement._replace(key="another").is_about(nights)


def test_a_judgements_applications_are_spelled_and_read_back() -> None:
    assert spelled({12, 3}) == "|3|12|"
    assert ids_of("|3|12|") == {3, 12} and ids_of("") == frozenset()


def hit(kind: HitKind = HitKind.PERSON, *members: Member, days: int = 0) -> Hit:
    shown = members or (member(1), member(2))
    return Hit(kind, str(shown[0].id), shown, AT - timedelta(days=days))


def test_more_graver_open_and_scattered_comes_first() -> None:
    decided = hit(HitKind.PERSON, member(1, status="completed"), member(2, status="completed"))
    opened = hit(HitKind.PERSON, member(3), member(4, status="completed"))
    scattered = hit(HitKind.PERSON, member(5), member(6, office=2))
    many = hit(HitKind.PERSON, *(member(key) for key in range(7, 12)))
    lighter = hit(
        HitKind.CODE_IN_WORK, member(12, status="completed"), member(13, status="refused")
    )
    assert ranked([lighter, decided, opened, scattered, many]) == [
        many,
        scattered,
        opened,
        decided,
        lighter,
    ]
    older = hit(HitKind.PERSON, member(3), member(4, status="completed"), days=9)
    assert ranked([older, opened]) == [opened, older], "of equal ones the newest"


def test_a_month_of_late_evenings_is_not_graver_than_false_households() -> None:
    nights = hit(HitKind.AFTER_HOURS, *(member(key, status="completed") for key in range(40)))
    households = hit(HitKind.PERSON, *(member(key, status="completed") for key in range(50, 55)))
    assert ranked([nights, households]) == [households, nights]


@pytest.mark.parametrize(
    ("baku", "late"),
    [
        ("2026-11-20 09:00", False),
        ("2026-11-20 08:31", False),
        ("2026-11-20 08:29", True),
        ("2026-11-20 18:30", False),
        ("2026-11-20 18:31", True),
        ("2026-11-20 23:30", True),
        ("2026-11-21 12:00", True),
    ],
)
def test_half_an_hour_more_is_no_night(baku: str, late: bool) -> None:
    at = datetime.fromisoformat(f"{baku}+04:00")
    assert is_after_hours(at, CALENDAR) is late


def test_somebody_stays_late_once_and_that_is_nothing() -> None:
    night = AT.replace(hour=19)
    decisions = [
        Decision(7, member(key, status="completed"), night)
        for key in range(DECISIONS_AFTER_HOURS - 1)
    ]
    assert after_hours(decisions, CALENDAR) == []
    decisions.append(Decision(7, member(90, status="refused"), night))
    decisions.append(Decision(8, member(91, status="refused"), night))
    (nights,) = after_hours(decisions, CALENDAR)
    assert (nights.key, nights.person_id) == ("7", 7)
    assert len(nights.members) == DECISIONS_AFTER_HOURS


def test_who_decides_by_day_does_not_recur() -> None:
    by_day = [Decision(1, member(key), AT) for key in range(DECISIONS_AFTER_HOURS + 1)]
    assert after_hours(by_day, CALENDAR) == []
