"""The page behind a certificate's QR code: what is true of the paper, to anybody, in three
languages, without a script.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx2
import pytest

from clerkdesk.gateway import pages
from clerkdesk.settings import LANGUAGES
from clerkdesk.store import reference
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.retention import erasing, rules
from clerkdesk.worker.retention import Retention
from tests import gateways
from tests.conftest import Desk
from tests.gateways import Portal
from tests.integration.portal.test_gateway import completed

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def egov(desk: Desk) -> Iterator[Portal]:
    with gateways.egov(desk) as portal:
        yield portal


@pytest.fixture
def client(egov: Portal) -> Iterator[httpx2.Client]:
    """A stranger's browser: no key."""
    with httpx2.Client(base_url=egov.address, timeout=30) as stranger:
        yield stranger


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.all if name == tag]


def verdict(page: httpx2.Response) -> str:
    heading = re.search(r'<h2 id="verdict">(.*?)</h2>', page.text)
    assert heading is not None
    return heading[1]


def test_the_paper_in_the_hand_is_judged_by_its_number_and_code(
    desk: Desk, egov: Portal, client: httpx2.Client
) -> None:
    number = completed(desk, egov)
    egov.print(number)
    certificate = desk.scalar("SELECT number FROM certificate")
    code = desk.scalar("SELECT code FROM certificate")
    grouped = "-".join(code[position : position + 4] for position in range(0, len(code), 4)).lower()
    assert (
        verdict(client.get(f"/c/{certificate}", params={"code": code})) == "Həqiqidir və qüvvədədir"
    )
    assert (
        verdict(
            client.get(
                "/c", params={"number": f" {certificate.lower()} ", "code": grouped, "lang": "en"}
            )
        )
        == "Genuine and in force"
    )
    client.cookies.clear()
    wrong = client.get(f"/c/{certificate}", params={"code": "0" * 17})
    assert wrong.status_code == 200 and verdict(wrong) == "Belə arayış tapılmadı"
    desk.run("sabina", issuing.revoke, certificate, "gizli səbəb")
    revoked = client.get(f"/c/{certificate}", params={"code": code, "lang": "ru"})
    assert verdict(revoked) == "Аннулирована" and "gizli" not in revoked.text
    for fact in ("5XK2M7P", "Əliyev", "12045567890", "28 May"):
        assert fact not in revoked.text


def test_the_paper_of_an_erased_application_is_genuine_and_says_nothing_of_anybody(
    desk: Desk, egov: Portal, client: httpx2.Client
) -> None:
    number = completed(desk, egov)
    egov.print(number)
    desk.later(seconds=30)
    desk.worker().once()
    certificate = desk.scalar("SELECT number FROM certificate")
    code = desk.scalar("SELECT code FROM certificate")
    desk.local.run(rules.set_rule, "no_debt", "completed", 12)
    desk.later(days=400)
    assert Retention(desk.worker().unit_of_work).erase(erasing.due).failed == []
    assert desk.scalar("SELECT erased_at FROM application") is not None
    page = client.get(f"/c/{certificate}", params={"code": code})
    assert verdict(page) == "Həqiqidir və qüvvədədir" and code[-4:] in page.text
    assert "None" not in page.text and "Obyektin sahibi" not in page.text
    assert egov.get(f"/applications/{number}").json()["status"] == "completed"
    assert egov.print(number).status_code >= 400


def test_what_is_written_into_the_address_is_a_text_and_nothing_else(client: httpx2.Client) -> None:
    page = client.get("/c", params={"number": '"><script>x</script>', "code": "'><img src=x>"})
    assert page.status_code == 200 and not Elements(page.text).of("img")
    assert Elements(page.text).of("script") == [{"src": "/static/check.js", "defer": None}]
    assert client.get("/c/%2e%2e%2fetc", params={"code": "x"}).status_code in (200, 404)
    assert (
        client.get("/static/../reference/pages.toml").status_code
        == client.get("/static/sentences.toml").status_code
        == 404
    )


def test_a_page_runs_nothing_but_the_script_that_checks_the_qr_code(client: httpx2.Client) -> None:
    page = client.get("/c/NB-2026-0000001", params={"code": "x"})
    policy = page.headers["Content-Security-Policy"]
    assert (
        "default-src 'none'" in policy
        and policy.count("script") == policy.count("script-src 'self'") == 1
        and policy.count("connect-src 'self'") == policy.count("worker-src 'self'") == 1
        and "unsafe" not in policy
        and "frame-ancestors 'none'" in policy
    )
    # The code stands in the address: it goes to nobody else, and stays in no cache.
    assert (
        page.headers["Referrer-Policy"],
        page.headers["Cache-Control"],
        page.headers["X-Content-Type-Options"],
    ) == ("no-referrer", "no-store", "nosniff")
    assert "Set-Cookie" not in page.headers
    for attributes in [
        *Elements(page.text).of("link"),
        *Elements(page.text).of("a"),
        *Elements(page.text).of("form"),
    ]:
        target = attributes.get("href") or attributes.get("action") or ""
        assert target.startswith(("/", "?", "#")) and not target.startswith("//")
        assert not any(name.startswith("on") or name == "style" for name in attributes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_one_language_and_keeps_what_was_typed_when_it_changes(
    client: httpx2.Client, language: str
) -> None:
    page = client.get("/c", params={"number": "NB-2026-0000001", "code": "7K4M", "lang": language})
    elements = Elements(page.text)
    assert elements.of("html")[0]["lang"] == page.headers["Content-Language"] == language
    assert [
        attributes.get("aria-current") is not None
        for attributes in elements.of("a")
        if "hreflang" in attributes
    ] == [code == language for code in LANGUAGES]
    other = next(
        attributes["href"]
        for attributes in elements.of("a")
        if attributes.get("hreflang") not in (None, language)
    )
    again = Elements(client.get(f"/c{other}").text)
    assert {"NB-2026-0000001", "7K4M"} <= {
        attributes.get("value") for attributes in again.of("input")
    }
    assert client.get("/c").headers["Content-Language"] != language, (
        "the language that was chosen last is kept"
    )
    client.cookies.clear()
    assert (
        client.get("/c", headers={"Accept-Language": f"{language};q=0.9"}).headers[
            "Content-Language"
        ]
        == language
    )


def test_every_field_has_its_name_and_hint(client: httpx2.Client) -> None:
    elements = Elements(client.get("/c").text)
    ids = {attributes["id"] for _tag, attributes in elements.all if "id" in attributes}
    for field in (
        attributes for attributes in elements.of("input") if attributes.get("type") != "hidden"
    ):
        assert (
            field["id"] in {attributes.get("for") for attributes in elements.of("label")}
            and field["aria-describedby"] in ids
        )
    assert len(elements.of("h1")) == len(elements.of("main")) == len(elements.of("title")) == 1


def test_style_and_letters_come_from_the_program(client: httpx2.Client) -> None:
    style = client.get("/static/style.css")
    assert style.headers["content-type"].startswith("text/css") and "http" not in style.text
    for name in re.findall(r'url\("(/static/[^"]+)"\)', style.text):
        assert client.get(name).content[:4] in (b"\x00\x01\x00\x00", b"OTTO")


def test_every_word_is_there_in_three_languages_and_every_language_has_a_name() -> None:
    words = reference.read("pages")
    assert all(len(texts) == 3 and all(texts) for texts in words.values())
    assert all(
        set(re.findall(r"{\w+}", texts[0])) == set(re.findall(r"{\w+}", text))
        for texts in words.values()
        for text in texts
    )
    assert set(pages.NAMES) == set(LANGUAGES)
    used = {f"verdict_{verdict_}" for verdict_ in pages.TONES}
    used |= {f"said_{verdict_}" for verdict_ in pages.TONES}
    assert used <= set(words)


def test_a_certificate_that_was_superseded_names_the_newer_one(embedded: Desk) -> None:
    with gateways.egov(embedded) as egov:
        number = completed(embedded, egov)
        egov.print(number)
        first = embedded.scalar("SELECT number FROM certificate")
        code = embedded.scalar("SELECT code FROM certificate")
        embedded.later(days=3)
        egov.print(number)
        with httpx2.Client(base_url=egov.address) as client:
            page = client.get(f"/c/{first}", params={"code": code})
    assert verdict(page) == "Yenisi ilə əvəz olunub" and "NB-2026-0000002" in page.text
