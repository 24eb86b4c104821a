from __future__ import annotations

import csv
from pathlib import Path

import pytest

from winset.model import PollFigure
from winset.relations.jumps import jumps


def figure(year: int, percent: float, asked: str = "JPN", about: str = "CHN") -> PollFigure:
    return PollFigure(
        id=f"{asked}-{about}-{year}", respondents=asked, about=about, question="favourable", start=str(year),
        end=str(year), known_from=str(year), n=1000, mode=None, percent=percent, pollster="centre", source="page",
        note="", derived=False,
    )  # fmt: skip


CALM = [figure(2000 + i, p) for i, p in enumerate([30, 33, 29, 31, 34, 30])]


def test_a_jump_and_back_is_flagged_and_a_step_is_not() -> None:
    assert jumps(CALM) == ()
    step = [figure(2010 + i, p) for i, p in enumerate([30, 31, 29, 62, 60, 61])]
    assert jumps(step) == ()
    (found,) = jumps([*CALM, figure(2006, 70), figure(2007, 31)])
    assert (found.figure, found.before, found.after, found.fits) == ("JPN-CHN-2006", 30, 31, None)
    assert found.text.endswith("check the source")


def test_a_figure_that_fits_another_series_comes_first() -> None:
    usa = [figure(2000 + i, p, about="USA") for i, p in enumerate([70, 72, 69, 71, 70, 73, 71, 70])]
    kor = [figure(2000 + i, p, about="KOR") for i, p in enumerate([40, 41, 40, 5, 40, 42, 41, 40])]
    found = jumps([*CALM, figure(2006, 70), figure(2007, 31), *usa, *kor])
    assert [(j.about, j.fits) for j in found] == [("CHN", "USA"), ("KOR", None)]
    assert "fits the series about USA" in found[0].text


def test_the_last_and_the_first_reading_have_no_two_sides() -> None:
    assert jumps([*CALM, figure(2006, 90)]) == ()
    assert jumps([figure(2000, 10)]) == ()


def test_the_mislabelled_wave_of_2013_is_flagged_in_all_three_countries(shared: Path) -> None:
    with (shared / "data" / "opinion" / "pew_gas_weighted_usa_jpn_kor.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = jumps(
        figure(int(r["wave_year"]), float(r["favorable_pct"]), r["country_of_respondents"], r["about_country"])
        for r in rows
    )
    flagged = {f"{r['country_of_respondents']}-{r['about_country']}-{r['wave_year']}" for r in rows if r["flag"]}
    assert {j.figure for j in found[:3]} == flagged
    assert all(j.fits is not None and j.wave == 3 for j in found[:3])
    assert all(j.fits is None for j in found[3:])


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_figures_does_not_matter(order: int) -> None:
    figures = [*CALM, figure(2006, 70), figure(2007, 31)]
    assert jumps(figures[::order]) == jumps(figures)
