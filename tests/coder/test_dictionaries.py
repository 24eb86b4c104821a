from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from winset.coder.coding import Coder, Task
from winset.coder.dictionaries import read_actors, read_agents, read_table
from winset.coder.names import resolve
from winset.errors import BadInput

ACTORS = """
<!-- a comment -->
FREEDONIA [FRD]
+FREEDONIAN
RUFUS_FIREFLY
+FIREFLY
    [FRD < 950601]
    [FRDGOV 19950601 - 19990815]
SYLVANIA [SYL] # neighbour
"""
AGENTS = """
!PERSON! = MAN, MEN
MINISTER [~GOV]
GOLDEN_GOOSE {GOLDEN_GEESE} [~GGS]
RIGHTS_BODY [NGO~]
"""


def test_a_dated_code_holds_in_its_period() -> None:
    readings = read_actors(ACTORS).named("Firefly")
    assert [resolve(readings, date(y, 1, 1)).extra for y in (1994, 1997)] == ["FRD", "FRDGOV"]  # type: ignore[union-attr]


def test_texts_are_coded_with_a_dictionary_of_ones_own() -> None:
    coder = Coder(actors=read_actors(ACTORS), kinds=read_agents(AGENTS), prefilter="none")
    text = "The Freedonian minister condemned the golden geese of Sylvania."
    (coded,) = coder.code([Task(text=text, date="1994-01-01")])
    assert [(e.source, e.target, e.plover) for e in coded.events] == [("FRDGOV", "SYLGGS", "ACCUSE")]


def test_the_table_of_a_user_reports_every_bad_row() -> None:
    with pytest.raises(BadInput) as caught:
        read_table("name,country,sector,since\n,JPN,GOV,\nX,ZZZ,GOV,\nY,JPN,QQQ,May\n", "mine.csv")
    assert [(p.row, p.code) for p in caught.value.problems] == [
        (2, "missing"), (3, "unknown-country"), (4, "unknown-sector"), (4, "bad-date"),
    ]  # fmt: skip


def test_the_table_of_a_user_gives_names() -> None:
    (name,) = read_table("name,country,sector,since\nTokyo Forum,JPN,NGO,2001-04\n", "mine.csv")
    assert (name.country, name.sector, name.since) == ("JPN", "NGO", date(2001, 4, 1))


def test_the_dictionaries_of_the_validation_suite_are_read(shared: Path) -> None:
    folder = shared / "gold" / "events" / "test_dictionaries"
    actors = read_actors((folder / "PETR.Validate.actors.txt").read_text(encoding="utf-8"))
    assert {r.extra for r in actors.named("Minas Tirith")} == {"GON"}
    assert actors.hits("The Australian government")[0].readings[0].extra == "AUS"
    kinds = read_agents((folder / "PETR.Validate.agents.txt").read_text(encoding="utf-8"))
    assert kinds.words()["congresswomen"].extra == "~LEG"
