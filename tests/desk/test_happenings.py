"""Reports in three languages of one act are one happening that keeps its members."""

from __future__ import annotations

import pytest

from winset.desk import create, read
from winset.desk.happenings import Reported, case_happenings

REPORTS = {
    "catch-ja": ("ja", "2019-07-12", "日本政府は12日、海上での違法な操業をめぐり韓国政府に抗議した。"),
    "catch-ko": ("ko", "2019-07-12", "일본 정부는 12일 바다에서의 불법 조업을 둘러싸고 한국 정부에 항의했다."),
    "catch-en": ("en", "2019-07-13", "Japan protested to South Korea over illegal fishing at sea."),
    "book-ja": ("ja", "2019-07-12", "韓国政府は12日、歴史教科書の検定をめぐり日本政府に抗議した。"),
    "book-ko": ("ko", "2019-07-12", "한국 정부는 12일 역사 교과서 검정과 관련해 일본 정부에 항의했다."),
    "later": ("en", "2019-08-20", "Japan protested to South Korea again over illegal fishing at sea."),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reported, ...]:
    path = create(tmp_path_factory.mktemp("case") / "pair", title="Pair")
    for name, (lang, day, text) in REPORTS.items():
        page = f"---\ndate: {day}\nlang: {lang}\n---\n{text}\n"
        (path / "sources" / f"{name}.md").write_text(page, encoding="utf-8")
    read(path)
    return case_happenings(path, as_of="2030")


def test_one_act_in_three_languages_is_one_and_another_of_the_same_day_is_another(found: tuple[Reported, ...]) -> None:
    texts = {text: name.split("-")[0] for name, (_, _, text) in REPORTS.items()}
    groups = [({texts[m.text] for m in act.members}, act.langs, act.happening.date[:7]) for act in found]
    assert ({"catch"}, ("en", "ja", "ko"), "2019-07") in groups
    assert ({"book"}, ("ja", "ko"), "2019-07") in groups
    assert len(found) == 3


def test_members_are_kept_with_their_documents(found: tuple[Reported, ...]) -> None:
    act = next(act for act in found if len(act.members) == 3)
    assert len({m.source for m in act.members}) == len(act.happening.sources) == 3
    assert act.happening.known_from == "2019-07-12"
    assert act.happening.countries == ("JPN", "KOR")
