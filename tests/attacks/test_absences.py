"""Absences: noted by a supervisor in the own name, of the own people, and never written over; and
figures, which the worker alone writes.
"""

import pytest

from tests.attacks.attacker import ADMINISTRATOR, DENIED, Attack, Installation, insert

_ABSENCE = {
    "organisation_id": "{org_azersu}",
    "staff_id": "{gunel}",
    "from_day": "'2026-11-20'",
    "to_day": "'2026-11-27'",
    "kind": "'leave'",
    "note": "''",
    "noted_by": "'{sabina_name}'",
    "noted_at": "cd_now()",
}
_NOTED = (insert("absence", _ABSENCE),)
_FIGURE = {
    "day": "'2026-11-19'",
    "department_id": "1",
    "service": "'no_debt'",
    "kind": "'received'",
    "key": "''",
    "staff_id": "0",
    "organisation_id": "{org_azersu}",
    "count": "7",
}
_HOUR = {
    "at": "'2026-11-19 08:00+00'",
    "department_id": "1",
    "service": "'no_debt'",
    "organisation_id": "{org_azersu}",
    **dict.fromkeys(("new", "in_progress", "late", "due_today", "undelivered"), "1"),
}
_TIMING = {
    "at": "cd_now()",
    "workstation": "'0123456789ab'",
    "what": "'open'",
    "bucket": "3",
    "organisation_id": "{org_azersu}",
    "count": "1",
}
_FORECAST = {
    "day": "'2026-11-19'",
    "department_id": "{dep_su_nesimi}",
    "organisation_id": "{org_azersu}",
    "foreseen": "7",
}

ATTACKS = (
    Attack("a clerk notes an absence", "gunel", insert("absence", _ABSENCE), DENIED),
    Attack("an auditor notes an absence", "audit", insert("absence", _ABSENCE), DENIED),
    Attack(
        "a neighbour's person is away",
        "sabina",
        insert("absence", _ABSENCE, staff_id="{elnur}"),
        "CD951",
    ),
    Attack(
        "it ends before it begins",
        "sabina",
        insert("absence", _ABSENCE, to_day="'2026-11-19'"),
        "CD951",
    ),
    Attack(
        "noted in another's name",
        "sabina",
        insert("absence", _ABSENCE, noted_by="'{admin_name}'"),
        "CD951",
    ),
    Attack(
        "noted at another time",
        "sabina",
        insert("absence", _ABSENCE, noted_at="cd_now() - INTERVAL '1 day'"),
        "CD951",
    ),
    Attack(
        "an absence is lengthened",
        "sabina",
        "UPDATE absence SET to_day = '2026-12-20'",
        "CD952",
        _NOTED,
    ),
    Attack(
        "an absence that was ended comes back",
        "sabina",
        "UPDATE absence SET ended_at = NULL",
        "CD952",
        (insert("absence", _ABSENCE), "UPDATE absence SET ended_at = cd_now()"),
    ),
    Attack(
        "an absence becomes another's",
        ADMINISTRATOR,
        "UPDATE absence SET staff_id = {tural}",
        "CD952",
        _NOTED,
    ),
    Attack("an absence is taken out", ADMINISTRATOR, "DELETE FROM absence", "CD952", _NOTED),
    Attack("an absence is thrown away", "sabina", "DELETE FROM absence", DENIED, _NOTED),
    Attack("a clerk ends an absence", "gunel", "UPDATE absence SET to_day = from_day", DENIED),
    *(
        Attack(
            id=f"a login of the group {group} ends an absence, had it the right",
            login=login,
            statements="UPDATE absence SET ended_at = cd_now()",
            expected="CD952",
            stage=_NOTED,
            laid_open=(
                f"GRANT UPDATE (ended_at) ON absence TO {group}",
                f"CREATE POLICY laid_open ON absence FOR UPDATE TO {group} USING (true)",
                f"CREATE POLICY seen ON absence FOR SELECT TO {group} USING (true)",
            ),
        )
        for login, group in (("gunel", "cd_clerk"), ("worker_sample", "cd_worker"))
    ),
    *(
        Attack(f"{login} reads who is away", login, "SELECT * FROM desk.absence", 0, _NOTED)
        for login in ("gunel", "kamran", "boss")
    ),
    Attack(
        "a neighbour ends an absence",
        "kamran",
        "UPDATE absence SET ended_at = cd_now()",
        0,
        _NOTED,
    ),
    *(
        Attack(f"{login} writes a figure", login, insert("day_figure", _FIGURE), DENIED)
        for login in ("gunel", "sabina", "admin")
    ),
    Attack("a supervisor writes an hour", "sabina", insert("hour_state", _HOUR), DENIED),
    Attack("a supervisor writes a forecast", "sabina", insert("day_forecast", _FORECAST), DENIED),
    Attack("a supervisor reads forecasts", "sabina", "SELECT * FROM day_forecast", DENIED),
    *(
        Attack(
            f"{login} reads what was forecast for Azərsu",
            login,
            "SELECT * FROM /* day_forecast */ cd_read_forecasts("
            "{org_azersu}, ARRAY(SELECT id FROM department), '2026-11-01', '2026-11-30')",
            0,
            (insert("day_forecast", _FORECAST),),
        )
        for login in ("gunel", "kamran")
    ),
    Attack(
        "how long the other organisation's desks take, invented",
        "elnur",
        insert("desk_timing", _TIMING),
        DENIED,
    ),
    *(
        Attack(
            f"a desk notes {what}",
            "gunel",
            insert("desk_timing", _TIMING, **{column: value}),
            DENIED,
        )
        for what, column, value in (
            ("what is to come", "at", "'2090-01-01'"),
            ("what was long ago", "at", "cd_now() - INTERVAL '1 day'"),
            ("a neighbour's wait", "organisation_id", "{org_azerishiq}"),
        )
    ),
    Attack(
        "a desk notes more than a number holds",
        "gunel",
        insert("desk_timing", _TIMING, count="2000000"),
        "23514",
    ),
    Attack(
        "a clerk counts what lacks a document",
        "gunel",
        "SELECT cd_lacking('no_debt', 'id_card')",
        DENIED,
    ),
    Attack("a clerk sums the queues up", "gunel", "SELECT cd_sum_counts()", DENIED),
    Attack("a clerk reads how long desks take", "gunel", "SELECT * FROM desk_timing", DENIED),
    Attack("a clerk takes out how long", "gunel", "DELETE FROM desk_timing", DENIED),
    *(
        Attack(
            f"{login} reads how long Azərsu's desks take",
            login,
            "SELECT * FROM /* desk_timing */ cd_read_desk_timings({org_azersu}, '2026-01-01')",
            0,
            (insert("desk_timing", _TIMING),),
        )
        for login in ("gunel", "boss")
    ),
    Attack("a supervisor reads figures", "sabina", "SELECT * FROM day_figure", DENIED),
    Attack("a supervisor takes figures out", "sabina", "DELETE FROM day_figure", DENIED),
    *(
        Attack(
            f"{login} reads the figures of Azərsu",
            login,
            "SELECT * FROM /* day_figure */ cd_read_figures_by_day("
            "{org_azersu}, ARRAY[1], ARRAY['no_debt'], ARRAY['received'],"
            " '2026-11-01', '2026-11-30')",
            0,
            (insert("day_figure", _FIGURE),),
        )
        for login in ("gunel", "kamran")
    ),
    Attack(
        "a neighbour reads hours",
        "kamran",
        "SELECT * FROM /* hour_state */ cd_read_counted_hours("
        "{org_azersu}, ARRAY['2026-11-19 08:00+00'::timestamptz])",
        0,
        (insert("hour_state", _HOUR),),
    ),
    Attack(
        "a neighbour reads who is away, by the statement",
        "kamran",
        "SELECT * FROM cd_read_away({org_azersu}, '2026-11-01', '2026-11-30')",
        0,
        _NOTED,
    ),
)
CONTROLS = (
    Attack("a supervisor notes an absence", "sabina", insert("absence", _ABSENCE), 1),
    Attack("a supervisor ends it", "sabina", "UPDATE absence SET ended_at = cd_now()", 1, _NOTED),
    Attack("a supervisor reads who is away", "sabina", "SELECT * FROM desk.absence", 1, _NOTED),
    Attack("a clerk's desk notes how long it took", "gunel", insert("desk_timing", _TIMING), 1),
    Attack("the worker forecasts", "worker_sample", insert("day_forecast", _FORECAST), 1),
    Attack(
        "a supervisor reads what was forecast",
        "sabina",
        "SELECT * FROM cd_read_forecasts("
        "{org_azersu}, ARRAY[{dep_su_nesimi}], '2026-11-01', '2026-11-30')",
        1,
        (insert("day_forecast", _FORECAST),),
    ),
    Attack("the worker counts", "worker_sample", insert("day_figure", _FIGURE), 1),
    Attack("the worker notes an hour", "worker_sample", insert("hour_state", _HOUR), 1),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_honest_statement_passes(installation: Installation, control: Attack) -> None:
    installation.check(control)
