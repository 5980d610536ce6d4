"""What a process is told from outside: the environment, and the command line over it."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import ESERVICES

DATABASE = "clerkdesk.db"
"""The embedded file in a data folder."""
LANGUAGES = ("az", "en", "ru")
SERVER = r"postgresql(\+psycopg)?://"
"""How a server's address begins."""


_OWN_KEY = re.compile(r"CLERKDESK_SIGNING_KEY_([A-Z0-9]{1,12})")


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The key of one organisation's seal, where several share an installation."""

    organisation: str
    """Its code."""
    key: str
    """As ``Settings.signing_key``; the others as they are called there."""
    chain_file: Path | None = None
    passphrase_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment and the command line say; None: not said."""

    database_url: str
    data_dir: Path
    billing_url: str | None = None
    register_url: str | None = None
    smtp_url: str | None = None
    sms_url: str | None = None
    language: str = "az"
    now: datetime | None = None
    """A fixed start of the clock, for the demo and the tests on an embedded file."""
    now_since: datetime | None = None
    """The real instant at which ``now`` was so, for a child that goes by its parent's clock; None:
    the process's start.
    """
    database_named: bool = True
    """Somebody said which database; else it is the embedded file, unless there is a list of
    servers.
    """
    servers_file: Path | None = None
    """None: servers.toml in the data folder, else the computer's (servers.list_file)."""
    signing_key: str | None = None
    """What seals certificates: a PKCS#12 file, or a token by its pkcs11: address
    (adapters.signing.keys). None: they bear no seal.
    """
    own_keys: tuple[OwnKey, ...] = ()
    """Of organisations that seal with a key of their own; ``signing_key`` is the others'."""
    signing_chain_file: Path | None = None
    """The certificates of a token's key (PEM), its own first."""
    signing_passphrase_file: Path | None = None
    statement_key_file: Path | None = None
    """What signs QR codes and lists (PKCS#12) where the other key is none of P-256."""
    signing_crl_file: Path | None = None
    """What the key's authorities have revoked; certificates carry it along."""
    signing_ocsp_file: Path | None = None
    """The authority's answer about the key (OCSP, DER), renewed by a schedule; each paper carries
    the present one along.
    """
    timestamp_url: str | None = None
    """An authority for time (RFC 3161); None: the office's word for it."""
    trust_roots_file: Path | None = None
    """Whose seals are believed (PEM); None: whether a seal's signer is ours is not judged."""
    document_roots_file: Path | None = None
    """Authorities whose signatures on citizens' documents are trusted (PEM): the child that looks
    at a file reads it; None: of nobody's.
    """
    seal_key_file: Path | None = None
    """On PostgreSQL: where the worker's key for the history's seals lies."""
    views_file: Path | None = None
    """Billing and register as views of a database (adapters.registry_view)."""
    hooks_file: Path | None = None
    """Which portals are told of changes, and where (adapters.hooks)."""
    citizens_file: Path | None = None
    """Where citizens sign in for the pages of the gateway (gateway.sign_in); None: only the public
    page.
    """

    smtp_password_file: Path | None = None
    sms_password_file: Path | None = None
    """Where the passwords of mail and SMS lie (adapters.service_secrets)."""
    backup_database_url: str | None = None
    """As whom the worker reads everything for its backups: the database's owner. None: beside a
    server it makes none.
    """
    backup_command: str | None = None
    """What takes a new backup off this machine. Not a row of the database: whoever writes rows
    would run programs here.
    """
    metrics_key_file: Path | None = None
    """With which key a monitoring program reads the gateway's figures; None: nobody does."""
    trusted_proxies: str = ""
    """Addresses and networks with commas between them, whose X-Forwarded-For the gateway believes.
    """

    @property
    def shown_url(self) -> str:
        """The database's address without its password."""
        return re.sub(r"(://[^:/@]+):[^@]*@", r"\1:***@", self.database_url)

    @property
    def embedded(self) -> bool:
        """The database is a file of this machine."""
        return self.database_url.startswith("sqlite")


def environment(settings: Settings) -> dict[str, str]:
    """The variables from which ``load`` makes these settings again, for a child."""
    named = settings.database_url if settings.database_named else None
    values = {
        "DATABASE_URL": named,
        "DATA_DIR": settings.data_dir,
        "BILLING_URL": settings.billing_url,
        "REGISTER_URL": settings.register_url,
        "SMTP_URL": settings.smtp_url,
        "SMS_URL": settings.sms_url,
        "LANGUAGE": settings.language,
        "NOW": settings.now and settings.now.isoformat(),
        "NOW_SINCE": settings.now_since and settings.now_since.isoformat(),
        "SERVERS": settings.servers_file,
        "SEAL_KEY_FILE": settings.seal_key_file,
        "SIGNING_KEY": settings.signing_key,
        "SIGNING_CHAIN_FILE": settings.signing_chain_file,
        "SIGNING_PASSWORD_FILE": settings.signing_passphrase_file,
        "STATEMENT_KEY_FILE": settings.statement_key_file,
        "SIGNING_CRL_FILE": settings.signing_crl_file,
        "SIGNING_OCSP_FILE": settings.signing_ocsp_file,
        "TIMESTAMP_URL": settings.timestamp_url,
        "TRUST_ROOTS": settings.trust_roots_file,
        "DOCUMENT_ROOTS": settings.document_roots_file,
        "VIEWS": settings.views_file,
        "HOOKS": settings.hooks_file,
        "CITIZENS": settings.citizens_file,
        "SMTP_PASSWORD_FILE": settings.smtp_password_file,
        "SMS_PASSWORD_FILE": settings.sms_password_file,
        "BACKUP_DATABASE_URL": settings.backup_database_url,
        "BACKUP_COMMAND": settings.backup_command,
        "METRICS_KEY_FILE": settings.metrics_key_file,
        "TRUSTED_PROXIES": settings.trusted_proxies,
    }
    for own in settings.own_keys:
        code = own.organisation.upper()
        values[f"SIGNING_KEY_{code}"] = own.key
        values[f"SIGNING_CHAIN_FILE_{code}"] = own.chain_file
        values[f"SIGNING_PASSWORD_FILE_{code}"] = own.passphrase_file
    return {f"CLERKDESK_{name}": str(value) for name, value in values.items() if value}


def of_service(path: Path, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a service is told by its file of settings, as systemd reads it (EnvironmentFile=); what
    the environment says goes before, and with its database how one signs in there.

    Raises Invalid (file_unreadable).
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Invalid("file_unreadable", field="settings", file=path) from None
    pairs = (line.partition("=") for line in lines if line.strip()[:1] not in ("", "#", ";"))
    values = {name.strip(): _unquoted(value.strip()) for name, _, value in pairs}
    other_database = bool(environment.get("CLERKDESK_DATABASE_URL"))
    return {
        name: value
        for name, value in values.items()
        if name not in environment and not (other_database and name.startswith("PG"))
    }


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]
    return value[1:-1] if is_quoted else value


def sqlite_url(path: Path) -> str:
    """The address of an embedded file; what an address gives a meaning of its own is escaped."""
    return "sqlite:///" + str(path).replace("%", "%25").replace("?", "%3F")


def sqlite_file(url: str) -> Path:
    """The file behind an embedded database's address."""
    return Path(unquote(url.partition(":///")[2].partition("?")[0]))


def default_data_dir() -> Path:
    """Where this system keeps a program's data of one user."""
    from platformdirs import user_data_path

    return user_data_path("ClerkDesk", appauthor=False)


def load(
    environment: Mapping[str, str] = os.environ,
    *,
    database: str | None = None,
    data_dir: Path | None = None,
) -> Settings:
    """Settings from the environment; ``database`` and ``data_dir`` are the command line's and win.

    Raises Invalid naming the variable.
    """
    data = data_dir or _path(environment, "CLERKDESK_DATA_DIR") or default_data_dir()
    named = database or environment.get("CLERKDESK_DATABASE_URL")
    url = named or sqlite_url(data / DATABASE)
    if not re.match(rf"sqlite:///[^?]|{SERVER}", url) or url.startswith("sqlite:///:memory:"):
        raise Invalid("database_url", field="CLERKDESK_DATABASE_URL")
    language = environment.get("CLERKDESK_LANGUAGE") or "az"
    if language not in LANGUAGES:
        raise Invalid("unknown_value", field="CLERKDESK_LANGUAGE", allowed=", ".join(LANGUAGES))
    return Settings(
        database_url=url,
        data_dir=data,
        billing_url=environment.get("CLERKDESK_BILLING_URL") or None,
        register_url=environment.get("CLERKDESK_REGISTER_URL") or None,
        smtp_url=environment.get("CLERKDESK_SMTP_URL") or None,
        sms_url=environment.get("CLERKDESK_SMS_URL") or None,
        language=language,
        now=_instant(environment, "CLERKDESK_NOW"),
        now_since=_instant(environment, "CLERKDESK_NOW_SINCE"),
        database_named=bool(named),
        servers_file=_path(environment, "CLERKDESK_SERVERS"),
        views_file=_path(environment, "CLERKDESK_VIEWS"),
        hooks_file=_path(environment, "CLERKDESK_HOOKS"),
        citizens_file=_path(environment, "CLERKDESK_CITIZENS"),
        seal_key_file=_path(environment, "CLERKDESK_SEAL_KEY_FILE"),
        signing_key=environment.get("CLERKDESK_SIGNING_KEY") or None,
        own_keys=tuple(_own_keys(environment)),
        signing_chain_file=_path(environment, "CLERKDESK_SIGNING_CHAIN_FILE"),
        signing_passphrase_file=_path(environment, "CLERKDESK_SIGNING_PASSWORD_FILE"),
        statement_key_file=_path(environment, "CLERKDESK_STATEMENT_KEY_FILE"),
        signing_crl_file=_path(environment, "CLERKDESK_SIGNING_CRL_FILE"),
        signing_ocsp_file=_path(environment, "CLERKDESK_SIGNING_OCSP_FILE"),
        timestamp_url=environment.get("CLERKDESK_TIMESTAMP_URL") or None,
        trust_roots_file=_path(environment, "CLERKDESK_TRUST_ROOTS"),
        document_roots_file=_path(environment, "CLERKDESK_DOCUMENT_ROOTS"),
        smtp_password_file=_path(environment, "CLERKDESK_SMTP_PASSWORD_FILE"),
        sms_password_file=_path(environment, "CLERKDESK_SMS_PASSWORD_FILE"),
        backup_database_url=environment.get("CLERKDESK_BACKUP_DATABASE_URL") or None,
        backup_command=environment.get("CLERKDESK_BACKUP_COMMAND") or None,
        metrics_key_file=_path(environment, "CLERKDESK_METRICS_KEY_FILE"),
        trusted_proxies=environment.get("CLERKDESK_TRUSTED_PROXIES") or "",
    )


def _own_keys(environment: Mapping[str, str]) -> Iterator[OwnKey]:
    """Raises Invalid (unknown_value): there is no such organisation, and nobody would seal."""
    known = sorted({each.organisation.upper() for each in ESERVICES.values()})
    for name in sorted(environment):
        match = _OWN_KEY.fullmatch(name)
        if match is not None and environment[name]:
            code = match[1]
            if code not in known:
                raise Invalid("unknown_value", field=name, allowed=", ".join(known))
            yield OwnKey(
                organisation=code.lower(),
                key=environment[name],
                chain_file=_path(environment, f"CLERKDESK_SIGNING_CHAIN_FILE_{code}"),
                passphrase_file=_path(environment, f"CLERKDESK_SIGNING_PASSWORD_FILE_{code}"),
            )


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    return Path(environment[name]) if environment.get(name) else None


def _instant(environment: Mapping[str, str], name: str) -> datetime | None:
    """Raises Invalid naming the variable."""
    if not environment.get(name):
        return None
    try:
        at = datetime.fromisoformat(environment[name])
    except ValueError:
        raise Invalid("not_a_time", field=name) from None
    if at.tzinfo is None:
        raise Invalid("no_offset", field=name)
    return at
