from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Client

BEFORE = (
    "Joint statement\n\nWe share serious concern over the launches of May. "
    "We will hold exercises in the autumn of 2024."
)
AFTER = (
    "Joint statement again\n\nWe strongly condemn the launches of May. "
    "We will consider exercises. We welcome the students."
)


def test_documents_are_chosen_and_compared_clause_by_clause(working: Client) -> None:
    ids = []
    for text, day in ((BEFORE, "2024-05-20"), (AFTER, "2024-06-20")):
        page = working.post("/paste", {"text": text, "date": day}).text
        ids.append(page.partition('href="/documents/')[2].partition('"')[0])
    assert "Choose one more." in working.get(f"/compare?d={ids[0]}").text
    page = working.get("/compare", params={"d": ids}).text
    assert "What changed in the words" in page
    assert "Clause beside clause" in page
    assert "<style" not in page
    assert working.get("/compare", params={"d": [*ids, "a", "b"]}).status_code == 422
    assert working.get("/compare", params={"d": ["nothing-of-that-name", ids[0]]}).status_code == 404


def test_the_choice_can_be_narrowed_by_words_of_a_title(browsing: Client) -> None:
    assert browsing.get("/compare?find=statement").text.count('name="d"') == 1
    assert "No document fits." in browsing.get("/compare?find=zzyzx").text


def test_a_format_has_its_statements_in_order_and_the_phrases_that_came_and_went(working: Client) -> None:
    said = (
        ("2023-05-20", "We reaffirm peace across the Taiwan Strait. We will share missile warning data."),
        ("2024-06-20", "We will share missile warning data. We commit to critical minerals from Australia."),
    )
    for day, words in said:
        title = f"Joint statement of Japan, the Republic of Korea and the United States, {day}"
        working.post("/paste", {"text": f"{title}\n\n{words}", "title": title, "date": day})
    assert "all countries together (2)" in working.get("/compare").text
    page = working.get("/compare?format=trilateral").text
    assert page.index("2023-05-20") < page.index("2024-06-20")
    assert "compare with the one before" in page
    row = page.partition('<th scope="row">taiwan strait')[2].partition("</tr>")[0]
    assert "×" in row
    assert working.get("/compare?format=JPN-KOR").status_code == 404


def test_a_link_says_why_two_clauses_stand_side_by_side(working: Client) -> None:
    ids = []
    for text, day in ((BEFORE + " We thank our hosts.", "2023-05-20"), (AFTER + " We thank our hosts.", "2023-06-20")):
        page = working.post("/paste", {"text": text, "date": day}).text
        ids.append(page.partition('href="/documents/')[2].partition('"')[0])
    page = working.get("/compare", params={"d": ids}).text
    assert "Why side by side" in page
    assert "% sure: " in page
