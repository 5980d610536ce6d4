"""The history's chain and seals: what makes an edit, insertion, deletion, reordering or truncation
show, of the history itself and of the rows that it speaks of.

Each event carries a hash of itself and of the event before it in its chain: a case's, a person's or
an organisation's. It carries the digest of the row that it speaks of, too. A seal covers all events
of a stretch of ids by a Merkle root, their number and the seal before. PostgreSQL computes the same
in ``store.guard.functions.base``.
"""

import hashlib
import hmac
import secrets
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
    "person_id",
    "organisation_id",
    "row_table",
    "row_key",
    "row_digest",
)
"""What an event's hash covers, in this order."""
SINCE_ROWS = FIELDS.index("person_id")
"""From here on the fields came later: where all of them are empty they are not spelled."""
ROW = "row"
"""The action of an event that says no more than that a row was written."""
BASELINE = "baseline"
"""The action of an event that says how a row was when an upgrade began to speak of rows."""
SILENT = (ROW, BASELINE)
"""Actions of events that nobody reads: no person has done what they say."""
NONCE_BYTES = 16
SEAL_SERIES = "SEAL"
"""Under which the number of the newest seal is kept."""


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
    if all(field is None for field in fields[SINCE_ROWS:]):
        fields = fields[:SINCE_ROWS]
    return hashlib.sha256(((previous or "") + "".join(map(_part, fields))).encode()).hexdigest()


def row_digest(nonce: bytes, table: str, columns: Sequence[str], values: Sequence[object]) -> str:
    """The digest of a row of any table: without the nonce nobody can try values until one fits.

    An empty value is not spelled: a column that is added later changes no digest.
    """
    parts = [_part(table)]
    for column, value in zip(columns, values):
        if value is not None:
            text = str(value)
            parts.append(f"{column}={len(text)}:{text}")
    return hashlib.sha256(nonce + "".join(parts).encode(errors="replace")).hexdigest()


def witness(table: str, columns: Sequence[str], values: Sequence[object]) -> bytes:
    """A new nonce and, behind it, the digest of a row, as the event's trigger takes them apart."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + bytes.fromhex(row_digest(nonce, table, columns, values))


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
