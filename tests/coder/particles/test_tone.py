from __future__ import annotations

import pytest

from winset.coder.particles.tone import tone
from winset.reference.table import rows


@pytest.mark.parametrize(
    ("lang", "text", "sign"),
    [
        ("ja", "韓国は重要な隣国であり、緊密に連携する。", 1),
        ("ja", "竹島の不法占拠は断固として容認できない。", -1),
        ("ja", "韓国の面積は約10万平方キロである。", 0),
        ("ko", "일본은 가까운 이웃이며 미래지향 협력의 동반자입니다.", 1),
        ("ko", "일본의 역사 왜곡과 망언을 규탄합니다.", -1),
    ],
)
def test_the_greater_number_of_words_decides(lang: str, text: str, sign: int) -> None:
    found, words = tone(text, lang)
    assert found == sign
    assert all(word in text for word in words)
    assert bool(words) == bool(sign)


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_no_word_counts_both_ways(lang: str) -> None:
    listed = [set(row["words"].split("/")) for row in rows(f"lexicon_{lang}/tone.csv")]
    assert not listed[0] & listed[1]
