"""Which values a setting takes; each has an example that is one."""

from pathlib import Path

import pytest

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.office_settings import SETTINGS, check
from clerkdesk.store.reference import read


@pytest.mark.parametrize("key", SETTINGS)
def test_the_example_and_the_value_of_the_first_day_are_lawful(key: str) -> None:
    check(key, SETTINGS[key].example)
    check(key, read("settings")[key])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reminder_days", "4, 2"),
        ("reminder_days", "2, 2"),
        ("reminder_days", "0"),
        ("reminder_days", "two"),
        ("reminder_days", "2,"),
        ("office_opens", "9"),
        ("office_closes", "25:00"),
        ("confirm_mobile", "bəli"),
        ("idle_lock_minutes", "-1"),
        ("debt_answer_ignored_fields", "a b"),
    ],
)
def test_what_the_program_could_not_go_by_is_refused(key: str, value: str) -> None:
    with pytest.raises(Invalid, match="setting_wrong"):
        check(key, value)


def test_what_is_the_programs_own_is_no_setting_of_an_administrator() -> None:
    with pytest.raises(Invalid, match="setting_unknown"):
        check("rules", "")


def test_the_guide_names_each_of_them() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "administration.en.md").read_text(
        encoding="utf-8"
    )
    assert [key for key in SETTINGS if f"`{key}`" not in guide] == []
