"""What a process is told from outside: the environment, and the command line over it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from clerkdesk.domain.errors import Invalid

LANGUAGES = ("az", "en", "ru")


@dataclass(frozen=True, slots=True)
class Settings:
    database_url: str
    data_dir: Path
    billing_url: str | None = None
    register_url: str | None = None
    smtp_url: str | None = None
    sms_url: str | None = None
    language: str = "az"
    now: datetime | None = None
    """A fixed start of the clock, for the demo and the tests on an embedded file."""

    @property
    def shown_url(self) -> str:
        """The database's address without its password."""
        return re.sub(r"(://[^:/@]+):[^@]*@", r"\1:***@", self.database_url)

    @property
    def embedded(self) -> bool:
        return self.database_url.startswith("sqlite")


def sqlite_url(path: Path) -> str:
    """The address of an embedded file; what an address gives a meaning of its own is escaped."""
    return "sqlite:///" + str(path).replace("%", "%25").replace("?", "%3F")


def sqlite_file(url: str) -> Path:
    """The file behind an embedded database's address."""
    return Path(unquote(url.partition(":///")[2].partition("?")[0]))


def default_data_dir() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ClerkDesk", appauthor=False)


def load(environment: Mapping[str, str] = os.environ, *, database: str | None = None, data_dir: Path | None = None) -> Settings:
    """Settings from the environment; ``database`` and ``data_dir`` are the command line's and win.

    Raises Invalid naming the variable.
    """
    data = data_dir or (Path(environment["CLERKDESK_DATA_DIR"]) if environment.get("CLERKDESK_DATA_DIR") else default_data_dir())
    url = database or environment.get("CLERKDESK_DATABASE_URL") or sqlite_url(data / "clerkdesk.db")
    if not re.match(r"(sqlite:///[^?]|postgresql(\+psycopg)?://)", url) or url.startswith("sqlite:///:memory:"):
        raise Invalid("database_url", field="CLERKDESK_DATABASE_URL")
    language = environment.get("CLERKDESK_LANGUAGE") or "az"
    if language not in LANGUAGES:
        raise Invalid("unknown_value", field="CLERKDESK_LANGUAGE", allowed=", ".join(LANGUAGES))
    at = None
    if environment.get("CLERKDESK_NOW"):
        try:
            at = datetime.fromisoformat(environment["CLERKDESK_NOW"])
        except ValueError:
            raise Invalid("not_a_time", field="CLERKDESK_NOW") from None
        if at.tzinfo is None:
            raise Invalid("no_offset", field="CLERKDESK_NOW")
    return Settings(
        url, data, environment.get("CLERKDESK_BILLING_URL") or None, environment.get("CLERKDESK_REGISTER_URL") or None,
        environment.get("CLERKDESK_SMTP_URL") or None, environment.get("CLERKDESK_SMS_URL") or None, language, at,
    )  # fmt: skip
