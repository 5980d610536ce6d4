"""Applications are listed and searched."""

from argparse import Namespace
from typing import Any, NamedTuple

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.restores import LostNumber
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.queue import browsing, names, rows, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.queue.names import Labels
from clerkdesk.usecases.queue.rows import QueueRow
from clerkdesk.usecases.supervision.warned import warned_of


def list_applications(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Those of the stated statuses, or whatever the query finds; ``more``: there are others."""
    labels = installation.unit_of_work.read(names.labels)
    lost = None
    newest = None
    if arguments.warned:
        rows, more = _warned(arguments, installation)
    elif arguments.query:
        rows, more, lost, newest = _searched(arguments, installation)
    else:
        rows, more = _listed(arguments, installation)
    documents = [_document(row, labels) for row in rows]
    erased = sentence("person_erased", None, output.language)
    lines = [_line(document, erased) for document in documents]
    if more:
        lines.append("…")
    document: dict[str, Any] = {"applications": documents, "more": more}
    if lost is not None:
        document["lost"] = {"number": lost.number, "on": lost.lost_on}
        lines.append(sentence("number_lost", lost.told, output.language))
    if newest is not None:
        document["newest"] = newest
        lines.append(sentence("searched_newest", {"number": newest}, output.language))
    output.document(document, lines)
    return 0


class _Found(NamedTuple):
    rows: list[QueueRow]
    more: bool
    lost: LostNumber | None
    newest: int | None
    """See ``Matches``."""


def _searched(arguments: Namespace, installation: Installation) -> _Found:
    unit = installation.unit_of_work
    # A search for a FIN or a number is logged, and so may write.
    run = unit.run if searching.is_personal(arguments.query) else unit.read
    result = run(
        searching.search,
        arguments.query,
        Filter(Queue.ALL, arguments.service, statuses=tuple(arguments.status)),
        limit=arguments.limit,
    )
    return _Found(result.rows[: arguments.limit], result.more, result.lost, result.newest)


def _warned(arguments: Namespace, installation: Installation) -> tuple[list[QueueRow], bool]:
    """What whoever asks is warned of."""
    unit = installation.unit_of_work
    only = unit.read(warned_of).all
    matches = unit.read(browsing.narrowed, Filter(Queue.ALL, only=only), arguments.limit)
    return matches.rows, matches.more


def _listed(arguments: Namespace, installation: Installation) -> tuple[list[QueueRow], bool]:
    rows: list[QueueRow] = []
    queues = [Queue(status) for status in arguments.status] or [Queue.ALL]
    if arguments.sampled:
        queues = [Queue.SAMPLED]
    for queue in queues:
        rows += installation.unit_of_work.read(
            browsing.first, Filter(queue, arguments.service), arguments.limit + 1
        )
    return rows[: arguments.limit], len(rows) > arguments.limit


def _document(row: QueueRow, labels: Labels) -> dict[str, Any]:
    return {
        "number": row.number,
        "service": row.service,
        "status": row.status,
        "submitted_at": rows.moment(row.submitted_at),
        "due_on": str(row.due_on)[:10],
        "subscriber_code": row.subscriber_code,
        "applicant": row.name,
        "district": row.place or None,
        "department": labels.departments.get(row.department_id),
        "assignee": labels.logins.get(row.holder_id or 0),
        "fin": row.masked_fin,
    }


def _line(document: dict[str, Any], erased: str) -> str:
    """``erased``: what stands in the place of a name that is no more."""
    code = document["subscriber_code"] or "—"
    return (
        f"{document['number']}  {document['status']:<11}  {document['due_on']}  {code:<15}  "
        f"{document['applicant'] or erased}  ({document['department']})"
    )
