"""What a sentence is about, and phrases whose last word is no cue."""

from __future__ import annotations

import re

import pytest

from winset.coder.claims.wording import issue_at
from winset.coder.topic import issue_exceptions, issue_of
from winset.reference.issues import issues
from winset.reference.table import rows

MEANS = (
    ("The ministers agreed to join forces against poverty at home.", "development"),
    ("They joined forces.", None),
    ("Market forces will decide.", None),
    ("It blamed external forces.", None),
    ("A task force was set up; two more task forces follow.", None),
    ("The workforce grew.", None),
    ("Peacekeeping forces were sent.", "defence"),
    ("US forces withdrew from the base.", "defence"),
    ("They signed the Arms Trade Treaty.", "defence-policy"),
    ("They signed a trade treaty.", "trade"),
    ("Trade unions marched.", None),
    ("Settlers in the West Bank objected.", None),
    ("The bank lent money.", "finance"),
    ("The security environment grew harsher.", None),
    ("They protect the environment.", "climate"),
    ("It tested a hydrogen bomb.", "deterrence"),
    ("Cars burn hydrogen.", "energy"),
    ("The islets are a bargaining chip.", "territory"),
    ("Prisoners became a bargaining chip.", None),
    ("The chips are made in Busan.", "semiconductors"),
    ("At the outbreak of war they fled.", None),
    ("An outbreak was reported.", "health"),
    ("I congratulate you on your election.", None),
    ("The election is on Sunday.", "domestic-politics"),
    ("They met under the aegis of the president.", None),
    ("An Aegis ship was sent.", "deterrence"),
    ("They will share missile warning data.", "intelligence"),
    ("Goods produced with forced labor are banned.", "trade"),
    ("Victims of forced labor won in court.", "history"),
    ("Cut greenhouse gases by half.", "climate"),
)


@pytest.mark.parametrize(("text", "issue"), MEANS)
def test_a_word_in_another_meaning_is_no_cue(text: str, issue: str | None) -> None:
    assert issue_of(text, 0, ()) == issue
    assert issue_at(text, 0) == issue


def test_every_exception_hides_a_cue_and_is_none_itself() -> None:
    tables = ("lexicon/issue_cues.csv", "claims/issue_words.csv")
    cues = {word.lower() for table in tables for row in rows(table) for word in row["words"].split("/")}
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(cues))) + r")(?:ns?|s)?(?!\w)")
    exceptions = issue_exceptions()
    assert len(exceptions) > 300
    for phrase, issue in exceptions.items():
        assert phrase == phrase.lower()
        assert issue in {"", *issues()}
        assert phrase not in cues
        assert found.search(phrase) or issue, phrase


def test_no_phrase_stands_twice_in_the_table() -> None:
    listed = [phrase for row in rows("lexicon/issue_exceptions.csv") for phrase in row["words"].split("/")]
    assert sorted(listed) == sorted(set(listed))
    assert sum(row["issue"] not in {"", *issues()} for row in rows("lexicon/issue_exceptions.csv")) == 0
