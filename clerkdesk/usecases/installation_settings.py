"""Writes what is set for the installation."""

from sqlalchemy.orm import Session

from clerkdesk.domain import office_settings
from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases.identity import require_administrator
from clerkdesk.usecases.unit_of_work import operation_id


def set_setting(session: Session, key: str, value: str) -> None:
    """Write a setting of the installation, a new one or another value of it."""
    value = clean(value)
    row = session.get(Setting, key)
    if row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value


def change(session: Session, key: str, value: str) -> None:
    """An administrator gives one of ``office_settings.SETTINGS`` another value.

    Raises NotAllowed (administrator_only), Invalid (setting_unknown, setting_wrong).
    """
    require_administrator(session)
    operation_id(session)
    value = clean(value).strip()
    office_settings.check(key, value)
    set_setting(session, key, value)
