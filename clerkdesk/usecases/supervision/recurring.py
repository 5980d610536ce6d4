"""What recurs in an organisation: everything that comes up, and what somebody has said of it.

Looking leaves a row in the access log, as a search does: on PostgreSQL before anything is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain import recurring
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.findings import KEEP_FROM_APPROVING, FindingKind
from clerkdesk.domain.lifecycle import DECIDED
from clerkdesk.domain.recurring import Hit, HitKind, Member, Pair, Standing, Verdict
from clerkdesk.store.guard import recurring_sql
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.types import Moment, moment
from clerkdesk.usecases.history import access
from clerkdesk.usecases.queue.names import department_names
from clerkdesk.usecases.supervision.view import View, look


class Judged(NamedTuple):
    """What somebody has said of a hit."""

    id: int
    verdict: Verdict
    text: str
    """"": it was asked, and the question stands in its application; or the words were erased with
    somebody's personal data.
    """
    by: str
    at: datetime
    asked: str | None
    """The number of the application in which its office is asked."""
    answered_by: str | None
    """Who has weighed the question; None: nobody, or nothing was asked."""


class Shown(NamedTuple):
    """A hit as somebody sees it who judges it."""

    signature: str
    judged_id: int | None
    """What was said of it last; None: nothing."""


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit with what is known of it."""

    hit: Hit
    standing: Standing
    verdicts: tuple[Judged, ...]
    """What was said of it, the newest first; (): nobody has said anything."""
    changed: bool
    """It has an application that nobody has judged together with the others."""
    person: str | None
    """Whose decisions they are."""
    offices: dict[int, str]
    """The names of the offices that have a part of it, by their ids."""
    in_sight: frozenset[int]
    """The ids of those applications that the reader may open."""

    @property
    def judged(self) -> Judged | None:
        """What was said last; None: nobody has said anything."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def shown(self) -> Shown:
        """By which it is known whether a judgement is of what was seen."""
        last = self.judged
        return Shown(self.hit.signature, None if last is None else last.id)

    @property
    def askable(self) -> list[Member]:
        """In which of them somebody can be asked."""
        return [
            member
            for member in self.hit.members
            if member.id in self.in_sight and member.status not in DECIDED
        ]


def look_through(session: Session) -> list[HitRow]:
    """Everything that recurs in one's scope, the gravest first; that one has looked is logged.

    Raises NotAllowed (supervisor_only, CD705).
    """
    view = look(session)
    access.seek(session, recurring.LOOK, "")
    hits = [*_of_findings(view), *_of_telephones(view), *_after_hours(view)]
    spoken = _Spoken(view)
    offices = department_names(session)
    people = {key: name for key, name in session.execute(select(Staff.id, Staff.name))}
    rows = []
    for hit in recurring.ranked(hits):
        in_sight = frozenset(each.id for each in hit.members if _in_scope(view, each))
        rows.append(
            HitRow(
                hit=hit,
                standing=spoken.standing(hit),
                verdicts=spoken.verdicts(hit),
                changed=spoken.changed(hit),
                person=people.get(hit.person_id) if hit.person_id is not None else None,
                offices={
                    member.department_id: offices.get(member.department_id, "—")
                    for member in hit.members
                },
                in_sight=in_sight,
            )
        )
    return rows


class _Spoken:
    """What was judged, found by the hit that it is about."""

    def __init__(self, view: View) -> None:
        self._of_member: dict[tuple[HitKind, int], list[_Judgement]] = {}
        for row in _told(view, recurring_sql.JUDGEMENTS, "cd_recurring_judgements"):
            judgement = _Judgement.of(row)
            for member in judgement.about.members:
                self._of_member.setdefault((judgement.about.kind, member), []).append(judgement)

    def _of(self, hit: Hit) -> list["_Judgement"]:
        """The newest first."""
        about = {
            each.id: each
            for member in hit.ids
            for each in self._of_member.get((hit.kind, member), ())
            if each.about.is_about(hit)
        }
        return sorted(about.values(), key=lambda each: -each.id)

    def verdicts(self, hit: Hit) -> tuple[Judged, ...]:
        return tuple(each.judged(hit) for each in self._of(hit))

    def changed(self, hit: Hit) -> bool:
        known = self._of(hit)
        return bool(known) and not any(each.about.covers(hit) for each in known)

    def standing(self, hit: Hit) -> Standing:
        known = self._of(hit)
        if not known or self.changed(hit):
            return Standing.OPEN
        if known[0].verdict is not Verdict.ASKED:
            return Standing.JUDGED
        # What was answered is to be judged with the answer.
        return Standing.OPEN if known[0].answered_by else Standing.ASKED


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A row of what was judged."""

    id: int
    about: recurring.Judged
    verdict: Verdict
    text: str
    by: str
    at: datetime
    asked_id: int | None
    answered_by: str | None

    @classmethod
    def of(cls, row: Row[*tuple[Any, ...]]) -> "_Judgement":
        answered = row.state is not None and row.state not in KEEP_FROM_APPROVING
        return cls(
            id=row.id,
            about=recurring.Judged(HitKind(row.kind), row.hit_key, recurring.ids_of(row.members)),
            verdict=Verdict(row.verdict),
            text=row.words,
            by=row.actor,
            at=moment(row.at),
            asked_id=row.asked_id,
            answered_by=(row.answered_by or "—") if answered else None,
        )

    def judged(self, hit: Hit) -> Judged:
        return Judged(
            id=self.id,
            verdict=self.verdict,
            text=self.text,
            by=self.by,
            at=self.at,
            asked=next((each.number for each in hit.members if each.id == self.asked_id), None),
            answered_by=self.answered_by,
        )


def _told(
    view: View, statement: str, function: str, days: int = 0
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a statement, or of the function that stands for it where a person looks."""
    session = view.session
    if reads_as_a_person(session.connection()):
        return session.execute(text(f"SELECT * FROM {function}()")).all()
    typed = text(recurring_sql.embedded(statement))
    values: dict[str, Any] = {"organisation": view.organisation}
    if days:
        since = view.at - timedelta(days=days)
        values["since"] = Moment().process_bind_param(since, session.connection().dialect)
    return session.execute(typed, values).all()


def _in_scope(view: View, member: Member) -> bool:
    return not view.scope.departments or member.department_id in view.scope.departments


def _of_findings(view: View) -> list[Hit]:
    rows = _told(view, recurring_sql.PAIRS, "cd_recurring_pairs", recurring.PAIRS_DAYS)
    pairs = []
    for kind, *one_and_other, at in rows:
        one = Member(*one_and_other[:4])
        if _in_scope(view, one):
            of_kind = recurring.OF_FINDINGS[FindingKind(kind)]
            pairs.append(Pair(of_kind, one, Member(*one_and_other[4:]), moment(at)))
    return recurring.of_pairs(pairs)


def _of_telephones(view: View) -> list[Hit]:
    rows = _told(
        view,
        recurring_sql.TELEPHONES,
        "cd_recurring_telephones",
        recurring.TELEPHONE_DAYS,
    )
    groups: dict[str, list[tuple[Member, datetime]]] = {}
    for shared, *member, at in rows:
        groups.setdefault(shared, []).append((Member(*member), moment(at)))
    hits = []
    for shared, members in groups.items():
        within = [each for each, _at in members if _in_scope(view, each)]
        if len(within) < 2:
            continue
        # The database has no HMAC on the embedded file, and gives nothing else on a server.
        key = access.sought_of(view.session, f"{recurring.TELEPHONE}{shared}") or shared
        newest = max(at for _member, at in members)
        hits.append(recurring.of_one_telephone(key, within, newest))
    return hits


def _after_hours(view: View) -> list[Hit]:
    since = view.at - timedelta(days=recurring.AFTER_HOURS_DAYS)
    days = [baku_date(since) + timedelta(days=day) for day in range(recurring.AFTER_HOURS_DAYS + 1)]
    # What is late within the half hour that it may be is the domain's to say.
    rows = overseeing.LATE_DECISIONS.rows(
        view.session,
        view.scope,
        since=since,
        opens=f"{view.calendar.opens:%H:%M}",
        closes=f"{view.calendar.closes:%H:%M}",
        days_off=[day for day in days if not view.calendar.is_working(day)],
    )
    decisions = [
        recurring.Decision(person, Member(*member), moment(at)) for person, *member, at in rows
    ]
    return recurring.after_hours(decisions, view.calendar)
