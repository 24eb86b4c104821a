"""A parsed sentence as plain lists: what the rules walk over, whatever parser made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Parse"]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))


@dataclass(slots=False, kw_only=True)
class Parse:
    """One sentence: tokens with tag, dependency and head; offsets are code points of the sentence."""

    text: str
    words: list[str]
    tags: list[str]
    """Penn Treebank part-of-speech tags."""
    deps: list[str]
    """CLEAR-style dependency labels, as spaCy's English models give them."""
    heads: list[int]
    """Index of the head; a root is its own head."""
    starts: list[int]
    ends: list[int]
    lower: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [w.lower() for w in self.words]
        self._repair()

    def __len__(self) -> int:
        return len(self.words)

    def _repair(self) -> None:
        """Reattach finite verbs that the parser coordinated with an infinitive ("agreed to share and refused")."""
        for i, dep in enumerate(self.deps):
            if dep != "conj" or self.tags[i] not in _FINITE:
                continue
            head = self.heads[i]
            has_to = any(self.heads[j] == head and self.tags[j] == "TO" for j in range(max(0, head - 3), head))
            if has_to and self.deps[head] in ("xcomp", "ccomp", "advcl", "acl"):
                governor = self.heads[head]
                if self.tags[governor] in _FINITE and self._subject_free(i):
                    self.heads[i] = governor

    def _subject_free(self, i: int) -> bool:
        return not any(self.heads[j] == i and self.deps[j].startswith("nsubj") for j in range(len(self.heads)))

    @cached_property
    def kids(self) -> list[list[int]]:
        """Children of each token, left to right."""
        out: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def depths(self) -> list[int]:
        """How many heads stand above each token; as many as there are tokens where heads run in a circle."""
        size = len(self.words)
        out = [size] * size
        level = [i for i, head in enumerate(self.heads) if head == i]
        for depth in range(size):
            for i in level:
                out[i] = depth
            level = [k for i in level for k in self.kids[i]]
        return out

    def having(self, i: int, *deps: str) -> list[int]:
        """Children of `i` with one of these dependency labels."""
        kids = self.kids[i]
        if not kids:
            return []
        labels = self.deps
        return [k for k in kids if labels[k] in deps]

    def with_conjuncts(self, i: int) -> list[int]:
        """The token and everything coordinated with it, left to right."""
        out = [i]
        for k in self.kids[i]:
            if self.deps[k] == "conj":
                out.extend(self.with_conjuncts(k))
        return out

    def subtree(self, i: int) -> Iterator[int]:
        """The token and all that depends on it, in no particular order."""
        stack = [i]
        while stack:
            j = stack.pop()
            yield j
            stack.extend(self.kids[j])

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of the token, upwards; at most as many as there are tokens."""
        for _ in range(len(self.words)):
            head = self.heads[i]
            if head == i:
                return
            yield head
            i = head

    def is_verb(self, i: int) -> bool:
        """Whether the tagger saw a verb form."""
        return self.tags[i].startswith("VB")

    def is_noun(self, i: int) -> bool:
        """Whether the tagger saw a noun or a proper noun."""
        return self.tags[i].startswith("NN")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from the first token to the end of the last."""
        return self.starts[first], self.ends[last]
