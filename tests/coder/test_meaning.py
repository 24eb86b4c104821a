"""Sentences of one meaning lie close, whatever their language and company."""

from __future__ import annotations

import numpy as np
import pytest

from winset.coder.meaning import DIMENSIONS, LONGEST, meanings

SAME = [
    ("Japan summoned the South Korean ambassador over the islands.", "日本は島をめぐり韓国大使を呼び出した。"),
    ("Seoul and Tokyo agreed to hold annual talks on space.", "한국과 일본은 우주에 관한 연례 회담을 열기로 합의했다."),
    ("The court ordered the company to pay the workers.", "裁判所は会社に労働者への支払いを命じた。"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_meaning_in_two_languages_is_nearer_than_another(one: str, other: str) -> None:
    others = [text for pair in SAME for text in pair if text not in (one, other)]
    vectors = meanings([one, other, *others])
    assert vectors[0] @ vectors[1] > max(vectors[0] @ vectors[2:].T)


def test_rows_have_length_one_and_blanks_none() -> None:
    vectors = meanings(["a treaty", "", "  \n", "条約"])
    assert vectors.shape == (4, DIMENSIONS)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 0, 0, 1], atol=1e-5)


def test_company_changes_nothing() -> None:
    texts = ["Both sides signed.", "A much longer sentence about what both sides signed, and where, and why it held."]
    alone = np.concatenate([meanings([text]) for text in texts])
    np.testing.assert_allclose(meanings(texts), alone, atol=1e-4)


def test_only_the_beginning_of_a_long_text_counts() -> None:
    text = "Ministers met in Geneva. " * 200
    np.testing.assert_array_equal(meanings([text]), meanings([text[:LONGEST]]))


def test_no_text_gives_no_rows() -> None:
    assert meanings([]).shape == (0, DIMENSIONS)
