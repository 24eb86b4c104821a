"""What a site asks of programs: the Robots Exclusion Protocol (RFC 9309), with the delay that some sites add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

__all__ = ["Robots"]

_LONGEST: Final = 500_000
"""Characters of a file that are read."""
_RULES: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one site for one program."""

    rules: tuple[tuple[str, bool], ...] = ()
    """(path, whether it may be asked for); the longest path that fits decides, and allowing wins a tie."""
    delay: float | None = None
    """Seconds between requests that the site asks for."""
    closed: bool = False
    """Whether nothing may be asked for, because the site could not say what may."""

    @classmethod
    def parse(cls, text: str, agent: str) -> Robots:
        """The rules for a program: those of the groups that name it, else those for all."""
        name = re.split(r"[/\s]", agent, maxsplit=1)[0].lower()
        groups = _groups(text[:_LONGEST])
        mine = [group for names, group in groups if name in names] or [group for names, group in groups if "*" in names]
        lines = [line for group in mine for line in group]
        rules = tuple((path, kind == "allow") for kind, path in lines if kind in {"allow", "disallow"} and path)
        delays = [
            float(value)
            for kind, value in lines
            if kind == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)
        ]
        return cls(rules=rules[:_RULES], delay=max(delays, default=None))

    def allow(self, path: str) -> bool:
        """Whether a path (with its query) may be asked for."""
        if self.closed or not path:
            return not self.closed
        path = _plain(path)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


def _groups(text: str) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """(names of programs, lines) of each group."""
    groups: list[tuple[set[str], list[tuple[str, str]]]] = []
    naming = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not naming:
                groups.append((set(), []))
            groups[-1][0].add(re.split(r"[/\s]", value, maxsplit=1)[0].lower())
            naming = True
        elif groups and key in {"allow", "disallow", "crawl-delay"}:
            groups[-1][1].append((key, value))
            naming = False
    return groups


def _fits(rule: str, path: str) -> bool:
    """Whether a path starts as a rule says; `*` stands for anything, `$` for the end."""
    end = rule.endswith("$")
    first, *rest = _plain(rule.removesuffix("$")).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for i, part in enumerate(rest):
        if end and i == len(rest) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not end or at == len(path)


def _plain(path: str) -> str:
    """A path in one way of writing it."""
    return quote(unquote(path, errors="replace"), safe="/*$?&=+,;:@!()'~")
