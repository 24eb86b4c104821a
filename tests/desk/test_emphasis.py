"""What each country speaks of, in speeches and in a case."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from winset.desk import create, read
from winset.desk.emphasis import Emphasis, Share, Speech, emphasis, emphasis_of
from winset.errors import BadInput, UnknownName

CLIMATE = "Climate change threatens the islands."
TRADE = "Tariffs on steel must fall."
NONE = "I thank the president of the session."


def speech(country: str | None, year: int | None, *told: str, lang: str = "en") -> Speech:
    return Speech(file=f"{country}_{year}.txt", country=country, year=year, lang=lang, text=" ".join(told))


def share(found: Emphasis, country: str, since: int, issue: str) -> Share:
    return next(s for s in found.shares if (s.country, s.since, s.issue) == (country, since, issue))


def test_shares_are_of_the_sentences_of_a_country_in_a_period() -> None:
    told = [
        speech("NOR", 2001, CLIMATE, TRADE, NONE, NONE),
        speech("NOR", 2003, CLIMATE, CLIMATE, CLIMATE, NONE),
        speech("CHL", 2001, TRADE, NONE),
    ]
    found = emphasis_of(told, years=2)
    assert (found.speeches, found.sentences, found.issues) == (3, 10, ("climate", "trade"))
    assert {(s.country, s.since, s.until, s.issue): (s.sentences, s.of) for s in found.shares} == {
        ("NOR", 2001, 2002, "climate"): (1, 4),
        ("NOR", 2001, 2002, "trade"): (1, 4),
        ("NOR", 2003, 2003, "climate"): (3, 4),
        ("NOR", 2003, 2003, "trade"): (0, 4),
        ("CHL", 2001, 2002, "climate"): (0, 2),
        ("CHL", 2001, 2002, "trade"): (1, 2),
    }
    for one in found.shares:
        assert 0 <= one.low <= one.share <= one.high <= 1


def test_the_sentences_behind_a_share_come_from_its_latest_text() -> None:
    told = [speech("NOR", 2001, CLIMATE), speech("NOR", 2002, NONE, "Climate change is our concern.")]
    (said,) = share(emphasis_of(told, years=5), "NOR", 2001, "climate").examples
    assert (said.year, said.sentence, said.text) == (2002, 1, "Climate change is our concern.")
    assert not share(emphasis_of(told, examples=0), "NOR", 2001, "climate").examples


def test_only_issues_and_years_that_are_asked_for_are_counted() -> None:
    told = [speech("NOR", 1999, CLIMATE), speech("NOR", 2004, TRADE, NONE)]
    found = emphasis_of(told, wanted=("trade",), first=2000)
    assert [(s.issue, s.since, s.sentences, s.of) for s in found.shares] == [("trade", 2000, 1, 2)]


def test_a_text_of_nobody_is_left_out_with_its_reason() -> None:
    told = [speech(None, 2001, CLIMATE), speech("NOR", None, CLIMATE), speech("FRA", 2001, "Le climat.", lang="fr")]
    found = emphasis_of([*told, speech("NOR", 2001, CLIMATE)])
    assert found.speeches == 1
    assert [why.split(":")[0] for _, why in found.left_out] == [
        "nobody knows which country speaks",
        "nobody knows the year",
        "issues are not read in language fr",
    ]


def test_speeches_in_a_zip_belong_to_the_country_and_year_in_their_names(tmp_path: Path) -> None:
    file = tmp_path / "speeches.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for country, year in (("KOR", 2019), ("JPN", 2019)):
            archive.writestr(f"74/{country}_74_{year}.txt", f"{CLIMATE} {NONE} We are in New York in 2018. {NONE}\n")
    found = emphasis([file])
    assert {(s.country, s.since, s.sentences, s.of) for s in found.shares} == {("KOR", 2019, 1, 4), ("JPN", 2019, 1, 4)}


def test_japanese_sentences_are_read_too() -> None:
    found = emphasis_of([speech("JPN", 2020, "気候変動は深刻である。", "私は議長に感謝する。", lang="ja")])
    assert share(found, "JPN", 2020, "climate").sentences == 1


def test_documents_of_a_case_belong_to_their_author_or_publisher(tmp_path: Path) -> None:
    case = create(tmp_path / "case", title="Case")
    page = "---\ntitle: Remarks\ndate: 2021-05-04\npublisher: {}\n---\n" + "{}\n"
    (case / "sources").mkdir(exist_ok=True)
    for name, publisher, told in (
        ("a", "Government of Norway", f"{CLIMATE} {NONE} {NONE}"),
        ("b", "A club of friends", "The club met on Monday and talked of its garden until late in the evening."),
    ):
        (case / "sources" / f"{name}.md").write_text(page.format(publisher, told), encoding="utf8")
    read(case)
    found = emphasis([case], years=1)
    assert {(s.country, s.since, s.sentences) for s in found.shares} == {("NOR", 2021, 1)}
    assert len(found.left_out) == 1
    with pytest.raises(BadInput):
        emphasis([case], as_of="2020-01-01")


def test_what_cannot_be_counted_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(CLIMATE, encoding="utf8")
    with pytest.raises(BadInput, match="FRA_74_2019"):
        emphasis([file])
    with pytest.raises(UnknownName):
        emphasis([file], wanted=["weather"])
