"""Who is not at work."""

from argparse import Namespace

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.usecases.supervision import absence_notes, absences


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """absence list, add or end; each says what stands then."""
    unit = installation.unit_of_work
    if arguments.part == "add":
        unit.run(
            absence_notes.note,
            arguments.login,
            arguments.from_day,
            arguments.to_day,
            arguments.kind,
            arguments.note,
        )
    elif arguments.part == "end":
        unit.run(absence_notes.end, arguments.absence)
    standing = unit.read(absences.coming)
    lines = [
        f"{each.id:>5}  {each.from_day:%d.%m.%Y}–{each.to_day:%d.%m.%Y}  {each.kind:<8} "
        f"{each.login}  {each.name}"
        for each in standing
    ]
    output.document({"absences": [each._asdict() for each in standing]}, lines)
    return 0
