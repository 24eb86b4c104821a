"""The same words in the page, the Word document and the mail."""

from __future__ import annotations

import io
from datetime import date
from html import unescape

import docx
import pytest

from winset.desk.briefing import Brief, Contradiction, Erratum, Moved, New
from winset.desk.watching import Notice
from winset.report.brief import brief_document, brief_page, brief_text
from winset.report.brief.sections import MOST, in_short, sections

DAY = date(2026, 7, 1)


def new(number: int) -> New:
    return New(
        kind="act", id=f"h{number}", date="2026-06-20", what=f"Ministers met <{number}>", by="", title="", more=0,
        issue="trade", countries=("JPN", "KOR"), bears_on=("JPN: Farmers oppose it.",), weight=0.1, status="verified",
        url="https://example.org/a-page-with-a-very-long-address-that-no-mail-program-may-break-in-two-or-more-parts",
    )  # fmt: skip


def notice(kind: str, start: date, days: int) -> Notice:
    return Notice(
        kind=kind, start=start, end=start, days=days, countries=("JPN", "KOR"), level="ministers", series="ministers",
        last="2025", usual="every 12 months",
        what="ministers: no meeting on record since 2025; usually every year", issues=(), evidence=("m1",),
        source="page",
    )  # fmt: skip


@pytest.fixture
def found() -> Brief:
    return Brief(
        title="Two neighbours", since=date(2026, 6, 1), as_of=DAY, snapshot="abcdef0123456789",
        new=tuple(new(i) for i in range(MOST + 2)),
        moved=(
            Moved(
                option="o", title="A pact", rank_before=4, rank=2, index_before=0.2, index=0.4, tier_before="blocked",
                tier="contested", because=(), readings=2, turns_on="the president", note="",
            ),
        ),
        contradictions=(
            Contradiction(kind="stance", who="jpn-pm", issue="trade", one="yes", other="no", evidence=("a", "b")),
        ),
        late=(notice("silence", date(2026, 3, 1), -122), notice("silence", date(2001, 3, 1), -9000)),
        ahead=(notice("election", date(2026, 7, 20), 19), notice("notice", date(2026, 9, 1), 62)),
        last=date(2026, 6, 1), errata=(Erratum(said="they would meet", came="did not meet", right=False),),
    )  # fmt: skip


def test_all_three_say_the_same(found: Brief) -> None:
    page = unescape(brief_page(found))
    mail = " ".join(brief_text(found).split())
    paper = " ".join(p.text for p in docx.Document(io.BytesIO(brief_document(found))).paragraphs)
    for sentence in (*in_short(found), *(i.body for s in sections(found) for i in s.items)):
        for text in (page, paper):
            assert sentence in text, sentence
        assert " ".join(sentence.split()) in mail.replace("- ", ""), sentence


def test_the_page_escapes_what_it_quotes_and_mail_never_breaks_an_address(found: Brief) -> None:
    assert "Ministers met &lt;0&gt;" in brief_page(found)
    lines = brief_text(found).splitlines()
    assert all(len(line) <= 72 for line in lines if "https://" not in line)
    assert lines.count(f"[1] {found.new[0].url}") == 1
    assert sum(line.strip() == "[1]" for line in lines) == MOST


def test_a_constraint_is_told_once_and_what_nobody_waits_for_is_left_out(found: Brief) -> None:
    first, second = sections(found)[0].items[:2]
    assert first.notes == ("Bears on: Japan: Farmers oppose it.",)
    assert second.notes == ()
    assert sections(found)[0].rest.startswith("2 more")
    late = next(s for s in sections(found) if s.title.startswith("What fell silent"))
    assert len(late.items) == 1


def test_empty_sections_say_so(found: Brief) -> None:
    from dataclasses import replace  # noqa: PLC0415

    empty = replace(found, new=(), moved=(), contradictions=(), late=(), ahead=(), last=None, errata=())
    (nothing,) = sections(empty)
    assert len(nothing.items) == 9
    assert all(item.body for item in nothing.items)
    assert "nothing became known" in in_short(empty)[0]


def test_what_moved_says_what_it_turns_on_and_the_box_names_only_a_change_of_tier(found: Brief) -> None:
    from dataclasses import replace  # noqa: PLC0415

    moved = next(s for s in sections(found) if s.title.startswith("Which option")).items[0]
    assert moved.notes[-1] == "No single new act: 2 smaller new readings and time. It turns on the president."
    assert any("from blocked to contested" in sentence for sentence in in_short(found))
    still = replace(found, moved=(replace(found.moved[0], tier="blocked"),))
    assert "No option came within reach or fell out of it." in in_short(still)


def test_the_same_brief_gives_the_same_bytes(found: Brief) -> None:
    assert brief_page(found) == brief_page(found)
    assert brief_document(found) == brief_document(found)


def test_what_has_a_day_stands_apart_from_what_is_pending_and_what_weighs_most_is_not_cut_off(found: Brief) -> None:
    from dataclasses import replace  # noqa: PLC0415

    pending = replace(notice("ruling", date(2026, 1, 1), -181), end=date(2026, 12, 31), what="A court is to rule")
    due = replace(notice("meeting due", date(2026, 6, 20), -11), end=date(2026, 9, 1))
    many = [notice("anniversary", date(2026, 8, day), 30 + day) for day in range(1, MOST + 1)]
    last = replace(notice("notice", date(2026, 9, 1), 62), what="Last day to give notice under the pact")
    busy = replace(found, ahead=(pending, due, *many, last))
    told = {s.title: s for s in sections(busy)}
    open_ones = [i.head for i in told["Due or pending, without a day"].items]
    assert open_ones == [
        "Ruling, no day set, Japan and South Korea",
        "Ministers of Japan and South Korea: due since 20 June 2026",
    ]
    later = told["After that, up to 90 days"]
    assert len(later.items) == MOST
    assert later.items[-1].head == "1 September 2026: last day of notice, Japan and South Korea"
    assert later.rest.startswith("1 more")
    assert "Next legal or electoral date, 1 September 2026: last day to give notice under the pact." in in_short(busy)


def test_what_fell_silent_says_who_did_not_meet_and_since_when(found: Brief) -> None:
    late = next(s for s in sections(found) if s.title.startswith("What fell silent")).items[0]
    assert late.head == "Ministers of Japan and South Korea: late since 1 March 2026"
    assert late.body == "No meeting is on record since 2025; usually every 12 months."
    assert any("ministers of Japan and South Korea, none on record since 2025" in s for s in in_short(found))


def test_names_keep_their_capital_letter_and_whose_page_it_is_stands_once(found: Brief) -> None:
    from dataclasses import replace  # noqa: PLC0415

    page = replace(
        new(0), kind="claim", issue="taiwan-scs", by="www.example.org", what="It said so.", title="Notes", bears_on=()
    )
    act = replace(new(1), issue="taiwan-scs")
    told = {s.title: s.items for s in sections(replace(found, new=(act, page)))}
    assert told["What is new, and which constraint it bears on"][0].head.endswith(
        "Korea: Taiwan and the South China Sea"
    )
    assert told["What new documents say"][0].body == "“It said so.”"
