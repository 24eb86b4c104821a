"""What became of a clause: kept, softened or hardened, by rules that name the words they rest on.

A clause is harder than the one it answers when it binds, blames or asks for more: a word higher on a scale, a
strengthening word more, a third party newly named in what is blamed, opposed or asked for, a date newly put. Evidence
that points both ways is weighed; what is left below a threshold is `kept`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from winset.coder.comparing.topics import stems
from winset.coder.comparing.wording import Step, acts_of, phrases, phrases_in, qualifiers_in, steps_in
from winset.model import Span

__all__ = ["Reason", "Verdict", "judged", "word_changes"]

SCALE: Final = 1.0
"""Weight of a step on a scale."""
FAINT: Final = 0.4
"""Weight of what alone makes nothing softer or harder: emphasis, "support" for "commitment"."""
QUALIFIER: Final = 0.6
PARTY: Final = 0.6
DATE: Final = 0.6
ENOUGH: Final = 0.5
"""Least weight that makes a clause softer or harder."""
SAME_WORDS: Final = 0.92
"""Share of equal words from which a kept clause is not called reworded."""
ALIKE: Final = 0.4
"""Share of equal words from which the words that differ are worth marking."""
_POINTED: Final = frozenset({"blame", "oppose", "call"})
_BINDING: Final = frozenset({"resolve", "affirm"})
_MAIN: Final = frozenset({"resolve", "voice"})
"""Scales on which the verb that governs the clause counts, not the strongest word."""
_LOOSE: Final = frozenset({"resolve", "assurance"})
"""Scales on which a translator's word may stand one step off: "ironclad" is rendered by words for firm."""
_FAINT: Final = frozenset({"backing", "voice"})
"""Scales on which one step alone is a matter of style."""
_EMPHASIS: Final = "no doubt is left"
"""Meaning of the qualifiers that only stress."""
_DONE: Final = re.compile(
    r"\b(?:progress|launch\w*|sign(?:ed|ing)|establish\w*|complet\w+|success\w*|conclu\w+|inaugura\w*|achiev\w*|first"
    r"|held|hosted|adopt\w*)\b",
    re.IGNORECASE,
)
"""Words of praise for what was promised and is done."""
_TALK: Final = 1
"""Rank on the scale of the voice at which something is only talked about."""
_MEETING: Final = "meet"
"""Act of a clause that says who met: it has no force, and a meeting that was promised and is held is no change."""
_LAST: Final = frozenset({"ja", "ko"})
"""Languages whose governing verb stands last."""
_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BY: Final = rf"(?:the end of |early |late |mid-)?(?:{_MONTH}\b(?: \d{{1,2}})?|20\d\d)"
_DATE: Final = re.compile(
    rf"\b(?:by|in|before|until|at) {_BY}|\bby the end of the year\b|\d{{1,4}}[年月日]|年内|\d{{1,4}}[년월일]|연내",
    re.IGNORECASE,
)
_ANY_DATE: Final = re.compile(rf"{_DATE.pattern}|\bon {_BY}|\b\d{{1,2}} {_MONTH}\b", re.IGNORECASE)
"""Days too, on which something was done: another language does not tell one from the other by its particle."""
_LITTLE: Final = 3
"""Letters of a word that tells nothing of what a clause is about."""
_GOVERNED: Final = 1
"""Words on either side of a qualifier that it can belong to."""
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence for a change."""

    rule: str
    """`scale:blame`, `talk`, `qualifier`, `party`, `date` or `praise`."""
    direction: int
    """+1 harder, -1 softer."""
    before: str
    """Words of the earlier clause, empty where it has none."""
    after: str
    """Words of the later clause."""
    what: str
    """For readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a clause that was answered."""

    label: str
    """`kept`, `softened` or `hardened`."""
    reworded: bool
    """Whether a kept clause says it in other words."""
    alike: bool
    """Whether so many words are the same that a reader is helped by marking the others."""
    reasons: tuple[Reason, ...]
    """All evidence, also what was outweighed."""


def judged(before: str, after: str, langs: tuple[str, str]) -> Verdict:
    """The change from one clause to the one that answers it."""
    if _MEETING in acts_of(after, langs[1]):
        found: list[tuple[float, Reason]] = []
    else:
        found = _evidence(before, after, langs)
    total = sum(reason.direction * weight for weight, reason in found)
    label = "hardened" if total >= ENOUGH else "softened" if total <= -ENOUGH else "kept"
    likeness = _likeness(before, after) if langs[0] == langs[1] else 0.0
    return Verdict(
        label=label,
        reworded=likeness < SAME_WORDS,
        alike=likeness >= ALIKE,
        reasons=tuple(reason for _, reason in found),
    )


def _evidence(before: str, after: str, langs: tuple[str, str]) -> list[tuple[float, Reason]]:
    """All that speaks for a change, each with its weight."""
    return [
        *_by_scales(before, after, langs),
        *_by_talk(before, after, langs),
        *_by_qualifiers(before, after, langs),
        *_by_parties(before, after, langs),
        *_by_dates(before, after, langs),
        *_by_praise(before, after, langs),
    ]


def _by_scales(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    old, new = _standing(before, langs[0], after), _standing(after, langs[1], before)
    across = langs[0] != langs[1]
    for scale in sorted(old.keys() & new.keys()):
        a, b = old[scale], new[scale]
        if abs(b.rank - a.rank) > (1 if across and scale in _LOOSE else 0):
            harder = b.rank > a.rank
            yield (
                FAINT if scale in _FAINT and (scale == "backing" or abs(b.rank - a.rank) == 1) else SCALE,
                Reason(
                    rule=f"scale:{scale}",
                    direction=1 if harder else -1,
                    before=a.text,
                    after=b.text,
                    what=f"“{a.text}” became “{b.text}”, {'more' if harder else 'less'} on the scale of {scale}",
                ),
            )


def _by_talk(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    """What was only talked about and is now blamed, opposed or asked for, or the reverse: no scale has both."""
    old, new = _standing(before, langs[0]), _standing(after, langs[1])
    for talked, pointed, direction in ((old, new, 1), (new, old, -1)):
        voice = talked.get("voice")
        words = [pointed[scale].text for scale in ("blame", "oppose", "call") if scale in pointed]
        if voice is None or voice.rank > _TALK or not words or talked.keys() & {"blame", "oppose", "call"}:
            continue
        a, b = (voice.text, words[0]) if direction > 0 else (words[0], voice.text)
        yield (
            SCALE,
            Reason(rule="talk", direction=direction, before=a, after=b, what=f"“{a}” became “{b}”: talk is less"),
        )


def _standing(text: str, lang: str, other: str = "") -> dict[str, Step]:
    """The word that counts on each scale: the strongest, or on the scales of the verb the one that governs.

    Of several verbs ("underscored the importance of ... and committed to ...") the one governs that stands before most
    of what the other clause says too; without another clause, or where they tie, the first.
    """
    steps = steps_in(text, lang)
    found: dict[str, Step] = {}
    for step in steps:
        held = found.get(step.scale)
        if held is None or (step.scale in _MAIN and lang in _LAST):
            found[step.scale] = step
        elif step.scale not in _MAIN:
            found[step.scale] = max(held, step, key=lambda s: s.rank)
    if lang not in _LAST and other:
        for scale in _MAIN & found.keys():
            found[scale] = _governing([step for step in steps if step.scale == scale], text, other)
    return found


def _governing(steps: Sequence[Step], text: str, other: str) -> Step:
    """The step of one scale whose words, up to the next step, share most with another clause."""
    theirs = {token for token in _tokens(other) if len(token) > _LITTLE}
    ends = [*(step.span[0] for step in steps[1:]), len(text)]
    shared = [
        len(theirs.intersection(_tokens(text[step.span[1] : end]))) for step, end in zip(steps, ends, strict=True)
    ]
    return steps[shared.index(max(shared))]


def _by_qualifiers(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    old = {(q.meaning, q.direction): q for q in qualifiers_in(before, langs[0])}
    new = {(q.meaning, q.direction): q for q in qualifiers_in(after, langs[1])}
    for meaning, direction in sorted(old.keys() ^ new.keys()):
        came = (meaning, direction) in new
        found = new[meaning, direction] if came else old[meaning, direction]
        here, other = (after, before) if came else (before, after)
        if langs[0] == langs[1] and not _stayed(here, found.span, other, langs[0]):
            continue
        yield (
            FAINT if meaning == _EMPHASIS else QUALIFIER,
            Reason(
                rule="qualifier",
                direction=direction if came else -direction,
                before="" if came else found.text,
                after=found.text if came else "",
                what=f"“{found.text}” {'came in' if came else 'is gone'}: {meaning}",
            ),
        )


def _stayed(text: str, span: Span, other: str, lang: str) -> bool:
    """Whether the other clause has what a word qualifies: what went with its object does not soften what is left."""
    qualified = {*stems(text[: span[0]], lang)[-_GOVERNED:], *stems(text[span[1] :], lang)[:_GOVERNED]}
    return bool(qualified & set(stems(other, lang)))


def _by_parties(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    known = phrases()
    old = {w.phrase: w.text for w in phrases_in(before, langs[0]) if known[w.phrase].kind == "party"}
    new = {w.phrase: w.text for w in phrases_in(after, langs[1]) if known[w.phrase].kind == "party"}
    if not (_is_pointed(before, langs[0]) and _is_pointed(after, langs[1])):
        return
    for party in sorted(old.keys() ^ new.keys()):
        came = party in new
        words = new[party] if came else old[party]
        yield (
            PARTY,
            Reason(
                rule="party",
                direction=1 if came else -1,
                before="" if came else words,
                after=words if came else "",
                what=f"{words} is {'named' if came else 'no longer named'}",
            ),
        )


def _is_pointed(text: str, lang: str) -> bool:
    return any(step.scale in _POINTED for step in steps_in(text, lang))


def _by_dates(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    """A date that a promise got or lost; without a word of resolve a date only tells when."""
    pattern = _DATE if langs[0] == langs[1] else _ANY_DATE
    old, new = pattern.search(before), pattern.search(after)
    if bool(old) == bool(new):
        return
    binding = _BINDING if langs[0] == langs[1] else _BINDING | {"blame"}
    dated, lang = (after, langs[1]) if new else (before, langs[0])
    if langs[0] == langs[1] and not any(step.scale == "resolve" for step in steps_in(dated, lang)):
        return
    if not (acts_of(before, langs[0]) & binding or acts_of(after, langs[1]) & binding):
        return
    words = (new or old or ("",))[0]
    yield (
        DATE,
        Reason(
            rule="date",
            direction=1 if new else -1,
            before="" if new else words,
            after=words if new else "",
            what=f"a date {'is put' if new else 'is gone'}: “{words}”",
        ),
    )


def _by_praise(before: str, after: str, langs: tuple[str, str]) -> Iterator[tuple[float, Reason]]:
    """What was only praised and is now promised, or the reverse; praise for a promise that was kept is no change."""
    for praised, promised, direction in ((before, after, 1), (after, before, -1)):
        lang, theirs = langs if direction > 0 else langs[::-1]
        if acts_of(praised, lang) != {"welcome"} or acts_of(promised, theirs) != {"resolve"}:
            continue
        if direction < 0 and _DONE.search(praised):
            continue
        steps = steps_in(promised, theirs)
        words = next((step.text for step in steps if step.scale == "resolve"), "")
        if words:
            a, b = ("", words) if direction > 0 else (words, "")
            what = (
                f"praise became a promise: “{words}”"
                if direction > 0
                else f"a promise became praise: “{words}” is gone"
            )
            yield SCALE, Reason(rule="praise", direction=direction, before=a, after=b, what=what)


def _likeness(before: str, after: str) -> float:
    return SequenceMatcher(None, _tokens(before), _tokens(after), autojunk=False).ratio()


def _tokens(text: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(text)]


def word_changes(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Ranges of the words that only the earlier clause has, and of those that only the later one has."""
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    matcher = SequenceMatcher(None, [m[0].casefold() for m in old], [m[0].casefold() for m in new], autojunk=False)
    gone: list[Span] = []
    come: list[Span] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            gone += _range(old, a, b)
            come += _range(new, c, d)
    return tuple(gone), tuple(come)


def _range(words: Sequence[re.Match[str]], start: int, end: int) -> list[Span]:
    return [(words[start].start(), words[end - 1].end())] if end > start else []
