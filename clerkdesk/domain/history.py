"""The history's chain and seals: what makes an edit, insertion, deletion, reordering or truncation
show.

Each row carries a hash of itself and of its case's row before it. A seal covers all rows of a
stretch of ids by a Merkle root, their number and the seal before. PostgreSQL computes the same hash
in ``store.guard.functions.CHAIN``.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence

FIELDS = (
    "id",
    "application_id",
    "at",
    "actor_id",
    "actor",
    "action",
    "from_status",
    "to_status",
    "detail",
    "op_id",
)
"""What a row's hash covers, in this order."""


def _part(value: object) -> str:
    # The length before the value: no two rows spell the same.
    if value is None:
        return "-"
    text = str(value)
    return f"{len(text)}:{text}"


def row_hash(previous: str | None, fields: Sequence[object]) -> str:
    """The hash of a row; ``fields`` as FIELDS names them, ``at`` as ``YYYY-MM-DD HH:MM:SS.ffffff``
    in UTC.
    """
    return hashlib.sha256(((previous or "") + "".join(map(_part, fields))).encode()).hexdigest()


def merkle_root(leaves: Iterable[str]) -> str:
    """The root over the rows' hashes (hexadecimal) in the order of their ids; of no rows, the hash
    of nothing.

    Leaves and knots are told apart by a first byte, and an odd one goes up unchanged (RFC 9162,
    section 2.1).
    """
    level = [hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest() for leaf in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [
            hashlib.sha256(b"\x01" + level[n] + level[n + 1]).digest()
            for n in range(0, len(level) - 1, 2)
        ]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


def seal_hash(
    number: int, at: str, from_event: int, to_event: int, count: int, root: str, previous: str
) -> str:
    """The hash of a seal; ``at`` spelled as in ``row_hash``."""
    return hashlib.sha256(
        "".join(map(_part, (number, at, from_event, to_event, count, root, previous))).encode()
    ).hexdigest()


def seal_mac(key: bytes, seal: str) -> str:
    """What only the holder of the key can make of a seal's hash."""
    return hmac.new(key, seal.encode(), hashlib.sha256).hexdigest()
