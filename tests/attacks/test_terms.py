"""Terms that do not follow from what happened, and waiting that nobody waited."""

import pytest

from tests.attacks.attacker import READING, Attack, Installation, change
from tests.attacks.rows import JUST_DECIDED, WAITS

_DUE = "due_at = due_at + INTERVAL '30 days'"
_ENDS = "waiting_for = NULL, waiting_since = NULL"
_STOPS = "UPDATE setting SET value = 'yes' WHERE key = 'waiting_stops_clock'"
_LONG_AGO = """
    UPDATE application
    SET waiting_for = 'Pasport', waiting_since = cd_now() - INTERVAL '7 days'
    WHERE id = {held}
"""

ATTACKS: tuple[Attack, ...] = (
    Attack(
        "a citizen waited for since last year",
        "gunel",
        change("held", "gunel", "wait", waiting_since="cd_now() - INTERVAL '1 year'"),
        "CD144",
    ),
    Attack(
        "the term lengthened on the way",
        "gunel",
        change("held", "gunel", "release", sets=f"holder_id = NULL, {_DUE}"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        id="the term shortened by resuming",
        login="gunel",
        statements=change(
            "held",
            "gunel",
            "resume",
            "waiting_for = NULL, waiting_since = NULL, due_at = due_at - INTERVAL '2 days'",
        ),
        expected="CD137",
        stage=(WAITS,),
        laid_open=READING,
    ),
    Attack(
        id="the term lengthened by years",
        login="gunel",
        statements=change(
            "held",
            "gunel",
            "resume",
            "waiting_for = NULL, waiting_since = NULL, due_at = due_at + INTERVAL '2 years'",
        ),
        expected="CD137",
        stage=(WAITS,),
        laid_open=READING,
    ),
    Attack(
        "the term lengthened by resuming what never waited",
        "gunel",
        change("held", "gunel", "resume", _DUE),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "the term lengthened while approving",
        "gunel",
        change("held", "gunel", "approve", due_at="due_at + INTERVAL '30 days'"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "a clerk moves the term as the worker does",
        "gunel",
        change("held", "gunel", "move_term", due_at="due_at + INTERVAL '1 day'"),
        "CD135",
        laid_open=READING,
    ),
    Attack(
        "the worker counts days that nobody waited",
        "worker_sample",
        change("held", "worker", "move_term", waited_days="waited_days + 1"),
        "CD137",
    ),
    Attack(
        id="an undo lengthens the term",
        login="gunel",
        statements=change(
            "refused", "gunel", "undo", "holder_id = {gunel}, due_at = due_at + INTERVAL '2 days'"
        ),
        expected="CD137",
        stage=JUST_DECIDED,
        laid_open=READING,
    ),
    Attack(
        "days of waiting that nobody waited",
        "gunel",
        change("held", "gunel", "release", "holder_id = NULL, waited_days = 9"),
        "CD137",
    ),
    Attack(
        id="a second investigation lengthens the term again",
        login="elnur",
        statements=change("idp_held", "elnur", "investigate", f"investigated = true, {_DUE}"),
        expected="CD137",
        stage=("UPDATE application SET investigated = true WHERE id = {idp_held}",),
        laid_open=READING,
    ),
    Attack(
        "an investigation where the e-service knows none",
        "gunel",
        change("held", "gunel", "investigate", f"investigated = true, {_DUE}"),
        "CD137",
        laid_open=READING,
    ),
    Attack(
        "investigated without an investigation",
        "elnur",
        change("idp_held", "elnur", "release", "holder_id = NULL, investigated = true"),
        "CD137",
    ),
    Attack(
        "an investigation with a longer term than the service's",
        "elnur",
        change("idp_held", "elnur", "investigate", "investigated = true, term_working_days = 15"),
        "CD148",
    ),
    Attack(
        "an investigation with a day of one's own",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = date '{long_term}' + 1",
        ),
        "CD148",
    ),
    Attack(
        "an investigation whose day and hour differ",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = '{long_term}',"
            " due_at = timestamptz '{long_closing}' - INTERVAL '1 hour'",
        ),
        "CD148",
    ),
    Attack(
        id="waited where the clock does not stop",
        login="gunel",
        statements=change("held", "gunel", "resume", f"{_ENDS}, waited_days = 5"),
        expected="CD148",
        stage=(_LONG_AGO,),
    ),
    Attack(
        id="waited for longer than was waited",
        login="gunel",
        statements=change("held", "gunel", "resume", f"{_ENDS}, waited_days = 9"),
        expected="CD148",
        stage=(_LONG_AGO, _STOPS),
    ),
    Attack(
        id="what was waited for is left out",
        login="gunel",
        statements=change("held", "gunel", "resume", _ENDS),
        expected="CD148",
        stage=(_LONG_AGO, _STOPS),
    ),
)

CONTROLS = (
    Attack(
        "an investigation lengthens the term",
        "elnur",
        change(
            "idp_held",
            "elnur",
            "investigate",
            "investigated = true, term_working_days = 5, due_on = '{long_term}',"
            " due_at = '{long_closing}'",
        ),
        1,
        laid_open=READING,
    ),
    Attack("the citizen is waited for", "gunel", change("held", "gunel", "wait"), 1),
    Attack(
        id="the citizen has answered",
        login="gunel",
        statements=change("held", "gunel", "resume", "waiting_for = NULL, waiting_since = NULL"),
        expected=1,
        stage=(WAITS,),
    ),
)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_term_that_does_not_follow_is_refused(installation: Installation, attack: Attack) -> None:
    installation.check(attack)


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.id)
def test_the_term_of_the_action_is_kept(installation: Installation, attack: Attack) -> None:
    installation.check(attack)
