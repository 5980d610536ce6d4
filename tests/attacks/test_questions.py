"""Questions and their answers, and what is asked for of a paper: forged, back-dated, skipped, in
another's name; by people, and by a worker that lies.
"""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    READING,
    Attack,
    Installation,
    insert,
)
from tests.attacks.paper_rows import (
    ANSWER,
    ANSWERED,
    ASKED,
    EXTRACT,
    QUESTION,
    REVOKE,
    WISH,
    open_to,
)

_TWO = "UPDATE setting SET value = 'yes' WHERE key = 'revoke_second'"

ATTACKS = (
    Attack(
        "an answer of billing is altered",
        ADMINISTRATOR,
        "UPDATE debt_answer SET amount_qepik = 0",
        "CD501",
    ),
    Attack(
        "an answer of billing is deleted",
        ADMINISTRATOR,
        "DELETE FROM debt_answer WHERE application_id = {bare}",
        "CD501",
    ),
    *(
        Attack(f"an answer in {table} is {what}", ADMINISTRATOR, statement, "CD502")
        for table in ("account_answer", "person_answer")
        for what, statement in (
            ("altered", f"UPDATE {table} SET source = 'x'"),
            ("deleted", f"DELETE FROM {table}"),
        )
    ),
    Attack(
        id="a back-dated answer of billing",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER, answered_at="cd_now() - INTERVAL '61 seconds'"),
        expected="CD502",
        stage=(ASKED,),
    ),
    Attack(
        "an answer that nobody asked for", "worker_sample", insert("debt_answer", ANSWER), "CD503"
    ),
    Attack(
        id="an answer about another subscriber",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER, subscriber_code="'12045567899'"),
        expected="CD503",
        stage=(ASKED,),
    ),
    Attack(
        id="an answer for another case",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER, application_id="{held}"),
        expected="CD503",
        stage=(ASKED,),
    ),
    Attack(
        id="an answer of billing to a question to the register",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER),
        expected="CD503",
        stage=(ASKED, "UPDATE inquiry SET kind = 'person' WHERE id = 999001"),
    ),
    Attack(
        id="a second answer to one question",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER),
        expected="23505",
        stage=ANSWERED,
    ),
    Attack(
        "a question in a colleague's name",
        "gunel",
        insert("inquiry", QUESTION, requested_by_name="'{tural_name}'"),
        "CD504",
    ),
    Attack(
        "a question under a colleague's number",
        "gunel",
        insert("inquiry", QUESTION, requested_by="{tural}"),
        "CD504",
    ),
    Attack(
        "a back-dated question",
        "gunel",
        insert("inquiry", QUESTION, requested_at="cd_now() - INTERVAL '61 seconds'"),
        "CD504",
    ),
    Attack(
        id="the auditor asks, had he the right",
        login="audit",
        statements=insert(
            "inquiry",
            QUESTION,
            id="999001",
            requested_by="{audit}",
            requested_by_name="'{audit_name}'",
        ),
        expected="CD504",
        stage=(),
        laid_open=open_to("inquiry", "INSERT", "auditor"),
    ),
    Attack(
        "a question with its answer",
        "gunel",
        insert("inquiry", QUESTION, outcome="'issued'", certificate_number="'NB'"),
        "CD505",
    ),
    Attack(
        "a question about another subscriber",
        "gunel",
        insert("inquiry", QUESTION, kind="'debt'", subject="'12045567899'"),
        "CD506",
    ),
    Attack(
        "a question about a person who is not of the case",
        "gunel",
        insert("inquiry", QUESTION, kind="'person'", subject="'2MN8T5W'"),
        "CD506",
    ),
    Attack(
        id="one supervisor revokes where two have to",
        login="sabina",
        statements=REVOKE % ("sabina", "sabina"),
        expected="CD217",
        stage=(_TWO,),
    ),
    Attack(
        id="a supervisor agrees with herself",
        login="sabina",
        statements=REVOKE % ("sabina", "sabina"),
        expected="CD217",
        stage=(_TWO, insert("revocation_wish", WISH)),
    ),
    Attack(
        "a supervisor wants it in another's name",
        "sabina",
        insert("revocation_wish", WISH, actor_id="{gunel}", actor="'{gunel_name}'"),
        "CD219",
    ),
    Attack(
        "a wish without a reason", "sabina", insert("revocation_wish", WISH, reason="' '"), "CD219"
    ),
    Attack(
        "another organisation's supervisor wants it",
        "kamran",
        insert("revocation_wish", WISH, actor_id="{kamran}", actor="'{kamran_name}'"),
        "CD219",
    ),
    Attack(
        "a clerk for whom it was not formed wants it",
        "tural",
        insert("revocation_wish", WISH, actor_id="{tural}", actor="'{tural_name}'"),
        "CD219",
    ),
    Attack(
        id="a wish is written over",
        login=ADMINISTRATOR,
        statements="UPDATE revocation_wish SET actor_id = NULL",
        expected="CD218",
        stage=(insert("revocation_wish", WISH),),
    ),
    Attack(
        id="a wish is taken away",
        login=ADMINISTRATOR,
        statements="DELETE FROM revocation_wish",
        expected="CD218",
        stage=(insert("revocation_wish", WISH),),
    ),
    Attack("an honest wish", "sabina", insert("revocation_wish", WISH), 1),
    Attack(
        "a clerk asks for the extract of a case",
        "gunel",
        insert("inquiry", QUESTION, kind="'extract'", subject="'{closed_number}'"),
        "CD514",
    ),
    Attack(
        id="an extract that nobody asked for",
        login="worker_sample",
        statements=EXTRACT,
        expected="CD216",
        stage=(ASKED,),
    ),
    Attack(
        id="a clerk makes an extract, had she the right",
        login="gunel",
        statements=EXTRACT,
        expected="CD207",
        stage=(insert("inquiry", QUESTION, id="999001", kind="'extract'"),),
        laid_open=open_to("case_extract", "INSERT", "clerk"),
    ),
    Attack(
        id="an extract is written over",
        login=ADMINISTRATOR,
        statements="UPDATE case_extract SET content = 'y'",
        expected="CD215",
        stage=(insert("inquiry", QUESTION, id="999001", kind="'extract'"), EXTRACT),
    ),
    Attack(
        id="an extract is taken away",
        login=ADMINISTRATOR,
        statements="DELETE FROM case_extract",
        expected="CD215",
        stage=(insert("inquiry", QUESTION, id="999001", kind="'extract'"), EXTRACT),
    ),
    Attack(
        "a letter asked for before the decision",
        "elnur",
        insert(
            "inquiry",
            QUESTION,
            application_id="{idp_held}",
            kind="'letter'",
            subject="'{idp_held_number}'",
            requested_by="{elnur}",
            requested_by_name="'{elnur_name}'",
        ),
        "CD513",
    ),
    Attack(
        "a certificate asked for before the decision",
        "gunel",
        insert("inquiry", QUESTION, application_id="{held}", subject="'12045567802'"),
        "CD507",
    ),
    Attack(
        id="a clerk answers a question",
        login="gunel",
        statements="UPDATE inquiry SET outcome = 'issued' WHERE id = 999001",
        expected="CD508",
        stage=(ASKED,),
    ),
    Attack(
        "an answered question is cancelled",
        "gunel",
        "UPDATE inquiry SET outcome = 'cancelled' WHERE application_id = {held} AND kind = 'debt'",
        "CD508",
        laid_open=READING,
    ),
    Attack(
        "the worker changes what was asked",
        ADMINISTRATOR,
        "UPDATE inquiry SET subject = '12045567899' WHERE application_id = {held}",
        "CD509",
    ),
    Attack(
        "the worker answers again",
        "worker_sample",
        "UPDATE inquiry SET outcome = 'no_answer' WHERE application_id = {held}",
        "CD509",
    ),
    Attack(
        id="the worker says of a certificate that it was answered",
        login="worker_sample",
        statements="UPDATE inquiry SET outcome = 'answered' WHERE id = 999001",
        expected="CD510",
        stage=(ASKED,),
    ),
    Attack(
        id="a question is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM inquiry WHERE id = 999001",
        expected="CD509",
        stage=(ASKED,),
    ),
    Attack(
        "a clerk draws a certificate's number",
        "gunel",
        "SELECT cd_next_serial('NB', {year})",
        "CD127",
    ),
    Attack("the auditor draws a number", "audit", "SELECT cd_next_serial('WD', {year})", "CD127"),
    Attack(
        "the worker takes last year's number",
        "worker_sample",
        "SELECT cd_next_serial('NB', {year} - 1)",
        "CD127",
    ),
)

CONTROLS = (
    Attack(
        id="an honest answer",
        login="worker_sample",
        statements=insert("debt_answer", ANSWER),
        expected=1,
        stage=(ASKED,),
    ),
    Attack("an honest question", "gunel", insert("inquiry", QUESTION), 1),
    Attack(
        id="a question is cancelled",
        login="gunel",
        statements="UPDATE inquiry SET outcome = 'cancelled' WHERE id = 999001",
        expected=1,
        stage=(ASKED,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_nothing_is_asked_or_answered_but_honestly(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_question_and_answer_pass(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
