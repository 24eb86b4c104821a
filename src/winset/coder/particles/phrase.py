"""A sentence of a language with case particles: phrases with their particles, and the verbs that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Chunk", "Clause", "Pred"]


@dataclass(slots=True, kw_only=True)
class Pred:
    """A verb, a noun with "do", or a noun that closes a headline, with what its endings say."""

    stem: str
    """Dictionary form of a verb, or the nouns before "do", joined."""
    noun: bool
    """Whether the stem is a noun (`批判`, `비판`)."""
    link: str = "end"
    """How it goes on: `end`, `and`, `rel` (before a noun), `quote`, `if`."""
    passive: bool = False
    negated: bool = False
    able: bool = False
    """Potential: "can"."""
    past: bool = False
    will: bool = False
    """Intention or future by its ending."""
    maybe: bool = False
    """Possibility by its ending."""
    bare: bool = False
    """A noun that ends a headline or the half of one."""
    copula: bool = False
    adjective: bool = False
    manner: bool = False
    """Only how something else is done ("while working together"), or what for."""
    told: bool = False
    """An order or a request is quoted ("to do")."""


@dataclass(slots=True, kw_only=True)
class Chunk:
    """Nouns and the particle after them, or a verb with its endings."""

    start: int
    end: int
    """Code points of the sentence, with the particle."""
    noun_start: int
    noun_end: int
    """Code points of the nouns alone."""
    head: str = ""
    """The nouns, joined without blanks."""
    role: str = ""
    """The particle in its dictionary form; empty where there is none."""
    comma: bool = False
    stop: bool = False
    """A mark that parts the halves of a headline follows."""
    opaque: bool = False
    """Words in quotation marks that a verb quotes; acts inside are not read."""
    pred: Pred | None = None
    gens: list[Chunk] = field(default_factory=list)
    """Phrases that stand before it with the particle of possession, nearest first."""
    coords: list[Chunk] = field(default_factory=list)
    """Phrases coordinated with it."""
    rel: Clause | None = None
    """The clause that describes it."""


@dataclass(slots=True, kw_only=True)
class Clause:
    """A verb with its phrases."""

    chunk: Chunk
    pred: Pred
    args: list[Chunk]
    comps: list[Clause] = field(default_factory=list)
    """Clauses that the verb quotes."""
    before: Clause | None = None
    """The clause that it is joined to."""
    parent: Clause | None = None
    """The clause whose verb takes this one."""
    conditions: list[Clause] = field(default_factory=list)
    """The clauses with "if" before it."""
