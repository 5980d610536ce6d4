"""Runs one command; errors become sentences and exit codes (0 done, 1 refused, 2 wrong usage)."""

import logging
import os
import sys
from argparse import Namespace
from dataclasses import replace

from clerkdesk import bootstrap, incidents, settings
from clerkdesk.cli import actions, administration, logs, reading
from clerkdesk.cli.output import Output
from clerkdesk.cli.parser import ACTIONS, build
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.usecases.people import administration as people


def run(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    parser = build()
    if any("\ud800" <= letter <= "\udfff" for argument in arguments for letter in argument):
        parser.error("UTF-8")
    words = parser.parse_args(arguments)
    output = Output(getattr(words, "format", "text") == "json", "az")
    logs.set_up()
    try:
        loaded = settings.load(database=getattr(words, "database", None))
        output = Output(output.as_json, loaded.language)
        code = _dispatch(words, loaded, output)
        sys.stdout.flush()
        return code
    except Expected as error:
        output.error(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read has gone; nobody is left to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception:
        incident = incidents.new_number()
        logging.getLogger("clerkdesk").exception("incident %s", incident)
        output.error(Expected("bug", incident=incident))
        return 1


def _dispatch(words: Namespace, loaded: settings.Settings, output: Output) -> int:
    match words.command:
        case None | "desk":
            from clerkdesk.cli import windows

            return windows.desk(loaded, getattr(words, "theme", None))
        case "demo":
            from clerkdesk.cli import windows

            return windows.demo(words, loaded, output)
        case "db":
            return administration.database(words, loaded, output)
        case "audit":
            from clerkdesk.cli import audit

            return audit.verify(loaded, output)
        case "doctor":
            return administration.doctor(loaded, output)
    opened = bootstrap.open_office(loaded)
    try:
        opened = _signed_in(
            words,
            opened,
            decides=words.command in (*ACTIONS, "take-next")
            or (words.command == "certificate" and words.part != "verify"),
        )
        match words.command:
            case "intake":
                return reading.intake(words, opened, output)
            case "applications":
                return reading.applications(words, opened, output)
            case "show":
                return reading.show(words, opened, output)
            case "certificate":
                return actions.certificate(words, opened, output)
            case "worker":
                return administration.worker(words, opened, output)
            case "staff":
                return administration.staff(words, opened, output)
            case "stand-ins":
                from clerkdesk.cli import windows

                return windows.stand_ins(words, opened, output)
            case "gateway":
                from clerkdesk.cli import gateway

                return {"key": gateway.keys, "folder": gateway.folder, None: gateway.serve}[
                    words.part
                ](words, opened, output)
        return actions.act(words, opened, output)
    finally:
        opened.close()


def _signed_in(words: Namespace, opened: bootstrap.Office, *, decides: bool) -> bootstrap.Office:
    """The office with the acting person: --as on the embedded file, or its only account; PostgreSQL
    knows by itself.

    Raises NotAllowed, Invalid.
    """
    login: str | None = getattr(words, "acting_as", None)
    if not opened.settings.embedded:
        if login is not None and login != opened.unit_of_work.read(_session_user):
            raise NotAllowed("as_embedded_only")
        return opened
    if login is None and decides:
        login = opened.unit_of_work.read(people.only_account)
        if login is None:
            return opened
    if login is None:
        return opened
    setting_password = words.command == "staff"
    password = (
        sys.stdin.readline().rstrip("\r\n")
        if getattr(words, "password_stdin", False) and not setting_password
        else None
    )
    if setting_password and opened.unit_of_work.read(people.needs_password, login):
        # stdin's first line is the acting account's password, the second the new one.
        password = sys.stdin.readline().rstrip("\r\n")
    result = opened.unit_of_work.run(people.sign_in, login, password)
    if result.login is None:
        raise Invalid(result.code, login=login, seconds=result.seconds)
    return replace(opened, unit_of_work=opened.unit_of_work.acting_as(result.login))


def _session_user(session: object) -> str:
    from clerkdesk.usecases.identity import current_staff

    return current_staff(session).login  # type: ignore[arg-type]
