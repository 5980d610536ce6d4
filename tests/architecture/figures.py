"""The figures by which a Python tree is compared with others:
``python -m tests.architecture.figures [--markdown] [PATH …]``.

One line for each tree; ``--markdown`` prints what docs/house.md shows, one line for each figure.
What each figure counts is said at ``Counts``.
"""

import argparse
import ast
import io
import re
import statistics
import sys
import tokenize
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.architecture.import_graph import circles, import_graph

ROOT = Path(__file__).parents[2]
PASSED_OVER = {"__pycache__", "build", "dist", "node_modules", "site-packages"}
SAY_NOTHING = {"found", "made", "wanted", "told", "said"}
MOST_POSITIONAL = 4
OF_NAMED_TUPLES = {"_asdict", "_field_defaults", "_fields", "_make", "_replace"}
"""Public in spite of their names (documentation of collections.namedtuple)."""

_FORMATTER_SILENCED = re.compile(r"#\s*fmt:\s*(skip|off)\b")
_DIRECTIVE = re.compile(r"#\s*(!|-\*-|SPDX-|fmt:|noqa|type:|pragma:|pylint:|mypy:|ruff:|isort:)")
_COMPREHENSION = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(slots=True)
class Counts:
    """What is counted in a tree."""

    lines: int = 0
    """Lines that are not blank, comments and docstrings included."""
    over_100: int = 0
    over_110: int = 0
    packed_assignments: int = 0
    """``a, b = x, y``: names and values side by side in one statement."""
    many_positional: int = 0
    """Calls with more than four arguments by position; ``*args`` is one."""
    nested_ternaries: int = 0
    """``… if … else …`` with another one anywhere inside."""
    nested_comprehensions: int = 0
    """Comprehensions with another one anywhere inside."""
    formatter_silenced: int = 0
    """``# fmt: skip`` and ``# fmt: off``."""
    any_windows: int = 0
    """Parameters and attributes named ``…window`` or ``…session`` of the type ``Any``."""
    module_lengths: list[int] = field(default_factory=list)
    """Lines from first to last, blank ones included."""
    function_lengths: list[int] = field(default_factory=list)
    """Lines from ``def`` to the last, methods and inner functions included."""
    public_functions: int = 0
    """Of modules and public classes; no inner functions, no overloads."""
    documented_functions: int = 0
    comments: int = 0
    """Comments, each line for itself; directives to tools and licence tags are none."""
    silent_names: int = 0
    """Assignments to a name that says nothing."""
    private_members: int = 0
    """``x._y`` where ``x`` is not ``self``, ``cls`` or ``super()``."""
    circles: list[int] = field(default_factory=list)
    """Modules in each circle of imports, lazy ones and those for types included."""
    unreadable: list[Path] = field(default_factory=list)
    """Files that this Python cannot parse; nothing of them is counted."""


def count_tree(path: Path) -> Counts:
    """The counts of one file, or of every ``.py`` file below a folder."""
    counts = Counts()
    trees: dict[Path, ast.Module] = {}
    for file in [path] if path.is_file() else _python_files(path):
        try:
            with tokenize.open(file) as opened:
                source = opened.read()
            trees[file] = ast.parse(source)
        except (SyntaxError, UnicodeDecodeError):
            counts.unreadable.append(file)
            continue
        _count_lines(source, counts)
        _count_comments(source, counts)
        _count_public_functions(trees[file], counts)
        for node in ast.walk(trees[file]):
            _count_node(node, counts)
    counts.circles = [len(names) for names in circles(import_graph(trees))]
    return counts


def _python_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in PASSED_OVER:
            continue
        if path.is_dir():
            yield from _python_files(path)
        elif path.suffix == ".py":
            yield path


def _count_lines(source: str, counts: Counts) -> None:
    lines = source.splitlines()
    counts.module_lengths.append(len(lines))
    counts.lines += sum(bool(line.strip()) for line in lines)
    counts.over_100 += sum(len(line) > 100 for line in lines)
    counts.over_110 += sum(len(line) > 110 for line in lines)


def _count_comments(source: str, counts: Counts) -> None:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        counts.formatter_silenced += bool(_FORMATTER_SILENCED.match(token.string))
        counts.comments += not _DIRECTIVE.match(token.string)


def _count_public_functions(tree: ast.Module | ast.ClassDef, counts: Counts) -> None:
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            _count_public_functions(node, counts)
        if isinstance(node, _FUNCTION) and not node.name.startswith("_") and not _overload(node):
            counts.public_functions += 1
            counts.documented_functions += ast.get_docstring(node) is not None


def _overload(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)


def _count_node(node: ast.AST, counts: Counts) -> None:
    match node:
        case ast.Assign(value=ast.Tuple() | ast.List()):
            counts.packed_assignments += any(
                isinstance(target, ast.Tuple | ast.List) for target in node.targets
            )
        case ast.Call():
            counts.many_positional += len(node.args) > MOST_POSITIONAL
        case ast.IfExp():
            counts.nested_ternaries += _holds(node, (ast.IfExp,))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            counts.nested_comprehensions += _holds(node, _COMPREHENSION)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            counts.function_lengths.append((node.end_lineno or node.lineno) - node.lineno + 1)
        case ast.arg(arg=name, annotation=annotation):
            counts.any_windows += _any_window(name, annotation)
        case ast.AnnAssign(target=ast.Name(id=name) | ast.Attribute(attr=name)):
            counts.any_windows += _any_window(name, node.annotation)
        case ast.Name(id=name, ctx=ast.Store()):
            counts.silent_names += name in SAY_NOTHING
        case ast.Attribute(attr=name):
            counts.private_members += _private(name) and not _own(node.value)


def _holds(node: ast.AST, kinds: tuple[type[ast.AST], ...]) -> bool:
    """Another node of these kinds lies inside this one."""
    return any(inner is not node and isinstance(inner, kinds) for inner in ast.walk(node))


def _any_window(name: str, annotation: ast.expr | None) -> bool:
    return name.endswith(("window", "session")) and (
        isinstance(annotation, ast.Name) and annotation.id == "Any"
    )


def _private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in OF_NAMED_TUPLES


def _own(owner: ast.expr) -> bool:
    match owner:
        case ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super")):
            return True
    return False


def _per(part: int, whole: int, unit: int) -> str:
    return f"{unit * part / whole if whole else 0:.1f}"


def _median(lengths: Sequence[int]) -> str:
    return f"{statistics.median(lengths) if lengths else 0:.0f}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A column of the table, and its line in docs/house.md."""

    heading: str
    meaning: str
    value: Callable[[Counts], str]


FIGURES = (
    Figure("lines", "lines, blank ones left out", lambda c: str(c.lines)),
    Figure(">100", "lines over 100 columns, %", lambda c: _per(c.over_100, c.lines, 100)),
    Figure(">110", "lines over 110 columns, %", lambda c: _per(c.over_110, c.lines, 100)),
    Figure(
        "packed",
        "`a, b = x, y` per 10,000 lines",
        lambda c: _per(c.packed_assignments, c.lines, 10_000),
    ),
    Figure(
        "args>4",
        "calls with more than four positional arguments per 1,000 lines",
        lambda c: _per(c.many_positional, c.lines, 1_000),
    ),
    Figure("ternaries", "nested ternaries", lambda c: str(c.nested_ternaries)),
    Figure("comprehensions", "nested comprehensions", lambda c: str(c.nested_comprehensions)),
    Figure("fmt", "`fmt: skip` and `fmt: off`", lambda c: str(c.formatter_silenced)),
    Figure("any", "`Any` for windows and sessions", lambda c: str(c.any_windows)),
    Figure("modules", "modules", lambda c: str(len(c.module_lengths))),
    Figure("median", "lines of a module, median", lambda c: _median(c.module_lengths)),
    Figure(
        "longest", "lines of the longest module", lambda c: str(max(c.module_lengths, default=0))
    ),
    Figure("functions", "functions", lambda c: str(len(c.function_lengths))),
    Figure("median", "lines of a function, median", lambda c: _median(c.function_lengths)),
    Figure(
        "longest",
        "lines of the longest function",
        lambda c: str(max(c.function_lengths, default=0)),
    ),
    Figure(
        "documented",
        "public functions with a docstring, %",
        lambda c: _per(c.documented_functions, c.public_functions, 100),
    ),
    Figure("comments", "comments per 100 lines", lambda c: _per(c.comments, c.lines, 100)),
    Figure(
        "silent",
        "assignments to `found`, `made`, `wanted`, `told`, `said`",
        lambda c: str(c.silent_names),
    ),
    Figure("private", "private members of others used", lambda c: str(c.private_members)),
    Figure("circles", "circles of imports", lambda c: str(len(c.circles))),
    Figure("largest", "modules in the largest circle", lambda c: str(max(c.circles, default=0))),
)


def figures_of(counts: Counts) -> dict[str, str]:
    """Meaning → value, in the order of the table."""
    return {figure.meaning: figure.value(counts) for figure in FIGURES}


def table(rows: Sequence[Sequence[str]], separator: str = "  ") -> str:
    """Rows of equal length as aligned lines: the first column to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join(_line(row, widths, separator) for row in rows)


def _row(name: str, counts: Counts) -> list[str]:
    return [name] + [figure.value(counts) for figure in FIGURES]


def _line(row: Sequence[str], widths: Sequence[int], separator: str) -> str:
    cells = [row[0].ljust(widths[0])]
    cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
    return separator.join(cells).rstrip()


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a table of Markdown, the first one its head."""
    head = rows[0]
    rule = ["---", *("---:" for _tree in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows[1:]])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.architecture.figures")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--markdown", action="store_true", help="one line for each figure")
    words = parser.parse_args(arguments)
    paths: list[Path] = words.paths or [ROOT / "clerkdesk", ROOT / "tests"]
    absent = [str(path) for path in paths if not path.exists()]
    if absent:
        parser.error(f"not there: {', '.join(absent)}")
    counted = [count_tree(path.resolve()) for path in paths]
    for counts in counted:
        for file in counts.unreadable:
            print(f"cannot be parsed, and is not counted: {file}", file=sys.stderr)
    rows = [_row(path.name, counts) for path, counts in zip(paths, counted)]
    if words.markdown:
        head = ["figure"] + [figure.meaning for figure in FIGURES]
        print(markdown(list(zip(head, *rows))))
    else:
        head = ["tree"] + [figure.heading for figure in FIGURES]
        print(table([head, *rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
