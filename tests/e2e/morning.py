"""A clerk's morning by keyboard alone: the same keys in a window of this process and in a real X
window of another one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from clerkdesk.adapters import packages
from clerkdesk.demo.driving.waiting import Waiting
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import Desk
from tests.faults.clerks import fin

RARE = ("Şıxəliyeva", "Xədicə")
"""The one whom the clerk looks for by name."""
REFUSAL = "Sənəddəki ünvan müraciətdəki ünvanla uyğun gəlmir."
NOTE = "Vətəndaşa zəng edildi: əlavə çıxarışı gətirəcək, mühit ğ-ö-ü № 12."
FOUND_BY_NAME = "Axtarışla tapıldı."
SOON = (0.25, 0.25, 0.5, 1, 2, 4, 4, 4, 4, 4)
"""Seconds after which a key is pressed again, and again."""
LATE = (8, 8, 8)
"""For a key that must not be pressed twice: each takes one more application."""


class Keys(Protocol):
    def press(self, keys: str) -> None: ...

    def type(self, text: str) -> None: ...

    def form(self, title: str) -> bool:
        """Whether a form of this title is there, and has the keyboard."""
        ...


def arrive(desk: Desk, unit: UnitOfWork, each: int) -> dict[str, Any]:
    """So many applications of each service, all of different citizens; gives what billing and the
    register know of them.
    """
    knows = samples.stand_in()
    for n in range(each):
        surname, name = RARE if n == 3 else ("Nümunəyev", "Əli")
        code = f"120455{n:05}"
        idp_code = f"13004550{n:07}"
        water = samples.no_debt(
            f"su-{n}",
            applicant__fin=fin(n),
            owner__fin=fin(n),
            owner__surname=surname,
            owner__name=name,
            subscriber_code=code,
        )
        water["documents"][0]["fin"] = fin(n)
        power = samples.idp(
            f"en-{n}",
            applicant__fin=fin(100 + n),
            subscriber_code=idp_code,
            object__previous_address=f"Ağdam r-nu, Quzanlı qəs., Nizami küç. {n}",
        )
        power["registered_persons"] = [
            {"fin": fin(100 + n), "surname": "Nümunəyev", "name": "Vəli"}
        ]
        power["documents"][0]["fin"] = fin(100 + n)
        for package in (water, power):
            folder = samples.write_folder(
                desk.folder / "packages" / package["portal_request_id"], package
            )
            registration.take_in(unit, packages.open_package(folder))
        for stated in (code, idp_code):
            knows["accounts"][stated] = knows["accounts"]["12045567890"] | {
                "subscriber_code": stated,
                "holder_fin": fin(n),
                "holder_name": f"{surname} {name}",
            }
            knows["debts"][stated] = "0.00"
    return knows


@dataclass
class Morning:
    """``value`` reads one value from the office's database."""

    keys: Keys
    login: str
    value: Callable[[str], Any]
    waiting: Waiting

    def work(self, count: int) -> None:
        for n in range(count):
            key = self._take()
            if n == 2:
                self._note(key)
            if n % 5 == 4:
                self._refuse(key)
            else:
                self._judge(key)
                self._approve(key)

    def look_for(self, name: str) -> None:
        """Search by name in Azerbaijani letters; Enter in the search opens the only hit."""
        key = self.value(f"SELECT id FROM application WHERE name LIKE '{name.split()[0]}%'")
        self.keys.press("Ctrl+F")
        self.keys.type(name)
        self.keys.press("Return")
        # What is open takes the note: so one sees which it is.
        self._note(key, FOUND_BY_NAME)
        self.keys.press("Ctrl+F")
        self.keys.press("Ctrl+A")
        self.keys.press("Delete")

    def _until(
        self,
        step: Callable[[], None],
        done: Callable[[], bool],
        problem: str,
        pauses: tuple[float, ...] = SOON,
    ) -> None:
        """A key that came before the window was ready is pressed again, as a person does."""
        for seconds in pauses:
            step()
            if self.waiting.holds_within(done, seconds):
                return
        raise AssertionError(f"{problem}, by {self.login}")

    def _take(self) -> int:
        mine = f"""
            SELECT max(a.id) FROM application a JOIN staff s ON s.id = a.holder_id
            WHERE s.login = '{self.login}' AND a.status = 'in_progress'
        """
        assert self.value(mine) is None, "one after the other"
        self._until(
            lambda: self.keys.press("Ctrl+N"),
            lambda: self.value(mine) is not None,
            "the next one is not taken",
            LATE,
        )
        return int(self.value(mine))

    def _judge(self, key: int) -> None:
        documents = f"SELECT count(*) FROM document WHERE application_id = {key}"
        for index in range(self.value(documents)):
            self._until(
                partial(self.keys.press, "U"),
                partial(self._are_judged, key, index + 1),
                f"document {index} is not judged",
            )

    def _are_judged(self, key: int, count: int) -> bool:
        judged = f"SELECT count(*) FROM document WHERE application_id = {key} AND fits"
        return bool(self.value(judged) >= count)

    def _approve(self, key: int) -> None:
        if self.value(f"SELECT service FROM application WHERE id = {key}") == "idp":
            answered = f"SELECT count(*) FROM debt_answer WHERE application_id = {key}"
            self.waiting.until(lambda: self.value(answered) > 0, "billing does not answer")
        self._until(
            partial(self._approve_or_weigh, key),
            lambda: self._status(key) == "completed",
            "it is not approved",
        )

    def _approve_or_weigh(self, key: int) -> None:
        """What must be weighed asks for a reason each; the first of the list will do."""
        self.keys.press("Ctrl+Return")
        open_findings = self.value(f"SELECT open_findings FROM application WHERE id = {key}")
        weighing = partial(self.keys.form, "Tapıntıların əsaslandırılması")
        if not open_findings or not self.waiting.holds_within(weighing, SOON[0]):
            return
        for finding in range(open_findings):
            if finding:
                self.keys.press("Tab")
                self.keys.press("Tab")
            self.keys.press("Down")
        self.keys.press("Ctrl+Return")

    def _refuse(self, key: int) -> None:
        self._until(
            lambda: self.keys.press("Ctrl+R"),
            lambda: self.keys.form("Müraciətdən imtina"),
            "the form of a refusal does not open",
        )
        self.keys.press("Down")
        self.keys.press("Tab")
        self.keys.press("Ctrl+A")
        self.keys.type(REFUSAL)
        self._until(
            lambda: self.keys.press("Ctrl+Return"),
            lambda: self._status(key) == "refused",
            "it is not refused",
        )
        text = self.value(f"SELECT decision_text FROM application WHERE id = {key}")
        assert text == REFUSAL, text

    def _note(self, key: int, text: str = NOTE) -> None:
        self._until(
            lambda: self.keys.press("Ctrl+M"),
            lambda: self.keys.form("Qeyd"),
            "the form of a note does not open",
        )
        self.keys.type(text)
        noted = f"SELECT count(*) FROM note WHERE application_id = {key} AND text = '{text}'"
        self._until(
            lambda: self.keys.press("Ctrl+Return"),
            lambda: self.value(noted) == 1,
            f"the note is not saved: {text}",
        )
        self.waiting.until(lambda: not self.keys.form("Qeyd"), "the form of a note does not close")

    def _status(self, key: int) -> str:
        return str(self.value(f"SELECT status FROM application WHERE id = {key}"))
