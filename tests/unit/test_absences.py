"""Who is away on a day, and until when."""

from datetime import date

from clerkdesk.domain.absences import Away, away_on


def test_of_two_absences_the_one_that_lasts_longest_counts() -> None:
    short = Away(1, date(2026, 11, 23), date(2026, 11, 25), "sick")
    long = Away(1, date(2026, 11, 24), date(2026, 11, 30), "leave")
    other = Away(2, date(2026, 11, 20), date(2026, 11, 24), "leave")
    day = date(2026, 11, 24)
    assert away_on([short, long, other], day) == {1: long, 2: other}
    assert away_on([long, short, other], day) == {1: long, 2: other}


def test_an_absence_holds_on_its_first_and_its_last_day_and_on_no_other() -> None:
    away = Away(1, date(2026, 11, 23), date(2026, 11, 25), "sick")
    for day in (23, 25):
        assert away_on([away], date(2026, 11, day)) == {1: away}
    for day in (22, 26):
        assert away_on([away], date(2026, 11, day)) == {}
