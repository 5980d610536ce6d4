"""Administrators are told of alarms by e-mail: what is due, and that it was said."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from clerkdesk.domain import alarm_rules
from clerkdesk.domain.alarm_rules import Due, News, Sounding, Told
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.store.reference_models import Organisation
from clerkdesk.store.types import Moment
from clerkdesk.store.working_models import AlarmMail
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.unit_of_work import now

SETTING = "alarm_mail"
_MOMENTS = [bindparam(name, type_=Moment()) for name in ("since", "mailed_at", "ended_at", "known")]
# Of two workers one says it: whose row is still as it was when it was found due.
_CLAIM = text(
    """
    INSERT INTO alarm_mail (source, recipients, since, mailed_at, ended_at)
    VALUES (:source, :recipients, :since, :mailed_at, :ended_at)
    ON CONFLICT (source, recipients) DO UPDATE SET
      since = excluded.since, mailed_at = excluded.mailed_at, ended_at = excluded.ended_at
    WHERE
      alarm_mail.mailed_at = :known
      AND (alarm_mail.ended_at IS NULL OR excluded.ended_at IS NULL)
    RETURNING source
    """
).bindparams(*_MOMENTS)


def due(session: Session) -> Sequence[Due]:
    """What is to be said now."""
    rules = alarm_rules.parse(reference_data.setting(session, SETTING))
    if not rules:
        return []
    rows = session.execute(
        select(
            AlarmMail.source,
            AlarmMail.recipients,
            AlarmMail.since,
            AlarmMail.mailed_at,
            AlarmMail.ended_at,
        )
    )
    told = {
        (source, recipients): Told(since, mailed_at, ended_at)
        for source, recipients, since, mailed_at, ended_at in rows
    }
    sounding = [Sounding(*alarm) for alarm in dashboard.alarms(session)]
    return alarm_rules.due(rules, sounding, told, now(session))


def sender(session: Session) -> str:
    """From whom the mail comes: the address under which the mail server knows the office."""
    first = session.scalars(select(Organisation.id).order_by(Organisation.id)).first()
    assert first is not None
    return reference_data.letterhead(session, first, baku_date(now(session))).e_mail


def claim(session: Session, news: Due) -> bool:
    """Write down that it is said; False: another worker says it."""
    at = now(session)
    over = news.news is News.OVER
    since = news.alarm.since if news.alarm is not None else at
    if over and news.before is not None:
        since = news.before.since
    values = {
        "source": news.source,
        "recipients": news.recipients,
        "since": since,
        # That it is over is no reason to wait longer with the next one.
        "mailed_at": news.before.mailed_at if over and news.before is not None else at,
        "ended_at": at if over else None,
        "known": news.before.mailed_at if news.before is not None else at,
    }
    return session.execute(_CLAIM, values).first() is not None


def give_back(session: Session, news: Due) -> None:
    """It could not be sent: it is due again."""
    if news.before is None:
        statement = text(
            "DELETE FROM alarm_mail WHERE source = :source AND recipients = :recipients"
        )
        session.execute(statement, {"source": news.source, "recipients": news.recipients})
        return
    session.execute(
        text(
            """
            UPDATE alarm_mail SET since = :since, mailed_at = :mailed_at, ended_at = :ended_at
            WHERE source = :source AND recipients = :recipients
            """
        ).bindparams(*_MOMENTS[:3]),
        {"source": news.source, "recipients": news.recipients, **news.before._asdict()},
    )
