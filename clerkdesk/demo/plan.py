"""What happens in the sample office: which applications, when, with which faults, and what becomes
of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from clerkdesk.demo import scans
from clerkdesk.demo.people import Population, SamplePerson
from clerkdesk.domain.deadlines import BAKU, WorkingCalendar

STAFF: tuple[tuple[str, str, str, str, list[str]], ...] = (
    ("gunel", "Günel Hüseynova", "clerk", "azersu", ["su-nesimi"]),
    ("tural", "Tural Abbasov", "clerk", "azersu", []),
    ("sabina", "Sabina Rəhimova", "supervisor", "azersu", []),
    ("elnur", "Elnur Məmmədli", "clerk", "azerishiq", ["ei-berde"]),
    ("nermin", "Nərmin Vəliyeva", "clerk", "azerishiq", []),
    ("kamran", "Kamran Əhmədov", "supervisor", "azerishiq", []),
    ("inzibatci", "İnzibatçı Nümunə", "admin", "azersu", []),
)
_BAKU = ("Nəsimi", "Yasamal", "Nizami", "Xətai", "Binəqədi", "Sabunçu", "Nərimanov", "Səbail")
_FROM = (
    "Ağdam",
    "Füzuli",
    "Şuşa",
    "Laçın",
    "Zəngilan",
    "Kəlbəcər",
    "Cəbrayıl",
    "Qubadlı",
    "Xocalı",
)
_TO = ("Bərdə", "Ağcabədi", "Tərtər", "Beyləqan", "Sumqayıt", "Goranboy")
# The first applications are those of the design's pictures.
_WATER_MINE = (
    ("Əliyev", "Rəşad", "Kamil oğlu", "5XK2M7P"),
    ("İsmayılova", "Şəhla", "Fikrət qızı", None),
    ("Məmmədova", "Gülnarə", "Əli qızı", None),
    ("Hüseynov", "Tural", "Vaqif oğlu", None),
    ("Abbasov", "Ülvi", "Çingiz oğlu", None),
    ("Rzayeva", "Könül", "Elşad qızı", None),
    ("Süleymanova", "Aytən", "Zaur qızı", None),
    ("Bağırov", "İlqar", "Məmməd oğlu", None),
    ("Şıxəliyeva", "Xədicə", "Oqtay qızı", None),
)
_WATER_DUE = (0, 0, 1, 1, 2, 2, 2, 3, 3)
_POWER_MINE = (
    ("Quliyev", "Elçin", "Həsən oğlu", "2MN8T5W"),
    ("Cəfərova", "Nərmin", "Rauf qızı", None),
    ("Nəbiyev", "Orxan", "Sabir oğlu", None),
    ("Xəlilov", "Ceyhun", "Arif oğlu", None),
    ("Hacıyeva", "Ülkər", "Tofiq qızı", None),
    ("Əhmədov", "Şahin", "Qəzənfər oğlu", None),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A document still to be drawn: the drawing takes longer than all the rest, and may happen in
    another process.
    """

    kind: str
    file: str
    name: str
    fin: str | None
    draw: Callable[..., bytes]
    arguments: tuple[Any, ...]


def draw(planned: "Planned") -> list[bytes]:
    """The content of the application's documents, in their order."""
    return [drawing.draw(*drawing.arguments) for drawing in planned.drawings]


@dataclass(slots=True)
class Planned:
    """One application of the sample office."""

    package: dict[str, Any]
    drawings: list["Drawing"]
    submitted_at: datetime
    fate: str
    """new, held, waiting, completed or refused"""
    clerk: str
    investigate: bool = False


@dataclass(slots=True)
class Plan:
    """All of them, in the order of their submission, and what the stand-in for billing and register
    knows.
    """

    applications: list[Planned] = field(default_factory=list)
    knows: dict[str, Any] = field(
        default_factory=lambda: {"accounts": {}, "debts": {}, "persons": {}}
    )


class Planner:
    def __init__(self, now: datetime, seed: int = 20261123) -> None:
        self.now = now
        self.calendar = WorkingCalendar()
        self.people = Population(seed)
        self.random = self.people.random
        self.plan = Plan()
        self._serial = 0

    def make(self) -> Plan:
        for names, due in zip(_WATER_MINE, _WATER_DUE):
            self._water("held", "gunel", due, district="Nəsimi", names=names, debt="0.00")
        for place, names in enumerate(_POWER_MINE):
            self._power(
                "held",
                "elnur",
                (0, 0, 1, 4, 4, 5)[place],
                to="Bərdə",
                names=names,
                investigate=place > 2,
                hit=place == 0,
            )
        self._many()
        self.plan.applications.sort(key=lambda planned: planned.submitted_at)
        return self.plan

    def _many(self) -> None:
        draw = self.random
        for number in range(142):
            self._water(
                "new",
                "tural",
                draw.choice((-1, 0, 1, 2, 3, 3)) if number % 9 else -1,
                district="Nəsimi" if number % 2 else None,
            )
        for _ in range(10):
            self._water("held", "tural", draw.choice((0, 1, 2, 3)))
        for number in range(6):
            self._water(
                "waiting",
                "gunel" if number % 2 else "tural",
                draw.choice((0, 1, 2)),
                district="Nəsimi" if number % 2 else None,
            )
        for number in range(44):
            self._water(
                "completed",
                "gunel" if number % 3 else "tural",
                -draw.randrange(0, 14),
                district="Nəsimi" if number % 3 else None,
            )
        for number in range(16):
            self._water(
                "refused",
                "gunel" if number % 2 else "tural",
                -draw.randrange(0, 14),
                district="Nəsimi" if number % 2 else None,
            )
        for number in range(120):
            self._power(
                "new",
                "nermin",
                draw.choice((-1, 0, 0, 1, 1)) if number % 11 else -1,
                to="Bərdə" if number % 3 == 0 else None,
            )
        for _ in range(8):
            self._power("held", "nermin", draw.choice((0, 0, 1)))
        for number in range(44):
            self._power(
                "completed",
                "elnur" if number % 2 else "nermin",
                -draw.randrange(0, 14),
                to="Bərdə" if number % 2 else None,
            )
        for number in range(10):
            self._power(
                "refused",
                "elnur" if number % 2 else "nermin",
                -draw.randrange(0, 14),
                to="Bərdə" if number % 2 else None,
            )

    # -- times -------------------------------------------------------------------------------------

    def _submitted(self, due_in: int, term: int) -> datetime:
        """An instant whose term of ``term`` working days ends ``due_in`` working days from today
        (negative: before).
        """
        today = self.now.astimezone(BAKU).date()
        due = self._working_day(today, due_in)
        day = due - timedelta(days=1)
        while self.calendar.add_working_days(day, term) != due:
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
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        while steps:
            day += timedelta(days=1 if steps > 0 else -1)
            if self.calendar.is_working(day):
                steps += -1 if steps > 0 else 1
        return day

    # -- applications ------------------------------------------------------------------------------

    def _package(
        self, service: str, submitted: datetime, applicant: SamplePerson
    ) -> dict[str, Any]:
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

    def _know(self, person: SamplePerson, address: str, idp: bool) -> None:
        self.plan.knows["persons"][person.fin] = person.stated() | {"address": address, "idp": idp}

    def _water(
        self,
        fate: str,
        clerk: str,
        due_in: int,
        *,
        district: str | None = None,
        names: tuple[str, str, str, str | None] | None = None,
        debt: str | None = None,
    ) -> None:
        draw = self.random
        fault = (
            draw.choice(("name", "fin", "page"))
            if fate == "refused" or (names is None and draw.random() < 0.08)
            else None
        )
        person = self.people.person(*names) if names else self.people.person()
        district = district or draw.choice(_BAKU)
        address = f"Bakı şəhəri, {district} rayonu, {self.people.street().replace('küç.', 'küçəsi').replace('m.', 'mənzil')}"
        submitted = self._submitted(due_in, 3)
        code = self.people.water_code()
        package = self._package("no_debt", submitted, person)
        package |= {
            "owner": {
                key: person.stated()[key] for key in ("fin", "surname", "name", "patronymic")
            },
            "subscriber_code": code,
        }
        if draw.random() < 0.8 or names:
            package["object"] = {"district": district, "address": address}
        holder = self.people.person() if fault == "name" else person
        self._know(person, address, False)
        self.plan.knows["accounts"][code] = {
            "subscriber_code": code,
            "holder_fin": holder.fin,
            "holder_name": holder.full_name,
            "address": address,
            "district": district,
            "consumer_group": "I",
            "old_codes": [],
        }
        amount = debt or (
            f"{draw.randrange(100, 9000) / 100:.2f}" if draw.random() < 0.2 else "0.00"
        )
        self.plan.knows["debts"][code] = amount
        planned = Planned(
            package=package,
            drawings=[],
            submitted_at=submitted,
            fate=fate,
            clerk=clerk,
        )
        shown_fin = self.people.person().fin if fault == "fin" else person.fin
        self._id_card(planned, person, shown_fin)
        rows: tuple[tuple[str, str], ...] = (
            ("Mülkiyyətçi", holder.full_name),
            ("FİN", holder.fin),
            ("Əmlakın növü", "Mənzil"),
            ("Ünvan", address.replace("şəhəri", "ş.").replace("rayonu", "r-nu")),
            ("Ümumi sahə", f"{draw.randrange(320, 1400) / 10:.1f} m²".replace(".", ",")),
            ("Reyestr nömrəsi", f"{draw.randrange(10**9, 10**10)}"),
            (
                "Qeydiyyat tarixi",
                f"{draw.randrange(1, 28):02}.{draw.randrange(1, 12):02}.20{draw.randrange(10, 24)}",
            ),
        )
        if fault == "page":
            rows = (*rows, ("Səhifə", "1 / 2 (ikinci səhifə əlavə olunmayıb)"))
        extract = (
            "ÇIXARIŞ",
            "Daşınmaz əmlakın dövlət reyestrindən",
            rows,
            "DÖVLƏT REYESTRİ",
            1 if fault == "page" else 2,
        )
        self._pdf(planned, "ownership_extract", "cixaris.pdf", "Çıxarış.pdf", *extract)
        if names or draw.random() < 0.08:
            passport = (
                "TEXNİKİ PASPORT",
                (
                    ("Ünvan", address),
                    ("Sahibi", person.full_name),
                    ("Otaqların sayı", str(draw.randrange(1, 5))),
                ),
            )
            planned.drawings.append(
                Drawing(
                    kind="technical_passport",
                    file="texniki-pasport.tif",
                    name="Texniki pasport.tif",
                    fin=None,
                    draw=scans.scanned_tiff,
                    arguments=passport,
                )
            )
        self.plan.applications.append(planned)

    def _power(
        self,
        fate: str,
        clerk: str,
        due_in: int,
        *,
        to: str | None = None,
        names: tuple[str, str, str, str | None] | None = None,
        investigate: bool = False,
        hit: bool = False,
    ) -> None:
        draw = self.random
        fault = (
            draw.choice(("expired", "fin", "elsewhere"))
            if fate == "refused" or (names is None and draw.random() < 0.08)
            else None
        )
        person = self.people.person(*names) if names else self.people.person()
        home = draw.choice(_FROM) if names is None or not hit else "Ağdam"
        to = to or draw.choice(_TO)
        old = f"{home} r-nu, {self.people.village()}"
        new = f"{to} ş., {self.people.street()}"
        submitted = self._submitted(due_in, 5 if investigate else 1)
        code = self.people.power_code()
        package = self._package("idp", submitted, person)
        family = [person] + [
            self._relative(person) for _ in range(draw.randrange(1, 4) if not hit else 3)
        ]
        if (fault == "elsewhere" or hit) and (other := self._somebody_elsewhere()) is not None:
            family[-1] = other
        reason = draw.choice(("new_address", "family_change", "first_registration"))
        package |= {
            "subscriber_code": code,
            "object": {
                "district": f"{to} r-nu" if to != "Sumqayıt" else to,
                "address": new,
                "previous_address": old,
                "reason_code": reason,
                "reason": None,
            },
            "registered_persons": [
                {key: member.stated()[key] for key in ("fin", "surname", "name", "patronymic")}
                for member in family
            ],
        }
        for member in family:
            self._know(member, old, True)
        self.plan.knows["accounts"][code] = {
            "subscriber_code": code,
            "holder_fin": person.fin,
            "holder_name": person.full_name,
            "address": old,
            "district": home,
            "consumer_group": "I",
            "old_codes": [],
        }
        owes = names is None and fate in ("new", "held") and draw.random() < 0.12
        self.plan.knows["debts"][code] = (
            f"{draw.randrange(100, 4000) / 100:.2f}" if owes else "0.00"
        )
        planned = Planned(
            package=package,
            drawings=[],
            submitted_at=submitted,
            fate=fate,
            clerk=clerk,
            investigate=investigate,
        )
        shown_fin = self.people.person().fin if fault == "fin" else person.fin
        self._id_card(planned, person, shown_fin)
        rows: tuple[tuple[str, str], ...] = (
            ("Soyadı, adı, atasının adı", person.full_name),
            ("FİN", person.fin),
            ("Daimi yaşayış yeri", old),
            ("Vəsiqənin nömrəsi", f"MK {draw.randrange(100000, 999999)}"),
        )
        self._pdf(
            planned,
            "idp_certificate",
            "kockun.pdf",
            "Məcburi köçkün vəsiqəsi.pdf",
            "MƏCBURİ KÖÇKÜN VƏSİQƏSİ",
            "Dövlət Komitəsi",
            rows,
            "DÖVLƏT KOMİTƏSİ",
        )
        valid = "01.03.2025" if fault == "expired" else f"01.03.{self.now.year + 1}"
        listed = [
            (f"{place}. {member.full_name}", member.fin) for place, member in enumerate(family, 1)
        ]
        rows = (("Yeni ünvan", new), ("Köhnə ünvan", old), *listed, ("Etibarlıdır", f"{valid}-dək"))
        committee = "Qaçqınların və Məcburi Köçkünlərin İşləri üzrə Dövlət Komitəsi"
        self._pdf(
            planned,
            "committee_reference",
            "arayis.pdf",
            "Komitənin arayışı.pdf",
            "ARAYIŞ",
            committee,
            rows,
            "DÖVLƏT KOMİTƏSİ",
        )
        self.plan.applications.append(planned)

    def _relative(self, person: SamplePerson) -> SamplePerson:
        woman = self.random.random() < 0.6
        family = (
            person.surname.removesuffix("a")
            if person.surname.endswith(("va", "yeva"))
            else person.surname
        )
        return self.people.person(
            surname=family + ("a" if woman else ""),
            patronymic=f"{self.random.choice(('Həsən', 'Akif', 'Elçin'))} {'qızı' if woman else 'oğlu'}",
        )

    def _somebody_elsewhere(self) -> SamplePerson | None:
        """A registered person of another household; the first application of the pictures brings
        its own.
        """
        households = [p for p in self.plan.applications if p.package["service"] == "idp"]
        if not households:
            # Another household of an earlier day, in Sumqayıt.
            leyla = self.people.person("Quliyeva", "Leyla", "Elçin qızı", "4TS7B2C")
            self._household(leyla)
            return leyla
        chosen = self.random.choice(households).package["registered_persons"][-1]
        return SamplePerson(
            fin=chosen["fin"],
            surname=chosen["surname"],
            name=chosen["name"],
            patronymic=chosen["patronymic"],
            birth_date=date(1990, 5, 5),
            id_document="AZE19999999",
        )

    def _household(self, member: SamplePerson) -> None:
        self._power("completed", "nermin", -12, to="Sumqayıt")
        planned = self.plan.applications[-1]
        planned.package["registered_persons"].append(
            {key: member.stated()[key] for key in ("fin", "surname", "name", "patronymic")}
        )
        self._know(member, "Sumqayıt", True)

    def _id_card(self, planned: Planned, person: SamplePerson, fin: str) -> None:
        rows = (
            ("Soyadı", person.surname),
            ("Adı", person.name),
            ("Atasının adı", person.patronymic),
            ("Doğum tarixi", f"{person.birth_date:%d.%m.%Y}"),
            ("FİN", fin),
            ("Vəsiqənin nömrəsi", person.id_document),
        )
        if planned.fate in ("held", "waiting") or self._serial % 6 == 0:
            drawing = Drawing(
                kind="id_card",
                file="vesiqe.jpg",
                name="Şəxsiyyət vəsiqəsi.jpg",
                fin=person.fin,
                draw=scans.photographed_card,
                arguments=("ŞƏXSİYYƏT VƏSİQƏSİ", rows),
            )
        else:
            scanned = ("ŞƏXSİYYƏT VƏSİQƏSİ", "Azərbaycan Respublikası", rows, "DAXİLİ İŞLƏR")
            drawing = Drawing(
                kind="id_card",
                file="vesiqe.pdf",
                name="Şəxsiyyət vəsiqəsi.pdf",
                fin=person.fin,
                draw=scans.pdf,
                arguments=scanned,
            )
        planned.drawings.append(drawing)

    def _pdf(self, planned: Planned, kind: str, file: str, name: str, *arguments: Any) -> None:
        planned.drawings.append(
            Drawing(
                kind=kind,
                file=file,
                name=name,
                fin=None,
                draw=scans.pdf,
                arguments=arguments,
            )
        )
