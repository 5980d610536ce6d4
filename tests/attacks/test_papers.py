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
    FATE,
    FILE,
    PAPER,
    PERSON,
    PRINT,
    REVOKE,
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
)

CONTROLS = (
    paper("an honest certificate", 1),
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
