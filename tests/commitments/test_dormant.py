"""Old ideas are found by what was known: never taken up, fallen back, promised and left, or no longer talked of."""

from __future__ import annotations

from datetime import date

from winset.commitments import dormant_ideas, dormant_subjects, fates, last_signs, level_of
from winset.model import Meeting
from winset.testing import judgement, option, promise

DAY = date(2010, 1, 1)
SPAN = {"since": date(2000, 1, 1), "until": date(2006, 12, 31)}


def meeting(name: str, day: str, topics: str, level: str = "vice ministers") -> Meeting:
    return Meeting(
        id=name, date=day, known_from=day, place="", format="", countries=("FRA", "DEU"), level=level,
        participants="", topics=topics, outcome="", status="verified", source="made up",
    )  # fmt: skip


def subject(topic: str) -> tuple[str, ...]:
    return (topic,) if topic in {"space", "health"} else ()


def test_options_that_can_be_proposed_and_gave_no_sign() -> None:
    options = [option("old"), option("done"), option("woken"), option("young", first_proposed="2009-06"),
               option("late", first_proposed="2007-03")]  # fmt: skip
    states = dict.fromkeys(("old", "woken", "young", "late"), "failed-before")
    rows = fates([promise("p", "2009-03-01", option="woken")], (), {}, DAY)
    signs = last_signs(options, {}, rows)
    found = dormant_ideas(options, states, signs, rows, DAY, **SPAN)
    assert [(i.id, i.why) for i in found] == [("old", "never taken up in two years")]


def test_an_adoption_is_a_sign_of_life() -> None:
    options = [option("a"), option("b")]
    signs = last_signs(options, {"a": "2009-01-01"}, ())
    assert signs == {"a": "2009-01-01", "b": "2000"}


def test_promises_that_were_left_are_told_apart() -> None:
    promises = [promise(name) for name in ("kept", "broken", "unknown", "listed")]
    promises[3] = promise("listed", option="old")
    said = [judgement("kept", "a", 1), judgement("broken", "a", -1)]
    rows = fates(promises, said, {}, DAY)
    options = [option("old")]
    found = dormant_ideas(options, {"old": "open"}, last_signs(options, {}, rows), rows, DAY, **SPAN)
    assert [(i.kind, i.id, i.why) for i in found] == [
        ("option", "old", "never taken up so far"),
        ("promise", "broken", "promised and not kept"),
        ("promise", "unknown", "promised; what became of it is unknown"),
    ]


def test_subjects_that_no_meeting_names_any_more() -> None:
    held = [meeting("m1", "2005-01-01", "space; weather; health"), meeting("m2", "2009-01-01", "health"),
            meeting("m3", "2005-02-01", "space", level="leaders")]  # fmt: skip
    found = dormant_subjects(held, subject, level_of, DAY, level="vice-ministers", **SPAN)
    assert [(i.issue, i.proposed, i.last_sign, i.evidence) for i in found] == [
        ("space", "2005-01-01", "2005-02-01", ("m1", "m3"))
    ]
    assert dormant_subjects(held, subject, level_of, DAY, level="officials", **SPAN) == ()
