"""Signing in to the embedded file; PostgreSQL does it by itself."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain.text import clean
from clerkdesk.store.reference_models import (
    Staff,
)
from clerkdesk.usecases.unit_of_work import now

FREE_FAILURES = 5
LONGEST_WAIT_SECONDS = 300
"""Wrong passwords without a delay; each further one doubles it, from 2 seconds to 5 minutes."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who signed in, or why not: a wrong password must be counted, so it is a value and not an
    exception.
    """

    login: str | None
    code: str = ""
    seconds: int = 0
    """How long to wait before the next attempt counts."""


def sign_in(session: Session, login: str, password: str | None) -> SignIn:
    """Check an account of the embedded file. An account without a password opens without one.

    Codes: sign_in_wrong (account or password, never which), sign_in_wait, account_disabled.
    """
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerifyMismatchError

    staff = session.scalar(select(Staff).where(Staff.login == clean(login).strip()))
    if staff is None:
        return SignIn(None, "sign_in_wrong")
    at = now(session)
    # Beyond the longest wait it was written by a clock that has been set back since.
    latest = at + timedelta(seconds=LONGEST_WAIT_SECONDS)
    if staff.not_before is not None and at < staff.not_before <= latest:
        return SignIn(None, "sign_in_wait", int((staff.not_before - at).total_seconds()) + 1)
    if staff.password_hash is not None:
        try:
            PasswordHasher().verify(staff.password_hash, password or "")
        except (VerifyMismatchError, InvalidHashError):
            staff.failures += 1
            if staff.failures >= FREE_FAILURES:
                staff.not_before = at + timedelta(
                    seconds=min(2 ** (staff.failures - FREE_FAILURES + 1), LONGEST_WAIT_SECONDS)
                )
            return SignIn(None, "sign_in_wrong")
    staff.failures = 0
    staff.not_before = None
    return SignIn(None, "account_disabled") if not staff.active else SignIn(staff.login)
