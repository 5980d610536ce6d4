"""Sample files for taking in: two packages of the portal, one of which is not in order, and papers
for the counter and the citizens' pages.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk.demo.plan import Fate, Planned, draw
from clerkdesk.demo.planner import Planner

_SEED = 7
"""Another one than the office's: none of these people is known there."""
_EXTRACT = "ownership_extract"


def packages(folder: Path, now: datetime) -> list[Path]:
    """Folders as the portal sends them; the second one has wrong fields and lacks a document."""
    planned = next(
        planned
        for planned in _planned(now)
        if planned.package["service"] == "no_debt" and planned.fate is Fate.NEW
    )
    package = planned.package | {"portal_request_id": "sample-packages-1"}
    broken = json.loads(json.dumps(package))
    broken |= {"portal_request_id": "sample-packages-2", "subscriber_code": "12"}
    broken["contact"]["mobile"] = "012 345"
    contents = draw(planned)
    return [
        _write_package(folder / "e-gov-2026-11-23-001", planned, package, contents),
        _write_package(
            folder / "e-gov-2026-11-23-002", planned, broken, contents, without=(_EXTRACT,)
        ),
    ]


def paper(path: Path, now: datetime) -> Path:
    """Write a document of one page there."""
    planned = _planned(now)[0]
    kinds = [drawing.kind for drawing in planned.drawings]
    path.write_bytes(draw(planned)[kinds.index(_EXTRACT)])
    return path


def papers(now: datetime) -> dict[str, bytes]:
    """Kind → a document of that kind, of somebody who asks for a certificate."""
    planned = next(planned for planned in _planned(now) if planned.package["service"] == "no_debt")
    return {drawing.kind: content for drawing, content in zip(planned.drawings, draw(planned))}


def _planned(now: datetime) -> list[Planned]:
    return Planner(now, seed=_SEED).make().applications


def _write_package(
    folder: Path,
    planned: Planned,
    package: dict[str, Any],
    contents: list[bytes],
    *,
    without: tuple[str, ...] = (),
) -> Path:
    """``without``: the kinds of documents that were not sent."""
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    documents = []
    for drawing, content in zip(planned.drawings, contents):
        if drawing.kind in without:
            continue
        file = f"documents/{drawing.file}"
        (folder / file).write_bytes(content)
        documents.append({"kind": drawing.kind, "file": file, "name": drawing.name})
    (folder / "application.json").write_text(
        json.dumps(package | {"documents": documents}, ensure_ascii=False), encoding="utf-8"
    )
    return folder
