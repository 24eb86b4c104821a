from __future__ import annotations

import orjson

from winset.report.export.references import Reference, bibtex, csl_json, ris

ROW = Reference(
    id="ws1", url="https://example.org/a?b=1&c=2", host="example.org", about="50 % & more", date="2019-07",
    author="A pollster", kind="dataset",
)  # fmt: skip


def test_csl_json_has_a_date_and_an_author() -> None:
    (item,) = orjson.loads(csl_json([ROW]))
    assert item["issued"] == {"date-parts": [[2019, 7]]}
    assert item["author"] == [{"literal": "A pollster"}]
    assert item["URL"] == ROW.url


def test_ris_is_closed() -> None:
    text = ris([ROW]).decode()
    assert text.startswith("TY  - DATA\r\n")
    assert "PY  - 2019\r\n" in text
    assert text.endswith("ER  - \r\n")


def test_bibtex_escapes_what_latex_would_run() -> None:
    text = bibtex([ROW]).decode()
    assert r"50 \% \& more" in text
    assert "url = {https://example.org/a?b=1&c=2}" in text
