"""Writes what is set: for the installation by whoever has the database, for an organisation by its
own administrator.
"""

from sqlalchemy.orm import Session

from clerkdesk.domain import office_settings, term_rules
from clerkdesk.domain.accounts import ORGANISATION_SETTINGS
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.text import clean, has_controls
from clerkdesk.store.reference_models import OrganisationSetting, Setting
from clerkdesk.usecases import administering, reference_data, restored
from clerkdesk.usecases.unit_of_work import now


def set_setting(session: Session, key: str, value: str) -> None:
    """Give a setting another value: an administrator for the own organisation, whoever has the
    database itself for all that have none of their own.

    Raises NotAllowed (administrator_only, CD931: it is the installation's), Invalid
    (control_characters, setting_wrong, office_hours_order,
    term_begun).
    """
    actor = administering.administer(session)
    value = clean(value)
    if has_controls(value):
        raise Invalid("control_characters", field=key)
    if key in office_settings.SETTINGS or key in restored.OWN:
        office_settings.check(key, value)
    if key in office_settings.HOURS:
        hours = reference_data.settings(session, office_settings.HOURS, actor.organisation_id)
        hours[key] = value
        office_settings.check_hours(hours["office_opens"], hours["office_closes"])
    if key in term_rules.SERVICE_OF:
        stands = reference_data.setting(session, key, actor.organisation_id)
        today = baku_date(now(session))
        term_rules.check_change(term_rules.SERVICE_OF[key], stands, value, today)
    if actor.organisation_id is None:
        session.merge(Setting(key=key, value=value))
    elif key in ORGANISATION_SETTINGS:
        session.merge(
            OrganisationSetting(organisation_id=actor.organisation_id, key=key, value=value)
        )
    else:
        raise NotAllowed("CD931")
