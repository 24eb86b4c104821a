from __future__ import annotations

import pytest

from winset.desk.ranks import rank_of, ranks
from winset.reference.table import parts, rows

MADE = (
    ("The Spirit of Camp David", "We, the leaders of Japan, the Republic of Korea and the US, met.", "leaders"),
    ("Joint Statement of 2022", "Prime Minister Kishida, President Yoon and their foreign ministers met.", "leaders"),
    ("Joint Statement", "The foreign ministers met at the invitation of the President.", "ministers"),
    ("Trilateral National Security Advisors’ Press Statement", "President Biden’s advisor met the two.", "advisers"),
    ("Joint Statement of the Vice Foreign Ministers", "They met before the summit.", "vice-ministers"),
    ("Joint Statement on the Economic Security Dialogue", "They met.", "officials"),
    ("Joint statement of the Trilateral Chiefs of Defense", "They met.", "military"),
    ("日米韓首脳共同声明", "三か国は一致した。", "leaders"),
    ("日米韓外相共同声明", "三か国は一致した。", "ministers"),
    ("共同発表", "日米韓の外務次官は会談した。", "vice-ministers"),
    ("共同発表", "秋葉国家安全保障局長は会談した。", "advisers"),
    ("한미일 정상 공동성명", "세 나라는 뜻을 같이했다.", "leaders"),
    ("한미일 외교차관 공동성명", "세 나라는 뜻을 같이했다.", "vice-ministers"),
    ("공동 언론 발표문", "국가안보실장과 보좌관이 만났다.", "advisers"),
    ("Joint Statement", "Japan and South Korea agree.", ""),
)  # fmt: skip


@pytest.mark.parametrize(("title", "text", "level"), MADE)
def test_a_statement_is_of_those_who_made_it(title: str, text: str, level: str) -> None:
    found = rank_of(title, text)
    assert found.level == level
    where = "its title says" if rank_of(title, "").level else "its first words say" if level else "neither"
    assert found.why.startswith(where)


def test_ranks_go_down_and_no_word_has_two() -> None:
    assert ranks() == ("leaders", "ministers", "vice-ministers", "advisers", "military", "officials")
    listed = [word for row in rows("comparing/levels.csv") for word in parts(row["words"])]
    assert len(listed) == len(set(listed))
    assert {row["lang"] for row in rows("comparing/levels.csv")} == {"en", "ja", "ko"}
