"""Runs one command; errors become sentences and exit codes (0 done, 1 refused, 2 wrong usage).

A command's module is loaded when the command is called: ``--help`` needs none of them, and each
only its own.
"""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from clerkdesk import incidents, program, settings
from clerkdesk.cli import logs
from clerkdesk.cli.arguments import read_password
from clerkdesk.cli.output import Output
from clerkdesk.cli.parser import CASE_COMMANDS, build
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed

if TYPE_CHECKING:
    from clerkdesk.bootstrap import Installation
    from clerkdesk.settings import Settings


def run(argv: list[str]) -> int:
    """One command by its words, without the program's name; the process's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Not a second time: what has been read from cannot be changed.
    if hasattr(sys.stdin, "reconfigure") and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    parser = build()
    if any("\ud800" <= letter <= "\udfff" for word in argv for letter in word):
        parser.error("UTF-8")
    arguments = parser.parse_args(argv)
    output = Output(getattr(arguments, "format", "text") == "json", "az")
    program.begin(_PROGRAMS.get(arguments.command, "commands"))
    try:
        service_settings = getattr(arguments, "service_settings", None)
        if service_settings is not None:
            os.environ.update(settings.of_service(service_settings))
        loaded = settings.load(database=getattr(arguments, "database", None))
        _keep_log(arguments, loaded)
        output = Output(output.as_json, loaded.language)
        code = _dispatch(arguments, loaded, output)
        if sys.stdout is not None:
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


_PROGRAMS: dict[str | None, str] = {
    None: "desk",
    "desk": "desk",
    "demo": "demo",
    "worker": "worker",
    "gateway": "gateway",
}
"""Command → the program that it is; all others are commands."""
_LASTING = ("desk", "worker", "gateway")


def _keep_log(arguments: Namespace, loaded: "Settings") -> None:
    """In the data folder; who only looks, and a sample office, leave nothing there."""
    if arguments.command in ("doctor", "demo", "support-bundle"):
        logs.set_up()
    elif logs.set_up(loaded.data_dir) and program.name() in _LASTING:
        logs.keep_crashes(loaded.data_dir)


def _dispatch(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    command: str | None = arguments.command
    if command == "audit" and arguments.part in ("office", "files"):
        command = f"audit {arguments.part}"
    if command == "certificate" and arguments.part == "verify":
        from clerkdesk.cli import verifying

        if verifying.needs_no_database(arguments):
            return verifying.alone(arguments, loaded, output)
    by_settings = _BY_SETTINGS.get(command)
    if by_settings is not None:
        return by_settings(arguments, loaded, output)
    if command == "stand-ins":
        loaded = _sample_office(loaded)
    from clerkdesk import bootstrap

    installation = bootstrap.open_installation(loaded)
    try:
        installation = _signed_in(arguments, installation, decides=_decides(arguments))
        return _IN_INSTALLATION[command](arguments, installation, output)
    finally:
        installation.close()


def _sample_office(loaded: "Settings") -> "Settings":
    from clerkdesk.cli import portal

    return portal.sample_office(loaded)


def _decides(arguments: Namespace) -> bool:
    """Whether somebody must act; the other commands are also the machine's own."""
    if arguments.command == "certificate":
        return bool(arguments.part != "verify")
    own = ("take-next", "person", "extract")
    return arguments.command in CASE_COMMANDS or arguments.command in own


def _signed_in(
    arguments: Namespace, installation: "Installation", *, decides: bool
) -> "Installation":
    """The installation with the acting person: --as on the embedded file, or its only account;
    PostgreSQL knows by itself.

    Raises NotAllowed, Invalid.
    """
    from clerkdesk.usecases.identity import current_staff
    from clerkdesk.usecases.people import sign_in, staff

    unit = installation.unit_of_work
    login: str | None = getattr(arguments, "acting_as", None)
    if not installation.settings.embedded:
        if login is not None and login != unit.read(current_staff).login:
            raise NotAllowed("as_embedded_only")
        return installation
    if login is None and decides:
        login = unit.read(staff.only_account)
    if login is None:
        return installation
    password: str | None = None
    if arguments.command == "staff":
        # stdin's first line is the acting account's password, the second the new one.
        if unit.read(staff.needs_password, login):
            password = read_password()
    elif getattr(arguments, "password_stdin", False):
        password = read_password()
    result = unit.run(sign_in.sign_in, login, password)
    if result.login is None:
        raise Invalid(result.code, login=login, seconds=result.seconds)
    return replace(installation, unit_of_work=unit.acting_as(result.login))


# -- by settings alone -----------------------------------------------------------------------------


def _desk(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import windows

    return windows.desk(
        loaded, getattr(arguments, "theme", None), output, getattr(arguments, "packages", ())
    )


def _demo(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import windows

    return windows.demo(arguments, loaded, output)


def _database(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import database

    return database.run(arguments, loaded, output)


def _backup(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import backup

    return backup.run(arguments, loaded, output)


def _history(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import history

    if arguments.part == "cut":
        return history.cut(loaded, output, arguments.year, taken_out=arguments.yes)
    return history.verify(loaded, output, documents=arguments.documents)


def _doctor(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli.doctor import command, signing

    if arguments.make_dev_key is not None:
        return signing.make_sample(arguments.make_dev_key, output)
    return command.run(loaded, output, arguments.watch)


def _selftest(_arguments: Namespace, _loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import selftest

    return selftest.run(output)


def _support_bundle(arguments: Namespace, loaded: "Settings", output: Output) -> int:
    from clerkdesk.cli import support_bundle

    return support_bundle.write(arguments, loaded, output)


_BY_SETTINGS: dict[str | None, Callable[[Namespace, "Settings", Output], int]] = {
    None: _desk,
    "desk": _desk,
    "demo": _demo,
    "db": _database,
    "backup": _backup,
    "backup-key": _backup,
    "restore": _backup,
    "audit": _history,
    "doctor": _doctor,
    "support-bundle": _support_bundle,
    "selftest": _selftest,
}


# -- in an opened installation ---------------------------------------------------------------------


def _intake(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import intake

    return intake.take_in(arguments, installation, output)


def _applications(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import queue

    return queue.list_applications(arguments, installation, output)


def _case(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import case

    return case.run(arguments, installation, output)


def _certificate(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import certificates

    return certificates.run(arguments, installation, output)


def _extract(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import certificates

    return certificates.extract(arguments, installation, output)


def _worker(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import worker

    return worker.run(arguments, installation, output)


def _staff(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import people

    return people.run(arguments, installation, output)


def _calendar(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import calendar

    return calendar.run(arguments, installation, output)


def _office_history(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import history

    return history.office_acts(arguments, installation, output)


def _absence(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import absences

    return absences.run(arguments, installation, output)


def _caravan(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import caravans

    return caravans.run(arguments, installation, output)


def _setting(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import office_settings

    return office_settings.run(arguments, installation, output)


def _phrases(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import verdict_phrases

    return verdict_phrases.run(arguments, installation, output)


def _findings(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import finding_rules

    return finding_rules.run(arguments, installation, output)


def _retention(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import retention

    return retention.run(arguments, installation, output)


def _person(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import person

    return person.run(arguments, installation, output)


def _files_given(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import reports

    return reports.given(arguments.days, installation.unit_of_work, output)


def _report(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import reports

    return reports.report(arguments, installation, output)


def _recurring(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import recurring

    return recurring.recurring(arguments, installation, output)


def _export(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import reports

    return reports.export(arguments, installation, output)


def _stand_ins(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import portal

    return portal.stand_ins(arguments, installation, output)


def _gateway(arguments: Namespace, installation: "Installation", output: Output) -> int:
    from clerkdesk.cli import portal

    return portal.run(arguments, installation, output)


_IN_INSTALLATION: dict[str | None, Callable[[Namespace, "Installation", Output], int]] = {
    "intake": _intake,
    "applications": _applications,
    "show": _case,
    **dict.fromkeys(CASE_COMMANDS, _case),
    "take-next": _case,
    "second-look": _case,
    "sample-look": _case,
    "findings": _findings,
    "certificate": _certificate,
    "extract": _extract,
    "worker": _worker,
    "staff": _staff,
    "calendar": _calendar,
    "audit office": _office_history,
    "audit files": _files_given,
    "absence": _absence,
    "caravan": _caravan,
    "setting": _setting,
    "phrases": _phrases,
    "retention": _retention,
    "person": _person,
    "report": _report,
    "export": _export,
    "recurring": _recurring,
    "stand-ins": _stand_ins,
    "gateway": _gateway,
}
