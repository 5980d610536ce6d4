"""One list of rules for both databases; ``guard.ddl`` makes their triggers of it.

The SQL is what SQLite and PostgreSQL share. ``age(x)`` stands for the seconds since ``x``,
``baku_day(x)`` for its date in Baku, ``cd_now()`` for the database's clock. Each refusal has a
code, which is the key of its sentence. Each module has first what both databases refuse, then what
PostgreSQL alone does, because it needs to know who is logged in.

What the program keeps, too, is made with the domain's own values, and none of them stands here.
"""

from clerkdesk.store.guard.refusal import Reaction, Refusal
from clerkdesk.store.guard.rules.absences import ABSENCES
from clerkdesk.store.guard.rules.administration import ADMINISTRATION
from clerkdesk.store.guard.rules.application import APPLICATION
from clerkdesk.store.guard.rules.calendar import DECIDED_DAYS, VERSIONS
from clerkdesk.store.guard.rules.caravans import CARAVANS
from clerkdesk.store.guard.rules.certificates import CERTIFICATES
from clerkdesk.store.guard.rules.changes import CHANGES
from clerkdesk.store.guard.rules.counters import COUNTERS, PUSHED
from clerkdesk.store.guard.rules.documents import DOCUMENTS
from clerkdesk.store.guard.rules.erasing import ERASING, let_erase
from clerkdesk.store.guard.rules.findings import (
    ASKING,
    FINDING_REACTIONS,
    FINDINGS,
    NUMBER_COLUMNS,
    NUMBERED,
)
from clerkdesk.store.guard.rules.history import HISTORY
from clerkdesk.store.guard.rules.links import LINKING
from clerkdesk.store.guard.rules.messages import MESSAGES
from clerkdesk.store.guard.rules.notes import NOTES
from clerkdesk.store.guard.rules.own_ids import OWN_IDS
from clerkdesk.store.guard.rules.people import PEOPLE
from clerkdesk.store.guard.rules.personal_data import PERSONAL_DATA
from clerkdesk.store.guard.rules.questions import QUESTIONS
from clerkdesk.store.guard.rules.recurring import JUDGEMENTS
from clerkdesk.store.guard.rules.registration import REGISTRATION, RENEWING
from clerkdesk.store.guard.rules.samples import SAMPLED, SAMPLES
from clerkdesk.store.guard.rules.terms import TERMS
from clerkdesk.store.guard.rules.texts import TEXTS
from clerkdesk.store.guard.rules.traces import TRACES
from clerkdesk.store.guard.rules.witnessing import COUNTED_SEALS
from clerkdesk.store.models import Application

_RULES: tuple[Refusal, ...] = (
    *ERASING,
    *RENEWING,
    *APPLICATION,
    *REGISTRATION,
    *CHANGES,
    *TERMS,
    *CERTIFICATES,
    *DOCUMENTS,
    *PERSONAL_DATA,
    *QUESTIONS,
    *NOTES,
    *FINDINGS,
    *SAMPLES,
    *JUDGEMENTS,
    *MESSAGES,
    *TRACES,
    *PEOPLE,
    *ABSENCES,
    *CARAVANS,
    *DECIDED_DAYS,
    *VERSIONS,
    *TEXTS,
    *OWN_IDS,
)
REFUSALS: tuple[Refusal, ...] = tuple(map(let_erase, _RULES))
"""Of several that hold for one row the first one's sentence is told."""

_CASE = "application WHERE id = NEW.application_id"
LOCKS = {
    ("document", "UPDATE"): _CASE,
    ("amendment", "INSERT"): _CASE,
    ("application_detail", "UPDATE"): _CASE,
    ("certificate", "INSERT"): _CASE,
    ("erasure", "INSERT"): _CASE,
    ("erasure", "UPDATE"): _CASE,
    ("staff", "UPDATE"): "organisation WHERE id = NEW.organisation_id",
}
"""(table, event) → what must stand still while the rules are judged: a verdict, an amendment or a
certificate and a decision of two sessions would not see each other, nor would the last two
administrators who close each other.
"""

_APPLICATION_COLUMNS = (
    column.name for column in Application.__table__.columns if column.name not in NUMBER_COLUMNS
)

LOOKED_AT = {
    ("application", "UPDATE"): f"UPDATE OF {', '.join(_APPLICATION_COLUMNS)}",
    (
        "outbox_message",
        "UPDATE",
    ): "UPDATE OF state, application_id, event, channel, occurrence, queued_at, message_id",
}
"""(table, event) → the columns that its rules speak of: a worker's claim of others, which it alone
may write, asks nobody who it is, and the numbers that triggers keep are no change of a case.
"""

REACTIONS: tuple[Reaction, ...] = (
    *HISTORY,
    *ADMINISTRATION,
    *COUNTERS,
    *PUSHED,
    *ASKING,
    *FINDING_REACTIONS,
    *NUMBERED,
    *SAMPLED,
    *LINKING,
    COUNTED_SEALS,
)
