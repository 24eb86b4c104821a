"""Proposals find the option that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from winset.desk import matching
from winset.desk.matching import Matcher
from winset.testing import option

OPTIONS = (
    replace(option("space"), title="Dialogue on space policy", description="Yearly talks of officials on space."),
    replace(option("drills", on="exercises"), title="Joint naval exercises", description="Ships exercise at sea."),
    replace(option("aid", on="health"), title="Vaccines for all", description="The countries share doses."),
)


def test_the_nearest_option_comes_first_whatever_the_form_of_its_words() -> None:
    matcher = Matcher(OPTIONS, names=["France", "French"])
    found = matcher.nearest("France should hold a naval exercise at sea")
    assert [match.option for match in found] == ["drills"]
    assert 0.2 < found[0].similarity <= 1
    assert matcher.nearest("Dialogue on space policy")[0].option == "space"
    assert matcher.nearest("France should hold a naval exercise at sea", meant=False)[0].option == "drills"


def test_the_issue_decides_between_equals_and_nothing_in_common_is_no_match() -> None:
    twins = (replace(OPTIONS[0], id="a"), replace(OPTIONS[0], id="b", issue="space", points=(("space", 0.5),)))
    for meant in (True, False):
        assert Matcher(twins).nearest("policy for space", issue="space", meant=meant)[0].option == "b"
    assert Matcher(OPTIONS).nearest("a new opera house", issue="health") == ()
    assert Matcher(OPTIONS).nearest("") == ()
    assert Matcher(()).nearest("space policy") == ()


def test_names_of_the_countries_say_nothing() -> None:
    named = (replace(OPTIONS[0], title="France and Germany", description=""),)
    assert Matcher(named, names=["France", "Germany"]).nearest("France and Germany", meant=False) == ()


def test_meaning_finds_an_option_in_other_languages_and_other_words() -> None:
    matcher = Matcher(OPTIONS, names=["France"])
    assert matcher.nearest("宇宙政策に関する対話を毎年行うべきだ。")[0].option == "space"
    assert matcher.nearest("해군 합동 훈련을 실시해야 한다.")[0].option == "drills"
    assert matcher.nearest("Warships should train together off the coast.")[0].option == "drills"
    assert matcher.nearest("Warships should train together off the coast.", meant=False) == ()
    assert matcher.nearest("病院は待ち時間を公表すべきである。") == ()


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def count(texts: Sequence[str]) -> NDArray[np.float32]:
        read.extend(texts)
        return np.ones((len(texts), 512), dtype=np.float32)

    monkeypatch.setattr(matching, "meanings", count)
    monkeypatch.setattr(matching, "_KEPT", {})
    assert matching.vectors(["a", "b", "a"]).shape == (3, 512)
    matching.vectors(["b", "c"])
    assert read == ["a", "b", "c"]
