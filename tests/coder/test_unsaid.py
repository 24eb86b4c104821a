from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from winset.coder import code_records

SENTENCES = Path(__file__).with_name("empty_sentences.jsonl")
Code = Callable[..., list[dict[str, Any]]]


def read() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("half", [0, 1], ids=["dev", "held"])
def test_few_sentences_without_an_act_have_an_event(half: int) -> None:
    mine = [r for r in read() if hashlib.sha256(r["text"].encode()).digest()[0] % 2 == half]
    coded = list(code_records({"id": i, "text": r["text"], "date": "2024-06-12"} for i, r in enumerate(mine)))
    empty = [bool(out["events"]) for r, out in zip(mine, coded, strict=True) if not r["events"]]
    acts = [bool(out["events"]) for r, out in zip(mine, coded, strict=True) if r["events"]]
    assert sum(empty) <= 0.08 * len(empty)
    assert sum(acts) >= 0.9 * len(acts)


@pytest.mark.parametrize(
    ("empty", "act"),
    [
        ("Italian guests usually thank the Greek hosts.", "Italy thanked Greece."),
        ("Japan has never attacked Norway.", "Japan will never accept Norway's demand."),
        ("Norway beat Japan 3-1.", "Norway beat back Japan's army; its soldiers attacked a base in Japan."),
        ("The French coach attacked the German striker before the match.", "French jets attacked a German ship."),
        ("German exports hit French growth.", "German missiles hit a French base."),
        ("Iran's captain captured the attention of Iraq.", "Iranian troops captured Iraqi soldiers."),
        ("Reporters asked whether Peru could pay.", "Peru asked Chile to pay."),
        ("Peru is considering sending aid to Chile.", "Peru is sending aid to Chile."),
        ("The lecture is about the attack by Iran on Iraq.", "The attack by Iran on Iraq killed nine people."),
        ("She wrote a history of the talks between Iran and Iraq.", "The talks between Iran and Iraq ended on Friday."),
    ],
)
def test_words_that_only_look_like_an_act(code: Code, empty: str, act: str) -> None:
    assert code(empty) == []
    assert code(act)


def test_a_sentence_that_only_looks_like_an_act_says_why() -> None:
    texts = ("Peru is considering sending aid to Chile.", "Norway beat Japan 3-1.")
    reasons = [out["skipped"] for out in code_records({"id": i, "text": t} for i, t in enumerate(texts))]
    assert reasons[0].startswith("the words only look like an act")
    assert reasons[1] == "the sentence is about sport"
