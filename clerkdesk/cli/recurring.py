"""What recurs, and what a supervisor says of it."""

from argparse import Namespace
from typing import Any

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import judging
from clerkdesk.usecases.supervision.judging import Judgement
from clerkdesk.usecases.supervision.recurring import HitRow, look_through


def recurring(arguments: Namespace, installation: Installation, output: Output) -> int:
    """list or judge."""
    unit = installation.unit_of_work
    if arguments.part == "judge":
        judgement = Judgement(arguments.verdict, arguments.text, arguments.asked)
        unit.run(judging.judge, arguments.kind, arguments.key, judgement)
        document = {"kind": arguments.kind, "key": arguments.key, "verdict": arguments.verdict}
        output.document(document, [f"{arguments.kind} {arguments.key}: {arguments.verdict}"])
        return 0
    # To look leaves a row in the access log.
    rows = [row for row in unit.run(look_through) if row.standing in arguments.standing]
    lines = [_line(row) for row in rows] or [sentence("nothing_recurs", None, output.language)]
    output.document({"hits": [_document(row) for row in rows]}, lines)
    return 0


def _document(row: HitRow) -> dict[str, Any]:
    hit = row.hit
    judged = row.judged
    return {
        "kind": hit.kind,
        "key": hit.key,
        "rank": hit.rank,
        "standing": row.standing,
        "changed": row.changed,
        "person": row.person,
        "newest": hit.newest,
        "applications": [
            {
                "number": member.number,
                "status": member.status,
                "department": row.offices[member.department_id],
            }
            for member in hit.members
        ],
        "judged": None if judged is None else judged._asdict(),
        "earlier": [each._asdict() for each in row.verdicts[1:]],
    }


def _line(row: HitRow) -> str:
    hit = row.hit
    numbers = " ".join(member.number for member in hit.members)
    return f"{hit.rank:4}  {hit.kind:12}  {row.standing:6}  {hit.key}  {numbers}"
