"""Who may read a file besides oneself."""

import sys
from pathlib import Path

import pytest

from clerkdesk import file_rights
from tests.processes import share_with_others

ME = "S-1-5-21-1-2-3-1001"
FOR_ME = f"(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{ME})"


@pytest.mark.parametrize(
    ("access_list", "others"),
    [
        (f"D:PAI{FOR_ME}", set()),
        # Of the users' group, by letters and by number; everybody; by what an upper folder says.
        (f"D:{FOR_ME}(A;;FR;;;BU)", {"BU"}),
        (f"D:{FOR_ME}(A;ID;0x1200a9;;;BU)", {"BU"}),
        (f"D:{FOR_ME}(A;;GA;;;WD)", {"WD"}),
        # For files that will be made below, for no one at all, to write only, an account's ban.
        (f"D:{FOR_ME}(A;OICIIO;FA;;;CO)", set()),
        (f"D:{FOR_ME}(A;;0x100116;;;BU)", set()),
        (f"D:{FOR_ME}(D;;FR;;;BU)", set()),
        # A condition stands behind the account.
        (f'D:{FOR_ME}(XA;;FR;;;AU;(@User.Title=="Clerk"))', {"AU"}),
        ("O:BAG:BA", {"WD"}),
        ("D:NO_ACCESS_CONTROL", {"WD"}),
        ("D:", set()),
    ],
)
def test_an_access_list_says_who_reads(access_list: str, others: set[str]) -> None:
    assert file_rights.readers(access_list) - {"SY", "BA", ME} == others


def test_a_file_is_made_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("gizli", encoding="utf-8")
    share_with_others(path)
    assert file_rights.read_by_others(path)
    file_rights.keep_to_oneself(path)
    assert not file_rights.read_by_others(path)
    assert path.read_text(encoding="utf-8") == "gizli"


def test_what_lies_in_a_folder_made_for_it_is_ones_own_on_windows(tmp_path: Path) -> None:
    folder = tmp_path / "office" / "data"
    file_rights.make_folder(folder)
    file_rights.make_folder(folder)
    (folder / "file").write_text("x", encoding="utf-8")
    assert folder.is_dir()
    if sys.platform == "win32":
        assert not file_rights.read_by_others(folder)
