from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

import winset.report
from winset.errors import UnknownName
from winset.reference.names import LANGUAGES as POLICY
from winset.report.tongue import LANGUAGES, counted, data, language, messages, say, speaking, words

PLACE = re.compile(r"\{(\w+)\}")
PARTICLE = re.compile(r"\[[^\]]*/[^\]]*\]")
ROOT = Path(winset.report.__file__).parent


@pytest.mark.parametrize("name", sorted(messages()))
def test_a_message_has_the_same_places_in_every_language(name: str) -> None:
    texts = messages()[name]
    assert set(texts) == set(LANGUAGES)
    if texts["en"]:
        assert all(
            sorted(set(PLACE.findall(text))) == sorted(set(PLACE.findall(texts["en"]))) for text in texts.values()
        )
        assert all(text.strip() or lang == "ja" for lang, text in texts.items())
    assert not PARTICLE.search(texts["en"] + texts["ja"])


def test_markup_is_balanced_in_every_language() -> None:
    for name, texts in messages().items():
        for text in texts.values():
            assert re.findall(r"<(\w+)", text) == re.findall(r"</(\w+)>", text), name


RECOGNISED = ("engine.", "issues.", "meanings.", "moved.record", "register.same", "words.")
SECTIONS = "|".join({name.partition(".")[0] for name in messages() if not name.startswith(RECOGNISED)})
NAMED = re.compile(rf"[\"']((?:{SECTIONS})\.[a-z-]+[a-z])[\"']")
BUILT = re.compile(rf"[\"']((?:{SECTIONS})\.[a-z-]*)(?:{{|[\"'] ~)")


def test_every_message_that_code_and_pages_name_exists_and_every_one_is_used() -> None:
    files = [*ROOT.rglob("*.py"), *ROOT.rglob("*.j2")]
    text = "\n".join(file.read_text(encoding="utf8") for file in files)
    named, built = set(NAMED.findall(text)), tuple(BUILT.findall(text))
    assert all(any(message.startswith(name) for message in messages()) for name in (*named, *built))
    used = named | {name + end for name in named for end in ("-one", "-many")}
    assert not {name for name in messages() if name not in used and not name.startswith((*built, *RECOGNISED))}


def test_the_languages_are_those_of_the_names_policy() -> None:
    assert LANGUAGES == POLICY


def test_what_is_said_is_in_the_language_of_the_block_only() -> None:
    with speaking("ja"):
        assert words("page.form") == "形式"
        with speaking("ko"):
            assert words("page.form") == "형식"
        assert language() == "ja"
    assert words("page.form") == "Form"
    with pytest.raises(UnknownName, match="language 'fr'"), speaking("fr"):
        pass


def test_values_are_escaped_and_words_of_the_case_are_marked() -> None:
    assert say("page.title", title="<b>") == "&lt;b&gt;: what could be ratified"
    assert data("a & b") == "a &amp; b"
    with speaking("ko"):
        assert data("a & b") == Markup('<span lang="en">a &amp; b</span>')


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("일본", "일본을 제약하는 것"),
        ("국가", "국가를 제약하는 것"),
        ("Congress", "Congress를 제약하는 것"),
        ("2021", "2021을 제약하는 것"),
    ],
)
def test_korean_particles_follow_the_word_before_them(word: str, shown: str) -> None:
    with speaking("ko"):
        assert words("paper.holds-back", country=word) == shown


def test_a_particle_looks_past_marks_and_quotes() -> None:
    with speaking("ko"):
        assert (
            say("agenda.tornado-title", title=Markup("<b>서울</b>"), what="x")
            == "“<b>서울</b>”을 가장 크게 움직이는 것은 x"
        )
        assert words("front.way", what="", before="0.1", after="0.28").endswith("0.28로 바뀐다.")
        assert words("front.way", what="", before="0.1", after="0.26").endswith("0.26으로 바뀐다.")


def test_numbers_of_things() -> None:
    assert counted("moved.reading", 1) == "1 reading"
    assert counted("moved.reading", 1200) == "1,200 readings"
    with speaking("ja"):
        assert counted("moved.reading", 1200) == "測定値1,200件"
