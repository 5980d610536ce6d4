"""What a person is told when something does not go: a code, and what belongs to it."""

import pytest

from clerkdesk.domain.errors import Conflict, Expected, NotFound, StoreUnavailable
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.domain.submission import Fault
from clerkdesk.usecases.catalogue import known


@pytest.mark.parametrize("error", [Conflict(), NotFound(), StoreUnavailable()])
def test_an_error_without_a_code_of_its_own_has_a_sentence_all_the_same(error: Expected) -> None:
    assert known(error.code)


def test_a_refused_package_carries_its_faults() -> None:
    faults = [Fault("contact.mobile", "missing"), Fault(None, "package_unreadable")]
    assert PackageRefused(faults).faults == faults
