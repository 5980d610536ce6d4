"""What is so from a date on, as an administrator reads it: how an organisation is called on paper,
where one complains, on which act an e-service rests.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.limits import MOST_DAYS
from clerkdesk.store.reference_models import ComplaintPlace, LegalBasis, OrganisationName
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration.records import Field, FieldForm, Record, checked
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.unit_of_work import now

SINCE = "valid_from"
NEW = "new"
"""The end of the key of the version that is not there yet."""
_DAYS = "days"
_SINCE = Field(SINCE, FieldForm.LINE, limit=10)


def _line(name: str, limit: int) -> Field:
    return Field(name, FieldForm.LINE, limit)


def _text(name: str, limit: int) -> Field:
    return Field(name, FieldForm.TEXT, limit)


class State(StrEnum):
    """Of a version, today."""

    IN_FORCE = "in_force"
    AHEAD = "ahead"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Dated:
    """One kind of it."""

    model: type[OrganisationName] | type[ComplaintPlace] | type[LegalBasis]
    fields: tuple[Field, ...]
    """The date first."""
    of_service: bool = False
    """It belongs to an e-service; else to an organisation."""

    @property
    def said(self) -> tuple[Field, ...]:
        """Without the date."""
        return self.fields[1:]

    def owner(self, key: str, organisation: int) -> str | int:
        """Whose a record of this key is: the e-service's, or the organisation's."""
        return key.partition(" ")[0] if self.of_service else organisation


LETTERHEADS = Dated(
    OrganisationName,
    (
        _SINCE,
        _line("short_name", 60),
        _line("legal_name", 200),
        _line("city", 60),
        _line("verification_address", 120),
        _line("call_centre", 20),
        _line("e_mail", 120),
    ),
)
COMPLAINTS = Dated(
    ComplaintPlace,
    (_SINCE, _line("days", 4), _text("az", 300), _text("en", 300), _text("ru", 300)),
)
BASES = Dated(LegalBasis, (_SINCE, _text("act", 300), _line("url", 200)), of_service=True)


def records(session: Session, dated: Dated) -> list[Record]:
    """The versions of the administrator's organisation or of its e-services, the newest first, and
    before them the one that is not there yet. The key is the date, of an e-service's after its
    code; the group is a State. Raises NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    if not dated.of_service:
        return _of(session, dated, reference_data.own_organisation(session), "")
    listed: list[Record] = []
    for service, eservice in ESERVICES.items():
        if actor.organisation in (None, eservice.organisation):
            listed += _of(session, dated, service, service)
    return listed


def _of(session: Session, dated: Dated, owner: str | int, group: str) -> list[Record]:
    model: Any = dated.model
    whose = model.service if dated.of_service else model.organisation_id
    rows = session.scalars(
        select(model).where(whose == owner).order_by(model.valid_from.desc())
    ).all()
    today = baku_date(now(session))
    now_valid = max((row.valid_from for row in rows if row.valid_from <= today), default=today)
    nothing = {field.name: "" for field in dated.fields}
    return [
        Record(f"{group} {NEW}".strip(), "", "", nothing),
        *(
            Record(
                key=f"{group} {row.valid_from}".strip(),
                title=str(getattr(row, dated.said[0].name)),
                group=_state(row.valid_from, now_valid, today),
                values=values_of(dated, row),
            )
            for row in rows
        ),
    ]


def _state(since: date, now_valid: date, today: date) -> State:
    if since > today:
        return State.AHEAD
    return State.IN_FORCE if since == now_valid else State.FORMER


def values_of(dated: Dated, row: Any) -> dict[str, str]:
    """What is written in a version; its date as one writes it."""
    texts = {field.name: str(getattr(row, field.name)) for field in dated.said}
    return {SINCE: f"{row.valid_from:%d.%m.%Y}", **texts}


def is_nothing(dated: Dated, values: dict[str, str]) -> bool:
    """Whether a version says nothing."""
    return not any(values[field.name].strip() for field in dated.said)


def written(dated: Dated, values: dict[str, str]) -> dict[str, str | int]:
    """What a version says, without its date. Raises Invalid (missing, too_long, control_characters,
    days_wrong).
    """
    texts: dict[str, str | int] = dict(checked(dated.said, values))
    if _DAYS in texts:
        stated = str(texts[_DAYS])
        if not (stated.isascii() and stated.isdigit()) or int(stated) > MOST_DAYS:
            raise Invalid("days_wrong", field=_DAYS, most=MOST_DAYS)
        texts[_DAYS] = int(stated)
    return texts
