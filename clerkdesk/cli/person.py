"""One person's data: found, given out, or erased by two people."""

import json
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clerkdesk.adapters import person_pdf
from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output, plain
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.erasures import Extent
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.retention import erasing, persons, requests
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from clerkdesk.worker.retention import Retention


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """person find, export, erase, requests, grant or decline."""
    unit = installation.unit_of_work
    match arguments.part:
        case "find":
            return _find(arguments.fin, unit, output)
        case "export":
            return _export(arguments, unit, output)
        case "erase":
            return _ask(arguments, unit, output)
        case "requests":
            return _requests(unit, output)
    return _decide(arguments, installation, output)


def _find(fin: str, unit: UnitOfWork, output: Output) -> int:
    rows = unit.run(persons.find, fin)
    lines = []
    for each in rows:
        lines.append(f"{each.number}  {each.status}  {', '.join(each.roles)}")
        lines += [f"  {document.title}: {document.name}" for document in each.documents]
        if each.kept_for is not None:
            lines.append(f"  {sentence(each.kept_for, None, output.language)}")
        elif each.extent is Extent.ONE_PERSON:
            lines.append(f"  {sentence('erases_one_person', None, output.language)}")
    output.document({"applications": list(map(_row, rows))}, lines)
    return 0


def _row(of: persons.Involvement) -> dict[str, Any]:
    return {
        "number": of.number,
        "service": of.service,
        "status": of.status,
        "roles": of.roles,
        "documents": [
            {"kind": each.kind, "name": each.name, "sha256": each.sha256} for each in of.documents
        ],
        "stays": of.kept_for,
        "extent": of.extent,
    }


def _export(arguments: Namespace, unit: UnitOfWork, output: Output) -> int:
    """data.json, data.pdf and the person's documents in a folder."""
    export = unit.run(persons.export, arguments.fin, unit.read(now))
    folder: Path = arguments.to
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = json.dumps(plain(asdict(export)), ensure_ascii=False, indent=1)
        (folder / "data.json").write_text(written, encoding="utf-8")
        (folder / "data.pdf").write_bytes(person_pdf.render(export))
        names = ["data.json", "data.pdf"]
        for document in (each for data in export.applications for each in data.documents):
            # One after the other: together they may be more than the memory holds.
            content = unit.run(detail.document_content, document.id)
            (folder / document.file).write_bytes(content)
            names.append(document.file)
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(folder)) from None
    output.document(
        {"folder": str(folder), "files": names, "applications": len(export.applications)},
        [str(folder / name) for name in names],
    )
    return 0


def _ask(arguments: Namespace, unit: UnitOfWork, output: Output) -> int:
    asked = unit.run(requests.ask, arguments.fin, arguments.reason)
    values = {"request": asked.request, "count": len(asked.numbers)}
    only = sentence("erases_one_person", None, output.language)
    lines = [sentence("erasure_asked", values, output.language)]
    lines += [f"{each}: {only}" if each in asked.one_person else each for each in asked.numbers]
    lines += [f"{number}: {sentence(code, None, output.language)}" for number, code in asked.left]
    document = {
        "request": asked.request,
        "numbers": asked.numbers,
        "one_person": asked.one_person,
        "stays": [{"number": number, "code": code} for number, code in asked.left],
    }
    output.document(document, lines)
    return 0


def _requests(unit: UnitOfWork, output: Output) -> int:
    rows = unit.read(persons.requests)
    lines = []
    for row in rows:
        state = {None: "?", True: "+", False: "−"}[row.granted]
        day = f"{row.asked_at.astimezone(BAKU):%d.%m.%Y}"
        lines.append(
            f"{row.id:>4} {state} {day}  {row.asked_by_name} → {row.decided_by_name or '–'}  "
            f"{row.erased}/{len(row.numbers)}  {row.reason}"
        )
    output.document({"requests": [asdict(row) for row in rows]}, lines)
    return 0


def _decide(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Grant or decline; beside an embedded file the worker's part is done at once."""
    granted = arguments.part == "grant"
    installation.unit_of_work.run(requests.decide, arguments.request, granted=granted)
    erased: list[str] = []
    if granted and installation.settings.embedded:
        retention = Retention(installation.unit_of_work.acting_as(None))
        erased = [each.number for each in retention.erase(erasing.granted).erased]
        retention.leave_list()
    document = {"request": arguments.request, "granted": granted, "erased": erased}
    output.document(document, [str(arguments.request), *erased])
    return 0
