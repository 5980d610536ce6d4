"""Erasing: by a rule or by two people, by the worker alone, wholly, and never again."""

import pytest

from clerkdesk.store.guard.erasing import EMPTIED
from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    Attack,
    Installation,
    change,
    insert,
    update,
)
from tests.attacks.rows import NOTE

_REQUEST = {
    "id": "7",
    "organisation_id": "{org_azersu}",
    "reason": "'Vətəndaşın ərizəsi'",
    "asked_by": "{sabina}",
    "asked_by_name": "'{sabina_name}'",
    "asked_at": "cd_now()",
}
_ASKING = {name: value for name, value in _REQUEST.items() if name != "id"}
_ERASURE = {
    "application_id": "{done}",
    "cause": "'request'",
    "request_id": "7",
    "added_at": "cd_now()",
}
_BY_RULE = {
    "application_id": "{done}",
    "cause": "'rule'",
    "months": "12",
    "added_at": "cd_now()",
}
_RULE = {
    "organisation_id": "{org_azersu}",
    "service": "'no_debt'",
    "outcome": "'completed'",
    "months": "12",
}
_QUIET = (
    "UPDATE outbox_message SET state = 'sent' WHERE state = 'queued'",
    "UPDATE inquiry SET outcome = 'cancelled' WHERE outcome IS NULL",
    "UPDATE application SET billing_pending = false",
)
_OLD = "UPDATE application SET decided_at = cd_now() - INTERVAL '400 days' WHERE id = {done}"
_REQUESTED = (*_QUIET, insert("erasure_request", _REQUEST))
_DUE = (*_QUIET, _OLD, insert("retention_rule", _RULE))
_BEGUN = (*_DUE, insert("erasure", _BY_RULE, begun_at="cd_now()"))
_ERASED = (
    *_BEGUN,
    "UPDATE application SET erased_at = cd_now() WHERE id = {done}",
    "UPDATE erasure SET erased_at = cd_now()",
)
_GRANT = {
    "granted": "true",
    "decided_by": "{admin}",
    "decided_by_name": "'{admin_name}'",
    "decided_at": "cd_now()",
}
_EMPTY = {name: value for name, value in EMPTIED["application"].items()}
_ERASES = change("done", "owner", "erase", erased_at="cd_now()", **_EMPTY)
_INQUIRY = {
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
_DRAFT = {
    "application_id": "{done}",
    "staff_id": "{gunel}",
    "kind": "'note'",
    "text": "'x'",
    "at": "cd_now()",
}
_MESSAGE = {
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


_ONE = {
    "application_id": "{idp_held}",
    "person_id": "(SELECT max(id) FROM application_person WHERE application_id = {idp_held})",
    "cause": "'request'",
    "request_id": "8",
    "added_at": "cd_now()",
}
"""One who is registered in another's application."""
_ENDED = (
    *_QUIET,
    "UPDATE application SET status = 'refused', decided_at = cd_now() WHERE id = {idp_held}",
    insert(
        "erasure_request",
        _REQUEST
        | {
            "id": "8",
            "organisation_id": "{org_azerishiq}",
            "asked_by": "{kamran}",
            "asked_by_name": "'{kamran_name}'",
        },
    ),
)
_ONE_BEGUN = (
    *_ENDED,
    insert("erasure", _ONE),
    "UPDATE erasure_request SET granted = true WHERE id = 8",
    "UPDATE erasure SET begun_at = cd_now()",
)
_REGISTERED = "id = (SELECT max(id) FROM application_person WHERE application_id = {idp_held})"
_NOBODY = dict(EMPTIED["application_person"].items())


def _unguarded(table: str, event: str) -> tuple[str, ...]:
    return (f"ALTER TABLE {table} DISABLE TRIGGER cd_refuse_{table}_{event}",)


ATTACKS = (
    Attack(
        "erased work begins anew", "sabina", change("done", "sabina", "reopen"), "CD161", _ERASED
    ),
    Attack(
        "a note on what was erased",
        "gunel",
        insert("note", NOTE, application_id="{done}"),
        "CD161",
        _ERASED,
    ),
    Attack("a draft on what was erased", "gunel", insert("draft", _DRAFT), "CD161", _ERASED),
    Attack("a question on what was erased", "gunel", insert("inquiry", _INQUIRY), "CD161", _ERASED),
    Attack(
        "a message on what was erased",
        ADMINISTRATOR,
        insert("outbox_message", _MESSAGE),
        "CD161",
        _ERASED,
    ),
    Attack("erased out of turn", ADMINISTRATOR, _ERASES, "CD162", _DUE),
    Attack(
        "erased in name only",
        ADMINISTRATOR,
        change("done", "owner", "erase", erased_at="cd_now()"),
        "CD162",
        _BEGUN,
    ),
    Attack(
        "erased, and sent elsewhere on the way",
        ADMINISTRATOR,
        change("done", "owner", "erase", erased_at="cd_now()", place="'x'", **_EMPTY),
        "CD162",
        _BEGUN,
    ),
    Attack(
        "a clerk says that it is erased",
        "gunel",
        update("application", "id = {held}", erased_at="cd_now()"),
        DENIED,
    ),
    Attack(
        "an erasing without a reason",
        "sabina",
        insert("erasure_request", _ASKING, reason="' '"),
        "CD163",
    ),
    Attack(
        "an erasing that was granted before it was asked for",
        "sabina",
        insert("erasure_request", _ASKING, **_GRANT),
        "CD163",
    ),
    Attack(
        "an erasing in another's name",
        "sabina",
        insert("erasure_request", _ASKING, asked_by="{admin}", asked_by_name="'{admin_name}'"),
        "CD163",
    ),
    Attack("a clerk asks for an erasing", "gunel", insert("erasure_request", _ASKING), DENIED),
    Attack(
        "a neighbour asks for an erasing",
        "kamran",
        insert("erasure_request", _ASKING, asked_by="{kamran}", asked_by_name="'{kamran_name}'"),
        DENIED,
        laid_open=_unguarded("erasure_request", "insert"),
    ),
    Attack(
        "one person alone",
        "sabina",
        update(
            "erasure_request",
            "id = 7",
            **(_GRANT | {"decided_by": "{sabina}", "decided_by_name": "'{sabina_name}'"}),
        ),
        "CD164",
        _REQUESTED,
    ),
    Attack(
        "a grant in another's name",
        "sabina",
        update("erasure_request", "id = 7", **_GRANT),
        "CD164",
        _REQUESTED,
    ),
    Attack(
        "a grant of what was declined",
        "admin",
        update("erasure_request", "id = 7", **_GRANT),
        "CD164",
        (*_REQUESTED, "UPDATE erasure_request SET granted = false"),
    ),
    Attack(
        "a back-dated grant",
        "admin",
        update(
            "erasure_request",
            "id = 7",
            **(_GRANT | {"decided_at": "cd_now() - INTERVAL '2 minutes'"}),
        ),
        "CD164",
        _REQUESTED,
    ),
    Attack(
        "a neighbour's grant",
        "boss",
        "UPDATE erasure_request SET granted = true",
        0,
        _REQUESTED,
    ),
    Attack(
        "a request is taken away", ADMINISTRATOR, "DELETE FROM erasure_request", "CD167", _REQUESTED
    ),
    Attack(
        "what is being worked on is to be erased",
        "sabina",
        insert("erasure", _ERASURE, application_id="{held}"),
        "CD165",
        _REQUESTED,
    ),
    Attack(
        "what waits for its message is to be erased",
        "sabina",
        insert("erasure", _ERASURE),
        "CD165",
        (insert("erasure_request", _REQUEST), "UPDATE outbox_message SET state = 'queued'"),
    ),
    Attack(
        "it is to be erased twice",
        "sabina",
        insert("erasure", _ERASURE),
        "CD165",
        (*_REQUESTED, insert("erasure", _ERASURE)),
    ),
    Attack(
        "the worker erases without a rule",
        "worker_sample",
        insert("erasure", _BY_RULE),
        "CD166",
        (*_QUIET, _OLD),
    ),
    Attack(
        "the worker erases before its time",
        "worker_sample",
        insert("erasure", _BY_RULE),
        "CD166",
        (*_QUIET, insert("retention_rule", _RULE)),
    ),
    Attack(
        "added to what is granted already",
        "sabina",
        insert("erasure", _ERASURE),
        "CD166",
        (*_REQUESTED, "UPDATE erasure_request SET granted = true"),
    ),
    Attack("a person erases by rule", "sabina", insert("erasure", _BY_RULE), "CD166", _DUE),
    Attack(
        "added to another's request",
        "admin",
        insert("erasure", _ERASURE),
        "CD166",
        _REQUESTED,
    ),
    Attack(
        "a person says that it is done again",
        "sabina",
        insert("erasure", _BY_RULE, repeated="true"),
        "CD166",
        _QUIET,
    ),
    Attack(
        "a back-dated erasing",
        "worker_sample",
        insert("erasure", _BY_RULE, added_at="cd_now() - INTERVAL '2 minutes'"),
        "CD166",
        _DUE,
    ),
    Attack(
        "a neighbour's erasing",
        "kamran",
        insert("erasure", _BY_RULE),
        DENIED,
        _DUE,
        laid_open=_unguarded("erasure", "insert"),
    ),
    Attack(
        "an erasing of another case",
        ADMINISTRATOR,
        "UPDATE erasure SET application_id = {closed}",
        "CD167",
        (*_DUE, insert("erasure", _BY_RULE)),
    ),
    Attack(
        "an erasing is undone",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = NULL",
        "CD167",
        _ERASED,
    ),
    Attack("an erasing is taken away", ADMINISTRATOR, "DELETE FROM erasure", "CD167", _ERASED),
    Attack(
        "erased before it is granted",
        ADMINISTRATOR,
        "UPDATE erasure SET begun_at = cd_now()",
        "CD168",
        (*_REQUESTED, insert("erasure", _ERASURE)),
    ),
    Attack(
        "a person begins to erase",
        "sabina",
        "UPDATE erasure SET begun_at = cd_now()",
        "CD168",
        (*_DUE, insert("erasure", _BY_RULE)),
        laid_open=(
            "GRANT SELECT, UPDATE ON erasure TO cd_supervisor",
            "CREATE POLICY laid_open ON erasure FOR UPDATE TO cd_supervisor USING (true)",
        ),
    ),
    Attack(
        "the worker erases one in another's turn",
        "worker_sample",
        "SELECT cd_erase(e.id, {closed}, 'x') FROM erasure e",
        "CD168",
        (*_DUE, insert("erasure", _BY_RULE)),
    ),
    Attack(
        "an applicant is erased alone",
        ADMINISTRATOR,
        insert(
            "erasure",
            _ONE,
            person_id="(SELECT min(id) FROM application_person WHERE application_id = {idp_held})",
        ),
        "CD175",
        _ENDED,
    ),
    Attack(
        "one of another application is erased in this one",
        ADMINISTRATOR,
        insert(
            "erasure",
            _ONE,
            person_id="(SELECT max(id) FROM application_person WHERE application_id = {done})",
        ),
        "CD175",
        _ENDED,
    ),
    Attack(
        "one person is to be erased twice",
        ADMINISTRATOR,
        insert("erasure", _ONE),
        "CD165",
        (*_ENDED, insert("erasure", _ONE)),
    ),
    Attack(
        "the erasing of one becomes that of all",
        ADMINISTRATOR,
        "UPDATE erasure SET person_id = NULL",
        "CD167",
        (*_ENDED, insert("erasure", _ONE)),
    ),
    Attack(
        "one is said to be erased before it is so",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = cd_now()",
        "CD169",
        _ONE_BEGUN,
    ),
    Attack(
        "one's own row is emptied before what speaks of it",
        ADMINISTRATOR,
        update("application_person", _REGISTERED, **_NOBODY),
        "CD169",
        (
            "UPDATE document SET fin = (SELECT fin FROM application_person WHERE"
            f" {_REGISTERED}) WHERE application_id = {{idp_held}}",
            *_ONE_BEGUN,
        ),
    ),
    Attack(
        "another's document goes in a person's turn",
        ADMINISTRATOR,
        "UPDATE document SET name = '', fin = NULL, verdict_reason = NULL"
        " WHERE application_id = {idp_held}",
        "CD401",
        _ONE_BEGUN,
    ),
    Attack(
        "a note goes in a person's turn",
        ADMINISTRATOR,
        "UPDATE note SET text = ''",
        "CD601",
        (
            *_ONE_BEGUN,
            insert("note", NOTE, application_id="{idp_held}"),
        ),
    ),
    Attack(
        "a decision about one who is erased is opened again",
        ADMINISTRATOR,
        "UPDATE application SET decided_at = NULL WHERE id = {idp_held}",
        "CD176",
        (
            *_ENDED,
            insert("erasure", _ONE, begun_at="cd_now()", erased_at="cd_now()"),
        ),
    ),
    Attack("a person erases", "admin", "SELECT cd_erase(1, {done}, 'x')", DENIED),
    Attack(
        "said to be erased before it is",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = cd_now()",
        "CD169",
        _BEGUN,
    ),
    Attack(
        "a note is emptied",
        ADMINISTRATOR,
        "UPDATE note SET text = ''",
        "CD601",
        (*_BEGUN, insert("note", NOTE)),
    ),
    Attack(
        "a note is emptied and its author another",
        ADMINISTRATOR,
        "UPDATE note SET text = '', actor = 'x'",
        "CD601",
        (*_BEGUN, insert("note", NOTE, application_id="{done}")),
    ),
    Attack(
        "a document's digest goes with its name",
        ADMINISTRATOR,
        "UPDATE document SET name = '', fin = NULL, sha256 = 'x' WHERE application_id = {done}",
        "CD401",
        _BEGUN,
    ),
    Attack(
        "a nonce is forgotten",
        ADMINISTRATOR,
        "UPDATE event SET nonce = NULL WHERE application_id = {closed}",
        "CD301",
        _BEGUN,
    ),
    Attack(
        "what was said goes with the nonce",
        ADMINISTRATOR,
        "UPDATE event SET nonce = NULL, detail = 'x' WHERE application_id = {done}",
        "CD301",
        _BEGUN,
    ),
    *(
        Attack(
            f"{login} sees a request", login, "SELECT * FROM desk.erasure_request", 0, _REQUESTED
        )
        for login in ("gunel", "kamran", "boss")
    ),
    Attack(
        "what is to be erased, without a ticket",
        "sabina",
        "SELECT * FROM desk.erasure",
        0,
        _BEGUN,
    ),
    Attack(
        "what a neighbour erases",
        "kamran",
        "SELECT * FROM erasure",
        0,
        _BEGUN,
        laid_open=("GRANT SELECT ON erasure TO cd_supervisor",),
    ),
    Attack("a neighbour's rule", "boss", insert("retention_rule", _RULE), DENIED),
    Attack("a supervisor's rule", "sabina", insert("retention_rule", _RULE), DENIED),
    Attack(
        "a neighbour's rule is changed",
        "boss",
        "UPDATE retention_rule SET months = 1",
        0,
        (insert("retention_rule", _RULE),),
    ),
    Attack(
        "a neighbour's rule is taken away",
        "boss",
        "DELETE FROM retention_rule",
        0,
        (insert("retention_rule", _RULE),),
    ),
)
CONTROLS = (
    Attack(
        "a supervisor asks for an erasing", "sabina", insert("erasure_request", _ASKING), 1, _QUIET
    ),
    Attack("and says of what", "sabina", insert("erasure", _ERASURE), 1, _REQUESTED),
    Attack(
        "an administrator grants it",
        "admin",
        update("erasure_request", "id = 7", **_GRANT),
        1,
        _REQUESTED,
    ),
    Attack(
        "who asked takes it back",
        "sabina",
        update(
            "erasure_request",
            "id = 7",
            granted="false",
            decided_by="{sabina}",
            decided_by_name="'{sabina_name}'",
            decided_at="cd_now()",
        ),
        1,
        _REQUESTED,
    ),
    Attack("the worker erases by rule", "worker_sample", insert("erasure", _BY_RULE), 1, _DUE),
    Attack(
        "wholly",
        "worker_sample",
        "SELECT cd_erase(e.id, {done}, 'x') FROM erasure e",
        1,
        (*_DUE, insert("erasure", _BY_RULE)),
    ),
    Attack("and one who is registered in it", ADMINISTRATOR, insert("erasure", _ONE), 1, _ENDED),
    Attack(
        "who goes alone",
        "worker_sample",
        "SELECT cd_erase(e.id, {idp_held}, 'x') FROM erasure e",
        1,
        (
            *_ENDED,
            insert("erasure", _ONE),
            "UPDATE erasure_request SET granted = true WHERE id = 8",
        ),
    ),
    Attack("a rule of one's own", "admin", insert("retention_rule", _RULE), 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_honest_statement_passes(installation: Installation, control: Attack) -> None:
    installation.check(control)
