"""The text files of a case: every fault of every file at once, the good rows kept, the whole closed in itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from winset.errors import BadInput, CaseError
from winset.store import CaseFolder, read_case
from winset.store.tables import TABLES, columns

HEAD = """[case]
id = "gulf"
title = "The Gulf"
countries = ["QAT", "SAU"]
start = "2010"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case with one good row in most of its files."""
    write(tmp_path, "winset.toml", HEAD)
    write(
        tmp_path,
        "issues.toml",
        """[[issue]]
        id = "trade"
        title = "Trade"
        levels = [{at = -0.5, text = "embargo"}, {at = 0, text = "none"}, {at = 1.0, text = "free"}]
        status_quo = [{since = "2010", level = 0.5, known_from = "2010", text = "as was", source = "https://x.org"}]
        agencies = {QAT = ["Ministry of Commerce"]}
        """,
    )
    write(
        tmp_path,
        "options.toml",
        """[[option]]
        id = "port"
        title = "Open the port"
        description = "Ships may call again"
        issue = "trade"
        points = {trade = 0.8}
        ambition = 0.5
        ambition_spread = 0.1
        first_proposed = "2018-02"
        known_from = "2018-02-03"
        proposed_source = "https://x.org"
        instruments = ["ministry-memo"]
        touches = []
        frames = ["economic"]
        formats = ["bilateral"]
        parties = ["QAT", "SAU"]
        conditions = []
        cluster = "port"
        """,
    )
    dated = {"since": "2013", "known_from": "2013", "source": "x"}
    rows(tmp_path, "players.csv", id="qat-emir", country="QAT", name="Emir", sector="GOV", role="rules", **dated)
    veto = {"instrument": "treaty", "right": "veto", "body": "qat", "weight": "1", "quota": "1"}
    rows(tmp_path, "powers.csv", player="qat-emir", **veto, **dated)
    (tmp_path / "chronicle.jsonl").write_text(
        '{"id": "h1", "date": "2017-06-05", "known_from": "2017-06-05", "text": "ties cut", "kind": "summarised", '
        '"countries": ["QAT", "SAU"], "issue": "trade", "status": "verified", "sources": ["https://x.org"]}\n'
    )
    read(tmp_path, id="r1")
    outcome = {"adopted": "yes", "adopted_date": "2021-01-05", "known_from": "2021-01-05", "window_closes": "2020-02"}
    told = {"what": "opened", "later_status": "kept", "source": "x", "status": "verified"}
    rows(tmp_path, "outcomes.csv", option="port", **outcome, **told)
    return tmp_path


def read(folder: Path, **cells: str) -> None:
    """Append a reading; what is not given is right."""
    right = {"player": "qat-emir", "issue": "trade", "kind": "stance", "level": "0.9", "date": "2017", "evidence": "h1"}
    rows(folder, "readings.csv", **{"known_from": "2017", "status": "verified", "text": "?", **right, **cells})


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text("\n".join(line.strip() for line in text.splitlines()) + "\n", encoding="utf-8")


def rows(folder: Path, file: str, /, **cells: str) -> None:
    """Append a row, under its header where the file is new."""
    (table,) = (table for table in TABLES if table.file == file)
    path = folder / file
    text = path.read_text() if path.exists() else ",".join(columns(table.cls)) + "\n"
    path.write_text(text + ",".join(cells.get(column, "") for column in columns(table.cls)) + "\n")


def codes(problems: list[Any]) -> list[tuple[str, int | None, str | None, str]]:
    return [(Path(p.file).name, p.row, p.column, p.code) for p in problems]


def test_a_good_case_is_read_whole(folder: Path) -> None:
    case, problems = read_case(folder)
    assert problems == []
    assert (case.id, case.countries, case.third_parties) == ("gulf", ("QAT", "SAU"), ())
    assert case.options[0].points == (("trade", 0.8),)
    assert case.issues[0].agencies == (("QAT", ("Ministry of Commerce",)),)
    assert case.issues[0].status_quo[0].level == 0.5
    assert (len(case.players), len(case.powers), len(case.chronicle), len(case.readings), len(case.outcomes)) == (
        1,
    ) * 5
    assert case.polls == case.meetings == case.priors == ()


def test_every_bad_row_of_every_file_is_told_at_once_and_the_good_ones_stay(folder: Path) -> None:
    dated = {"since": "2015-13", "known_from": "2015", "source": "x"}
    rows(folder, "players.csv", id="sau-king", country="Saudi", name="King", sector="KING", **dated)
    veto = {"instrument": "treaty", "right": "veto", "body": "qat", "weight": "1", "quota": "1"}
    rows(folder, "powers.csv", player="qat-emirr", **veto, since="2013", known_from="2013", source="x")
    read(folder, id="r2", level="high")
    read(folder, id="r3", evidence="h7", option="prt")
    with (folder / "chronicle.jsonl").open("a") as file:
        file.write("{broken\n")
    case, problems = read_case(folder)
    found = codes(problems)
    for expected in (
        ("players.csv", 3, "country", "unknown-country"),
        ("players.csv", 3, "sector", "unknown-word"),
        ("players.csv", 3, "since", "bad-date"),
        ("chronicle.jsonl", 2, None, "json"),
        ("readings.csv", 3, "level", "not-a-number"),
        ("powers.csv", 3, "player", "unknown-player"),
        ("readings.csv", 4, "option", "unknown-option"),
        ("readings.csv", 4, "evidence", "unknown-evidence"),
    ):
        assert expected in found
    assert len(found) == 8
    assert any("did you mean 'qat-emir'?" in p.what for p in problems)
    assert (len(case.players), len(case.powers), len(case.chronicle), len(case.readings)) == (1, 1, 1, 1)


def test_what_rests_on_a_row_left_out_is_left_out_too(folder: Path) -> None:
    text = (folder / "options.toml").read_text()
    (folder / "options.toml").write_text(text.replace("points = {trade = 0.8}", "points = {energy = 0.8}"))
    case, problems = read_case(folder)
    assert codes(problems) == [
        ("options.toml", 1, "points", "unknown-issue"),
        ("outcomes.csv", 2, "option", "unknown-option"),
    ]
    assert case.options == case.outcomes == ()


@pytest.mark.parametrize(("word", "hint"), [("maritim", "mean 'maritime'?"), ("xyz", "one of history, ")])
def test_an_issue_that_is_none_is_answered_with_those_that_there_are(folder: Path, word: str, hint: str) -> None:
    text = (folder / "options.toml").read_text()
    (folder / "options.toml").write_text(text.replace('issue = "trade"', f'issue = "{word}"'))
    assert hint in "".join(problem.what for problem in read_case(folder)[1])


@pytest.mark.parametrize("evidence", ["https://x.org/a", "0123456789abcdef:12", "h1"])
def test_evidence_may_be_a_page_a_sentence_or_a_row(folder: Path, evidence: str) -> None:
    read(folder, id="r2", evidence=evidence)
    case, problems = read_case(folder)
    assert (len(case.readings), problems) == (2, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[case\n", "not TOML"),
        ("", r"the \[case\] block .* is missing"),
        ("[case]\nid = 3\n", "must be text"),
        (HEAD.replace("QAT", "QATAR"), "QATAR"),
        (HEAD.replace("2010", "soon"), "'soon' is not a date"),
        ("\xff", "not TOML"),
    ],
)
def test_without_a_usable_head_there_is_no_case(folder: Path, text: str, words: str) -> None:
    (folder / "winset.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadInput, match=words) as caught:
        read_case(folder)
    assert caught.value.problems[0].file.endswith("winset.toml")


def test_what_is_wrong_with_a_source_is_told_too(folder: Path) -> None:
    with (folder / "winset.toml").open("a") as file:
        file.write('\n[[source]]\nid = "x"\ntitle = "X"\nredistributable = "perhaps"\n')
    _, problems = read_case(folder)
    assert ("winset.toml", 7, "redistributable", "unknown-word") in codes(problems)
    assert ("winset.toml", 7, "licence", "missing") in codes(problems)


def test_a_later_form_of_the_files_is_refused(folder: Path) -> None:
    write(folder, "winset.toml", HEAD + "format = 2\n")
    with pytest.raises(CaseError, match="install the newer winset"):
        read_case(folder)


def test_a_byte_order_mark_and_a_label_of_an_issue_are_understood(folder: Path) -> None:
    path = folder / "winset.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    case, problems = read_case(folder)
    assert (case.id, problems) == ("gulf", [])


def test_the_files_of_an_empty_case_are_empty_tables(case: CaseFolder) -> None:
    read, problems = case.case()
    assert problems == []
    assert all(getattr(read, table.field) == () for table in TABLES)
