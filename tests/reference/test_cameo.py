"""The table of CAMEO codes is whole, and agrees with real event data."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import pytest

from winset.errors import UnknownName
from winset.reference.cameo import cameo, cameo_codes, is_cameo, plover_type
from winset.reference.plover import contexts, plover, plover_types
from winset.reference.table import rows


def test_codes_are_unique_and_every_code_has_its_root_and_branch() -> None:
    listed = [row["code"] for row in rows("cameo.csv")]
    assert len(listed) == len(set(listed)) == 318
    assert listed == sorted(listed)
    assert {code for code in listed if len(code) == 2} == {f"{n:02}" for n in range(1, 21)}
    for code in listed:
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", code)
        assert code[:2] in listed
        assert len(code) < 4 or code[:3] in listed


def test_names_are_unique_and_weights_are_on_the_scale() -> None:
    names = [entry.name for entry in cameo_codes().values()]
    assert len(names) == len(set(names))
    assert all(-10 <= entry.goldstein <= 10 for entry in cameo_codes().values())


def test_types_modes_and_contexts_are_those_of_plover() -> None:
    for entry in cameo_codes().values():
        assert (entry.plover is None) == (entry.root == "01")
        if entry.plover is not None:
            kind = plover(entry.plover)
            assert entry.mode is None or entry.mode in kind.modes, entry
            assert entry.root in kind.cameo, entry
            # an appeal is a kind of REQUEST, but no conflict
            assert entry.quad == (1 if entry.root == "02" else kind.quad), entry
        assert set(entry.contexts) <= set(contexts()), entry


@pytest.mark.parametrize(
    ("code", "kind", "weight"),
    [
        ("0841", "RETREAT", 7.0),
        ("085", "RETREAT", 7.0),
        ("081", "CONCEDE", 5.0),
        ("042", "CONSULT", 1.9),
        ("043", "CONSULT", 2.8),
        ("057", "SUPPORT", 8.0),
        ("163", "SANCTION", -8.0),
        ("114", "ACCUSE", -2.0),
        ("191", "ASSAULT", -9.5),
        ("020", "REQUEST", 3.0),
        ("010", None, 0.0),
    ],
)
def test_known_codes(code: str, kind: str | None, weight: float) -> None:
    assert plover_type(code) == kind
    assert cameo(code).goldstein == weight


@pytest.mark.parametrize("code", ["13y", "84", "1", "", "21", "0845", "---", "042 ", "４２"])
def test_illegal_codes_are_refused(code: str) -> None:
    assert not is_cameo(code)
    with pytest.raises(UnknownName, match="CAMEO code"):
        cameo(code)


def test_every_root_is_gathered_by_a_type() -> None:
    gathered = {root for kind in plover_types().values() for root in kind.cameo}
    assert gathered == {f"{n:02}" for n in range(2, 21)}


def test_weights_agree_with_icews(shared: Path) -> None:
    # ICEWS departs from the CAMEO scale in these two codes; GDELT keeps to it.
    departs = {"016", "022"}
    path = shared / "data" / "events" / "icews_raw_2018_sample.tab.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["CAMEO Code"] not in departs:
                assert cameo(row["CAMEO Code"]).goldstein == float(row["Intensity"]), row


@pytest.mark.parametrize("name", ["20180101000000.export.CSV.gz", "20191024143000.export.CSV.gz"])
def test_weights_agree_with_gdelt(shared: Path, name: str) -> None:
    with gzip.open(shared / "data" / "events" / "gdelt_raw" / name, "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            assert cameo(row[26]).goldstein == float(row[30]), row[26]
