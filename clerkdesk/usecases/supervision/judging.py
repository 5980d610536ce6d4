"""A supervisor says what a hit is: harmless, mended, suspected; or asks the office that has one of
its applications, in that application.
"""

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clerkdesk.domain import recurring
from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.recurring import Verdict
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.models import HitJudgement, Note
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.identity import require_staff
from clerkdesk.usecases.supervision.recurring import HitRow, Shown, look_through
from clerkdesk.usecases.unit_of_work import now, operation_id


class Judgement(NamedTuple):
    """What somebody says of a hit, and why."""

    verdict: str
    text: str
    asked: str | None = None
    """The number of the application in which its office is asked."""


def judge(
    session: Session, kind: str, key: str, judgement: Judgement, shown: Shown | None = None
) -> None:
    """Write down what one says of a hit. ``shown``: as it was seen; None: as it is now.

    A question is an important note on the application: whoever holds it must weigh it, and so
    answer, before it is approved.
    Raises NotAllowed (supervisor_only), Invalid (hit_unknown, verdict_unknown, text_required,
    hit_asks_open), Conflict (hit_judged: somebody else has judged it meanwhile).
    """
    actor = require_staff(session)
    if not actor.supervises:
        raise NotAllowed("supervisor_only")
    row = _row(session, kind, key, shown)
    if judgement.verdict not in list(Verdict):
        raise Invalid("verdict_unknown", field="verdict", allowed=", ".join(Verdict))
    words = _words(judgement.text)
    asked_id = None
    note_id = None
    if judgement.verdict == Verdict.ASKED:
        asked_id = _asked(row, judgement.asked)
        casework.note(session, asked_id, words, important=True)
        session.flush()
        newest = select(func.max(Note.id)).where(
            Note.application_id == asked_id, Note.actor_id == actor.id
        )
        note_id = session.scalar(newest)
    session.add(
        HitJudgement(
            organisation_id=reference_data.own_organisation(session),
            kind=row.hit.kind,
            hit_key=row.hit.key,
            signature=row.hit.signature,
            members=recurring.spelled(row.hit.ids),
            verdict=judgement.verdict,
            # A question goes with its application, should that be erased.
            text="" if note_id is not None else words,
            asked_id=asked_id,
            note_id=note_id,
            actor_id=actor.id,
            actor=actor.name,
            at=now(session),
            op_id=operation_id(session),
        )
    )
    session.flush()


def _row(session: Session, kind: str, key: str, shown: Shown | None) -> HitRow:
    """Raises Invalid (hit_unknown), Conflict (hit_judged)."""
    rows = [row for row in look_through(session) if (row.hit.kind, row.hit.key) == (kind, key)]
    for row in rows:
        if shown is None or shown == row.shown:
            return row
        if row.judged is not None and shown.signature == row.hit.signature:
            raise Conflict("hit_judged", by=row.judged.by)
    raise Invalid("hit_unknown", field="key", kind=kind, key=key)


def _asked(row: HitRow, number: str | None) -> int:
    """The id of the application in which one asks. Raises Invalid (hit_asks_open)."""
    for member in row.askable:
        if member.number == number:
            return member.id
    raise Invalid("hit_asks_open", field="asked")


def _words(stated: str) -> str:
    """Raises Invalid: text_required, too_long, control_characters."""
    text = clean(stated).strip()
    if not text:
        raise Invalid("text_required", field="text")
    if len(text) > REASON_LENGTH:
        raise Invalid("too_long", field="text", limit=REASON_LENGTH)
    if has_controls(text):
        raise Invalid("control_characters", field="text")
    return text
