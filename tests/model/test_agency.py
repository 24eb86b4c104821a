from __future__ import annotations

from datetime import date

import pytest

from winset.model import agency_on

MOFA = "Ministry of Foreign Affairs (Foreign Affairs and Trade to March 2013)"
MOTIR = (
    "Ministry of Trade, Industry and Resources "
    "(Trade, Industry and Energy to September 2025; Knowledge Economy 2008 to 2013)"
)


@pytest.mark.parametrize(
    ("entry", "day", "name"),
    [
        ("Ministry of Unification", date(1999, 1, 1), "Ministry of Unification"),
        (MOFA, date(2013, 3, 31), "Ministry of Foreign Affairs and Trade"),
        (MOFA, date(2013, 4, 1), "Ministry of Foreign Affairs"),
        (MOTIR, date(2010, 1, 1), "Ministry of Knowledge Economy"),
        (MOTIR, date(2021, 2, 1), "Ministry of Trade, Industry and Energy"),
        (MOTIR, date(2026, 2, 1), "Ministry of Trade, Industry and Resources"),
        ("Ministry of Defense (Defense Agency to 8 January 2007)", date(2007, 1, 8), "Defense Agency"),
        ("Ministry of Defense (Defense Agency to 8 January 2007)", date(2007, 1, 9), "Ministry of Defense"),
        ("Agency for International Development (to 1 July 2025)", date(2025, 7, 2), None),
        (
            "Agency for International Development (to 1 July 2025)",
            date(2025, 7, 1),
            "Agency for International Development",
        ),
        ("National Security Secretariat (from January 2014)", date(2013, 12, 31), None),
        ("National Security Secretariat (from January 2014)", date(2014, 1, 1), "National Security Secretariat"),
        (
            "Ministry of Economy and Finance (Finance and Economy from January 2026; names vary before 2008)",
            date(2026, 1, 1),
            "Ministry of Finance and Economy",
        ),
        ("Joint Staff Office (Joint Operations Command from March 2025)", date(2026, 1, 1), "Joint Staff Office"),
        ("Cabinet Office (Gender Equality Bureau)", date(2021, 2, 1), "Cabinet Office"),
    ],
)
def test_the_name_is_that_of_the_day(entry: str, day: date, name: str | None) -> None:
    assert agency_on(entry, day) == name
