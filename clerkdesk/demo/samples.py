"""Files for the pictures of taking in: two packages of the portal, one of which is not in order,
and papers for the counter.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk.demo.plan import Planned, Planner, draw


def packages(folder: Path, now: datetime) -> list[Path]:
    """Folders as the portal sends them."""
    planned = next(
        one for one in _planned(now) if one.package["service"] == "no_debt" and one.fate == "new"
    )
    package = planned.package | {"portal_request_id": "sample-packages-1"}
    broken = json.loads(json.dumps(package))
    broken |= {"portal_request_id": "sample-packages-2", "subscriber_code": "12"}
    broken["contact"]["mobile"] = "012 345"
    contents = draw(planned)
    return [
        _package(
            folder=folder / "e-gov-2026-11-23-001",
            planned=planned,
            package=package,
            contents=contents,
            sent=lambda _kind: True,
        ),
        _package(
            folder=folder / "e-gov-2026-11-23-002",
            planned=planned,
            package=broken,
            contents=contents,
            sent=lambda kind: kind != "ownership_extract",
        ),
    ]


def paper(path: Path, now: datetime) -> Path:
    """A document of one page."""
    planned = _planned(now)[0]
    place = next(
        n for n, drawing in enumerate(planned.drawings) if drawing.kind == "ownership_extract"
    )
    path.write_bytes(draw(planned)[place])
    return path


def papers(now: datetime) -> dict[str, bytes]:
    """Kind → a document of that kind, of somebody who asks for a certificate."""
    planned = next(one for one in _planned(now) if one.package["service"] == "no_debt")
    return {drawing.kind: content for drawing, content in zip(planned.drawings, draw(planned))}


def _planned(now: datetime) -> list[Planned]:
    return Planner(now, seed=7).make().applications


def _package(
    folder: Path,
    planned: Planned,
    package: dict[str, Any],
    contents: list[bytes],
    sent: Callable[[str], bool],
) -> Path:
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    documents = []
    for drawing, content in zip(planned.drawings, contents):
        if sent(drawing.kind):
            (folder / "documents" / drawing.file).write_bytes(content)
            documents.append(
                {"kind": drawing.kind, "file": f"documents/{drawing.file}", "name": drawing.name}
            )
    (folder / "application.json").write_text(
        json.dumps(package | {"documents": documents}, ensure_ascii=False), encoding="utf-8"
    )
    return folder
