"""Names of ICEWS actors mean countries and sectors, on their day."""

from __future__ import annotations

from datetime import date

import pytest

from winset.sources.icews_actors import icews_sector, readings


def on(name: str, day: date) -> tuple[str | None, str | None] | None:
    iso = day.isoformat()
    found = [r for r in readings(name) if (r.since is None or r.since <= iso) and (r.until is None or iso < r.until)]
    assert len(found) <= 1
    return (found[0].country, found[0].sector) if found else None


@pytest.mark.parametrize(
    ("name", "day", "meant"),
    [
        ("South Korea", date(2010, 1, 1), ("KOR", None)),
        ("Police (Australia)", date(2010, 1, 1), ("AUS", "COP")),
        ("Cabinet / Council of Ministers / Advisors (United States)", date(2010, 1, 1), ("USA", "GOV")),
        ("Palestinian Territory, Occupied", date(2010, 1, 1), ("PSE", None)),
        ("Cabinet / Council of Ministers / Advisors (Holy See (Vatican City State))", date(2010, 1, 1), ("VAT", "GOV")),
        ("High Court (India)", date(2010, 1, 1), ("IND", "JUD")),
        ("Militant (Taliban)", date(2010, 1, 1), (None, "REB")),
        ("Something (Nowhere)", date(2010, 1, 1), None),
        ("Lee Myung Bak", date(2010, 1, 1), ("KOR", "GOV")),
        ("Lee Myung Bak", date(2005, 1, 1), None),
        ("Dmitry Anatolyevich Medvedev", date(2010, 1, 1), ("RUS", "GOV")),
        ("Okada Katsuya", date(2010, 1, 1), ("JPN", "GOV")),
        ("Antony Blinken", date(2018, 1, 1), None),
        ("Antony Blinken", date(2016, 1, 1), ("USA", "GOV")),
        ("Central Intelligence Agency", date(2010, 1, 1), ("USA", "SPY")),
        ("Yugoslavia", date(1999, 1, 1), ("YUG", None)),
        ("Yugoslavia", date(2010, 1, 1), None),
        ("Nobody Known", date(2010, 1, 1), None),
        ("", date(2010, 1, 1), None),
    ],
)
def test_names(name: str, day: date, meant: tuple[str | None, str | None] | None) -> None:
    assert on(name, day) == meant


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Executive,Foreign Ministry,Government", "GOV"),
        ("Military,Government", "MIL"),
        ("Government,Police", "COP"),
        ("Legislative / Parliamentary,Parties,Opposition Major Party (Out Of Government)", "LEG"),
        ("Parties,Opposition Major Party (Out Of Government),Center Left", "OPP"),
        ("Center Right", None),
        ("International Religious,General Population / Civilian / Social", "REL"),
        ("", None),
    ],
)
def test_sectors(words: str, sector: str | None) -> None:
    assert icews_sector(words) == sector
