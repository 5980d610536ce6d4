"""Personal data without a ticket, or with one that does not count."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert, ticket

_TABLES = (
    "application_detail",
    "application_person",
    "document",
    "account_answer",
    "person_answer",
    "amendment",
    "note",
)
_TICKET = {
    "application_id": "{fresh}",
    "staff_id": "{gunel}",
    "actor": "'{gunel_name}'",
    "purpose": "'open'",
    "at": "cd_now()",
}
DRAW = insert("access_log", _TICKET)
READ = "SELECT * FROM desk.application_detail WHERE application_id = {fresh}"
_NOTE = """
    INSERT INTO note (application_id, kind, text, actor, at, op_id)
    VALUES ({fresh}, 'note', 'x', 'x', cd_now(), 'x')
"""
_AMENDED = "INSERT INTO amendment (application_id, field, op_id) VALUES ({fresh}, 'email', 'x')"
_REGISTER = """
    INSERT INTO person_answer
    SELECT 999999, 999999, {fresh}, '5XK2M7P', '', '', '', NULL, NULL, '', false, cd_now(), 'x'
"""
_ACCOUNT = """
    INSERT INTO account_answer
    SELECT 999999, 999999, {fresh}, '1', NULL, '', '', '', 'I', cd_now(), 'x'
"""
_FILLED = (_NOTE, _AMENDED, _REGISTER, _ACCOUNT)

_ASKED = {"staff_id": "{gunel}", "fin": "'5XK2M7P'", "requested_at": "cd_now()"}
_SEARCHED = "SELECT cd_seek('fin', '5XK2M7P')"
_KNOWN = (
    "INSERT INTO register_question (staff_id, fin, requested_at) VALUES ({}, '5XK2M7P', cd_now())"
)

_WHOLE = "SELECT 1 WHERE cd_whole({}) IS NOT NULL"

ATTACKS = (
    Attack(
        id="an application whole, without a ticket",
        login="gunel",
        statements=_WHOLE.format("{fresh}"),
        expected=0,
        stage=("DELETE FROM access_log",),
    ),
    Attack(
        id="an application whole, under a look that can still be taken back",
        login="gunel",
        statements=("SELECT cd_look({fresh}, 'open')", _WHOLE.format("{fresh}")),
        expected=0,
        stage=("DELETE FROM access_log",),
    ),
    Attack(
        id="an application opened, in a transaction that can still be rolled back",
        login="gunel",
        statements="CALL cd_open({fresh}, NULL, 'open', NULL)",
        expected="2D000",
        stage=("DELETE FROM access_log",),
    ),
    Attack(
        id="an application opened, where what follows can undo it",
        login="gunel",
        statements="""
            DO $$
            DECLARE
              kept json;
            BEGIN
              CALL cd_open({fresh}, NULL, 'open', kept);
              RAISE EXCEPTION 'undone';
            EXCEPTION WHEN raise_exception THEN NULL;
            END $$
        """,
        expected="2D000",
        stage=("DELETE FROM access_log",),
    ),
    Attack(
        id="a look at another organisation's application, where it says whether there is one",
        login="elnur",
        statements="SELECT 1 WHERE cd_look_at({fresh}, NULL, 'open') IS NOT NULL",
        expected=0,
    ),
    Attack(
        id="a look at another organisation's application",
        login="elnur",
        statements="SELECT cd_look({fresh}, 'open')",
        expected="CD703",
    ),
    Attack(
        id="another organisation's application whole, under a colleague's ticket",
        login="elnur",
        statements=_WHOLE.format("{fresh}"),
        expected=0,
        stage=(
            "DELETE FROM access_log",
            "INSERT INTO access_log (application_id, staff_id, actor, purpose, at)"
            " VALUES ({fresh}, {elnur}, 'x', 'open', cd_now())",
        ),
    ),
    Attack(
        id="another organisation's application held, with all that the rules ask about it",
        login="elnur",
        statements="SELECT * FROM cd_hold({fresh}, NULL)",
        expected=0,
    ),
    Attack(
        id="an auditor holds an application",
        login="audit",
        statements="SELECT * FROM cd_hold({fresh}, NULL)",
        expected=DENIED,
    ),
    Attack(
        id="a look that says nothing of whom it looks for",
        login="gunel",
        statements="SELECT cd_look(NULL, 'search')",
        expected="CD704",
    ),
    Attack(
        id="the register is asked and no search logged",
        login="gunel",
        statements=insert("register_question", _ASKED),
        expected="CD511",
        stage=("DELETE FROM access_log",),
    ),
    Attack(
        id="the register is asked in a colleague's name",
        login="gunel",
        statements=(_SEARCHED, insert("register_question", _ASKED, staff_id="{tural}")),
        expected="CD511",
    ),
    Attack(
        id="a question that brings its own answer",
        login="gunel",
        statements=(_SEARCHED, insert("register_question", _ASKED, outcome="'answered'")),
        expected="CD511",
    ),
    Attack(
        id="the register is asked in a colleague's name, past the rule",
        login="gunel",
        statements=(_SEARCHED, insert("register_question", _ASKED, staff_id="{tural}")),
        expected=DENIED,
        laid_open=("DROP TRIGGER cd_refuse_register_question_insert ON register_question",),
    ),
    Attack(
        id="a colleague reads what the register said",
        login="gunel",
        statements="SELECT * FROM desk.register_question",
        expected=0,
        stage=(_KNOWN.format("{tural}"),),
    ),
    Attack(
        id="a clerk answers in the register's place",
        login="gunel",
        statements="UPDATE register_question SET surname = 'x'",
        expected=DENIED,
        stage=(_KNOWN.format("{gunel}"),),
    ),
    *(
        Attack(
            id=f"{login} reads what the register was asked",
            login=login,
            statements="SELECT * FROM desk.register_question",
            expected=expected,
        )
        for login, expected in (("audit", 0), ("gateway_sample", DENIED))
    ),
    *(
        Attack(
            id=f"{table} without a ticket",
            login="gunel",
            statements=f"SELECT * FROM desk.{table} WHERE application_id = {{fresh}}",
            expected=0,
            stage=_FILLED,
        )
        for table in _TABLES
    ),
    *(
        Attack(
            f"{table} without a ticket for the administrator",
            "admin",
            f"SELECT * FROM desk.{table}",
            0,
        )
        for table in _TABLES
    ),
    *(
        Attack(
            f"{table} without a ticket for the auditor", "audit", f"SELECT * FROM desk.{table}", 0
        )
        for table in _TABLES
    ),
    Attack(
        "a file's bytes without a ticket",
        "tural",
        "SELECT * FROM document_content WHERE document_id = {fresh_document}",
        DENIED,
    ),
    Attack(
        "a certificate's bytes without a ticket", "tural", "SELECT * FROM certificate_file", DENIED
    ),
    Attack(
        "the FIN that the register was asked for",
        "sabina",
        "SELECT * FROM desk.inquiry WHERE kind = 'person'",
        0,
    ),
    Attack(
        "a FIN tried against a case without a ticket",
        "tural",
        insert(
            "inquiry",
            {
                "application_id": "{fresh}",
                "kind": "'person'",
                "subject": "'5XK2M7P'",
                "purpose": "'review'",
                "requested_by": "{tural}",
                "requested_by_name": "'{tural_name}'",
                "requested_at": "cd_now()",
                "op_id": "'x'",
                "attempts": "0",
            },
        ),
        "CD506",
    ),
    Attack(
        "a ticket in a colleague's number",
        "gunel",
        insert("access_log", _TICKET, staff_id="{tural}"),
        "CD702",
    ),
    Attack(
        "a ticket in a colleague's name",
        "gunel",
        insert("access_log", _TICKET, actor="'{tural_name}'"),
        "CD702",
    ),
    Attack("a ticket of nobody", "gunel", insert("access_log", _TICKET, staff_id=""), "CD702"),
    Attack(
        "a back-dated ticket",
        "gunel",
        insert("access_log", _TICKET, at="cd_now() - INTERVAL '6 seconds'"),
        "CD702",
    ),
    Attack(
        "a ticket for tomorrow",
        "gunel",
        insert("access_log", _TICKET, at="cd_now() + INTERVAL '1 day'"),
        "CD702",
    ),
    Attack(
        "a ticket with another transaction's number",
        "gunel",
        insert("access_log", _TICKET, xid="1"),
        DENIED,
    ),
    Attack(
        "a ticket without a transaction's number",
        "gunel",
        insert("access_log", _TICKET, xid="NULL"),
        DENIED,
    ),
    Attack(
        "a ticket for another office's case",
        "gunel",
        insert("access_log", _TICKET, application_id="{elsewhere}"),
        "CD703",
    ),
    Attack(
        "a ticket for another organisation's case",
        "elnur",
        insert(
            "access_log",
            _TICKET,
            application_id="{held}",
            staff_id="{elnur}",
            actor="'{elnur_name}'",
        ),
        "CD703",
    ),
    Attack(
        "a ticket for no purpose that is known",
        "gunel",
        insert("access_log", _TICKET, purpose="'curiosity'"),
        "CD703",
    ),
    Attack("a ticket of the same transaction", "gunel", (DRAW, READ), 0),
    Attack(
        "a ticket of a released savepoint",
        "gunel",
        ("SAVEPOINT a", DRAW, "RELEASE SAVEPOINT a", READ),
        0,
    ),
    Attack(
        "a ticket of a savepoint under an exception",
        "gunel",
        ("DO $$BEGIN BEGIN " + DRAW + "; EXCEPTION WHEN OTHERS THEN NULL; END; END$$", READ),
        0,
    ),
    Attack("a ticket rolled back", "gunel", (DRAW, "ROLLBACK", READ), 0),
    Attack(
        "a ticket written and read in one statement",
        "gunel",
        f"""
            WITH drawn AS ({DRAW} RETURNING 1)
            SELECT d.*
            FROM desk.application_detail d, drawn
            WHERE d.application_id = {{fresh}}
        """,
        0,
    ),
    Attack(
        "a ticket kept for a prepared transaction",
        "gunel",
        (DRAW, "PREPARE TRANSACTION 'later'"),
        "55000",
    ),
    Attack("a ticket made longer", "gunel", "UPDATE access_log SET at = cd_now()", DENIED),
    Attack(
        id="a ticket older than fifteen minutes",
        login="gunel",
        statements=READ,
        expected=0,
        stage=(ticket("fresh", "gunel", "901 seconds"),),
    ),
    Attack(
        id="a colleague's ticket",
        login="gunel",
        statements=READ,
        expected=0,
        stage=(ticket("fresh", "tural", "1 second"),),
    ),
    Attack(
        id="a ticket for a case that has since gone to another office",
        login="gunel",
        statements=READ,
        expected=0,
        stage=(
            ticket("fresh", "gunel", "1 second"),
            "UPDATE application SET department_id = {dep_su_xetai} WHERE id = {fresh}",
        ),
    ),
    Attack(
        "a FIN betrayed by an aggregate",
        "tural",
        """
            SELECT count(*)
            FROM desk.application_person
            WHERE fin = '5XK2M7P' AND application_id = {fresh}
        """,
        (0,),
    ),
    Attack(
        "a telephone betrayed by a cast",
        "tural",
        "SELECT mobile::integer FROM desk.application_detail WHERE application_id = {fresh}",
        0,
    ),
    Attack(
        "a telephone betrayed by an error in a condition",
        "tural",
        """
            SELECT 1
            FROM desk.application_detail
            WHERE mobile::integer > 0 AND application_id = {fresh}
        """,
        0,
    ),
    Attack(
        "a telephone betrayed by a subquery's error",
        "tural",
        """
            SELECT (SELECT mobile::integer FROM desk.application_detail WHERE application_id = a.id)
            FROM desk.application a
            WHERE id = {fresh}
        """,
        0,
    ),
    Attack(
        "a FIN looked for without a search in the log",
        "gunel",
        "SELECT cd_find_fin('5XK2M7P')",
        "CD704",
    ),
    Attack(
        "a telephone looked for without a search in the log",
        "gunel",
        "SELECT cd_find_mobile('+994502345678')",
        "CD704",
    ),
    Attack(
        "personal data by TABLESAMPLE",
        "tural",
        "SELECT * FROM application_person TABLESAMPLE SYSTEM (100)",
        DENIED,
    ),
    Attack(
        "personal data by inheritance's ONLY",
        "tural",
        "SELECT * FROM ONLY desk.application_detail WHERE application_id = {fresh}",
        0,
    ),
)

CONTROLS = (
    Attack(
        id="the register is asked once the search is logged",
        login="gunel",
        statements=(_SEARCHED, insert("register_question", _ASKED)),
        expected=1,
    ),
    *(
        Attack(
            id=f"{table} under a ticket",
            login="gunel",
            statements=f"""
                SELECT DISTINCT application_id FROM desk.{table} WHERE application_id = {{fresh}}
            """,
            expected=1,
            stage=(ticket("fresh", "gunel", "1 second"), *_FILLED),
        )
        for table in _TABLES
    ),
    Attack(
        id="a ticket of fourteen minutes",
        login="gunel",
        statements=READ,
        expected=1,
        stage=(ticket("fresh", "gunel", "14 minutes"),),
    ),
    Attack(
        id="a file's bytes under a ticket",
        login="gunel",
        statements="SELECT * FROM cd_read_document_content({fresh_document})",
        expected=1,
        stage=(ticket("fresh", "gunel", "1 second"),),
    ),
    Attack(
        "a certificate's bytes under a ticket",
        "gunel",
        "SELECT * FROM cd_read_certificate_file({certificate})",
        1,
    ),
    Attack(
        "the register's FIN under a ticket",
        "gunel",
        "SELECT DISTINCT 1 FROM desk.inquiry WHERE kind = 'person' AND application_id = {held}",
        1,
    ),
    Attack("an honest ticket", "gunel", DRAW, 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_personal_data_stay_shut(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_a_ticket_opens_one_case(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
