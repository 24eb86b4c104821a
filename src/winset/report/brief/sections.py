"""A brief as sections of sentences: the same words for the page, the Word document and the mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from winset.desk.briefing import Brief, Contradiction, Erratum, Moved, New
from winset.desk.watching import KINDS, LEVELS, STALE, Notice
from winset.reference.countries import countries
from winset.report.words import country_name, dated, issue_name, joined, readable, tier_word

__all__ = ["Item", "Section", "how_sure", "in_short", "publisher", "sections"]

FAINT: Final = 0.05
"""Part of a ladder below which a move is a little one."""
MOST: Final = 6
"""Items of one section; the rest is counted."""
DOCUMENTS: Final = 4
"""Documents that are quoted; their words are longer than ours."""
_KINDS: Final = {"ritual": "yearly day", "anniversary": "memorial day", "notice": "last day of notice"}
"""Kinds in words that a reader of one page takes as they are meant."""
_LEGAL: Final = frozenset({"notice", "expiry", "election", "ruling", "asset sale"})
"""Kinds whose day is set by law, a court or an agreement."""
QUOTED: Final = 300
"""Letters of a document's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing: what it is in a few words, and a sentence or two."""

    head: str
    body: str
    notes: tuple[str, ...] = ()
    """Why it matters, or what it rests on."""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading with its items; an empty one says so in a sentence."""

    title: str
    items: tuple[Item, ...]
    rest: str
    """How many more there are, or why there are none."""
    more: int = 0
    """How many further items there are."""


def how_sure(found: Brief) -> str:
    """One sentence on what the brief rests on."""
    verified = sum(n.status in {"verified", "coded"} or n.kind == "figure" for n in found.new)
    return (
        f"From the public record up to {dated(found.as_of.isoformat())}: {verified} of {len(found.new)} new items rest "
        "on pages that were checked. Ratifiability, from 0 to 1, orders options by whether every side could ratify "
        "them; it is no probability. Nothing here is advice on what to say."
    )


def in_short(found: Brief) -> tuple[str, ...]:
    """Three to five sentences for someone who reads nothing else: what matters most first, how much there is last."""
    said = []
    if found.new:
        first = next((n for n in found.new if n.kind != "claim"), found.new[0])
        bears = f" Why it matters: {_stop(_spelled(first.bears_on[0]))}" if first.bears_on else ""
        said.append(f"{dated(first.date)}: {_stop(_told(first))}{bears}")
    said.append(_stop(_headline(found)))
    deadline = next((n for n in found.ahead if n.kind in _LEGAL and n.days >= 0), None)
    if deadline is not None:
        said.append(f"Next legal or electoral date, {_when(deadline)}: {_stop(_lower(deadline.what))}")
    silent = sorted((n for n in found.late if n.kind == "silence" and n.days > -STALE), key=_rank)
    if silent:
        some = "" if len(silent) <= 2 else f" ({len(silent)} in all)"  # noqa: PLR2004 - two are named
        named = "; ".join(f"{_lower(_who_meets(n))}, none on record since {dated(n.last)}" for n in silent[:2])
        said.append(_stop(f"Meetings that did not come as usual{some}: {named}"))
    return (*said, _count(found)) if found.new else (_count(found), *said)


def publisher(url: str) -> str:
    """Whose page it is, as a reader would name it: the host without its `www`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _told(n: New) -> str:
    """What it says; of a document its title, for a single sentence of it tells too little."""
    return f"new document, {n.title}" if n.kind == "claim" else n.what


def _brief(words: str) -> str:
    """The words of a document, as far as a reader in a hurry goes."""
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"


def _headline(found: Brief) -> str:
    """What moved most among the options that somebody could still ratify, or that none did."""
    crossed = [m for m in found.moved if m.tier_before and m.tier and m.tier != m.tier_before]
    if crossed:
        return _move_sentence(crossed[0])
    return "No option came within reach or fell out of it"


def _rank(n: Notice) -> tuple[int, date]:
    return LEVELS.index(n.level) if n.level in LEVELS else len(LEVELS), n.start


def sections(found: Brief) -> tuple[Section, ...]:
    """Everything that the brief says, in the order in which it is read."""
    told = (
        _section(
            "What is new, and which constraint it bears on",
            _news([n for n in found.new if n.kind != "claim"]),
            f"Nothing became known between {dated(found.since.isoformat())} and {dated(found.as_of.isoformat())}.",
        ),
        _section(
            "What new documents say",
            _news([n for n in found.new if n.kind == "claim"]),
            "No new document says more.",
            most=DOCUMENTS,
        ),
        _section(
            "Which option moved, and by what",
            [_moved(m) for m in found.moved],
            "No option moved by a hundredth of the index or changed its tier.",
        ),
        _section(
            "What contradicts what",
            [_contradiction(c) for c in found.contradictions],
            "Nothing new contradicts what was known.",
        ),
        _section("The next 30 days", _days(n for n in found.soon if n.days >= 0), "Nothing has a day in these 30."),
        _section("After that, up to 90 days", _days(found.later), "Nothing is known beyond that."),
        _section(
            "Due or pending, without a day", _days(n for n in found.ahead if n.days < 0), "Nothing is due or pending."
        ),
        _section(
            "What fell silent or is late",
            [_late(n) for n in sorted(found.late, key=_rank) if n.days > -STALE],
            "Nothing is later than its own rhythm says.",
        ),
        _section(*_last(found)),
    )
    empty = tuple(Item(head=s.title, body=s.rest) for s in told if not s.items)
    nothing = (Section(title="Nothing to report", items=empty, rest=""),) if empty else ()
    return (*(s for s in told if s.items), *nothing)


def _section(title: str, items: Sequence[Item], empty: str, *, most: int = MOST) -> Section:
    more = max(len(items) - most, 0)
    rest = empty if not items else f"{more} more; `winset brief --json` lists all." if more else ""
    return Section(title=title, items=tuple(items[:most]), rest=rest, more=more)


def _options(found: Brief) -> str:
    """`1 option changed, 2 are new on the list`, or that none did."""
    kinds = (
        ("changed", "changed", sum(m.rank is not None and m.rank_before is not None for m in found.moved)),
        ("is new on the list", "are new on the list", sum(m.rank_before is None for m in found.moved)),
        ("was taken off it", "were taken off it", sum(m.rank is None for m in found.moved)),
    )
    told = [f"{n} option{'' if n == 1 else 's'} {one if n == 1 else many}" for one, many, n in kinds if n]
    return joined(told) if told else "no option changed"


def _count(found: Brief) -> str:
    kinds = {"act": "act", "meeting": "meeting", "figure": "poll figure", "claim": "document"}
    counted = [(name, sum(n.kind == kind for n in found.new)) for kind, name in kinds.items()]
    told = [f"{n} {name if n == 1 else name + 's'}" for name, n in counted if n]
    what = joined(told) if told else "nothing"
    dates = sum(n.days >= 0 for n in found.soon)
    return (
        f"Since {dated(found.since.isoformat())}: {what} became known; {_options(found)}; "
        f"{dates or 'no'} date{'' if dates == 1 else 's'} in the next 30 days."
    )


def _news(found: Sequence[New]) -> list[Item]:
    """Items of what is new; a constraint is told where it is first borne on."""
    told: set[str] = set()
    items = []
    for n in found:
        items.append(_new(n, [b for b in n.bears_on if b not in told]))
        told |= set(n.bears_on)
    return items


def _new(n: New, bears_on: Sequence[str]) -> Item:
    who = joined(n.countries)
    head = f"{dated(n.date)}, {who}" + (f": {_lower(issue_name(n.issue))}" if n.issue else "")
    if n.kind == "claim":
        head = f"{dated(n.date)}: {n.title}"
        others = f" {n.more} more statement{'' if n.more == 1 else 's'} in the document." if n.more else ""
        by = n.by.removeprefix("www.")
        whose = f"{by}: " if by and (n.url is None or by != publisher(n.url)) else ""
        body = f"{whose}“{_brief(n.what)}”{others}"
    else:
        body = _stop(n.what)
    notes = tuple(f"Bears on: {_stop(_spelled(b))}" for b in bears_on)
    if n.status == "likely":
        notes = (*notes, "Rests on a weak page: likely, not verified.")
    return Item(head=head, body=body, notes=notes, url=n.url)


def _moved(m: Moved) -> Item:
    notes = tuple(
        f"{dated(b.date)}: {b.player} {b.text} ({_open(b.shift)} on {_lower(issue_name(b.issue))})" for b in m.because
    )
    more = m.readings - len(notes)
    if m.rank is not None and m.rank_before is not None:
        rest = f"{more} smaller new reading{'' if more == 1 else 's'} and time" if more > 0 else "time"
        rest = f"{rest} did the rest: what is long past counts for less." if notes else f"No single new act: {rest}."
        turns = f" It turns on {m.turns_on}." if m.turns_on else ""
        notes = (*notes, f"{_upper(rest)}{turns}")
    return Item(head=m.title, body=_stop(_upper(_move_sentence(m, short=True))), notes=notes)


def _open(shift: float) -> str:
    """What a reading did to a player's position, in words."""
    return f"{'a little ' if abs(shift) < FAINT else ''}{'more' if shift > 0 else 'less'} open"


def _move_sentence(m: Moved, *, short: bool = False) -> str:
    name = "" if short else f"{m.title}: "
    if m.rank_before is None or m.index_before is None:
        place = f"place {m.rank}, {tier_word(m.tier or '')}"
        return f"{name}new on the list, {place} (ratifiability {m.index or 0.0:.2f} of 1)"
    if m.rank is None or m.index is None:
        return f"{name}taken off the list: {m.note}"
    tier = tier_word(m.tier or "")
    change = f"from {tier_word(m.tier_before or '')} to {tier}" if m.tier != m.tier_before else f"still {tier}"
    way = "rose" if m.index > m.index_before else "fell"
    return (
        f"{name}ratifiability {way} from {m.index_before:.2f} to {m.index:.2f} of 1, {change}; "
        f"place {m.rank_before} of the list before, {m.rank} now"
    )


def _contradiction(c: Contradiction) -> Item:
    about = "" if c.issue == "opinion" else f", {issue_name(c.issue)}"
    return Item(head=f"{c.who}{about}", body=c.one, notes=(f"but {c.other}",))


def _days(notices: Iterable[Notice]) -> list[Item]:
    """What is ahead, in order of time; where it is more than a section has, what weighs most comes first."""
    told = list(notices)
    weighty = sorted(told, key=lambda n: KINDS.index(n.kind))[:MOST]
    return [_notice(n) for n in (*(n for n in told if n in weighty), *(n for n in told if n not in weighty))]


def _notice(n: Notice) -> Item:
    """What is ahead: its day, what it is and whose; a meeting by those who meet."""
    word = _KINDS.get(n.kind, n.kind)
    if n.kind == "meeting due":
        when = f"since {dated(n.start.isoformat())}" if n.days < 0 else f"from {dated(n.start.isoformat())}"
        return Item(head=f"{_who_meets(n)}: due {when}", body=f"The last was on {dated(n.last)}; usually {n.usual}.")
    head = f"{_upper(word)}, no day set" if n.days < 0 and n.kind in _LEGAL else f"{_when(n)}: {word}"
    return Item(head=f"{head}, {joined(n.countries)}", body=_stop(_upper(readable(n.what))))


def _late(n: Notice) -> Item:
    """What is late: a meeting that did not come, or a promise that nobody has checked."""
    if n.kind == "silence":
        head = f"{_who_meets(n)}: late since {dated(n.end.isoformat())}"
        return Item(head=head, body=f"No meeting is on record since {dated(n.last)}; usually {n.usual}.")
    return Item(head=f"{joined(n.countries)}: {n.kind}, due {_when(n)}", body=_stop(_upper(readable(n.what))))


def _who_meets(n: Notice) -> str:
    """`Foreign ministers of Japan and South Korea`."""
    return f"{_upper(n.series)} of {joined(n.countries, article=True)}"


def _last(found: Brief) -> tuple[str, list[Item], str]:
    if found.last is None:
        return "What the last brief got wrong", [], "This is the first brief of this case that was kept."
    title = f"What the brief of {dated(found.last.isoformat())} got wrong, and right"
    return title, [_erratum(e) for e in found.errata], "None of what it expected has come due yet."


def _erratum(e: Erratum) -> Item:
    word = {True: "right", False: "wrong", None: "cannot be told"}[e.right]
    return Item(head=word, body=_stop(e.said), notes=(_stop(e.came),))


def _when(n: Notice) -> str:
    if n.start == n.end:
        return dated(n.start.isoformat())
    if _whole_month(n.start, n.end):
        return dated(n.start.isoformat()[:7])
    if (n.start.month, n.start.day, n.end.month, n.end.day) == (1, 1, 12, 31) and n.start.year == n.end.year:
        return str(n.start.year)
    return f"{dated(n.start.isoformat())} to {dated(n.end.isoformat())}"


def _whole_month(start: date, end: date) -> bool:
    return start.day == 1 and start.month == end.month and start.year == end.year and end.day >= 28  # noqa: PLR2004


def _spelled(bears: str) -> str:
    """A constraint with its country's name in place of the code."""
    code, _, what = bears.partition(": ")
    return f"{country_name(code)}: {what}"


def _lower(text: str) -> str:
    """As it stands inside a sentence: `US`, `Taiwan` and `Indo-Pacific` stay, `A ruling` and `The vote` do not."""
    first = text.partition(" ")[0]
    proper = first[1:] != first[1:].lower() or text.startswith(_names())
    return text if proper else text[:1].lower() + text[1:]


@cache
def _names() -> tuple[str, ...]:
    """Names of countries, which keep their capital letter."""
    found = (name for land in countries().values() for name in (*land.names("en"), *land.adjectives))
    return tuple(name for name in found if len(name) > len("US"))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stop(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "”", "?", "!")) else f"{text}."
