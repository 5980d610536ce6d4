"""The composition root: settings → engine → unit of work → worker; nothing else knows how these fit
together.
"""

import json
import logging
import os
import sqlite3
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from clerkdesk import clock as clocks
from clerkdesk import file_rights
from clerkdesk.domain import answers
from clerkdesk.domain.connections import TryParts
from clerkdesk.domain.errors import Invalid, StoreUnavailable
from clerkdesk.domain.restores import Restored
from clerkdesk.settings import Settings, environment, sqlite_file
from clerkdesk.store import schema
from clerkdesk.store.database import has_schema
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases import reference_data, restored
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.subprocess import WorkerProcess

if TYPE_CHECKING:
    # What a worker is made of is loaded where one is made: a desk starts without.
    from PySide6.QtWidgets import QWidget

    from clerkdesk.adapters import billing
    from clerkdesk.adapters.mail import Mailer
    from clerkdesk.adapters.sms import SmsSender
    from clerkdesk.domain.certificate import Paper
    from clerkdesk.gateway.service import GatewayDependencies
    from clerkdesk.gui.session.loop import Desk
    from clerkdesk.worker.backing_up import BackupAccess
    from clerkdesk.worker.loop import Worker

log = logging.getLogger(__name__)
MESSAGES = "messages"
METRICS_KEY = "CLERKDESK_METRICS_KEY_FILE"
HISTORIC = "historic+"
"""Before the address of a billing that answers as the old one did."""


@dataclass(frozen=True, slots=True)
class Installation:
    """An opened database and what belongs to it."""

    settings: Settings
    unit_of_work: UnitOfWork
    clock: clocks.Clock
    on_commit: list[Callable[[], None]]
    """Whom to tell of every commit of this process; called on the committing thread."""

    def close(self) -> None:
        """Let the database go."""
        self.unit_of_work.close()


def open_installation(
    settings: Settings,
    login: str | None = None,
    clock: clocks.Clock | None = None,
    on_step: Callable[[int, int], object] | None = None,
) -> Installation:
    """Open the database; an embedded file is made, upgraded and filled on first use, and
    ``on_step`` is told of every step of that. ``clock``: another than the settings'.

    Raises StoreUnavailable with the sentence for what is wrong with it.
    """
    if clock is None:
        clock = clocks.real
        if settings.now and settings.embedded:
            clock = clocks.starting_at(settings.now, settings.now_since)
    if settings.embedded:
        _prepare_folder(settings)
    engine = make_engine(settings.database_url, clock)
    on_commit: list[Callable[[], None]] = []

    def committed() -> None:
        for tell in list(on_commit):
            tell()

    unit_of_work = UnitOfWork(engine, login, committed)
    try:
        # A broken, locked or absent database is told apart here.
        unit_of_work.read(lambda session: session.connection())
        if not settings.embedded:
            schema.require_current(engine)
        elif not schema.is_current(engine):
            from clerkdesk.store import upgrading  # with all rules: no start needs them

            upgrading.upgrade(engine, on_step)
    except BaseException:
        engine.dispose()
        raise
    return Installation(settings, unit_of_work, clock, on_commit)


def open_as_it_is(settings: Settings) -> Installation:
    """Open the database and make nothing: neither folder nor file, and no upgrade.

    Raises StoreUnavailable: schema_missing (there is none yet), schema_older, …
    """
    if settings.embedded and not _is_ours(sqlite_file(settings.database_url)):
        raise StoreUnavailable("schema_foreign")
    engine = make_engine(settings.database_url)
    unit_of_work = UnitOfWork(engine)
    try:
        unit_of_work.read(lambda session: session.connection())
        schema.require_current(engine)
    except BaseException:
        engine.dispose()
        raise
    return Installation(settings, unit_of_work, clocks.real, [])


def _is_ours(file: Path) -> bool:
    """Whether an embedded file has our tables; looked at without a trace in it, or beside it.

    Raises StoreUnavailable (schema_missing): there is no file.
    """
    if not file.exists():
        raise StoreUnavailable("schema_missing")
    ours = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as looking:
            return looking.execute(ours).fetchone() is not None
    except sqlite3.Error:
        return True  # what is wrong with it is told where it is opened


def open_server(settings: Settings, server_url: str, login: str, password: str) -> Installation:
    """Sign in to a server as a person: its address with the login and the password, and an account
    behind the login.

    Raises StoreUnavailable, NotAllowed (not_staff, account_disabled), Invalid with the sentence for
    what is wrong.
    """
    try:
        url = make_url(server_url).set(username=login, password=password or None)
    except (ArgumentError, ValueError):
        raise Invalid("database_url", field="url") from None
    database_url = url.render_as_string(hide_password=False)
    opened = open_installation(replace(settings, database_url=database_url))
    try:
        opened.unit_of_work.read(current_staff)
    except BaseException:
        opened.close()
        raise
    return opened


def upgrade(settings: Settings, *, end: bool = False) -> None:
    """Make or upgrade the schema, its rules and the reference data; ``end``: older desks are gone,
    and what they need goes, too.
    """
    if settings.embedded:
        _prepare_folder(settings)
    engine = make_engine(settings.database_url)
    try:
        UnitOfWork(engine).read(lambda session: session.connection())
        from clerkdesk.store import upgrading

        upgrading.upgrade(engine, end=end)
    finally:
        engine.dispose()


def versions(settings: Settings) -> schema.Versions:
    """Which programs may work on the database."""
    engine = make_engine(settings.database_url)
    try:
        return schema.versions(engine)
    finally:
        engine.dispose()


def check(settings: Settings) -> list[str]:
    """What is wrong with the schema and its rules, one line each; empty: nothing."""
    engine = make_engine(settings.database_url)
    try:
        UnitOfWork(engine).read(lambda session: session.connection())
        from clerkdesk.store import checking

        return checking.check(engine)
    finally:
        engine.dispose()


def restores(settings: Settings) -> list[Restored]:
    """That the installation was brought back from a backup, and when; empty: never."""
    engine = make_engine(settings.database_url)
    try:
        return UnitOfWork(engine).read(restored.all_of) if has_schema(engine) else []
    finally:
        engine.dispose()


def _prepare_folder(settings: Settings) -> None:
    path = sqlite_file(settings.database_url)
    try:
        file_rights.make_folder(path.parent)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(path.parent)) from None


@lru_cache(maxsize=4)
def _stand_in(data: str) -> "billing.StandIn":
    from clerkdesk.adapters import billing

    return billing.StandIn(json.loads(data))


def _stand_in_of(settings: Settings, unit_of_work: UnitOfWork) -> "billing.StandIn | None":
    """What answers in a database that the demo made; None: nobody."""
    if not settings.embedded or unit_of_work.read(reference_data.setting, "stand_in") != "yes":
        return None
    return _stand_in(unit_of_work.read(reference_data.setting, "stand_in_data"))


def _ignored_fields(unit_of_work: UnitOfWork) -> frozenset[str]:
    return answers.ignored_fields(
        unit_of_work.read(reference_data.setting, "debt_answer_ignored_fields")
    )


class Authorities(NamedTuple):
    """Who is asked about citizens; None: nobody is set."""

    billing: "billing.Billing | None"
    register: "billing.Register | None"


def authorities(
    settings: Settings, ignored: Callable[[], frozenset[str]] = frozenset
) -> Authorities:
    """Billing and register as the settings say: views of a database, or over HTTP. ``ignored``:
    fields of debt answers. Raises Invalid naming what is wrong.
    """
    from clerkdesk.adapters import billing

    views: dict[str, Any] = {}
    if settings.views_file is not None:
        from clerkdesk.adapters import registry_view

        views = registry_view.read(settings.views_file)
    asked_billing: billing.Billing | None = views.get("billing")
    if asked_billing is None and settings.billing_url:
        if settings.billing_url.startswith(HISTORIC):
            asked_billing = billing.HistoricBilling(settings.billing_url.removeprefix(HISTORIC))
        else:
            asked_billing = billing.HttpBilling(settings.billing_url, ignored=ignored)
    asked_register: billing.Register | None = views.get("register")
    if asked_register is None and settings.register_url:
        asked_register = billing.HttpRegister(settings.register_url)
    return Authorities(asked_billing, asked_register)


def make_worker(
    opened: Installation,
    name: str = "worker",
    *,
    render: "Callable[[Paper], bytes] | None" = None,
) -> "Worker":
    """A worker with everything outside attached as the settings say.

    ``render``: what makes a certificate's page in place of ours.
    """
    from clerkdesk.adapters import (
        billing,
        hooks,
        mail,
        seal_key,
        service_secrets,
        sms,
    )
    from clerkdesk.adapters.file_checkers import FileCheckers
    from clerkdesk.adapters.signing import publisher
    from clerkdesk.adapters.signing.press import Press
    from clerkdesk.domain.remarks import LOOK_SECONDS
    from clerkdesk.worker.loop import ExternalServices, Worker

    settings = opened.settings
    key, own_keys = publisher.held(settings)
    # The worker is the machine, whoever signed in to the desk around it.
    unit_of_work = opened.unit_of_work.acting_as(None)
    silent = billing.Silent()

    stand_in = partial(_stand_in_of, settings, unit_of_work)
    asked = authorities(settings, partial(_ignored_fields, unit_of_work))
    files = mail.Files(settings.data_dir / MESSAGES)
    email: Mailer = files
    if settings.smtp_url:
        email = mail.Smtp(settings.smtp_url, service_secrets.password(settings, "smtp"))
    sms_sender: SmsSender = files
    if settings.sms_url:
        sms_sender = sms.sender(settings.sms_url, service_secrets.password(settings, "sms"))
    portals = None
    if settings.hooks_file:
        portals = hooks.Hooks(hooks.read(settings.hooks_file), lambda: opened.clock().timestamp())
    press = Press(key, own_keys)
    return Worker(
        unit_of_work,
        ExternalServices(
            billing=lambda: asked.billing or stand_in() or silent,
            register=lambda: asked.register or stand_in() or silent,
            email=email,
            sms=sms_sender,
            render=render or press,
            extract=press.extract,
            hooks=portals,
            # Nobody waits for its answer, so a file may take as long as all of a sender's.
            look=FileCheckers(
                children=1, file_seconds=LOOK_SECONDS, further_seconds=LOOK_SECONDS
            ).look,
            backups=_backup_access(settings),
            publisher=lambda: publisher.of(key(), own_keys()),
            hosts=_hosts(settings),
        ),
        name,
        seal_key.of(settings, make=True),
    )


def _backup_access(settings: Settings) -> "BackupAccess":
    from clerkdesk.adapters.off_site import OffSite
    from clerkdesk.worker.backing_up import BackupAccess

    # Beside a server the worker has a login of its own, which does not see everything.
    url = settings.backup_database_url
    if settings.embedded:
        url = settings.database_url
    return BackupAccess(url, OffSite(command) if (command := settings.backup_command) else None)


def _hosts(settings: Settings) -> dict[str, str]:
    """Source of an alarm → the computer that it stands for, where the settings name one."""
    addresses = {
        "register": settings.register_url,
        "account": settings.billing_url,
        "debt": settings.billing_url,
        "mail": settings.smtp_url,
        "sms": settings.sms_url,
    }
    return {
        source: urlsplit(address).hostname or "" for source, address in addresses.items() if address
    }


def gateway_dependencies(opened: Installation) -> "GatewayDependencies":
    """What the gateway stands before; on an embedded file it does the worker's part for a citizen
    who waits. Raises Invalid.
    """
    from clerkdesk.adapters import service_secrets
    from clerkdesk.adapters.file_checkers import FileCheckers
    from clerkdesk.gateway import addresses, sign_in
    from clerkdesk.gateway.service import GatewayDependencies

    settings = opened.settings
    settle = make_worker(opened, "gateway").once if settings.embedded else None
    unit_of_work = opened.unit_of_work.acting_as(None)
    unit_of_work.remembers = 10.0
    key_file = settings.metrics_key_file
    dependencies = GatewayDependencies(
        unit_of_work,
        settle=settle,
        checkers=FileCheckers(),
        proxies=addresses.trusted(settings.trusted_proxies),
        metrics_key=service_secrets.key(key_file, METRICS_KEY) if key_file else None,
    )
    if settings.citizens_file is None:
        return dependencies
    register = authorities(settings).register or _stand_in_of(settings, unit_of_work)
    return replace(
        dependencies,
        citizens=sign_in.read(settings.citizens_file),
        person=register.person if register else None,
        send_sms=_sender_of_codes(settings),
    )


def _sender_of_codes(settings: Settings) -> Callable[[str, str], bool] | None:
    """Sends a text to a number, and tells whether it left; None: no provider of SMS is set. Beside
    an embedded file without one it lies with the other messages.
    """
    from clerkdesk.adapters import mail, service_secrets, sms

    sender: SmsSender
    if settings.sms_url:
        sender = sms.sender(settings.sms_url, service_secrets.password(settings, "sms"))
    elif settings.embedded:
        sender = mail.Files(settings.data_dir / MESSAGES)
    else:
        return None

    def send(mobile: str, text: str) -> bool:
        message_id = f"<{uuid.uuid4()}@clerkdesk>"
        code = mail.Mail(to=mobile, sender="", subject="", body=text, message_id=message_id)
        try:
            sender.send(code)
        except mail.NotSent as error:
            log.warning("code by SMS: %s", error.fault)
            return False
        except sms.Unclear:
            # It may have arrived; who waits in vain asks for another one.
            return True
        return True

    return send


def open_desk(
    opened: Installation,
    login: str | None,
    theme: str | None,
    frame: "QWidget | None" = None,
    *,
    demo: bool = False,
    brought: Sequence[Path] = (),
    try_parts: TryParts | None = None,
) -> int:
    """The window on an opened installation, with a worker beside it where the database is embedded.

    ``frame``: what was shown while everything was loaded. ``brought``: packages to take in.
    ``try_parts``: as of the window's context. Gives the exit code.
    """
    from clerkdesk.gui.session import loop

    worker = worker_beside(opened)
    begun = False

    def begin() -> None:
        nonlocal begun
        begun = True
        worker.start()
        opened.on_commit.append(worker.wake)

    try:
        return loop.run(
            desk=replace(desk_of(opened, demo=demo), try_parts=try_parts),
            login=login,
            theme_name=theme,
            frame=frame,
            once_shown=begin if opened.settings.embedded else None,
            brought=brought,
        )
    finally:
        if begun:
            worker.stop()


def worker_beside(opened: Installation) -> WorkerProcess:
    """An embedded file's worker, not started yet; its commits are told like this process's."""
    settings = opened.settings

    def variables() -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("CLERKDESK_")
        }
        # By a clock that somebody set the child goes as this process does: another second in its
        # rows would put things in another order.
        same_clock = replace(settings, database_named=True, now=None, now_since=None)
        if settings.now:
            at = opened.clock()
            same_clock = replace(same_clock, now=at, now_since=clocks.real())
        return inherited | environment(same_clock)

    def worked() -> None:
        for tell in list(opened.on_commit):
            tell()

    return WorkerProcess(variables, worked)


def desk_of(opened: Installation, *, demo: bool = False) -> "Desk":
    """The installation as the window wants it."""
    from clerkdesk.gui.session.loop import Desk

    return Desk(
        unit_of_work=opened.unit_of_work,
        data_dir=opened.settings.data_dir,
        language=opened.settings.language,
        clock=opened.clock,
        on_commit=opened.on_commit,
        demo=demo,
        trust_roots=opened.settings.trust_roots_file,
        revoked_signers=opened.settings.signing_crl_file,
    )
