"""Certificates of no debt: issued, verified, revoked."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerkdesk.bootstrap import Installation
from clerkdesk.cli import verifying
from clerkdesk.cli.inquiries import answered
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.certificates import extracts, issuing, register


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """certificate issue, verify or revoke."""
    match arguments.part:
        case "issue":
            return _issue(arguments.number, arguments.out, installation, output)
        case "verify":
            return verifying.by_register(arguments, installation, output)
    return _revoke(arguments.number, arguments.reason, installation, output)


def _revoke(number: str, reason: str, installation: Installation, output: Output) -> int:
    done = installation.unit_of_work.run(issuing.revoke, number, reason)
    state = "revoked" if done else "revocation_asked"
    line = f"{number}: revoked" if done else sentence("revocation_asked", None, output.language)
    output.document({"number": number, "state": state}, [line])
    return 0


def extract(arguments: Namespace, installation: Installation, output: Output) -> int:
    """All that there is of a case, as a file."""
    out: Path = arguments.out
    unit = installation.unit_of_work
    with _written(out) as part:
        inquiry = unit.run(extracts.request, arguments.number)
        answered(installation, arguments.number, inquiry)
        part.write_bytes(unit.run(extracts.content, inquiry))
    document = {"application": arguments.number, "file": str(out)}
    output.document(document, [f"{arguments.number}: {out}"])
    return 0


@contextmanager
def _written(out: Path) -> Iterator[Path]:
    """A file beside ``out``, which takes its place in the end: what could not be written is refused
    before anything is formed. Raises Invalid (cannot_write).
    """
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if out.is_dir() or (out.exists() and not out.is_file()):
            raise OSError(out)
        part.write_bytes(b"")
    except (OSError, ValueError):
        raise Invalid("cannot_write", field="out", path=out) from None
    try:
        yield part
        part.replace(out)
    except OSError:
        raise Invalid("cannot_write", field="out", path=out) from None
    finally:
        part.unlink(missing_ok=True)


def _issue(application: str, out: Path, installation: Installation, output: Output) -> int:
    with _written(out) as part:
        inquiry = installation.unit_of_work.run(issuing.request, application)
        outcome = answered(installation, application, inquiry)
        number = outcome.certificate_number or ""
        issued = installation.unit_of_work.read(register.stored_file, number)
        try:
            part.write_bytes(issued.content)
        except OSError:
            raise Invalid("cannot_write", field="out", path=f"{out} ({number})") from None
    document = {
        "number": number,
        "application": application,
        "outcome": outcome.ending,
        "copy": issued.copy,
        "file": str(out),
    }
    output.document(document, [f"{number}: {out}"])
    return 0
