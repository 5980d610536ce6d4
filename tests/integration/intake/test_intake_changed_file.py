"""A file that changes between the check and the storing."""

import pytest

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.usecases.intake import examining, registration
from tests import samples
from tests.conftest import Desk


def test_a_file_that_changed_after_the_check_refuses_the_whole_package(desk: Desk) -> None:
    folder = samples.write_folder(desk.folder / "package", samples.no_debt())
    examined = examining.examine(desk.local, packages.open_package(folder))
    (folder / "documents" / "cixaris.pdf").write_bytes(samples.pdf("another one"))
    with pytest.raises(PackageRefused) as refused:
        desk.local.run(registration.register, *examined)
    [fault] = refused.value.faults
    assert (fault.field, fault.code) == ("documents.1.file", "file_changed")
    assert desk.scalar("SELECT count(*) FROM application") == 0
