from __future__ import annotations

from datetime import date

import pytest

from winset.coder.agents import agents
from winset.coder.cast import Cast, Memory
from winset.coder.language import parse_all
from winset.coder.mention import resolve_phrase
from winset.coder.names import names


@pytest.mark.parametrize(
    ("phrase", "day", "country", "sector"),
    [
        ("a spokesman for the Japanese defence ministry", None, "JPN", "GOV"),
        ("South Korean officials", None, "KOR", "GOV"),
        ("Japan's top diplomat", None, "JPN", "GOV"),
        ("the US Deputy Secretary of State", None, "USA", "GOV"),
        ("the Blue House", None, "KOR", "GOV"),
        ("Foggy Bottom", None, "USA", "GOV"),
        ("Tokyo", None, "JPN", None),
        ("the Japanese side", None, "JPN", None),
        ("Prime Minister Suga", "2021-02-01", "JPN", "GOV"),
        ("President Yoon", "2023-08-18", "KOR", "GOV"),
        ("Donald Trump", "2022-04-01", "USA", "ELI"),
        ("Donald Trump", "2018-04-01", "USA", "GOV"),
        ("the Taliban", "2010-01-01", "AFG", "REB"),
        ("the Taliban", "2022-01-01", "AFG", "GOV"),
        ("UN officials", None, None, "IGO"),
        ("Kremlin critics", None, "RUS", "OPP"),
        ("members of the Bundestag", None, "DEU", "LEG"),
        ("several of the largest trade unions in Denmark", None, "DNK", "LAB"),
        ("the Korean victims' group", None, "KOR", "NGO"),
        ("former Japanese prime minister", None, "JPN", "ELI"),
        ("Toyota", None, "JPN", "BUS"),
    ],
)
def test_a_phrase_is_resolved_by_date(phrase: str, day: str | None, country: str | None, sector: str | None) -> None:
    got = resolve_phrase(phrase, day)
    assert got is not None
    assert (got.country, got.sector) == (country, sector)


@pytest.mark.parametrize("phrase", ["a cat with a ball", "Frank", "yesterday", "the South China Sea"])
def test_what_is_not_known_is_not_guessed(phrase: str) -> None:
    assert resolve_phrase(phrase) is None


def test_coordinated_states_before_one_noun_are_several_actors() -> None:
    text = "Nigerian and British armed forces met."
    parse = next(parse_all([text]))
    cast = Cast(parse, names().hits(text), agents(), Memory(on=date(2020, 1, 1)))
    head = parse.words.index("forces")
    assert [(w.country, w.sector) for w in cast.who(head)] == [("NGA", "MIL"), ("GBR", "MIL")]
