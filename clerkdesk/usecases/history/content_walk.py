"""What stands beside the rows of which the history speaks: the bytes of certificates and documents,
and the number of open findings.
"""

import hashlib
import time
from contextlib import closing
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection

from clerkdesk.domain.findings import KEEP_FROM_APPROVING, Severity
from clerkdesk.store.guard.literals import listed
from clerkdesk.usecases.history.findings import Findings, Measured, stream

_PARTS_AT_ONCE = 8
"""Of a document, 1 MiB each."""


def certificates(connection: Connection, findings: Findings) -> None:
    """Name each certificate whose bytes are not those that were given out."""
    embedded = connection.dialect.name == "sqlite"
    digest = "cd_sha256(f.content)" if embedded else "encode(sha256(f.content), 'hex')"
    statement = f"""
        SELECT c.application_id, c.id
        FROM certificate c
        LEFT JOIN certificate_file f ON f.certificate_id = c.id
        WHERE f.content IS NULL OR {digest} <> c.sha256
        ORDER BY c.id
    """
    with closing(stream(connection, statement)) as rows:
        for application, key in rows:
            findings.add(
                "altered",
                "its bytes are not those that were given out",
                application=application,
                row=f"certificate {key}",
            )


def open_findings(connection: Connection, findings: Findings) -> None:
    """Name each application that says of its open findings another number than there are: what is
    not open is not asked about at its approval.
    """
    statement = f"""
        SELECT a.id
        FROM application a
        LEFT JOIN (
          SELECT
            application_id,
            count(*) AS number,
            sum(CASE severity WHEN '{Severity.SERIOUS}' THEN 1 ELSE 0 END) AS serious
          FROM finding
          WHERE state IN {listed(KEEP_FROM_APPROVING)}
          GROUP BY application_id
        ) f ON f.application_id = a.id
        WHERE
          a.open_findings <> COALESCE(f.number, 0)
          OR a.serious_findings <> COALESCE(f.serious, 0)
        ORDER BY a.id
    """
    with closing(stream(connection, statement)) as rows:
        for (application,) in rows:
            findings.add(
                "altered",
                "the number of its open findings",
                application=application,
                row=f"application {application}",
            )


def documents(connection: Connection, findings: Findings, *, read: bool) -> Measured | None:
    """Name each document whose bytes are not as many as came; where they are ``read``, not those
    that came. Tells how much was read.
    """
    # Of an erased case nothing may be left of them, nor of an erased person's.
    statement = """
        SELECT d.application_id, d.id
        FROM document d
        JOIN application a ON a.id = d.application_id
        WHERE
          CASE
            WHEN a.erased_at IS NOT NULL THEN 0
            WHEN d.name = '' AND EXISTS (
              SELECT 1
              FROM erasure x
              WHERE
                x.application_id = a.id
                AND x.person_id IS NOT NULL
                AND x.erased_at IS NOT NULL
            ) THEN 0
            ELSE d.size
          END <> COALESCE(
            (SELECT sum(length(c.content)) FROM document_content c WHERE c.document_id = d.id), 0
          )
        ORDER BY d.id
    """
    with closing(stream(connection, statement)) as rows:
        for application, key in rows:
            _foreign(findings, application, key)
    if not read:
        return None
    started = time.perf_counter()
    embedded = connection.dialect.name == "sqlite"
    size = _read(connection, findings) if embedded else _summed(connection, findings)
    return Measured(size, time.perf_counter() - started)


def _foreign(findings: Findings, application: object, key: object) -> None:
    findings.add(
        "altered",
        "its bytes are not those that came",
        application=application,
        row=f"document {key}",
    )


def _read(connection: Connection, findings: Findings) -> int:
    statement = """
        SELECT d.id, d.application_id, d.sha256, c.content
        FROM document d
        JOIN document_content c ON c.document_id = d.id
        ORDER BY d.id, c.part
    """
    size = 0
    with closing(stream(connection, statement, _PARTS_AT_ONCE)) as rows:
        for (key, application, expected), parts in groupby(rows, key=itemgetter(0, 1, 2)):
            digest = hashlib.sha256()
            for *_document, content in parts:
                # A text was put there by hand; without it the bytes are not those that came.
                if isinstance(content, bytes):
                    digest.update(content)
                    size += len(content)
            if digest.hexdigest() != expected:
                _foreign(findings, application, key)
    return size


def _summed(connection: Connection, findings: Findings) -> int:
    # The server computes them: the bytes stay where they are.
    statement = """
        SELECT
          d.id,
          d.application_id,
          d.sha256,
          encode(sha256(string_agg(c.content, ''::bytea ORDER BY c.part)), 'hex'),
          sum(length(c.content))
        FROM document d
        JOIN document_content c ON c.document_id = d.id
        GROUP BY d.id
        ORDER BY d.id
    """
    size = 0
    with closing(stream(connection, statement)) as rows:
        for key, application, expected, digest, length in rows:
            size += int(length)
            if digest != expected:
                _foreign(findings, application, key)
    return size
