from __future__ import annotations

import pytest

from winset.coder.comparing.wording import acts_of, phrases, phrases_in, qualifiers_in, steps_in
from winset.reference.issues import issues
from winset.reference.table import parts, rows


def test_the_longest_word_of_a_scale_counts_where_several_meet() -> None:
    found = [(s.scale, s.rank) for s in steps_in("We strongly condemn the launch.", "en")]
    assert found == [("blame", 5)]
    assert [s.rank for s in steps_in("三外相は強く非難した。", "ja") if s.scale == "blame"] == [5]


def highest(text: str, lang: str) -> dict[str, int]:
    return {s.scale: s.rank for s in sorted(steps_in(text, lang), key=lambda s: s.rank)}


@pytest.mark.parametrize(
    ("weak", "strong", "lang"),
    [
        ("we consider a group", "we will form a group", "en"),
        ("we seek to hold talks", "we intend to hold talks", "en"),
        ("we express concern", "we condemn the test", "en"),
        ("denuclearization of the peninsula", "complete denuclearization of the peninsula", "en"),
        ("complete denuclearization", "complete, verifiable and irreversible denuclearization", "en"),
        ("懸念を表明", "強く非難", "ja"),
        ("우려를 표명", "강력히 규탄", "ko"),
    ],
)
def test_scales_rank_what_is_weak_below_what_is_strong(weak: str, strong: str, lang: str) -> None:
    low, high = highest(weak, lang), highest(strong, lang)
    shared = low.keys() & high.keys()
    assert shared
    assert all(low[scale] < high[scale] for scale in shared)


def test_a_phrase_is_found_in_three_languages_under_one_id() -> None:
    for text, lang in (("the Taiwan Strait", "en"), ("台湾海峡の平和", "ja"), ("대만해협의 평화", "ko")):
        assert "taiwan-strait" in {word.phrase for word in phrases_in(text, lang)}


def test_phrases_over_a_line_end_and_with_either_apostrophe_are_found() -> None:
    assert {w.phrase for w in phrases_in("across the Taiwan\nStrait", "en")} >= {"taiwan-strait"}
    assert {w.phrase for w in phrases_in("the People's Republic of China", "en")} == {"china"}
    assert {w.phrase for w in phrases_in("the People’s Republic of China", "en")} == {"china"}


def test_qualifiers_tell_the_direction() -> None:
    assert [q.direction for q in qualifiers_in("an immediate end, where possible", "en")] == [1, -1]


def test_of_qualifiers_that_overlap_the_longer_counts_and_urgent_is_no_urging() -> None:
    assert [q.direction for q in qualifiers_in("it did not pose an immediate threat to us", "en")] == [-1]
    assert "call" not in {s.scale for s in steps_in("the urgent need for peace", "en")}


def test_in_english_the_first_verb_says_what_a_clause_does() -> None:
    assert acts_of("We urge all states to condemn the launch.", "en") == {"call"}
    assert acts_of("We welcome the visit.", "en") == {"welcome"}


def test_tables_name_known_issues_and_no_empty_entries() -> None:
    known = {issue.id for issue in issues()} if not isinstance(issues(), dict) else set(issues())
    assert {phrase.issue for phrase in phrases().values()} <= known
    assert {phrase.kind for phrase in phrases().values()} == {"party", "phrase"}
    ids = [row["id"] for row in rows("comparing/phrases.csv")]
    assert len(ids) == len(set(ids))
    for row in rows("comparing/phrases.csv"):
        for lang in ("en", "ja", "ko"):
            assert all(word.strip() for word in parts(row[lang])), row["id"]
