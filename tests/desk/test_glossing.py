"""Names of people and bodies across scripts."""

from __future__ import annotations

from datetime import date

from winset.desk.glossing import glosses, other_forms


def test_a_family_name_with_a_title_is_that_of_the_one_in_office() -> None:
    assert [g.english for g in glosses("安倍首相が訪米した。", "ja", date(2015, 4, 29))] == [
        "Shinzo Abe",
        "United States",
    ]
    assert [g.english for g in glosses("이재명 대통령", "ko", date(2025, 8, 25))] == ["Lee Jae-myung"]


def test_a_compound_is_spelled_out_and_common_words_are_no_names() -> None:
    assert [g.english for g in glosses("日米韓の政府が協議した。", "ja")] == ["Japan, United States, South Korea"]
    assert glosses("政府は検討した。", "ja") == ()
    assert glosses("Mr Kishida", "en") == ()


def test_other_forms_of_names() -> None:
    assert {"岸田文雄", "기시다 후미오"} <= set(other_forms("kishida"))
    assert {"竹島", "独島", "독도", "Dokdo"} <= set(other_forms("Takeshima"))
    assert "Takeshima" in other_forms("竹島")
    assert "経団連" in other_forms("Keidanren")
    assert {"韓国", "한국"} <= set(other_forms("South Korea"))
    assert other_forms("agreement") == ()
    assert other_forms("lee") == ()  # many people's
