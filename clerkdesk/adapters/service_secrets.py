"""Passwords of services that the program signs in to: a file, a credential of systemd, or, on one
workstation, the keyring. What is set and cannot be read is said, never skipped.
"""

import os
from pathlib import Path

from clerkdesk import file_rights
from clerkdesk.adapters import keyring_store
from clerkdesk.domain.errors import Invalid
from clerkdesk.settings import Settings

MAX_BYTES = 4096
LEAST_KEY = 16
_CREDENTIALS = "CREDENTIALS_DIRECTORY"
"""Where systemd lays what LoadCredential= names, for the service alone."""


def password(settings: Settings, account: str) -> str | None:
    """The password of an account (smtp, sms, signing); None: there is none.

    First the file that CLERKDESK_<ACCOUNT>_PASSWORD_FILE names, then systemd's credential
    ``clerkdesk-<account>``, then, beside an embedded file, the keyring. Raises Invalid
    (secret_file): it cannot be read, or others can.
    """
    named = {
        "smtp": settings.smtp_password_file,
        "sms": settings.sms_password_file,
        "signing": settings.signing_passphrase_file,
    }[account]
    if named is not None:
        return _read(named, f"CLERKDESK_{account.upper()}_PASSWORD_FILE", others=file_rights.OTHERS)
    credentials = os.environ.get(_CREDENTIALS)
    if credentials and (file := Path(credentials, f"clerkdesk-{account}")).exists():
        # To its service systemd gives it by an access list, which shows as the group's right.
        return _read(file, _CREDENTIALS, others=0o037)
    return keyring_store.recall(account) if settings.embedded else None


def key(path: Path, field: str) -> str:
    """A key that others show, in a file of one's own. Raises Invalid (secret_file): as above, or it
    can be guessed.
    """
    secret = _read(path, field, others=0o077)
    if len(secret) < LEAST_KEY:
        raise Invalid("secret_file", field=field, path=path)
    return secret


def _read(path: Path, field: str, *, others: int) -> str:
    """``others``: the rights that nobody else may have."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES)
        is_shared = file_rights.read_by_others(path, others)
    except OSError:
        raise Invalid("secret_file", field=field, path=path, how=file_rights.HOW) from None
    try:
        secret = content.decode().strip("\r\n")
    except UnicodeDecodeError:
        raise Invalid("secret_file", field=field, path=path, how=file_rights.HOW) from None
    if is_shared or not secret:
        raise Invalid("secret_file", field=field, path=path, how=file_rights.HOW)
    return secret
