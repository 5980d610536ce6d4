"""What the documents for programmers name is there: files, folders, modules and what is in them."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.import_graph import module_name
from tests.architecture.sources import ROOT, SOURCES, TESTS, parsed

DOCUMENTS = [
    ROOT / "ARCHITECTURE.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs/adr").glob("*.md")),
]
BASES = (ROOT, ROOT / "clerkdesk")
MADE_BY_TOOLS = (".venv/", "out/", "dist/")
"""Folders that no checkout has."""
NOT_OURS = {"self"}
"""What stands before a dot without being a module or a class of ours."""

_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
_PATH = re.compile(r"(?<![\w/.…-])\.?[\w-]+(?:/[\w.-]+)*/(?![\w*])|[\w./-]*\w\.(?:py|spec)\b")
_CODE = re.compile(r"`([^`\n]+)`")
_QUALIFIED = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)(?:\(.*\))?")
_FILE = re.compile(r"\.(?:py|md|toml|lock|spec|yaml|ini|json|qm|key|db)$")
_DRAWING = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
_DRAWN = re.compile(r"^ *([\w/]+/) {2,}((?:.|·\n)*)$", re.MULTILINE)
"""A folder and what is listed beside it; a line that ends in a dot goes on in the next."""


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def paths(text: str) -> set[str]:
    """Files and folders (these end in ``/``) that a text names, but those that it tells to make."""
    new = set(re.findall(r"In the new file `([^`]+)`", text))
    codes = {code for code in _CODE.findall(text) if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)+", code)}
    named = set(_PATH.findall(re.sub(r"https?://\S+", "", text))) | codes
    return {name for name in named - new if not name.startswith(MADE_BY_TOOLS)}


def exists(path: str) -> bool:
    """Whether it is there, below the top of the repository or the program's own folder."""
    return any(
        (base / path).is_dir() if path.endswith("/") else (base / path).exists() for base in BASES
    )


@cache
def modules() -> Mapping[str, Path]:
    return {module_name(path): path for path in (*SOURCES, *TESTS)}


def _members(body: list[ast.stmt]) -> Iterator[str]:
    """Names that statements define, those under ``if`` and in lists of imports included."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.If):
            yield from _members(node.body)


@cache
def classes() -> Mapping[str, set[str]]:
    """Class → what it has: fields, methods, and what its methods put into ``self``."""
    members: dict[str, set[str]] = {}
    for path in SOURCES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                inside = members.setdefault(node.name, set())
                inside.update(_members(node.body))
                inside.update(
                    part.attr
                    for part in ast.walk(node)
                    if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store)
                )
    return members


def _named_so(name: str) -> list[str]:
    """The modules and packages whose dotted name ends in this one."""
    return [module for module in modules() if f".{module}".endswith(f".{name}")]


def is_there(qualified: str) -> bool:
    """Whether ``module.name`` or ``Class.name`` is something of ours.

    What lies deeper in an object (``run`` in ``DeskContext.tasks.run``) is not looked up.
    """
    if _named_so(qualified):
        return True
    parts = qualified.split(".")
    if parts[0] in classes():
        return parts[1] in classes()[parts[0]]
    return any(
        parts[length] in set(_members(parsed(modules()[module]).body))
        for length in range(1, len(parts))
        for module in _named_so(".".join(parts[:length]))
    )


def qualified_names(text: str) -> set[str]:
    """``module.name`` in backticks, without names of files and of other people's modules."""
    names = set()
    for code in _CODE.findall(text):
        match = _QUALIFIED.fullmatch(code)
        if match is None or _FILE.search(match[1]):
            continue
        first = match[1].split(".")[0]
        if first not in NOT_OURS and (first not in sys.stdlib_module_names or _named_so(match[1])):
            names.add(match[1])
    return names


def drawn_modules(text: str) -> set[str]:
    """``folder/module`` for each name that a drawing lists beside a folder of the program."""
    names: set[str] = set()
    for drawing in _DRAWING.findall(text):
        for folder, listed in _DRAWN.findall(drawing):
            items = re.sub(r"\([^)]*\)", "", listed).split("·") if "·" in listed else []
            words = [item.strip() for item in items]
            names.update(folder + word for word in words if re.fullmatch(r"[a-z_0-9]+", word))
    return names


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_file_and_folder_that_is_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert sorted(path for path in paths(text) if not exists(path)) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith("http")]
    assert [link for link in local if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=shown)
def test_every_name_of_ours_exists(document: Path) -> None:
    names = qualified_names(document.read_text(encoding="utf-8"))
    assert sorted(name for name in names if not is_there(name)) == []


def test_every_module_of_the_drawing_exists() -> None:
    names = drawn_modules((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    assert len(names) > 80
    missing = [name for name in names if not exists(f"{name}.py") and not exists(f"{name}/")]
    assert sorted(missing) == []


def test_every_folder_of_the_program_is_in_the_drawing() -> None:
    """A room that the plan of the house does not show is not found."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {path.parent.relative_to(ROOT / "clerkdesk").as_posix() for path in SOURCES}
    old = {folder for folder in folders if folder.startswith("store/migrations/")}
    assert sorted(name for name in folders - old - {"."} if f"{name}/" not in text) == []


def test_what_is_not_there_is_noticed() -> None:
    """Else the tests above would prove nothing."""
    text = (
        "`gui/old.py` and gui/older/ are gone, as `bootstrap.sold_desk`, `OpenCase.sold` and "
        "`sold.name`; `gui/kit/tasks.py`, gui/kit/, `review.approve` and `OpenCase.case` are not.\n"
        "In the new file `tests/new.py`: `x`\n\n    gui/kit/   tasks · sold\n"
    )
    assert {path for path in paths(text) if not exists(path)} == {"gui/old.py", "gui/older/"}
    missing = {name for name in qualified_names(text) if not is_there(name)}
    assert missing == {"bootstrap.sold_desk", "OpenCase.sold", "sold.name"}
    assert drawn_modules(text) == {"gui/kit/tasks", "gui/kit/sold"}
