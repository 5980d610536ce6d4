"""Rows of what is erased and of who asked for it, honest ones, of which attacks alter something."""

from clerkdesk.store.guard.erasing import EMPTIED
from tests.attacks.attacker import (
    change,
    insert,
)

REQUEST = {
    "id": "7",
    "organisation_id": "{org_azersu}",
    "reason": "'Vətəndaşın ərizəsi'",
    "asked_by": "{sabina}",
    "asked_by_name": "'{sabina_name}'",
    "asked_at": "cd_now()",
}
ASKING = {name: value for name, value in REQUEST.items() if name != "id"}
ERASURE = {
    "application_id": "{done}",
    "cause": "'request'",
    "request_id": "7",
    "added_at": "cd_now()",
}
BY_RULE = {
    "application_id": "{done}",
    "cause": "'rule'",
    "months": "12",
    "added_at": "cd_now()",
}
RULE = {
    "organisation_id": "{org_azersu}",
    "service": "'no_debt'",
    "outcome": "'completed'",
    "months": "12",
}
QUIET = (
    "UPDATE outbox_message SET state = 'sent' WHERE state = 'queued'",
    "UPDATE inquiry SET outcome = 'cancelled' WHERE outcome IS NULL",
    "UPDATE application SET billing_pending = false",
)
OLD = "UPDATE application SET decided_at = cd_now() - INTERVAL '400 days' WHERE id = {done}"
REQUESTED = (*QUIET, insert("erasure_request", REQUEST))
DUE = (*QUIET, OLD, insert("retention_rule", RULE))
BEGUN = (*DUE, insert("erasure", BY_RULE, begun_at="cd_now()"))
ERASED = (
    *BEGUN,
    "UPDATE application SET erased_at = cd_now() WHERE id = {done}",
    "UPDATE erasure SET erased_at = cd_now()",
)
GRANT = {
    "granted": "true",
    "decided_by": "{admin}",
    "decided_by_name": "'{admin_name}'",
    "decided_at": "cd_now()",
}
EMPTY = {name: value for name, value in EMPTIED["application"].items()}
ERASES = change("done", "owner", "erase", erased_at="cd_now()", **EMPTY)
INQUIRY = {
    "application_id": "{done}",
    "kind": "'debt'",
    "subject": "'12045567805'",
    "purpose": "'review'",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
DRAFT = {
    "application_id": "{done}",
    "staff_id": "{gunel}",
    "kind": "'note'",
    "text": "'x'",
    "at": "cd_now()",
}
MESSAGE = {
    "application_id": "{done}",
    "event": "'approved'",
    "channel": "'email'",
    "occurrence": "'x'",
    "template_id": "{template_approved}",
    "params": "'{}'",
    "state": "'queued'",
    "queued_at": "cd_now()",
    "not_before": "cd_now()",
    "attempts": "0",
    "message_id": "'x'",
}


ONE = {
    "application_id": "{idp_held}",
    "person_id": "(SELECT max(id) FROM application_person WHERE application_id = {idp_held})",
    "cause": "'request'",
    "request_id": "8",
    "added_at": "cd_now()",
}
"""One who is registered in another's application."""
ENDED = (
    *QUIET,
    "UPDATE application SET status = 'refused', decided_at = cd_now() WHERE id = {idp_held}",
    insert(
        "erasure_request",
        REQUEST
        | {
            "id": "8",
            "organisation_id": "{org_azerishiq}",
            "asked_by": "{kamran}",
            "asked_by_name": "'{kamran_name}'",
        },
    ),
)
ONE_BEGUN = (
    *ENDED,
    insert("erasure", ONE),
    "UPDATE erasure_request SET granted = true WHERE id = 8",
    "UPDATE erasure SET begun_at = cd_now()",
)
REGISTERED = "id = (SELECT max(id) FROM application_person WHERE application_id = {idp_held})"
NOBODY = dict(EMPTIED["application_person"].items())
