"""The claims of a whole document in Japanese or Korean."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.desk import file_claims

PAGES = {
    "ja": "日本政府は年内に基金を設立すると約束した。\n\n米国は仲介役を果たすべきだ。\n",
    "ko": "일본 정부는 연내에 기금을 설립하겠다고 약속했다.\n\n미국은 중재자 역할을 해야 한다.\n",
}


@pytest.mark.parametrize("lang", ["ja", "ko"])
def test_a_file_gives_its_claims_with_spans_of_the_file(lang: str, tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(f"---\nauthor: A B\ndate: 2023-06-15\n---\n{PAGES[lang]}", encoding="utf-8")
    (found,), problems = file_claims(file)
    assert (problems, found["lang"], found["skipped"]) == ((), lang, None)
    told = [(c["kind"], c["country"], c["due"], c["by"]) for c in found["claims"]]
    assert told == [("commitment", "JPN", "2023", "A B"), ("recommendation", "USA", None, "A B")]
    for claim in found["claims"]:
        assert found["text"][slice(*claim["span"])] == claim["text"]
