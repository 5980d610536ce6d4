"""Reports that leave by themselves: what is due, and that it was sent."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain import report_rules
from clerkdesk.domain.report import Period
from clerkdesk.domain.report_rules import ReportRule
from clerkdesk.store.reference_models import Organisation
from clerkdesk.store.working_models import ReportMail
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.supervision.giving_out import write_down
from clerkdesk.usecases.unit_of_work import now

SETTING = "report_mail"


class Due(NamedTuple):
    """A report that is to be sent now."""

    organisation_id: int
    rule: ReportRule
    period: Period
    sender: str
    """The organisation's address."""


def due(session: Session) -> list[Due]:
    """By the rules of every organisation."""
    at = now(session)
    reports: list[Due] = []
    for organisation_id in session.scalars(select(Organisation.id).order_by(Organisation.id)):
        for rule in report_rules.parse(reference_data.setting(session, SETTING, organisation_id)):
            period = rule.due(at)
            if period is None or _sent(session, organisation_id, rule, period):
                continue
            names = reference_data.letterhead(session, organisation_id, period.until)
            reports.append(Due(organisation_id, rule, period, names.e_mail))
    return reports


def _sent(session: Session, organisation_id: int, rule: ReportRule, period: Period) -> bool:
    last = session.get(ReportMail, (organisation_id, rule.kind, rule.recipients))
    return last is not None and last.until >= period.until


def claim(session: Session, report: Due) -> bool:
    """Write down that it is sent, and to whom; False: another worker has sent it."""
    key = (report.organisation_id, report.rule.kind, report.rule.recipients)
    last = session.get(ReportMail, key, with_for_update=True)
    if last is not None and last.until >= report.period.until:
        return False
    if last is None:
        last = ReportMail(
            organisation_id=report.organisation_id,
            kind=report.rule.kind,
            recipients=report.rule.recipients,
        )
        session.add(last)
    last.until = report.period.until
    write_down(session, f"report .pdf {report.period.text()} → {report.rule.recipients}")
    return True


def give_back(session: Session, report: Due) -> None:
    """It could not be sent: it is due again."""
    key = (report.organisation_id, report.rule.kind, report.rule.recipients)
    session.delete(session.get_one(ReportMail, key))
