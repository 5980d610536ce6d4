"""The Committee's list of a departure on the command line: looked through, taken in, decided."""

from pathlib import Path

from tests import caravans, samples
from tests.e2e.shells import Shell


def file_of(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "siyahi.csv"
    lines = [";".join(cells) for cells in (caravans.HEAD_ROW, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def test_a_list_is_looked_through_taken_in_shown_and_closed(shell: Shell, tmp_path: Path) -> None:
    samples.write_folder(tmp_path / "p", caravans.package(0))
    assert shell("intake", tmp_path / "p")[0] == 0
    assert shell(*shell.add("admin", name="A", role="admin", organisation="azerishiq"))[0] == 0
    added = shell.add("elnur", "--as", "admin", name="Elnur", organisation="azerishiq")
    assert shell(*added)[0] == 0
    acting = ("--as", "elnur")
    wrong = file_of(tmp_path, [caravans.row(fin="2MN8T5O")])
    code, answer = shell.json("caravan", "check", wrong, *acting)
    assert code == 1
    assert [(each["row"], each["column"], each["code"]) for each in answer["faults"]] == [
        (2, "FİN", "fin_letter")
    ]
    assert shell.json("caravan", "take", wrong, *acting)[0] == 1
    good = file_of(tmp_path, [*caravans.listed(0), *caravans.listed(1)])
    assert shell.json("caravan", "check", good, *acting)[1]["households"] == 2
    code, answer = shell.json("caravan", "take", good, *acting)
    assert code == 0
    assert answer["counts"] == {"done": 0, "ready": 0, "finding": 1, "missing": 1}
    key = str(answer["caravan"]["id"])
    newer = file_of(tmp_path, caravans.listed(0))
    _code, changed = shell.json("caravan", "check", newer, "--instead-of", key, *acting)
    assert changed["changes"]["gone"] == ["Nümunə Ailə 1 Həsən oğlu"]
    (first, second) = shell.json("caravan", "show", key, *acting)[1]["households"]
    assert (first["standing"], first["number"]) == ("finding", "ID-2026-0000001")
    assert (second["standing"], second["number"]) == ("missing", None)
    assert shell.json("caravan", "approve", key, *acting) == (0, {"approved": []})
    code, named = shell.json("caravan", "approve", key, "--household", "1", *acting)
    assert (code, named["approved"][0]["code"]) == (1, "caravan_not_ready")
    assert len(shell.json("caravan", "list", *acting)[1]["caravans"]) == 1
    assert shell.json("caravan", "close", key, *acting)[1]["caravans"] == []
    assert shell.refused("caravan", "show", key, *acting) == "CD965"
