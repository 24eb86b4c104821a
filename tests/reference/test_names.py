"""The names policy covers every language, and both names stand at first mention."""

from __future__ import annotations

import re

import pytest

from winset.errors import UnknownName
from winset.reference.countries import is_country
from winset.reference.issues import issues
from winset.reference.names import LANGUAGES, contested_names, house_name
from winset.reference.table import toml


def test_ids_are_unique_and_every_entry_is_whole() -> None:
    listed = [entry["id"] for entry in toml("names.toml")["name"]]
    assert len(listed) == len(set(listed))
    for entry in contested_names().values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.id)
        assert entry.kind in {"place", "sea", "state", "history", "matter", "title"}
        assert entry.parties
        assert all(is_country(party) for party in entry.parties)
        assert entry.issue is None or entry.issue in issues()
        assert len(entry.forms) == len(set(entry.forms)) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_later_form_is_no_longer_than_the_first(lang: str) -> None:
    for entry in contested_names().values():
        assert 0 < len(entry.later[lang]) <= len(entry.first[lang]), entry.id


@pytest.mark.parametrize(
    ("name", "lang", "both"),
    [
        ("takeshima-dokdo", "en", ("Takeshima", "Dokdo")),
        ("takeshima-dokdo", "ja", ("竹島", "独島")),
        ("takeshima-dokdo", "ko", ("독도", "다케시마")),
        ("sea-of-japan-east-sea", "en", ("Sea of Japan", "East Sea")),
        ("sea-of-japan-east-sea", "ja", ("日本海", "東海")),
        ("sea-of-japan-east-sea", "ko", ("동해", "일본해")),
        ("treated-water", "ja", ("処理水", "汚染水")),
        ("treated-water", "ko", ("처리수", "오염수")),
        ("wartime-labour", "ko", ("강제동원", "노동")),
        ("senkaku-diaoyu", "en", ("Senkaku", "Diaoyu")),
    ],
)
def test_both_names_stand_at_first_mention(name: str, lang: str, both: tuple[str, str]) -> None:
    assert all(form in house_name(name, lang) for form in both)


def test_later_mentions_are_short() -> None:
    assert house_name("comfort-women", "en", first=False) == "the former comfort women"
    assert house_name("treated-water", "en", first=False) == "the treated water"


def test_a_miss_is_said() -> None:
    with pytest.raises(UnknownName, match="takeshima-dokdo"):
        house_name("takeshima", "en")
    with pytest.raises(UnknownName, match="language"):
        house_name("takeshima-dokdo", "fr")
