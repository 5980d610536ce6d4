"""The history's hashes for rows by the million."""

from clerkdesk.domain import history
from clerkdesk.domain.chain import fits


def test_values_that_stand_in_many_rows_are_spelled_right_however_many_there_are() -> None:
    """More than are kept at once."""
    for number in range(10_050):
        fields = (1, 2, "2026-11-20 08:00:00.000000", number, "a", "note", *([None] * 9))
        assert fits(None, (*fields, history.row_hash(None, fields)))
