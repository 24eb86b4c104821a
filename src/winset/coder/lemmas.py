"""What the lexicon calls the verbs and nouns of one sentence."""

from __future__ import annotations

from typing import Final

from winset.coder.lexicon import Lexicon
from winset.coder.parse import Parse
from winset.coder.words import words

__all__ = ["Lemmas"]

_TRANSPARENT: Final = words("measures")


class Lemmas:
    """Dictionary forms of tokens, by the forms that the lexicon knows."""

    def __init__(self, parse: Parse, lexicon: Lexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._nouns: dict[int, list[str]] = {}

    def verb(self, i: int) -> str:
        """Lemma of a verb form, with a hyphenated prefix where the lexicon knows it ("test-fired")."""
        p = self._parse
        word = p.lower[i]
        if i >= 2 and p.lower[i - 1] == "-":  # noqa: PLR2004 - prefix and hyphen
            joined = f"{p.lower[i - 2]}-{word}"
            if joined in self._lexicon.verb_lemma:
                return self._lexicon.verb_lemma[joined]
        return self._lexicon.verb_lemma.get(word, word)

    def nouns(self, i: int) -> list[str]:
        """What the lexicon may call a noun: the longest compound first, then the word itself."""
        if self._parse.lower[i] not in self._lexicon.noun_ends:
            return []
        if i not in self._nouns:
            self._nouns[i] = self._compounds(i)
        return self._nouns[i]

    def _compounds(self, i: int) -> list[str]:
        p = self._parse
        words = [p.lower[i]]
        j = i
        while j >= 2 and p.lower[j - 1] == "-" and p.ends[j - 2] == p.starts[j - 1]:  # noqa: PLR2004 - cease - fire
            words[0] = f"{p.lower[j - 2]}-{words[0]}"
            j -= 2
        for k in range(j - 1, max(-1, j - 4), -1):
            if p.lower[k] in ("the", "a", "an", ",", "and") or (
                p.tags[k][:2] not in ("NN", "JJ", "VB", "HY") and p.tags[k] != "HYPH"
            ):
                break
            words.insert(0, p.lower[k])
        table = self._lexicon.noun_lemma
        keys = ("_".join(words[s:]).replace("_-_", "-") for s in range(len(words)))
        return [table[key] for key in keys if key in table]

    def meant(self, i: int) -> list[int]:
        """The noun itself, and what it is a number or a kind of: "a series of attacks", "$5 million in aid"."""
        p = self._parse
        out = [i]
        if p.lower[i] in _TRANSPARENT or p.tags[i] in ("CD", "$", "DT"):
            for prep in p.having(i, "prep"):
                if p.lower[prep] in ("of", "in"):
                    for o in p.having(prep, "pobj"):
                        out.extend(self.meant(o))
        return out
