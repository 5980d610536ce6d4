"""What a backup is encrypted with: a public key seals, only the private one opens, so that the
machine that makes backups cannot read them.

X25519 with a fresh key for each file, HKDF-SHA256, ChaCha20-Poly1305 over portions of 1 MiB; the
last portion says so, which makes a cut file an error.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from clerkdesk import file_rights
from clerkdesk.domain.errors import Invalid, StoreUnavailable

MAGIC = b"clerkdesk sealed 1\n"
_KEY_BYTES = 32
_TAG_BYTES = 16
_PORTION = 2**20


def new_key(path: Path) -> str:
    """Write a new private key, for its owner's eyes only; returns the public one as PEM.

    Raises Invalid (backup_key_exists).
    """
    key = X25519PrivateKey.generate()
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Invalid("backup_key_exists", field="path", path=str(path)) from None
    except OSError:
        raise StoreUnavailable("folder_not_writable", path=str(path.parent)) from None
    with open(descriptor, "wb") as file:
        file_rights.keep_to_oneself(path)
        file.write(pem)
    return public_pem(key.public_key())


def public_pem(key: X25519PublicKey) -> str:
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def public_key(path: Path) -> X25519PublicKey:
    """Raises Invalid (backup_key_unusable)."""
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError):
        key = None
    if not isinstance(key, X25519PublicKey):
        raise Invalid("backup_key_unusable", field="encrypt_to", path=str(path))
    return key


def private_key(path: Path) -> X25519PrivateKey:
    """Raises Invalid (backup_key_unusable)."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        key = None
    if not isinstance(key, X25519PrivateKey):
        raise Invalid("backup_key_unusable", field="key", path=str(path))
    return key


def raw(key: X25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _cipher(shared: bytes, sender: bytes, recipient: bytes) -> ChaCha20Poly1305:
    derived = HKDF(hashes.SHA256(), _KEY_BYTES, salt=sender + recipient, info=MAGIC).derive(shared)
    return ChaCha20Poly1305(derived)


def _nonce(number: int, *, last: bool) -> bytes:
    # Each file has a key of its own: a counter never repeats under it.
    return number.to_bytes(11, "big") + bytes([last])


class Sealing(io.RawIOBase):
    """A file that is written encrypted."""

    def __init__(self, file: IO[bytes], recipient: X25519PublicKey) -> None:
        ephemeral = X25519PrivateKey.generate()
        sender = raw(ephemeral.public_key())
        self._cipher = _cipher(ephemeral.exchange(recipient), sender, raw(recipient))
        self._file = file
        self._waiting = bytearray()
        self._number = 0
        file.write(MAGIC + sender)

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        self._waiting += view
        # Not the last full one: which portion ends the file is known when it is finished.
        while len(self._waiting) > _PORTION:
            self._portion(bytes(self._waiting[:_PORTION]), last=False)
            del self._waiting[:_PORTION]
        return len(view)

    def _portion(self, plain: bytes, *, last: bool) -> None:
        nonce = _nonce(self._number, last=last)
        self._file.write(self._cipher.encrypt(nonce, plain, None))
        self._number += 1

    def finish(self) -> None:
        """Write what is left; a file without this is a cut one."""
        self._portion(bytes(self._waiting), last=True)
        self._waiting.clear()


class Opening(io.RawIOBase):
    """A file that is read decrypted. Raises StoreUnavailable (backup_damaged)."""

    def __init__(self, file: IO[bytes], key: X25519PrivateKey, name: str) -> None:
        # Before anything can be refused: what is half made is closed, too.
        self._file = file
        self._name = name
        head = file.read(len(MAGIC) + _KEY_BYTES)
        sender = head[len(MAGIC) :]
        if not head.startswith(MAGIC) or len(sender) != _KEY_BYTES:
            raise StoreUnavailable("backup_damaged", name=name)
        shared = key.exchange(X25519PublicKey.from_public_bytes(sender))
        self._cipher = _cipher(shared, sender, raw(key.public_key()))
        self._number = 0
        self._plain = b""
        # One portion ahead: the last is known by there being none behind it.
        self._next = file.read(_PORTION + _TAG_BYTES)
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._plain and not self._ended:
            self._decrypt()
        count = min(len(view), len(self._plain))
        view[:count] = self._plain[:count]
        self._plain = self._plain[count:]
        return count

    def close(self) -> None:
        """With the file below."""
        self._file.close()
        super().close()

    def _decrypt(self) -> None:
        portion = self._next
        self._next = self._file.read(_PORTION + _TAG_BYTES)
        self._ended = not self._next
        nonce = _nonce(self._number, last=self._ended)
        try:
            self._plain = self._cipher.decrypt(nonce, portion, None)
        except InvalidTag:
            raise StoreUnavailable("backup_damaged", name=self._name) from None
        self._number += 1


def is_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


Opener = Callable[[Path], IO[bytes]]


def opener(key: X25519PrivateKey | None) -> Opener:
    """How files of a backup are read. Raises Invalid (backup_needs_key), StoreUnavailable
    (backup_missing).
    """

    def open_file(path: Path) -> IO[bytes]:
        try:
            sealed = is_sealed(path)
            file = path.open("rb")
        except OSError:
            raise StoreUnavailable("backup_missing", name=str(path)) from None
        if not sealed:
            return file
        if key is None:
            file.close()
            raise Invalid("backup_needs_key", field="key")
        try:
            return io.BufferedReader(Opening(file, key, path.name), _PORTION)
        except BaseException:
            file.close()
            raise

    return open_file
