"""What happens in the sample office: which applications, when, with which faults, and what becomes
of them.
"""

from datetime import datetime

from clerkdesk.demo import idp_applications, no_debt_applications
from clerkdesk.demo.composing import Composer, Name
from clerkdesk.demo.idp_applications import Idp
from clerkdesk.demo.no_debt_applications import NoDebt
from clerkdesk.demo.plan import Fate, Plan

SEED = 20261123
# The first applications are those of the design's pictures.
_NO_DEBT_OF_GUNEL = (
    (0, Name("Əliyev", "Rəşad", "Kamil oğlu", "5XK2M7P")),
    (0, Name("İsmayılova", "Şəhla", "Fikrət qızı")),
    (1, Name("Məmmədova", "Gülnarə", "Əli qızı")),
    (1, Name("Hüseynov", "Tural", "Vaqif oğlu")),
    (2, Name("Abbasov", "Ülvi", "Çingiz oğlu")),
    (2, Name("Rzayeva", "Könül", "Elşad qızı")),
    (2, Name("Süleymanova", "Aytən", "Zaur qızı")),
    (3, Name("Bağırov", "İlqar", "Məmməd oğlu")),
    (3, Name("Şıxəliyeva", "Xədicə", "Oqtay qızı")),
)
_IDP_OF_ELNUR = (
    (0, Name("Quliyev", "Elçin", "Həsən oğlu", "2MN8T5W")),
    (0, Name("Cəfərova", "Nərmin", "Rauf qızı")),
    (1, Name("Nəbiyev", "Orxan", "Sabir oğlu")),
    (4, Name("Xəlilov", "Ceyhun", "Arif oğlu")),
    (4, Name("Hacıyeva", "Ülkər", "Tofiq qızı")),
    (5, Name("Əhmədov", "Şahin", "Qəzənfər oğlu")),
)
"""Working days until the due date, and who applies."""
_DAYS_OF_WORK = 14
"""So many working days back decided applications go."""


class Planner:
    """``now``: the office's present; ``seed``: of everything that is drawn by chance."""

    def __init__(self, now: datetime, seed: int = SEED) -> None:
        self._composer = Composer(now, seed)
        self._chance = self._composer.random

    def make(self) -> Plan:
        self._of_the_pictures()
        self._no_debt()
        self._idp()
        plan = self._composer.plan
        plan.applications.sort(key=lambda planned: planned.submitted_at)
        return plan

    def _add_no_debt(self, outline: NoDebt) -> None:
        no_debt_applications.compose(self._composer, outline)

    def _add_idp(self, outline: Idp) -> None:
        idp_applications.compose(self._composer, outline)

    def _decided(self) -> int:
        """When a decided application was due, in working days from today."""
        return -self._chance.randrange(0, _DAYS_OF_WORK)

    def _of_the_pictures(self) -> None:
        for due_in, name in _NO_DEBT_OF_GUNEL:
            self._add_no_debt(
                NoDebt(Fate.HELD, "gunel", due_in, name, district="Nəsimi", debt="0.00")
            )
        for index, (due_in, name) in enumerate(_IDP_OF_ELNUR):
            self._add_idp(
                Idp(
                    Fate.HELD,
                    "elnur",
                    due_in,
                    name,
                    refuge="Bərdə",
                    investigate=index > 2,
                    in_two_households=index == 0,
                )
            )

    def _no_debt(self) -> None:
        choose = self._chance.choice
        for number in range(142):
            # Every ninth is late.
            due_in = choose((-1, 0, 1, 2, 3, 3)) if number % 9 else -1
            district = "Nəsimi" if number % 2 else None
            self._add_no_debt(NoDebt(Fate.NEW, "tural", due_in, district=district))
        for _ in range(10):
            self._add_no_debt(NoDebt(Fate.HELD, "tural", choose((0, 1, 2, 3))))
        for number in range(6):
            due_in = choose((0, 1, 2))
            self._add_no_debt(_shared(Fate.WAITING, due_in, of_gunel=bool(number % 2)))
        for number in range(44):
            self._add_no_debt(_shared(Fate.COMPLETED, self._decided(), of_gunel=bool(number % 3)))
        for number in range(16):
            self._add_no_debt(_shared(Fate.REFUSED, self._decided(), of_gunel=bool(number % 2)))

    def _idp(self) -> None:
        choose = self._chance.choice
        for number in range(120):
            # Every eleventh is late.
            due_in = choose((-1, 0, 0, 1, 1)) if number % 11 else -1
            refuge = None if number % 3 else "Bərdə"
            self._add_idp(Idp(Fate.NEW, "nermin", due_in, refuge=refuge))
        for _ in range(8):
            self._add_idp(Idp(Fate.HELD, "nermin", choose((0, 0, 1))))
        for fate, count in ((Fate.COMPLETED, 44), (Fate.REFUSED, 10)):
            for number in range(count):
                due_in = self._decided()
                if number % 2:
                    self._add_idp(Idp(fate, "elnur", due_in, refuge="Bərdə"))
                else:
                    self._add_idp(Idp(fate, "nermin", due_in))


def _shared(fate: Fate, due_in: int, *, of_gunel: bool) -> NoDebt:
    """The two clerks share the work: Günel has what comes from Nəsimi."""
    if of_gunel:
        return NoDebt(fate, "gunel", due_in, district="Nəsimi")
    return NoDebt(fate, "tural", due_in)
