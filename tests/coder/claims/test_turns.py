"""What is asked at a briefing is nobody's claim; what is answered is."""

from __future__ import annotations

from winset.coder.claims import claims_of
from winset.coder.claims.turns import Turns

BRIEFING = """MS. EXAMPLE:  Norway will host the next round in May.

Q    Kenya should open its ports. Would you agree?

And Ghana should close them.

MS. EXAMPLE (smiling):  Chile will send two ships.

Q    Peru should lend money. Why not?"""


def test_questions_of_a_briefing_state_no_claim() -> None:
    found = [c.text for c in claims_of(BRIEFING)]
    assert len(found) == 2
    assert "Norway will host" in found[0]
    assert "Chile will send" in found[1]


def test_a_text_that_is_no_briefing_has_no_turns() -> None:
    assert not Turns.of("Q is a letter.\n\nKenya should open its ports.").briefing
    assert [c.country for c in claims_of("Q3 was good.\n\nKenya should open its ports.")] == ["KEN"]


def test_a_question_goes_on_until_somebody_answers() -> None:
    turns = Turns(briefing=True)
    told = [turns.asked(s, opens=o) for s, o in (("Q  One?", True), ("Two.", False), ("Three.", True))]
    assert told == [True, True, True]
    assert not turns.asked("THE PRESIDENT:  Four.", opens=True)
    assert not turns.asked("Five.", opens=True)
