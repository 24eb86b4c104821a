"""A sentence of a text before it is parsed: its place, the names in it, and what it is worth a parse for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from winset.coder.names import Hit, Names
from winset.coder.party import names_party, office_acts
from winset.coder.prefilter import Setting, leans, passes, points_back
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
    lines = [sentence.translate(_BLANKS) for _, sentence in cut]
    hits = [names.hits(line) for line in lines]
    about_states = len(cut) <= FEW or sum(map(len, hits)) >= len(cut)
    out: list[Piece] = []
    for (start, sentence), line, found in zip(cut, lines, hits, strict=True):
        party = bool(found) and names_party(line, found)
        acts = passes(setting, line, found, party=party)
        back = told and not acts and (points_back(line) or (not found and office_acts(line)))
        acts = acts or (back and passes(setting, line, found, party=True, more=1))
        states = claims and may_state(line, named=party or back, about_states=about_states)
        if acts and told and setting != "none" and leans(line):
            _look_back(out)
        told = told or bool(found)
        out.append(Piece(start, sentence, found, acts, states))
    yield from out


def _look_back(out: list[Piece]) -> None:
    """Have the sentence parsed that says who a pronoun is, past those that only start with a pronoun too."""
    for at in range(len(out) - 1, max(-1, len(out) - 1 - FAR), -1):
        if not out[at].parsed:
            out[at] = replace(out[at], acts=True)
        if not leans(out[at].line):
            return


FAR = 3
"""Sentences before that of a pronoun in which its name is looked for."""
FEW = 3
"""Sentences of a text so short that each is read for claims, whoever is named."""
