"""How long a desk takes: counted between bounds, and read as the bound that was kept."""

import pytest

from clerkdesk.domain.timings import BOUNDS_MS, bucket_of, share_within


@pytest.mark.parametrize(
    ("seconds", "bound"), [(0.0, 10), (0.01, 10), (0.0101, 20), (0.3, 300), (29.9, 30000)]
)
def test_a_wait_is_counted_up_to_its_bound(seconds: float, bound: int) -> None:
    assert BOUNDS_MS[bucket_of(seconds)] == bound


def test_what_is_longer_than_is_counted_is_said_to_be() -> None:
    assert bucket_of(31) == len(BOUNDS_MS)
    assert share_within({len(BOUNDS_MS): 1}, 0.5) is None
    assert share_within({}, 0.5) is None


def test_a_share_is_within_the_first_bound_that_holds_it() -> None:
    counts = {2: 10, 5: 9, 9: 1}
    assert share_within(counts, 0.5) == BOUNDS_MS[2]
    assert share_within(counts, 0.95) == BOUNDS_MS[5]
    assert share_within(counts, 0.96) == BOUNDS_MS[9]
