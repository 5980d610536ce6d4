"""Signing in at a provider: who comes back is believed only where the provider itself says so, to
the browser that asked.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest
from fastapi import responses

from clerkdesk.demo import provider
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.eservices import Channel
from clerkdesk.gateway import openid, sign_in
from clerkdesk.gateway.sessions import (
    IDLE_SECONDS,
    LONGEST_SECONDS,
    MAX_OF_CITIZEN,
    Citizen,
    Sessions,
)
from clerkdesk.gateway.sign_in import Provider
from tests import citizens
from tests.citizens import ELCIN, RESAD, Pages
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def pages(embedded: Desk) -> Iterator[Pages]:
    with citizens.pages(embedded) as opened:
        yield opened


@pytest.mark.parametrize("way", ["e_signature", "asan_imza", "password"])
def test_each_way_leads_in_and_back_to_what_was_asked_for(pages: Pages, way: str) -> None:
    visitor = pages.visitor().open(f"{pages.address}/applications")
    assert visitor.path == "/authorize"
    visitor.press("Daxil ol", {"fin": ELCIN.fin, "way": way})
    assert visitor.path == "/applications" and "Quliyev Elçin" in visitor.text


def test_who_declines_is_told_so_and_can_try_again(pages: Pages) -> None:
    visitor = pages.visitor().open(f"{pages.address}/sign-in").press("İmtina")
    assert visitor.status == 403 and "imtina" in visitor.text and "Yenidən daxil ol" in visitor.text
    assert visitor.open("/applications").path == "/authorize"


@pytest.mark.parametrize(
    "forged",
    [
        {"nonce": "another"},
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"azp": "clerkdesk", "aud": "another"},
        {"aud": [], "azp": "clerkdesk"},
        {"exp": 1},
        {"fin": ""},
        {"fin": "5XKOM7P"},
        {"iat": int(time.time()) + 9999},
    ],
    ids=lambda forged: next(iter(forged)) + str(next(iter(forged.values())))[:6],
)
def test_a_token_that_is_not_for_this_browser_and_this_moment_opens_nothing(
    pages: Pages, forged: dict[str, object]
) -> None:
    pages.provider.claims = lambda claims: claims | forged
    visitor = pages.signed_in()
    assert visitor.status == 403 and "Əliyev" not in visitor.text
    assert visitor.open("/applications").path == "/authorize"


def test_an_answer_without_a_token_opens_nothing(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer: dict[str, Any] = {"access_token": "x", "token_type": "Bearer"}
    monkeypatch.setattr(provider, "JSONResponse", lambda *_answer: responses.JSONResponse(answer))
    assert pages.signed_in().status == 403
    tokens: tuple[object, ...] = (None, ["x"], {})
    for token in tokens:
        answer["id_token"] = token
        assert pages.signed_in().status == 403


def key_of(kid: str | None = None) -> Any:
    """A new key of a provider, with a name or without."""
    from joserfc.jwk import ECKey

    parameters: Any = {"alg": "ES256"} | ({"kid": kid} if kid else {})
    return ECKey.generate_key("P-256", parameters)


def test_a_token_signed_by_somebody_else_opens_nothing_and_a_new_key_of_the_providers_does(
    pages: Pages,
) -> None:
    assert pages.signed_in().status == 200  # the provider's keys are known from here on
    own = pages.provider.key
    pages.provider.published = [own]
    pages.provider.key = key_of(str(own.kid))
    forged = pages.signed_in()
    assert forged.status == 403 and forged.open("/applications").path == "/authorize"
    pages.provider.key = key_of("new")
    forged = pages.signed_in()
    assert forged.status == 403 and forged.open("/applications").path == "/authorize"


@pytest.mark.parametrize("kid", ["new", None], ids=["with a name", "without a name"])
def test_a_new_key_of_the_providers_opens_at_once(pages: Pages, kid: str | None) -> None:
    pages.provider.key = key_of("old" if kid else None)
    assert pages.signed_in().status == 200
    pages.provider.key = key_of(kid)
    assert pages.signed_in().status == 200


def test_keys_that_do_not_fit_are_asked_for_once_a_minute(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages.signed_in().status == 200
    pages.provider.published = [pages.provider.key]
    pages.provider.key = key_of()
    before = pages.provider.keys_asked
    for _time in range(3):
        assert pages.signed_in().status == 403
    assert pages.provider.keys_asked == before + 1
    monkeypatch.setattr(openid, "KEYS_SECONDS", 0.0)
    pages.provider.published = None
    assert pages.signed_in().status == 200


@pytest.mark.parametrize("name", [None, {"az": "Əliyev"}, ["Əliyev"], 7, "  \u200b", "a\x1bb"])
def test_a_name_that_is_not_told_as_a_text_is_missing(pages: Pages, name: object) -> None:
    pages.provider.claims = lambda claims: claims | {"family_name": name, "given_name": name}
    visitor = pages.signed_in()
    assert visitor.status == 200 and "None" not in visitor.text
    assert "Əliyev Rəşad" in visitor.text, "the register's name, where the provider tells none"


def test_an_answer_that_another_browser_asked_for_opens_nothing(pages: Pages) -> None:
    visitor = pages.visitor().open(f"{pages.address}/sign-in")
    victim = pages.visitor().open(f"{pages.address}/sign-in")
    form = visitor.form()
    with httpx2.Client(follow_redirects=False) as client:
        answer = client.post(
            visitor.url, data={**dict(form.fields), "fin": RESAD.fin, "way": "password"}
        )
    assert victim.open(answer.headers["location"]).status == 403
    assert pages.visitor().open(answer.headers["location"]).path == "/"
    assert victim.open("/applications").path == "/authorize"


def test_a_provider_that_is_away_or_speaks_for_another_is_said_to_be_silent(
    embedded: Desk, pages: Pages
) -> None:
    pages.provider.issuer = "https://another.example"
    answer = pages.visitor().open(f"{pages.address}/sign-in")
    assert answer.status == 502 and "cavab vermir" in answer.text


def test_the_browser_gets_a_new_session_when_it_signs_in_and_none_when_it_signs_out(
    pages: Pages,
) -> None:
    visitor = pages.visitor().open(f"{pages.address}/sign-in")
    before = visitor.client.cookies["clerkdesk"]
    visitor.press("Daxil ol", {"fin": RESAD.fin, "way": "password"})
    after = visitor.client.cookies["clerkdesk"]
    assert before != after
    set_by = next(each for each in visitor.answer.history if "set-cookie" in each.headers).headers[
        "set-cookie"
    ]
    assert "HttpOnly" in set_by and "SameSite=lax" in set_by and "Path=/" in set_by
    visitor.press("Çıxış")
    with httpx2.Client(cookies={"clerkdesk": after}, follow_redirects=False) as client:
        assert client.get(f"{pages.address}/applications").status_code == 303
    with httpx2.Client(cookies={"clerkdesk": before}, follow_redirects=False) as client:
        assert client.get(f"{pages.address}/applications").status_code == 303


def test_over_https_the_cookie_is_for_https_and_this_host_alone() -> None:
    from clerkdesk.gateway.citizens import Citizens

    site = Citizens(
        Provider(
            address="https://pages.example.az",
            issuer="https://login.example.az",
            client_id="a",
            client_secret="b",
            channel=Channel.E_GOV,
        )
    )
    assert site.provider.secure and site.cookie.startswith("__Host-")


def test_a_form_of_another_page_does_nothing(embedded: Desk, pages: Pages) -> None:
    visitor = pages.signed_in()
    for path in (
        "/apply/no-debt/code",
        "/apply/no-debt/documents/id_card",
        "/applications/WD-2026-0000001/print",
        "/sign-out",
    ):
        for token in ("", "wrong", "ə\udc80"):
            answer = visitor.client.post(
                pages.address + path,
                data={
                    "token": token.encode("utf-8", "surrogateescape"),
                    "subscriber_code": "12045567890",
                },
            )
            assert answer.status_code in (403, 404), path
    assert (
        visitor.open("/apply/no-debt/code").form("/code").value("subscriber_code") == ""
        and "Əliyev" in visitor.text
    )


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/applications/../../x",
        "/sign-out",
        "javascript:alert(1)",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(pages: Pages, target: str) -> None:
    visitor = pages.visitor()
    visitor.open(f"{pages.address}/sign-in?{urlencode({'next': target})}")
    visitor.press("Daxil ol", {"fin": RESAD.fin, "way": "password"})
    assert visitor.url == f"{pages.address}/"


def test_sessions_end_by_themselves_and_a_citizen_has_few() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    citizen = Citizen(
        fin="5XK2M7P",
        method=None,
        surname="Əliyev",
        name="Rəşad",
        person=None,
    )
    first = sessions.sign_in(sessions.begin(), citizen)
    now[0] += IDLE_SECONDS - 1
    assert sessions.find(first.id) is first
    now[0] += IDLE_SECONDS + 1
    assert sessions.find(first.id) is None
    steady = sessions.sign_in(sessions.begin(), citizen)
    for _ in range(LONGEST_SECONDS // IDLE_SECONDS):
        now[0] += IDLE_SECONDS - 1
        sessions.find(steady.id)
    now[0] += IDLE_SECONDS - 1
    assert sessions.find(steady.id) is None
    many = [sessions.sign_in(sessions.begin(), citizen) for _ in range(MAX_OF_CITIZEN + 1)]
    still_open = [sessions.find(session.id) is not None for session in many]
    assert still_open == [False] + [True] * MAX_OF_CITIZEN


WHOLE = """address = "https://pages.example.az/"
issuer = "https://login.example.az"
client_id = "clerkdesk"
client_secret = "sirr"
[methods]
card = "e_signature"
[pay]
azersu = "https://pay.example.az"
"""


def written(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "citizens.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_the_settings_are_read(tmp_path: Path) -> None:
    provider = sign_in.read(written(tmp_path, WHOLE))
    assert (provider.address, provider.channel, provider.methods, provider.pay["azersu"]) == (
        "https://pages.example.az",
        Channel.E_GOV,
        {"card": "e_signature"},
        "https://pay.example.az",
    )


@pytest.mark.parametrize(
    ("line", "other", "field"),
    [
        ('address = "https:', 'address = "http:', "address"),
        ('issuer = "https:', 'issuer = "ftp:', "issuer"),
        ('client_secret = "sirr"', "", "client_secret"),
        ('client_id = "clerkdesk"', 'client_id = "ə"', "client_id"),
        ('card = "e_signature"', 'card = "face"', "methods"),
        ("https://pay", "javascript://pay", "pay"),
        ("[methods]", 'channel = "counter"\n[methods]', "channel"),
    ],
)
def test_each_setting_that_is_wrong_is_named(
    tmp_path: Path, line: str, other: str, field: str
) -> None:
    assert line in WHOLE
    with pytest.raises(Invalid) as refused:
        sign_in.read(written(tmp_path, WHOLE.replace(line, other)))
    assert (refused.value.code, refused.value.params["field"]) == ("citizens_entry", field)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="citizens_file"):
        sign_in.read(written(tmp_path, WHOLE, 0o644))


def test_without_a_provider_there_are_no_pages_of_ones_own(embedded: Desk) -> None:
    from tests import gateways

    with gateways.listening(embedded) as address, httpx2.Client(base_url=address) as client:
        assert client.get("/sign-in").status_code == client.get("/applications").status_code == 404
        assert not re.search('href="/"', client.get("/c").text)
