"""Small turns of phrase that several sections share."""

from __future__ import annotations

from collections.abc import Sequence

from winset.reference.countries import country

__all__ = ["country_name", "day_of", "joined", "spoken"]

_SPOKEN = {
    "treaty": "a treaty",
    "cabinet-pact": "a pact between governments",
    "ministry-memo": "a paper between ministries",
    "joint-statement": "a joint statement",
    "dialogue": "a regular dialogue",
    "programme": "a programme",
    "law-or-budget": "laws or budgets",
    "non-governmental": "work of non-governmental bodies",
    "unilateral-step": "a step of one side",
}


def spoken(instrument: str) -> str:
    """An instrument as it stands in a sentence."""
    return _SPOKEN.get(instrument, instrument)


def country_name(iso3: str) -> str:
    """The English name of a country."""
    return country(iso3).name


def joined(parts: Sequence[str]) -> str:
    """`A, B and C`, with the names of countries written out."""
    names = [country_name(p) if len(p) == 3 and p.isupper() else p for p in parts]  # noqa: PLR2004 - ISO3
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def day_of(partial: str) -> str:
    """The middle of a partial date as a day, for marks on a chart."""
    return {4: f"{partial}-07-01", 7: f"{partial}-15"}.get(len(partial), partial)
