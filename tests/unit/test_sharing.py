"""Sharing work out: by load, leave and what each may handle."""

from datetime import date, timedelta

from clerkdesk.domain.sharing import Held, Person, Shared, share

TODAY = date(2026, 11, 23)
ILL = 1
BUSY = 2
FREE = 3
OTHER = 4


def person(key: int, held: int, *, away: bool = False, office: int | None = None) -> Person:
    departments = frozenset() if office is None else frozenset({office})
    return Person(key, held, away, departments, frozenset())


def cases(holder: int, count: int, *, office: int = 7, stays: int = 0) -> list[Held]:
    return [
        Held(
            id=holder * 100 + n,
            version=1,
            department_id=office,
            service="no_debt",
            holder_id=holder,
            due_on=TODAY + timedelta(days=n),
            stays=n < stays,
        )
        for n in range(count)
    ]


def shared(rows: list[Held], people: list[Person], norm: int = 12) -> Shared:
    everybody = frozenset(each.id for each in people)
    return share(rows, people, norm, givers=everybody, takers=everybody)


def test_all_of_an_absent_ones_work_goes_to_whoever_has_least() -> None:
    people = [person(ILL, 13, away=True), person(FREE, 2), person(OTHER, 5)]
    plan = shared(cases(ILL, 13), people)
    assert len(plan.moves) == 13 and plan.loads == {ILL: 0, FREE: 10, OTHER: 10}
    assert not {move.taker for move in plan.moves} & {ILL}


def test_an_absent_ones_work_goes_beyond_the_norm_an_overloaded_ones_does_not() -> None:
    people = [person(ILL, 4, away=True), person(FREE, 12)]
    assert shared(cases(ILL, 4), people).loads == {ILL: 0, FREE: 16}
    people = [person(BUSY, 19), person(FREE, 9)]
    assert shared(cases(BUSY, 19), people).loads == {BUSY: 16, FREE: 12}


def test_who_has_too_much_gives_down_to_the_norm_what_is_due_first() -> None:
    plan = shared(cases(BUSY, 15), [person(BUSY, 15), person(FREE, 0)])
    assert plan.loads == {BUSY: 12, FREE: 3}
    assert [move.application_id for move in plan.moves] == [200, 201, 202]


def test_nobody_is_given_what_they_may_not_handle() -> None:
    people = [person(ILL, 3, away=True), person(FREE, 0, office=8), person(OTHER, 9, office=7)]
    assert shared(cases(ILL, 3), people).loads == {ILL: 0, FREE: 0, OTHER: 12}
    alone = [person(ILL, 3, away=True), person(FREE, 0, office=8)]
    plan = shared(cases(ILL, 3), alone)
    assert plan.moves == [] and plan.homeless == 3


def test_what_waits_for_the_citizen_or_is_being_worked_on_stays() -> None:
    plan = shared(cases(ILL, 5, stays=2), [person(ILL, 5, away=True), person(FREE, 0)])
    assert len(plan.moves) == 3 and plan.stay == {ILL: 2}


def test_who_is_left_out_neither_gives_nor_takes() -> None:
    rows = cases(ILL, 3)
    people = [person(ILL, 3, away=True), person(FREE, 0), person(OTHER, 1)]
    plan = share(rows, people, 12, givers=frozenset({ILL}), takers=frozenset({OTHER}))
    assert {move.taker for move in plan.moves} == {OTHER}
    assert share(rows, people, 12, givers=frozenset(), takers=frozenset({OTHER})).moves == []
