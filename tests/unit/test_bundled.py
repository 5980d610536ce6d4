"""The guides that people read in docs are those that the wheel and the frozen program carry."""

import ast
import importlib.util
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from clerkdesk import bundled

ROOT = Path(__file__).parents[2]


def as_wheel(target: Path) -> None:
    """What hatch puts beside the modules."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"][
        "build"
    ]["targets"]["wheel"]
    for source, destination in build["force-include"].items():
        (target / destination).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target / destination, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / source, target / destination)


def as_frozen(target: Path) -> None:
    """What PyInstaller puts there: files by a pattern into a folder, a folder's content into a
    folder.
    """
    tree = ast.parse((ROOT / "build.spec").read_text(encoding="utf-8"))
    datas = next(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "datas"
    )
    assert isinstance(datas, ast.List)
    for entry in datas.elts:
        if not isinstance(entry, ast.Tuple):
            continue
        source, destination = (
            eval(compile(ast.Expression(part), "build.spec", "eval"), {"ROOT": ROOT, "str": str})
            for part in entry.elts
        )
        (target / destination).mkdir(parents=True, exist_ok=True)
        for file in Path(source).parent.glob(Path(source).name):
            shutil.copytree(
                file, target / destination, dirs_exist_ok=True
            ) if file.is_dir() else shutil.copy(file, target / destination)


@pytest.mark.parametrize("packed", [as_wheel, as_frozen])
def test_the_guides_and_their_pictures_travel_with_the_program(tmp_path: Path, packed: Any) -> None:
    packed(tmp_path)
    (tmp_path / "clerkdesk").mkdir(exist_ok=True)
    spec = importlib.util.spec_from_file_location(
        "bundled_elsewhere", shutil.copy(bundled.__file__, tmp_path / "clerkdesk/bundled.py")
    )
    assert spec is not None and spec.loader is not None
    elsewhere = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(elsewhere)
    for language in ("az", "en"):
        guide = elsewhere.path("help", f"clerk.{language}.md")
        assert (
            guide.is_relative_to(tmp_path)
            and guide.read_bytes() == (ROOT / f"docs/clerk.{language}.md").read_bytes()
        )
        for picture in re.findall(r"\((pictures/[^)]+)\)", guide.read_text(encoding="utf-8")):
            assert elsewhere.path("help", *picture.split("/")).is_relative_to(tmp_path)
    with pytest.raises(FileNotFoundError):
        elsewhere.path("help", "clerk.ru.md")


def test_a_checkout_reads_them_where_people_read_them() -> None:
    assert bundled.path("help", "clerk.az.md") == ROOT / "docs/clerk.az.md"
