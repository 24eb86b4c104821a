"""From phrases to clauses: what each verb takes, from left to right, in languages whose verbs come last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from winset.coder.particles.phrase import Chunk, Clause, Pred
from winset.coder.particles.tables import Roles

__all__ = ["clauses"]


def clauses(
    chunks: Sequence[Chunk],
    roles: Roles,
    is_actor: Callable[[Chunk], bool],
    joins: Callable[[Chunk], bool] | None = None,
) -> list[Clause]:
    """The clauses of a sentence that are not inside another one, in order.

    Parameters
    ----------
    chunks : phrases and verbs
    roles : classes of particles
    is_actor : whether a phrase stands for an actor, which decides what "and" joins
    joins : whether "and" may join the phrase with an actor before it; as `is_actor` when None
    """
    return _Builder(_headline(chunks), roles, is_actor, joins or is_actor).build()


def _headline(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Nouns that end a headline, or the half of one, become its verbs."""
    out = list(chunks)
    for i, chunk in enumerate(out):
        last = i == len(out) - 1
        if chunk.pred is None and chunk.head and (last or chunk.stop) and chunk.role in ("", "へ", "로", "か", "も"):
            link = "end" if last else "and"
            chunk.pred = Pred(
                stem=chunk.head, noun=True, link=link, bare=True, will=chunk.role in ("へ", "로"), past=chunk.role == ""
            )
            chunk.pred.maybe = chunk.role == "か"
    return out


class _Builder:
    def __init__(
        self,
        chunks: list[Chunk],
        roles: Roles,
        is_actor: Callable[[Chunk], bool],
        joins: Callable[[Chunk], bool],
    ) -> None:
        self.joins = joins
        self.chunks = chunks
        self.roles = roles
        self.is_actor = is_actor
        self.pending: list[Chunk] = []
        self.quoted: list[Clause] = []
        self.relative: Clause | None = None
        self.conditions: list[Clause] = []
        self.roots: list[Clause] = []
        last = chunks[-1].pred if chunks else None
        self.bare = last is not None and last.bare

    def build(self) -> list[Clause]:
        for chunk in self.chunks:
            if chunk.pred is None:
                self._push(chunk)
            else:
                self._close(chunk, chunk.pred)
        return self.roots

    # -- phrases ------------------------------------------------------------------------------------------------------

    def _push(self, chunk: Chunk) -> None:
        if self.relative is not None:
            chunk.rel, self.relative = self.relative, None
        while self.pending and self.pending[-1].role in self.roles.gen and not self.pending[-1].stop:
            chunk.gens.append(self.pending.pop())
        if self.pending and self._joins(self.pending[-1], chunk):
            before = self.pending.pop()
            chunk.coords = [*before.coords, before]
        self.pending.append(chunk)

    def _joins(self, before: Chunk, chunk: Chunk) -> bool:
        if chunk.opaque or not self.joins(chunk) or not self.is_actor(before):
            return False
        if before.role in self.roles.joining:
            return self.is_actor(chunk) or chunk.role != ""
        if not self.is_actor(chunk):
            return False
        plain = before.role == "" and (before.comma or before.end == chunk.start)
        return plain and (bool(before.coords) or not self.bare) and chunk.role != ""

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _close(self, chunk: Chunk, pred: Pred) -> None:
        if chunk.head and pred.noun:
            while self.pending and self.pending[-1].role in self.roles.gen:
                chunk.gens.append(self.pending.pop())
        left = False
        args: list[Chunk]
        if chunk.opaque:
            args = []
        elif pred.link in ("rel", "quote", "if"):
            args = self._beside() if pred.adjective else self._inner(pred.link)
        elif pred.link == "and" and (cut := self._after_topic()):
            args, self.pending, left = self.pending[cut:], self.pending[:cut], True
        else:
            args, self.pending = self.pending, []
        made = Clause(chunk=chunk, pred=pred, args=args, comps=self.quoted, conditions=self.conditions)
        self.conditions = []
        if self.relative is not None:
            made.comps = [*made.comps, self.relative]
            self.relative = None
        for inner in made.comps:
            inner.parent = made
        for arg in args:
            _adopt(arg, made)
        self.quoted = []
        self._place(made, pred.link, left=left)

    def _place(self, made: Clause, link: str, *, left: bool) -> None:
        if link == "rel":
            self.relative = made
        elif link == "quote" or left:
            self.quoted.append(made)
        elif link == "if":
            self.conditions.append(made)
        else:
            made.before = self.roots[-1] if self.roots else None
            self.roots.append(made)

    def _inner(self, link: str) -> list[Chunk]:
        """The phrases that an inner clause takes: back to the topic, or to a second subject or topic of a quotation."""
        topics = sum(c.role in self.roles.topic for c in self.pending)
        cut = len(self.pending)
        subject = False
        while cut:
            chunk = self.pending[cut - 1]
            is_subject = chunk.role in self.roles.nominative
            if link == "quote" and chunk.role in self.roles.topic and topics > 1 and not subject:
                topics, subject = 0, True
                cut -= 1
                continue
            if chunk.role in self.roles.topic or (is_subject and subject) or (chunk.role == "" and chunk.comma):
                break
            subject = subject or is_subject
            cut -= 1
        taken, self.pending = self.pending[cut:], self.pending[:cut]
        return taken

    def _beside(self) -> list[Chunk]:
        """What an adjective before a noun takes: the one phrase at its side, when that is no actor."""
        near = self.pending[-1:] if self.pending else []
        taken = [c for c in near if c.role in self.roles.nominative | {""} and not c.comma and not self.is_actor(c)]
        self.pending = self.pending[: len(self.pending) - len(taken)]
        return taken

    def _after_topic(self) -> int:
        """Where the phrases after the topic begin, when one of them is a subject of its own; 0 otherwise."""
        for i, chunk in enumerate(self.pending):
            if chunk.role in self.roles.topic and self.is_actor(chunk):
                rest = self.pending[i + 1 :]
                own = any(c.role in self.roles.nominative and self.is_actor(c) for c in rest)
                return i + 1 if own else 0
        return 0


def _adopt(chunk: Chunk, parent: Clause) -> None:
    if chunk.rel is not None:
        chunk.rel.parent = parent
    for other in (*chunk.gens, *chunk.coords):
        _adopt(other, parent)
