"""The statuses of an application, the actions, and who may take which when.

The rows below fill the database's transition table; its triggers enforce them again.
``denial`` is the one place that says why an action is not possible now.
"""

from dataclasses import dataclass
from enum import StrEnum

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.eservices import ESERVICES, Service


class Status(StrEnum):
    """Where an application stands; what its citizen sees."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    REFUSED = "refused"


DECIDED = frozenset({Status.COMPLETED, Status.REFUSED})


class Role(StrEnum):
    """What an account is for."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    AUDITOR = "auditor"

    @property
    def supervises(self) -> bool:
        """Whether this person may decide for others."""
        return self in SUPERVISORS

    @property
    def oversees(self) -> bool:
        """Whether this person looks over the others' work."""
        return self in OVERSEERS

    @property
    def holds_cases(self) -> bool:
        """Whether applications are given to this person."""
        return self in HOLDERS


SUPERVISORS = (Role.SUPERVISOR, Role.ADMIN)
OVERSEERS = (*SUPERVISORS, Role.AUDITOR)
HOLDERS = (Role.CLERK, Role.SUPERVISOR)
WRITERS = (Role.CLERK, *SUPERVISORS)
"""Who may change anything: an auditor looks on."""


class Action(StrEnum):
    """What can be done with an application."""

    TAKE = "take"
    RELEASE = "release"
    ASSIGN = "assign"
    FORWARD = "forward"
    INVESTIGATE = "investigate"
    WAIT = "wait"
    RESUME = "resume"
    AMEND = "amend"
    VERDICT = "verdict"
    ACKNOWLEDGE = "acknowledge"
    """Say why a finding does not speak against the application."""
    SECOND_LOOK = "second_look"
    """Agree, or not, with the reason that the holder gave for a finding."""
    SAMPLE_LOOK = "sample_look"
    """Agree, or not, with a decision that was picked for a second look."""
    NOTE = "note"
    CALL = "call"
    ASK_DEBT = "ask_debt"
    APPROVE = "approve"
    REFUSE = "refuse"
    UNDO = "undo"
    REOPEN = "reopen"
    CERTIFICATE = "certificate"
    EXTRACT = "extract"
    """All that there is of it, on paper: it leaves the program."""
    WITHDRAW = "withdraw"
    """The citizen takes back what nobody has begun with."""
    ASK_WITHDRAWAL = "ask_withdrawal"
    """The citizen asks the holder to refuse it as withdrawn."""
    ROUTE = "route"
    """The worker sends an unrouted application to the office billing's address names."""
    MOVE_TERM = "move_term"
    """The worker lets the term follow a decision about the calendar."""
    ANSWER = "answer"
    """The citizen has sent what was asked for."""
    ERASE = "erase"
    """The worker empties what a decided application holds of people."""


WORK = (
    Action.TAKE,
    Action.INVESTIGATE,
    Action.WAIT,
    Action.RESUME,
    Action.AMEND,
    Action.VERDICT,
    Action.ACKNOWLEDGE,
    Action.APPROVE,
    Action.REFUSE,
    "registered",
)
"""Acts of the history after which a person is no second one: to assign or to note is not to work
on an application.
"""


class Who(StrEnum):
    """Whose leave a transition needs."""

    CLERK = "clerk"
    HOLDER = "holder"
    HOLDER_OR_SUPERVISOR = "holder_or_supervisor"
    SUPERVISOR = "supervisor"
    DECIDER = "decider"
    CITIZEN = "citizen"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Transition:
    """That an action leads from a status to a status, and who may take it."""

    action: Action
    source: Status
    target: Status
    who: Who
    needs_reason: bool = False


_N = Status.NEW
_P = Status.IN_PROGRESS
_C = Status.COMPLETED
_R = Status.REFUSED

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Action.TAKE, _N, _P, Who.CLERK),
    Transition(Action.TAKE, _P, _P, Who.CLERK),  # one that was released
    # A citizen never sees a step back: what is released stays in progress, without a holder.
    Transition(Action.RELEASE, _P, _P, Who.HOLDER_OR_SUPERVISOR),
    Transition(Action.ASSIGN, _N, _P, Who.SUPERVISOR),
    Transition(Action.ASSIGN, _P, _P, Who.SUPERVISOR),
    Transition(Action.FORWARD, _N, _N, Who.SUPERVISOR, needs_reason=True),
    Transition(Action.FORWARD, _P, _P, Who.HOLDER_OR_SUPERVISOR, needs_reason=True),
    Transition(Action.INVESTIGATE, _P, _P, Who.HOLDER, needs_reason=True),
    Transition(Action.WAIT, _P, _P, Who.HOLDER, needs_reason=True),
    Transition(Action.RESUME, _P, _P, Who.HOLDER),
    Transition(Action.AMEND, _P, _P, Who.HOLDER, needs_reason=True),
    Transition(Action.APPROVE, _P, _C, Who.HOLDER),
    Transition(Action.REFUSE, _N, _R, Who.CLERK, needs_reason=True),
    Transition(Action.REFUSE, _P, _R, Who.HOLDER, needs_reason=True),
    Transition(Action.UNDO, _C, _P, Who.DECIDER),
    Transition(Action.UNDO, _R, _P, Who.DECIDER),
    Transition(Action.REOPEN, _C, _P, Who.SUPERVISOR, needs_reason=True),
    Transition(Action.REOPEN, _R, _P, Who.SUPERVISOR, needs_reason=True),
    Transition(Action.WITHDRAW, _N, _R, Who.CITIZEN),
    Transition(Action.ASK_WITHDRAWAL, _P, _P, Who.CITIZEN),
    Transition(Action.ROUTE, _N, _N, Who.WORKER),
    Transition(Action.MOVE_TERM, _N, _N, Who.WORKER),
    Transition(Action.MOVE_TERM, _P, _P, Who.WORKER),
    Transition(Action.ANSWER, _P, _P, Who.CITIZEN),
    Transition(Action.ERASE, _C, _C, Who.WORKER),
    Transition(Action.ERASE, _R, _R, Who.WORKER),
)
_BY_KEY = {(row.action, row.source): row for row in TRANSITIONS}

UNDO_SECONDS = 15
"""So long a decision can be taken back by whoever took it, unless the office gives more time."""
UNDO_CHOICES = (15, 30, 45, 60, 90, 120, 150)
"""What an office may give; the last is ten times the usual (WCAG 2.2, 2.2.1)."""


def undo_seconds(setting: str) -> int:
    """What an office's setting stands for; anything else than a choice is the usual."""
    return int(setting) if setting in map(str, UNDO_CHOICES) else UNDO_SECONDS


class DebtState(StrEnum):
    """What is known of the debt of the application's subscriber code."""

    UNKNOWN = "unknown"
    ASKED = "asked"
    NO_ANSWER = "no_answer"
    DEBT = "debt"
    NO_DEBT = "no_debt"


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides what may be done with an application now, by one person."""

    service: Service
    status: Status
    role: Role | None
    """None: the worker, or the local machine without an account."""
    holds: bool = False
    held: bool = False
    decided_by_me: bool = False
    seconds_since_decision: float | None = None
    undo_seconds: int = UNDO_SECONDS
    """So long the office lets a decision be taken back."""
    message_sent: bool = False
    live_certificate: bool = False
    waiting: bool = False
    answered: bool = False
    """The citizen has answered, and nobody has acted on it since."""
    investigated: bool = False
    documents_undecided: int = 0
    """Required documents without a verdict."""
    documents_unfit: int = 0
    """Required kinds for which no document fits."""
    subscriber_code: bool = True
    no_code_stated: bool = False
    in_scope: bool = True
    """Whether it belongs to the person's own office; who wrote it down sees it before that."""
    debt: DebtState = DebtState.UNKNOWN
    open_findings: int = 0
    """Also those that wait for a second look."""
    second_looks: int | None = None
    """So many of the open findings wait for a second look; None: not asked for."""
    sampled: bool | None = None
    """It is picked for a second look that nobody has given; None: not asked for."""
    worked_on: bool = False
    """The person has done any of ``WORK`` on it; looked up where it is sampled."""
    findings_being_checked: bool = False
    """A question waits whose answer may be a finding, and the worker lives."""
    findings_unchecked: bool = False
    """One waits, the worker is silent, and nobody has weighed that nothing is compared."""
    erased: bool = False
    """Its personal data are no more."""


def after(status: Status, action: Action) -> Status:
    """The status that ``action`` leads to.

    Raises NotAllowed: it does not follow from ``status``.
    """
    row = _BY_KEY.get((action, status))
    if row is None:
        raise NotAllowed(f"not_from_{status}", action=action)
    return row.target


def needs_reason(status: Status, action: Action) -> bool:
    """Whether the action from this status must say why."""
    row = _BY_KEY.get((action, status))
    return row is not None and row.needs_reason


def denial(action: Action, situation: Situation) -> str | None:
    """The code of the sentence that says why ``action`` is not possible now; None: it is."""
    if situation.role is Role.AUDITOR:
        return "auditor_reads_only"
    if not situation.in_scope:
        return "of_another_office"
    if situation.erased:
        return "data_erased"
    # What only adds to what is known is everybody's in scope, whoever holds it.
    if action in (Action.NOTE, Action.CALL, Action.ASK_DEBT):
        return None
    if action is Action.EXTRACT:
        oversees = situation.role is None or situation.role.supervises
        return None if oversees else "supervisor_only"
    if action in (Action.VERDICT, Action.ACKNOWLEDGE):
        return _verdict_denial(situation)
    if action is Action.SECOND_LOOK:
        return _second_look_denial(situation)
    if action is Action.SAMPLE_LOOK:
        return _sample_look_denial(situation)
    if action is Action.CERTIFICATE:
        return _certificate_denial(situation)
    row = _BY_KEY.get((action, situation.status))
    if row is None:
        return f"not_from_{situation.status}"
    return _person_denial(row, situation) or _state_denial(action, situation)


def require(action: Action, situation: Situation, **params: object) -> None:
    """Raises NotAllowed with the code of ``denial``."""
    code = denial(action, situation)
    if code is not None:
        raise NotAllowed(code, action=action, **params)


def allowed_actions(situation: Situation) -> frozenset[Action]:
    """Every action without a denial."""
    return frozenset(action for action in Action if denial(action, situation) is None)


def _person_denial(row: Transition, situation: Situation) -> str | None:
    supervises = situation.role is not None and situation.role.supervises
    match row.who:
        case Who.HOLDER if not situation.holds:
            return "held_by_other" if situation.held else "take_first"
        case Who.HOLDER_OR_SUPERVISOR if not (situation.holds or supervises):
            return "held_by_other" if situation.held else "take_first"
        case Who.SUPERVISOR if not supervises:
            return "supervisor_only"
        case Who.DECIDER if not situation.decided_by_me:
            return "not_your_decision"
        case Who.CITIZEN:
            return "citizen_only"
        case Who.WORKER if situation.role is not None:
            return "worker_only"
    return None


def _state_denial(action: Action, situation: Situation) -> str | None:
    match action:
        case Action.TAKE if situation.held:
            return "already_yours" if situation.holds else "held_by_other"
        case Action.RELEASE if not situation.held:
            return "not_held"
        case Action.INVESTIGATE:
            if ESERVICES[situation.service].investigation_working_days is None:
                return "no_investigation"
            return "already_investigated" if situation.investigated else None
        case Action.WAIT if situation.waiting:
            return "already_waiting"
        case Action.RESUME if not (situation.waiting or situation.answered):
            return "not_waiting"
        case Action.APPROVE:
            return _approval_denial(situation)
        case Action.UNDO:
            since = situation.seconds_since_decision
            in_time = since is not None and since <= situation.undo_seconds
            if situation.message_sent or situation.live_certificate or not in_time:
                return "undo_too_late"
        case Action.REOPEN if situation.live_certificate:
            is_letter = situation.service is Service.IDP
            return "letter_is_live" if is_letter else "certificate_is_live"
    return None


def _approval_denial(situation: Situation) -> str | None:
    if situation.documents_undecided:
        return "documents_undecided"
    if situation.documents_unfit:
        return "documents_unfit"
    return _debt_denial(situation) or _findings_denial(situation)


def _findings_denial(situation: Situation) -> str | None:
    if situation.findings_being_checked:
        return "findings_being_checked"
    awaited = situation.second_looks or 0
    if situation.open_findings > awaited or situation.findings_unchecked:
        return "findings_open"
    return "second_look_awaited" if awaited else None


def _debt_denial(situation: Situation) -> str | None:
    if not ESERVICES[situation.service].debt_gates_approval:
        return None
    if situation.no_code_stated and not situation.subscriber_code:
        return None
    if not situation.subscriber_code:
        return "code_missing"
    return {
        DebtState.NO_DEBT: None,
        DebtState.DEBT: "debt_at_old_address",
        DebtState.ASKED: "debt_being_asked",
        DebtState.NO_ANSWER: "debt_no_answer",
        DebtState.UNKNOWN: "debt_not_asked",
    }[situation.debt]


def _verdict_denial(situation: Situation) -> str | None:
    if situation.status is not Status.IN_PROGRESS:
        return f"not_from_{situation.status}" if situation.status in DECIDED else "take_first"
    if not situation.holds:
        return "held_by_other" if situation.held else "take_first"
    return None


def _second_look_denial(situation: Situation) -> str | None:
    if situation.status is not Status.IN_PROGRESS:
        return f"not_from_{situation.status}"
    if situation.role is None or not situation.role.holds_cases:
        return "second_look_by_case_people"
    if situation.second_looks == 0:
        return "second_look_not_awaited"
    return "second_look_by_another" if situation.holds else None


def _sample_look_denial(situation: Situation) -> str | None:
    if situation.status not in DECIDED:
        return f"not_from_{situation.status}"
    if situation.role is None or not situation.role.holds_cases:
        return "second_look_by_case_people"
    if situation.sampled is False:
        return "sample_not_awaited"
    no_second = situation.decided_by_me or situation.worked_on
    return "second_look_by_another" if no_second else None


def _certificate_denial(situation: Situation) -> str | None:
    """Of Azərişıq's service it is the letter of the decision."""
    if situation.service is Service.IDP:
        return None if situation.status in DECIDED else "letter_not_decided"
    if situation.status is not Status.COMPLETED:
        return "certificate_not_completed"
    return None
