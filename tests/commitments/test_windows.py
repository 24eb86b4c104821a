"""Each rule opens its window for the options it names and for no other."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from winset.commitments import Window, ahead, best_stretch, windows_of
from winset.model import Occasion, Ritual
from winset.testing import option

DAY = date(2026, 7, 1)
BOTH = ("FRA", "DEU")


def occasion(kind: str, *, countries: tuple[str, ...] = BOTH, **changes: tuple[str, ...]) -> Occasion:
    return Occasion(
        id=kind, date="2026-10-01", kind=kind, countries=countries, what=f"the {kind}", known_from="2020-01-01",
        status="verified", source="made up", issues=changes.get("issues", ()), touches=changes.get("touches", ()),
    )  # fmt: skip


def rules(of: object, *rows: Occasion, parties: tuple[str, ...] = BOTH) -> list[tuple[str, str]]:
    return [(w.rule, w.effect) for w in windows_of(of, parties, ahead(rows, (), DAY), DAY)]  # type: ignore[arg-type]


def test_an_election_of_those_needed_hurts_before_and_helps_after() -> None:
    found = windows_of(option("a"), BOTH, ahead([occasion("election", countries=("DEU",))], (), DAY), DAY)
    assert [(w.rule, w.effect, w.start, w.end) for w in found] == [
        ("campaign", "risk", date(2026, 8, 2), date(2026, 10, 1)),
        ("new-mandate", "opportunity", date(2026, 10, 2), date(2027, 1, 9)),
    ]
    assert rules(option("a"), occasion("election", countries=("POL",))) == []


def test_a_local_election_hurts_only_what_it_is_fought_on() -> None:
    assert rules(option("a"), occasion("local election")) == []
    assert rules(option("a", touches=("territory",)), occasion("local election")) == [("campaign", "risk")]
    disputed = option("a", on="health", touches=("territory",))
    assert rules(disputed, occasion("local election", issues=("defence",))) == []
    assert rules(disputed, occasion("local election", issues=("health",))) == [("campaign", "risk")]


def test_a_summit_helps_where_all_needed_are_there() -> None:
    assert rules(option("a"), occasion("summit")) == [("leaders-meet", "opportunity")]
    assert rules(option("a"), occasion("summit"), parties=(*BOTH, "POL")) == []
    assert rules(option("a", on="health"), occasion("summit", issues=("energy",))) == []


def test_days_of_memory_hurt_sensitive_options_alone() -> None:
    days = [Ritual(month=8, day=15, label="the day", since=None, countries=BOTH, source="made up")]
    entries = ahead((), days, DAY)
    assert [w.rule for w in windows_of(option("a", touches=("territory",)), BOTH, entries, DAY)] == ["memory"]
    assert [w.rule for w in windows_of(option("a", on="history"), BOTH, entries, DAY)] == ["memory"]
    assert windows_of(option("a"), BOTH, entries, DAY) == ()
    assert windows_of(option("a", touches=("territory",)), ("FRA", "POL"), entries, DAY) == ()


def test_deadlines_notices_and_budgets_need_their_issue() -> None:
    energy, health = option("a"), option("b", on="health")
    assert rules(energy, occasion("expiry", issues=("energy",))) == [("deadline", "opportunity")]
    assert rules(health, occasion("expiry", issues=("energy",))) == []
    assert rules(energy, occasion("notice", issues=("energy",))) == [("notice", "risk")]
    assert rules(energy, occasion("budget")) == []
    assert rules(option("a", instruments=("programme",)), occasion("budget")) == [("budget", "opportunity")]


def test_a_ruling_hurts_what_it_is_about() -> None:
    assert rules(option("a", touches=("nuclear",)), occasion("ruling", touches=("nuclear",))) == [
        ("same-subject", "risk")
    ]
    assert rules(option("a"), occasion("ruling", touches=("nuclear",))) == []


def window(effect: str, start: int, end: int, name: str) -> Window:
    days = [DAY + timedelta(days=n) for n in (start, end)]
    return Window(
        option="a", effect=effect, start=days[0], end=days[1], occasion=name, what=name, rule="made-up", why=name
    )


def test_the_best_stretch_has_no_risk_where_that_can_be() -> None:
    found = best_stretch([window("opportunity", 1, 60, "a"), window("opportunity", 30, 90, "b"),
                          window("risk", 30, 60, "c")])  # fmt: skip
    assert found is not None
    assert (found.start, found.end, found.opportunities, found.risks) == (
        DAY + timedelta(days=1), DAY + timedelta(days=29), ("a",), (),
    )  # fmt: skip
    assert best_stretch([window("risk", 1, 60, "c")]) is None
    assert best_stretch([window("opportunity", 1, 3, "a")]) is None


@given(st.lists(st.tuples(st.sampled_from(["opportunity", "risk"]), st.integers(1, 300), st.integers(0, 100))))
def test_no_other_stretch_beats_the_best(made: list[tuple[str, int, int]]) -> None:
    held = [window(e, start, start + length, f"o{i}") for i, (e, start, length) in enumerate(made)]
    found = best_stretch(held, least=1)
    days = [DAY + timedelta(days=n) for n in range(1, 402)]
    risks = {
        d: sum(w.effect == "risk" and w.start <= d <= w.end for w in held)
        for d in days
        if any(w.effect == "opportunity" and w.start <= d <= w.end for w in held)
    }
    if found is None:
        assert not risks
    else:
        assert len(found.risks) == min(risks.values())
        assert all(risks[d] == len(found.risks) for d in days if found.start <= d <= found.end)
