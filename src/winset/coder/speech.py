"""Who reports an act, where the sentence says so."""

from __future__ import annotations

from winset.coder.cast import Cast, Who
from winset.coder.draft import Draft
from winset.coder.lexicon import lexicon
from winset.model import actor_id

__all__ = ["speaker_of"]


def speaker_of(draft: Draft, cast: Cast) -> str | None:
    """The reporter's id: the subject of "said", "told", ... above the act, or who follows "according to"."""
    p = cast.parse
    for a in p.ancestors(draft.find.head):
        if p.is_verb(a) and any(
            e == "report" for _, _, e in lexicon().aspect.get(lexicon().verb_lemma.get(p.lower[a], ""), ())
        ):
            found = [w for k in p.having(a, "nsubj") for w in cast.who(k)]
            return _named(found, draft)
    for i, word in enumerate(p.lower):
        if word == "according":
            found = [w for k in p.having(i, "prep") for o in p.having(k, "pobj") for w in cast.who(o)]
            return _named(found, draft)
    return None


def _named(found: list[Who], draft: Draft) -> str | None:
    known = [w for w in found if w.known]
    if not known:
        return None
    who = known[0]
    if draft.source is not None and (who.country, who.sector, who.head) == (
        draft.source.country,
        draft.source.sector,
        draft.source.head,
    ):
        return None
    return who.extra or actor_id(who.country, who.sector)
