"""Each figure of a tree of a few lines, and the circles of its imports."""

from pathlib import Path

import pytest

from tests.architecture.figures import ROOT, count_tree, figures_of, main
from tests.architecture.import_graph import module_name

SAYS_NOTHING = "assignments to `found`, `made`, `wanted`, `told`, `said`"
TERNARY = "x = 1 if a else 2 if b else 3\n"
COMPREHENSION = "x = [[y for y in row] for row in rows]\n"
FUNCTION = "def one():\n    return 1\n\n\ndef two():\n    '''Two.'''\n\n    return 2\n"


def tree(folder: Path, **sources: str) -> Path:
    """A package of these modules; ``__`` in a name stands for a folder."""
    package = folder / "package"
    for name, source in sources.items():
        path = package / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(source, encoding="utf-8")
    return package


@pytest.mark.parametrize(
    ("meaning", "source", "value"),
    [
        ("lines, blank ones left out", "x = 1\n\n# why\ny = 2\n", "3"),
        ("lines over 100 columns, %", f"x = 1\n# {'x' * 98}\n# {'x' * 99}\ny = 1\n", "25.0"),
        ("lines over 110 columns, %", f"# {'x' * 108}\n# {'x' * 109}\n", "50.0"),
        ("`a, b = x, y` per 10,000 lines", "a, b = 1, 2\na, b = c\na = 1, 2\nb = 2\n", "2500.0"),
        (
            "calls with more than four positional arguments per 1,000 lines",
            "f(1, 2, 3, 4)\nf(1, 2, 3, 4, 5)\nf(a=1, b=2, c=3, d=4, e=5)\nf()\n",
            "250.0",
        ),
        ("nested ternaries", TERNARY + "x = 1 if a else 2\n", "1"),
        ("nested comprehensions", COMPREHENSION + "x = [y for y in rows]\n", "1"),
        ("`fmt: skip` and `fmt: off`", "x = 1  # fmt: skip\n# fmt: off\n# fmt: on\n", "2"),
        (
            "`Any` for windows and sessions",
            "def f(window: Any, session: Session) -> None:\n    self.main_window: Any = window\n",
            "2",
        ),
        ("functions", FUNCTION, "2"),
        ("lines of a function, median", FUNCTION, "3"),
        ("lines of the longest function", FUNCTION, "4"),
        ("public functions with a docstring, %", FUNCTION + "def _own():\n    pass\n", "50.0"),
        ("comments per 100 lines", "x = 1  # why\n# noqa: E501\ny = '# no'\nz = 1\n", "25.0"),
        (
            "assignments to `found`, `made`, `wanted`, `told`, `said`",
            "found = 1\nfor made in x:\n    print(wanted)\nrows = found\n",
            "2",
        ),
        (
            "private members of others used",
            "other._x\nself._x\nsuper()._x\nrow._asdict()\nx.__name__\nself.other._y\n",
            "2",
        ),
    ],
)
def test_a_figure_counts_what_it_says_and_no_more(
    tmp_path: Path, meaning: str, source: str, value: str
) -> None:
    file = tmp_path / "module.py"
    file.write_text(source, encoding="utf-8")
    assert figures_of(count_tree(file))[meaning] == value


def test_modules_are_counted_with_their_median_and_longest_length(tmp_path: Path) -> None:
    package = tree(tmp_path, one="x = 1\n", two="x = 1\n" * 7)
    for passed_over in (".venv", "build"):
        (package / passed_over).mkdir()
        (package / passed_over / "three.py").write_text("x = 1\n" * 9, encoding="utf-8")
    figures = figures_of(count_tree(package))
    assert figures["modules"] == "3"
    assert figures["lines of a module, median"] == "1"
    assert figures["lines of the longest module"] == "7"


@pytest.mark.parametrize(
    "closing",
    [
        "import package.one\n",
        "from package import one\n",
        "from package.one import name\n",
        "from . import one\n",
        "from .one import name\n",
        "def lazily():\n    from package.one import name\n",
        "if TYPE_CHECKING:\n    from package.one import name\n",
    ],
)
def test_every_kind_of_import_closes_a_circle(tmp_path: Path, closing: str) -> None:
    package = tree(
        tmp_path, one="from package.two import x\n", two="import package.three\n", three=closing
    )
    assert count_tree(package).circles == [3]


def test_a_chain_is_no_circle_and_two_circles_are_two(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        a__one="from ..b import two\nimport sys\n",
        b__two="from . import three, four\n",
        b__three="from .two import x\n",
        b__four="from .five import x\n",
        b__five="from package.b import four\n",
        last="from package.a.one import x\nfrom package import absent\n",
    )
    assert count_tree(package).circles == [2, 2]
    assert module_name(package / "b/five.py") == "package.b.five"


def test_a_file_that_cannot_be_parsed_is_named_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tree(tmp_path, good="x = 1\n", old="print 'x'\n")
    assert main([str(package)]) == 0
    printed = capsys.readouterr()
    assert str(package / "old.py") in printed.err
    assert "old" not in printed.out


def test_the_table_has_a_line_for_each_tree_and_aligned_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = tree(tmp_path / "small", one="x = 1\n")
    large = tree(tmp_path / "large", one="x = 1\n" * 12_345)
    assert main([str(small), str(large)]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert [row.split()[:2] for row in rows] == [["package", "1"], ["package", "12345"]]
    assert {len(line) for line in (head, *rows)} == {len(head)}


def test_the_document_has_a_line_for_each_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tree(tmp_path, one="found = 1\n")
    assert main(["--markdown", str(package)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "| figure | package |",
        "| --- | ---: |",
        "| lines, blank ones left out | 1 |",
    ]
    assert len(lines) == 2 + len(figures_of(count_tree(package)))


def test_a_path_that_is_not_there_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "absent")])
    assert "absent" in capsys.readouterr().err


def test_the_house_stays_as_it_was_put_in_order() -> None:
    figures = figures_of(count_tree(ROOT / "clerkdesk"))
    none_left = (
        "lines over 100 columns, %",
        "`a, b = x, y` per 10,000 lines",
        "nested ternaries",
        "nested comprehensions",
        "`fmt: skip` and `fmt: off`",
        "`Any` for windows and sessions",
        "circles of imports",
    )
    # Two columns of the portals' messages.
    assert figures[SAYS_NOTHING] == "2"
    assert {name: float(figures[name]) for name in none_left} == dict.fromkeys(none_left, 0.0)


def test_the_tests_are_in_order_too() -> None:
    figures = figures_of(count_tree(ROOT / "tests"))
    none_left = (
        "lines over 100 columns, %",
        "`a, b = x, y` per 10,000 lines",
        "nested ternaries",
        "nested comprehensions",
        "`fmt: skip` and `fmt: off`",
        "circles of imports",
        SAYS_NOTHING,
    )
    assert {name: float(figures[name]) for name in none_left} == dict.fromkeys(none_left, 0.0)
