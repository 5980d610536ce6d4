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
from clerkdesk.store.models import HitJudgement
from clerkdesk.store.readers import reads_as_a_person
from clerkdesk.store.reads import overseeing
from clerkdesk.store.reference_models import Staff
from clerkdesk.store.types import Moment, moment
from clerkdesk.usecases.history import access
from clerkdesk.usecases.queue.names import department_names
from clerkdesk.usecases.supervision.view import View, look

KIND = "recurring"
"""Of the search that a look leaves in the access log."""


class Judged(NamedTuple):
    """What was said of a hit last."""

    verdict: Verdict
    text: str
    """"": it was asked, and the question stands in its application."""
    by: str
    at: datetime
    asked: str | None
    """The number of the application in which its office is asked."""
    answered_by: str | None
    """Who has weighed the question; None: nobody, or nothing was asked."""


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit with what is known of it."""

    hit: Hit
    standing: Standing
    judged: Judged | None
    """None: nobody has said anything."""
    changed: bool
    """Something has happened since it was judged."""
    person: str | None
    """Whose decisions they are."""
    offices: dict[int, str]
    """The names of the offices that have a part of it, by their ids."""
    in_sight: frozenset[int]
    """The ids of those applications that the reader may open."""

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
    access.seek(session, KIND, "")
    hits = [*_of_findings(view), *_of_telephones(view), *_after_hours(view)]
    judged = _judgements(view)
    answers = _answers(view)
    offices = department_names(session)
    people = {key: name for key, name in session.execute(select(Staff.id, Staff.name))}
    rows = []
    for hit in recurring.ranked(hits):
        in_sight = frozenset(each.id for each in hit.members if _in_scope(view, each))
        last = judged.get((hit.kind, hit.key))
        rows.append(_row(hit, last, answers, offices=offices, people=people, in_sight=in_sight))
    return rows


def _row(
    hit: Hit,
    last: HitJudgement | None,
    answers: dict[int, str | None],
    *,
    offices: dict[int, str],
    people: dict[int, str],
    in_sight: frozenset[int],
) -> HitRow:
    standing = Standing.OPEN
    judged = None
    changed = last is not None and last.signature != hit.signature
    if last is not None:
        answered = answers.get(last.id)
        judged = Judged(
            verdict=Verdict(last.verdict),
            text=last.text,
            by=last.actor,
            at=last.at,
            asked=next((each.number for each in hit.members if each.id == last.asked_id), None),
            answered_by=answered,
        )
        if not changed:
            standing = Standing.JUDGED
            if last.verdict == Verdict.ASKED:
                # What was answered is to be judged with the answer.
                standing = Standing.OPEN if answered else Standing.ASKED
    return HitRow(
        hit=hit,
        standing=standing,
        judged=judged,
        changed=changed,
        person=people.get(hit.person_id) if hit.person_id is not None else None,
        offices={
            member.department_id: offices.get(member.department_id, "—") for member in hit.members
        },
        in_sight=in_sight,
    )


def _told(
    view: View, statement: str, function: str, days: int = 0
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows of a statement, or of the function that stands for it where a person looks."""
    session = view.session
    if reads_as_a_person(session.connection()):
        return session.execute(text(f"SELECT * FROM {function}()")).all()
    typed = text(statement.replace("/*text*/", "").replace("/*scope*/", ""))
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


def _judgements(view: View) -> dict[tuple[HitKind, str], HitJudgement]:
    """What was said last of each hit."""
    statement = (
        select(HitJudgement)
        .where(HitJudgement.organisation_id == view.organisation)
        .order_by(HitJudgement.id)
    )
    return {(HitKind(each.kind), each.hit_key): each for each in view.session.scalars(statement)}


def _answers(view: View) -> dict[int, str | None]:
    """Who has answered which question, by the judgement's id; None: nobody yet."""
    rows = _told(view, recurring_sql.ANSWERS, "cd_recurring_answers")
    return {
        key: None if state in KEEP_FROM_APPROVING else actor or "—"
        for key, state, actor, _at in rows
    }
