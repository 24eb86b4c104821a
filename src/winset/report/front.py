"""The first page: what to do first, what blocks, what moved, what would break it, how sure we are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from winset.desk import Desk, Ranked, Threat, top
from winset.model import Happening, first_day
from winset.report.book import Book
from winset.report.consent import ambition_word, consent_holders, consent_right, first_step, players
from winset.report.opinion import headline
from winset.report.tried import tried_sentence
from winset.report.words import capital, country_name, dated, form_of, joined, plural, tier_in_numbers, titled

__all__ = ["Block", "First", "Front", "front_page"]

FIRST = 3
"""Options named on the first page."""
BLOCKS = 2
"""Constraints named for each country."""
TURNS = 1
THREATS = 2
HAPPENED = 2
"""Happenings named under what moved."""
LATELY = timedelta(days=90)
NEAR = ("ripe", "within reach")
"""Tiers of what can be done first."""
WAY = "{} The index of that option would go from {} to {}."
WAYS: Final = MappingProxyType({"sequence": "{0} The whole option stands at {1}."})
"""What a way does to the index, where it is not the whole option that it changes."""
FELT = 0.01
"""Loss of the index from which a scenario is worth a sentence."""
TELLING = 0.05
"""Gain of the index from which the player on whom an option turns is worth a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One option to do first."""

    id: str
    title: str
    when: str
    """Whether it comes first or next, with its tier in words and numbers."""
    form: str
    """As what, among whom, presented as what."""
    right: str
    """What those named next must do: consent, or not obstruct."""
    consent: str
    """Who they are."""
    step: str
    """First step."""
    index: Markup
    low: Markup
    high: Markup
    confidence: str
    ambition: Markup
    ambition_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What holds one government back."""

    country: str
    rows: tuple[Markup, ...]
    way: Markup | None
    """A way around the first of them that the index bears out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands on the first page; each sentence has its numbers linked."""

    lead: Markup
    moved: tuple[Markup, ...]
    blocks: tuple[Block, ...]
    first: tuple[First, ...]
    breaks: tuple[Markup, ...]
    sure: tuple[Markup, ...]
    ledger: Markup


def front_page(desk: Desk, book: Book) -> Front:
    """Compose the page from the desk's results."""
    return Front(
        lead=_lead(desk, book),
        moved=tuple(_moved(desk, book)),
        blocks=tuple(_block(desk, book, country) for country in desk.case.countries),
        first=tuple(_first(desk, book, row) for row in desk.ranking.options[:FIRST]),
        breaks=tuple(_breaks(desk, book)),
        sure=tuple(_sure(desk, book)),
        ledger=_ledger(desk, book),
    )


def _lead(desk: Desk, book: Book) -> Markup:
    rows = desk.ranking.options
    if not rows:
        return Markup("No option is open on this day: add options to the case.")
    total = book.number("options_ranked", "{}")
    ripe = sum(row.tier in {"ripe", "within reach"} for row in rows)
    if not ripe:
        return Markup("Of {} open options none is within reach of all who must consent; the nearest is “{}”.").format(
            total, titled(rows[0])
        )
    lead = Markup("Of {} open options {} {} within reach of all who must consent.").format(
        total, book.number("options_within_reach", "{}"), "is" if ripe == 1 else "are"
    )
    if desk.answer("one_country_short").value:
        lead += Markup(" Of the others, {} lack only one country's consent.").format(
            book.number("one_country_short", "{}")
        )
    return lead + _home(desk)


def _home(desk: Desk) -> Markup:
    """For how many of the options one office in each country, as a rule the chief executive, decides alone."""
    rows = desk.ranking.options
    alone = sum(all(len(names) == 1 for names in row.consent.values()) for row in rows)
    asked = sum(bool(row.assemblies) for row in rows)
    parliament = (
        f"{asked} {'needs' if asked == 1 else 'need'} a parliament or court"
        if asked
        else "none needs a parliament or court"
    )
    return Markup(" On {} of the {} one office in each country decides alone; {}.").format(alone, len(rows), parliament)


def _moved(desk: Desk, book: Book) -> list[Markup]:
    found = [_happened(desk, row) for row in _latest(desk)]
    found += headline(desk, book)
    turns = sorted(desk.case.history, key=lambda turn: turn.date)[-TURNS:]
    found += [
        Markup("Last turn on record: {}, {} ({}).").format(joined(turn.dyad), turn.what.rstrip("."), dated(turn.date))
        for turn in reversed(turns)
    ]
    leaders = [m for m in desk.case.meetings if m.level == "leaders"]
    if leaders:
        last = max(leaders, key=lambda m: m.date)
        found.append(
            Markup("The latest leaders' meeting on record: {}, {}, {}.").format(
                joined(last.countries, article=True), last.place, dated(last.date)
            )
        )
    return found or [Markup("Nothing in the record yet: add a chronicle, polls or event data to the case.")]


def _latest(desk: Desk) -> list[Happening]:
    """The latest verified happenings of the last 90 days among two countries of the case or more, newest first."""
    ours = set(desk.case.countries)
    recent = [
        row
        for row in desk.case.chronicle
        if row.status == "verified" and len(ours & set(row.countries)) > 1 and first_day(row.date) > desk.day - LATELY
    ]
    return sorted(recent, key=lambda row: (row.date, row.id), reverse=True)[:HAPPENED]


def _happened(desk: Desk, row: Happening) -> Markup:
    """`23 July 2026: what happened.`, the date as a link to the page that reports it."""
    url = desk.evidence[row.id].url
    day = Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, dated(row.date)) if url else dated(row.date)
    return Markup("<b>{}:</b> {}").format(day, row.text)


def _block(desk: Desk, book: Book, country: str) -> Block:
    rows = top(desk.register, country, BLOCKS)
    sentences = [
        Markup("{} <span class=small>(claimed by {}; strength {} of 1)</span>").format(
            row.constraint.what, row.constraint.by, book.number("constraint", "{:.2f}", id=row.constraint.id)
        )
        for row in rows
    ]
    found = ((row, way) for row in rows for way in desk.strategies(row, number=1))
    way = next(
        (
            Markup(WAYS.get(way.kind, WAY)).format(  # noqa: S704 - our own sentences
                way.what,
                book.number("way", "{:.2f}", constraint=row.constraint.id, kind=way.kind, field="joint_before"),
                book.number("way", "{:.2f}", constraint=row.constraint.id, kind=way.kind, field="joint_after"),
            )
            for row, way in found
        ),
        None,
    )
    return Block(
        country=country_name(country),
        rows=tuple(sentences) or (Markup("No constraint in force is on record."),),
        way=way,
    )


def _first(desk: Desk, book: Book, row: Ranked) -> First:
    names = players(desk)
    return First(
        id=row.id,
        title=titled(row),
        when=_when(row),
        form=capital(form_of(row.variant.instrument, row.variant.frame, row.countries)),
        right=consent_right(row),
        consent=joined([names.get(p, p) for p in consent_holders(row)]),
        step=first_step(desk, row),
        index=book.number("option", "{:.2f}", id=row.id, field="p_joint"),
        low=book.number("option", "{:.2f}", id=row.id, field="p_low"),
        high=book.number("option", "{:.2f}", id=row.id, field="p_high"),
        confidence=row.confidence,
        ambition=book.number("option", "{:.2f}", id=row.id, field="ambition"),
        ambition_word=ambition_word(row.ambition),
    )


def _when(row: Ranked) -> str:
    """`First: within reach (index 0.5–0.75)`, or `Next: contested (index 0.25–0.5)`."""
    word = "First" if row.tier in NEAR else "Next" if row.tier == "contested" else "Not now"
    return f"{word}: {tier_in_numbers(row.tier)}"


def _breaks(desk: Desk, book: Book) -> list[Markup]:
    rows = desk.ranking.options[:FIRST]
    found = _turning(desk, book, rows)
    found += [_threat(book, threat, rows) for threat in _worst(desk, rows)]
    needs: dict[str, list[str]] = {}
    for row in rows:
        for condition in row.conditions:
            needs.setdefault(condition.what.rstrip("."), []).append(str(row.rank))
    found += [
        Markup("For option{} {}: {}.").format("" if len(ranks) == 1 else "s", joined(ranks), what)
        for what, ranks in needs.items()
    ]
    return found or [Markup("No single player, scenario or outside consent stands in the way of the first options.")]


def _turning(desk: Desk, book: Book, rows: tuple[Ranked, ...]) -> list[Markup]:
    """The players on whom the first options hang: how ready each is, and what its sure consent would add."""
    names = players(desk)
    together: dict[str, list[Ranked]] = {}
    for row in rows:
        if row.binding is not None and row.binding.adds > TELLING:
            together.setdefault(row.binding.player, []).append(row)
    return [
        Markup("{} {} on {}, whose acceptance stands at {}; if it were sure, the index would rise by {}.").format(
            _options(mine),
            "hangs" if len(mine) == 1 else "hang",
            names.get(player, player),
            _listed([book.number("option", "{:.2f}", id=row.id, field="accept", country=player) for row in mine]),
            _listed([book.number("binding_adds", "{:.2f}", id=row.id) for row in mine]),
        )
        for player, mine in together.items()
    ]


def _options(rows: Sequence[Ranked]) -> str:
    return f"Option{'' if len(rows) == 1 else 's'} {joined([str(row.rank) for row in rows])}"


def _listed(numbers: Sequence[Markup]) -> Markup:
    """`a, b and c` of linked numbers."""
    if len(numbers) == 1:
        return numbers[0]
    return Markup(", ").join(numbers[:-1]) + Markup(" and ") + numbers[-1]


def _worst(desk: Desk, rows: tuple[Ranked, ...]) -> list[Threat]:
    """Scenarios that are expected to take most from the first options together: loss times chance."""
    found = []
    for threat in desk.threats:
        loss = sum(max(row.p_joint - threat.joint[row.id], 0.0) for row in rows)
        chance = threat.scenario.probability
        found.append((loss * (1.0 if chance is None else chance), loss, threat))
    found.sort(key=lambda entry: (-entry[0], entry[2].scenario.id))
    return [threat for _, loss, threat in found if loss > FELT][:THREATS]


def _threat(book: Book, threat: Threat, rows: tuple[Ranked, ...]) -> Markup:
    hit = max(rows, key=lambda row: row.p_joint - threat.joint[row.id])
    chance = Markup("")
    if threat.scenario.probability is not None:
        chance = Markup(" (chance within a year: {})").format(
            book.number("scenario_chance", "{:.0%}", id=threat.scenario.id)
        )
    return Markup("{}{}: option {} would fall from {} to {}.").format(
        threat.scenario.title,
        chance,
        hit.rank,
        book.number("option", "{:.2f}", id=hit.id, field="p_joint"),
        book.number("scenario", "{:.2f}", id=threat.scenario.id, option=hit.id),
    )


def _sure(desk: Desk, book: Book) -> list[Markup]:
    rows = desk.ranking.options[:FIRST]
    found = [
        Markup("The index is an order, <b>not a probability</b>: it says which options are nearer to consent."),
        tried_sentence(desk, book),
    ]
    if rows:
        found.append(
            Markup(
                "Confidence in the first {}, in order: {}. A range such as {}–{} says how far the inputs leave it open."
            ).format(
                plural(len(rows), "option"),
                joined([row.confidence for row in rows]),
                book.number("option", "{:.2f}", id=rows[-1].id, field="p_low"),
                book.number("option", "{:.2f}", id=rows[-1].id, field="p_high"),
            )
        )
    found.append(
        Markup(
            "It rests on {} dated readings of {} happenings ({} confirmed) and {} poll figures, from {} pages."
        ).format(
            book.number("corpus", "{:,}", of="readings"),
            book.number("happenings", "{:,}"),
            book.number("happenings", "{:,}", status="verified"),
            book.number("corpus", "{:,}", of="polls"),
            book.number("sources", "{:,}"),
        )
    )
    return found


def _ledger(desk: Desk, book: Book) -> Markup:
    """What the forecasts written down so far say about the index."""
    counts = dict(desk.ledger.score.counts)
    total, settled = sum(counts.values()), counts.get("adopted", 0) + counts.get("not adopted", 0)
    if desk.ledger.problems:
        return Markup("Forecast ledger: its chain is broken, so no score of it can be trusted.")
    if not total:
        return Markup("Forecast ledger: empty. No forecast of this case has been written down yet.")
    if not settled:
        return Markup("Forecast ledger: {} written down, none resolved yet.").format(book.number("forecasts", "{}"))
    score = desk.ledger.score
    verdict = "better" if (score.brier.value or 0.0) < (score.brier_base.value or 0.0) else "no better"
    return Markup(
        "Forecast ledger: {} written down, {} came true and {} did not; {} than the base rate so far."
    ).format(
        book.number("forecasts", "{}"),
        book.number("forecasts", "{}", state="adopted"),
        book.number("forecasts", "{}", state="not adopted"),
        verdict,
    )
