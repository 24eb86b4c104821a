"""Clauses of a text: sentences cut at list items, semicolons and coordinate verbs, each with its place.

A diplomatic sentence strings several acts on one subject ("We condemn X, reaffirm Y, and commit to Z"); each act is a
clause of its own, because one of them may go while the others stay. Which words open a new act is a table,
`reference/comparing/openers.csv`; lists of things ("trade, energy and space") are never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from winset.model import Span
from winset.reference.table import rows
from winset.sources.sentences import sentences

__all__ = ["Clause", "act_end", "clauses"]

_SEMICOLON: Final = re.compile(r";\s+(?:and\s+)?|；")
_ADVERB: Final = r"(?:(?:also|further|strongly|again|fully|jointly|\w+ly|strongly|together|both)\s+)?"
_NAMED: Final = r"(?:[A-Z][\w.’'-]*|of|and|the|both),?\s+"
"""A word of a subject that names its countries or persons."""
_GLUED: Final = {
    "ko": re.compile(r"(?<=다[.])(?=[가-힣])"),
    "en": re.compile(r"(?<=[a-z]{3}[.])(?=[A-Z][a-z]+\s)"),
}
"""A full stop without the blank after it."""
_ITEM_END: Final = re.compile(r";|(?<=[a-z])[.](?=[A-Z])")
_PREDICATE: Final = re.compile(r"\b(?:will|shall|is|are|was|were|has|have|had|met|held|spoke|convened)\b")
"""Words that show that a clause has its verb."""
_OPENING: Final = 120
"""Letters of a clause within which its subject and verb are looked for."""
_TOPIC: Final = {"ja": re.compile(r"^[^、]{1,20}は、?"), "ko": re.compile(r"^(?:\S+\s){0,4}?\S+[은는]\s")}
"""Who speaks, marked as the topic."""
_ITEM_WORDS: Final = 6
"""Fewest words of a list's item that is a clause of its own."""
_SHORTEST: Final = {"ja": 8, "zh": 8, "ko": 8}
"""Letters of a clause that says anything; three words in languages with blanks."""
_WORDS: Final = 3
_HEADING: Final = 14
"""Most words of a line without a full stop that is taken for a heading."""
_ENDS: Final = '.!?。！？:;；…"”’」』)）'
_MARKUP: Final = re.compile(r"^(?:[\s\W\d_]|[IVX]+\.)*$")
_BULLET: Final = re.compile(r"^(?:[-*•‣▪●・○◯□■※]|\(?\d{1,2}[.)）]|[①-⑳])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One act of a text, as far as its words go."""

    index: int
    """Place among the clauses of its text, from 0."""
    start: int
    """Code point of the text."""
    end: int
    """One past the last code point."""
    text: str
    """Those code points."""
    sentence: int
    """Number of the sentence that it is part of."""
    subject: str
    """Words that open the sentence, where the clause is not its first: who acts is said there."""

    @property
    def span(self) -> Span:
        """Half-open range of code points."""
        return self.start, self.end


def clauses(text: str, lang: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order; headings and lines of marks are left out.

    Parameters
    ----------
    text : any text; spans are code points of it
    lang : ISO 639-1; languages without a table are cut at sentences and semicolons
    """
    found: list[Clause] = []
    for number, (start, end) in enumerate(sentences(text, lang)):
        if _is_heading(text, start, end, lang):
            continue
        pieces = list(_pieces(text, start, end, lang))
        for place, (a, b) in enumerate(pieces):
            lead = "" if place == 0 else text[pieces[0][0] : pieces[0][1]]
            found.append(
                Clause(index=len(found), start=a, end=b, text=text[a:b], sentence=number, subject=_subject(lead))
            )
    return tuple(found)


def act_end(text: str, lang: str) -> int:
    """Where the words end that say who acts and how: after the first verb of speech or resolve, 0 without one.

    Japanese and Korean put the verb last, so nothing stands before what the clause is about but its subject.
    """
    if lang in {"ja", "ko"}:
        mark = _TOPIC[lang].search(text[:_OPENING])
        return mark.end() if mark else 0
    found = _verb().search(text[:_OPENING]) or _PREDICATE.search(text[:_OPENING])
    return found.end() if found else 0


def _is_heading(text: str, start: int, end: int, lang: str) -> bool:
    words = text[start:end]
    if _MARKUP.match(words):
        return True
    bare = words.rstrip("*_ ")
    if bare[-1:] in _ENDS or _BULLET.match(words):
        return _too_short(words, lang)
    if lang in _SHORTEST:
        return len(bare) <= 2 * _HEADING and not re.search(r"(?:た|る|だ|く|음|함|다|요)$", bare)
    return len(bare.split()) <= _HEADING


def _too_short(words: str, lang: str) -> bool:
    if lang in _SHORTEST:
        return len(words) < _SHORTEST[lang]
    return len(words.split()) < _WORDS


def _pieces(text: str, start: int, end: int, lang: str) -> Iterator[Span]:
    """Ranges between the cuts of a sentence; a piece that is too short stays with the one before it."""
    at = start
    for stop, after in sorted(_cuts(text, start, end, lang)):
        if stop <= at or after >= end:
            continue
        if _too_short(text[at:stop], lang) or _too_short(text[after:end], lang):
            continue
        yield from _bare(text, at, stop)
        at = after
    yield from _bare(text, at, end)


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """The range without blanks and bullets at its ends."""
    if mark := _BULLET.match(text[start:end]):
        start += mark.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in " \t\n\u00a0\u3000,":
        end -= 1
    if start < end:
        yield start, end


def _cuts(text: str, start: int, end: int, lang: str) -> Iterator[Span]:
    """(end of the clause before, start of the one after) for each cut."""
    for mark in _SEMICOLON.finditer(text, start, end):
        item = _ITEM_END.split(text[mark.end() : end])[0]
        if lang in _SHORTEST or len(item.split()) >= _ITEM_WORDS:
            yield mark.start(), mark.end()
    for mark in _GLUED[lang].finditer(text, start, end) if lang in _GLUED else ():
        yield mark.start(), mark.end()
    if lang in {"ja", "ko"}:
        if found := _endings(lang):
            for mark in found.finditer(text, start, end):
                yield mark.end(), mark.end()
        return
    for mark in _openers().finditer(text, start, end):
        yield mark.start(), mark.end()
    for mark in _new_subject().finditer(text, start, end):
        if _PREDICATE.search(text, start, mark.start()) or _verb().search(text, start, mark.start()):
            yield mark.start(), mark.end()


@cache
def _words(lang: str, kind: str) -> tuple[str, ...]:
    return tuple(r["word"] for r in rows("comparing/openers.csv") if r["lang"] == lang and r["kind"] == kind)


@cache
def _openers() -> re.Pattern[str]:
    """A comma or "and" before a verb of speech or resolve, or before a new subject with a verb of its own."""
    verbs = _verbs()
    joined = "|".join(_words("en", "joined"))
    subjects = "|".join(_words("en", "subject"))
    return re.compile(
        rf"(?:,\s+(?:and\s+|but\s+)?|\s+and\s+)(?={_ADVERB}(?:{verbs})\b(?!['’]))"
        rf"|,?\s+and\s+(?=(?:{joined})\b)"
        rf"|,\s+(?:and|but)\s+(?=(?:{subjects})\b)"
    )


def _verbs() -> str:
    forms = [*map(_forms, _words("en", "verb")), *_words("en", "base")]
    return "|".join(sorted(forms, key=len, reverse=True))


@cache
def _verb() -> re.Pattern[str]:
    """A verb of speech or resolve."""
    return re.compile(rf"\b(?:{_verbs()})\b")


@cache
def _new_subject() -> re.Pattern[str]:
    """A comma and "and" before named persons or countries who speak."""
    return re.compile(rf",\s+and\s+(?=(?:{_NAMED}){{1,10}}(?:will|{_verbs()})\b)")


def _forms(word: str) -> str:
    """A pattern of the base form, the third person and the past of a verb, with what follows it; no participle."""
    verb, _, rest = word.partition(" ")
    if verb.endswith("e"):
        base, past = rf"{verb}s?", rf"{verb}d"
    elif verb.endswith("ss"):
        base, past = rf"{verb}(?:es)?", rf"{verb}ed"
    elif verb == "plan":
        base, past = "plans?", "planned"
    elif verb == "seek":
        base, past = "seeks?", "sought"
    else:
        base, past = rf"{verb}s?", rf"{verb}ed"
    if rest:
        return rf"(?:{base}|{past})\s+{rest}"
    return rf"(?:{base}|{past}(?!\s+(?:at|by|during|in)\b))"


@cache
def _endings(lang: str) -> re.Pattern[str] | None:
    """Endings after which another predicate of the same subject follows."""
    words = "|".join(map(re.escape, sorted(_words(lang, "ending"), key=len, reverse=True)))
    if not words:
        return None
    if lang == "ko":
        return re.compile(rf"(?:{words}),?(?=\s)")
    return re.compile(rf"(?<!^)(?:{words})")


def _subject(lead: str) -> str:
    """The first words of a sentence up to its first verb of speech, at most eight."""
    return " ".join(lead.split()[:8])
