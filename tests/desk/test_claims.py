"""What texts state comes with the place of the words, from a file and from a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import add, case_claims, create, file_claims, read
from winset.errors import BadInput, CaseError, UnknownName

PAGE = """---
title: Talks on energy
date: 2019-05-04
author: Ada Example
---
The largest obstacle to closer ties is opposition in the French parliament to shared gas storage.

France and Germany agreed to hold annual talks on energy security.

France should open its climate research to Germany.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("case") / "trio", title="Three")
    marker = path / "winset.toml"
    marker.write_text(marker.read_text().replace("countries = [] ", 'countries = ["FRA", "DEU"] '), encoding="utf-8")
    (path / "sources" / "talks.md").write_text(PAGE, encoding="utf-8")
    (path / "sources" / "undated.txt").write_text(
        "Germany should join the climate talks with France.", encoding="utf-8"
    )
    read(path)
    return path


def test_spans_are_code_points_of_the_file_before_anything_was_left_out(tmp_path: Path) -> None:
    file = tmp_path / "talks.md"
    file.write_text(PAGE, encoding="utf-8")
    (document,), problems = file_claims(file)
    assert problems == ()
    assert document["text"] == PAGE
    assert (document["title"], document["author"], document["date"]) == ("Talks on energy", "Ada Example", "2019-05-04")
    assert {claim["kind"] for claim in document["claims"]} >= {"constraint", "commitment", "recommendation"}
    for claim in document["claims"]:
        start, end = claim["span"]
        assert PAGE[start:end] == claim["text"]
        assert claim["by"]
        assert 0 <= claim["strength"] <= 1
        assert claim["polarity"] in {-1, 0, 1}
    joined = " ".join(PAGE[start:end] for start, end in document["body_spans"])
    assert "largest obstacle" in joined
    assert "title:" not in joined


def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "table.xyz"
    file.write_bytes(b"\x00\x01")
    with pytest.raises(BadInput, match="not read as documents"):
        file_claims(file)
    with pytest.raises(BadInput, match="cannot be read"):
        file_claims(tmp_path / "missing.txt")


def test_another_language_says_why_it_has_no_claims(tmp_path: Path) -> None:
    file = tmp_path / "ru.txt"
    file.write_text("Лидеры двух стран договорились встречаться каждый год. " * 3, encoding="utf-8")
    (document,), _ = file_claims(file)
    assert document["claims"] == []
    assert "ru" in document["skipped"]


def test_claims_of_a_case_name_holder_sentence_and_document(case: Path) -> None:
    found = case_claims(case)
    assert found.as_of is None
    assert {claim.by for claim in found.claims if claim.file == "talks.md"} == {"Ada Example"}
    for claim in found.claims:
        assert claim.id == f"{claim.document}:{claim.span[0]}-{claim.span[1]}"
        assert claim.context
        assert claim.text.split()[0] in claim.context
    constraint = next(c for c in found.claims if c.kind == "constraint")
    assert (constraint.country, constraint.direction) == ("FRA", "constrains")
    assert constraint.constraint_kind == "position"
    assert case_claims(case, kinds=("constraint",)).claims == (constraint,)
    assert {c.country for c in case_claims(case, countries=("deu",)).claims} == {"DEU"}


def test_what_a_near_copy_repeats_is_counted_once_and_what_it_adds_stays(tmp_path: Path) -> None:
    path = create(tmp_path / "copies", title="Copies")
    filler = " ".join(f"Sentence {i} of the article says what the weather of day {i} was like." for i in range(40))
    (path / "sources" / "a.md").write_text(PAGE + "\n\n" + filler, encoding="utf-8")
    added = "\n\nGermany agreed to build a gas store in France."
    (path / "sources" / "b.md").write_text(PAGE.replace("05-04", "05-06") + "\n\n" + filler + added, encoding="utf-8")
    read(path)
    found = case_claims(path)
    assert [(c.similarity > 0.75, c.document != c.of) for c in found.copies] == [(True, True)]
    texts = [c.text for c in found.claims if c.kind == "recommendation"]
    assert len(texts) == len(set(texts)) > 0
    assert {c.file for c in found.claims if "gas store in France" in c.text} == {"b.md"}
    assert case_claims(path, as_of="2019-05-04").copies == ()


def test_as_of_leaves_out_what_was_known_later_or_has_no_date(case: Path) -> None:
    assert case_claims(case, as_of="2019-05-03").claims == ()
    assert {c.file for c in case_claims(case, as_of="2019-05").claims} == {"talks.md"}
    assert {c.file for c in case_claims(case).claims} == {"talks.md", "undated.txt"}


def test_a_kind_or_country_that_does_not_exist_is_named(case: Path) -> None:
    with pytest.raises(UnknownName, match="constraint"):
        case_claims(case, kinds=("constraints",))
    with pytest.raises(UnknownName, match="country"):
        case_claims(case, countries=("Atlantis",))


def test_a_date_may_be_given_for_a_text_without_one(tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Norway should open its ports to the programme before the winter comes again.", encoding="utf-8")
    ((told,), _) = file_claims(plain, date="2021-02")
    assert (told["date"], told["date_reason"]) == ("2021-02", "given by the reader")
    with pytest.raises(CaseError, match="no date"):
        file_claims(plain, date="soon")
    path = create(tmp_path / "case", title="T")
    add(path, [plain], date="2021-02-03")
    add(path, [tmp_path / "plain.txt"], date="2021-02-03")
    read(path)
    (claim,) = case_claims(path, kinds=("recommendation",)).claims
    assert (claim.date, claim.known_from, claim.file) == ("2021-02-03", "2021-02-03", "plain.dated-2021-02-03.txt")
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("words", encoding="utf-8")
    assert [one.name for one in add(path, [folder], date="2020")] == ["folder/deep/a.dated-2020.txt"]
    with pytest.raises(BadInput, match="no such file"):
        add(path, [tmp_path / "missing"], date="2020")


@pytest.mark.parametrize(
    ("text", "founded"),
    [
        ("日本政府は年内に基金を設立すると約束した。\n\n米国は仲介役を果たすべきだ。\n", "基金"),
        ("일본 정부는 연내에 기금을 설립하겠다고 약속했다.\n\n미국은 중재자 역할을 해야 한다.\n", "기금"),
    ],
    ids=["ja", "ko"],
)
def test_a_case_has_the_claims_of_its_japanese_and_korean_documents(text: str, founded: str, tmp_path: Path) -> None:
    path = create(tmp_path / "case", title="Two")
    (path / "sources" / "page.md").write_text(f"---\nauthor: A B\ndate: 2023-06-15\n---\n{text}", encoding="utf-8")
    read(path)
    promise, proposal = case_claims(path).claims
    assert (promise.kind, promise.country, promise.due, promise.by) == ("commitment", "JPN", "2023", "A B")
    assert (proposal.kind, proposal.country, proposal.by) == ("recommendation", "USA", "A B")
    assert founded in promise.text
    assert promise.known_from == "2023-06-15"
