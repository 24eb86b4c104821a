"""Who a clause says acts: its own subject, that of the clause around or before it, or of the sentence before."""

from __future__ import annotations

from winset.coder.particles.actors import Actors, Party
from winset.coder.particles.phrase import Chunk, Clause
from winset.coder.particles.tables import Tables

__all__ = ["has_subject", "owns_topic", "subject_of", "subject_within"]


def subject_within(clause: Clause, actors: Actors, pack: Tables) -> list[Party]:
    """The actors of a clause's own subject."""
    ordered = [a for a in clause.args if a.role in pack.roles.nominative]
    ordered += [a for a in clause.args if a.role in pack.roles.subject and a not in ordered]
    if not ordered:
        ordered = [a for a in clause.args[:1] if a.role == "" and (a.comma or a.stop or clause.pred.bare)]
    for arg in ordered:
        found = actors.direct(arg)
        if found:
            return found
    for arg in ordered:
        if _holder(arg, pack):
            found = [p for p in actors.inside(arg) if not p.place]
            if found:
                return found
    return []


def _holder(arg: Chunk, pack: Tables) -> bool:
    """Whether a phrase that is no actor stands for the one inside it: "the ministry's spokesman's office"."""
    return arg.head.endswith(tuple(pack.lists.get("holders", ())))


def owns_topic(party: Party, clause: Clause, actors: Actors, pack: Tables) -> bool:
    """Whether an actor only owns what the clause, or the one before it, is about ("their conduct is regrettable")."""
    listed = [c for c in (clause, clause.before) if c is not None]
    topics = [a for c in listed for a in c.args if a.role in pack.roles.topic and not actors.is_actor(a)]
    owned = [phrase for topic in topics for phrase in (topic, *topic.gens)]
    return any(phrase.start <= party.start < phrase.end for phrase in owned)


def has_subject(clause: Clause, pack: Tables) -> bool:
    """Whether the clause names a subject, an actor or not."""
    return any(a.role in pack.roles.subject for a in clause.args)


def subject_of(clause: Clause, actors: Actors, pack: Tables) -> list[Party]:
    """Who does what a clause says: its subject, that of the clause around or before it, or of the sentence before."""
    seen = clause
    own = subject_within(seen, actors, pack)
    if own:
        return own
    if has_subject(seen, pack) and not _only_acts(seen, actors, pack) and not (seen.comps and seen.before):
        return []
    for arg in seen.args:
        if arg.rel is not None and (inner := subject_within(arg.rel, actors, pack)):
            return inner
    for other in (seen.parent, seen.before):
        if other is not None:
            found = subject_of(other, actors, pack)
            if found:
                return found
    return [] if seen.parent or seen.before else list(actors.story.subjects)


def _only_acts(clause: Clause, actors: Actors, pack: Tables) -> bool:
    """Whether every subject is a circumstance with a topic's particle ("5月には", "会談では")."""
    return all(
        a.role in pack.roles.topic and a.role not in ("は", "은") and not actors.is_actor(a)
        for a in clause.args
        if a.role in pack.roles.subject
    )
