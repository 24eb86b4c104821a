from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import (
    add,
    compare_texts,
    comparison_contract,
    create,
    read,
    series_of_format,
    texts_in_case,
    texts_in_files,
    texts_of_format,
)
from winset.desk.comparing import formats_in_case
from winset.errors import BadInput, CaseError, UnknownName

READOUTS = Path(__file__).parents[1] / "coder" / "comparing" / "readouts"
STATEMENTS = {
    "2022-11-13": "We, the leaders of Japan, the Republic of Korea and the United States, met in Phnom Penh. "
    "We strongly condemn North Korean missile launches. We reaffirm peace across the Taiwan Strait.",
    "2023-08-18": "We, the leaders of Japan, the Republic of Korea and the United States, met at Camp David. "
    "We condemn North Korean missile launches. We will hold exercises every year.",
    "2024-11-15": "We, the leaders of Japan, the Republic of Korea and the United States, met in Lima. "
    "We reaffirm peace across the Taiwan Strait. We welcome the new secretariat.",
}
ADVISERS = {
    "2021-04-02": "The National Security Advisors of Japan, the Republic of Korea and the United States met.",
    "2023-06-15": "The National Security Advisors of Japan, the Republic of Korea and the United States met again.",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = create(tmp_path_factory.mktemp("comparing") / "us-japan-rok", template="us-japan-rok")
    notes = tmp_path_factory.mktemp("statements")
    for day, text in (STATEMENTS | ADVISERS).items():
        head = f"---\ntitle: Joint statement of {day}\ndate: {day}\n---\n\n"
        (notes / f"{day}.md").write_text(head + text, encoding="utf-8")
    (notes / "note.md").write_text("---\ntitle: A note\ndate: 2024-01-01\n---\n\nJapan spoke.", encoding="utf-8")
    add(path, sorted(notes.iterdir()))
    read(path)
    return path


def test_statements_of_a_format_are_found_and_compared_one_after_the_other(case: Path) -> None:
    texts = texts_of_format(case, "trilateral")
    assert [text.date for text in texts] == list(STATEMENTS)
    found = compare_texts(texts)
    assert found.kind == "successive"
    assert [(i, j) for i, j, _ in found.comparisons] == [(0, 1), (1, 2)]
    first = found.comparisons[0][2]
    told = {c.before.text: c.label for c in first.changes if c.before}
    assert told["We strongly condemn North Korean missile launches."] == "softened"
    assert told["We reaffirm peace across the Taiwan Strait."] == "dropped"
    uses = {use.phrase: use for use in found.phrases}
    assert (uses["taiwan-strait"].counts, uses["taiwan-strait"].left, uses["taiwan-strait"].entered) == (
        (1, 0, 1),
        (1,),
        (2,),
    )


def test_what_was_not_known_on_the_day_is_not_compared(case: Path) -> None:
    assert [text.date for text in texts_of_format(case, "trilateral", as_of="2024")] == list(STATEMENTS)
    assert len(texts_of_format(case, "trilateral", as_of="2023-12-31")) == 2
    with pytest.raises(CaseError, match=r"1 joint statements of USA JPN KOR by leaders \(and 1 of advisers"):
        texts_of_format(case, "trilateral", as_of="2022-12-31")


def test_formats_with_two_statements_or_more_are_listed(case: Path) -> None:
    found = [(name, len(texts)) for name, texts in formats_in_case(case)]
    assert found == [("trilateral", 3), ("trilateral:advisers", 2)]
    last = texts_of_format(case, "trilateral")[2].id
    assert [len(texts) for _, texts in formats_in_case(case, without={last})] == [2, 2]
    assert formats_in_case(case, as_of="2022-12-31") == ()


def test_statements_of_one_rank_are_compared_and_the_others_are_named(case: Path) -> None:
    leaders = series_of_format(case, "trilateral")
    assert (leaders.format, leaders.level) == ("trilateral", "leaders")
    assert [text.rank.why for text in leaders.texts if text.rank] == ["its first words say “leaders”"] * 3
    assert [(one.date, one.rank.level) for one in leaders.left] == [(day, "advisers") for day in ADVISERS]
    assert [text.date for text in texts_of_format(case, "trilateral:advisers")] == list(ADVISERS)
    assert len(texts_of_format(case, "trilateral:any")) == 5
    with pytest.raises(CaseError, match=r"0 joint statements .* by ministers \(and 2 of advisers, 3 of leaders"):
        texts_of_format(case, "trilateral:ministers")
    with pytest.raises(UnknownName, match="no rank 'kings'"):
        texts_of_format(case, "trilateral:kings")


def test_a_format_without_statements_is_told(case: Path) -> None:
    with pytest.raises(CaseError, match="0 joint statements of PHL"):
        texts_of_format(case, "PHL-USA")


def test_documents_are_named_by_id_or_words_of_the_title(case: Path) -> None:
    by_title = texts_in_case(case, ["2022-11-13", "of 2023-08"])
    assert [text.date for text in by_title] == ["2022-11-13", "2023-08-18"]
    assert [t.id for t in texts_in_case(case, [text.id for text in by_title])] == [text.id for text in by_title]
    with pytest.raises(UnknownName, match="single document"):
        texts_in_case(case, ["Joint statement"])


def test_files_in_several_languages_are_readouts_of_one_meeting() -> None:
    found = compare_texts(texts_in_files(sorted(READOUTS.glob("ministers-*.txt"))))
    assert found.kind == "readouts"
    assert [text.lang for text in found.texts] == ["en", "ja", "ko"]
    left = {found.texts[0].clauses[row.said[0][0]].text: row.left_out for row in found.matrix if 0 in row.said}
    assert left["They reaffirmed the importance of peace and stability across the Taiwan Strait."] == (2,)
    assert left["They welcomed the progress in bilateral relations between Japan and the Republic of Korea."] == (1,)


def test_every_range_of_the_contract_is_of_its_text() -> None:
    found = compare_texts(texts_in_files(sorted(READOUTS.glob("ministers-*.txt"))), kind="successive")
    told = comparison_contract(found)
    for number, text in enumerate(found.texts):
        for clause in told["texts"][number]["clauses"]:
            assert text.text[slice(*clause["span"])] == clause["text"]
    for comparison in told["comparisons"]:
        assert sum(comparison["counts"].values()) == len(comparison["changes"])
        for change in comparison["changes"]:
            for side, number in (("before", comparison["before"]), ("after", comparison["after"])):
                if change[side] is not None:
                    start, end = change[side]["span"]
                    assert all(start <= a < b <= end for a, b in change[side]["marked"])
                    assert found.texts[number].clauses[change[side]["index"]].span == (start, end)


def test_what_cannot_be_compared_is_told(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("We met in Lima.", encoding="utf-8")
    with pytest.raises(CaseError, match="two texts"):
        compare_texts(texts_in_files([file]))
    with pytest.raises(UnknownName, match="readouts"):
        compare_texts(texts_in_files([file, file]), kind="memos")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(BadInput):
        texts_in_files([tmp_path / "empty.txt"])


def test_the_strictest_mark_of_the_texts_is_that_of_the_comparison(tmp_path: Path) -> None:
    for name, head in (("one", "TLP:GREEN\n\n"), ("two", ""), ("three", "TLP:AMBER+STRICT\n\n")):
        (tmp_path / f"{name}.txt").write_text(f"{head}We met in Lima today.", encoding="utf-8")
    texts = texts_in_files([tmp_path / f"{name}.txt" for name in ("one", "two", "three")])
    assert [text.handling for text in texts] == ["TLP:GREEN", None, "TLP:AMBER+STRICT"]
    assert compare_texts(texts).handling == "TLP:AMBER+STRICT"
    assert compare_texts(texts[:2]).handling == "TLP:GREEN"
