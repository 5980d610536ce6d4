"""Sample people and addresses, the same for every demo: drawn from a seeded generator."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from clerkdesk.domain.text import fold

_MALE = (
    "Rəşad",
    "Tural",
    "Ülvi",
    "İlqar",
    "Elçin",
    "Orxan",
    "Ceyhun",
    "Şahin",
    "Vüqar",
    "Kənan",
    "Samir",
    "Anar",
    "Emin",
    "Fərid",
    "Nicat",
    "Zaur",
)
_FEMALE = (
    "Şəhla",
    "Gülnarə",
    "Könül",
    "Aytən",
    "Xədicə",
    "Nərmin",
    "Ülkər",
    "Sevil",
    "Leyla",
    "Günay",
    "Aygün",
    "Lalə",
    "Nigar",
    "Səbinə",
    "Zəhra",
    "Fidan",
)
_FATHERS = (
    "Kamil",
    "Fikrət",
    "Əli",
    "Vaqif",
    "Çingiz",
    "Elşad",
    "Zaur",
    "Məmməd",
    "Oqtay",
    "Həsən",
    "Rauf",
    "Sabir",
    "Arif",
    "Tofiq",
    "Qəzənfər",
    "Akif",
)
_SURNAMES = (
    "Əliyev",
    "İsmayılov",
    "Məmmədov",
    "Hüseynov",
    "Abbasov",
    "Rzayev",
    "Süleymanov",
    "Bağırov",
    "Şıxəliyev",
    "Quliyev",
    "Cəfərov",
    "Nəbiyev",
    "Xəlilov",
    "Hacıyev",
    "Əhmədov",
    "Kərimov",
    "Vəliyev",
    "Qasımov",
    "İbrahimov",
    "Mustafayev",
    "Ağayev",
    "Səfərov",
    "Orucov",
    "Babayev",
)
_STREETS = (
    "28 May",
    "Nizami",
    "Füzuli",
    "Xaqani",
    "İstiqlaliyyət",
    "Azadlıq",
    "Üzeyir Hacıbəyov",
    "Rəsul Rza",
    "Ə. Rəcəbli",
    "20 Yanvar",
    "Heydər Əliyev",
)
_VILLAGES = (
    "Quzanlı qəs.",
    "Horadiz ş.",
    "Əhmədbəyli k.",
    "Mollalı k.",
    "Çəmənli k.",
    "Baharlı k.",
    "Qaradağlı k.",
)
_LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class SamplePerson:
    fin: str
    surname: str
    name: str
    patronymic: str
    birth_date: date
    id_document: str

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.name} {self.patronymic}"

    def stated(self) -> dict[str, str]:
        return {
            "fin": self.fin,
            "surname": self.surname,
            "name": self.name,
            "patronymic": self.patronymic,
            "birth_date": self.birth_date.isoformat(),
            "id_document": self.id_document,
        }


class Population:
    """Draws people, codes and addresses; no FIN or code twice."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._used: set[str] = set()

    def _unique(self, make: Callable[[], str]) -> str:
        while True:
            value = make()
            if value not in self._used:
                self._used.add(value)
                return value

    def person(
        self,
        surname: str | None = None,
        name: str | None = None,
        patronymic: str | None = None,
        fin: str | None = None,
    ) -> SamplePerson:
        draw = self.random
        woman = draw.random() < 0.5 if patronymic is None else patronymic.endswith("qızı")
        family = surname or draw.choice(_SURNAMES) + ("a" if woman else "")
        father = patronymic or f"{draw.choice(_FATHERS)} {'qızı' if woman else 'oğlu'}"
        fin = fin or self._unique(
            lambda: "".join(draw.choice(_LETTERS) for _ in range(6)) + draw.choice("0123456789")
        )
        born = date(1950, 1, 1) + timedelta(days=draw.randrange(20000))
        number = self._unique(lambda: f"AZE{draw.randrange(10_000_000, 20_000_000)}")
        return SamplePerson(
            fin=fin,
            surname=family,
            name=name or draw.choice(_FEMALE if woman else _MALE),
            patronymic=father,
            birth_date=born,
            id_document=number,
        )

    def water_code(self) -> str:
        return self._unique(lambda: f"12{self.random.randrange(10**8, 10**9)}")

    def power_code(self) -> str:
        return self._unique(lambda: f"1300{self.random.randrange(10**10, 10**11)}")

    def street(self) -> str:
        draw = self.random
        street = draw.choice(_STREETS)
        return f"{street} küç. {draw.randrange(1, 120)}, m. {draw.randrange(1, 90)}"

    def village(self) -> str:
        draw = self.random
        village = draw.choice(_VILLAGES)
        street = draw.choice(_STREETS)
        return f"{village}, {street} küç. {draw.randrange(1, 60)}"

    def mobile(self) -> str:
        draw = self.random
        operator = draw.choice((50, 51, 55, 70, 77))
        first = draw.randrange(200, 999)
        second = draw.randrange(10, 99)
        third = draw.randrange(10, 99)
        return f"0{operator} {first} {second} {third}"

    def email(self, person: SamplePerson) -> str:
        number = self.random.randrange(10, 99)
        return f"{fold(person.name)[:1]}.{fold(person.surname)}{number}@example.az"
