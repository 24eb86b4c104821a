"""Claims of sentences, texts and articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winset.coder.claims import claims_of, claims_of_article, claims_of_text, may_claim
from winset.sources.text import article_of_text


@pytest.fixture(scope="module")
def article(shared: Path) -> tuple[str, list[dict[str, object]]]:
    text = (shared / "seed" / "article.txt").read_text(encoding="utf8")
    return text, claims_of_article(article_of_text(text))


CONSTRAINTS = (
    ("recovery will be top priority", {"USA", "JPN", "KOR"}),
    ("this will not be easy", {"USA"}),
    ("hawks in Washington", {"USA"}),
    ("China containment strategy", {"USA"}),
    ("low public opinion toward South Korea", {"JPN"}),
    ("disagreement over historical issues", {"JPN"}),
    ("ruling by Seoul Central District Court", {"JPN"}),
    ("in the upcoming elections", {"JPN"}),
    ("unlikely for Tokyo", {"JPN"}),
    ("colonized South Korea", {"KOR"}),
    ("hostility toward Japan", {"KOR"}),
)
PROPOSALS = (
    ("women’s empowerment", "women"),
    ("space policy", "space"),
    ("humanitarian assistance", "humanitarian"),
    ("The business community", "business"),
    ("environmental groups", "climate"),
    ("Civil society", "civil-society"),
    ("cultural organizations", "culture"),
    ("track-II efforts", "track2"),
)


@pytest.mark.parametrize(
    ("words", "countries"), CONSTRAINTS, ids=lambda value: value[:30] if isinstance(value, str) else ""
)
def test_the_article_yields_each_constraint_with_its_countries(
    article: tuple[str, list[dict[str, object]]], words: str, countries: set[str]
) -> None:
    _, claims = article
    found = {c["country"] for c in claims if c["kind"] == "constraint" and words in str(c["text"])}
    assert found == countries


@pytest.mark.parametrize(("words", "issue"), PROPOSALS, ids=lambda value: str(value)[:30])
def test_the_article_yields_each_proposal_with_its_issue(
    article: tuple[str, list[dict[str, object]]], words: str, issue: str
) -> None:
    _, claims = article
    assert any(c["issue"] == issue and words in str(c["text"]) for c in claims if c["kind"] == "recommendation")


def test_the_article_yields_the_low_of_the_survey(article: tuple[str, list[dict[str, object]]]) -> None:
    _, claims = article
    (low,) = [c for c in claims if c["kind"] == "figure"]
    assert "41-year low" in str(low["text"])
    assert "negative feelings" in str(low["text"])
    assert (low["country"], low["polarity"]) == ("JPN", -1)


def test_nothing_comes_from_the_page_or_the_stories_below(article: tuple[str, list[dict[str, object]]]) -> None:
    text, claims = article
    below = text.index("Then-Deputy Secretary of State Antony Blinken poses")
    start = text.index("As foreign policy experts")
    for claim in claims:
        span = claim["span"]
        assert isinstance(span, list)
        a, b = span
        assert start <= a < b <= below
        assert text[a:b] == claim["text"]


def test_an_attributed_claim_keeps_its_holder() -> None:
    (claim,) = claims_of_text(
        "Analysts warn that a divided senate could derail the treaty in Chile.", author="Ada Wong"
    )
    assert (claim["by"], claim["country"], claim["kind"]) == ("Analysts", "CHL", "constraint")
    (own,) = claims_of_text("A divided senate has hampered the treaty in Chile.", author="Ada Wong")
    assert own["by"] == "Ada Wong"
    (urged,) = claims_of_text("A former diplomat urged Norway to publish the records.", author="Ada Wong")
    assert (urged["by"], urged["country"]) == ("A former diplomat", "NOR")


def test_hedges_lower_and_superlatives_raise_strength() -> None:
    def strength(text: str) -> float:
        return claims_of(text)[0].strength

    plain = strength("Public distrust hampers the cabinet of Norway.")
    assert strength("Public distrust may hamper the cabinet of Norway.") < plain
    assert strength("Deep public distrust hampers the cabinet of Norway.") > plain
    assert strength("The main obstacle for Norway is the lack of trust.") > strength(
        "An obstacle for Norway is the lack of trust."
    )


def test_a_commitment_has_its_date_its_addressee_and_whether_it_is_new() -> None:
    (new,) = claims_of("Canada pledged to send two ships to Kenya by June 2027.", date="2026-05-01")
    assert (new.country, new.to, new.due, new.status) == ("CAN", ("KEN",), "2027-06", "open")
    (first,) = claims_of("By the end of 2027, Canada intends to send two ships.", date="2026-05-01")
    assert first.due == "2027"
    (today,) = claims_of("Today Canada pledged to send two ships.", date="2026-05-01")
    assert today.due is None
    (old,) = claims_of("Norway reaffirmed its commitment to the defence of Finland.")
    assert (old.country, old.to, old.status) == ("NOR", ("FIN",), "reaffirmed")


def test_each_of_several_promising_states_has_its_claim() -> None:
    found = claims_of("Norway, the Republic of Finland, and Chile are determined to protect the reef.")
    assert {c.country for c in found} == {"NOR", "FIN", "CHL"}


def test_they_are_the_parties_that_the_title_names() -> None:
    text = "The two leaders agreed to hold annual talks."
    found = claims_of(text, title="Joint Statement of Norway and Finland")
    assert {c.country for c in found} == {"NOR", "FIN"}
    assert {c.country for c in claims_of(text)} == {None}
    place = claims_of(text, title="Lima Statement of Norway and Finland")
    assert {c.country for c in place} == {"NOR", "FIN"}


def test_a_heading_and_an_opening_give_the_country_of_what_follows() -> None:
    text = (
        "Norway\n\nThe biggest obstacle is a divided parliament.\n\nIn Chile, talks went on. The main barrier is a law."
    )
    assert [c.country for c in claims_of(text)] == ["NOR", "CHL"]


@pytest.mark.parametrize(
    "text",
    [
        "Should Norway join, the talks would end.",
        "Does the law hamper the cabinet of Norway?",
        "The distrust does not hamper the cabinet of Norway.",
        "If Norway agreed to host the talks, others would follow.",
        "The bridge in Norway must have been built long ago.",
        "",
    ],
)
def test_questions_conditions_and_denials_state_no_claim(text: str) -> None:
    assert claims_of(text) == []


def test_a_sentence_without_a_cue_is_not_worth_a_parse() -> None:
    assert not may_claim("The envoy arrived on Monday.")
    assert may_claim("The envoy should leave on Monday.")


@given(st.text(alphabet=st.sampled_from("Norway should. hampers the\n\n\u00a0𝔘%$9,'’?-"), max_size=200))
@settings(max_examples=40)
def test_any_text_gives_claims_whose_words_stand_in_it(text: str) -> None:
    for claim in claims_of(text):
        assert text[slice(*claim.span)] == claim.text
        assert 0 < claim.strength <= 1
        assert claim.polarity in {-1, 0, 1}


def test_a_line_without_end_is_not_read_as_a_sentence() -> None:
    assert len(claims_of("Norway should act, " * 10_000)) <= 1


def test_spans_are_code_points_of_the_text() -> None:
    text = "𝔘 first.\n\nKenya should open its ports. Chile agreed to host the talks."
    for claim in claims_of(text):
        assert text[slice(*claim.span)] == claim.text
