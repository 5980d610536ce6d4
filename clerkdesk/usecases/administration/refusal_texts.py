"""The reasons of refusals and their texts, as an administrator reads them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.store.reference_models import RefusalReason
from clerkdesk.usecases.administration.records import Field, FieldForm, Record, checked
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.messages import templating

_NAME = 120
# A reason without a text leaves its words to the clerk.
FIELDS = (
    Field("az", FieldForm.LINE, _NAME),
    Field("text_az", FieldForm.TEXT, REASON_LENGTH, required=False),
    Field("en", FieldForm.LINE, _NAME),
    Field("text_en", FieldForm.TEXT, REASON_LENGTH, required=False),
    Field("ru", FieldForm.LINE, _NAME),
    Field("text_ru", FieldForm.TEXT, REASON_LENGTH, required=False),
)
SAMPLE = {
    "number": "WD-2026-0000001",
    "code": "1234567",
    "unfit": "Çıxarış — ikinci səhifə yoxdur",
    "missing": "Şəxsiyyət vəsiqəsi",
}
"""What may stand in a text, and what a preview is filled in with."""


def reasons(session: Session) -> list[Record]:
    """Those of the administrator's e-services, in the order in which clerks meet them. Raises
    NotAllowed (administrator_only).
    """
    actor = require_administrator(session)
    rows = session.scalars(
        select(RefusalReason).order_by(RefusalReason.service, RefusalReason.position)
    )
    return [
        Record(f"{row.service} {row.code}", row.az, row.service, values_of(row))
        for row in rows
        if actor.organisation in (None, ESERVICES[Service(row.service)].organisation)
    ]


def values_of(row: RefusalReason) -> dict[str, str]:
    """What may be edited of a reason."""
    return {field.name: getattr(row, field.name) for field in FIELDS}


def sample(values: dict[str, str]) -> str:
    """The Azerbaijani text as a citizen would read it. Raises Invalid naming the field: missing,
    too_long, control_characters, template_broken, template_variable.
    """
    texts = checked(FIELDS, values)
    shown = {name: _filled(name, text) for name, text in texts.items() if name.startswith("text_")}
    return shown["text_az"]


def _filled(field: str, text: str) -> str:
    try:
        unknown = sorted(templating.names(text) - set(SAMPLE))
        if unknown:
            raise Invalid(
                "template_variable",
                field=field,
                names=", ".join(unknown),
                allowed=", ".join(SAMPLE),
            )
        return templating.fill(text, SAMPLE)
    except templating.broken() as error:
        raise Invalid("template_broken", field=field, why=str(error)[:200]) from None
