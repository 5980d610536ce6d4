"""A sample citizen at the pages: what somebody does there who wants a certificate and owes
something.
"""

from datetime import datetime

from clerkdesk.demo import samples
from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.stand_ins import StandIns
from clerkdesk.demo.visitor import Visitor

DEBT = "12.40"
EMAIL = "muraciet@example.az"


class Citizen:
    """Every method raises StepFailed where the page is not what it should be."""

    def __init__(self, pages: str, around: StandIns, now: datetime) -> None:
        self.visitor = Visitor(pages)
        self._pages = pages
        self._around = around
        self._now = now
        holders = {account["holder_fin"]: code for code, account in around.accounts.items()}
        # Somebody who has no application yet that the page says something of.
        self.fin = next(
            fin
            for fin, citizen in around.provider.citizens.items()
            if not citizen.state and fin in holders
        )
        self.code = holders[self.fin]
        around.debts[self.code] = DEBT
        self.number = ""

    def _expect(self, held: bool, problem: str) -> None:
        if not held:
            raise StepFailed(
                f"{problem}: {self.visitor.status} {self.visitor.url} {self.visitor.text[:300]}"
            )

    def sign_in(self) -> None:
        self.visitor.open(f"{self._pages}/sign-in").press(
            "Daxil ol", {"fin": self.fin, "way": "asan_imza"}
        )
        self._expect(self.visitor.status == 200 and "Çıxış" in self.visitor.text, "not signed in")

    def apply(self) -> str:
        """The application's number."""
        visitor = self.visitor.open("/apply/no-debt")
        visitor.press("Göndərmək", {"subscriber_code": self.code})
        visitor.press(
            "Təsdiqlə",
            {"owner.fin": self.fin, "contact.mobile": "050 234 56 78", "contact.email": EMAIL},
        )
        for kind, content in samples.papers(self._now).items():
            if kind in ("id_card", "ownership_extract"):
                visitor.press("Yüklə", ending=f"/documents/{kind}", file=(f"{kind}.pdf", content))
        visitor.press("Davam et", ending="/no-debt/documents")
        visitor.press("Göndərmək", ending="/no-debt/check")
        self._expect("Əməliyyat uğurla yerinə yetirildi" in visitor.text, "not sent")
        self.number = visitor.path.rpartition("/")[2]
        return self.number

    def told_of_debt(self) -> bool:
        return any(
            each["to"] == EMAIL
            and self.number in each["subject"] + each["text"]
            and "12,40" in each["text"]
            for each in self._around.mailbox.texts()
        )

    def refused_by_debt(self) -> None:
        self.visitor.open(f"/applications/{self.number}").press("Çap et")
        self._expect(
            self.visitor.status == 409 and "12,40" in self.visitor.text, "no warning of the debt"
        )

    def pay(self) -> None:
        with Visitor(self._around.address) as elsewhere:
            elsewhere.open(f"/pay?code={self.code}").press("Ödə")
            self._expect(elsewhere.status == 200 and DEBT in elsewhere.text, "not paid")

    def printed(self) -> bytes:
        """The certificate."""
        self.visitor.press("Yenidən")
        self._expect(self.visitor.kind == "application/pdf", "no certificate")
        content: bytes = self.visitor.content
        return content
