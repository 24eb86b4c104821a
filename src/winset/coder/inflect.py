"""Forms of English words: the lexicon holds lemmas, texts hold forms."""

from __future__ import annotations

from functools import cache

from winset.reference.table import rows

__all__ = ["is_invariable", "noun_forms", "spellings", "verb_forms"]

_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["lemma"]: tuple(row["forms"].split()) for row in rows("lexicon/irregular.csv")}


def spellings(lemma: str) -> tuple[str, ...]:
    """British and American spellings of a word, the one given first."""
    out = [lemma]
    if lemma.endswith("ise") and len(lemma) > 5:  # noqa: PLR2004 - not "rise" or "wise"
        out.append(lemma[:-3] + "ize")
    elif lemma.endswith("ize"):
        out.append(lemma[:-3] + "ise")
    for british, american in (
        ("defence", "defense"),
        ("labour", "labor"),
        ("centre", "center"),
        ("licence", "license"),
    ):
        out.extend(w.replace(british, american) for w in tuple(out) if british in w)
    return tuple(dict.fromkeys(out))


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return (word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word) + "ing"


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + "ed"


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    return len(word) > 2 and word[-1] not in _VOWELS | set("wxy") and word[-2] in _VOWELS and word[-3] not in _VOWELS  # noqa: PLR2004 - consonant, vowel, consonant


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form that a verb may take in a text; a few that do not exist do no harm.

    Parameters
    ----------
    lemma : infinitive in lower case
    """
    out: set[str] = set()
    for word in spellings(lemma):
        out |= {word, _plural(word), _past(word), _ing(word)}
        if _doubles(word):
            out |= {word + word[-1] + "ed", word + word[-1] + "ing"}
        out |= set(_irregular().get(word, ()))
    return frozenset(out)


def is_invariable(lemma: str) -> bool:
    """Whether the past of a verb is like its infinitive: "cut", "put"."""
    return lemma in _irregular().get(lemma, ())


def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun, in both spellings."""
    out: set[str] = set()
    for word in spellings(lemma):
        out |= {word, _plural(word)}
        if word.endswith(("is",)):
            out.add(word[:-2] + "es")
        if word.endswith("man"):
            out.add(word[:-2] + "en")
    return frozenset(out)
