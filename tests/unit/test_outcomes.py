"""What came of a question: every outcome is shown, and none of them makes an answer of silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.lifecycle import DebtState
from clerkdesk.domain.outcomes import (
    ENDINGS,
    Ending,
    NotGiven,
    Outcome,
    QuestionKind,
    Result,
    debt_state,
    require,
    shown,
)
from clerkdesk.settings import LANGUAGES
from clerkdesk.usecases.catalogue import sentence

FAULTS = ("answer_slow", "billing_not_set", "certificate_needs_owner", "too_long")


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    kind = draw(st.sampled_from(QuestionKind))
    ending = draw(st.sampled_from([None, *sorted(ENDINGS[kind])]))
    printed = ending in (Ending.ISSUED, Ending.REPRINTED)
    return Outcome(
        kind=kind,
        ending=ending,
        fault=draw(st.sampled_from([None, *FAULTS])),
        fault_params=draw(st.sampled_from([{}, {"limit": 40}])),
        certificate_number="NB-2026-0000001" if printed else None,
        amount_qepik=draw(st.one_of(st.none(), st.integers(-5000, 5000))),
    )


@given(outcomes(), st.sampled_from(LANGUAGES), st.booleans())
def test_every_outcome_has_a_word_and_a_sentence(
    outcome: Outcome, language: str, given_up: bool
) -> None:
    what = shown(outcome, given_up=given_up)
    for text in (sentence(what.word, None, language), sentence(what.code, what.params, language)):
        assert text and "{" not in text and "None" not in text


@given(outcomes())
def test_a_paper_is_shown_exactly_where_one_was_formed(outcome: Outcome) -> None:
    assert (shown(outcome).result is Result.PRINTED) == (outcome.certificate_number is not None)


@given(outcomes())
def test_what_is_not_given_says_why_and_everything_else_is_given(outcome: Outcome) -> None:
    given_back = (Result.ASKED, Result.ANSWERED, Result.PRINTED)
    if shown(outcome).result in given_back:
        assert require(outcome) == shown(outcome)
        return
    with pytest.raises(NotGiven) as refusal:
        require(outcome)
    what = shown(outcome)
    assert (refusal.value.code, refusal.value.result) == (what.code, what.result)
    assert refusal.value.params == what.params


@given(outcomes())
def test_nobody_waits_for_ever(outcome: Outcome) -> None:
    assert shown(outcome, given_up=True).result is not Result.ASKED
    if outcome.ending is not None:
        assert shown(outcome, given_up=True) == shown(outcome)


@given(outcomes(), st.sampled_from(LANGUAGES))
def test_the_reason_of_a_paper_that_cannot_be_formed_is_told(
    outcome: Outcome, language: str
) -> None:
    what = shown(outcome)
    if what.result is Result.CANNOT_BE_FORMED and outcome.fault is not None:
        why = sentence(outcome.fault, outcome.fault_params, language)
        assert why in sentence(what.code, what.params, language)


@given(st.sampled_from([None, *Ending]), st.one_of(st.none(), st.integers()), st.booleans())
def test_silence_is_never_no_debt(ending: Ending | None, amount: int | None, todays: bool) -> None:
    state = debt_state(ending, amount, todays=todays)
    if state is DebtState.NO_DEBT:
        assert amount is not None and amount <= 0 and todays
        assert ending not in (None, Ending.NO_ANSWER, Ending.UNKNOWN)
    if state is DebtState.DEBT:
        assert amount is not None and amount > 0


def test_an_unknown_code_was_answered_and_asking_again_changes_nothing() -> None:
    for kind in QuestionKind:
        assert shown(Outcome(kind, Ending.UNKNOWN)).result is Result.REFUSED
        assert shown(Outcome(kind, Ending.NO_ANSWER)).result is Result.NO_ANSWER
