"""The last page before an application is sent: everything that was answered, to be looked at."""

from clerkdesk.gateway.citizen_pages.fields import label
from clerkdesk.gateway.citizen_pages.visits import Visit
from clerkdesk.gateway.in_progress import REGISTERED, ApplicationInProgress, Step
from clerkdesk.usecases.portal.citizen_forms import Choices

Answers = list[tuple[str, str]]
"""(the field's name, what was answered)"""


def of(
    visit: Visit, in_progress: ApplicationInProgress, choices: Choices
) -> list[tuple[Step, Answers]]:
    """Each step with its answers, in their order; what was left empty is left out."""
    return [
        (step, _answers(visit, in_progress, step, choices))
        for step in in_progress.steps
        if step.fields
    ]


def _answers(
    visit: Visit, in_progress: ApplicationInProgress, step: Step, choices: Choices
) -> Answers:
    answers = _person(visit) if step.name == "basic" else []
    for path in step.fields:
        if path == "documents":
            answers += [
                (kind.title, file.name)
                for kind in choices.kinds
                for file in in_progress.files
                if file.kind == kind.code
            ]
        elif path == REGISTERED:
            answers.append((visit.word("registered"), ", ".join(in_progress.registered)))
        elif path.removeprefix("applicant.") not in visit.citizen.register_values:
            stated = in_progress.values.get(path, "")
            answers.append((label(visit, in_progress.service, path), _shown(visit, path, stated)))
    districts = {district.code: district.title for district in choices.districts}
    return [(name, districts.get(value, value)) for name, value in answers if value]


def _person(visit: Visit) -> Answers:
    """Who applies, as far as the register says it."""
    values = visit.citizen.register_values
    names = ("surname", "name", "patronymic")
    return [
        (visit.word("fin"), visit.citizen.fin),
        *((visit.word(name), values[name]) for name in names if name in values),
    ]


def _shown(visit: Visit, path: str, value: str) -> str:
    """A value as its form shows it."""
    return visit.word(f"reason_{value}") if path == "object.reason_code" and value else value
