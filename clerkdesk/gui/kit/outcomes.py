"""What came of a question, as the window shows it everywhere: a word, a sentence, a tone."""

from collections.abc import Mapping

from clerkdesk.domain.outcomes import Outcome, Result, Shown, shown
from clerkdesk.gui.kit import texts

TONES: Mapping[Result, str] = {
    Result.ASKED: "plain",
    Result.ANSWERED: "ok",
    Result.PRINTED: "ok",
    Result.REFUSED: "warn",
    Result.NO_ANSWER: "bad",
    Result.CANNOT_BE_FORMED: "bad",
}


def word(outcome: Outcome) -> str:
    """Of a chip."""
    return texts.sentence(shown(outcome).word)


def sentence(what: Shown) -> str:
    """Of a card or the message bar."""
    return texts.sentence(what.code, what.params)


def why_nothing_is_known(outcome: Outcome | None) -> str:
    """The sentence of a question to which nobody gave an answer; "": there is one, or it still
    waits, or nobody has asked.
    """
    if outcome is None or shown(outcome).result in (Result.ASKED, Result.ANSWERED):
        return ""
    return sentence(shown(outcome))
