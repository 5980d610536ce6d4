"""Which module of a Python tree imports which, and the circles among them.

Every import statement counts, wherever it stands: at the top of a module, inside a function (lazy),
or under ``if TYPE_CHECKING``.
"""

import ast
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

Graph = Mapping[str, Set[str]]
"""Module → the modules of the same tree that it imports."""


def module_name(path: Path) -> str:
    """The dotted name by which a file is imported: up to the last folder with an ``__init__.py``.

    The name of a package is that of its folder.
    """
    parts = [] if path.stem == "__init__" else [path.stem]
    folder = path.parent
    while (folder / "__init__.py").exists():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


def import_graph(trees: Mapping[Path, ast.Module]) -> Graph:
    """What the modules import of each other; what lies outside the tree is left out.

    A package is a module of its own (its ``__init__.py``): importing ``a.b`` is an edge to ``a.b``
    and not to ``a``, though Python runs both.
    """
    names = {path: module_name(path) for path in trees}
    known = set(names.values())
    return {
        name: set(_targets(trees[path], _package(path, name), known)) - {name}
        for path, name in names.items()
    }


def _package(path: Path, name: str) -> str:
    """The package that a relative import of this module starts from."""
    return name if path.stem == "__init__" else name.rpartition(".")[0]


def _targets(tree: ast.Module, package: str, known: Set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in known:
                    yield alias.name
        if isinstance(node, ast.ImportFrom):
            origin = _origin(node, package)
            for alias in node.names:
                submodule = f"{origin}.{alias.name}"
                if submodule in known:
                    yield submodule
                elif origin in known:
                    yield origin


def _origin(node: ast.ImportFrom, package: str) -> str:
    """The absolute name behind ``from``."""
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    kept = parts[: len(parts) - node.level + 1]
    return ".".join([*kept, node.module] if node.module else kept)


def circles(graph: Graph) -> list[list[str]]:
    """The strongly connected components of more than one module, the largest first.

    Kosaraju's algorithm without recursion, for a chain of imports may be longer than Python's
    stack.
    """
    importers: dict[str, set[str]] = {name: set() for name in graph}
    for name, targets in graph.items():
        for target in targets:
            importers[target].add(name)
    seen: set[str] = set()
    finished: list[str] = []
    for name in sorted(graph):
        finished += _visit(name, graph, seen)
    seen.clear()
    components = [_visit(name, importers, seen) for name in reversed(finished)]
    return sorted((sorted(names) for names in components if len(names) > 1), key=_largest_first)


def _largest_first(names: list[str]) -> tuple[int, list[str]]:
    return -len(names), names


def _visit(start: str, graph: Graph, seen: set[str]) -> list[str]:
    """What is reached from ``start`` and was not seen before, each after what it leads to."""
    if start in seen:
        return []
    seen.add(start)
    order: list[str] = []
    path = [(start, iter(sorted(graph[start])))]
    while path:
        name, targets = path[-1]
        target = next((target for target in targets if target not in seen), None)
        if target is None:
            order.append(name)
            path.pop()
        else:
            seen.add(target)
            path.append((target, iter(sorted(graph[target]))))
    return order
