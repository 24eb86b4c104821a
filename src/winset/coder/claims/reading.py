"""Claims of a sentence, of a text and of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from typing import Any, Final

from winset.coder.agents import agents
from winset.coder.cast import Cast
from winset.coder.claims.about import Scene, doers, section_country
from winset.coder.claims.assertion import holds
from winset.coder.claims.clause import subjects
from winset.coder.claims.figures import Figure, figures
from winset.coder.claims.kinds import Place, claims_of_match
from winset.coder.claims.listed import lead_of, listed
from winset.coder.claims.match import matches, meant_match
from winset.coder.claims.meant import bounds, likeliest, weigh
from winset.coder.claims.prefilter import may_claim
from winset.coder.claims.turns import Turns
from winset.coder.claims.wording import issue_at
from winset.coder.language import parse_all
from winset.coder.memory import Memory, Who
from winset.coder.names import Hit, names, resolve
from winset.coder.parse import Parse
from winset.model import Claim, Span, actor_id, first_day
from winset.model.dates import is_partial_date
from winset.sources.article import Article
from winset.sources.sentences import sentences

__all__ = ["as_record", "claims_in", "claims_of", "claims_of_article", "claims_of_text", "may_claim"]

_BLANKS: Final = str.maketrans("\n\r\t\u00a0", "    ")
_HEADING_WORDS: Final = 12
_LONGEST: Final = 4000
"""Code points; a longer "sentence" is a table or noise, and no claim is read in it."""
_HOME: Final = 0.7
"""Share of all mentions above which one country is what the text is about."""
_JOINT: Final = re.compile(
    r"\b(?:joint|statement|declaration|communiqu[eé]|fact sheet|principles|spirit|readout|meeting|call|summit|deal"
    r"|agreement|framework|partnership|treaty)\b",
    re.IGNORECASE,
)
"""Words in the titles of texts in which several states speak or are reported together."""
_AWAY: Final = re.compile(r"\b(?:towards?|about|against|with|over|from|than)\s+(?:the\s+)?$", re.IGNORECASE)
_SUPPOSING: Final = re.compile(r"\W*(?:if|unless|should|were|had|suppose|imagine|whether)\b", re.IGNORECASE)
"""Beginnings of sentences that suppose something, where only a construction tells what is stated all the same."""
_CLAUSE: Final = re.compile(r"[;:—–]\s|,\s(?:and|but|while|whereas|although)\s")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str
    hits: list[Hit]
    parsed: bool
    opens: bool
    """First of its paragraph."""
    heading: bool
    asked: bool = False
    """Whether it is somebody's question."""
    likely: Mapping[str, float] | None = None
    """Probability of each kind of claim by the meaning of the sentence; None where that was not looked at."""
    lead: int = 0
    """Code points at the start of `text` that are not its own but those of the words before a list ("They will:")."""


def claims_in(
    cast: Cast,
    offset: int,
    *,
    scene: Scene | None = None,
    author: str | None = None,
    likely: Mapping[str, float] | None = None,
) -> list[Claim]:
    """The claims that one parsed sentence states.

    Parameters
    ----------
    cast : the actors of the sentence, with the memory of its text
    offset : code point of the sentence in its text
    scene : what the text has said so far; taken into account and brought up to date
    author : who states what is attributed to nobody; the memory's speaker when None
    likely : probability of each kind by the meaning of the sentence (see `meant`); None reads by rules alone
    """
    scene = scene or Scene()
    p = cast.parse
    speaker = cast.memory.speaker
    own = author or (actor_id(speaker.country, speaker.sector) if speaker else None)
    place = Place(text=p.text, offset=offset, on=cast.memory.on, author=own)
    if opening := section_country(cast):
        scene.last = opening
    likely = None if _SUPPOSING.match(p.text) else likely
    every = list(matches(cast))
    held = [m for m in every if holds(p, m)]
    denied = {m.rule.kind for m in every} - {m.rule.kind for m in held}
    advised = {m.at for m in held if m.rule.kind == "recommendation"}
    held = [m for m in held if m.rule.kind != "stance" or m.at not in advised]
    if likely is not None:
        held = [m for m in held if m.rule.kind not in likely or likely[m.rule.kind] >= bounds("en")[m.rule.kind].beside]
    found = [c for m in held for c in claims_of_match(cast, m, place, scene)]
    if likely is not None and not found and (kind := likeliest(likely)) and kind not in denied:
        found += claims_of_match(cast, meant_match(p, kind, likely[kind]), place, scene)
    found += _figures(place.text, [(w.country, p.starts[w.first]) for w in cast.everyone()], place, scene)
    found = _best(found)
    _note(cast, found, scene)
    return found


def _best(found: Iterable[Claim]) -> list[Claim]:
    """One claim of a kind for each country, issue of a listed item and span: the strongest."""
    kept: dict[tuple[object, ...], Claim] = {}
    whole: set[tuple[str, str | None]] = set()
    for claim in sorted(found, key=lambda c: (-c.strength, c.rule or "")):
        key = (
            claim.kind,
            claim.country,
            claim.span,
            claim.issue if claim.kind == "recommendation" and claim.country is None else None,
        )
        kept.setdefault(key, claim)
        whole.add((claim.kind, claim.country))
    named = {kind for kind, country in whole if country}
    return sorted(
        (c for c in kept.values() if c.country or c.kind not in named or c.kind in {"recommendation", "figure"}),
        key=lambda c: (c.span, c.kind, c.country or "", c.rule or ""),
    )


def _note(cast: Cast, found: Sequence[Claim], scene: Scene) -> None:
    """Remember whom the passage is about."""
    held = tuple(dict.fromkeys(c.country for c in found if c.kind == "constraint" and c.country))
    if held:
        scene.last = held
        return
    p = cast.parse
    root = next((i for i, head in enumerate(p.heads) if head == i), 0)
    acting = tuple(dict.fromkeys(w.country for w in doers(cast, subjects(p, root)) if w.country))
    if acting and not section_country(cast):
        scene.last = acting


def _figures(text: str, mentions: Sequence[tuple[str | None, int]], place: Place, scene: Scene) -> Iterator[Claim]:
    for figure in figures(text):
        country = _counted_country(text, figure, mentions) or next(iter(scene.fallback()), None)
        start, end = _counted(text, figure)
        yield Claim(
            kind="figure",
            by=place.author,
            country=country,
            actor=None,
            issue=issue_at(text, figure.start, (country,)),
            polarity=figure.polarity,
            strength=0.5 + 0.3 * (figure.rule not in {"f-share", "f-money", "f-count", "f-fraction"}),
            text=text[start:end],
            span=place.span(start, end),
            rule=figure.rule,
        )


def _counted_country(text: str, figure: Figure, mentions: Sequence[tuple[str | None, int]]) -> str | None:
    """The country named nearest to a number, other than one that it is about ("negative views of")."""
    near = [(abs(at - figure.start), c) for c, at in mentions if c and not _AWAY.search(text[:at])]
    return min(near)[1] if near else None


def _counted(text: str, figure: Figure) -> Span:
    """The clause in which a number stands, so that it is read with what it counts."""
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    start = max(c for c in cuts if c <= figure.start)
    end = min(c for c in cuts if c >= figure.end)
    return start, len(text[:end].rstrip(" ;:—–,"))


# -- texts ------------------------------------------------------------------------------------------------------------


def _hits(text: str, *, dated: bool) -> list[Hit]:
    """Names in a text; of one without a date, the readings that hold today come first."""
    found = names().hits(text)
    if dated:
        return found
    return [Hit(h.start, h.end, tuple(sorted(h.readings, key=lambda r: r.until is not None))) for h in found]


def _pieces(text: str, *, dated: bool) -> list[_Piece]:
    out: list[_Piece] = []
    before, lead, turns = 0, "", Turns.of(text)
    for start, end in sentences(text, "en"):
        if end - start > _LONGEST:
            continue
        piece = text[start:end]
        opens = start == 0 or "\n\n" in text[before:start]
        if lead and "\n" in text[before:start] and (item := listed(piece)) is not None:
            out.append(_listed_piece(lead, item, end, opens=opens, dated=dated))
            before = end
            continue
        lead = lead_of(piece)
        alone = opens and (end == len(text) or text[end : end + 2] == "\n\n")
        heading = alone and piece[-1] not in '.!?…:”"’)' and len(piece.split()) <= _HEADING_WORDS
        asked = turns.asked(piece, opens=opens)
        hits = _hits(piece, dated=dated)
        worth = not heading and not asked and may_claim(piece, named=bool(hits))
        out.append(_Piece(start, piece, hits, worth, opens, heading, asked))
        before = end
    return out


def _listed_piece(lead: str, item: str, end: int, *, opens: bool, dated: bool) -> _Piece:
    """An item of a list, read after the words that lead to it."""
    joined = f"{lead} {item[0].lower()}{item[1:]}"
    hits = _hits(joined, dated=dated)
    return _Piece(
        end - len(item), joined, hits, may_claim(joined, named=bool(hits)), opens, heading=False, lead=len(lead) + 1
    )


def _meant(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The same pieces with how probable each kind of claim is; those are parsed that may state one."""
    read = [n for n, piece in enumerate(pieces) if not piece.heading and not piece.asked]
    out = list(pieces)
    for n, likely in zip(read, weigh([pieces[n].text for n in read]), strict=True):
        worth = out[n].parsed or (likely is not None and likeliest(likely) is not None)
        out[n] = replace(out[n], parsed=worth, likely=likely)
    return out


def claims_of(
    text: str,
    *,
    date: str | None = None,
    author: str | None = None,
    title: str = "",
    speaker: tuple[str | None, str | None] | None = None,
    by_meaning: bool = True,
) -> list[Claim]:
    """The claims of an English text, in its order.

    Parameters
    ----------
    text : paragraphs with an empty line between them
    date : partial date of the text
    author : who states what is attributed to nobody
    title : tells who "we" are in a joint statement
    speaker : country and sector of "I" and "we"
    by_meaning : weigh what each sentence means, beside its constructions (see `meant`); False reads by rules alone
    """
    memory = Memory(on=first_day(date) if date and is_partial_date(date) else None)
    if speaker is not None:
        memory.speaker = Who(speaker[0], speaker[1], 0, 0, 0)
    pieces = _pieces(text, dated=memory.on is not None)
    if by_meaning:
        pieces = _meant(pieces)
    counts = Counter(c for piece in pieces for c in _named(piece.hits, memory))
    scene = Scene(home=_home(counts), main=tuple(c for c, _ in counts.most_common()), parties=_parties(title, memory))
    parsed = parse_all(piece.text.translate(_BLANKS) for piece in pieces if piece.parsed)
    out: list[Claim] = []
    sentences_before = 0
    for piece, following in zip_longest(pieces, pieces[1:]):
        if piece.opens:
            if sentences_before != 1:
                scene.last = ()
            sentences_before = 0
        sentences_before += 1
        if piece.heading:
            scene.section, scene.last = _named(piece.hits, memory), ()
            scene.section = scene.section if len(scene.section) == 1 else ()
            continue
        found = _of_piece(piece, next(parsed) if piece.parsed else None, memory, scene, author)
        if piece.lead:
            out += [replace(claim, text=text[slice(*claim.span)]) for claim in found]
        elif following is None or not following.lead:  # else the items of the list state what is claimed
            out += found
        memory.mentions.update(_named(piece.hits, memory))
    return out


def _of_piece(piece: _Piece, parse: Parse | None, memory: Memory, scene: Scene, author: str | None) -> list[Claim]:
    if parse is not None:
        parse.text = piece.text  # its blanks as they stand
        cast = Cast(parse, piece.hits, agents(), memory)
        found = claims_in(cast, piece.start - piece.lead, scene=scene, author=author, likely=piece.likely)
        if piece.lead:
            own = [c for c in found if c.span[1] > piece.start]
            found = [replace(claim, span=(max(claim.span[0], piece.start), claim.span[1])) for claim in own]
        root = next((i for i, head in enumerate(parse.heads) if head == i), 0)
        acting = [w for w in doers(cast, subjects(parse, root)) if w.country]
        memory.subjects = tuple(acting) or memory.subjects
        return found
    if piece.lead:
        return []
    mentions = list(_places(piece.hits, memory))
    place = Place(text=piece.text, offset=piece.start, on=memory.on, author=author)
    found = list(_figures(piece.text, mentions, place, scene))
    if mentions and not piece.heading and len({c for c, _ in mentions}) == 1:
        scene.last = tuple(c for c, _ in mentions[:1] if c)
    return found


def _places(hits: Iterable[Hit], memory: Memory) -> Iterator[tuple[str, int]]:
    """Countries with the places where they are named; family names alone are too often words ("May")."""
    for hit in hits:
        name = resolve(hit.readings, memory.on)
        if name is not None and name.country and name.kind not in {"short", "family"}:
            yield name.country, hit.start


def _named(hits: Iterable[Hit], memory: Memory) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country for country, _ in _places(hits, memory)))


def _home(counts: Counter[str]) -> tuple[str, ...]:
    top = counts.most_common(1)
    return (top[0][0],) if top and top[0][1] >= _HOME * counts.total() else ()


def _parties(title: str, memory: Memory) -> tuple[str, ...]:
    """Who "we" and "the leaders" are in a joint statement or a readout: the countries that its title names."""
    if not _JOINT.search(title):
        return ()
    found = [name for hit in names().hits(title) if (name := resolve(hit.readings, memory.on)) is not None]
    states = [name for name in found if name.kind != "capital"]  # a statement is named for the place, too
    if len({name.country for name in states if name.country}) < 2:  # noqa: PLR2004 - parties are two or more
        states = found
    named = tuple(dict.fromkeys(name.country for name in states if name.country))
    return named if len(named) > 1 else ()


def claims_of_text(text: str, date: str | None = None, author: str | None = None) -> list[dict[str, Any]]:
    """The claims of a text as JSON-ready mappings; see `claims_of`."""
    return [as_record(claim) for claim in claims_of(text, date=date, author=author)]


def claims_of_article(article: Article, *, by_meaning: bool = True) -> list[dict[str, Any]]:
    """The claims of an article, with spans and words of the original that held it.

    Parameters
    ----------
    by_meaning : weigh what each sentence means, beside its constructions

    Returns
    -------
    mappings as in `winset claims FILE --json`: `text` is the original between the ends of `span`
    """
    out = []
    author = article.author or "author"
    found = claims_of(article.body, date=article.date, author=author, title=article.title, by_meaning=by_meaning)
    for claim in found:
        start, end = article.in_original(claim.span)
        out.append(as_record(replace(claim, span=(start, end), text=article.text[start:end])))
    return out


def as_record(claim: Claim) -> dict[str, Any]:
    """A claim as a JSON-ready mapping."""
    return {name: getattr(claim, name) for name in _FIELDS} | {"span": list(claim.span), "to": list(claim.to)}


_FIELDS: Final = tuple(field.name for field in fields(Claim))
