"""Honest rows, of which attacks make others: column → SQL expression; "{name}" stands for a fact of
the office.
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
