"""What an administrator may set, and which values each setting takes."""

import re
from collections.abc import Callable
from datetime import time
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from clerkdesk.domain import report_rules, sampling, warning_rules
from clerkdesk.domain.alarm_rules import are_rules
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.lifecycle import UNDO_CHOICES
from clerkdesk.domain.term_rules import is_setting


class SettingRule(NamedTuple):
    """Which values are lawful, and one of them."""

    holds: Callable[[str], bool]
    example: str


def _is_time(value: str) -> bool:
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return re.fullmatch(r"\d\d:\d\d", value) is not None


def _is_yes_or_no(value: str) -> bool:
    return value in ("yes", "no")


def _are_days(value: str) -> bool:
    """Working days that grow, with commas between them; none: never."""
    parts = [part.strip() for part in value.split(",")] if value.strip() else []
    if not all(re.fullmatch(r"[1-9]\d?", part) for part in parts):
        return False
    days = [int(part) for part in parts]
    return days == sorted(set(days))


def _are_minutes(value: str) -> bool:
    return re.fullmatch(r"\d{1,3}", value) is not None


def _is_time_to_undo(value: str) -> bool:
    return value in map(str, UNDO_CHOICES)


def _are_fields(value: str) -> bool:
    return all(re.fullmatch(r"\w{1,60}", part.strip()) for part in value.split(",") if value)


def _is_place(value: str) -> bool:
    """A folder or file by its whole path, of whichever system; or nothing."""
    whole = PurePosixPath(value).is_absolute() or PureWindowsPath(value).is_absolute()
    return not value or whole


def _is_number(value: str) -> bool:
    return re.fullmatch(r"0|[1-9]\d{0,3}", value) is not None


def _is_count(value: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}", value) is not None


def _are_years(value: str) -> bool:
    return not value or re.fullmatch(r"[1-9]\d?", value) is not None


SETTINGS: dict[str, SettingRule] = {
    "office_opens": SettingRule(_is_time, "09:00"),
    "office_closes": SettingRule(_is_time, "18:00"),
    "waiting_stops_clock": SettingRule(_is_yes_or_no, "no"),
    "reminder_days": SettingRule(_are_days, "2, 4"),
    "idle_lock_minutes": SettingRule(_are_minutes, "15"),
    "undo_seconds": SettingRule(_is_time_to_undo, "15"),
    "debt_answer_ignored_fields": SettingRule(_are_fields, "branch, operator"),
    "sms_no_such_number": SettingRule(_are_fields, "102, undelivered"),
    "backup_folder": SettingRule(_is_place, "/srv/clerkdesk/backups"),
    "backup_at": SettingRule(_is_time, "02:00"),
    "backup_keep": SettingRule(_is_count, "14"),
    "certificate_valid_days": SettingRule(_is_number, "30"),
    "revoke_second": SettingRule(_is_yes_or_no, "yes"),
    "payment_watch_days": SettingRule(_is_number, "30"),
    "caravan_days": SettingRule(_is_number, "30"),
    "load_norm": SettingRule(_is_count, "12"),
    "installer": SettingRule(_is_place, "//server/programs/ClerkDesk.msi"),
    "backup_key": SettingRule(_is_place, "/etc/clerkdesk/backup.pem"),
    "alarm_mail": SettingRule(are_rules, "* 10 240 it@example.az"),
    "access_log_years": SettingRule(_are_years, "3"),
    "report_mail": SettingRule(report_rules.are_rules, "day 18:30 boss@example.az"),
    "warning_idp": SettingRule(warning_rules.is_rule, "9 4 9 - head@example.az"),
    "warning_no_debt": SettingRule(warning_rules.is_rule, "3 1 4 - head@example.az"),
    "term_idp": SettingRule(partial(is_setting, Service.IDP), "1 5; 2026-12-31 2 6"),
    "term_no_debt": SettingRule(partial(is_setting, Service.NO_DEBT), "3; 2026-12-31 2"),
    "confirm_mobile": SettingRule(_is_yes_or_no, "yes"),
    sampling.SETTING: SettingRule(sampling.is_percent, "5"),
}
"""The others are the program's own."""


HOURS = ("office_opens", "office_closes")


def check_hours(opens: str, closes: str) -> None:
    """Raises Invalid (office_hours_order): an office closes after it opens, on the same day."""
    if opens >= closes:
        raise Invalid("office_hours_order", field="value", opens=opens, closes=closes)


def check(key: str, value: str) -> None:
    """Raises Invalid: setting_unknown, setting_wrong."""
    rule = SETTINGS.get(key)
    if rule is None:
        raise Invalid("setting_unknown", field="key", key=key, allowed=", ".join(SETTINGS))
    if not rule.holds(value):
        raise Invalid("setting_wrong", field="value", key=key, value=value, example=rule.example)
