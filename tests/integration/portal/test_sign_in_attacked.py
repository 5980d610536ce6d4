"""Somebody else on the way to the provider and back: tokens that anybody could have signed, answers
that come twice, cookies and hosts of the attacker's choice, forms of other pages.
"""

import hashlib
import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import httpx2
import pytest
from joserfc import jwt

from clerkdesk.gateway.citizen_pages.routes import routes
from tests import citizens
from tests.citizens import RESAD, Pages
from tests.conftest import Desk
from tests.integration.portal.test_sign_in import key_of

pytestmark = pytest.mark.timeout(90)
COOKIE = "clerkdesk"
EVIL = "evil.example"
Forge = Callable[[dict[str, Any], dict[str, Any], Any], str]
honestly = jwt.encode


@pytest.fixture
def pages(embedded: Desk) -> Iterator[Pages]:
    with citizens.pages(embedded) as opened:
        yield opened


def packed(octets: bytes) -> str:
    return urlsafe_b64encode(octets).decode().rstrip("=")


def by_hand(header: dict[str, Any], claims: dict[str, Any], key: bytes | None) -> str:
    """A token of whoever has this secret; None: of nobody."""
    signed = ".".join(packed(json.dumps(part).encode()) for part in (header, claims))
    mark = b"" if key is None else hmac.digest(key, signed.encode(), hashlib.sha256)
    return f"{signed}.{packed(mark)}"


def of_nobody(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    return by_hand(header | {"alg": "none"}, claims, None)


def of_nobody_otherwise(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    return by_hand(header | {"alg": "nOnE"}, claims, None)


def by_the_clients_secret(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    return by_hand(header | {"alg": "HS256"}, claims, citizens.SECRET.encode())


def by_the_public_key(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    return by_hand(header | {"alg": "HS256"}, claims, key.as_pem(private=False))


def by_a_key_that_it_brings(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    own = key_of(header.get("kid"))
    return honestly(header | {"jwk": own.as_dict(private=False)}, claims, own)


def by_a_key_that_it_names(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    return honestly(header | {"jku": f"https://{EVIL}/jwks"}, claims, key_of(header.get("kid")))


def with_a_mark_that_is_empty(header: dict[str, Any], claims: dict[str, Any], _key: Any) -> str:
    return by_hand(header, claims, None)


def with_what_nobody_understands(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    return honestly(header, claims, key).replace(".", ".e30.", 1)


def with_other_claims(header: dict[str, Any], claims: dict[str, Any], key: Any) -> str:
    first, _said, mark = honestly(header, claims | {"fin": "2MN8T5W"}, key).split(".")
    return ".".join((first, packed(json.dumps(claims).encode()), mark))


FORGED: tuple[Forge, ...] = (
    of_nobody,
    of_nobody_otherwise,
    by_the_clients_secret,
    by_the_public_key,
    by_a_key_that_it_brings,
    by_a_key_that_it_names,
    with_a_mark_that_is_empty,
    with_what_nobody_understands,
    with_other_claims,
)


def test_a_token_that_anybody_could_have_signed_opens_nothing(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    for forge in FORGED:
        monkeypatch.setattr(jwt, "encode", forge)
        visitor = pages.signed_in()
        assert visitor.status == 403 and "Əliyev" not in visitor.text, forge.__name__
        assert visitor.open("/applications").path == "/authorize", forge.__name__
    monkeypatch.setattr(jwt, "encode", honestly)
    assert pages.signed_in().open("/applications").path == "/applications"


def answered(pages: Pages, client: httpx2.Client, fin: str = RESAD.fin) -> str:
    """Where the provider sends the browser that has just asked, once a citizen has said yes."""
    there = client.get(f"{pages.address}/sign-in").headers["location"]
    asked = dict(parse_qsl(urlsplit(there).query))
    back = client.post(there, data={**asked, "fin": fin, "way": "password"})
    location: str = back.headers["location"]
    return location


def is_in(pages: Pages, key: str) -> bool:
    """Whether a cookie opens a citizen's own page."""
    with httpx2.Client(cookies={COOKIE: key}, follow_redirects=False) as client:
        return client.get(f"{pages.address}/applications").status_code == 200


def test_an_answer_opens_once_and_for_whoever_asked(pages: Pages) -> None:
    with httpx2.Client(follow_redirects=False) as client:
        answer = answered(pages, client)
        before = client.cookies[COOKIE]
        assert client.get(answer).status_code == 303
        after = client.cookies[COOKIE]
        assert is_in(pages, after) and not is_in(pages, before)
        # The same again: by who is in, by who was on the way, by anybody.
        assert client.get(answer).headers["location"] == "/"
        assert client.cookies[COOKIE] == after
        for cookies in ({COOKIE: before}, {}):
            with httpx2.Client(cookies=cookies, follow_redirects=False) as other:
                again = other.get(answer)
                assert again.headers["location"] == "/" and COOKIE not in again.cookies
    # The code of one way back under the state of another one.
    with httpx2.Client(follow_redirects=False) as client:
        code = parse_qs(urlsplit(answered(pages, client)).query)["code"][0]
        asked = parse_qs(urlsplit(answered(pages, client)).query)
        mixed = urlencode({"code": code, "state": asked["state"][0]})
        assert client.get(f"{pages.address}/signed-in?{mixed}").status_code == 403
        assert not is_in(pages, client.cookies[COOKIE])


def test_an_answer_that_makes_no_sense_opens_nothing_and_is_no_bug(pages: Pages) -> None:
    endless = "x" * 8_000
    with httpx2.Client(follow_redirects=False) as client:
        answer = parse_qs(urlsplit(answered(pages, client)).query)
        code = answer["code"][0]
        state = answer["state"][0]
        for query in (
            [("code", code)],
            [("state", state)],
            [("code", code), ("state", "")],
            [("code", code), ("state", state[:-1])],
            [("code", code), ("state", state.swapcase())],
            [("code", code), ("state", state + "\0")],
            [("code", code), ("state", f"../{state}")],
            [("code", code), ("state", endless)],
            [("code", code), ("state", state), ("state", "another")],
            [("error", "<script>x</script>"), ("error_description", EVIL), ("state", state)],
            [("error", "access_denied")],
            [("state", "__proto__"), ("code", "\udc80".encode("utf-8", "surrogatepass"))],
        ):
            page = client.get(f"{pages.address}/signed-in?{urlencode(query)}")
            assert page.status_code in (303, 403), query
            assert "<script>x" not in page.text and "incident" not in page.text.casefold()
            assert not is_in(pages, client.cookies[COOKIE]), query
    for form in (
        [("code", endless)],
        [("code", "another"), ("code", "and another")],
        [("code", "")],
    ):
        with httpx2.Client(follow_redirects=False) as client:
            state = parse_qs(urlsplit(answered(pages, client)).query)["state"][0]
            query_ = urlencode([*form, ("state", state)])
            assert client.get(f"{pages.address}/signed-in?{query_}").status_code == 403, form
            assert not is_in(pages, client.cookies[COOKIE])


def test_every_way_to_the_provider_is_another_one(pages: Pages) -> None:
    seen: dict[str, set[str]] = {"state": set(), "nonce": set(), "code_challenge": set()}
    with httpx2.Client(follow_redirects=False) as client:
        for _ in range(20):
            there = client.get(f"{pages.address}/sign-in").headers["location"]
            assert there.startswith(f"{pages.provider.issuer}/authorize?")
            asked = dict(parse_qsl(urlsplit(there).query))
            for name, values in seen.items():
                values.add(asked[name])
                assert len(asked[name]) >= 20, name
            assert (asked["code_challenge_method"], asked["prompt"]) == ("S256", "login")
            assert asked["response_type"] == "code" and "client_secret" not in asked
    assert {len(values) for values in seen.values()} == {20}


def test_a_session_that_somebody_else_has_chosen_is_not_the_citizens(pages: Pages) -> None:
    with httpx2.Client(follow_redirects=False) as attacker:
        attacker.get(f"{pages.address}/sign-in")
        begun = attacker.cookies[COOKIE]
    for planted in (begun, "chosen", "x" * 4_000, "../../etc/passwd"):
        with httpx2.Client(cookies={COOKIE: planted}, follow_redirects=False) as victim:
            there = victim.get(f"{pages.address}/sign-in")
            kept = there.cookies.get(COOKIE)
            assert kept is not None and (kept != planted or planted == begun)
            asked = dict(parse_qsl(urlsplit(there.headers["location"]).query))
            back = victim.post(
                there.headers["location"], data={**asked, "fin": RESAD.fin, "way": "password"}
            )
            with httpx2.Client(cookies={COOKIE: kept}, follow_redirects=False) as browser:
                own = browser.get(back.headers["location"]).cookies[COOKIE]
        assert is_in(pages, own) and own not in (planted, kept)
        assert not is_in(pages, planted) and not is_in(pages, kept)


def test_no_host_that_a_request_names_stands_in_an_answer(pages: Pages) -> None:
    forged = {
        "Host": EVIL,
        "X-Forwarded-Host": EVIL,
        "X-Forwarded-Proto": "gopher",
        "X-Forwarded-Prefix": f"//{EVIL}",
        "X-Original-URL": f"//{EVIL}/",
        "Forwarded": f"host={EVIL};proto=gopher",
        "Referer": f"https://{EVIL}/",
        "Origin": f"https://{EVIL}",
    }
    with httpx2.Client(follow_redirects=False, headers=forged) as client:
        for path in (
            "/",
            "/sign-in",
            f"/sign-in?next=https://{EVIL}/",
            f"/sign-in?next=/applications%0d%0aLocation:%20//{EVIL}",
            f"/sign-in?next=/applications&next=//{EVIL}",
            "/signed-in",
            "/applications",
            "/applications/",
            f"//{EVIL}/",
            f"//{EVIL}/%2e%2e",
            "/apply/no-debt",
            "/c",
            "/c/NB-2026-0000001",
            "/nope",
        ):
            answer = client.get(pages.address + path)
            location = answer.headers.get("location", "/")
            assert location.startswith(("/", f"{pages.provider.issuer}/authorize?")), path
            assert not location.startswith("//") and "gopher" not in location, path
            assert EVIL not in location and EVIL not in str(answer.headers), path
            assert "gopher" not in answer.text, path
            asked = parse_qs(urlsplit(location).query)
            if "redirect_uri" in asked:
                assert asked["redirect_uri"] == [f"{pages.address}/signed-in"]


def test_no_form_of_another_page_is_taken(pages: Pages) -> None:
    """Each address to which a form may be sent, as a browser sends another page's."""
    visitor = citizens.applied(pages)
    number = visitor.path.rsplit("/", 1)[1]
    named = {"service": "no-debt", "step": "code", "kind": "id_card", "number": number, "key": "0"}
    posted = [route for route in routes() if "POST" in (route.methods or ())]
    assert len(posted) >= 8
    before = pages.desk.scalar("SELECT count(*) FROM event")
    for route in posted:
        path = route.path.format(**named)
        for how in (
            {"data": {"subscriber_code": "12045567890", "fin": RESAD.fin}},
            {"json": {"token": None}},
            {"content": b"token=", "headers": {"Content-Type": "text/plain"}},
            {"files": {"file": ("x.pdf", b"%PDF-1.4", "application/pdf")}},
            {"data": {"token": ["", "x"]}},
        ):
            answer = visitor.client.post(pages.address + path, follow_redirects=False, **how)
            assert answer.status_code in (403, 415, 422), (path, how, answer.status_code)
    assert pages.desk.scalar("SELECT count(*) FROM event") == before
    assert visitor.open(f"/applications/{number}").status == 200, "still signed in"


def test_no_page_may_be_framed_kept_or_named_to_another_site(pages: Pages) -> None:
    visitor = pages.signed_in()
    for path in ("/", "/applications", "/apply/no-debt/code", "/signed-in?state=x", "/nope"):
        headers = visitor.open(path).answer.headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["cache-control"] == "no-store", path
    for answer in visitor.answer.history:
        assert "no-store" in answer.headers.get("cache-control", "no-store")
