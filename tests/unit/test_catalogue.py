"""Sentences from codes."""

from clerkdesk.usecases import catalogue


def test_a_value_that_nobody_gave_is_left_out_of_the_sentence() -> None:
    whole = catalogue.sentence("account_unknown", {"login": "rauf"}, "en")
    assert catalogue.sentence("account_unknown", {}, "en") == whole.replace("rauf", "").strip()
