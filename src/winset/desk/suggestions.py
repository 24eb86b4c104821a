"""What the texts of a case suggest for its files: constraints, options, promises and poll figures, with their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from winset.desk.claims import CaseClaim
from winset.desk.joining import constraint_of
from winset.desk.matching import Match, Matcher, vectors
from winset.desk.promised import Promise, commitment_row, promises
from winset.model import Case, Issue, standing
from winset.reference.countries import country

__all__ = ["FILES", "KINDS", "SOURCES", "Suggestion", "names_of", "suggestions"]

FILES: Final = {
    "constraint": "constraints.csv",
    "option": "options.toml",
    "commitment": "commitments.csv",
    "poll": "polls.csv",
}
"""The file that each kind of suggestion would be written to."""
KINDS: Final = tuple(FILES)
SOURCES: Final = ("commitment", "constraint", "figure", "recommendation")
"""Kinds of claims that suggest something."""
MEANT: Final = 300
"""So many suggestions, the first ones, are compared with the options by meaning, the others by words: a text takes the
encoder a millisecond or two, and nobody reads further at one sitting."""
FIRM: Final = 0.7
"""Strength from which a proposal counts that names neither issue nor country: "should", not "could"."""
UNKNOWN_SPREAD: Final = 0.25
"""Spread of an ambition that nobody has coded."""
_PERCENT: Final = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent\b|percent\b)")
_ASKED: Final = re.compile(
    r"\b(?:poll|survey|respondent|opinion|favou?rab|affinity|approv|disapprov|view)", re.IGNORECASE
)
_PAIR: Final = 2
_TITLE: Final = 90
"""Letters of a title made from a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing that a text suggests, for a person to accept or reject."""

    id: str
    """Kind and claim."""
    kind: str
    """One of KINDS."""
    claim: CaseClaim
    """The words, with who states them and where."""
    more: int
    """Other claims that say the same."""
    file: str
    """File of the case that it would be written to."""
    row: dict[str, Any]
    """The row that would be written."""
    matches: tuple[Match, ...]
    """Options of the case that a proposal may mean, or that a promise may carry out; where there are any, accepting a
    proposal notes the first, without a row."""
    missing: tuple[str, ...]
    """Columns that the words do not give and a person must fill in."""


def suggestions(claims: Iterable[CaseClaim], case: Case, day: date) -> tuple[Suggestion, ...]:
    """What claims suggest, within each kind those first that name most of the case's countries in the strongest words.

    Claims in the same words are one.

    Parameters
    ----------
    day : the day on which players are looked up
    """
    claims = tuple(claims)
    promised = {promise.claim.id: promise for promise in promises(claims, case)}
    found: dict[tuple[object, ...], Suggestion] = {}
    more: Counter[tuple[object, ...]] = Counter()
    for claim in claims:
        promise = promised.get(claim.id) if claim.kind == "commitment" else None
        made = _of_claim(claim, case, day) if promise is None else [_of_promise(promise, case)]
        for one in made:
            key = _same(one)
            if key not in found:
                found[key] = one
            elif one.claim.id != found[key].claim.id:
                more[key] += 1
    named = {key: sum(_mentions(one.claim, code) for code in case.countries) for key, one in found.items()}
    order = [(KINDS.index(one.kind), -named[key], -one.claim.strength, one.id) for key, one in found.items()]
    ranked = [replace(found[key], more=more[key]) for _, key in sorted(zip(order, found, strict=True))]
    return _matched(ranked, case)


def _matched(ranked: Sequence[Suggestion], case: Case) -> tuple[Suggestion, ...]:
    """Suggestions with the options that proposals may mean and promises may carry out."""
    matcher = Matcher(case.options, names=names_of(case))
    like = [one for one in ranked if one.kind in {"option", "commitment"}]
    first = {one.id for kind in ("option", "commitment") for one in [o for o in like if o.kind == kind][:MEANT]}
    if case.options and first:
        vectors([" ".join(one.claim.text.split()) for one in like if one.id in first])
    return tuple(
        _with_options(one, matcher, meant=one.id in first) if one.kind in {"option", "commitment"} else one
        for one in ranked
    )


def _with_options(one: Suggestion, matcher: Matcher, *, meant: bool) -> Suggestion:
    words = " ".join(one.claim.text.split())
    matches = matcher.nearest(words, issue=one.claim.issue, meant=meant)
    carried = {"option": matches[0].option if matches else None} if one.kind == "commitment" else {}
    return replace(one, matches=matches, row=one.row | carried)


def _same(one: Suggestion) -> tuple[object, ...]:
    """What makes two suggestions one: the words, and of a constraint whom it is about."""
    words = " ".join(one.claim.text.split()).casefold()
    return one.kind, words, one.claim.country if one.kind in {"constraint", "poll"} else None, one.claim.issue


def _of_claim(claim: CaseClaim, case: Case, day: date) -> Iterator[Suggestion]:
    dated = claim if claim.known_from is not None else replace(claim, known_from="")
    if claim.kind == "constraint" and (made := constraint_of(dated, case, day)) is not None:
        row: dict[str, Any] = {name: getattr(made, name) for name in made.__dataclass_fields__}
        row |= {"id": _name(claim, made.country.lower(), made.issue), "since": claim.known_from}
        lacking = () if claim.known_from is not None else ("since", "known_from")
        yield _suggestion("constraint", claim, row | {"known_from": claim.known_from}, missing=lacking)
    elif claim.kind == "recommendation" and _proposes(claim, case):
        row, missing = _option(claim, case)
        yield _suggestion("option", claim, row, missing=missing)
    elif (percent := _asked(claim, case)) is not None:
        row, missing = _poll(claim, percent, case)
        yield _suggestion("poll", claim, row, missing=missing)


def _proposes(claim: CaseClaim, case: Case) -> bool:
    """Whether a proposal is one to a country of the case, or to nobody in particular on an issue, or in firm words."""
    if claim.country is not None:
        return claim.country in case.countries
    told = claim.issue is not None or any(_mentions(claim, code) for code in case.countries)
    return told or claim.strength >= FIRM


def _of_promise(promise: Promise, case: Case) -> Suggestion:
    claim = promise.claim
    name = _name(claim, *(code.lower() for code in promise.by), claim.issue)
    row, missing = commitment_row(promise, case, name)
    return _suggestion("commitment", claim, row, missing=missing)


def _asked(claim: CaseClaim, case: Case) -> float | None:
    """The share of people asked that a claim gives; None for any other claim."""
    if claim.kind != "figure" or claim.country not in case.countries or not _ASKED.search(claim.context or claim.text):
        return None
    percent = _PERCENT.search(claim.text)
    return float(percent[1]) if percent is not None else None


def _suggestion(
    kind: str,
    claim: CaseClaim,
    row: dict[str, Any],
    *,
    missing: tuple[str, ...] = (),
) -> Suggestion:
    return Suggestion(
        id=f"{kind}:{claim.id}", kind=kind, claim=claim, more=0, file=FILES[kind], row=row, matches=(), missing=missing,
    )  # fmt: skip


def _name(claim: CaseClaim, *words: str | None) -> str:
    """Id of a row: what it is about, and the claim that it comes from."""
    about = "-".join(re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") for word in words if word)
    return f"{about}-{claim.document[:6]}-{claim.span[0]}"


# -- options ----------------------------------------------------------------------------------------------------------


def _option(claim: CaseClaim, case: Case) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The option that a proposal would be, coded as most options on its issue are, and what is missing."""
    issue = next((i for i in case.issues if i.id == claim.issue), None)
    alike = [o for o in case.options if o.issue == claim.issue]
    level = _next_rung(issue, case) if issue is not None else None
    text = " ".join(claim.text.split())
    name = _name(claim, claim.issue or "option")
    called = tuple(country for country in case.countries if _mentions(claim, country))
    parties = called if len(called) > 1 else case.countries
    row: dict[str, Any] = {
        "id": name,
        "title": text if len(text) <= _TITLE else text[:_TITLE].rsplit(" ", 1)[0] + " …",
        "description": text,
        "issue": claim.issue,
        "points": () if level is None else ((claim.issue, level),),
        "ambition": level,
        "ambition_spread": UNKNOWN_SPREAD,
        "first_proposed": claim.known_from,
        "known_from": claim.known_from,
        "proposed_source": claim.url or claim.file,
        "instruments": _usual([o.instruments for o in alike], ("dialogue",)),
        "touches": (),
        "frames": _usual([o.frames for o in alike], ("functional",)),
        "formats": _usual([o.formats for o in alike], ("bilateral" if len(parties) == _PAIR else "trilateral",)),
        "parties": parties,
        "conditions": _usual([o.conditions for o in alike], ()),
        "cluster": name,
    }
    needed = ("issue", "points", "ambition", "first_proposed", "known_from")
    return row, tuple(column for column in needed if row[column] in (None, ()))


def _next_rung(issue: Issue, case: Case) -> float | None:
    """The first level of a ladder above where it stands at the end of its record."""
    last = max((row.since for row in issue.status_quo), default=case.start)
    stands = standing(issue, date(int(last[:4]), 12, 31))
    above = [level.at for level in issue.levels if level.at > stands]
    return min(above, default=None)


def _usual(held: Sequence[tuple[str, ...]], otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """What most options on the issue have."""
    counts = Counter(held)
    return counts.most_common(1)[0][0] if counts else otherwise


# -- polls ------------------------------------------------------------------------------------------------------------


def _poll(claim: CaseClaim, percent: float, case: Case) -> tuple[dict[str, Any], tuple[str, ...]]:
    others = [c for c in case.countries if c != claim.country and _mentions(claim, c)]
    row: dict[str, Any] = {
        "id": _name(claim, claim.country, "poll"),
        "respondents": claim.country,
        "about": others[0] if len(others) == 1 else None,
        "question": None,
        "start": None,
        "end": None,
        "known_from": claim.known_from,
        "n": None,
        "mode": None,
        "percent": percent,
        "pollster": None,
        "source": claim.url or claim.file,
        "note": " ".join(claim.text.split()),
        "derived": False,
    }
    needed = ("about", "question", "start", "end", "known_from", "pollster")
    return row, tuple(column for column in needed if row[column] is None)


def _mentions(claim: CaseClaim, code: str) -> bool:
    """Whether the sentence names a country, its people or its capital."""
    return _pattern(code).search(claim.context or claim.text) is not None


@cache
def _pattern(code: str) -> re.Pattern[str]:
    known = country(code)
    names = (*known.names("en"), *known.adjectives, *known.people, *known.capital)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


def names_of(case: Case) -> list[str]:
    """Names of the case's countries, which say nothing of what is proposed to them."""
    known = [country(code) for code in case.countries]
    return [n for c in known for n in (*c.names("en"), *c.adjectives, *c.people, *c.capital)]
