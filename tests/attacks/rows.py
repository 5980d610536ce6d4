"""Honest rows, of which attacks make others: column → SQL expression; "{name}" stands for a fact of
the office. And statements that set the stage of several attacks.
"""

AMENDMENT = {
    "application_id": "{held}",
    "field": "'mobile'",
    "old": "'+994502345678'",
    "new": "'+994500000000'",
    "op_id": "'x'",
}
STAFF = {
    "login": "'newcomer'",
    "name": "'Yeni'",
    "sort_key": "'yeni'",
    "role": "'clerk'",
    "organisation_id": "{org_azersu}",
    "active": "true",
    "failures": "0",
    "created_at": "cd_now()",
}
NOTE = {
    "application_id": "{held}",
    "kind": "'note'",
    "text": "'Qeyd'",
    "actor_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "at": "cd_now()",
    "op_id": "'x'",
}
# A minute of grace, for a machine with other things to do.
JUST_DECIDED = (
    "UPDATE application SET decided_at = cd_now() + INTERVAL '1 minute' WHERE id = {refused}",
    # On a slow machine the worker has sent it before the office was whole.
    "UPDATE outbox_message SET state = 'queued' WHERE application_id = {refused}",
)
WAITS = "UPDATE application SET waiting_for = 'Pasport', waiting_since = cd_now() WHERE id = {held}"
QUESTION = {
    "application_id": "{held}",
    "kind": "'debt'",
    "subject": "'12045567802'",
    "purpose": "'review'",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "requested_at": "cd_now()",
    "op_id": "'x'",
    "attempts": "0",
}
