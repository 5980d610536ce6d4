"""The key of the history's seals.

It is never in the database: whoever can rewrite that cannot make the seals' marks anew.
"""

import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path

from clerkdesk import file_rights
from clerkdesk.adapters import keyring_store
from clerkdesk.domain.errors import Expected, Invalid
from clerkdesk.settings import Settings

ACCOUNT = "history seal"
"""Under which the keyring keeps it."""
MIN_BYTES = 16
NEW_KEY_BYTES = 32
MAX_FILE_BYTES = 4096


def of(settings: Settings, *, make: bool = False) -> Callable[[], bytes | None]:
    """Gives the key when it is asked for; it gives None where there is none.

    On PostgreSQL the file that the settings name, read at once. On an embedded file the keyring's,
    asked once and only then; with ``make`` a new one where the keyring has none. Raises Invalid
    (seal_key_file).
    """
    if not settings.embedded:
        key = _read(settings.seal_key_file) if settings.seal_key_file else None
        return lambda: key
    return cache(lambda: _recall(make=make))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            key = file.read(MAX_FILE_BYTES).strip()
        is_usable = len(key) >= MIN_BYTES and not file_rights.read_by_others(path)
    except OSError:
        is_usable = False
    if not is_usable:
        raise Invalid(
            "seal_key_file", field="CLERKDESK_SEAL_KEY_FILE", path=path, how=file_rights.HOW
        )
    return key


def _recall(*, make: bool) -> bytes | None:
    key = keyring_store.recall(ACCOUNT)
    if key is None and make:
        key = secrets.token_hex(NEW_KEY_BYTES)
        try:
            keyring_store.remember(ACCOUNT, key)
        except Expected:
            return None
    return key.encode() if key is not None else None
