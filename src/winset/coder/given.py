"""The relation between two actors that are given as words of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from winset.coder.cast import Cast, Memory, Who
from winset.coder.coding import Coded, Coder, Task
from winset.coder.draft import Draft, IsActor, recast
from winset.coder.event import event_of
from winset.coder.find import Find
from winset.coder.finder import finds
from winset.coder.frame import Grammar
from winset.coder.language import parse_all
from winset.coder.marks import marks_of
from winset.coder.parse import Parse
from winset.coder.when import moments
from winset.model import Event, first_day

__all__ = ["code_given"]


def code_given(coder: Coder, tasks: Sequence[Task], pairs: Sequence[tuple[str, str]]) -> list[Coded]:
    """One event at most for each text: what the given source does to the given target.

    Parameters
    ----------
    coder : with its tables
    tasks : texts; each is read as one sentence
    pairs : words of source and target
    """
    parses = parse_all(task.text for task in tasks)
    return [_one(coder, task, pair, parse) for task, pair, parse in zip(tasks, pairs, parses, strict=True)]


def _one(coder: Coder, task: Task, pair: tuple[str, str], parse: Parse) -> Coded:
    if not parse.words:
        return Coded(events=(), claims=(), skipped="the text is empty")
    memory = Memory(on=first_day(task.date) if task.date else None)
    if task.speaker is not None:
        memory.speaker = Who(task.speaker[0], task.speaker[1], 0, 0, 0)
    cast = Cast(parse, coder.names.hits(parse.text), coder.agents, memory)
    places = [_tokens(parse, words) for words in pair]
    grammar = Grammar(parse, coder.lexicon)
    heads = {_head(parse, tokens) for tokens in places}
    test = IsActor(cast, coder.lexicon)
    listed = finds(grammar, lambda head: head in heads or test(head), given=True)
    if not listed:
        return Coded(events=(), claims=(), skipped="no words of the lexicon say an act")
    best = max(listed, key=lambda f: (_fit(f, grammar, *places), -f.head))
    return Coded(events=(_event(best, cast, grammar, places, memory),), claims=(), skipped=None)


def _event(find: Find, cast: Cast, grammar: Grammar, places: Sequence[list[int]], memory: Memory) -> Event:
    plover, cameo, mode, marks = recast(find, marks_of(grammar, find.head), grammar.lexicon)
    if find.future and marks.future is None:
        marks.future = find.head
    source, target = (_who(cast, tokens) for tokens in places)
    draft = Draft(
        find=find, source=source, target=target, marks=marks, plover=plover, cameo=cameo, mode=mode, direct=True
    )
    return event_of(draft, cast, 0, moments(cast.parse.text, memory.on), memory.on)


def _tokens(parse: Parse, words: str) -> list[int]:
    """Tokens of the first occurrence of some words; of their longest word where they are not found as they stand."""
    at = parse.text.find(words)
    if at < 0:
        at = parse.text.lower().find(words.lower())
    if at < 0:
        longest = max(words.split(), key=len, default="")
        at, words = parse.text.find(longest), longest
    if at < 0 or not words:
        return []
    return [i for i in range(len(parse)) if parse.starts[i] < at + len(words) and parse.ends[i] > at]


def _head(parse: Parse, tokens: Sequence[int]) -> int | None:
    inside = set(tokens)
    return next((i for i in tokens if parse.heads[i] not in inside or parse.heads[i] == i), None)


def _who(cast: Cast, tokens: Sequence[int]) -> Who | None:
    head = _head(cast.parse, tokens)
    if head is None:
        return None
    found = cast.who(head) or cast.within(head)
    known = found[0] if found else Who(None, None, head, head, head)
    return replace(known, first=min(tokens), last=max(tokens))


def _touch(parse: Parse, heads: Sequence[int], wanted: Sequence[int]) -> float:
    """How well some phrases cover given words: 1 the same head, less for words deeper inside."""
    inside = set(wanted)
    if not inside or not heads:
        return 0
    if any(h in inside for h in heads):
        return 1
    if any(inside & set(parse.subtree(h)) for h in heads):
        return 0.5
    return 0.3 if any(h2 in inside for h in heads for h2 in parse.ancestors(h)) else 0


def _fit(find: Find, grammar: Grammar, source: Sequence[int], target: Sequence[int]) -> float:
    """How well an act links the given source to the given target."""
    p = grammar.parse
    doer = _touch(p, find.sources, source)
    if doer and _own_subject(find, grammar):
        doer += 0.25
    done = max((_touch(p, heads, target) * (1 - 0.05 * i) for i, heads in enumerate(find.targets)), default=0)
    under = set(p.subtree(find.head))
    if not done and set(target) & under:
        done = 0.4
    if not doer and set(source) & under:
        doer = 0.2
    both = find.direction != ">" and _touch(p, find.sources, target) == 1
    wrong = not both and _touch(p, find.sources, target) == 1 and not doer
    depth = sum(1 for _ in p.ancestors(find.head))
    score = 3 * doer + 2 * max(done, 0.8 if both else 0) + 0.25 * find.weight - 0.15 * depth
    return score - (1.5 if wrong else 0) - (1.0 if find.swallowed else 0) - (0.6 if find.nominal else 0)


def _own_subject(find: Find, grammar: Grammar) -> bool:
    """Whether the verb has a subject or an agent of its own, or shares that of the verb that it is coordinated with."""
    p = grammar.parse
    at = find.head
    while p.deps[at] == "conj" and p.is_verb(p.heads[at]):
        at = p.heads[at]
    return bool(p.having(at, "nsubj", "nsubjpass", "agent"))
