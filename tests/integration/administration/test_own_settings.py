"""What an organisation sets for itself in one value, and who is warned of terms: seen, written, and
refused where it is not there, is none, or where a colleague was faster.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration import (
    setting_changes,
    setting_records,
    warning_changes,
    warning_records,
)
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.people import accounts
from tests.conftest import Desk

WORDS = {"yes": "bəli", "no": "xeyr"}


class Kind(NamedTuple):
    """A setting as it is edited, and another value of it."""

    read: Callable[..., Any]
    save: Callable[..., Any]
    key: str
    changes: dict[str, str]
    written: str
    given: dict[str, Any]


SETTING = Kind(
    setting_records.records,
    setting_changes.save,
    key="confirm_mobile",
    changes={"value": "bəli"},
    written="yes",
    given={"words": WORDS},
)
WARNING = Kind(
    warning_records.records,
    warning_changes.save,
    key="warning_no_debt",
    changes={"holder_hours": "4", "mail": "rehber@example.az"},
    written="4 ",
    given={},
)
KINDS = pytest.mark.parametrize("kind", (SETTING, WARNING), ids=("setting", "warning"))


def values(desk: Desk, kind: Kind) -> Mapping[str, str]:
    records = desk.as_("admin").read(kind.read, **kind.given)
    stored: dict[str, str] = next(each.values for each in records if each.key == kind.key)
    return stored


@KINDS
def test_a_value_is_changed_and_who_was_slower_changes_nothing(desk: Desk, kind: Kind) -> None:
    before = values(desk, kind)
    changed = {**before, **kind.changes}
    desk.run("admin", kind.save, kind.key, changed, before, **kind.given)
    assert values(desk, kind) == changed
    (change,) = desk.as_("admin").read(office.changes, ["organisation_setting"])
    assert (change.first.subject, (change.after("value") or "")[: len(kind.written)]) == (
        kind.key,
        kind.written,
    )
    with pytest.raises(Conflict, match="setting_changed"):
        desk.run("admin", kind.save, kind.key, before, before, **kind.given)
    assert values(desk, kind) == changed
    assert desk.local.read(verification.verify).findings == ()


@KINDS
def test_a_setting_that_there_is_not_is_refused(embedded: Desk, kind: Kind) -> None:
    before = values(embedded, kind)
    with pytest.raises(Invalid, match="setting_unknown"):
        embedded.run("admin", kind.save, "nothing", before, before, **kind.given)


@KINDS
def test_nobody_but_an_administrator_changes_it(embedded: Desk, kind: Kind) -> None:
    before = values(embedded, kind)
    with pytest.raises(NotAllowed, match="administrator_only"):
        embedded.run("gunel", kind.save, kind.key, before, before, **kind.given)


def test_warnings_of_another_organisations_e_service_are_no_settings_of_ones_own(
    embedded: Desk,
) -> None:
    embedded.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    before = values(embedded, WARNING)
    with pytest.raises(Invalid, match="setting_unknown"):
        embedded.run("rauf", warning_changes.save, WARNING.key, before, before)


def test_a_value_holds_no_control_characters(embedded: Desk) -> None:
    with pytest.raises(Invalid, match="control_characters"):
        embedded.run("admin", installation_settings.set_setting, "report_mail", "a\x07b")
