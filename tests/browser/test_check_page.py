"""The page behind a paper's QR code, in a real browser: with the office's server, and without a
line to it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from clerkdesk.adapters.signing import publisher, statements
from clerkdesk.adapters.signing.press import Press
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import issuing, publishing, register
from clerkdesk.usecases.installation_settings import set_setting
from tests import citizens, samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready
from tests.integration.certificates.test_certificates import completed
from tests.prepared import DECIDED_SECONDS
from tests.seals import DAY, SealAuthority

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
KEY = SealAuthority().seal(begins=-30 * DAY)
STRANGER = SealAuthority("Özgə").seal("Özgə idarə", begins=-30 * DAY)
_HOST = "https://yoxlama.example.az"
_KEPT = """
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.ready
      .then(() => caches.match("/api/v1/certificates/revocations"))
      .then((kept) => done(Boolean(kept && navigator.serviceWorker.controller)));
"""


class Phone:
    """A telephone, and the office's server, which can go away."""

    def __init__(self, desk: Desk, driver: Any, stack: ExitStack) -> None:
        self.desk = desk
        self.driver = driver
        self._stack = stack
        self.address = stack.enter_context(citizens.pages(desk)).address

    def goes_away(self) -> None:
        """There is no line to the office any more."""
        self._stack.close()

    def keeps_the_page(self, asked: str = "") -> None:
        """It opens the page once, with a network."""
        self.driver.get(f"{self.address}/c{asked}")
        self._until(lambda: self.driver.execute_async_script(_KEPT))

    def _until(self, condition: Callable[[], Any]) -> Any:
        return WebDriverWait(self.driver, 20).until(lambda _driver: condition())

    @property
    def text(self) -> str:
        """Everything that is to be read on the page."""
        return str(self.driver.find_element(By.TAG_NAME, "body").text)

    def scans(self, code: str) -> tuple[str, str]:
        """Tone and words of the answer to a paper's QR code."""
        # Another paper's code is another page, as a scanner opens it.
        self.driver.get("about:blank")
        self.driver.get(code.replace(_HOST, self.address))
        card = self._until(lambda: self.driver.find_elements(By.ID, "statement"))[0]
        self._until(card.is_displayed)
        heading = card.find_element(By.TAG_NAME, "h2").text
        return str(card.get_attribute("class")).split()[-1], heading


@pytest.fixture
def phone(embedded: Desk, chromium: Any) -> Iterator[Phone]:
    # The browser goes by the real clock.
    embedded.clock.now = datetime.now(UTC)
    with ExitStack() as stack:
        yield Phone(embedded, chromium, stack)


def publish(desk: Desk) -> None:
    signs = publisher.of(KEY)
    assert signs is not None
    worker = desk.worker().unit_of_work
    worker.run(publishing.publish_keys, signs.key)
    worker.run(publishing.publish_list, signs.issuer, signs.sign)


def paper(desk: Desk, days_ago: int = 0) -> tuple[str, str]:
    """The number of a certificate, and what its QR code says."""
    desk.clock.now -= timedelta(days=days_ago)
    submitted = (desk.clock.now - DAY).isoformat()
    number = completed(desk, samples.no_debt(submitted_at=submitted))
    inquiry = desk.run("gunel", issuing.request, number)
    scanned = sealed(desk, "gunel", inquiry)
    desk.clock.now += timedelta(days=days_ago)
    return scanned


def letter(desk: Desk, days_ago: int = 0) -> tuple[str, str]:
    """The number of a decision's letter, and what its QR code says."""
    desk.clock.now -= timedelta(days=days_ago)
    submitted = (desk.clock.now - DAY).isoformat()
    number = ready(desk, "elnur", samples.idp(submitted_at=submitted))
    desk.approve("elnur", number)
    desk.later(seconds=DECIDED_SECONDS)
    inquiry = desk.run("elnur", issuing.request, number)
    scanned = sealed(desk, "elnur", inquiry)
    desk.clock.now += timedelta(days=days_ago)
    return scanned


def sealed(desk: Desk, login: str, inquiry: int) -> tuple[str, str]:
    """The number of the paper that the worker forms, and what its QR code says."""
    desk.worker(render=Press(lambda: KEY)).once()
    number = desk.as_(login).read(outcomes.outcome, inquiry).certificate_number
    assert number is not None
    content = desk.as_(login).read(register.stored_file, number).content
    picture = pypdfium2.PdfDocument(content)[0].render(scale=4).to_pil()
    [code] = zxingcpp.read_barcodes(picture)
    return number, code.text


def test_a_genuine_statement_holds_with_the_office_and_without(phone: Phone) -> None:
    _number, code = paper(phone.desk)
    publish(phone.desk)
    genuine = ("ok", "QR kodun imzası idarənindir")
    phone.keeps_the_page()
    assert phone.scans(code) == genuine
    phone.goes_away()
    assert phone.scans(code) == genuine


def test_an_altered_or_foreign_statement_is_forged_without_the_office_too(phone: Phone) -> None:
    number, code = paper(phone.desk)
    publish(phone.desk)
    address, _hash, jws = code.partition("#")
    head, payload, signature = jws.split(".")
    stated = statements.read(jws, [KEY.chain]) | {"o": "B••• B•••"}
    other = str(statements.sign(KEY, stated)).split(".")[1]
    foreign = str(statements.sign(STRANGER, stated))
    phone.keeps_the_page()
    phone.goes_away()
    tone, words = phone.scans(f"{address}#{head}.{other}.{signature}")
    assert tone == "bad" and "saxtadır" in words
    copied = address.replace(number, "NB-2026-0000099")
    tone, words = phone.scans(f"{copied}#{head}.{payload}.{signature}")
    assert tone == "bad" and "saxtadır" in words
    # Whose key this telephone does not know it accuses of nothing.
    assert phone.scans(f"{address}#{foreign}")[0] == "warn"


def test_a_revoked_one_is_told_by_the_list_that_the_telephone_keeps(phone: Phone) -> None:
    number, code = paper(phone.desk)
    phone.desk.run("sabina", issuing.revoke, number, "səhv sahib")
    publish(phone.desk)
    phone.keeps_the_page()
    phone.goes_away()
    assert phone.scans(code)[0] == "bad"


def test_one_whose_days_are_over_is_expired_and_neither_genuine_nor_forged(phone: Phone) -> None:
    _number, code = paper(phone.desk, days_ago=9)
    phone.desk.local.run(set_setting, "certificate_valid_days", "5")
    publish(phone.desk)
    phone.keeps_the_page()
    phone.goes_away()
    tone, words = phone.scans(code)
    assert tone == "warn" and "müddət" in words


def test_a_letters_statement_is_read_as_a_letters_with_the_office_and_without(
    phone: Phone,
) -> None:
    number, code = letter(phone.desk, days_ago=9)
    phone.desk.local.run(set_setting, "certificate_valid_days", "5")
    publish(phone.desk)
    phone.keeps_the_page()
    genuine = ("ok", "QR kodun imzası idarənindir")
    assert phone.scans(code) == genuine, "its days are not counted"
    assert "Məktub həqiqidirmi?" in phone.text and f"{number} nömrəli məktub" in phone.text
    phone.goes_away()
    assert phone.scans(code) == genuine
    assert number in phone.text and "Kimə" in phone.text and "Obyektin sahibi" not in phone.text


def test_a_letter_that_was_revoked_is_told_without_the_office(phone: Phone) -> None:
    number, code = letter(phone.desk)
    phone.desk.run("kamran", issuing.revoke, number, "ünvan səhvdir")
    publish(phone.desk)
    phone.keeps_the_page("?lang=ru")
    phone.goes_away()
    assert phone.scans(code) == ("bad", "Аннулировано")


def test_an_altered_statement_of_a_letter_is_forged(phone: Phone) -> None:
    number, code = letter(phone.desk)
    publish(phone.desk)
    address, _hash, jws = code.partition("#")
    head, payload, signature = jws.split(".")
    phone.keeps_the_page()
    phone.goes_away()
    copied = address.replace(number, "QM-2026-0000099")
    for forged in (f"{copied}#{jws}", f"{address}#{head}.{payload[:-2]}x.{signature}"):
        assert phone.scans(forged)[0] == "bad"


def test_a_telephone_that_never_opened_the_page_shows_nothing(phone: Phone) -> None:
    _number, code = paper(phone.desk)
    publish(phone.desk)
    phone.goes_away()
    with pytest.raises(WebDriverException, match="ERR_CONNECTION_REFUSED"):
        phone.scans(code)
