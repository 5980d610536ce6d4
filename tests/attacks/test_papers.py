"""Certificates and answers: forged, old, borrowed, skipped; by people, and by a worker that
lies.
"""

import pytest

from tests.attacks.attacker import (
    ADMINISTRATOR,
    DENIED,
    READING,
    Attack,
    Installation,
    insert,
)
from tests.attacks.paper_rows import (
    ACCOUNT,
    ANSWER,
    ANSWERED,
    ASKED,
    DECIDED,
    EXTRACT,
    FATE,
    FILE,
    PAPER,
    PERSON,
    PRINT,
    QUESTION,
    REVOKE,
    WISH,
    open_to,
    paper,
)

_TWO = "UPDATE setting SET value = 'yes' WHERE key = 'revoke_second'"

ATTACKS = (
    *(
        Attack(
            f"a clerk inserts into {table}", "gunel", f"INSERT INTO {table} DEFAULT VALUES", DENIED
        )
        for table in (
            "certificate",
            "certificate_file",
            "certificate_print",
            "case_extract",
            "debt_answer",
            "account_answer",
            "person_answer",
        )
    ),
    Attack(
        id="a clerk forms a certificate, had she the right",
        login="gunel",
        statements=insert("certificate", PAPER),
        expected="CD207",
        stage=ANSWERED,
        laid_open=open_to("certificate", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk stores a certificate's bytes, had she the right",
        login="gunel",
        statements=FILE,
        expected="CD207",
        stage=(),
        laid_open=open_to("certificate_file", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk enters a print, had she the right",
        login="gunel",
        statements=PRINT,
        expected="CD207",
        stage=(),
        laid_open=(*open_to("certificate_print", "INSERT", "clerk"), *READING),
    ),
    Attack(
        id="a clerk answers for billing, had she the right",
        login="gunel",
        statements=insert("debt_answer", ANSWER, id="999002"),
        expected="CD502",
        stage=(ASKED,),
        laid_open=open_to("debt_answer", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk answers for billing's accounts, had she the right",
        login="gunel",
        statements=ACCOUNT,
        expected="CD502",
        stage=(ASKED,),
        laid_open=open_to("account_answer", "INSERT", "clerk"),
    ),
    Attack(
        id="a clerk answers for the register, had she the right",
        login="gunel",
        statements=PERSON,
        expected="CD502",
        stage=(ASKED,),
        laid_open=open_to("person_answer", "INSERT", "clerk"),
    ),
    paper(
        "a certificate over a debt",
        "CD201",
        (*ANSWERED, "UPDATE debt_answer SET amount_qepik = 1 WHERE id = 999002"),
    ),
    paper(
        "a certificate on an answer of two minutes ago",
        "CD201",
        (
            *ANSWERED,
            """
                UPDATE debt_answer
                SET answered_at = cd_now() - INTERVAL '121 seconds'
                WHERE id = 999002
            """,
        ),
    ),
    paper(
        "a certificate on tomorrow's answer",
        "CD201",
        (
            *ANSWERED,
            "UPDATE debt_answer SET answered_at = cd_now() + INTERVAL '1 hour' WHERE id = 999002",
        ),
    ),
    paper(
        "a certificate on another case's answer",
        "CD201",
        (*ANSWERED, "UPDATE debt_answer SET application_id = {held} WHERE id = 999002"),
    ),
    paper(
        "a certificate on another subscriber's answer",
        "CD201",
        (*ANSWERED, "UPDATE debt_answer SET subscriber_code = '12045567899' WHERE id = 999002"),
    ),
    paper("a certificate without an answer", "CD201", (ASKED,)),
    paper(
        "a certificate of a case that is not completed",
        "CD201",
        (*ANSWERED, "UPDATE application SET status = 'in_progress' WHERE id = {closed}"),
    ),
    paper("a certificate that rests on no answer", "CD214", (ASKED,), debt_answer_id="NULL"),
    paper(
        "a letter of another decision",
        "CD214",
        (DECIDED,),
        application_id="{idp_held}",
        debt_answer_id="NULL",
    ),
    paper(
        "a letter that nobody asked for",
        "CD208",
        (DECIDED,),
        application_id="{idp_held}",
        debt_answer_id="NULL",
        as_of="(SELECT decided_at FROM application WHERE id = {idp_held})",
    ),
    paper("a number skipped", "CD202", serial="3", number="'NB-{year}-0000003'"),
    paper("a number used", "CD202", serial="1", number="'NB-{year}-0000099'"),
    paper(
        "a certificate that nobody asked for",
        "CD208",
        (*ANSWERED, "UPDATE inquiry SET kind = 'debt' WHERE id = 999001"),
    ),
    paper(
        "a certificate in the name of a person who has not asked", "CD208", requested_by="{tural}"
    ),
    paper(
        "last year's certificate",
        "CD209",
        year="{year} - 1",
        serial="1",
        number="'NB-' || ({year} - 1) || '-0000001'",
    ),
    paper("a back-dated certificate", "CD209", issued_at="cd_now() - INTERVAL '61 seconds'"),
    paper(
        "two living certificates of one case",
        "23505",
        (*ANSWERED, "UPDATE certificate SET application_id = {closed} WHERE id = {certificate}"),
    ),
    Attack(
        "a certificate's bytes exchanged by its hash",
        ADMINISTRATOR,
        "UPDATE certificate SET sha256 = 'x' WHERE id = {certificate}",
        "CD203",
    ),
    Attack(
        id="a revoked certificate lives again",
        login="worker_sample",
        statements="UPDATE certificate SET state = 'live' WHERE id = {certificate}",
        expected="CD203",
        stage=("UPDATE certificate SET state = 'revoked' WHERE id = {certificate}",),
    ),
    Attack(
        "revoked without a reason",
        "sabina",
        REVOKE.replace("'Səhv'", "' '") % ("sabina", "sabina"),
        "CD203",
    ),
    Attack(
        id="a certificate is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM certificate WHERE id = {certificate}",
        expected="CD204",
        stage=("DELETE FROM certificate_file", "DELETE FROM certificate_print"),
    ),
    Attack(
        "a certificate's bytes are exchanged",
        ADMINISTRATOR,
        "UPDATE certificate_file SET content = 'x'",
        "CD205",
    ),
    Attack(
        "a certificate's bytes are deleted", ADMINISTRATOR, "DELETE FROM certificate_file", "CD205"
    ),
    Attack(
        "the register of prints is altered",
        ADMINISTRATOR,
        "UPDATE certificate_print SET actor = 'x'",
        "CD206",
    ),
    Attack(
        "the register of prints is shortened",
        ADMINISTRATOR,
        "DELETE FROM certificate_print",
        "CD206",
    ),
    Attack(
        id="a sheet's fate is altered",
        login=ADMINISTRATOR,
        statements="UPDATE print_fate SET fate = 'lost'",
        expected="CD211",
        stage=(insert("print_fate", FATE),),
    ),
    Attack(
        id="a sheet's fate is deleted",
        login=ADMINISTRATOR,
        statements="DELETE FROM print_fate",
        expected="CD211",
        stage=(insert("print_fate", FATE),),
    ),
    Attack(
        "the fate of another case's sheet",
        "gunel",
        insert("print_fate", FATE, application_id="{held}"),
        "CD212",
    ),
    Attack(
        "a sheet's fate in a colleague's name",
        "gunel",
        insert("print_fate", FATE, actor_id="{tural}", actor="'{tural_name}'"),
        "CD213",
    ),
    *(
        Attack(
            f"the fate of a sheet out of sight: {name}",
            "elnur",
            insert("print_fate", FATE, actor_id="{elnur}", actor="'{elnur_name}'", **changes),
            "CD213",
        )
        for name, changes in (("its own", {}), ("tried", {"print_id": "999999"}))
    ),
    Attack(
        "a back-dated fate of a sheet",
        "gunel",
        insert("print_fate", FATE, at="cd_now() - INTERVAL '61 seconds'"),
        "CD213",
    ),
    Attack("a colleague's certificate is revoked", "tural", REVOKE % ("tural", "tural"), "CD210"),
    Attack(
        "revoked with a book for a reason",
        "gunel",
        REVOKE.replace("'Səhv'", "repeat('x', 2001)") % ("gunel", "gunel"),
        "CD150",
    ),
    Attack("revoked in another's name", "gunel", REVOKE % ("sabina", "gunel"), "CD210"),
    Attack("revoked by another's account", "gunel", REVOKE % ("gunel", "sabina"), "CD210"),
    Attack(
        "superseded by a clerk",
        "gunel",
        "UPDATE certificate SET state = 'superseded' WHERE id = {certificate}",
        "CD210",
    ),
    Attack(
        "a back-dated revocation",
        "gunel",
        REVOKE.replace("cd_now()", "cd_now() - INTERVAL '1 day'") % ("gunel", "gunel"),
        "CD210",
    ),
    Attack(
        "a certificate's hash by a clerk",
        "gunel",
        "UPDATE certificate SET sha256 = 'x' WHERE id = {certificate}",
        DENIED,
    ),
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
    paper("an honest certificate", 1),
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
    Attack("an honest fate of a sheet", "gunel", insert("print_fate", FATE), 1),
    Attack("one's own certificate is revoked", "gunel", REVOKE % ("gunel", "gunel"), 1),
    Attack("the supervisor revokes", "sabina", REVOKE % ("sabina", "sabina"), 1),
    Attack(
        "the worker draws a certificate's number",
        "worker_sample",
        "SELECT cd_next_serial('NB', {year})",
        (2,),
    ),
    Attack(
        "anybody verifies a paper that they have",
        "elnur",
        """
            SELECT state FROM cd_verified(
              (SELECT sha256 FROM certificate WHERE id = {certificate}), '', ''
            )
        """,
        ("live",),
        laid_open=(
            "GRANT SELECT ON certificate TO cd_clerk",
            "ALTER TABLE certificate DISABLE ROW LEVEL SECURITY",
        ),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_no_paper_without_an_honest_answer(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_paper_is_formed(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
