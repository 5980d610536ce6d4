"""The working calendar: a year of it, and days decided by an act, or by the own organisation."""

from argparse import Namespace
from typing import Any

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases.case import terms
from clerkdesk.usecases.supervision import calendar_decisions, working_days
from clerkdesk.usecases.supervision.working_days import MovedTerm

_AT_ONCE = 100
"""So many terms are moved in one transaction."""


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """calendar set or list."""
    if arguments.part == "list":
        return _list(arguments.year, installation, output)
    return _set(arguments, installation, output)


def _list(year: int, installation: Installation, output: Output) -> int:
    days = installation.unit_of_work.read(working_days.of_year, year)
    lines = [
        f"{day.on:%d.%m.%Y}  {'+' if day.working else '−'}  {day.source:<8} {day.reason}"
        for day in days
    ]
    listed = [
        {
            "day": day.on,
            "working": day.working,
            "reason": day.reason,
            "source": day.source,
            "decided_by": day.decided_by,
        }
        for day in days
    ]
    output.document({"year": year, "days": listed}, lines)
    return 0


def _set(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Decide a day, or with --preview say only which terms would move."""
    unit = installation.unit_of_work
    working = arguments.kind == "working"
    own = arguments.own is not None
    moved = unit.read(working_days.moved_by, arguments.day, working, own=own)
    if not arguments.preview:
        # Whoever reads the list that follows has decided already: what takes days from citizens is
        # said once more, as in the window.
        earlier = sum(each.after < each.before for each in moved)
        if earlier and not arguments.earlier:
            raise Invalid("terms_move_earlier_command", count=earlier)
        decide = calendar_decisions.decide_own if own else calendar_decisions.decide
        ground = arguments.own if own else arguments.act
        unit.run(decide, arguments.day, working, ground, earlier_confirmed=arguments.earlier)
        follow(installation)
    document = {
        "day": arguments.day,
        "working": working,
        "act": arguments.act,
        "own": arguments.own,
        "preview": arguments.preview,
        "moved": [_moved(each) for each in moved],
    }
    lines = [
        f"{arguments.day:%d.%m.%Y}  {'+' if working else '−'}  {arguments.own or arguments.act}"
    ]
    lines += [f"  {each.number}  {each.before:%d.%m.%Y} → {each.after:%d.%m.%Y}" for each in moved]
    output.document(document, lines)
    return 0


def follow(installation: Installation, *, changed: bool = False) -> None:
    """The worker's part on the embedded file: open terms move. ``changed``: not a day is decided,
    but they may end otherwise.
    """
    if not installation.settings.embedded:
        return
    machine = installation.unit_of_work.acting_as(None)
    machine.run(terms.write_calendar)
    while machine.run(terms.move_open, _AT_ONCE, calendar_changed=changed):
        pass


def _moved(term: MovedTerm) -> dict[str, Any]:
    return {
        "number": term.number,
        "service": term.service,
        "due_on_before": term.before,
        "due_on": term.after,
    }
