"""What lists and searches show of an application, beside the rows that it follows from: no event
speaks of it, for an upgrade may spell it otherwise.
"""

from contextlib import closing

from sqlalchemy import Connection

from clerkdesk.domain.addresses import link_key
from clerkdesk.domain.identifiers import mask_fin, mask_mobile
from clerkdesk.domain.text import sort_key
from clerkdesk.store import folds
from clerkdesk.usecases.history.findings import Findings, Row, stream

_STATEMENT = """
    SELECT
      a.id, a.name, a.number, a.subscriber_code, d.new_subscriber_code, d.mobile,
      d.previous_address, p.fin, a.search_fold, a.sort_key, a.masked_fin, a.masked_mobile,
      d.previous_address_fold
    FROM application a
    JOIN application_detail d ON d.application_id = a.id
    JOIN application_person p ON p.application_id = a.id AND p.role = 'applicant'
    WHERE a.erased_at IS NULL
    ORDER BY a.id
"""


def applications(connection: Connection, findings: Findings) -> None:
    """Name each application that is found, sorted or shown by what it is not. Nothing while the
    database has the folds of another version.
    """
    if not folds.are_current(connection):
        return
    with closing(stream(connection, _STATEMENT)) as rows:
        for row in rows:
            wrong = [name for name, follows in _parts(row) if not follows]
            if wrong:
                findings.add(
                    "altered",
                    f"does not follow from its rows: {', '.join(wrong)}",
                    application=row[0],
                    row=f"application {row[0]}",
                )


def _parts(row: Row) -> tuple[tuple[str, bool], ...]:
    _key, name, number, code, new_code, mobile, address, fin, *shown = row
    fold, order, masked_fin, masked_mobile, address_fold = shown
    texts = (name, number, mobile, fin)
    if not all(isinstance(text, str) for text in texts):
        # Edited by hand into what is no text: nothing follows from it.
        return (("fin, name, number or mobile", False),)
    return (
        ("search_fold", fold == folds.search_fold(name, number, code, new_code)),
        ("sort_key", order == sort_key(name)),
        ("masked_fin", masked_fin == mask_fin(fin)),
        ("masked_mobile", masked_mobile == mask_mobile(mobile)),
        ("previous_address_fold", address_fold == link_key(address)),
    )
