from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from winset.coder.coding import Task
from winset.coder.japanese import coder as japanese
from winset.coder.korean import coder as korean
from winset.coder.particles import ParticleCoder
from winset.model import Event
from winset.reference.cameo import is_cameo
from winset.reference.plover import plover_types

_JAPANESE = "日本 韓国 は が を に 政府 批判 した 。 日米韓 会談 「 」 と 、 発表 米"
_KOREAN = "일본은 한국 정부가 비판했다 . 한미일 회담을 “ ” 라고 , 밝혔다 美 않았다"
WORDS = {"ja": _JAPANESE.split(" "), "ko": [f"{word} " for word in _KOREAN.split(" ")]}
FLOORS = {
    ("gold", "ja"): (0.88, 0.94, 0.02),
    ("gold", "ko"): (0.92, 0.92, 0.04),
    ("unseen", "ja"): (0.8, 0.84, 0.0),
    ("unseen", "ko"): (0.95, 0.97, 0.0),
}
"""Recall of type and both countries, precision, and share of empty sentences with an event, on all of a set."""


@pytest.fixture(scope="session")
def coders() -> dict[str, ParticleCoder]:
    return {"ja": japanese(), "ko": korean()}


def events(
    coders: dict[str, ParticleCoder],
    lang: str,
    text: str,
    date: str | None = None,
    speaker: tuple[str | None, str | None] | None = None,
) -> tuple[Event, ...]:
    return coders[lang].code([Task(text=text, date=date, speaker=speaker)])[0].events


def triples(found: tuple[Event, ...]) -> set[tuple[str | None, str | None, str]]:
    return {(e.source_country, e.target_country, e.plover) for e in found}


def check(found: tuple[Event, ...], text: str) -> None:
    for event in found:
        assert event.plover in plover_types()
        assert event.cameo is None or is_cameo(event.cameo)
        assert 0 < event.confidence < 1
        assert event.trigger == text[slice(*event.spans["trigger"])]
        for role, words in (("source", event.source_text), ("target", event.target_text)):
            span = event.spans[role]
            assert span is None or words is None or text[slice(*span)] == words
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize("lang", ["ja", "ko"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_text_gives_events_of_the_ontology_with_true_spans(
    coders: dict[str, ParticleCoder], lang: str, data: st.DataObject
) -> None:
    text = data.draw(st.lists(st.sampled_from(WORDS[lang]), max_size=25).map("".join) | st.text(max_size=40))
    check(events(coders, lang, text, "2024-05-01"), text)


@pytest.mark.parametrize(("kind", "lang"), FLOORS)
def test_each_set_of_sentences_holds_its_floor(coders: dict[str, ParticleCoder], kind: str, lang: str) -> None:
    path = Path(__file__).resolve().parents[1] / f"{kind}_{lang}.jsonl"
    records: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    right = wanted = made = empty = false = 0
    for record in records:
        speaker = tuple(record["speaker"].split()) if "speaker" in record else None
        found = events(coders, lang, record["text"], record["date"], speaker)
        check(found, record["text"])
        got = {(e.source_country or e.source_sector, e.target_country or e.target_sector, e.plover) for e in found}
        want = {(e["source"], e["target"], e["plover"]) for e in record["events"]}
        right, wanted, made = right + len(got & want), wanted + len(want), made + len(got)
        empty, false = empty + (not want), false + (not want and bool(got))
    recall, precision, trapped = FLOORS[kind, lang]
    assert empty >= len(records) // 4
    assert right / wanted >= recall
    assert right / made >= precision
    assert false / empty <= trapped


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ja", "日米韓の外相は東京で会談した。"), ("ko", "한미일 외교장관은 도쿄에서 회담했다.")],
)
def test_a_compound_abbreviation_gives_all_directed_pairs(
    coders: dict[str, ParticleCoder], lang: str, text: str
) -> None:
    found = {(a, b) for a, b, _ in triples(events(coders, lang, text))}
    assert found == {(a, b) for a in ("USA", "JPN", "KOR") for b in ("USA", "JPN", "KOR") if a != b}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "カナダ政府は声明を出した。ロシアの攻撃を強く非難した。"),
        ("ko", "캐나다 정부는 성명을 냈다. 러시아의 공격을 강하게 비난했다."),
    ],
)
def test_a_missing_subject_is_carried_from_the_sentence_before_and_marked(
    coders: dict[str, ParticleCoder], lang: str, text: str
) -> None:
    (event,) = events(coders, lang, text)
    assert (event.source, event.target_country, event.plover) == ("CAN GOV", "RUS", "ACCUSE")
    assert event.spans["inferred"] == event.spans["source"]
    assert event.source_text is None
    assert event.rule.endswith("+carried")
    assert text[slice(*event.spans["source"])] in ("カナダ政府", "캐나다 정부")


@pytest.mark.parametrize(
    ("lang", "text", "mark"),
    [
        ("ja", "英国はまだインドに謝罪していない。", "negated"),
        ("ja", "英国はウクライナに戦車を供与する方針だ。", "future"),
        ("ja", "米国はイランに制裁を科すかもしれない。", "hypothetical"),
        ("ja", "英国は1982年にアルゼンチンと断交した。", "historical"),
        ("ko", "영국은 아직 인도에 사과하지 않았다.", "negated"),
        ("ko", "영국은 우크라이나에 전차를 지원할 예정이다.", "future"),
        ("ko", "미국은 이란에 제재를 부과할 수 있다.", "hypothetical"),
        ("ko", "영국은 1982년 아르헨티나와 단교했다.", "historical"),
    ],
)
def test_marks(coders: dict[str, ParticleCoder], lang: str, text: str, mark: str) -> None:
    event = events(coders, lang, text, "2023-06-15")[0]
    assert {m for m in ("negated", "future", "hypothetical", "historical") if getattr(event, m)} == {mark}
    assert mark in event.spans


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ja", "韓国政府は、北朝鮮がロシアに弾薬を供与したと発表した。"),
        ("ko", "한국 정부는 북한이 러시아에 포탄을 제공했다고 발표했다."),
    ],
)
def test_a_reported_act_belongs_to_its_actor_and_the_reporter_is_the_speaker(
    coders: dict[str, ParticleCoder], lang: str, text: str
) -> None:
    (event,) = events(coders, lang, text)
    assert (event.source_country, event.target_country, event.plover) == ("PRK", "RUS", "AID")
    assert event.speaker == "KOR GOV"


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [("ja", "外務省はペルーの措置に抗議した。", "JPN"), ("ko", "외교부는 페루의 조치에 항의했다.", "KOR")],
)
def test_an_institution_without_a_country_is_the_one_at_home(
    coders: dict[str, ParticleCoder], lang: str, text: str, country: str
) -> None:
    assert triples(events(coders, lang, text)) == {(country, "PER", "ACCUSE")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ja", "我々はイランの核実験を強く非難します。"), ("ko", "우리는 이란의 핵실험을 강력히 규탄합니다.")],
)
def test_we_are_the_speaker(coders: dict[str, ParticleCoder], lang: str, text: str) -> None:
    assert triples(events(coders, lang, text, None, ("FRA", "GOV"))) == {("FRA", "IRN", "ACCUSE")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ja", "英国人の記者がイラン当局に拘束された。"), ("ko", "영국인 기자가 이란 당국에 체포됐다.")],
)
def test_a_passive_turns_the_roles(coders: dict[str, ParticleCoder], lang: str, text: str) -> None:
    assert triples(events(coders, lang, text)) == {("IRN", "GBR", "COERCE")}


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_an_empty_output_says_why(coders: dict[str, ParticleCoder], lang: str) -> None:
    reasons = {"": "the text is empty", "abc": "no known actor is named"}
    for text, reason in reasons.items():
        assert coders[lang].code([Task(text=text)])[0].skipped == reason


@pytest.mark.parametrize(
    ("lang", "text", "countries"),
    [
        ("ja", "トルコのエルドアン大統領は7日、ミツォタキス首相と会談した。", set()),
        ("ja", "トルコのエルドアン大統領は7日、首相と会談した。", {"TUR", "JPN"}),
        ("ko", "튀르키예의 에르도안 대통령은 7일 그리스에서 회담했다. 양국 정상은 선언에 서명했다.", {"TUR", "GRC"}),
    ],
)
def test_neither_a_strangers_title_nor_a_day_of_the_month_is_a_country(
    coders: dict[str, ParticleCoder], lang: str, text: str, countries: set[str]
) -> None:
    found = events(coders, lang, text, date="2023-12-07")
    assert {side for event in found for side in (event.source_country, event.target_country)} == countries
