"""No text reaches the screen untranslated, and every language is complete and compiled."""

import ast
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkdesk import bundled
from tests.architecture.sources import GUI, ROOT, called, calls, parsed, tool

_TRANSLATING = ("tr", "translate")
_SHOWING = {
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
"""What shows its first argument; ``tool`` its second."""
_OWN_NAME = re.compile(r"ClerkDesk|050 234|Ctrl\+N")
_WORD = re.compile(r"[A-Za-z]{3}")


def _shown_words(call: ast.Call) -> Iterator[str]:
    """Texts that a call shows as they stand in the source, and that look like words."""
    name = called(call)
    if name not in _SHOWING:
        return
    for argument in call.args[1:2] if name == "tool" else call.args[:1]:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        for part in parts:
            if (
                isinstance(part, ast.Constant)
                and isinstance(part.value, str)
                and _WORD.search(part.value)
            ):
                yield part.value


def _translates(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _TRANSLATING
    )


def _untranslated(path: Path) -> list[str]:
    """Each with its line, and why it is not translated."""
    problems = []
    for call in calls(path):
        problems += [f"{path.name}:{call.lineno}: {words}" for words in _shown_words(call)]
        if called(call) in _TRANSLATING and any(
            isinstance(argument, ast.JoinedStr) for argument in call.args
        ):
            problems.append(f"{path.name}:{call.lineno}: an f-string never matches a translation")
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.JoinedStr) and any(map(_translates, ast.walk(node))):
            problems.append(
                f"{path.name}:{node.lineno}: tr() inside an f-string is not found by lupdate"
            )
    return problems


def test_no_text_reaches_the_screen_untranslated() -> None:
    problems = [line for path in GUI for line in _untranslated(path)]
    assert [line for line in problems if not _OWN_NAME.search(line)] == []


def _source_file(language: str) -> Path:
    return ROOT / f"resources/translations/clerkdesk_{language}.ts"


def _messages(file: Path) -> list[ElementTree.Element]:
    return list(ElementTree.parse(file).getroot().iter("message"))


@pytest.mark.parametrize(("language", "forms"), [("az", 2), ("ru", 3), ("en", 2)])
def test_every_language_is_complete(language: str, forms: int) -> None:
    """English is the sources' own and has its plurals alone."""
    messages = _messages(_source_file(language))
    assert len(messages) > (300 if language != "en" else 5)
    for message in messages:
        translation = message.find("translation")
        source = message.findtext("source") or ""
        assert translation is not None and translation.get("type") is None, source
        if message.get("numerus"):
            numbered = [form.text or "" for form in translation.findall("numerusform")]
            assert len(numbered) == forms, source
            assert all("%n" in form and "(s)" not in form for form in numbered), source
        else:
            text = translation.text or ""
            assert text.strip(), source
            placeholders = sorted(re.findall(r"%\d", text))
            assert sorted(re.findall(r"%\d", source)) == placeholders, (
                f"another number of placeholders: {source}"
            )


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_every_language_is_compiled(tmp_path: Path, language: str) -> None:
    compiled = tmp_path / "compiled.qm"
    subprocess.run(
        [tool("pyside6-lrelease"), _source_file(language), "-qm", compiled],
        check=True,
        capture_output=True,
    )
    bundled_file = bundled.path("translations", f"clerkdesk_{language}.qm")
    assert compiled.read_bytes() == bundled_file.read_bytes(), "run pyside6-lrelease"


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_the_sources_have_no_text_that_a_translation_lacks(tmp_path: Path, language: str) -> None:
    copy = tmp_path / "copy.ts"
    copy.write_bytes(_source_file(language).read_bytes())
    plurals = ["-pluralonly"] if language == "en" else []
    sources = [str(path) for path in GUI]
    subprocess.run(
        [tool("pyside6-lupdate"), "-locations", "none", *plurals, *sources, "-ts", str(copy)],
        check=True,
        capture_output=True,
    )
    missing = []
    for message in _messages(copy):
        translation = message.find("translation")
        if translation is not None and translation.get("type") == "unfinished":
            missing.append(message.findtext("source"))
    assert missing == []
