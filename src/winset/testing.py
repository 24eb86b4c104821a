"""Small made-up cases for tests and examples: three countries, four issues, nothing of the real world."""

from __future__ import annotations

from typing import Any, Final

from winset.commitments import Seat
from winset.model import (
    Case,
    Commitment,
    Happening,
    Influence,
    Issue,
    Judgement,
    Level,
    Option,
    Player,
    Power,
    Prior,
    Reading,
    StatusQuo,
)

__all__ = [
    "happening",
    "influence",
    "issue",
    "judgement",
    "option",
    "player",
    "power",
    "prior",
    "promise",
    "reading",
    "seat",
    "small_case",
]

COUNTRIES: Final = ("FRA", "DEU", "POL")
LONG_AGO: Final = "1990-01-01"


def issue(name: str, /, *, status_quo: float = 0.2, **changes: Any) -> Issue:
    """An issue with three levels and one status quo that has always held."""
    levels = tuple(Level(at=at, text=text) for at, text in ((0.0, "nothing"), (0.5, "talks"), (1.0, "joint work")))
    row = StatusQuo(since=LONG_AGO, level=status_quo, known_from=LONG_AGO, text="as ever", source="made up")
    fields = {"id": name, "title": name, "levels": levels, "status_quo": (row,), "agencies": ()}
    return Issue(**(fields | changes))


def option(name: str, level: float = 0.5, /, *, on: str = "energy", **changes: Any) -> Option:
    """An option with one point, one instrument, one frame and a format for all three."""
    fields: dict[str, Any] = {
        "id": name, "title": name, "description": "", "issue": on, "points": ((on, level),), "ambition": level,
        "ambition_spread": 0.05, "first_proposed": "2000", "known_from": "2000-12-31", "proposed_source": "made up",
        "instruments": ("ministry-memo",), "touches": (), "frames": ("functional",), "formats": ("trilateral",),
        "parties": COUNTRIES, "conditions": (), "cluster": name,
    }  # fmt: skip
    return Option(**(fields | changes))


def player(name: str, country: str, sector: str = "GOV", /, **changes: Any) -> Player:
    """A player that has always been there."""
    fields: dict[str, Any] = {
        "id": name, "country": country, "name": name, "sector": sector, "role": "", "since": LONG_AGO, "until": None,
        "known_from": LONG_AGO, "source": "made up",
    }  # fmt: skip
    return Player(**(fields | changes))


def power(name: str, instrument: str, /, *, body: str, right: str = "veto", **changes: Any) -> Power:
    """A right over an instrument; a veto of its own by default."""
    fields: dict[str, Any] = {
        "player": name, "instrument": instrument, "right": right, "body": body, "weight": 1.0, "quota": 1.0,
        "since": LONG_AGO, "until": None, "known_from": LONG_AGO, "source": "made up",
    }  # fmt: skip
    return Power(**(fields | changes))


def prior(sector: str, on: str, mean: float, /, **changes: Any) -> Prior:
    """A prior of one sector on one issue, for every country."""
    fields: dict[str, Any] = {
        "country": "*", "sector": sector, "issue": on, "mean": mean, "sd": 0.2, "salience": 0.6, "salience_low": 0.4,
        "salience_high": 0.8, "source": "made up",
    }  # fmt: skip
    return Prior(**(fields | changes))


def influence(name: str, weight: float = 0.5) -> Influence:
    """How much a player counts at home."""
    return Influence(player=name, weight=weight, source="made up")


def reading(name: str, who: str, on: str, level: float, /, **changes: Any) -> Reading:
    """A stance of 2005, from a verified source."""
    fields: dict[str, Any] = {
        "id": name, "player": who, "issue": on, "kind": "stance", "level": level, "against": None,
        "date": "2005-06-01", "known_from": "2005-06-01", "option": None, "status": "verified",
        "evidence": f"h-{name}", "text": "said so",
    }  # fmt: skip
    return Reading(**(fields | changes))


def happening(name: str, on: str = "energy", /, **changes: Any) -> Happening:
    """Something that the three did together in 2005."""
    fields: dict[str, Any] = {
        "id": name, "date": "2005-06-01", "known_from": "2005-06-01", "text": f"{name} took place.",
        "kind": "summarised", "countries": COUNTRIES, "issue": on, "status": "verified",
        "sources": ("https://example.org/1",),
    }  # fmt: skip
    return Happening(**(fields | changes))


def promise(name: str, date: str = "2005-06-01", /, **changes: Any) -> Commitment:
    """Something that two countries promised each other."""
    fields: dict[str, Any] = {
        "id": name, "date": date, "known_from": date, "by": ("FRA", "DEU"), "to": ("FRA", "DEU"), "issue": "energy",
        "what": name, "ambition": 0.5, "due": None, "guideline": "made up", "status": "new", "meeting": None,
        "option": None, "evidence": (), "source": "made up",
    }  # fmt: skip
    return Commitment(**(fields | changes))


def judgement(of: str, coder: str, score: int, /, **changes: Any) -> Judgement:
    """What a coder said of a promise early in 2006."""
    fields: dict[str, Any] = {
        "commitment": of, "coder": coder, "known_from": "2006-01-01", "score": score, "evidence": (), "reason": "",
    }  # fmt: skip
    return Judgement(**(fields | changes))


def seat(meeting: str, country: str, person: str | None, /, **changes: Any) -> Seat:
    """A minister's seat at a meeting of 2005."""
    fields: dict[str, Any] = {
        "meeting": meeting, "date": "2005-01-01", "level": "ministers", "country": country, "person": person,
        "office": "foreign minister", "source": "named",
    }  # fmt: skip
    return Seat(**(fields | changes))


def small_case(**changes: Any) -> Case:
    """Three governments and parliaments, a press and a public in each, and four options on four issues."""
    leaders = [f"{c.lower()}-leader" for c in COUNTRIES]
    houses = [f"{c.lower()}-house" for c in COUNTRIES]
    fields: dict[str, Any] = {
        "id": "small", "title": "A small case", "countries": COUNTRIES, "third_parties": ("RUS",), "start": "1990",
        "issues": (issue("energy"), issue("health"), issue("history", status_quo=0.1), issue("territory")),
        "options": (
            option("pipeline", 0.6, frames=("functional", "economic"), instruments=("ministry-memo", "treaty")),
            option("clinic", 0.4, on="health", formats=("bilateral", "trilateral")),
            option("textbook", 0.5, on="history", touches=("textbooks-shrines",), frames=("history", "functional")),
            option("border", 0.8, on="territory", instruments=("treaty",), touches=("territory",), cluster="border"),
        ),
        "players": (
            *(player(p, c) for p, c in zip(leaders, COUNTRIES, strict=True)),
            *(player(p, c, "LEG") for p, c in zip(houses, COUNTRIES, strict=True)),
            *(player(f"{c.lower()}-press", c, "MED") for c in COUNTRIES),
            *(player(f"{c.lower()}-public", c, "PUB") for c in COUNTRIES),
        ),
        "powers": (
            *(power(p, i, body=f"{p}-consent") for p in leaders for i in ("ministry-memo", "treaty")),
            *(power(p, "treaty", body=f"{p}-vote", right="body", quota=0.5) for p in houses),
        ),
        "priors": (
            prior("GOV", "energy", 0.7), prior("GOV", "health", 0.6), prior("GOV", "history", 0.3),
            prior("LEG", "*", 0.5), prior("MED", "*", 0.3, sd=0.3), prior("PUB", "*", 0.35, sd=0.3),
            prior("*", "territory", 0.2, salience=0.9, salience_low=0.7, salience_high=1.0),
        ),
        "influence": tuple(influence(f"{c.lower()}-{who}") for c in COUNTRIES for who in ("press", "public")),
        "readings": (
            reading("r1", "fra-leader", "energy", 0.8),
            reading("r2", "deu-leader", "energy", 0.7, kind="reject", against=0.2, option="pipeline"),
            reading("r3", "pol-leader", "health", 0.5, kind="accept", against=0.2, date="2004", known_from="2004"),
            reading("r4", "pol-public", "history", 0.1, kind="poll"),
        ),
        "chronicle": tuple(happening(f"h-r{i}") for i in range(1, 5)),
    }  # fmt: skip
    return Case(**(fields | changes))
