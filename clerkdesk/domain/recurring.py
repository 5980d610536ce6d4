"""What recurs: households and accounts that come up again and again, telephones that many
applicants share, decisions at night. Ranked, with why; what was judged stays known until something
new happens.

That two applications have a person, an old home, a code or a file in common say the findings
(``domain.findings``): one rule, and here its sum over applications.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from clerkdesk.domain.deadlines import BAKU, WorkingCalendar
from clerkdesk.domain.findings import FindingKind
from clerkdesk.domain.lifecycle import DECIDED


class HitKind(StrEnum):
    """What recurs."""

    PERSON = "person"
    """A person is registered in several applications."""
    OLD_ADDRESS = "old_address"
    """An old home is claimed several times."""
    OLD_CODE = "old_code"
    CODE_IN_WORK = "code_in_work"
    """One subscriber code stands in several open applications."""
    FILE = "file"
    """The same file was sent for different people."""
    TELEPHONE = "telephone"
    """Many applicants have the same telephone."""
    AFTER_HOURS = "after_hours"
    """Somebody decides outside office hours."""


OF_FINDINGS: dict[FindingKind, HitKind] = {
    FindingKind.REGISTERED_ELSEWHERE: HitKind.PERSON,
    FindingKind.OLD_ADDRESS_ELSEWHERE: HitKind.OLD_ADDRESS,
    FindingKind.OLD_CODE_ELSEWHERE: HitKind.OLD_CODE,
    FindingKind.CODE_IN_WORK: HitKind.CODE_IN_WORK,
    FindingKind.FILE_OF_ANOTHER: HitKind.FILE,
}
WEIGHTS = {
    HitKind.FILE: 5,
    HitKind.PERSON: 4,
    HitKind.OLD_ADDRESS: 4,
    HitKind.OLD_CODE: 3,
    HitKind.CODE_IN_WORK: 3,
    HitKind.TELEPHONE: 3,
    HitKind.AFTER_HOURS: 2,
}
"""How grave one more of a kind is."""
APPLICANTS_OF_ONE_TELEPHONE = 3
"""A couple shares a telephone; from so many applicants on it is looked at."""
DECISIONS_AFTER_HOURS = 3
"""Of one person: somebody stays late once."""
AFTER_HOURS_SLACK = timedelta(minutes=30)
"""Before the office opens and after it closes: who finishes what lies before them."""
LOOK = "recurring"
"""Of the search that a look leaves in the access log."""
TELEPHONE = "telephone "
"""Before the number, of which a hit has an HMAC: a search leaves another one, of a text with a
colon.
"""
PAIRS_DAYS = 365
TELEPHONE_DAYS = 90
AFTER_HOURS_DAYS = 30
"""So far back it is looked."""
_MOST_COUNTED = 6
"""More say nothing more: a month of late evenings is not graver than a false household."""
_OPEN_BONUS = 4
"""Something can still be stopped."""
_OFFICES_BONUS = 2
"""For each office more: none of them sees the whole."""


class Verdict(StrEnum):
    """What somebody says who has looked at a hit."""

    HARMLESS = "harmless"
    """There is a good reason."""
    MENDED = "mended"
    """It was an error, and is put right."""
    SUSPECTED = "suspected"
    """It is passed on to whoever looks into frauds."""
    ASKED = "asked"
    """The office that has one of the applications is asked, in that application."""


class Standing(StrEnum):
    """Where a hit stands."""

    OPEN = "open"
    """Nobody has judged it, or something new has happened since."""
    ASKED = "asked"
    """Its office is asked, and has not answered."""
    JUDGED = "judged"


class Member(NamedTuple):
    """One of the applications that a hit is about."""

    id: int
    number: str
    department_id: int
    status: str


class Pair(NamedTuple):
    """Two applications that a finding connects."""

    kind: HitKind
    one: Member
    other: Member
    at: datetime
    """When it came up."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Applications that have something in common, or one person's decisions."""

    kind: HitKind
    key: str
    """What it is called: the first application's id, an account's id, or an HMAC."""
    members: tuple[Member, ...]
    """By their ids."""
    newest: datetime
    """When something happened to it last."""
    person_id: int | None = None
    """Whose decisions they are; None: it is about citizens."""

    @property
    def ids(self) -> frozenset[int]:
        """Of its applications."""
        return frozenset(member.id for member in self.members)

    @property
    def offices(self) -> int:
        """How many offices have a part of it."""
        return len({member.department_id for member in self.members})

    @property
    def open(self) -> int:
        """How many of its applications are not decided yet."""
        return sum(member.status not in DECIDED for member in self.members)

    @property
    def rank(self) -> int:
        """How soon it is to be looked at: the higher the sooner."""
        bonus = _OPEN_BONUS if self.open else 0
        if self.person_id is None:
            bonus += _OFFICES_BONUS * (self.offices - 1)
        more = min(len(self.members) - 1, _MOST_COUNTED)
        return WEIGHTS[self.kind] * more + bonus

    @property
    def signature(self) -> str:
        """Of what it is about: who judges has seen just this."""
        about = " ".join(str(member.id) for member in self.members)
        return hashlib.sha256(f"{self.kind} {about}".encode()).hexdigest()


class Judged(NamedTuple):
    """What somebody's judgement is about."""

    kind: HitKind
    key: str
    members: frozenset[int]
    """The ids of the applications that the hit had, as far as the judge saw them."""

    def is_about(self, hit: Hit) -> bool:
        """Whether it was this hit: they share an application. One leaves it when it is refused or
        grows old, others come, and groups grow together: it is the same one still.
        """
        if self.kind is not hit.kind:
            return False
        if hit.person_id is not None and self.key != hit.key:
            # One application that is decided twice may be another person's then.
            return False
        return not self.members.isdisjoint(hit.ids)

    def covers(self, hit: Hit) -> bool:
        """Whether all that the hit is now about was before the judge together."""
        return self.is_about(hit) and self.members >= hit.ids


def spelled(ids: Iterable[int]) -> str:
    """Applications' ids as one text, in which each stands between bars: |12|15|"""
    return "".join(["|", *(f"{each}|" for each in sorted(ids))])


def ids_of(text: str) -> frozenset[int]:
    """The ids that ``spelled`` made a text of; "" has none."""
    return frozenset(int(each) for each in text.split("|") if each)


def of_pairs(pairs: Iterable[Pair]) -> list[Hit]:
    """One hit for all applications of a kind that hang together, whatever the pairs' order."""
    known = list(pairs)
    groups = _Groups()
    for pair in known:
        groups.join((pair.kind, pair.one.id), (pair.kind, pair.other.id))
    members: dict[_Node, dict[int, Member]] = {}
    newest: dict[_Node, datetime] = {}
    for pair in known:
        first = groups.first_of((pair.kind, pair.one.id))
        members.setdefault(first, {}).update({pair.one.id: pair.one, pair.other.id: pair.other})
        newest[first] = max(newest.get(first, pair.at), pair.at)
    return [
        Hit(first[0], str(first[1]), _in_order(each.values()), newest[first])
        for first, each in members.items()
    ]


_Node = tuple[HitKind, int]


class _Groups:
    """Which applications hang together, each group known by its first one: in about as many steps
    as there are pairs.
    """

    def __init__(self) -> None:
        self._before: dict[_Node, _Node] = {}

    def first_of(self, node: _Node) -> _Node:
        while (before := self._before.get(node, node)) != node:
            # What is passed on the way stands nearer to the first one afterwards.
            self._before[node] = self._before.get(before, before)
            node = before
        return node

    def join(self, one: _Node, other: _Node) -> None:
        ends = sorted((self.first_of(one), self.first_of(other)))
        self._before[ends[1]] = ends[0]


def _in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.id))


def of_one_telephone(key: str, members: Iterable[Member], newest: datetime) -> Hit:
    """What many applicants have one telephone for."""
    return Hit(HitKind.TELEPHONE, key, _in_order(members), newest)


class Decision(NamedTuple):
    """Who decided an application, and when."""

    person_id: int
    member: Member
    at: datetime


def after_hours(decisions: Iterable[Decision], calendar: WorkingCalendar) -> list[Hit]:
    """Of each person who has decided outside office hours so often."""
    late: dict[int, list[Decision]] = {}
    for decision in decisions:
        if is_after_hours(decision.at, calendar):
            late.setdefault(decision.person_id, []).append(decision)
    nights = [
        (person, group)
        for person, group in sorted(late.items())
        if len(group) >= DECISIONS_AFTER_HOURS
    ]
    return [_of_one_person(person, group) for person, group in nights]


def _of_one_person(person: int, group: Sequence[Decision]) -> Hit:
    return Hit(
        kind=HitKind.AFTER_HOURS,
        key=str(person),
        members=_in_order(each.member for each in group),
        newest=max(each.at for each in group),
        person_id=person,
    )


def is_after_hours(at: datetime, calendar: WorkingCalendar) -> bool:
    """Whether nobody is expected at work, by the clock of Baku."""
    here = at.astimezone(BAKU)
    if not calendar.is_working(here.date()):
        return True
    opens = datetime.combine(here.date(), calendar.opens, BAKU) - AFTER_HOURS_SLACK
    closes = datetime.combine(here.date(), calendar.closes, BAKU) + AFTER_HOURS_SLACK
    return not opens <= here <= closes


def ranked(hits: Sequence[Hit]) -> list[Hit]:
    """The gravest first; of equal ones the newest."""
    return sorted(hits, key=lambda hit: (-hit.rank, -hit.newest.timestamp(), hit.key))
