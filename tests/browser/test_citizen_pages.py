"""The citizens' pages in a real browser: the whole way with its script, what a screen reader needs,
and how it looks on a telephone and a desktop.

CLERKDESK_KEEP_PAGES=DIR keeps the pictures of every page.
"""

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.base import AXE_FILE_PATH
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.installation_settings import set_setting
from tests import citizens, samples
from tests.browser.conftest import look
from tests.citizens import Pages, applied, complete
from tests.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
_WIDER = """
    const page = document.documentElement;
    return page.scrollWidth - page.clientWidth;
"""
_PRINT = """
    const done = arguments[arguments.length - 1];
    const form = document.querySelector('form[action$="/print"]');
    fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})
        .then(answer => done([answer.status, answer.headers.get('content-type')]));
"""
_AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")


class Browser:
    """What a citizen does there; every page that is looked at is checked, and kept as a picture
    where a folder is named.
    """

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.seen: list[str] = []

    def until(self, condition: Any) -> Any:
        return WebDriverWait(self.driver, 20).until(lambda _driver: condition())

    def find(self, css: str) -> Any:
        return self.until(lambda: self.driver.find_elements(By.CSS_SELECTOR, css))[0]

    def write(self, name: str, text: str) -> None:
        field = self.find(f"[name='{name}']")
        field.clear()
        field.send_keys(text)

    def press(self, text: str) -> None:
        old = self.driver.find_element(By.TAG_NAME, "html")
        buttons = [
            each
            for each in self.driver.find_elements(By.CSS_SELECTOR, "button, a")
            if each.text.strip().startswith(text) and each.is_displayed() and each.is_enabled()
        ]
        assert buttons, f"{text}: {self.text}"
        buttons[0].click()
        self.until(lambda: self.gone(old))

    def gone(self, element: Any) -> bool:
        from selenium.common.exceptions import StaleElementReferenceException

        try:
            element.tag_name  # noqa: B018 - asking is what tells
        except StaleElementReferenceException:
            return True
        return False

    def upload(self, kind: str, path: Path) -> None:
        before = len(self.driver.find_elements(By.CSS_SELECTOR, ".uploaded"))
        self.find(f"#file-{kind}").send_keys(str(path))
        self.until(lambda: len(self.driver.find_elements(By.CSS_SELECTOR, ".uploaded")) > before)

    @property
    def focused(self) -> str:
        """The role of what has the focus."""
        return str(self.driver.switch_to.active_element.get_attribute("role"))

    @property
    def text(self) -> str:
        return str(self.driver.find_element(By.TAG_NAME, "main").text)

    def check(self, name: str) -> None:
        """No fault that axe finds, nothing wider than the screen, in both sizes and colours."""
        self.seen.append(name)
        for size in ("phone", "desktop"):
            for dark in (False, True):
                look(self.driver, size, dark)
                self.driver.execute_script(_AXE)
                report = self.driver.execute_async_script(
                    "const done = arguments[arguments.length - 1]; axe.run().then(done)"
                )
                faults = []
                for violation in report["violations"]:
                    nodes = [node["html"][:120] for node in violation["nodes"]]
                    faults.append((violation["id"], nodes))
                assert not faults, f"{name}, {size}: {faults}"
                wide = self.driver.execute_script(_WIDER)
                assert wide <= 0, f"{name}, {size}: {wide} px wider than the screen"
                self._keep(f"{name}-{size}-{'dark' if dark else 'light'}")
        look(self.driver, "phone")

    def _keep(self, name: str) -> None:
        folder = os.environ.get("CLERKDESK_KEEP_PAGES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            picture = self.driver.execute_cdp_cmd(
                "Page.captureScreenshot", {"captureBeyondViewport": True}
            )
            Path(folder, f"{name}.png").write_bytes(base64.b64decode(picture["data"]))


def sign_in(browser: Browser, pages: Pages, fin: str) -> None:
    browser.driver.get(f"{pages.address}/sign-in")
    browser.find(f"option[value='{fin}']").click()
    browser.press("Daxil ol")


def test_a_certificate_is_applied_for_refused_by_a_debt_and_printed(
    pages: Pages, chromium: Any, tmp_path: Path
) -> None:
    desk = pages.desk
    paper = tmp_path / "vəsiqə.pdf"
    paper.write_bytes(samples.pdf("vəsiqə"))
    photograph = tmp_path / "çıxarış.png"
    chromium.save_screenshot(str(photograph))
    browser = Browser(chromium)
    chromium.get(pages.address)
    browser.check("home")
    chromium.get(f"{pages.address}/sign-in")
    browser.check("provider")
    sign_in(browser, pages, "5XK2M7P")
    browser.check("services")
    browser.find("summary").click()
    browser.check("menu")
    lines = chromium.execute_script("return document.querySelector('header').offsetHeight")
    assert lines <= 64, "the header takes one line"
    chromium.get(f"{pages.address}/apply/no-debt")
    browser.check("no-debt-code")
    browser.write("subscriber_code", "12")
    browser.write("subscriber_code", "12045567890")
    browser.press("Göndərmək")
    browser.write("contact.mobile", "123")
    browser.write("contact.email", "r.aliyev@example.az")
    browser.press("Təsdiqlə")
    assert "Düzəldilməli olanlar" in browser.text
    assert browser.focused == "alert" and "Mobil No: " in browser.text
    browser.check("no-debt-contact-fault")
    browser.write("contact.mobile", "050 234 56 78")
    browser.press("Təsdiqlə")
    browser.check("no-debt-documents-empty")
    browser.upload("id_card", paper)
    assert browser.focused == "status" and "Yükləndi: vəsiqə.pdf" in browser.text
    browser.upload("ownership_extract", photograph)
    browser.check("no-debt-documents")
    browser.press("Davam et")
    browser.check("no-debt-check")
    browser.press("Göndərmək")
    assert "3 iş gün ərzində" in browser.text and "WD-2026-0000001" in browser.text
    browser.check("no-debt-sent")
    desk.knows["debts"]["12045567890"] = "12.40"
    complete(desk, "WD-2026-0000001")
    chromium.get(f"{pages.address}/applications")
    browser.check("applications")
    browser.press("Çap et")
    assert "12,40" in browser.text or "12.40" in browser.text
    browser.check("debt")
    desk.knows["debts"]["12045567890"] = "0.00"
    printed = chromium.execute_async_script(_PRINT)
    assert printed == [200, "application/pdf"]
    chromium.get(f"{pages.address}/applications/WD-2026-0000001")
    browser.check("application")
    number = desk.scalar("SELECT number FROM certificate")
    code = desk.scalar("SELECT code FROM certificate")
    chromium.get(f"{pages.address}/c?number={number}&code={code}")
    browser.check("certificate")


def test_a_file_of_another_kind_is_refused_beside_its_field_and_the_next_one_is_taken(
    pages: Pages, chromium: Any, tmp_path: Path
) -> None:
    browser = Browser(chromium)
    sign_in(browser, pages, "5XK2M7P")
    chromium.get(f"{pages.address}/apply/no-debt")
    browser.write("subscriber_code", "12045567890")
    browser.press("Göndərmək")
    browser.write("contact.mobile", "050 234 56 78")
    browser.write("contact.email", "r.aliyev@example.az")
    browser.press("Təsdiqlə")
    wrong = tmp_path / "şəkil.pdf"
    wrong.write_bytes(b"MZ" + b"\0" * 3000)
    browser.find("#file-id_card").send_keys(str(wrong))
    browser.find("[id='documents.id_card-problem']")
    assert browser.focused == "alert"
    browser.check("no-debt-documents-fault")
    paper = tmp_path / "vəsiqə.pdf"
    paper.write_bytes(samples.pdf("vəsiqə"))
    browser.upload("id_card", paper)
    assert "vəsiqə.pdf" in browser.text


def test_a_displaced_family_applies_by_keyboard_alone(
    pages: Pages, chromium: Any, tmp_path: Path
) -> None:
    browser = Browser(chromium)
    sign_in(browser, pages, "2MN8T5W")
    chromium.get(f"{pages.address}/apply/idp")
    assert "Quliyev" in browser.text
    browser.check("idp-basic")
    browser.press("Davam et")
    browser.check("idp-application")
    browser.find("[id='object.district']").send_keys("Bərdə")
    browser.write("object.address", "Bərdə ş., 20 Yanvar küç. 12, m. 4")
    browser.write("object.previous_address", "Ağdam r-nu, Quzanlı qəs., Nizami küç. 5")
    browser.find("input[value=new_address]").send_keys(Keys.SPACE)
    for index, fin in enumerate(("2MN8T5W", "6PL0RR9")):
        browser.find(f"[id='registered_persons.{index}.fin']").send_keys(fin)
    old = browser.find("html")
    browser.find("[id='registered_persons.1.fin']").send_keys(Keys.ENTER)
    browser.until(lambda: browser.gone(old))
    assert chromium.current_url.endswith("/documents"), browser.text
    browser.check("idp-documents")
    for kind in ("id_card", "idp_certificate", "committee_reference"):
        paper = tmp_path / f"{kind}.pdf"
        paper.write_bytes(samples.pdf(kind))
        browser.upload(kind, paper)
    browser.press("Davam et")
    browser.write("contact.mobile", "050 234 56 79")
    browser.check("idp-contact")
    browser.press("Davam et")
    browser.check("idp-check")
    browser.press("Müraciəti göndər")
    assert "ID-2026-0000001" in browser.text
    desk = pages.desk
    desk.run("elnur", casework.take, "ID-2026-0000001")
    desk.run(
        "elnur",
        casework.wait,
        "ID-2026-0000001",
        "Kiçik oğlunuzun doğum şəhadətnaməsini əlavə edin.",
    )
    chromium.get(f"{pages.address}/applications/ID-2026-0000001")
    browser.check("idp-waiting")


def test_what_a_citizen_does_after_sending_is_looked_at_in_every_state(
    pages: Pages, chromium: Any, tmp_path: Path
) -> None:
    desk = pages.desk
    applied(pages)
    browser = Browser(chromium)
    sign_in(browser, pages, "5XK2M7P")
    page = f"{pages.address}/applications/WD-2026-0000001"
    chromium.get(page)
    browser.find("details.more summary").click()
    browser.check("application-withdrawing")
    desk.worker().once()
    desk.run("gunel", casework.take, "WD-2026-0000001")
    for document in desk.run("gunel", detail.open_case, "WD-2026-0000001").documents:
        fits = document.kind == "id_card"
        why = None if fits else "İkinci səhifə yoxdur."
        desk.run("gunel", review.give_verdict, "WD-2026-0000001", document.id, fits, why)
    desk.run("gunel", casework.wait, "WD-2026-0000001", "Çıxarışın ikinci səhifəsini göndərin.")
    chromium.get(page)
    browser.check("application-waiting")
    browser.press("Sənədi göndər")
    assert browser.focused == "alert"
    browser.check("application-waiting-fault")
    browser.find("details.more summary").click()
    browser.press("Bəli, geri götür")
    assert browser.focused == "status"
    browser.check("application-withdrawal-asked")
    desk.run("gunel", review.refuse, "WD-2026-0000001", "document_missing", "Çıxarış tam deyil.")
    desk.later(seconds=16)
    chromium.get(page)
    browser.check("application-refused")
    browser.press("Yenidən göndər")
    browser.check("again-documents")
    paper = tmp_path / "çıxarış tam.pdf"
    paper.write_bytes(samples.pdf("tam"))
    browser.upload("ownership_extract", paper)
    browser.press("Davam et")
    browser.check("again-check")
    browser.press("Göndərmək")
    browser.check("again-sent")


def test_without_a_script_a_file_is_chosen_named_and_sent(
    pages: Pages, chromium: Any, tmp_path: Path
) -> None:
    browser = Browser(chromium)
    sign_in(browser, pages, "5XK2M7P")
    chromium.get(f"{pages.address}/apply/no-debt")
    browser.write("subscriber_code", "12045567890")
    browser.press("Göndərmək")
    browser.write("contact.mobile", "050 234 56 78")
    browser.write("contact.email", "r.aliyev@example.az")
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.press("Təsdiqlə")
    control = browser.find("#file-id_card")
    assert control.accessible_name.replace(" :", ":") == "Fayl seçin: Şəxsiyyət vəsiqəsi"
    nothing = control.value_of_css_property("color")
    paper = tmp_path / "vəsiqə.pdf"
    paper.write_bytes(samples.pdf("vəsiqə"))
    control.send_keys(str(paper))
    # What was chosen is named beside the button, and nothing was while nothing was.
    assert nothing.endswith(", 0)") and not control.value_of_css_property("color").endswith(", 0)")
    browser.press("Yüklə")
    assert "Yükləndi: vəsiqə.pdf" in browser.text and browser.focused == "status"


def test_the_page_of_the_code_is_looked_at(embedded: Desk, chromium: Any) -> None:
    embedded.local.run(set_setting, "confirm_mobile", "yes")
    with citizens.pages(embedded, send_sms=lambda _mobile, _text: True) as pages:
        browser = Browser(chromium)
        sign_in(browser, pages, "5XK2M7P")
        chromium.get(f"{pages.address}/apply/no-debt")
        browser.write("subscriber_code", "12045567890")
        browser.press("Göndərmək")
        browser.write("contact.mobile", "050 234 56 78")
        browser.write("contact.email", "r.aliyev@example.az")
        browser.press("Təsdiqlə")
        browser.check("no-debt-mobile")
        browser.write("mobile_code", "12")
        browser.press("Təsdiqlə")
        assert browser.focused == "alert" and "SMS-dəki kod: " in browser.text
        browser.check("no-debt-mobile-fault")
