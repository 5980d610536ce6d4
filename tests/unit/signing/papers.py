"""Sealed papers for tests, each made once."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.adapters.signing.press import Press
from clerkdesk.adapters.signing.reading import Trust, check
from clerkdesk.domain.certificate import Content
from clerkdesk.domain.verdicts import SignatureCheck
from tests.seals import SealAuthority
from tests.unit.test_certificate import CONTENT


def now() -> datetime:
    return datetime.now(UTC)


def content() -> Content:
    return replace(CONTENT, issued_at=now())


def press(key: SigningKey | None) -> Press:
    return Press(lambda: key)


@cache
def authority() -> SealAuthority:
    return SealAuthority()


@cache
def key() -> SigningKey:
    return authority().seal()


@cache
def sealed() -> bytes:
    return press(key())(content())


def judged(paper: bytes, trust: Trust | None = None, at: datetime | None = None) -> SignatureCheck:
    return check(paper, trust or Trust([authority().certificate]), at or now())
