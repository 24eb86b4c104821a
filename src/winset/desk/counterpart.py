"""Who sits across the table: the office and its holders, when last met, what last said on each issue, what is wanted.

Names are taken in English, Japanese and Korean, in part or in full; offices as `Japan foreign minister`. What a person
said is a row of the chronicle that names them, a claim that a text ascribes to them, or a coded act of theirs, each
with its sentence. Positions are those of the body that the office heads, with their ranges; they are estimates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from winset.desk.desk import Desk
from winset.desk.winsets import rung_of
from winset.errors import UnknownName
from winset.model import Issue, Meeting, first_day, last_day
from winset.reference.countries import countries, country
from winset.reference.names import LANGUAGES
from winset.reference.offices import Term, offices, terms
from winset.reference.table import covers, parts, rows

__all__ = ["Counterpart", "Met", "Said", "Stand", "counterparts"]

NEWEST: Final = 2
"""Items shown for each issue."""
BEFORE: Final = 5
"""Predecessors shown."""
MEETINGS: Final = 5
LEADER: Final = "leader"
"""Who leads a country, by whatever office."""
_HIGHEST: Final = frozenset({"president", "prime minister"})
_Z95: Final = 1.645
"""Standard deviations from the middle to the ends of a range of 5 to 95 %."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A meeting that the person took part in."""

    id: str
    date: str
    place: str
    level: str
    others: tuple[str, ...]
    """Those who took part beside them."""
    topics: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that the person said or did."""

    issue: str
    date: str
    kind: str
    """`chronicle` (our summary), `claim` (a text ascribes it to them) or `event` (a coded act)."""
    sentence: str
    evidence: str
    """Id of the row, or document and range."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where the body that the office heads is thought to stand."""

    player: str
    name: str
    issue: str
    mean: float
    low: float
    """5 %, on the issue's ladder, cut at its ends."""
    high: float
    """95 %."""
    readings: int
    """How many dated readings it rests on; 0 means the prior of its kind alone."""
    means: str
    """What stands at the middle of it: the highest rung of the ladder up to there; empty below the lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A person in an office, or the holder of an office that was asked for."""

    name: str
    names: tuple[str, ...]
    """Names in Japanese and Korean, where they are known."""
    country: str
    held: tuple[Term, ...]
    """Offices of the person, the newest first."""
    office: str
    """The office that the sheet is about: the one that was asked for, else the newest."""
    since: str
    until: str | None
    in_office: bool
    """On the day of the view."""
    predecessors: tuple[Term, ...]
    """In that office, the last first."""
    met: tuple[Met, ...]
    """The last first."""
    said: tuple[Said, ...]
    """By issue, the one last spoken of first; of each the newest first."""
    stands: tuple[Stand, ...]


def counterparts(desk: Desk, asked: str) -> tuple[Counterpart, ...]:
    """Everyone whom a name or an office may mean, those in office on the day first.

    Parameters
    ----------
    desk : the case as of a day
    asked : a name in English, Japanese or Korean, in part or in full; or a country and an office

    Raises
    ------
    UnknownName : nobody of that name is in the table of offices, and no country of it follows such an office
    """
    found = _by_office(desk, asked) or _by_name(desk, asked)
    if not found:
        known = [f"{country(c).name} {office}" for c in desk.case.countries for office in offices(c)]
        people = sorted({term.holder for term in terms() if term.country in desk.case.countries})
        raise UnknownName("person or office", asked, [*people, *known])
    sheets = [_sheet(desk, term) for term in found]
    return tuple(sorted(sheets, key=lambda sheet: (not sheet.in_office, _reversed_day(sheet.since))))


def _reversed_day(text: str) -> int:
    return -first_day(text).toordinal()


# -- whom is meant ----------------------------------------------------------------------------------------------------


def _by_office(desk: Desk, asked: str) -> list[Term]:
    """The holder of an office on the day, or the last one known by then."""
    land, rest = _country_in(asked)
    office = next((office for office, form in _office_forms() if form.search(rest)), None)
    if land is None or office is None:
        return []
    known = [t for t in terms() if t.country == land and first_day(t.since) <= desk.day]
    held = [t for t in known if t.office == office]
    now = [t for t in held if covers(t.since, t.until, desk.day)]
    if not now and office in _HIGHEST:  # of most countries the table has only who leads them, whatever the office
        now = [t for t in known if t.office == LEADER and covers(t.since, t.until, desk.day)]
    return now or held[-1:]


def _country_in(asked: str) -> tuple[str | None, str]:
    """The country that words name, and the words without it."""
    best: tuple[int, str, str] | None = None
    for code, land in countries().items():
        names = [name for lang in LANGUAGES for name in land.names(lang)] + [*land.adjectives, code]
        for name in names:
            at = asked.casefold().find(name.casefold())
            if at >= 0 and _stands_alone(asked, at, name) and (best is None or len(name) > best[0]):
                best = (len(name), code, asked[:at] + asked[at + len(name) :])
    return (best[1], best[2]) if best else (None, asked)


def _stands_alone(text: str, at: int, name: str) -> bool:
    if not name.isascii():
        return True
    around = text[at - 1 : at] + text[at + len(name) : at + len(name) + 1]
    return not any(letter.isalnum() and letter.isascii() for letter in around)


@cache
def _office_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longer names first, so that a vice president is no president."""
    found = []
    for row in rows("office_names.csv"):
        for lang in LANGUAGES:
            found += [(row["office"], word) for word in parts(row[lang])]
    found.sort(key=lambda pair: -len(pair[1]))
    return tuple(
        (office, re.compile(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w), re.IGNORECASE))
        for office, w in found
    )


def _by_name(desk: Desk, asked: str) -> list[Term]:
    """The last term, known on the day, of each person whose name has all the words asked for."""
    words = _words(asked)
    newest: dict[tuple[str, str], Term] = {}
    for term in terms():
        if first_day(term.since) <= desk.day and _is_named(term, asked, words):
            key = term.country, term.holder
            if key not in newest or _lasting(term, desk.day) > _lasting(newest[key], desk.day):
                newest[key] = term
    own = [t for t in newest.values() if t.country in desk.case.countries]
    return own or list(newest.values())


def _lasting(term: Term, day: date) -> tuple[date, date]:
    """How late a term ends, as far as it was known on the day: of several, the office that somebody is known for."""
    over = term.until is not None and first_day(term.until) <= day
    return (first_day(term.until) if over and term.until else day), first_day(term.since)


def _is_named(term: Term, asked: str, words: frozenset[str]) -> bool:
    if words and words <= _words(term.holder):
        return True
    bare = re.sub(r"\s", "", asked)
    return any(name and bare in re.sub(r"\s", "", name) for name in (term.name_ja, term.name_ko)) and not bare.isascii()


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word.casefold() for word in _WORD.findall(plain))


# -- the sheet --------------------------------------------------------------------------------------------------------


def _sheet(desk: Desk, term: Term) -> Counterpart:
    own = [
        t for t in terms() if (t.country, t.holder) == (term.country, term.holder) and first_day(t.since) <= desk.day
    ]
    own.sort(key=lambda t: _reversed_day(t.since))
    before = [t for t in terms() if (t.country, t.office) == (term.country, term.office)]
    before = [t for t in before if first_day(t.since) < first_day(term.since) and t.holder != term.holder]
    until = term.until if term.until and first_day(term.until) <= desk.day else None
    return Counterpart(
        name=term.holder,
        names=tuple(name for name in (term.name_ja, term.name_ko) if name),
        country=term.country,
        held=tuple(own),
        office=term.office,
        since=term.since,
        until=until,
        in_office=covers(term.since, term.until, desk.day),
        predecessors=tuple(reversed(before[-BEFORE:])),
        met=_meetings(desk, own),
        said=tuple(_newest(_statements(desk, own))),
        stands=_positions(desk, term),
    )


def _meetings(desk: Desk, own: Sequence[Term]) -> tuple[Met, ...]:
    found = []
    for meeting in sorted(desk.case.meetings, key=lambda m: first_day(m.date), reverse=True):
        named = [name.strip() for name in meeting.participants.split(";") if name.strip()]
        here = [name for name in named if _takes_part(meeting, name, own)]
        if here:
            others = tuple(name for name in named if name not in here)
            found.append(
                Met(
                    id=meeting.id,
                    date=meeting.date,
                    place=meeting.place,
                    level=meeting.level,
                    others=others,
                    topics=meeting.topics,
                    outcome=meeting.outcome,
                )
            )
    return tuple(found[:MEETINGS])


def _takes_part(meeting: Meeting, name: str, own: Sequence[Term]) -> bool:
    """Whether a name in a list of participants is the person, in office on the day of the meeting."""
    words = _words(re.sub(r"\(.*?\)", "", name))
    return own[0].country in meeting.countries and any(
        words and words <= _words(term.holder) and _in_term(term, meeting.date) for term in own
    )


def _in_term(term: Term, day: str) -> bool:
    return first_day(term.since) <= last_day(day) and (term.until is None or first_day(day) <= last_day(term.until))


def _statements(desk: Desk, own: Sequence[Term]) -> Iterator[Said]:
    person = _person(own)
    for row in desk.case.chronicle:
        if own[0].country in row.countries and person.search(row.text) and _held_then(own, row.date):
            url = next((word for word in row.sources if word.startswith("http")), None)
            yield Said(issue=row.issue, date=row.date, kind="chronicle", sentence=row.text, evidence=row.id, url=url)
    for claim in desk.claims:
        if claim.by and person.search(claim.by) and claim.date and _held_then(own, claim.date):
            sentence = " ".join((claim.context or claim.text).split())
            yield Said(
                issue=claim.issue or "other", date=claim.date, kind="claim", sentence=sentence, evidence=claim.id,
                url=claim.url,
            )  # fmt: skip
    yield from _acts(desk, own, person)


def _acts(desk: Desk, own: Sequence[Term], person: re.Pattern[str]) -> Iterator[Said]:
    """Coded acts whose source is the person by name."""
    if not desk.folder.layout.database.exists():
        return
    with desk.folder.query(desk.day) as query:
        found = query.rows(
            """SELECT e.document || ':' || e.sentence AS id, e.document, e.issue, e.source_text, s.text AS sentence,
            coalesce(e.date, d.date) AS date, d.url
            FROM events e JOIN documents d ON d.id = e.document
            JOIN sentences s ON s.document = e.document AND s.sentence = e.sentence
            WHERE e.source_country = $country AND e.issue IS NOT NULL AND NOT e.negated AND NOT e.hypothetical
            ORDER BY e.document, e.event""",
            {"country": own[0].country},
        )
    for row in found:
        if row["document"] in desk.guarded.documents or not row["date"] or not person.search(row["source_text"] or ""):
            continue
        if _held_then(own, row["date"]):
            yield Said(
                issue=row["issue"], date=row["date"], kind="event", sentence=" ".join(row["sentence"].split()),
                evidence=row["id"], url=row["url"],
            )  # fmt: skip


def _person(own: Sequence[Term]) -> re.Pattern[str]:
    """The person in a text: the name in full in any order of its parts, or one part that nobody else in office has."""
    names = {name for term in own for name in (term.holder, term.name_ja, term.name_ko) if name}
    forms = {re.escape(name) for name in names}
    words = own[0].holder.split()
    if len(words) > 1:
        forms.add(r"\s+".join(map(re.escape, (words[-1], *words[:-1]))))
        rivals = [t for t in terms() if t.country == own[0].country and t.holder != own[0].holder]
        alone = [w for w in words if not any(w in t.holder.split() for t in rivals if _overlap(t, own))]
        family = words[-1] if words[-1] in alone else words[0] if "-" in words[-1] and words[0] in alone else None
        forms |= {re.escape(family)} if family else set()
    return re.compile("|".join(rf"(?<!\w){form}(?!\w)" if form.isascii() else form for form in sorted(forms)))


def _overlap(rival: Term, own: Sequence[Term]) -> bool:
    return any(
        (term.until is None or first_day(rival.since) < first_day(term.until))
        and (rival.until is None or first_day(term.since) < first_day(rival.until))
        for term in own
    )


def _held_then(own: Sequence[Term], day: str) -> bool:
    return any(_in_term(term, day) for term in own)


def _newest(said: Iterable[Said]) -> Iterator[Said]:
    """The newest items of each issue, without repeats; the issue that was last spoken of first."""
    by_issue: dict[str, list[Said]] = {}
    for item in sorted(said, key=lambda item: (first_day(item.date), item.kind), reverse=True):
        held = by_issue.setdefault(item.issue, [])
        if len(held) < NEWEST and item.sentence not in {other.sentence for other in held}:
            held.append(item)
    for held in by_issue.values():
        yield from held


def _rung(ladder: Issue | None, level: float) -> str:
    rung = None if ladder is None else rung_of(ladder, level)
    return "" if rung is None else rung.text


def _positions(desk: Desk, term: Term) -> tuple[Stand, ...]:
    """Positions of the players of the case that the office heads."""
    row = next((row for row in rows("office_names.csv") if row["office"] == term.office), None)
    forms = [re.escape(word) for word in parts(row["players"])] if row else []
    if not forms or term.country not in desk.case.countries or not _is_now(desk, term):
        return ()
    heads = re.compile(rf"^(?:{'|'.join(forms)})\b", re.IGNORECASE)
    players = [p for p in desk.game.players if p.country == term.country and heads.search(p.name)]
    ladders = {issue.id: issue for issue in desk.case.issues}
    found = []
    for player in players:
        for (who, issue), position in desk.game.positions.items():
            if who == player.id and position.pulls:
                found.append(
                    Stand(
                        player=player.id,
                        name=player.name,
                        issue=issue,
                        mean=position.mean,
                        low=max(-1.0, position.mean - _Z95 * position.sd),
                        high=min(1.0, position.mean + _Z95 * position.sd),
                        readings=len(position.pulls),
                        means=_rung(ladders.get(issue), position.mean),
                    )
                )
    return tuple(sorted(found, key=lambda stand: (-stand.readings, stand.issue)))


def _is_now(desk: Desk, term: Term) -> bool:
    return covers(term.since, term.until, desk.day)
