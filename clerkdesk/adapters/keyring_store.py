"""Remembered passwords: only in keyrings that are known to protect them."""

from clerkdesk.domain.errors import Expected

SERVICE = "ClerkDesk"
# By module and class: keyrings.alt and unknown back ends would write plain text without a word.
ALLOWED = {
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
}


def usable() -> bool:
    """Whether this machine has a keyring we trust."""
    import keyring

    backend = type(keyring.get_keyring())
    return (backend.__module__, backend.__name__) in ALLOWED


def remember(account: str, secret: str) -> None:
    """Store and read back. Raises Expected (keyring_not_usable)."""
    import keyring
    import keyring.errors

    if not usable():
        raise Expected("keyring_not_usable")
    try:
        keyring.set_password(SERVICE, account, secret)
        if keyring.get_password(SERVICE, account) != secret:
            raise Expected("keyring_not_usable")
    except keyring.errors.KeyringError:
        raise Expected("keyring_not_usable") from None


def recall(account: str) -> str | None:
    """The remembered secret; None: none, or no keyring we trust."""
    import keyring
    import keyring.errors

    if not usable():
        return None
    try:
        secret: str | None = keyring.get_password(SERVICE, account)
    except keyring.errors.KeyringError:
        return None
    return secret


def forget(account: str) -> None:
    """Remove the secret, if there is one."""
    import keyring
    import keyring.errors

    if usable():
        try:
            keyring.delete_password(SERVICE, account)
        except keyring.errors.KeyringError:
            return
