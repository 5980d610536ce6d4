"""Texts with variables, as an administrator writes them: Jinja in a sandbox, where an unknown name
is an error.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _sandbox() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False
    )


@lru_cache(maxsize=256)
def _compiled(source: str) -> Any:
    return _sandbox().from_string(source)


def fill(source: str, variables: Mapping[str, object]) -> str:
    """Raises jinja2.TemplateError: the text is not one, or names something that is not there."""
    return str(_compiled(source).render(variables))


def names(source: str) -> set[str]:
    """The variables that a text asks for. Raises jinja2.TemplateError: it is none."""
    from jinja2 import meta

    return set(meta.find_undeclared_variables(_sandbox().parse(source)))


def broken() -> tuple[type[Exception], ...]:
    """What a text raises that is none, or that reckons with what it should not."""
    from jinja2 import TemplateError  # 40 ms of a start, at which nobody fills in anything

    return (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
