"""The walk over the history by application: the links of each, beside its row."""

from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from clerkdesk.domain import history
from clerkdesk.domain.chain import fits
from clerkdesk.usecases.history.findings import Findings, Row, Rows

_NEAR = 12
"""How many rows to either side are tried when a broken link is to be explained."""
# An event's columns, as history.FIELDS has them with the hash behind: rows by the million are not
# made into anything else.
_ID = history.FIELDS.index("id")
_APPLICATION = history.FIELDS.index("application_id")
_TO_STATUS = history.FIELDS.index("to_status")
_OP_ID = history.FIELDS.index("op_id")
_HASH = len(history.FIELDS)


class ApplicationRow(NamedTuple):
    """What an application says of itself."""

    id: Any
    op_id: Any
    status: Any
    last_action: Any


class _Explanation(NamedTuple):
    """Why a link does not hold."""

    kind: str
    """A finding's; or displaced: the row is as it was, but follows another one."""
    event: int
    detail: str


def walk_applications(
    events: Rows, applications: Rows, findings: Findings, short: list[tuple[int, int]]
) -> int:
    """The walk by application: each row's link, and each application's last change. Gives the
    number of rows.

    ``short``: stretches of ids with fewer rows than were sealed.
    """
    application = _next(applications)
    count = 0
    for application_id, group in groupby(events, key=itemgetter(_APPLICATION)):
        rows = list(group)
        count += len(rows)
        while application is not None and (
            not isinstance(application_id, int) or application.id < application_id
        ):
            _check_last_change(application, [], findings)
            application = _next(applications)
        if application is not None and application.id == application_id:
            _check_last_change(application, rows, findings)
            application = _next(applications)
        else:
            findings.add(
                "inserted", "is of no application", event=rows[0][_ID], application=application_id
            )
        _check_chain(rows, findings, short)
    while application is not None:
        _check_last_change(application, [], findings)
        application = _next(applications)
    return count


def _next(applications: Rows) -> ApplicationRow | None:
    row = next(applications, None)
    return None if row is None else ApplicationRow._make(row)


def _check_last_change(application: ApplicationRow, rows: list[Row], findings: Findings) -> None:
    last = next((row for row in reversed(rows) if row[_TO_STATUS] is not None), None)
    if last is None:
        findings.add("not_in_history", "its registration", application=application.id)
    elif last[_TO_STATUS] != application.status:
        findings.add(
            "not_in_history",
            f"its status {application.status!r}: the last one written is {last[_TO_STATUS]!r}",
            event=last[_ID],
            application=application.id,
        )
    # Billing's answer has a row of its own and changes nothing else.
    elif application.last_action != "billing" and last[_OP_ID] != application.op_id:
        findings.add(
            "not_in_history",
            f"its last change, {application.last_action!r}",
            event=last[_ID],
            application=application.id,
        )


def _links(previous: str | None, row: Row) -> bool:
    """Whether the row's hash is of itself and of the one before it."""
    return bool(history.row_hash(previous, row[:_HASH]) == row[_HASH])


def _check_chain(rows: list[Row], findings: Findings, short: list[tuple[int, int]]) -> None:
    previous: str | None = None
    doubted = -1
    for index, row in enumerate(rows):
        if fits(previous, row) or _links(previous, row):
            previous = row[_HASH]
            continue
        following = rows[index + 1] if index + 1 < len(rows) else None
        if row[_HASH] is None or (following is not None and _links(previous, following)):
            # The next one follows from the one before: this one was put between them.
            findings.add(
                "inserted",
                "has no link to the rows around it",
                event=row[_ID],
                application=row[_APPLICATION],
            )
            continue
        why = _Explanation("altered", row[_ID], "its hash is not of what it says")
        if not findings.full:
            why = _explained(rows, index, short)
        if why.kind != "displaced":
            findings.add(why.kind, why.detail, event=why.event, application=row[_APPLICATION])
        elif doubted != index - 1:
            findings.add("reordered", why.detail, event=why.event, application=row[_APPLICATION])
        doubted = index
        previous = row[_HASH]


def _explained(rows: list[Row], index: int, short: list[tuple[int, int]]) -> _Explanation:
    """What became of the row at this index, or of the rows before it."""
    row = rows[index]
    first = max(0, index - _NEAR)
    for earlier in range(index - 2, first - 2, -1):
        if _links(rows[earlier][_HASH] if earlier >= 0 else None, row):
            return _Explanation(
                kind="inserted",
                event=rows[earlier + 1][_ID],
                detail=f"event {row[_ID]} follows from the row before this one",
            )
    near = rows[first : index + _NEAR + 1]
    in_the_place_of = _moved_from(row, near)
    if in_the_place_of is row:
        return _Explanation(
            "displaced", row[_ID], "does not follow the row before it, but another one"
        )
    if in_the_place_of is not None:
        return _Explanation(
            "reordered", row[_ID], f"is in the place of event {in_the_place_of[_ID]}"
        )
    after = rows[index - 1][_ID] if index else 0
    if any(start < row[_ID] and end > after for start, end in short):
        gone = f"a row before it is gone, after event {after}"
        return _Explanation(
            "missing", row[_ID], gone if index else "the case's first rows are gone"
        )
    return _Explanation(
        "altered", row[_ID], "its hash is not of what it says and the row before it"
    )


def _moved_from(row: Row, near: list[Row]) -> Row | None:
    """The one of the rows near it whose number this row's hash was made with."""
    links = [None, *(other[_HASH] for other in near)]
    for other in near:
        renumbered = (other[_ID], *row[1:_HASH])
        if any(history.row_hash(link, renumbered) == row[_HASH] for link in links):
            return other
    return None
