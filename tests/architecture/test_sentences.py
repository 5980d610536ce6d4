"""Every code of an error or a denial has its sentence, and every value its word."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from clerkdesk.domain.eservices import Channel, DocumentKind, LoginMethod, Reason, Service
from clerkdesk.domain.lifecycle import Action, Role, Status
from clerkdesk.domain.messages import MessageEvent, MessageState
from clerkdesk.gui.kit import texts
from clerkdesk.store import reference
from clerkdesk.store.guard.rules import REFUSALS
from clerkdesk.usecases import catalogue
from tests.architecture.sources import SOURCES, called, calls

_CODE_FIRST = {
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
_CODE_SECOND = {"Fault", "fault"}
"""What is called with a code, and as which argument."""


def _codes(path: Path) -> Iterator[str]:
    """Every code that an error, a denial or a fault is given in a source."""
    for call in calls(path):
        name = called(call)
        if name in _CODE_FIRST:
            yield from _text(call.args[:1])
        elif name in _CODE_SECOND:
            yield from _text(call.args[1:2])


def _text(arguments: list[ast.expr]) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def test_every_code_has_its_sentence_in_three_languages() -> None:
    codes = {code for path in SOURCES for code in _codes(path)}
    codes |= {rule.code for rule in REFUSALS}
    codes |= {f"not_from_{status}" for status in Status}
    assert len(codes) > 120
    assert sorted(code for code in codes if not catalogue.known(code)) == []
    for code in codes:
        for language in ("az", "en", "ru"):
            assert catalogue.sentence(code, {}, language).strip()


@pytest.mark.parametrize(
    "kind",
    [Status, Service, Channel, LoginMethod, Reason, Role, MessageEvent, MessageState],
    ids=lambda kind: kind.__name__,
)
def test_every_value_has_a_word(kind: type[StrEnum]) -> None:
    assert [value for value in kind if not texts.known(value)] == []


def test_every_action_of_the_history_has_a_word() -> None:
    silent = {Action.ASK_DEBT, Action.EXTRACT}
    assert [action for action in Action if action not in silent and not texts.known(action)] == []


def test_every_kind_of_document_has_a_title() -> None:
    assert set(reference.read("documents")) == set(DocumentKind)
