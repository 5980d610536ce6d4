"""How a run of the tests is set up, and which of them the daily one leaves to the night.

A pytest plugin; ``python -m tests.daily JUNIT.xml`` weighs the tests anew (``just weigh``).
"""

import gc
import os
import shutil
import sys
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

import pytest

from tests.once import begin_run, end_run

TESTS = Path(__file__).parent
COSTLY = TESTS / "costly.toml"
MEMORY = Path("/dev/shm")
"""Linux' file system in memory."""
ROOM = 4 * 1024**3
"""Bytes that must be free there; a daily run needs less than half of them."""
GARBAGE = 20_000
"""So many objects more before what is young is looked through: a test makes millions, and hardly a
circle.
"""
NIGHTLY = ("bench", "browser", "package", "screen_reader", "windows")
"""Folders of which a daily run takes nothing."""
LONGEST = (
    "tests/e2e/test_demo.py",
    "tests/e2e/test_pictures.py",
    "tests/architecture/test_tools.py",
)
"""Modules with tests of many seconds."""
SECONDS = 0.4
"""What a test may cost by day, on the average of its cases, on a quiet machine of two cores."""
TWIN_SECONDS = 0.2
"""The same of a test's cases on one database, where those on the other are cheaper."""
BY_DAY = ("architecture/", "attacks/", "unit/")
"""Folders of which the night has nothing alone."""
DATABASES = ("sqlite", "postgresql")


def pytest_configure(config: pytest.Config) -> None:
    """The daily run keeps its databases in memory: a third of its time it would wait for a disk
    whose plug no test pulls. Runs that take figures, and ``on_disk``, stay on the disk.
    """
    os.environ.setdefault("TESTS_DISK", tempfile.gettempdir())  # the test processes inherit it
    daily = "not bench" in config.option.markexpr
    if daily and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # looked up anew
    begin_run(config)
    gc.disable()  # what is imported and collected stays until the end
    # Every desk and worker that a test starts would compile the whole program again: half of its
    # start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What they import is not loaded for nothing, three times."""
    in_nightly = collection_path.name in NIGHTLY and collection_path.parent == TESTS
    return True if in_nightly and "not bench and not package" in config.option.markexpr else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is costly is marked; the longest of the others come first, so that none of them runs at
    the end alone.
    """
    costly = read_costly()
    for item in items:
        file, name, case = parts(item.nodeid)
        whole = name in costly.get(file, ())
        if whole or any(f"{name}[{each}]" in costly.get(file, ()) for each in case.split("-")):
            item.add_marker(pytest.mark.costly)
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.nodeid.partition("::")[0], len(LONGEST)))


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Who is imported only now, as Hypothesis by its plugin's summary, looks for referrers of its
    objects, and sees none that is frozen.
    """
    gc.unfreeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    end_run(config)
    gc.freeze()  # pytest looks through everything five times more before it ends


def parts(node: str) -> tuple[str, str, str]:
    """The file below ``tests``, the test and its case ("": it has one only) of a node's id."""
    file, _, rest = node.partition("::")
    name, _, case = rest.partition("[")
    return file.removeprefix("tests/"), name, case.removesuffix("]")


def read_costly() -> Mapping[str, list[str]]:
    """File → its tests that the night alone runs, ``name[sqlite]``: on that database."""
    with COSTLY.open("rb") as file:
        of_files: dict[str, list[str]] = tomllib.load(file)["costly"]
    return of_files


def weigh(report: Path, always: list[str]) -> dict[str, list[str]]:
    """The costly tests of a run that took all of them, from its JUnit report."""
    costs: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for case in ElementTree.parse(report).iter("testcase"):
        module = case.attrib["classname"].removeprefix("tests.").replace(".", "/") + ".py"
        _, name, which = parts(f"::{case.attrib['name']}")
        costs[module, name][which] = float(case.attrib["time"])
    costly: dict[str, list[str]] = defaultdict(list)
    for (module, name), cases in sorted(costs.items()):
        if not module.startswith(BY_DAY):
            costly[module] += _costly(name, cases, always=name in always)
    return {module: names for module, names in costly.items() if names}


def _costly(name: str, cases: Mapping[str, float], *, always: bool) -> Iterator[str]:
    if not always and mean(cases.values()) >= SECONDS:
        yield name
        return
    on = {}
    for database in DATABASES:
        seconds = [cost for case, cost in cases.items() if database in case.split("-")]
        if seconds:
            on[database] = mean(seconds)
    if len(on) == len(DATABASES):
        dearer = max(on, key=lambda database: on[database])
        if on[dearer] >= TWIN_SECONDS:
            yield f"{name}[{dearer}]"


def main(report: Path) -> None:
    """Write the list anew."""
    with COSTLY.open("rb") as file:
        always = tomllib.load(file)["always"]
    head = COSTLY.read_text(encoding="utf-8").partition("[costly]")[0]
    lines = [f"{head}[costly]\n"]
    for module, names in weigh(report, always).items():
        lines.append(f'"{module}" = [\n' + "".join(f'    "{name}",\n' for name in names) + "]\n")
    COSTLY.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
