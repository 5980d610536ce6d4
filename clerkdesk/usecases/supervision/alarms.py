"""What the worker says once, in red, when the installation itself is not let in: a fault that every
question or message would meet.
"""

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.types import Moment
from clerkdesk.usecases.unit_of_work import now

MAX_DETAIL = 120

# One statement: two workers may meet the same fault at the same moment. The first one's time stays.
_RAISE = text(
    """
    INSERT INTO alarm (source, code, detail, since) VALUES (:source, :code, :detail, :at)
    ON CONFLICT (source) DO UPDATE SET
      code = excluded.code,
      detail = excluded.detail,
      since = CASE WHEN alarm.ended_at IS NULL THEN alarm.since ELSE excluded.since END,
      ended_at = NULL
    """
).bindparams(bindparam("at", type_=Moment()))
_END = text(
    "UPDATE alarm SET ended_at = :at WHERE source = :source AND ended_at IS NULL"
).bindparams(bindparam("at", type_=Moment()))


def sound(session: Session, source: str, code: str, detail: str = "") -> None:
    """Say what is wrong with a source (account, debt, register, mail or sms); ``code``: of the
    sentence, which may name ``detail``.
    """
    shown = "".join(letter for letter in clean(detail) if not has_controls(letter))[:MAX_DETAIL]
    session.execute(_RAISE, {"source": source, "code": code, "detail": shown, "at": now(session)})


def end(session: Session, source: str) -> None:
    """The source has answered or taken a message: what was wrong is over."""
    session.execute(_END, {"source": source, "at": now(session)})
