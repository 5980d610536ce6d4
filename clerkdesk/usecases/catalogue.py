"""The one place that turns a code into a sentence, in three languages."""

from collections.abc import Mapping
from functools import lru_cache

from clerkdesk.domain.errors import Expected
from clerkdesk.settings import LANGUAGES
from clerkdesk.store import reference


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, list[str]]:
    return reference.read("sentences")


def load() -> None:
    """Read the sentences now, and not when the first one is needed."""
    _catalogue()


def sentence(code: str, params: Mapping[str, object] | None = None, language: str = "az") -> str:
    """The sentence of a code, filled in; a ``fault`` that is a code by that one's own sentence.

    Raises KeyError: an unknown code is a bug, and a test finds it.
    """
    texts = _catalogue()[code.split(" ")[0]]
    index = LANGUAGES.index(language)
    values = _Filled({key: _shown(key, value, index) for key, value in (params or {}).items()})
    fault = values.get("fault", "")
    if known(fault):
        values["fault"] = sentence(fault, {**(params or {}), "fault": ""}, language)
    # Where a value is not known, the words around it close up.
    return texts[index].format_map(values).replace("  ", " ").strip()


@lru_cache(maxsize=1)
def _pages() -> dict[str, list[str]]:
    return reference.read("pages")


def page_word(key: str, params: Mapping[str, object], language: str = "az") -> str:
    """A word or sentence of the citizens' pages, filled in.

    Raises KeyError: there is none, and a test finds it.
    """
    return _pages()[key][LANGUAGES.index(language)].format_map(
        _Filled({name: str(value) for name, value in params.items()})
    )


def of_error(error: Expected, language: str = "az") -> str:
    """The sentence of an error. Raises KeyError, as ``sentence`` does."""
    return sentence(error.code, error.params, language)


def known(code: str) -> bool:
    """Whether a code has a sentence."""
    return code.split(" ")[0] in _catalogue()


def plain_sentence(code: str, language: str = "az") -> str:
    """The sentence of a code of which the values are not known; "": it cannot be said without
    them, or there is none.
    """
    if not known(code) or "{" in _catalogue()[code.split(" ")[0]][LANGUAGES.index(language)]:
        return ""
    return sentence(code, None, language)


@lru_cache(maxsize=1)
def _documents() -> dict[str, list[str]]:
    return reference.read("documents")


def _shown(key: str, value: object, index: int) -> str:
    """A value as people read it: kinds of documents and of JSON by their names."""
    if key == "kind" and value in _documents():
        return _documents()[str(value)][index]
    if key == "expected" and f"type_{value}" in _catalogue():
        return _catalogue()[f"type_{value}"][index]
    return "" if value is None else str(value)


class _Filled(dict[str, str]):
    """A value that nobody gave is left out, not an error in the middle of an error."""

    def __missing__(self, key: str) -> str:
        return ""
