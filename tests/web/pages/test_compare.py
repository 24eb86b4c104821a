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
