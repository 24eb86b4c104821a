from __future__ import annotations

from dataclasses import replace

import pytest

from winset.desk import Desk, competing, dissents, open_case
from winset.errors import UnknownName
from winset.model import FITS, Hypothesis, Weighing


def test_the_shipped_questions_have_rivals_with_holders_and_evidence_that_is_there(desk: Desk) -> None:
    found = competing(desk)
    assert len(found) >= 5
    for one in found:
        assert len(one.rivals) >= 2
        assert all(rival.holder and rival.text.endswith(".") for rival in one.rivals)
        assert [r.against for r in one.rivals] == sorted(r.against for r in one.rivals)
        assert all(rival.low <= rival.against <= rival.high for rival in one.rivals)
        assert all(len(item.fits) == len(one.rivals) and item.sentence for item in one.items)
        cited = {w.evidence for w in desk.case.weighings if w.hypothesis in {r.id for r in one.rivals}}
        assert {item.evidence for item in one.items} == cited
        assert set(one.explains) <= desk.evidence.keys()


def test_every_item_is_weighed_against_every_rival(desk: Desk) -> None:
    for one in competing(desk):
        assert all(None not in item.fits for item in one.items), one.question


def test_no_reading_of_a_dispute_between_governments_is_without_its_dissent(desk: Desk) -> None:
    told = {(dissent.question, dissent.holder) for dissent in dissents(desk)}
    assert {("radar-2018", "Japanese Ministry of Defense"), ("claims-1965", "Japanese government")} <= told
    assert {
        ("radar-2018", "South Korean Ministry of National Defense"),
        ("claims-1965", "South Korean Supreme Court"),
    } <= told


def test_nothing_known_later_counts(desk: Desk) -> None:
    then = open_case(desk.folder.path, as_of="2019-12-31")
    one = competing(then, "export-controls-2019")[0]
    assert all(item.date <= "2019-12-31" for item in one.items)
    assert len(one.items) < len(competing(desk, "export-controls-2019")[0].items)
    with pytest.raises(UnknownName, match="gsomia-2012"):
        competing(open_case(desk.folder.path, as_of="2019-01-31"), "gsomia-2019")


def _asked(desk: Desk, fits: list[tuple[str, str, str]]) -> Desk:
    """A desk with one question of two hypotheses, and what fits them how: (fit of a, fit of b, weight) an item."""
    other = open_case(desk.folder.path)
    ids = [row.id for row in other.case.chronicle]
    rivals = tuple(
        Hypothesis(
            id=name, question="q", asks="Why?", explains=(ids[0],), text=f"It was {name}.", holder=name, dissent="No.",
            known_from="2000",
        )
        for name in ("a", "b")
    )  # fmt: skip
    weighed = tuple(
        Weighing(hypothesis=name, evidence=ids[number], fit=fit, weight=weight, reason="so", known_from="2000")
        for number, (first, second, weight) in enumerate(fits)
        for name, fit in (("a", first), ("b", second))
    )
    other.case = replace(other.case, hypotheses=rivals, weighings=weighed)
    return other


def test_what_fits_all_alike_tells_nothing_and_moves_nothing(desk: Desk) -> None:
    one = competing(
        _asked(desk, [("very consistent", "very consistent", "strong"), ("inconsistent", "inconsistent", "strong")])
    )[0]
    assert [item.diagnosticity for item in one.items] == [0, 0]
    assert one.verdict == "The evidence does not tell the first readings apart."
    assert {d.other for d in dissents(_asked(desk, [("neutral", "neutral", "weak")]))} == {"It was a.", "It was b."}


def test_what_speaks_against_counts_by_weight_and_what_speaks_for_does_not(desk: Desk) -> None:
    fits = [("very consistent", "very inconsistent", "strong"), ("inconsistent", "very consistent", "weak")]
    one = competing(_asked(desk, fits))[0]
    assert [(r.id, r.against, r.low, r.high) for r in one.rivals] == [("a", 0.3, 0, 1.0), ("b", 2.0, 2.0, 2.0)]
    assert "however the evidence is weighed" in one.verdict
    assert [item.diagnosticity for item in one.items] == [1.0, 0.75]
    assert [d.other for d in dissents(_asked(desk, fits))] == ["It was b."]


def test_the_scale_runs_from_worst_to_best() -> None:
    assert FITS[0] == "very inconsistent"
    assert FITS[-1] == "very consistent"
