"""A sentence of a text before it is parsed: its place, the names in it, and what it is worth a parse for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from winset.coder.names import Hit, Names
from winset.coder.party import names_party
from winset.coder.prefilter import Setting, passes, points_back
from winset.coder.statement import may_state
from winset.sources.sentences import sentences

__all__ = ["Piece", "pieces"]

_BLANKS = str.maketrans("\n\r\t\u00a0", "    ")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a text."""

    start: int
    """Code point of the text."""
    text: str
    hits: list[Hit]
    acts: bool
    """Whether it may tell an act."""
    states: bool
    """Whether it may state a claim."""

    @property
    def parsed(self) -> bool:
        """Whether it goes to the parser."""
        return self.acts or self.states

    @property
    def line(self) -> str:
        """The text with every blank as a space, as the parser is given it."""
        return self.text.translate(_BLANKS)


def pieces(text: str, names: Names, setting: Setting, *, told: bool, claims: bool) -> Iterator[Piece]:
    """The sentences of a text, in order.

    Parameters
    ----------
    text : sentences are found in it
    names : the names that are known
    setting : what a sentence must have to be read for acts
    told : whether somebody is known before the text begins, such as its speaker
    claims : whether claims are read
    """
    cut = [(start, text[start:end]) for start, end in sentences(text, "en")]
    hits = [names.hits(sentence) for _, sentence in cut]
    about_states = len(cut) <= FEW or sum(map(len, hits)) >= len(cut)
    for (start, sentence), found in zip(cut, hits, strict=True):
        party = bool(found) and names_party(sentence, found)
        acts = passes(setting, sentence, found, party=party)
        back = told and not acts and points_back(sentence)
        acts = acts or (back and passes(setting, sentence, found, party=True, more=1))
        states = claims and may_state(sentence, named=party or back, about_states=about_states)
        told = told or bool(found)
        yield Piece(start, sentence, found, acts, states)


FEW = 3
"""Sentences of a text so short that each is read for claims, whoever is named."""
