"""What comes with an application, as its honest rows: by a clerk at the counter, and as a portal's
package by the gateway.
"""

from collections.abc import Iterator

from tests.attacks.attacker import insert
from tests.attacks.test_registration import BY_PORTAL, REGISTRATION

Row = dict[str, str]
_CASE = "currval('application_id_seq')"
_DOCUMENT = "currval('document_id_seq')"
_OPERATED = {"op_id": "'x'"}
"""A message names the operation that it follows from."""
_DETAIL = {
    "application_id": _CASE,
    "mobile": "'+994502345678'",
    "mobile_confirmed_at": "NULL",
    "email": "'a@b.az'",
    "language": "'az'",
    "address": "'Bakı'",
    "address_source": "'package'",
    "previous_address": "NULL",
    "previous_address_fold": "NULL",
    "new_subscriber_code": "NULL",
    "reason_code": "NULL",
    "reason": "NULL",
    "owner_name": "'Sınaq'",
    "owner_name_source": "'package'",
    "consumer_group": "NULL",
    "consumer_group_source": "'package'",
}
_PERSON = {
    "application_id": _CASE,
    "role": "'applicant'",
    "position": "0",
    "fin": "'5XK2M7P'",
    "surname": "'Sınaq'",
    "name": "'Sınaq'",
    "patronymic": "''",
    "birth_date": "NULL",
    "birth_year": "1980",
    "id_document": "'AZE12345678'",
}
_PAPER = {
    "application_id": _CASE,
    "position": "0",
    "kind": "'id_card'",
    "name": "'x.pdf'",
    "media_type": "'application/pdf'",
    "size": "1",
    # Of the one byte "x".
    "sha256": "'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'",
    "fin": "NULL",
}
_BYTES = {"document_id": _DOCUMENT, "part": "0", "content": "'x'"}
_REMARK = {
    "document_id": _DOCUMENT,
    "code": "'document_attachment'",
    "application_id": _CASE,
    "params": "'{}'",
    "noted_at": "cd_now()",
    "attempts": "0",
}
_MESSAGE = {
    "application_id": _CASE,
    "event": "'registered'",
    "channel": "'email'",
    "occurrence": "'x'",
    "template_id": "{template_registered}",
    "params": "'{}'",
    "state": "'queued'",
    "queued_at": "cd_now()",
    "not_before": "cd_now()",
    "attempts": "0",
    "message_id": "gen_random_uuid()::text",
}
_SUBMISSION = {
    "channel": "'e-gov'",
    "idempotency_key": "gen_random_uuid()::text",
    "content_sha256": "repeat('0', 64)",
    "number": "'WD-{year}-0000001'",
    "at": "cd_now()",
}
_OPERATION = {
    "op_id": "gen_random_uuid()::text",
    "use_case": "'x'",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
}
_ARRIVING: tuple[tuple[str, Row, bool], ...] = (
    ("application_detail", _DETAIL, False),
    ("application_person", _PERSON, False),
    ("document", _PAPER, False),
    ("document_content", _BYTES, True),
    ("document_remark", _REMARK, True),
    ("outbox_message", _MESSAGE, False),
)
"""Table, the honest row, and whether a document comes before it."""


def arriving() -> Iterator[tuple[str, tuple[str, ...], str, Row]]:
    """(login, what comes before, table, row) of each right to INSERT what comes with an
    application.
    """
    registrations = (
        ("gunel", REGISTRATION | _OPERATED),
        ("gateway_sample", REGISTRATION | _OPERATED | BY_PORTAL),
    )
    for login, registration in registrations:
        before = (insert("application", registration),)
        yield login, (), "application", registration
        for table, row, of_document in _ARRIVING:
            papers = (insert("document", _PAPER),) if of_document else ()
            yield login, (*before, *papers), table, row
    yield "gateway_sample", (), "portal_submission", _SUBMISSION
    yield "gateway_sample", (), "operation", _OPERATION | {"actor": "'gateway'"}
    yield "gunel", (), "operation", _OPERATION
