"""Every command that a guide names is one that the program knows, with these words."""

import argparse
import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkdesk.cli import parser

ROOT = Path(__file__).parents[2]
GUIDES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
PROMPT = re.compile(r"^(?: {4}(?:.*[/ ])?)?clerkdesk (?P<words>[a-z].*)$", re.MULTILINE)
INLINE = re.compile(r"`clerkdesk (?P<words>[a-z][^`]*)`")
BRACKETS = str.maketrans("", "", "[]")
END = re.compile(r"\s+(#|>|&&|\|).*$")
"""What follows is the shell's, or a comment."""
STANDS_FOR = {"DAY": "2026-12-31", "SERVICE": "idp", "N": "7", "free|working": "free"}


def commands() -> Iterator[tuple[str, str, bool]]:
    """Guide and words, of blocks and of sentences; True: it may be the command's name alone."""
    for guide in GUIDES:
        text = guide.read_text(encoding="utf-8")
        for match in PROMPT.finditer(text):
            yield guide.name, END.sub("", match["words"]).strip(), False
        for match in INLINE.finditer(text):
            yield guide.name, match["words"], True


def typed(words: str) -> list[str]:
    """As somebody would type it, who has read what may be left out and what stands for a value."""
    return [STANDS_FOR.get(word, word) for word in shlex.split(words.translate(BRACKETS))]


COMMANDS = sorted(set(commands()))


def test_the_guides_name_commands() -> None:
    assert len(COMMANDS) > 30
    guides = {guide for guide, _words, _inline in COMMANDS}
    assert {"administration.en.md", "gateway.en.md", "README.md"} <= guides


@pytest.mark.parametrize(("guide", "words", "inline"), COMMANDS)
def test_a_command_of_a_guide_is_known(
    guide: str, words: str, inline: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        parser.build().parse_args(typed(words))
    except SystemExit:
        complaint = capsys.readouterr().err
        if not (inline and "the following arguments are required" in complaint):
            pytest.fail(f"{guide}: clerkdesk {words}\n{complaint}")


def test_a_command_that_is_not_known_is_seen() -> None:
    for words in ("db upgrad", "calendar set DAY never", "staff import"):
        with pytest.raises(SystemExit):
            parser.build().parse_args(typed(words))


def test_every_command_stands_in_the_list_of_commands() -> None:
    (action,) = (
        each for each in parser.build()._actions if isinstance(each, argparse._SubParsersAction)
    )
    shown = {choice.dest for choice in action._choices_actions if choice.help != argparse.SUPPRESS}
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"`([a-z-]+)", text))
    assert shown - listed == set()


def parts(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """A command's parts, or the program's commands, by their words; none: it has no parts."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def called() -> set[tuple[str, str]]:
    """Words that stand behind each other in a call or a row of words of some test."""
    pairs = set()
    for path in (ROOT / "tests").rglob("*.py"):
        if path == Path(__file__):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            row = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
            words = [getattr(each, "value", None) for each in row]
            pairs |= {(str(first), str(second)) for first, second in zip(words, [*words[1:], None])}
    return pairs


def test_every_command_is_called_by_a_test() -> None:
    pairs = called()
    firsts = {first for first, _second in pairs}
    silent = set()
    for command, own in parts(parser.build()).items():
        known = {(command, part) for part in parts(own)}
        silent |= known - pairs
        if not known and command not in firsts:
            silent.add((command, ""))
    assert silent == set()


TWICE = ("administration", "gateway", "office", "portal")
"""Guides that are there in both languages; the clerks' own has its test with the window's help."""
BLOCKS = re.compile(r"^(#+ [^\n]*|```\w.*?^```|(?:    [^\n]*\n+)+)", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\((?:(?P<file>[\w.-]+\.md))?(?:#(?P<place>[\w-]+))?\)")


def guide_text(guide: str, language: str) -> str:
    return (ROOT / "docs" / f"{guide}.{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", TWICE)
def test_a_guide_says_the_same_commands_in_both_languages(guide: str) -> None:
    az, en = (BLOCKS.findall(guide_text(guide, language)) for language in ("az", "en"))
    assert len(en) > 10
    # A heading has the same place and depth; a block is the same, letter for letter.
    assert [each.partition(" ")[0] if each[0] == "#" else each.rstrip() for each in az] == [
        each.partition(" ")[0] if each[0] == "#" else each.rstrip() for each in en
    ]


def names(guide: str, language: str) -> list[set[str]]:
    """What each section names by its own word: commands, settings, files, paths."""
    sections = re.split(r"^#+ ", guide_text(guide, language), flags=re.MULTILINE)
    return [set(NAMED.findall(BLOCKS.sub("", each).replace("\n", " "))) for each in sections]


@pytest.mark.parametrize("guide", TWICE)
def test_a_section_names_the_same_things_in_both_languages(guide: str) -> None:
    assert names(guide, "az") == names(guide, "en")


def slug(heading: str) -> str:
    """As a page of the code's forge gives a heading its place."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def places(text: str) -> set[str]:
    return set(re.findall(r'<a id="([\w-]+)"', text)) | {
        slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }


@pytest.mark.parametrize("guide", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_a_link_of_a_guide_leads_somewhere(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for link in LINK.finditer(text):
        target = guide.with_name(link["file"]) if link["file"] else guide
        assert target.exists(), link[0]
        if link["place"]:
            assert link["place"] in places(target.read_text(encoding="utf-8")), link[0]
