"""What is set: for the installation by whoever has the database, for an organisation by its own
administrator.
"""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.accounts import ORGANISATION_SETTINGS
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import OrganisationSetting, Setting
from clerkdesk.usecases import administering, reference_data
from clerkdesk.usecases.identity import current_staff

_OF_THE_PROGRAM = ("copy", "database_id", "fold_version", "rules", "stand_in_data")


class SettingRow(NamedTuple):
    """A setting as it is for whoever asks."""

    key: str
    value: str
    own: bool
    """The organisation has set it otherwise than the installation."""


def own(session: Session, key: str) -> str:
    """The value for the organisation of whoever acts; "" where there is none."""
    return reference_data.setting(session, key, current_staff(session).organisation_id)


def listed(session: Session) -> list[SettingRow]:
    """Every setting by its key, as it is for the organisation of whoever acts."""
    of_installation = select(Setting.key, Setting.value).where(Setting.key.not_in(_OF_THE_PROGRAM))
    values = dict(session.execute(of_installation).all())
    of_organisation = select(OrganisationSetting.key, OrganisationSetting.value).where(
        OrganisationSetting.organisation_id == current_staff(session).organisation_id
    )
    own_values = dict(session.execute(of_organisation).all())
    return [
        SettingRow(key, own_values.get(key, value), key in own_values)
        for key, value in sorted((values | own_values).items())
    ]


def set_setting(session: Session, key: str, value: str) -> None:
    """Give a setting another value: an administrator for the own organisation, whoever has the
    database itself for all that have none of their own.

    Raises NotAllowed (administrator_only, CD931: it is the installation's), Invalid
    (control_characters).
    """
    actor = administering.administer(session)
    value = clean(value)
    if has_controls(value):
        raise Invalid("control_characters", field=key)
    if actor.organisation_id is None:
        session.merge(Setting(key=key, value=value))
    elif key in ORGANISATION_SETTINGS:
        session.merge(
            OrganisationSetting(organisation_id=actor.organisation_id, key=key, value=value)
        )
    else:
        raise NotAllowed("CD931")
