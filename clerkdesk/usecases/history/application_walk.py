"""The walk over the history by chain: the links of each, and the rows that its events speak of."""

from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from clerkdesk.domain import history
from clerkdesk.domain.chain import fits
from clerkdesk.usecases.history.findings import Findings, Row, Rows
from clerkdesk.usecases.history.row_walk import HASH, ID, NONCE, RowWalk

_AT_ONCE = 50_000
"""Events of a person's or an organisation's chain; a case never has so many."""
_NEAR = 12
"""How many rows to either side are tried when a broken link is to be explained."""
# An event's columns, as history.FIELDS has them with the hash behind: rows by the million are not
# made into anything else.
_APPLICATION = history.FIELDS.index("application_id")
_TO_STATUS = history.FIELDS.index("to_status")
_OP_ID = history.FIELDS.index("op_id")


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


Short = list[tuple[int, int]]
"""Stretches of ids with fewer events than were sealed."""


def walk_applications(
    events: Rows, applications: Rows, rows_of_cases: RowWalk, findings: Findings, short: Short
) -> int:
    """The walk by application: each event's link, each application's last change, and its rows.
    Gives the number of events.
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
                "inserted", "is of no application", event=rows[0][ID], application=application_id
            )
        _check_chain(rows, findings, short)
        for row in rows:
            rows_of_cases.learn(row)
        rows_of_cases.end(application_id)
    while application is not None:
        _check_last_change(application, [], findings)
        application = _next(applications)
    rows_of_cases.finish()
    return count


def walk_others(
    events: Rows, chain: str, rows_of_chains: RowWalk, findings: Findings, short: Short
) -> int:
    """The same of the chains of persons or organisations."""
    count = 0
    for owner, group in groupby(events, key=itemgetter(history.FIELDS.index(chain))):
        previous: str | None = None
        while rows := list(islice(group, _AT_ONCE)):
            count += len(rows)
            previous = _check_chain(rows, findings, short, previous)
            if not isinstance(owner, int):
                findings.add("inserted", "is in nobody's chain", event=rows[0][ID])
            for row in rows:
                rows_of_chains.learn(row)
        rows_of_chains.end(owner)
    rows_of_chains.finish()
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
            event=last[ID],
            application=application.id,
        )
    # Billing's answer has a row of its own and changes nothing else.
    elif application.last_action != "billing" and last[_OP_ID] != application.op_id:
        findings.add(
            "not_in_history",
            f"its last change, {application.last_action!r}",
            event=last[ID],
            application=application.id,
        )


def _links(previous: str | None, row: Row) -> bool:
    """Whether the row's hash is of itself and of the one before it."""
    return bool(history.row_hash(previous, row[:HASH]) == row[HASH])


def _check_chain(
    rows: list[Row], findings: Findings, short: Short, previous: str | None = None
) -> str | None:
    """The links of these events, which follow on the ``previous`` one's; gives the last."""
    doubted = -1
    for index, row in enumerate(rows):
        if fits(previous, row[:NONCE]) or _links(previous, row):
            previous = row[HASH]
            continue
        following = rows[index + 1] if index + 1 < len(rows) else None
        if row[HASH] is None or (following is not None and _links(previous, following)):
            # The next one follows from the one before: this one was put between them.
            findings.add(
                "inserted",
                "has no link to the rows around it",
                event=row[ID],
                application=row[_APPLICATION],
            )
            continue
        why = _Explanation("altered", row[ID], "its hash is not of what it says")
        if not findings.full:
            why = _explained(rows, index, short)
        if why.kind != "displaced":
            findings.add(why.kind, why.detail, event=why.event, application=row[_APPLICATION])
        elif doubted != index - 1:
            findings.add("reordered", why.detail, event=why.event, application=row[_APPLICATION])
        doubted = index
        previous = row[HASH]
    return previous


def _explained(rows: list[Row], index: int, short: Short) -> _Explanation:
    """What became of the row at this index, or of the rows before it."""
    row = rows[index]
    first = max(0, index - _NEAR)
    for earlier in range(index - 2, first - 2, -1):
        if _links(rows[earlier][HASH] if earlier >= 0 else None, row):
            return _Explanation(
                kind="inserted",
                event=rows[earlier + 1][ID],
                detail=f"event {row[ID]} follows from the row before this one",
            )
    near = rows[first : index + _NEAR + 1]
    in_the_place_of = _moved_from(row, near)
    if in_the_place_of is row:
        return _Explanation(
            "displaced", row[ID], "does not follow the row before it, but another one"
        )
    if in_the_place_of is not None:
        return _Explanation("reordered", row[ID], f"is in the place of event {in_the_place_of[ID]}")
    after = rows[index - 1][ID] if index else 0
    if any(start < row[ID] and end > after for start, end in short):
        gone = f"a row before it is gone, after event {after}"
        return _Explanation("missing", row[ID], gone if index else "the case's first rows are gone")
    return _Explanation("altered", row[ID], "its hash is not of what it says and the row before it")


def _moved_from(row: Row, near: list[Row]) -> Row | None:
    """The one of the rows near it whose number this row's hash was made with."""
    links = [None, *(other[HASH] for other in near)]
    for other in near:
        renumbered = (other[ID], *row[1:HASH])
        if any(history.row_hash(link, renumbered) == row[HASH] for link in links):
            return other
    return None
