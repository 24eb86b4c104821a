from __future__ import annotations

import pytest

from winset.coder.inflect import noun_forms, spellings, verb_forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("condemn", "condemned"), ("deny", "denies"), ("deny", "denied"), ("ban", "banning"), ("strike", "struck"),
        ("apologise", "apologized"), ("mobilise", "mobilizing"), ("agree", "agreeing"), ("meet", "met"),
        ("veto", "vetoed"),
    ],
)  # fmt: skip
def test_a_form_belongs_to_its_verb(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


@pytest.mark.parametrize(
    ("lemma", "form"), [("ally", "allies"), ("crisis", "crises"), ("clash", "clashes"), ("gunman", "gunmen")]
)
def test_a_plural_belongs_to_its_noun(lemma: str, form: str) -> None:
    assert form in noun_forms(lemma)


def test_both_spellings_are_known() -> None:
    assert spellings("normalise") == ("normalise", "normalize")
    assert "rise" in spellings("rise")
    assert spellings("rise") == ("rise",)
