"""The project's own rules: lint, types, import contracts, sizes, names, words."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from clerkdesk import bundled
from clerkdesk.domain.eservices import Channel, DocumentKind, LoginMethod, Reason, Service
from clerkdesk.domain.lifecycle import Action, Role, Status
from clerkdesk.domain.messages import MessageEvent, MessageState
from clerkdesk.gui.kit import texts
from clerkdesk.store.guard.rules import REFUSALS
from clerkdesk.usecases import catalogue

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "clerkdesk").rglob("*.py"))
GUI = [path for path in SOURCES if "gui" in path.relative_to(ROOT).parts]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_lint_finds_nothing() -> None:
    done = run("ruff", "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


@pytest.mark.timeout(300)
def test_types_hold_strictly() -> None:
    done = run("mypy", "--cache-dir", "/dev/null")
    assert done.returncode == 0, done.stdout


def test_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_outgrows_five_hundred_lines_and_each_says_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 500
    assert ast.get_docstring(ast.parse(source)), "no docstring"


def test_no_name_says_nothing() -> None:
    assert not [
        path for path in SOURCES if path.stem in ("utils", "helpers", "common", "misc", "manager")
    ]


def test_nothing_pages_by_offset() -> None:
    assert not [path for path in SOURCES if ".offset(" in path.read_text(encoding="utf-8")]


def _codes() -> set[str]:
    """Every code that an error, a denial or a fault is given in the sources."""
    found = set()
    raising = {
        "Expected",
        "NotAllowed",
        "NotFound",
        "Invalid",
        "Conflict",
        "StoreUnavailable",
        "DidNotAnswer",
        "NotSent",
        "Unreadable",
        "sentence",
    }
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            texts_of = [
                arg.value
                for arg in node.args
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            ]
            if name in raising and texts_of and isinstance(node.args[0], ast.Constant):
                found.add(texts_of[0])
            if (
                name in ("Fault", "fault")
                and len(node.args) > 1
                and isinstance(node.args[1], ast.Constant)
            ):
                found.add(str(node.args[1].value))
    return found


def test_every_code_has_its_sentence_in_three_languages() -> None:
    codes = (
        _codes() | {rule.code for rule in REFUSALS} | {f"not_from_{status}" for status in Status}
    )
    assert len(codes) > 120
    assert sorted(code for code in codes if not catalogue.known(code)) == []
    for code in codes:
        for language in ("az", "en", "ru"):
            assert catalogue.sentence(code, {}, language).strip()


def _untranslated(path: Path) -> list[str]:
    """Texts that reach the screen without tr(): arguments of widgets and setters that look like
    words.
    """
    showing = {
        "label",
        "button",
        "setText",
        "setToolTip",
        "setWindowTitle",
        "setPlaceholderText",
        "setAccessibleName",
        "addAction",
        "addTab",
        "Card",
        "say",
        "tool",
    }
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if name in showing:
                for arg in node.args[:1] if name != "tool" else node.args[1:2]:
                    parts = arg.values if isinstance(arg, ast.JoinedStr) else [arg]
                    for part in parts:
                        if (
                            isinstance(part, ast.Constant)
                            and isinstance(part.value, str)
                            and re.search(r"[A-Za-z]{3}", part.value)
                        ):
                            found.append(f"{path.name}:{node.lineno}: {part.value}")
        if isinstance(node, ast.JoinedStr):
            inside = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
            if any(
                isinstance(func, ast.Attribute) and func.attr in ("tr", "translate")
                for func in inside
            ):
                found.append(
                    f"{path.name}:{node.lineno}: tr() inside an f-string is not found by lupdate"
                )
        if isinstance(node, ast.Call):
            if name in ("tr", "translate") and any(
                isinstance(arg, ast.JoinedStr) for arg in node.args
            ):
                found.append(f"{path.name}:{node.lineno}: an f-string never matches a translation")
    return found


def test_no_text_reaches_the_screen_untranslated() -> None:
    own_names = ("ClerkDesk", "050 234", "Ctrl+N")
    found = [
        line
        for path in GUI
        for line in _untranslated(path)
        if not any(name in line for name in own_names)
    ]
    assert found == []


@pytest.mark.parametrize(("language", "forms"), [("az", 2), ("ru", 3), ("en", 2)])
def test_every_language_is_complete_and_compiled(tmp_path: Path, language: str, forms: int) -> None:
    """English is the sources' own and has its plurals alone."""
    ts = ROOT / f"resources/translations/clerkdesk_{language}.ts"
    messages = list(ElementTree.parse(ts).getroot().iter("message"))
    assert len(messages) > (300 if language != "en" else 5)
    for message in messages:
        translation = message.find("translation")
        source = message.findtext("source") or ""
        assert translation is not None and translation.get("type") is None, source
        numbered = [form.text or "" for form in translation.findall("numerusform")]
        if message.get("numerus"):
            assert len(numbered) == forms and all(
                "%n" in form and "(s)" not in form for form in numbered
            ), source
        else:
            assert (translation.text or "").strip(), source
            assert sorted(re.findall(r"%\d", source)) == sorted(
                re.findall(r"%\d", translation.text or "")
            ), f"another number of places: {source}"
    compiled = tmp_path / "made.qm"
    subprocess.run(
        [Path(sys.executable).with_name("pyside6-lrelease"), ts, "-qm", compiled],
        check=True,
        capture_output=True,
    )
    assert (
        compiled.read_bytes()
        == bundled.path("translations", f"clerkdesk_{language}.qm").read_bytes()
    ), "run pyside6-lrelease"


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_the_sources_have_no_text_that_a_translation_lacks(tmp_path: Path, language: str) -> None:
    copy = tmp_path / "copy.ts"
    copy.write_bytes((ROOT / f"resources/translations/clerkdesk_{language}.ts").read_bytes())
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    plurals = ["-pluralonly"] if language == "en" else []
    subprocess.run(
        [lupdate, "-locations", "none", *plurals, *map(str, GUI), "-ts", str(copy)],
        check=True,
        capture_output=True,
    )
    missing = [
        m.findtext("source")
        for m in ElementTree.parse(copy).getroot().iter("message")
        if m.find("translation").get("type") == "unfinished"
    ]  # type: ignore[union-attr]
    assert missing == []


@pytest.mark.parametrize(
    "kind",
    [Status, Service, Channel, LoginMethod, Reason, Role, MessageEvent, MessageState],
    ids=lambda kind: kind.__name__,
)
def test_every_value_has_a_word(kind: type) -> None:
    assert [value for value in kind if not texts.known(value)] == []


def test_every_action_of_the_history_has_a_word() -> None:
    silent = {Action.ASK_DEBT}
    assert [action for action in Action if action not in silent and not texts.known(action)] == []


def test_every_kind_of_document_has_a_title() -> None:
    from clerkdesk.store import reference

    assert set(reference.read("documents")) == set(DocumentKind)


@pytest.mark.parametrize("theme", ["LIGHT", "DARK"])
def test_texts_stand_out_from_what_they_stand_on(theme: str) -> None:
    from clerkdesk.gui.kit import theme as themes

    t = getattr(themes, theme)

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        high, low = sorted((luminance(one), luminance(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    pairs = [(t.text, ground) for ground in (t.bg, t.surface, t.sunken, t.accent_soft, t.warn_soft)]
    pairs += [(t.muted, ground) for ground in (t.bg, t.surface, t.sunken, t.accent_soft)]
    pairs += [
        (t.ok, t.ok_soft),
        (t.warn, t.warn_soft),
        (t.bad, t.bad_soft),
        (t.progress, t.progress_soft),
        (t.accent, t.accent_soft),
        (t.on_accent, t.accent),
    ]
    pairs += [(tone, t.surface) for tone in (t.ok, t.warn, t.bad, t.accent)] + [
        (t.bad, t.sunken),
        (t.warn, t.sunken),
    ]
    assert [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5] == []


def test_repository_speaks_of_the_project_alone() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    files = [ROOT / name for name in listed] or SOURCES
    pattern = re.compile(r"(^|[^A-Za-z0-9_.])/(work|root|farm)/")
    assert [
        path.name
        for path in files
        if path.suffix in (".py", ".md", ".toml", ".spec")
        and pattern.search(path.read_text(encoding="utf-8"))
    ] == []


def _qt_keywords(path: Path) -> list[str]:
    """Properties and signals of Qt given by keyword: the setter's name is made with C's toupper()."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    qt = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for alias in node.names
    }
    return [
        f"{path.name}:{node.lineno}: {keyword.arg}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in qt
        for keyword in node.keywords
        if keyword.arg not in (None, "parent")
    ]


def test_no_property_of_qt_is_given_by_keyword() -> None:
    allowed = {
        "result",
        "name",
        "arguments",
        "type",
    }  # of Signal, Slot and Property, which are no QObjects
    everywhere = [path for path in (*SOURCES, *(ROOT / "tests").rglob("*.py"))]
    found = [
        line
        for path in everywhere
        for line in _qt_keywords(path)
        if line.rsplit(" ", 1)[1] not in allowed
    ]
    assert found == []
