"""The first page: what to do first, what blocks, what moved, what would break it, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from winset.desk import Desk, Ranked, Row, Strategy, Threat, top
from winset.model import Happening, first_day
from winset.report.book import Book
from winset.report.consent import ambition_word, consent_holders, consent_right, first_step, players
from winset.report.engine_words import again
from winset.report.opinion import headline
from winset.report.tongue import counted, data, say, words
from winset.report.tried import order_word, tried_sentence
from winset.report.words import capital, country_name, dated, form_of, joined, tier_in_numbers, titled

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
FELT = 0.01
"""Loss of the index from which a scenario is worth a sentence."""
TELLING = 0.05
"""Gain of the index from which the player on whom an option turns is worth a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One option to do first."""

    id: str
    title: Markup
    place: str
    """`first`, `next` or `not-now`."""
    when: str
    """Whether it comes first or next, with its tier in words and numbers."""
    form: str
    """As what, among whom, presented as what."""
    right: str
    """What those named next must do: consent, or not obstruct."""
    consent: str
    """Who they are."""
    step: Markup
    """First step."""
    index: Markup
    low: Markup
    high: Markup
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
        return say("front.no-option")
    total = book.number("options_ranked", "{}")
    ripe = sum(row.tier in NEAR for row in rows)
    if not ripe:
        return say("front.lead-none", total=total, title=titled(rows[0]))
    reach = book.number("options_within_reach", "{}")
    lead = say("front.lead-one" if ripe == 1 else "front.lead-many", total=total, reach=reach)
    if desk.answer("one_country_short").value:
        lead += say("front.lead-short", short=book.number("one_country_short", "{}"))
    return lead + _home(desk, book) + _hang(desk)


def _hang(desk: Desk) -> Markup:
    """On whom the options on the page hang, and how much the order is worth."""
    names = players(desk)
    rows = desk.ranking.options[:FIRST]
    who = list(dict.fromkeys(row.binding.player for row in rows if row.binding is not None))
    found = Markup("")
    if who:
        options = counted("front.options", len(rows))
        found = say("front.lead-hang", options=options, who=joined([data(names.get(p, p)) for p in who]))
    return found + say(f"front.lead-{order_word(desk)}")


def _home(desk: Desk, book: Book) -> Markup:
    """For how many of the options one office in each country, as a rule the chief executive, decides alone."""
    asked = desk.answer("parliament_asked").value
    number = book.number("parliament_asked", "{}") if asked else ""
    parliament = say(f"front.home-{'none' if not asked else 'one' if asked == 1 else 'many'}", asked=number)
    alone, total = book.number("decided_alone", "{}"), book.number("options_ranked", "{}")
    return say("front.home", alone=alone, total=total, parliament=parliament)


def _moved(desk: Desk, book: Book) -> list[Markup]:
    found = [_happened(desk, row) for row in _latest(desk)]
    found += headline(desk, book)
    turns = sorted(desk.case.history, key=lambda turn: turn.date)[-TURNS:]
    found += [
        say("front.turn", who=joined(turn.dyad), what=data(turn.what.rstrip(".")), date=dated(turn.date))
        for turn in reversed(turns)
    ]
    leaders = [m for m in desk.case.meetings if m.level == "leaders"]
    if leaders:
        last = max(leaders, key=lambda m: m.date)
        found.append(
            say(
                "front.leaders",
                who=joined(last.countries, article=True),
                place=data(last.place),
                date=dated(last.date),
            )
        )
    return found or [say("front.nothing")]


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
    return Markup("<b>{}:</b> {}").format(day, data(row.text))


def _block(desk: Desk, book: Book, country: str) -> Block:
    rows = top(desk.register, country, BLOCKS)
    sentences = [
        say(
            "front.claimed",
            what=data(row.constraint.what),
            by=data(row.constraint.by),
            strength=book.number("constraint", "{:.2f}", id=row.constraint.id),
        )
        for row in rows
    ]
    found = ((row, way) for row in rows for way in desk.strategies(row, number=1))
    return Block(
        country=country_name(country),
        rows=tuple(sentences) or (say("front.no-constraint"),),
        way=next((_way(book, row, way) for row, way in found), None),
    )


def _way(book: Book, row: Row, way: Strategy) -> Markup:
    """The way and what it does to the index; of a sequence, what the whole option stands at."""
    named = {"constraint": row.constraint.id, "kind": way.kind}
    return say(
        "front.way-sequence" if way.kind == "sequence" else "front.way",
        what=again(way.what),
        before=book.number("way", "{:.2f}", **named, field="joint_before"),
        after=book.number("way", "{:.2f}", **named, field="joint_after"),
    )


def _first(desk: Desk, book: Book, row: Ranked) -> First:
    names = players(desk)
    return First(
        id=row.id,
        title=titled(row),
        when=_when(row),
        place=_place(row),
        form=capital(form_of(row.variant.instrument, row.variant.frame, row.countries)),
        right=consent_right(row),
        consent=joined([data(names.get(p, p)) for p in consent_holders(row)]),
        step=first_step(desk, row),
        index=book.number("option", "{:.2f}", id=row.id, field="p_joint"),
        low=book.number("option", "{:.2f}", id=row.id, field="p_low"),
        high=book.number("option", "{:.2f}", id=row.id, field="p_high"),
        ambition=book.number("option", "{:.2f}", id=row.id, field="ambition"),
        ambition_word=ambition_word(row.ambition),
    )


def _place(row: Ranked) -> str:
    return "first" if row.tier in NEAR else "next" if row.tier == "contested" else "not-now"


def _when(row: Ranked) -> str:
    """`First: within reach (index 0.5–0.75)`, or `Next: contested (index 0.25–0.5)`."""
    return words(f"front.{_place(row)}", tier=tier_in_numbers(row.tier))


def _breaks(desk: Desk, book: Book) -> list[Markup]:
    rows = desk.ranking.options[:FIRST]
    found = _turning(desk, book, rows)
    found += [_threat(book, threat, rows) for threat in _worst(desk, rows)]
    needs: dict[str, list[str]] = {}
    for row in rows:
        for condition in row.conditions:
            needs.setdefault(condition.what, []).append(str(row.rank))
    found += [
        say(
            "front.break-condition" if len(ranks) == 1 else "front.break-conditions",
            ranks=joined(ranks),
            what=again(what.rstrip(".")),
        )
        for what, ranks in needs.items()
    ]
    return found or [say("front.nothing-breaks")]


def _turning(desk: Desk, book: Book, rows: tuple[Ranked, ...]) -> list[Markup]:
    """The players on whom the first options hang: how ready each is, and what its sure consent would add."""
    names = players(desk)
    together: dict[str, list[Ranked]] = {}
    for row in rows:
        if row.binding is not None and row.binding.adds > TELLING:
            together.setdefault(row.binding.player, []).append(row)
    return [
        say(
            "front.turning" if len(mine) == 1 else "front.turning-many",
            ranks=joined([str(row.rank) for row in mine]),
            who=data(names.get(player, player)),
            accept=joined([book.number("option", "{:.2f}", id=r.id, field="accept", country=player) for r in mine]),
            adds=joined([book.number("binding_adds", "{:.2f}", id=row.id) for row in mine]),
        )
        for player, mine in together.items()
    ]


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
        chance = say("front.chance", chance=book.number("scenario_chance", "{:.0%}", id=threat.scenario.id))
    return say(
        "front.threat",
        title=data(threat.scenario.title),
        chance=chance,
        rank=hit.rank,
        before=book.number("option", "{:.2f}", id=hit.id, field="p_joint"),
        after=book.number("scenario", "{:.2f}", id=threat.scenario.id, option=hit.id),
    )


def _sure(desk: Desk, book: Book) -> list[Markup]:
    rows = desk.ranking.options[:FIRST]
    found = [say("front.order"), tried_sentence(desk, book)]
    if rows and not desk.case.readings:
        found.append(say("front.only-priors"))
    elif rows:
        found.append(
            say(
                "front.confidence",
                options=counted("front.options", len(rows)),
                words=joined([words(f"words.confidence-{row.confidence}") for row in rows]),
                low=book.number("option", "{:.2f}", id=rows[-1].id, field="p_low"),
                high=book.number("option", "{:.2f}", id=rows[-1].id, field="p_high"),
            )
        )
    found.append(
        say(
            "front.rests",
            readings=book.number("corpus", "{:,}", of="readings"),
            happenings=book.number("happenings", "{:,}"),
            verified=book.number("happenings", "{:,}", status="verified"),
            polls=book.number("corpus", "{:,}", of="polls"),
            pages=book.number("sources", "{:,}"),
        )
    )
    return found


def _ledger(desk: Desk, book: Book) -> Markup:
    """What the forecasts written down so far say about the index."""
    counts = dict(desk.ledger.score.counts)
    total, settled = sum(counts.values()), counts.get("adopted", 0) + counts.get("not adopted", 0)
    if desk.ledger.problems:
        return say("front.ledger-broken")
    if not total:
        return say("front.ledger-empty")
    if not settled:
        return say("front.ledger-open", total=book.number("forecasts", "{}"))
    score = desk.ledger.score
    better = (score.brier.value or 0.0) < (score.brier_base.value or 0.0)
    return say(
        "front.ledger" if better else "front.ledger-no-better",
        total=book.number("forecasts", "{}"),
        yes=book.number("forecasts", "{}", state="adopted"),
        no=book.number("forecasts", "{}", state="not adopted"),
    )
