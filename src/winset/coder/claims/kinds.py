"""From a rule found in a sentence to claims: whom each kind is about, and what else it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from winset.coder.cast import Cast
from winset.coder.claims.about import Scene, addressees, affected, doers
from winset.coder.claims.assertion import negated
from winset.coder.claims.clause import phrase
from winset.coder.claims.holder import holder_of, speaker_of
from winset.coder.claims.match import Match
from winset.coder.claims.rules import classes
from winset.coder.claims.wording import issue_at, issues_in, register_kind, strength_of
from winset.coder.memory import Who
from winset.coder.parse import Parse
from winset.coder.when import moments
from winset.model import Claim, Span, actor_id

__all__ = ["Place", "claims_of_match"]

_WE: Final = frozenset({"we", "they", "both"})
_SIZES: Final = {"three": 3, "four": 4, "trilateral": 3}
_LIST: Final = frozenset({"as", "including", "like"})
_SAYING: Final = frozenset({"r-recommend", "r-recommend-that", "r-call-on"})
"""Rules whose verb itself says who proposes."""
_GIVEN: Final = frozenset({"dobj", "dative", "poss", "conj", "amod", "compound"})
_TO: Final = frozenset({"to", "with", "for", "on", "of", "in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One sentence in its text."""

    text: str
    offset: int
    """Code point of the sentence in the text."""
    on: date | None
    """Day of the text."""
    author: str | None
    """Who states what is attributed to nobody."""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Range of the text for a range of the sentence."""
        return self.offset + start, self.offset + (len(self.text) if end is None else end)


def claims_of_match(cast: Cast, match: Match, place: Place, scene: Scene) -> Iterator[Claim]:
    """The claims of one rule in one sentence: one for each country, and for proposals one for each item of a list."""
    return _MAKERS[match.rule.kind](cast, match, place, scene)


def _claim(cast: Cast, match: Match, place: Place, who: Who | None, country: str | None, **more: object) -> Claim:
    p = cast.parse
    rule = match.rule
    fields: dict[str, object] = {
        "kind": rule.kind,
        "by": holder_of(p, match.verb) or (speaker_of(p, match.at) if rule.id in _SAYING else None) or place.author,
        "country": country,
        "actor": actor_id(who.country, who.sector) if who else None,
        "issue": issue_at(p.text, p.starts[match.at], (country,)),
        "polarity": rule.polarity,
        "strength": strength_of(p, match),
        "text": place.text,
        "span": place.span(),
        "rule": rule.id,
    }
    return Claim(**(fields | more))  # type: ignore[arg-type]


# -- constraints ------------------------------------------------------------------------------------------------------


def _constraint(cast: Cast, match: Match, place: Place, scene: Scene) -> Iterator[Claim]:
    if not (scene.last or _public(cast)):
        return
    found = affected(cast, match, scene)
    by_country: dict[str | None, Who] = {w.country: w for w in reversed(doers(cast, match.subjects)) if w.country}
    more = {
        "constraint_kind": register_kind(place.text, match.rule.note),
        "direction": "enables" if match.rule.polarity > 0 else "constrains",
    }
    for country in found or (None,):
        yield _claim(cast, match, place, by_country.get(country), country, **more)


def _public(cast: Cast) -> bool:
    """Whether a sentence speaks of public affairs: of an actor, or with one of their words; not of a museum's rooms."""
    return any(w.country or w.known for w in cast.everyone()) or not classes()["public"].isdisjoint(cast.parse.lower)


# -- recommendations --------------------------------------------------------------------------------------------------


def _recommendation(cast: Cast, match: Match, place: Place, scene: Scene) -> Iterator[Claim]:
    p = cast.parse
    whos = _with_we(cast, addressees(cast, match), scene)
    advised = [w for w in whos if w.country]
    polarity = -1 if negated(p, match) else match.rule.polarity
    countries = tuple(dict.fromkeys(w.country for w in advised)) or _trio(p, scene) or (None,)
    first: dict[str | None, Who] = {w.country: w for w in reversed(advised)}
    topics = _topics(p, match) or (issue_at(p.text, p.starts[match.at]),)
    whole = topics[0]
    for country in countries:
        yield _claim(cast, match, place, first.get(country), country, polarity=polarity, issue=whole)
    for topic in topics[1:]:
        yield _claim(cast, match, place, None, None, polarity=polarity, issue=topic)
    yield from _items(cast, match, place, set(topics), polarity)


def _topics(p: Parse, match: Match) -> tuple[str | None, ...]:
    """Issues named by those who should act ("firms and green groups could ..."), one proposal each."""
    if match.rule.construction != "modal" or not match.subjects:
        return ()
    head = match.subjects[0]
    start, end = p.starts[min(p.subtree(head))], p.ends[max(head, *match.subjects)]
    return issues_in(p.text[start:end])


def _trio(p: Parse, scene: Scene) -> tuple[str, ...]:
    """The countries of the text that a proposal for "the three", advised to nobody in particular, is for."""
    size = max((_SIZES[word] for word in p.lower if word in _SIZES), default=0)
    return scene.main[:size] if size <= len(scene.main) else ()


def _items(cast: Cast, match: Match, place: Place, told: set[str | None], polarity: int) -> Iterator[Claim]:
    """Proposals that stand as nouns in a list, each with its own issue and its own words."""
    p = cast.parse
    seen = set(told)
    heads = [c for lead in _listed(p, match) for c in _members(p, lead)]
    for head in heads:
        start, end = _extent(p, head)
        issue = issue_at(p.text[start:end], 0)
        if issue is None or (issue in seen and len(heads) == 1):
            continue
        seen.add(issue)
        text = p.text[start:end]
        yield _claim(
            cast, match, place, None, None, issue=issue, polarity=polarity, text=text, span=place.span(start, end)
        )


def _listed(p: Parse, match: Match) -> list[int]:
    """Heads of the lists that follow "such as" and "including"."""
    leads = [k for k in range(len(p)) if p.lower[k] in _LIST and p.deps[k] == "prep" and k != match.at]
    return [o for k in leads for o in p.having(k, "pobj")]


def _members(p: Parse, lead: int) -> list[int]:
    """The members of a list: what is coordinated, or what a lone noun's preposition coordinates ("work on A and B")."""
    out = p.with_conjuncts(lead)
    if len(out) == 1:
        inner = [p.with_conjuncts(o) for k in p.having(lead, "prep") for o in p.having(k, "pobj")]
        out = next((members for members in inner if len(members) > 1), out)
    return out


def _extent(p: Parse, head: int) -> tuple[int, int]:
    """Code points of a noun phrase without what is coordinated with it."""
    tokens = {head}
    for k in p.kids[head]:
        if p.deps[k] not in {"conj", "cc", "punct", "relcl", "appos"}:
            tokens |= set(p.subtree(k))
    tokens = {j for j in tokens if p.deps[j] != "cc"} or {head}
    return p.starts[min(tokens)], p.ends[max(tokens)]


# -- commitments ------------------------------------------------------------------------------------------------------


def _with_we(cast: Cast, heads: tuple[int, ...], scene: Scene) -> tuple[Who, ...]:
    """Actors of the phrases; "we", "they" and "the leaders" are the parties of a joint statement or a readout."""
    p = cast.parse
    for h in heads:
        bare = p.lower[h] in _WE or (p.lower[h] in classes()["leaders"] and not _named_inside(cast, h))
        size = next((_SIZES[p.lower[k]] for k in p.kids[h] if p.lower[k] in _SIZES), len(scene.main) + 1)
        joint = scene.parties if bare else ()
        if bare and not joint and size <= len(scene.main):
            joint = scene.main[:size]
        if joint:
            return tuple(Who(country, "GOV", h, h, h) for country in joint)
    return doers(cast, heads)


def _named_inside(cast: Cast, head: int) -> bool:
    inside = phrase(cast.parse, head)
    return any(w.head in inside for w in cast.everyone() if w.country)


def _commitment(cast: Cast, match: Match, place: Place, scene: Scene) -> Iterator[Claim]:
    p = cast.parse
    whos = _with_we(cast, match.subjects, scene)
    if not any(w.country for w in whos):
        agents = tuple(o for k in p.having(match.verb, "agent") for o in p.having(k, "pobj"))
        whos = doers(cast, agents) or doers(cast, match.objects) or whos
    if not whos and match.rule.id in _NOBODY:
        whos = tuple(Who(country, "GOV", match.at, match.at, match.at) for country in scene.parties)
    again = match.rule.note == "reaffirmed" or (
        match.rule.id in {"k-committed", "k-agree-that"} and bool(_AGAIN & set(p.lower))
    )
    more = {
        "due": _due(place, match, p),
        "status": "reaffirmed" if again else "open",
        "to": _towards(cast, match, {w.country for w in whos}),
    }
    for who in _one_a_country(whos) or (None,):
        yield _claim(cast, match, place, who, who.country if who else None, **more)


_NOBODY: Final = frozenset(
    {"k-will-be", "k-will-start", "k-is-to", "k-scheduled", "k-due", "k-agreed-that", "k-tasked"}
)
"""Rules of what is arranged without saying by whom: in a joint statement, by its parties."""
_AGAIN: Final = frozenset(
    {"remain", "remains", "remained", "reaffirmed", "reaffirm", "reaffirms", "continue", "continues"}
)


def _one_a_country(whos: tuple[Who, ...]) -> tuple[Who, ...]:
    first: dict[str | None, Who] = {}
    for who in whos:
        first.setdefault(who.country, who)
    return tuple(who for country, who in first.items() if country or len(first) == 1)


def _towards(cast: Cast, match: Match, own: set[str | None]) -> tuple[str, ...]:
    """ISO3 of those to whom something is promised: named after "to", "with", "for" or as an object."""
    p = cast.parse
    out = []
    for who in cast.everyone():
        if who.country is None or who.country in own or p.starts[who.first] < p.starts[match.at]:
            continue
        if p.deps[who.head] in _GIVEN or p.lower[p.heads[who.head]] in _TO:
            out.append(who.country)
    return tuple(dict.fromkeys(out))


_BY: Final = re.compile(r"\b(?:by|before|until|no later than)\b[^,;.]{0,24}$", re.IGNORECASE)


def _due(place: Place, match: Match, p: Parse) -> str | None:
    """By when: the first date after the promise that lies ahead of the text's day."""
    today = place.on.isoformat() if place.on else ""
    cue = p.starts[min(match.at, match.verb)]
    for moment in moments(place.text, place.on):
        when = moment.on(future=True)
        late = moment.bound or _BY.search(place.text[: moment.start]) is not None or moment.start > cue
        if when is not None and late and not moment.modifies and when != today and when >= today[: len(when)]:
            return when
    return None


# -- stances ----------------------------------------------------------------------------------------------------------


_CONTRA: Final = frozenset({"opposition", "concern", "concerns", "reservations", "reservation"})


def _stance(cast: Cast, match: Match, place: Place, scene: Scene) -> Iterator[Claim]:
    p = cast.parse
    whos = _with_we(cast, match.subjects, scene)
    against = {p.lower[j] for o in match.objects for j in phrase(p, o)} & _CONTRA
    polarity = -match.rule.polarity if negated(p, match) or against else match.rule.polarity
    if match.rule.construction == "there":
        found = affected(cast, match, scene)
        for country in found or (None,):
            yield _claim(cast, match, place, None, country, polarity=polarity)
        return
    for who in _one_a_country(whos):
        yield _claim(cast, match, place, who, who.country, polarity=polarity)
    if not whos and any(p.lower[s] in classes()["group"] for s in match.subjects):
        yield _claim(cast, match, place, None, None, polarity=polarity)


_MAKERS: Final = {
    "constraint": _constraint,
    "recommendation": _recommendation,
    "commitment": _commitment,
    "stance": _stance,
}
