"""What came of a question to billing, the register or the maker of certificates: one value, and
one function that says what is shown of it and done with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerkdesk.domain import money
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.lifecycle import DebtState


class QuestionKind(StrEnum):
    """What is asked for."""

    PERSON = "person"
    ACCOUNT = "account"
    DEBT = "debt"
    CERTIFICATE = "certificate"
    LETTER = "letter"
    """The letter of a decision, which rests on no debt of today."""
    EXTRACT = "extract"
    """All that there is of the case, sealed, for a court or an auditor."""
    FINDINGS = "findings"
    """What of it has to be weighed; the worker answers by itself."""


class Ending(StrEnum):
    """How a question ended, as its row has it."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """Billing or the register answered that it knows no such code or FIN."""
    NO_ANSWER = "no_answer"
    CANCELLED = "cancelled"
    """Nobody needs the answer any more: another code, or a decision that was taken back."""
    EXPIRED = "expired"
    """No worker took it up while somebody waited for the paper."""
    ISSUED = "issued"
    REPRINTED = "reprinted"
    DEBT = "debt"
    """Something is owed, and so there is no certificate."""
    INCOMPLETE = "incomplete"
    """The application is not what it was when its certificate was asked for."""
    CANNOT_BE_FORMED = "cannot_be_formed"
    """The paper itself failed; the fault says why."""


_OF_ANY = frozenset({Ending.UNKNOWN, Ending.NO_ANSWER, Ending.CANCELLED})
_OF_AN_ANSWER = _OF_ANY | {Ending.ANSWERED}
ENDINGS: Mapping[QuestionKind, frozenset[Ending]] = {
    QuestionKind.PERSON: _OF_AN_ANSWER,
    QuestionKind.ACCOUNT: _OF_AN_ANSWER,
    QuestionKind.DEBT: _OF_AN_ANSWER,
    QuestionKind.FINDINGS: _OF_AN_ANSWER,
    QuestionKind.CERTIFICATE: _OF_ANY
    | {
        Ending.EXPIRED,
        Ending.ISSUED,
        Ending.REPRINTED,
        Ending.DEBT,
        Ending.INCOMPLETE,
        Ending.CANNOT_BE_FORMED,
    },
    QuestionKind.EXTRACT: frozenset(
        {
            Ending.CANCELLED,
            Ending.EXPIRED,
            Ending.ISSUED,
            Ending.INCOMPLETE,
            Ending.CANNOT_BE_FORMED,
        }
    ),
    QuestionKind.LETTER: frozenset(
        {
            Ending.CANCELLED,
            Ending.EXPIRED,
            Ending.ISSUED,
            Ending.REPRINTED,
            Ending.INCOMPLETE,
            Ending.CANNOT_BE_FORMED,
        }
    ),
}
"""How a question of each kind can end; the database refuses everything else."""
ASK_BILLING_FOR_DEBT = (QuestionKind.DEBT, QuestionKind.CERTIFICATE)
"""A certificate is formed by the debt of that moment."""
NUMBERED = (QuestionKind.CERTIFICATE, QuestionKind.LETTER)
"""Papers of a register."""
PAPERS = (*NUMBERED, QuestionKind.EXTRACT)
"""Somebody waits for them before a screen."""
SILENCE = frozenset({Ending.NO_ANSWER, Ending.UNKNOWN})
"""Nothing is known of what was asked about; never a debt, and never none."""


class Result(StrEnum):
    """What an outcome comes down to."""

    ASKED = "asked"
    """Still: it is looked at again in a moment."""
    ANSWERED = "answered"
    PRINTED = "printed"
    """There is a paper to be shown."""
    REFUSED = "refused"
    """It is not given, and asking again changes nothing."""
    NO_ANSWER = "no_answer"
    """Nobody answered; it can be asked again."""
    CANNOT_BE_FORMED = "cannot_be_formed"
    """Something has to be mended before the paper can be formed."""


_RESULTS: Mapping[Ending | None, Result] = {
    None: Result.ASKED,
    Ending.ANSWERED: Result.ANSWERED,
    Ending.UNKNOWN: Result.REFUSED,
    Ending.NO_ANSWER: Result.NO_ANSWER,
    Ending.CANCELLED: Result.REFUSED,
    Ending.EXPIRED: Result.NO_ANSWER,
    Ending.ISSUED: Result.PRINTED,
    Ending.REPRINTED: Result.PRINTED,
    Ending.DEBT: Result.REFUSED,
    Ending.INCOMPLETE: Result.REFUSED,
    Ending.CANNOT_BE_FORMED: Result.CANNOT_BE_FORMED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question's kind and how it ended, with what the answer or the failure says."""

    kind: QuestionKind
    ending: Ending | None
    """None: it still waits."""
    fault: str | None = None
    """The code of the sentence why there is no answer or no paper."""
    fault_params: Mapping[str, object] = field(default_factory=dict)
    """What fills that sentence."""
    certificate_number: str | None = None
    amount_qepik: int | None = None
    """What billing answered to this question; None: nothing, or it was not asked for a debt."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of an outcome, in codes of the catalogue, and what it comes down to."""

    result: Result
    word: str
    """The code of one or two words, for a chip or a line."""
    code: str
    """The code of the sentence."""
    params: Mapping[str, object]


class NotGiven(Expected):
    """What was asked for is not given; ``result`` says whether it is worth asking again."""

    def __init__(self, code: str, result: Result, **params: object) -> None:
        super().__init__(code, **params)
        self.result = result


def shown(outcome: Outcome, *, given_up: bool = False) -> Shown:
    """What every front end shows and does. ``given_up``: whoever asked waits no longer, so that a
    question without an answer counts as one that no worker has taken up.
    """
    ending = Ending.EXPIRED if given_up and outcome.ending is None else outcome.ending
    code, params = _sentence(outcome, ending)
    return Shown(_RESULTS[ending], f"outcome_{ending or Result.ASKED}", code, params)


def require(outcome: Outcome, *, given_up: bool = False) -> Shown:
    """As ``shown``, of what was answered, was printed or still waits. Raises NotGiven."""
    what = shown(outcome, given_up=given_up)
    if what.result in (Result.ASKED, Result.ANSWERED, Result.PRINTED):
        return what
    raise NotGiven(what.code, what.result, **what.params)


def _sentence(outcome: Outcome, ending: Ending | None) -> tuple[str, dict[str, object]]:
    """(code, params) of an outcome's sentence."""
    why = {**outcome.fault_params, "fault": outcome.fault or ""}
    match ending:
        case None:
            return "question_asked", {}
        case Ending.ANSWERED:
            return "question_answered", {}
        case Ending.ISSUED | Ending.REPRINTED:
            return "certificate_printed", {"number": outcome.certificate_number}
        case Ending.UNKNOWN if outcome.kind is QuestionKind.PERSON:
            return "unknown_fin", {}
        case Ending.UNKNOWN:
            return "unknown_account", {}
        case Ending.EXPIRED:
            return "worker_silent", {}
        case Ending.DEBT:
            owed = outcome.amount_qepik or 0
            return "certificate_debt", {"amount": money.figures(owed), "qepik": owed}
        case Ending.CANNOT_BE_FORMED:
            return f"{outcome.kind}_cannot_be_formed", why
        case Ending.INCOMPLETE:
            return outcome.fault or f"{outcome.kind}_incomplete", dict(outcome.fault_params)
        case Ending.CANCELLED:
            paper = outcome.kind in PAPERS
            return f"{outcome.kind}_incomplete" if paper else "question_cancelled", {}
    if outcome.kind is QuestionKind.DEBT:
        return outcome.fault or "debt_no_answer", dict(outcome.fault_params)
    return _SILENT[outcome.kind], why


_SILENT: Mapping[QuestionKind, str] = {
    QuestionKind.PERSON: "register_no_answer",
    QuestionKind.ACCOUNT: "billing_no_answer",
    QuestionKind.FINDINGS: "findings_being_checked",
    QuestionKind.CERTIFICATE: "certificate_no_answer",
    QuestionKind.LETTER: "worker_silent",
    QuestionKind.EXTRACT: "worker_silent",
}


def debt_state(ending: Ending | None, amount_qepik: int | None, *, todays: bool) -> DebtState:
    """What the last question about the debt, and the last answer, say of the debt today.

    ``amount_qepik``: of the last answer; None: there is none. ``todays``: that answer is of the
    present day in Baku; yesterday's is no answer.
    """
    if ending is None:
        return DebtState.ASKED
    if ending in SILENCE:
        return DebtState.NO_ANSWER
    if amount_qepik is None or not todays:
        return DebtState.UNKNOWN
    return DebtState.DEBT if amount_qepik > 0 else DebtState.NO_DEBT
