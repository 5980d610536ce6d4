"""Erasing: by a rule or by two people, by the worker alone, wholly, and never again."""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    Attack,
    Installation,
    change,
    insert,
    update,
)
from tests.attacks.erasing_rows import (
    ASKING,
    BEGUN,
    BY_RULE,
    DRAFT,
    DUE,
    EMPTY,
    ENDED,
    ERASED,
    ERASES,
    ERASURE,
    GRANT,
    INQUIRY,
    MESSAGE,
    NOBODY,
    OLD,
    ONE,
    ONE_BEGUN,
    QUIET,
    REGISTERED,
    REQUEST,
    REQUESTED,
    RULE,
)
from tests.attacks.rows import NOTE


def _unguarded(table: str, event: str) -> tuple[str, ...]:
    return (f"ALTER TABLE {table} DISABLE TRIGGER cd_refuse_{table}_{event}",)


ATTACKS = (
    Attack(
        "erased work begins anew", "sabina", change("done", "sabina", "reopen"), "CD161", ERASED
    ),
    Attack(
        "a note on what was erased",
        "gunel",
        insert("note", NOTE, application_id="{done}"),
        "CD161",
        ERASED,
    ),
    Attack("a draft on what was erased", "gunel", insert("draft", DRAFT), "CD161", ERASED),
    Attack("a question on what was erased", "gunel", insert("inquiry", INQUIRY), "CD161", ERASED),
    Attack(
        "a message on what was erased",
        ADMINISTRATOR,
        insert("outbox_message", MESSAGE),
        "CD161",
        ERASED,
    ),
    Attack("erased out of turn", ADMINISTRATOR, ERASES, "CD162", DUE),
    Attack(
        "erased in name only",
        ADMINISTRATOR,
        change("done", "owner", "erase", erased_at="cd_now()"),
        "CD162",
        BEGUN,
    ),
    Attack(
        "erased, and sent elsewhere on the way",
        ADMINISTRATOR,
        change("done", "owner", "erase", erased_at="cd_now()", place="'x'", **EMPTY),
        "CD162",
        BEGUN,
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
        insert("erasure_request", ASKING, reason="' '"),
        "CD163",
    ),
    Attack(
        "an erasing that was granted before it was asked for",
        "sabina",
        insert("erasure_request", ASKING, **GRANT),
        "CD163",
    ),
    Attack(
        "an erasing in another's name",
        "sabina",
        insert("erasure_request", ASKING, asked_by="{admin}", asked_by_name="'{admin_name}'"),
        "CD163",
    ),
    Attack("a clerk asks for an erasing", "gunel", insert("erasure_request", ASKING), DENIED),
    Attack(
        "a neighbour asks for an erasing",
        "kamran",
        insert("erasure_request", ASKING, asked_by="{kamran}", asked_by_name="'{kamran_name}'"),
        DENIED,
        laid_open=_unguarded("erasure_request", "insert"),
    ),
    Attack(
        "one person alone",
        "sabina",
        update(
            "erasure_request",
            "id = 7",
            **(GRANT | {"decided_by": "{sabina}", "decided_by_name": "'{sabina_name}'"}),
        ),
        "CD164",
        REQUESTED,
    ),
    Attack(
        "a grant in another's name",
        "sabina",
        update("erasure_request", "id = 7", **GRANT),
        "CD164",
        REQUESTED,
    ),
    Attack(
        "a grant of what was declined",
        "admin",
        update("erasure_request", "id = 7", **GRANT),
        "CD164",
        (*REQUESTED, "UPDATE erasure_request SET granted = false"),
    ),
    Attack(
        "a back-dated grant",
        "admin",
        update(
            "erasure_request",
            "id = 7",
            **(GRANT | {"decided_at": "cd_now() - INTERVAL '2 minutes'"}),
        ),
        "CD164",
        REQUESTED,
    ),
    Attack(
        "a neighbour's grant",
        "boss",
        "UPDATE erasure_request SET granted = true",
        0,
        REQUESTED,
    ),
    Attack(
        "a request is taken away", ADMINISTRATOR, "DELETE FROM erasure_request", "CD167", REQUESTED
    ),
    Attack(
        "what is being worked on is to be erased",
        "sabina",
        insert("erasure", ERASURE, application_id="{held}"),
        "CD165",
        REQUESTED,
    ),
    Attack(
        "what waits for its message is to be erased",
        "sabina",
        insert("erasure", ERASURE),
        "CD165",
        (insert("erasure_request", REQUEST), "UPDATE outbox_message SET state = 'queued'"),
    ),
    Attack(
        "it is to be erased twice",
        "sabina",
        insert("erasure", ERASURE),
        "CD165",
        (*REQUESTED, insert("erasure", ERASURE)),
    ),
    Attack(
        "the worker erases without a rule",
        "worker_sample",
        insert("erasure", BY_RULE),
        "CD166",
        (*QUIET, OLD),
    ),
    Attack(
        "the worker erases before its time",
        "worker_sample",
        insert("erasure", BY_RULE),
        "CD166",
        (*QUIET, insert("retention_rule", RULE)),
    ),
    Attack(
        "added to what is granted already",
        "sabina",
        insert("erasure", ERASURE),
        "CD166",
        (*REQUESTED, "UPDATE erasure_request SET granted = true"),
    ),
    Attack("a person erases by rule", "sabina", insert("erasure", BY_RULE), "CD166", DUE),
    Attack(
        "added to another's request",
        "admin",
        insert("erasure", ERASURE),
        "CD166",
        REQUESTED,
    ),
    Attack(
        "a person says that it is done again",
        "sabina",
        insert("erasure", BY_RULE, repeated="true"),
        "CD166",
        QUIET,
    ),
    Attack(
        "a back-dated erasing",
        "worker_sample",
        insert("erasure", BY_RULE, added_at="cd_now() - INTERVAL '2 minutes'"),
        "CD166",
        DUE,
    ),
    Attack(
        "a neighbour's erasing",
        "kamran",
        insert("erasure", BY_RULE),
        DENIED,
        DUE,
        laid_open=_unguarded("erasure", "insert"),
    ),
    Attack(
        "an erasing of another case",
        ADMINISTRATOR,
        "UPDATE erasure SET application_id = {closed}",
        "CD167",
        (*DUE, insert("erasure", BY_RULE)),
    ),
    Attack(
        "an erasing is undone",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = NULL",
        "CD167",
        ERASED,
    ),
    Attack("an erasing is taken away", ADMINISTRATOR, "DELETE FROM erasure", "CD167", ERASED),
    Attack(
        "erased before it is granted",
        ADMINISTRATOR,
        "UPDATE erasure SET begun_at = cd_now()",
        "CD168",
        (*REQUESTED, insert("erasure", ERASURE)),
    ),
    Attack(
        "a person begins to erase",
        "sabina",
        "UPDATE erasure SET begun_at = cd_now()",
        "CD168",
        (*DUE, insert("erasure", BY_RULE)),
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
        (*DUE, insert("erasure", BY_RULE)),
    ),
    Attack(
        "an applicant is erased alone",
        ADMINISTRATOR,
        insert(
            "erasure",
            ONE,
            person_id="(SELECT min(id) FROM application_person WHERE application_id = {idp_held})",
        ),
        "CD175",
        ENDED,
    ),
    Attack(
        "one of another application is erased in this one",
        ADMINISTRATOR,
        insert(
            "erasure",
            ONE,
            person_id="(SELECT max(id) FROM application_person WHERE application_id = {done})",
        ),
        "CD175",
        ENDED,
    ),
    Attack(
        "one person is to be erased twice",
        ADMINISTRATOR,
        insert("erasure", ONE),
        "CD165",
        (*ENDED, insert("erasure", ONE)),
    ),
    Attack(
        "the erasing of one becomes that of all",
        ADMINISTRATOR,
        "UPDATE erasure SET person_id = NULL",
        "CD167",
        (*ENDED, insert("erasure", ONE)),
    ),
    Attack(
        "one is said to be erased before it is so",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = cd_now()",
        "CD169",
        ONE_BEGUN,
    ),
    Attack(
        "one's own row is emptied before what speaks of it",
        ADMINISTRATOR,
        update("application_person", REGISTERED, **NOBODY),
        "CD169",
        (
            "UPDATE document SET fin = (SELECT fin FROM application_person WHERE"
            f" {REGISTERED}) WHERE application_id = {{idp_held}}",
            *ONE_BEGUN,
        ),
    ),
    Attack(
        "another's document goes in a person's turn",
        ADMINISTRATOR,
        "UPDATE document SET name = '', fin = NULL, verdict_reason = NULL"
        " WHERE application_id = {idp_held}",
        "CD401",
        ONE_BEGUN,
    ),
    Attack(
        "a note goes in a person's turn",
        ADMINISTRATOR,
        "UPDATE note SET text = ''",
        "CD601",
        (
            *ONE_BEGUN,
            insert("note", NOTE, application_id="{idp_held}"),
        ),
    ),
    Attack(
        "a decision about one who is erased is opened again",
        ADMINISTRATOR,
        "UPDATE application SET decided_at = NULL WHERE id = {idp_held}",
        "CD176",
        (
            *ENDED,
            insert("erasure", ONE, begun_at="cd_now()", erased_at="cd_now()"),
        ),
    ),
    Attack("a person erases", "admin", "SELECT cd_erase(1, {done}, 'x')", DENIED),
    Attack(
        "said to be erased before it is",
        ADMINISTRATOR,
        "UPDATE erasure SET erased_at = cd_now()",
        "CD169",
        BEGUN,
    ),
    Attack(
        "a note is emptied",
        ADMINISTRATOR,
        "UPDATE note SET text = ''",
        "CD601",
        (*BEGUN, insert("note", NOTE)),
    ),
    Attack(
        "a note is emptied and its author another",
        ADMINISTRATOR,
        "UPDATE note SET text = '', actor = 'x'",
        "CD601",
        (*BEGUN, insert("note", NOTE, application_id="{done}")),
    ),
    Attack(
        "a document's digest goes with its name",
        ADMINISTRATOR,
        "UPDATE document SET name = '', fin = NULL, sha256 = 'x' WHERE application_id = {done}",
        "CD401",
        BEGUN,
    ),
    Attack(
        "a nonce is forgotten",
        ADMINISTRATOR,
        "UPDATE event SET nonce = NULL WHERE application_id = {closed}",
        "CD301",
        BEGUN,
    ),
    Attack(
        "what was said goes with the nonce",
        ADMINISTRATOR,
        "UPDATE event SET nonce = NULL, detail = 'x' WHERE application_id = {done}",
        "CD301",
        BEGUN,
    ),
    *(
        Attack(f"{login} sees a request", login, "SELECT * FROM desk.erasure_request", 0, REQUESTED)
        for login in ("gunel", "kamran", "boss")
    ),
    Attack(
        "what is to be erased, without a ticket",
        "sabina",
        "SELECT * FROM desk.erasure",
        0,
        BEGUN,
    ),
    Attack(
        "what a neighbour erases",
        "kamran",
        "SELECT * FROM erasure",
        0,
        BEGUN,
        laid_open=("GRANT SELECT ON erasure TO cd_supervisor",),
    ),
    Attack("a neighbour's rule", "boss", insert("retention_rule", RULE), DENIED),
    Attack("a supervisor's rule", "sabina", insert("retention_rule", RULE), DENIED),
    Attack(
        "a neighbour's rule is changed",
        "boss",
        "UPDATE retention_rule SET months = 1",
        0,
        (insert("retention_rule", RULE),),
    ),
    Attack(
        "a neighbour's rule is taken away",
        "boss",
        "DELETE FROM retention_rule",
        0,
        (insert("retention_rule", RULE),),
    ),
)
CONTROLS = (
    Attack(
        "a supervisor asks for an erasing", "sabina", insert("erasure_request", ASKING), 1, QUIET
    ),
    Attack("and says of what", "sabina", insert("erasure", ERASURE), 1, REQUESTED),
    Attack(
        "an administrator grants it",
        "admin",
        update("erasure_request", "id = 7", **GRANT),
        1,
        REQUESTED,
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
        REQUESTED,
    ),
    Attack("the worker erases by rule", "worker_sample", insert("erasure", BY_RULE), 1, DUE),
    Attack(
        "wholly",
        "worker_sample",
        "SELECT cd_erase(e.id, {done}, 'x') FROM erasure e",
        1,
        (*DUE, insert("erasure", BY_RULE)),
    ),
    Attack("and one who is registered in it", ADMINISTRATOR, insert("erasure", ONE), 1, ENDED),
    Attack(
        "who goes alone",
        "worker_sample",
        "SELECT cd_erase(e.id, {idp_held}, 'x') FROM erasure e",
        1,
        (
            *ENDED,
            insert("erasure", ONE),
            "UPDATE erasure_request SET granted = true WHERE id = 8",
        ),
    ),
    Attack("a rule of one's own", "admin", insert("retention_rule", RULE), 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_honest_statement_passes(installation: Installation, control: Attack) -> None:
    installation.check(control)
