"""What others change is looked for again, and no look that must be whole is lost."""

import pytest

from clerkdesk.usecases.queue.changes import Changes
from tests.gui.conftest import Office

pytestmark = pytest.mark.timeout(90)


def test_a_whole_look_that_is_asked_for_during_another_one_follows_it(office: Office) -> None:
    """A saved view that is thrown away changes nothing that a short look would see."""
    window = office.window("gunel")
    whole: list[bool] = []

    def looked(state: Changes, _changed: bool) -> None:
        whole.append(state.counts is not None)

    window.changes.looked.connect(looked)
    window.changes.look()
    window.changes.look(force=True)
    office.qtbot.waitUntil(lambda: len(whole) >= 2, timeout=10_000)
    assert whole[:2] == [False, True]
