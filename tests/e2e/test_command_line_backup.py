"""The command line keeps an installation in a file, and brings it back."""

from pathlib import Path

import pytest

from tests.e2e.shells import Shell


def test_a_backup_is_written_restored_and_told_of(shell: Shell, tmp_path: Path) -> None:
    assert shell(*shell.add("admin", name="A", role="admin"))[0] == 0
    kept = tmp_path / "kept"
    code, public, _ = shell("backup-key", str(tmp_path / "private.pem"))
    assert code == 0 and public.startswith("-----BEGIN PUBLIC KEY-----")
    (tmp_path / "public.pem").write_text(public)
    private = tmp_path / "private.pem"
    assert private.stat().st_mode & 0o077 == 0
    file = kept / "one.cdb"
    code, out, progress = shell("backup", str(file), "--encrypt-to", str(tmp_path / "public.pem"))
    assert code == 0
    assert "möhür açarı" in out and "parolları" in out, "what is not in it is said"
    assert "staff: 1" in progress.splitlines()
    assert shell.refused("backup", str(file)) == "backup_exists"

    there = f"sqlite:///{tmp_path / 'back.db'}"
    restore = ("restore", str(file), "--database", there)
    assert shell.refused(*restore) == "backup_needs_key"
    keyed = (*restore, "--key", str(private))
    assert shell.refused(*keyed) == "restore_after"
    code, document = shell.json(*keyed, "--after", "none")
    assert code == 0 and document["whole"] and document["series"] == 1
    assert [account["login"] for account in document["accounts"]] == ["admin"]

    for command in (("db", "check"), ("audit", "verify")):
        code, document = shell.json(*command, "--database", there)
        assert code == 0 and [each["series"] for each in document["restores"]] == [1]
        assert "bərpa olunub" in shell(*command, "--database", there)[1]
        assert shell.json(*command)[1]["restores"] == [], "the one it was made of was not restored"


@pytest.mark.parametrize("wrong", ["nothing.cdb", "."])
def test_a_backup_that_is_none_is_refused_with_a_sentence(
    shell: Shell, tmp_path: Path, wrong: str
) -> None:
    there = f"sqlite:///{tmp_path / 'back.db'}"
    refused = ("restore", str(tmp_path / wrong), "--database", there, "--after", "none")
    assert shell.refused(*refused) == "backup_missing"
    assert not (tmp_path / "back.db").exists()
