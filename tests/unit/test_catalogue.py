"""Sentences from codes."""

from clerkdesk.usecases import catalogue


def test_a_value_that_nobody_gave_is_left_out_of_the_sentence() -> None:
    whole = catalogue.sentence("account_unknown", {"login": "rauf"}, "en")
    assert catalogue.sentence("account_unknown", {}, "en") == whole.replace("rauf", "").strip()


def test_sentences_may_be_read_before_the_first_is_needed() -> None:
    catalogue.load()
    for language in ("az", "en", "ru"):
        assert catalogue.sentence("account_unknown", {"login": "rauf"}, language)
