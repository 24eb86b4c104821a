from __future__ import annotations

from datetime import date

import pytest

from winset.coder.particles.names import names


def found(lang: str, text: str, on: date | None = None) -> list[tuple[str, tuple[str, ...], str | None]]:
    hits = names(lang).hits(text)
    return [(text[h.start : h.end], h.on(on).countries, h.on(on).sector) for h in hits]


@pytest.mark.parametrize(
    ("lang", "text", "countries"),
    [
        ("ja", "日米韓", ("JPN", "USA", "KOR")),
        ("ja", "米朝", ("USA", "PRK")),
        ("ko", "한미일", ("KOR", "USA", "JPN")),
        ("ko", "미·중", ("USA", "CHN")),
    ],
)
def test_compounds_hold_their_members(lang: str, text: str, countries: tuple[str, ...]) -> None:
    assert found(lang, text) == [(text, countries, None)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ja", "日本海"), ("ja", "北米"), ("ja", "スタイル"), ("ko", "인도적"), ("ko", "책이란"), ("ja", "朝鮮半島")],
)
def test_words_that_only_look_like_a_state_are_none(lang: str, text: str) -> None:
    assert found(lang, text) == []


def test_a_letter_before_an_institution_is_a_state() -> None:
    assert found("ja", "米国務省")[0][1] == ("USA",)
    assert [f[1] for f in found("ko", "미 의회")] == [("USA",), ()]
    assert found("ko", "日 정부")[0][1] == ("JPN",)
    assert found("ja", "米を食べる") == []


def test_a_name_means_the_office_of_the_day() -> None:
    (hit,) = names("ja").hits("岸田文雄")
    assert hit.on(date(2023, 6, 1)).sector == "GOV"
    assert hit.on(date(2025, 6, 1)).sector == "ELI"
    (party,) = names("ko").hits("국민의힘")
    assert [party.on(date(year, 6, 1)).sector for year in (2021, 2023)] == ["OPP", "GOV"]


def test_a_post_abroad_is_marked() -> None:
    assert [h.flag for h in names("ja").hits("駐韓日本大使")] == ["stationed", "", ""]
    assert [h.flag for h in names("ja").hits("対日関税")] == ["against"]
