"""Writes what is set for the installation."""

from sqlalchemy.orm import Session

from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import (
    Setting,
)


def set_setting(session: Session, key: str, value: str) -> None:
    """Write a setting of the installation, a new one or another value of it."""
    value = clean(value)
    row = session.get(Setting, key)
    if row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value
