"""What the applications of both services are composed with: seeded chance, instants of submission,
packages and identity cards.

Each draw moves the one generator on: another order of draws is another sample office.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from clerkdesk.demo import scans
from clerkdesk.demo.people import Population, SamplePerson
from clerkdesk.demo.plan import Drawing, Fate, Plan, Planned
from clerkdesk.domain.deadlines import BAKU, WorkingCalendar

FAULTY_SHARE = 0.08
"""Of the applications of people without a part in the pictures."""
NAME_FIELDS = ("fin", "surname", "name", "patronymic")


class Name(NamedTuple):
    """Somebody of the pictures; ``fin``: None draws one."""

    surname: str
    name: str
    patronymic: str
    fin: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """What is decided of an application before anything about it is drawn by chance."""

    fate: Fate
    clerk: str
    due_in: int
    """Working days from today to the due date; negative: before today."""
    name: Name | None = None
    """None: anybody, and perhaps with a fault."""


class Composer:
    """The plan as it grows, and what draws its parts by chance."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.now = now
        self.plan = Plan()
        self.people = Population(seed)
        self.random = self.people.random
        self._calendar = WorkingCalendar()
        self._serial = 0

    def fault(self, outline: Outline, faults: tuple[str, ...]) -> str | None:
        """Which fault the documents have: each refused application has one."""
        faulty = outline.fate is Fate.REFUSED or (
            outline.name is None and self.random.random() < FAULTY_SHARE
        )
        return self.random.choice(faults) if faulty else None

    def applicant(self, outline: Outline) -> SamplePerson:
        return self.people.person(*outline.name) if outline.name else self.people.person()

    def amount(self, lowest: int, highest: int) -> str:
        """Manats with two digits, from an amount in qəpik below ``highest``."""
        return f"{self.random.randrange(lowest, highest) / 100:.2f}"

    def knows_person(self, person: SamplePerson, address: str, *, idp: bool) -> None:
        """Have the register know a person."""
        self.plan.knows["persons"][person.fin] = person.stated() | {"address": address, "idp": idp}

    def knows_account(
        self, code: str, *, holder: SamplePerson, address: str, district: str, debt: str
    ) -> None:
        """Have billing know an account and what it owes."""
        self.plan.knows["accounts"][code] = {
            "subscriber_code": code,
            "holder_fin": holder.fin,
            "holder_name": holder.full_name,
            "address": address,
            "district": district,
            "consumer_group": "I",
            "old_codes": [],
        }
        self.plan.knows["debts"][code] = debt

    # -- instants ----------------------------------------------------------------------------------

    def submitted(self, due_in: int, term: int) -> datetime:
        """An instant whose term of ``term`` working days ends ``due_in`` working days from today
        (negative: before).
        """
        today = self.now.astimezone(BAKU).date()
        due = self._working_day(today, due_in)
        day = due - timedelta(days=1)
        while self._calendar.add_working_days(day, term) != due:
            day -= timedelta(days=1)
        latest = min(self.now - timedelta(minutes=20), datetime.combine(day, time(17, 30), BAKU))
        start = datetime.combine(day, time(8, 30), BAKU)
        if latest <= start:
            start = latest - timedelta(minutes=30)
        return start + timedelta(
            seconds=self.random.randrange(int((latest - start).total_seconds()) or 1)
        )

    def _working_day(self, today: date, steps: int) -> date:
        day = today
        while not self._calendar.is_working(day):
            day += timedelta(days=1)
        while steps:
            day += timedelta(days=1 if steps > 0 else -1)
            if self._calendar.is_working(day):
                steps += -1 if steps > 0 else 1
        return day

    # -- packages and their documents --------------------------------------------------------------

    def package(self, service: str, submitted: datetime, applicant: SamplePerson) -> dict[str, Any]:
        """What both services' packages have in common."""
        self._serial += 1
        channels = ("e-gov", "mygov", "azersu.az" if service == "no_debt" else "azerishiq.az")
        return {
            "version": 1,
            "portal_request_id": f"sample-{self._serial:06}",
            "service": service,
            "channel": self.random.choice(channels),
            "login_method": self.random.choice(("e_signature", "asan_imza", "password")),
            "submitted_at": submitted.isoformat(),
            "applicant": applicant.stated(),
            "contact": {"mobile": self.people.mobile(), "email": self.people.email(applicant)},
            "documents": [],
        }

    def id_card(self, fate: Fate, person: SamplePerson, fin: str) -> Drawing:
        """``fin``: what is printed on the card, and perhaps not the person's own."""
        title = "ŞƏXSİYYƏT VƏSİQƏSİ"
        rows = (
            ("Soyadı", person.surname),
            ("Adı", person.name),
            ("Atasının adı", person.patronymic),
            ("Doğum tarixi", f"{person.birth_date:%d.%m.%Y}"),
            ("FİN", fin),
            ("Vəsiqənin nömrəsi", person.id_document),
        )
        if fate in (Fate.HELD, Fate.WAITING) or self._serial % 6 == 0:
            return Drawing(
                kind="id_card",
                file="vesiqe.jpg",
                name="Şəxsiyyət vəsiqəsi.jpg",
                fin=person.fin,
                draw=scans.photographed_card,
                arguments=(title, rows),
            )
        return Drawing(
            kind="id_card",
            file="vesiqe.pdf",
            name="Şəxsiyyət vəsiqəsi.pdf",
            fin=person.fin,
            draw=scans.pdf,
            arguments=(title, "Azərbaycan Respublikası", rows, "DAXİLİ İŞLƏR"),
        )

    def add(self, outline: Outline, package: dict[str, Any], submitted: datetime) -> Planned:
        """Put an application on the plan, without documents yet."""
        planned = Planned(
            package=package,
            drawings=[],
            submitted_at=submitted,
            fate=outline.fate,
            clerk=outline.clerk,
        )
        self.plan.applications.append(planned)
        return planned


def name_of(person: SamplePerson) -> dict[str, str]:
    """FIN and the three names, as a package states another person than the applicant."""
    stated = person.stated()
    return {key: stated[key] for key in NAME_FIELDS}


def pdf(
    *,
    kind: str,
    file: str,
    name: str,
    title: str,
    subtitle: str,
    rows: tuple[tuple[str, str], ...],
    stamp: str,
    pages: int = 1,
) -> Drawing:
    """A document of a register or an authority as ``scans.pdf`` draws it."""
    return Drawing(
        kind=kind,
        file=file,
        name=name,
        fin=None,
        draw=scans.pdf,
        arguments=(title, subtitle, rows, stamp, pages),
    )
