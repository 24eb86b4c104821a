"""The shipped promises as of a day: scored by two readings, censored where nothing is known, revived by win-sets."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from winset.desk import Desk, open_case
from winset.desk.promises import leads, promises, promises_contract, revivable, with_status
from winset.errors import UnknownName
from winset.experts import krippendorff_alpha

ROUNDS = {"since": date(2015, 1, 1), "until": date(2017, 12, 31), "level": "vice-ministers"}


def test_what_became_of_the_promises_of_camp_david(desk: Desk) -> None:
    found = {row.commitment.id: row.state for row in promises(desk).fates}
    kept = (
        "warning-data-2023",
        "exercise-2023",
        "hotline-2023",
        "finance-2023",
        "cyber-group-2023",
        "development-2023",
    )
    assert {found[name] for name in kept} == {"kept"}
    assert (found["leaders-yearly-2023"], found["space-2023"], found["cancer-2023"]) == ("partly", "partly", "broken")
    assert (found["submarines-2025"], found["oil-2026"]) == ("open", "open")
    assert found["pacific-islands-2022"] == "unknown"


def test_the_agreement_is_that_of_the_rows(desk: Desk, shipped: Path) -> None:
    with (shipped / "judgements.csv").open(encoding="utf8", newline="") as file:
        said = {(row["commitment"], row["coder"]): float(row["score"]) for row in csv.DictReader(file)}
    names = sorted({name for name, _ in said})
    table = [[said.get((name, coder), np.nan) for name in names] for coder in ("A", "B")]
    found = promises(desk).agreement
    assert found is not None
    assert found.alpha == pytest.approx(krippendorff_alpha(table, "ordinal"))
    assert found.low <= found.alpha <= found.high
    assert found.units == sum(not np.isnan(column).any() for column in np.array(table).T)


def test_what_nobody_could_score_is_censored(desk: Desk) -> None:
    held = promises(desk)
    unscored = [row for row in held.fates if row.score is None]
    assert unscored
    assert {row.state for row in unscored} == {"open", "unknown"}
    whole = held.compliance[0]
    assert whole.scored + len(unscored) == whole.promises == len(held.fates)
    assert whole.censored == held.counts()["unknown"]


def test_a_judgement_or_promise_known_later_is_not_seen(shipped: Path, tmp_path: Path) -> None:
    case = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, case)
    before = promises_contract(then := open_case(case, as_of="2021-02-01"), promises(then), promises(then).fates)
    for file, changes in (
        ("commitments.csv", {"id": "planted", "date": "2016-01-01"}),
        ("judgements.csv", {"commitment": "women-2017", "coder": "C", "score": "-1"}),
    ):
        with (case / file).open(encoding="utf8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        with (case / file).open("a", encoding="utf8", newline="") as opened:
            late = rows[-1] | {"known_from": "2021-02-02"} | changes
            csv.DictWriter(opened, list(rows[0]), lineterminator="\n").writerow(late)
    now = open_case(case, as_of="2021-02-01")
    assert now.problems == ()
    assert promises_contract(now, promises(now), promises(now).fates) == before
    seen = open_case(case, as_of="2021-02-02")
    assert "planted" in {row.commitment.id for row in promises(seen).fates}
    assert "C" in promises(seen).coders


def test_on_the_day_of_the_report_the_old_rounds_give_what_could_be_revived(shipped: Path) -> None:
    then = open_case(shipped, as_of="2021-02-01")
    found = revivable(then, **ROUNDS)  # type: ignore[arg-type]
    ids = {r.idea.id for r in found}
    assert {"space-2017-idea", "cancer-moonshot-2016"} <= ids
    assert {r.idea.issue for r in found if r.idea.kind == "subject"} >= {"space", "climate"}
    ranks = [r.rank for r in found if r.rank is not None]
    assert ranks == sorted(ranks)
    assert all(r.idea.last_sign < "2019-02-01" for r in found)


def test_what_went_on_since_is_no_longer_dormant(desk: Desk) -> None:
    ids = {r.idea.id for r in revivable(desk, **ROUNDS)}  # type: ignore[arg-type]
    assert "vice-ministers-track" not in ids
    assert "vice-ministers-2015" not in ids


def test_status_words(desk: Desk) -> None:
    held = promises(desk)
    counts = held.counts()
    assert {word: len(with_status(held, word)) for word in counts} == counts
    assert with_status(held, None) == held.fates
    with pytest.raises(UnknownName, match="did you mean 'kept'"):
        with_status(held, "kep")


def test_suggested_rows_find_what_a_coder_cited(desk: Desk) -> None:
    found = leads(desk, only="warning-data-2022", number=3)
    assert found[0].evidence == "2023-12-19-missile-data-sharing"
    assert found[0].cited
    assert all(lead.date > "2022-11-13" for lead in found)
    with pytest.raises(UnknownName):
        leads(desk, only="nothing")
