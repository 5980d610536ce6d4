"""A new application: of another office, under another name, decided before it was seen."""

import pytest

from tests.attacks.attacker import DENIED, Attack, Installation, insert, searched

REGISTRATION = {
    "number": "'WD-{year}-' || lpad(cd_next_serial('WD', {year})::text, 7, '0')",
    "service": "'no_debt'",
    "organisation_id": "{org_azersu}",
    "department_id": "{dep_su_nesimi}",
    "place": "'Nəsimi'",
    "status": "'new'",
    "name": "'Sınaq'",
    "search_fold": "'sinaq'",
    "sort_key": "'sinaq'",
    "masked_fin": "'5XK••••'",
    "masked_mobile": "'+994 50 ••• •• 00'",
    "subscriber_code": "'12045567833'",
    "no_code_stated": "false",
    "channel": "'counter'",
    "portal_request_id": "gen_random_uuid()::text",
    "content_sha256": "repeat('0', 64)",
    "submitted_at": "cd_now()",
    "registered_at": "cd_now()",
    "registered_by": "{gunel}",
    "term_working_days": "3",
    "due_on": "'{term}'",
    "due_at": "'{closing}'",
    "investigated": "false",
    "billing_pending": "false",
    "version": "1",
    "op_id": "gen_random_uuid()",
    "last_action": "'register'",
    "last_actor_id": "{gunel}",
    "last_actor": "'{gunel_name}'",
    "changed_at": "cd_now()",
}
BY_PORTAL = {
    "registered_by": "NULL",
    "last_actor_id": "NULL",
    "last_actor": "'e-gov'",
    "channel": "'e-gov'",
    "login_method": "'asan_imza'",
    "masked_fin": "'5XK••••'",
    "renews": "NULL",
}
"""What the gateway states otherwise."""
_ELNUR = {
    "registered_by": "{elnur}",
    "last_actor_id": "{elnur}",
    "last_actor": "'{elnur_name}'",
}
_OPEN = "DROP TRIGGER cd_refuse_application_insert ON application"

ATTACKS = (
    *(
        Attack(
            f"a portal's package of no day there is: {moment}",
            "gateway_sample",
            insert("application", REGISTRATION | BY_PORTAL, submitted_at=moment),
            code,
            laid_open=("SET LOCAL statement_timeout = '5s'",),
        )
        for moment, code in (
            ("'-infinity'", "CD128"),
            ("'infinity'", "CD124"),
            ("NULL", "CD128"),
            ("'4700-01-01 BC'", "CD128"),
        )
    ),
    Attack(
        "registered by the auditor, had he the right",
        "audit",
        insert("application", REGISTRATION, number="'WD-1'"),
        "CD121",
        laid_open=(
            "GRANT INSERT ON application TO cd_auditor",
            "GRANT USAGE ON SEQUENCE application_id_seq TO cd_auditor",
            "CREATE POLICY laid_open ON application FOR INSERT TO cd_auditor WITH CHECK (true)",
        ),
    ),
    Attack(
        "sent again instead of what was not refused",
        "gunel",
        insert("application", REGISTRATION, renews="'{held_number}'"),
        "CD113",
        stage=(searched("gunel", "renews:{held_number}"),),
    ),
    Attack(
        "whether an application is refused, tried and taken back",
        "gunel",
        insert("application", REGISTRATION, renews="'{refused_number}'"),
        "CD704",
    ),
    Attack(
        "whose a refused application is, tried and taken back",
        "gunel",
        (
            insert("application", REGISTRATION, renews="'{refused_number}'"),
            "INSERT INTO application_person (application_id, role, position, fin, surname, name,"
            " patronymic) VALUES (currval('application_id_seq'), 'applicant', 0, '5XK2M7P', '',"
            " '', '')",
        ),
        "CD704",
        stage=(searched("gunel", "renews:{refused_number}"),),
    ),
    Attack(
        id="sent again in place of somebody else",
        login="gunel",
        statements=(
            insert("application", REGISTRATION, renews="'{done_number}'"),
            "INSERT INTO application_person (application_id, role, position, fin, surname, name,"
            " patronymic) VALUES (currval('application_id_seq'), 'applicant', 0, '1AA1AA1', '',"
            " '', '')",
        ),
        expected="CD113",
        stage=(
            "UPDATE application SET status = 'refused' WHERE id = {done}",
            searched("gunel", "renews:{done_number}"),
            searched("gunel", "renewal:{done_number}:1AA1AA1"),
        ),
    ),
    Attack(
        "registered under a colleague's name",
        "gunel",
        insert("application", REGISTRATION, last_actor="'{tural_name}'"),
        "CD122",
    ),
    Attack(
        "registered with a colleague's number",
        "gunel",
        insert("application", REGISTRATION, last_actor_id="{tural}"),
        "CD122",
    ),
    Attack(
        "registered as a colleague's, who would see it",
        "gunel",
        insert("application", REGISTRATION, registered_by="{tural}"),
        "CD122",
    ),
    Attack(
        "registered for another organisation",
        "elnur",
        insert("application", REGISTRATION, **_ELNUR),
        "CD123",
    ),
    Attack(
        "registered for another organisation, past the rule",
        "elnur",
        insert("application", REGISTRATION, **_ELNUR),
        DENIED,
        laid_open=(_OPEN,),
    ),
    Attack(
        "registered in another organisation's office",
        "gunel",
        insert("application", REGISTRATION, department_id="{other_department}"),
        "CD123",
    ),
    Attack(
        "registered as already completed",
        "gunel",
        insert("application", REGISTRATION, status="'completed'"),
        "CD100",
    ),
    Attack(
        "registered in one's own hands",
        "gunel",
        insert("application", REGISTRATION, holder_id="{gunel}"),
        "CD100",
    ),
    Attack(
        "a back-dated registration",
        "gunel",
        insert("application", REGISTRATION, registered_at="cd_now() - INTERVAL '61 seconds'"),
        "CD124",
    ),
    Attack(
        "a back-dated first change",
        "gunel",
        insert("application", REGISTRATION, changed_at="cd_now() - INTERVAL '61 seconds'"),
        "CD124",
    ),
    Attack(
        "submitted tomorrow",
        "gunel",
        insert("application", REGISTRATION, submitted_at="cd_now() + INTERVAL '1 day'"),
        "CD124",
    ),
    Attack(
        "registered with a term of years",
        "gunel",
        insert("application", REGISTRATION, due_at="cd_now() + INTERVAL '3 years'"),
        "CD124",
    ),
    Attack(
        "another organisation's e-service registered",
        "gunel",
        insert(
            "application",
            REGISTRATION,
            service="'idp'",
            number="'ID-{year}-' || lpad(cd_next_serial('ID', {year})::text, 7, '0')",
        ),
        "CD123",
    ),
    Attack(
        "registered with a shorter term",
        "gunel",
        insert(
            "application",
            REGISTRATION,
            due_on="date '{term}' - 1",
            due_at="timestamptz '{closing}' - INTERVAL '1 day'",
        ),
        "CD128",
    ),
    Attack(
        "registered with a day and an hour that differ",
        "gunel",
        insert("application", REGISTRATION, due_at="timestamptz '{closing}' + INTERVAL '1 day'"),
        "CD128",
    ),
    Attack(
        "registered with a term of more working days",
        "gunel",
        insert("application", REGISTRATION, term_working_days="5"),
        "CD128",
    ),
    Attack(
        "registered as having waited",
        "gunel",
        insert("application", REGISTRATION, waited_days="1"),
        "CD128",
    ),
    Attack(
        "registered as the portal's",
        "gunel",
        insert("application", REGISTRATION, channel="'e-gov'"),
        "CD129",
    ),
    Attack(
        "registered as signed",
        "gunel",
        insert("application", REGISTRATION, login_method="'asan_imza'"),
        "CD129",
    ),
    Attack(
        "registered as submitted in 2020",
        "gunel",
        insert("application", REGISTRATION, submitted_at="'2020-01-02 09:00+04'"),
        "CD124",
    ),
    Attack(
        "registered as submitted an hour ago",
        "gunel",
        insert("application", REGISTRATION, submitted_at="cd_now() - INTERVAL '1 hour'"),
        "CD129",
    ),
    Attack(
        "registered under a row's number of one's own",
        "gunel",
        insert("application", REGISTRATION, id="9223372036854775807"),
        DENIED,
    ),
    Attack(
        "a registered number used by another session",
        "gunel",
        insert("application", REGISTRATION, number="'WD-{year}-0000099'"),
        "CD126",
    ),
    Attack(
        "registered with a decision",
        "gunel",
        insert("application", REGISTRATION, decided_by="{gunel}"),
        "CD125",
    ),
    Attack(
        "registered without registering",
        "gunel",
        insert("application", REGISTRATION, last_action="'take'"),
        "CD125",
    ),
    Attack(
        "registered under a number of one's own",
        "gunel",
        insert("application", REGISTRATION, number="'WD-{year}-0999999'"),
        "CD126",
    ),
    Attack(
        "registered under last year's number",
        "gunel",
        insert("application", REGISTRATION, number="'WD-' || ({year} - 1) || '-0000001'"),
        "CD126",
    ),
)

CONTROLS = (
    Attack(
        "a citizen at the counter is registered", "gunel", insert("application", REGISTRATION), 1
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_what_is_registered_is_new_and_of_the_own_office(
    installation: Installation, attack: Attack
) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_honest_application_is_registered(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
