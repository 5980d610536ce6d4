"""What lies outside one's own office, e-service and organisation: not seen, not counted, not
touched, not guessed.
"""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, change, insert, searched

_QUESTION = {
    "application_id": "{elsewhere}",
    "kind": "'debt'",
    "subject": "'12045567811'",
    "purpose": "'review'",
    "requested_by": "{gunel}",
    "requested_by_name": "'{gunel_name}'",
    "requested_at": "cd_now()",
    "op_id": "gen_random_uuid()",
    "attempts": "0",
}
_FORWARD = change("held", "gunel", "forward", "holder_id = NULL, department_id = {dep_su_xetai}")

ATTACKS = (
    Attack(
        "another department's case",
        "gunel",
        "SELECT * FROM desk.application WHERE id = {elsewhere}",
        0,
    ),
    Attack(
        "another organisation's case",
        "gunel",
        "SELECT * FROM desk.application WHERE id = {idp_held}",
        0,
    ),
    Attack("a case of an e-service that is not hers", "rena", "SELECT * FROM desk.application", 0),
    Attack(
        "another organisation's case for a supervisor",
        "sabina",
        "SELECT * FROM desk.application WHERE service = 'idp'",
        0,
    ),
    Attack(
        "another organisation's case for its neighbour's administrator",
        "boss",
        "SELECT * FROM desk.application WHERE service = 'no_debt'",
        0,
    ),
    Attack("nothing at all for the gateway", "gateway_sample", "SELECT * FROM application", DENIED),
    Attack(
        "other departments counted",
        "gunel",
        "SELECT count(*) FROM desk.application WHERE department_id <> {dep_su_nesimi}",
        (0,),
    ),
    Attack(
        "other departments betrayed by HAVING",
        "gunel",
        """
            SELECT 1
            FROM desk.application
            WHERE name LIKE '%' HAVING count(*) FILTER (
              WHERE department_id = {dep_su_xetai}
            ) > 0
        """,
        0,
    ),
    Attack(
        "other departments betrayed by a division by zero",
        "gunel",
        "SELECT 1 / (id - {elsewhere}) FROM application WHERE id = {elsewhere}",
        0,
    ),
    Attack(
        "the counters of other departments",
        "gunel",
        "SELECT * FROM desk.queue_count WHERE department_id <> {dep_su_nesimi}",
        0,
    ),
    Attack(
        "the counters of another organisation",
        "elnur",
        "SELECT * FROM desk.queue_count WHERE service = 'no_debt'",
        0,
    ),
    Attack(
        "a department's counters for a person without its e-service",
        "rena",
        "SELECT * FROM desk.queue_count",
        0,
    ),
    Attack("the running numbers", "sabina", "SELECT * FROM number_counter", DENIED),
    Attack(
        "how many rows a sequence has given",
        "gunel",
        "SELECT last_value FROM application_id_seq",
        DENIED,
    ),
    Attack(
        "the search looks elsewhere",
        "gunel",
        """
            SELECT cd_search(ARRAY['0000011'], NULL, NULL, NULL, NULL, 100000, 1000) INTERSECT
            SELECT {elsewhere}
        """,
        0,
    ),
    Attack(
        "the search says so",
        "rena",
        "SELECT cd_search(ARRAY['a'], NULL, NULL, NULL, NULL, 100000, 1000)",
        0,
    ),
    Attack(
        "the search's words are SQL",
        "gunel",
        "SELECT cd_search(ARRAY['x'') > 0 OR true --'], NULL, NULL, NULL, NULL, 100000, 1000)",
        0,
    ),
    Attack(
        id="a FIN that only another organisation knows",
        login="gunel",
        statements="SELECT cd_find_fin('2MN8T5W')",
        expected=0,
        stage=(searched("gunel", "fin:2MN8T5W"),),
    ),
    Attack(
        id="a telephone that only another department knows",
        login="gunel",
        statements="SELECT cd_find_mobile('+994507770001')",
        expected=0,
        stage=(searched("gunel", "mobile:+994507770001"),),
    ),
    Attack(
        "the household of another office's case", "gunel", "SELECT * FROM cd_linked({elsewhere})", 0
    ),
    Attack(
        "whether another office's case is there", "gunel", "SELECT cd_sees({elsewhere})", (False,)
    ),
    Attack(
        "another organisation's portal request",
        "elnur",
        "SELECT * FROM cd_known_request('e-gov', 'eg-held', 'x', 'x', 'x', 'x')",
        0,
    ),
    Attack(
        "the history of another office",
        "gunel",
        "SELECT * FROM desk.event WHERE application_id = {elsewhere_held}",
        0,
    ),
    Attack(
        "the debts of another office",
        "gunel",
        "SELECT * FROM desk.debt_answer WHERE application_id = {elsewhere_held}",
        0,
    ),
    Attack(
        "another organisation's debts",
        "elnur",
        "SELECT * FROM desk.debt_answer WHERE application_id = {held}",
        0,
    ),
    Attack(
        "the certificates of another organisation", "elnur", "SELECT * FROM desk.certificate", 0
    ),
    Attack(
        "the register of prints of another organisation",
        "elnur",
        "SELECT * FROM desk.certificate_print",
        0,
    ),
    Attack(
        "the messages of another organisation",
        "elnur",
        "SELECT * FROM desk.outbox_message WHERE application_id = {held}",
        0,
    ),
    Attack(
        "the links of another organisation",
        "elnur",
        "SELECT * FROM application_link WHERE application_id = {held}",
        DENIED,
    ),
    Attack(
        "the questions of another organisation",
        "elnur",
        "SELECT * FROM desk.inquiry WHERE application_id = {held}",
        0,
    ),
    Attack(
        "another organisation's people",
        "gunel",
        "SELECT * FROM desk.staff WHERE organisation_id <> {org_azersu}",
        0,
    ),
    Attack(
        "where another organisation's people work",
        "elnur",
        "SELECT * FROM desk.staff_department",
        0,
    ),
    Attack(
        "what another organisation's people work on", "elnur", "SELECT * FROM desk.staff_service", 0
    ),
    Attack(
        "a colleague's operations",
        "gunel",
        "SELECT * FROM operation WHERE actor <> '{gunel_name}'",
        DENIED,
    ),
    Attack(
        "who looked at what, for a clerk",
        "gunel",
        "SELECT * FROM access_log WHERE staff_id IS DISTINCT FROM {gunel}",
        DENIED,
    ),
    Attack(
        "who looked at what in another organisation",
        "kamran",
        "SELECT * FROM access_log WHERE staff_id IN ({gunel}, {tural})",
        DENIED,
    ),
    Attack("another office's case taken", "gunel", change("elsewhere", "gunel", "take"), 0),
    Attack("another organisation's case taken", "elnur", change("fresh", "elnur", "take"), 0),
    Attack(
        "another organisation's case assigned by a supervisor",
        "kamran",
        change("fresh", "kamran", "assign", "holder_id = {elnur}"),
        0,
    ),
    Attack(
        "every case at once, without a condition", "rena", "UPDATE application SET version = 1", 0
    ),
    Attack(
        "every message at once, without a condition",
        "rena",
        "UPDATE outbox_message SET state = 'cancelled'",
        0,
    ),
    Attack(
        "every question at once, without a condition",
        "rena",
        "UPDATE inquiry SET outcome = 'cancelled'",
        0,
    ),
    Attack(
        "every certificate at once, without a condition",
        "rena",
        "UPDATE certificate SET state = 'revoked'",
        0,
    ),
    Attack(
        "every document at once, without a condition", "rena", "UPDATE document SET fits = NULL", 0
    ),
    Attack(
        "every telephone at once, without a condition",
        "rena",
        "UPDATE application_detail SET mobile = '0'",
        0,
    ),
    Attack(
        "a case forwarded and taken back from the other office",
        "gunel",
        (_FORWARD, change("held", "gunel", "take")),
        0,
    ),
    Attack(
        "a message to another office's citizen",
        "gunel",
        "SELECT * FROM desk.outbox_message WHERE application_id = {elsewhere}",
        0,
    ),
    Attack(
        "a question about another office's case", "gunel", insert("inquiry", _QUESTION), "CD506"
    ),
    Attack(
        "a question about another organisation's person",
        "gunel",
        insert(
            "inquiry", _QUESTION, application_id="{idp_held}", kind="'person'", subject="'2MN8T5W'"
        ),
        "CD506",
    ),
    Attack("a number of last year", "gunel", "SELECT cd_next_serial('WD', {year} - 1)", "CD127"),
)

CONTROLS = (
    Attack(
        "one's own office's case", "gunel", "SELECT * FROM desk.application WHERE id = {held}", 1
    ),
    Attack(
        "one's own case without a condition on the office",
        "tural",
        "SELECT * FROM cd_read_case_of_id({elsewhere})",
        1,
    ),
    Attack(
        "the search finds what is one's own",
        "gunel",
        "SELECT cd_search(ARRAY['12045567802'], NULL, NULL, NULL, NULL, 100000, 1000)",
        1,
    ),
    Attack("whether one's own case is there", "gunel", "SELECT cd_sees({held})", (True,)),
    Attack(
        id="the telephone is found in its own office",
        login="tural",
        statements="SELECT cd_find_mobile('+994507770001')",
        expected=1,
        stage=(searched("tural", "mobile:+994507770001"),),
    ),
    Attack(
        "a question about one's own case",
        "gunel",
        insert("inquiry", _QUESTION, application_id="{held}", subject="'12045567802'"),
        1,
    ),
    Attack(
        "the supervisor sees who looked",
        "sabina",
        "SELECT * FROM cd_read_looks({done}) WHERE rc3 = 'take'",
        1,
    ),
    Attack(
        "a forwarded case arrives",
        "gunel",
        (_FORWARD, "SELECT * FROM cd_read_case_of_id({held})"),
        1,
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_what_is_out_of_scope_is_out_of_reach(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_what_is_in_scope_is_there(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
