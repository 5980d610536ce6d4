"""The spelling and the tree behind the history's hashes."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain import history
from clerkdesk.domain.chain import Merkle, fits

value = st.one_of(
    st.none(),
    st.integers(),
    st.text(max_size=12),
    st.sampled_from(["-", "", "1:", "1:1", ":", "2:-1", "0:"]),
)
row = st.tuples(*[value] * len(history.FIELDS))
leaf = st.binary(min_size=32, max_size=32).map(bytes.hex)


def spelled(fields: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(None if field is None else str(field) for field in fields)


@given(row, row)
def test_different_rows_never_spell_the_same(
    one: tuple[object, ...], other: tuple[object, ...]
) -> None:
    assert (history.row_hash("a", one) == history.row_hash("a", other)) == (
        spelled(one) == spelled(other)
    )


@given(row, st.integers(0, len(history.FIELDS) - 2))
def test_a_letter_that_moves_to_the_next_field_is_seen(
    fields: tuple[object, ...], position: int
) -> None:
    left = str(fields[position])
    right = str(fields[position + 1])
    moved = (*fields[:position], left + right[:1], right[1:], *fields[position + 2 :])
    whole = (*fields[:position], left, right, *fields[position + 2 :])
    assert (history.row_hash(None, moved) == history.row_hash(None, whole)) == (not right)


@given(row)
def test_a_row_says_which_one_it_follows(fields: tuple[object, ...]) -> None:
    links = [
        None,
        history.row_hash(None, fields),
        history.row_hash("", (f"{fields[0]}x", *fields[1:])),
    ]
    assert len({history.row_hash(link, fields) for link in links}) == 3


def sha(first: bytes, *rest: bytes) -> bytes:
    return hashlib.sha256(first + b"".join(rest)).digest()


def rfc_9162(leaves: list[bytes]) -> bytes:
    """Section 2.1.1, as it is written there: split at the largest power of two that is smaller than
    the number.
    """
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\x00", leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha(b"\x01", rfc_9162(leaves[:split]), rfc_9162(leaves[split:]))


def streamed(leaves: list[str]) -> str:
    tree = Merkle()
    for one in leaves:
        tree.add(one)
    return tree.root()


@pytest.mark.parametrize("count", range(34))
def test_the_root_has_the_shape_of_rfc_9162_whole_or_leaf_by_leaf(count: int) -> None:
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(count)]
    expected = rfc_9162(leaves).hex()
    assert history.merkle_root(leaf.hex() for leaf in leaves) == expected
    assert streamed([leaf.hex() for leaf in leaves]) == expected


@given(st.lists(leaf, max_size=40), st.lists(leaf, max_size=40))
def test_only_the_same_leaves_in_the_same_order_have_the_same_root(
    one: list[str], other: list[str]
) -> None:
    assert (streamed(one) == streamed(other)) == (one == other)
    assert streamed(one) == history.merkle_root(one)


def test_a_knot_is_not_a_leaf() -> None:
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(2)]
    knot = sha(b"\x00", leaves[0]) + sha(b"\x00", leaves[1])
    assert history.merkle_root([knot.hex()]) != history.merkle_root([leaf.hex() for leaf in leaves])


def test_a_leaf_that_is_no_hash_counts_as_one_and_changes_the_root() -> None:
    good = [hashlib.sha256(bytes([n])).hexdigest() for n in range(3)]
    for broken in ("", "xyz", None, 5):
        tree = Merkle()
        for one in (good[0], broken, good[2]):
            tree.add(one)
        assert tree.count == 3 and tree.root() != streamed(good)


def test_a_seals_mark_needs_the_key() -> None:
    seal = history.seal_hash(
        number=1,
        at="2026-11-20 08:00:00.000000",
        from_event=0,
        to_event=4,
        count=4,
        root="r",
        previous="",
    )
    assert history.seal_mac(b"key", seal) != history.seal_mac(b"another", seal)
    assert seal != history.seal_hash(
        number=1,
        at="2026-11-20 08:00:00.000000",
        from_event=0,
        to_event=44,
        count=4,
        root="r",
        previous="",
    )


about_a_row = st.tuples(
    st.one_of(st.none(), st.integers(0, 50)),
    st.one_of(st.none(), st.integers(0, 2)),
    st.sampled_from(["application", "document_remark"]),
    st.one_of(st.none(), st.text(max_size=6)),
    st.one_of(st.none(), leaf),
)
written = st.tuples(
    st.integers(1),
    st.integers(1),
    st.just("2026-11-20 08:00:00.000000"),
    st.one_of(st.none(), st.integers(1, 50)),
    st.text(max_size=8),
    st.text(max_size=8),
    st.one_of(st.none(), st.text(max_size=4)),
    st.one_of(st.none(), st.text(max_size=4)),
    st.one_of(st.none(), st.text(max_size=20)),
    st.one_of(st.none(), st.text(max_size=8)),
).flatmap(lambda act: st.one_of(st.just((None,) * 5), about_a_row).map(lambda row: (*act, *row)))


@given(written, written, st.one_of(st.none(), leaf))
def test_the_quick_check_of_a_link_says_what_the_hash_says(
    one: tuple[object, ...], other: tuple[object, ...], previous: str | None
) -> None:
    link = history.row_hash(previous, one)
    assert fits(previous, (*one, link))
    assert fits(previous, (*other, link)) == (one == other)
    assert not fits("another", (*one, link))
