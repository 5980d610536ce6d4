"""Whether a newer program than this one is at work on the database."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from clerkdesk.store import schema
from clerkdesk.store.overlap import INSTALLER
from clerkdesk.store.reference_models import Setting

_REVISION = text("SELECT version_num FROM alembic_version")


def newer(session: Session) -> str | None:
    """Where its installer lies ("": nobody has said); None: there is none."""
    revision = session.connection().scalar(_REVISION)
    if revision is None or revision <= schema.HEAD:
        return None
    return session.scalar(select(Setting.value).where(Setting.key == INSTALLER)) or ""
