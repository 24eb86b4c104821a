"""What the table of words knows of a sentence."""

from __future__ import annotations

from winset.coder.claims.grams import grams


def test_names_and_numbers_are_one_sign_each_and_words_lose_their_endings() -> None:
    assert grams("The cabinet of Norway counted 31 votes.") == (
        "the", "cabinet", "of", "@", "count", "0", "vote",
        "the cabinet", "cabinet of", "of @", "@ count", "count 0", "0 vote",
    )  # fmt: skip


def test_a_name_of_several_words_is_one() -> None:
    assert "@" in grams("they met in the City of New York")
    assert grams("they met in the City of New York").count("@") == 1


def test_nothing_has_no_grams() -> None:
    assert grams("") == ()
