"""Places on the picture of ties: bands from the top, a column a country, the same for the same people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from winset.report.charts.network import NetworkNode, NetworkTie, _places, network_chart

COUNTRIES = ("France", "Germany", "Poland")
LEVELS = ("Leaders", "Ministers", "Officials")


def node(name: str, country: str, level: str) -> NetworkNode:
    return NetworkNode(id=name, name=name, country=country, level=level, size=0.01, now=True, label=name)


@given(st.lists(st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(LEVELS)), min_size=1, max_size=25))
def test_no_two_people_stand_at_one_place_and_bands_do_not_mix(made: list[tuple[str, str]]) -> None:
    nodes = [node(f"P{i}", country, level) for i, (country, level) in enumerate(made)]
    place, bands, height = _places(nodes, COUNTRIES, LEVELS)
    assert len(set(place.values())) == len(nodes)
    assert [name for name, _ in bands] == [level for level in LEVELS if level in {n.level for n in nodes}]
    tops = [top for _, top in bands] + [height]
    for n in nodes:
        number = [name for name, _ in bands].index(n.level)
        assert tops[number] < place[n.id][1] < tops[number + 1] + 1
        assert abs(place[n.id][0] - COUNTRIES.index(n.country)) < 0.5


def test_the_same_people_give_the_same_picture() -> None:
    nodes = [node("A", "France", "Leaders"), node("B", "Poland", "Leaders")]
    ties = [NetworkTie(a="A", b="B", meetings=2, label="A and B")]
    first, second = (
        network_chart(nodes, ties, COUNTRIES, LEVELS, title="Ties", subtitle="", width=width) for width in (720, 720)
    )
    assert first == second
    assert len(network_chart(nodes, (), COUNTRIES, LEVELS, title="Ties", subtitle="", width=330)["layer"]) == 5
