"""New cases start from files that this program reads without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from winset.errors import UnknownName
from winset.reference.countries import countries
from winset.store import CaseFolder, shipped_names
from winset.store.tables import TABLES
from winset.store.templates import skeleton


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_case_is_made_and_read_without_a_problem(tmp_path: Path, name: str) -> None:
    folder = CaseFolder.create(tmp_path / name, template=name)
    case, problems = folder.case()
    assert [str(problem) for problem in problems] == []
    assert case.countries


@pytest.mark.parametrize("name", ["a", "Ärger & Söhne", 'q"uote', "back\\slash", "日本"])
def test_any_folder_name_makes_a_readable_case(tmp_path: Path, name: str) -> None:
    case, problems = CaseFolder.create(tmp_path / name).case()
    assert problems == []
    assert case.title


def test_countries_bring_the_bodies_that_each_has(tmp_path: Path) -> None:
    case, problems = CaseFolder.create(tmp_path / "x", countries=["grc", "Turkey", "GRC"]).case()
    assert problems == []
    assert (case.title, case.countries) == ("Greece and Türkiye", ("GRC", "TUR"))
    assert {p.country for p in case.players} == {"GRC", "TUR"}
    assert {p.sector for p in case.players} == {"GOV", "OPP", "LEG", "JUD", "PUB"}
    assert all("to be checked" in p.source for p in case.players)


def test_a_country_whose_name_has_a_comma_or_an_apostrophe_is_read_back(tmp_path: Path) -> None:
    for code, land in countries().items():
        if land.until is None and not land.name.replace(" ", "").isalpha():
            case, problems = CaseFolder.create(tmp_path / code, countries=[code, "FRA"]).case()
            assert problems == []
            assert f"Government of {land.name}" in {p.name for p in case.players}


@pytest.mark.parametrize("text", ["GRE", "Atlantis", "", "Korea"])
def test_what_is_no_single_country_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnknownName, match="no country"):
        CaseFolder.create(tmp_path / "x", countries=["FRA", text])
    assert not (tmp_path / "x" / "winset.toml").exists()


def test_every_table_has_its_file() -> None:
    assert {table.file for table in TABLES} | {"winset.toml", "README.md"} == set(skeleton("x"))


@pytest.mark.parametrize("countries", [(), ("GRC", "TUR"), ("IND", "PAK", "CHN")])
def test_the_examples_are_of_these_countries_and_read_once_their_marks_are_taken_off(
    tmp_path: Path, countries: tuple[str, ...]
) -> None:
    folder = CaseFolder.create(tmp_path / "x", countries=countries)
    for file in ("issues.toml", "options.toml", "scenarios.toml", "panels.toml"):
        path = tmp_path / "x" / file
        head, mark, block = path.read_text(encoding="utf8").partition("# [[")
        path.write_text(head + (mark + block).replace("# ", "", 1).replace("\n# ", "\n"), encoding="utf8")
    case, problems = folder.case()
    assert [str(problem) for problem in problems] == []
    assert len(case.issues) == len(case.options) == len(case.scenarios) == len(case.panels) == 1
    assert case.options[0].parties == case.panels[0].countries == (countries or ("FRA", "DEU"))
    assert case.options[0].formats == ("trilateral" if len(countries) == 3 else "bilateral",)
