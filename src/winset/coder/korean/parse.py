"""Korean sentences as phrases with particles and verbs with endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from winset.coder.korean.tokens import Token, tokens
from winset.coder.particles.chunker import Chunker
from winset.coder.particles.phrase import Chunk, Pred

__all__ = ["parse"]

_NOMINAL: Final = frozenset(("NNG", "NNP", "NNB", "NR", "NP", "SL", "SH", "SN", "XPN", "XSN", "XR", "MM"))
_VERB: Final = ("VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA")
_CANON: Final = {
    "은": "은", "는": "은", "ᆫ": "은", "이": "이", "가": "이", "께서": "이",
    "을": "을", "를": "을", "ᆯ": "을", "의": "의", "에": "에", "에게": "에",
    "한테": "에", "께": "에", "에서": "에서", "서": "에서", "로": "로", "으로": "로",
    "와": "와", "과": "와", "랑": "와", "하고": "와", "로부터": "로부터", "으로부터": "로부터",
    "에게서": "로부터", "로서": "로서", "으로서": "로서", "도": "도", "및": "와",
}  # fmt: skip
_UNITS: Final = frozenset(("년", "월", "일", "개월", "주", "시간", "시", "분", "차례"))
_QUOTED: Final = re.compile(r"[“\"‘'「]([^”\"’'」]*)[”\"’'」](?=(?:이?라|하)?(?:고|며|면서)(?![가-힣]))")
_QUOTE_ENDING: Final = re.compile(r"(?:다|라|자|냐)(?:고|며|면서)$")
_ASK_ENDING: Final = re.compile(r"^(?:으?라고|으?라며|자고|으?라면서|도록)$")
_IF_ENDING: Final = re.compile(r"(?:으?면|거든|더라도|다면|라면|을지라도)$")
_QUOTE_REL: Final = re.compile(r"(?:다는|라는|자는|냐는|단|란)$")
SHORT_QUOTE: Final = 14
"""Code points; shorter quotations are judgements, not clauses."""
_STOPS: Final = ("…", "‥", ";", "·…", "—", "―")
_NAME: Final = re.compile(r"['‘][^'’]{1,20}(?<![다라자])['’](?!(?:이?라|다)?고|이?라며|며)")
"""A name in quotation marks, which nobody says."""


def parse(text: str) -> list[Chunk]:
    """The phrases and verbs of one sentence, in order; raises MissingExtra without kiwipiepy."""
    return _Chunker(text, tokens(text), language="ko", quoted=_QUOTED, opaque=_opaque).chunks()


def _opaque(quoted: str) -> bool:
    """Whether quoted words are a judgement or several sentences, not one clause with an act of its own."""
    return len(quoted) <= SHORT_QUOTE or not quoted.endswith("다") or ". " in quoted


class _Chunker(Chunker[Token]):
    negated = False
    """Whether a word of negation stands before the verb that comes next."""

    def _step(self, i: int) -> int:
        t = self.tokens[i]
        if t.tag.startswith("S") and t.tag not in _NOMINAL:
            return self._mark(i, t)
        if t.tag.startswith("J"):
            return self._particle(i, t)
        if t.tag in _VERB:
            return self._verb(i, t)
        if t.tag in _NOMINAL or t.tag.startswith("W"):
            return self._noun(i, t)
        if t.tag == "MAG" and t.text in ("안", "못"):
            self.negated = True
        if t.text in {"및", "또는"}:
            self._flush("와")
        else:
            self._flush("")
        if t.tag == "MAG" and t.text in self.tables.lists["noun adverbs"]:
            self.nouns.append(t)  # "높이 평가하다" is one word of the rules
        return i + 1

    # -- marks and quotations -----------------------------------------------------------------------------------------

    def _mark(self, i: int, t: Token) -> int:
        if t.text in ("·", "ㆍ", "-", "/") and self.nouns:
            self.nouns.append(t)
            return i + 1
        if t.text in ("(", "（") and self.nouns:
            return self._aside(i, ")）")
        if t.text in "'‘" and self.nouns and self._names(i):
            return self._aside(i, "'’")  # the name of what stands before it
        if t.text in (",", "、"):
            self._pause()
        elif t.text.startswith(_STOPS) or t.tag == "SE":
            self._halt()
        elif t.tag not in ("SSO", "SSC", "SS") and t.text not in "'\"“”‘’":
            self._flush("")
        return i + 1

    def _names(self, i: int) -> bool:
        """Whether the mark at token i opens the name of the act before it ("연합연습 '자유의 방패'")."""
        found = _NAME.match(self.text, self.tokens[i].start)
        return found is not None and bool(self.tables.act(self._named(), noun=True)[0])

    def _quotation(self, i: int, quote: tuple[int, int]) -> int:
        self._flush("")
        a, b = quote
        i = self._until(i, b)
        stem = self.text[a:b].rstrip(".다").replace(" ", "")
        pred = Pred(stem=stem, noun=True, link="quote", copula=True, past=True)
        self.out.append(Chunk(start=a, end=b, noun_start=a, noun_end=b, head=stem, opaque=True, pred=pred))
        while (t := self._at(i)) is not None and (
            t.tag in ("SSC", "SS", "VCP", "JKQ", "EC", "EF")
            or t.text in "'\"“”‘’"
            or t.text in ("라고", "고", "라며", "며")
        ):
            i += 1
        return i

    # -- nouns and particles ------------------------------------------------------------------------------------------

    def _noun(self, i: int, t: Token) -> int:
        after = self._at(i + 1)
        if t.tag == "SN" and after is not None and after.tag == "NNB" and after.text in _UNITS:
            self._flush("")
            self.nouns = [t, after]
            follow = self._at(i + 2)
            if follow is None or not (follow.tag.startswith(("J", "XSN")) and follow.start == after.end):
                self._flush("")
            return i + 2
        if t.text in self.tables.lists["time nouns"] and not (self.nouns and self.nouns[-1].end == t.start):
            self._flush("")
            self.nouns = [t]
            follow = self._at(i + 1)
            if follow is not None and follow.tag in ("NNG", "NNB") and follow.text in ("달", "주", "해", "날"):
                self.nouns.append(follow)
                i += 1
                follow = self._at(i + 1)
            if follow is None or not follow.tag.startswith("J"):
                self._flush("")
            return i + 1
        self.nouns.append(t)
        return i + 1

    def _particle(self, i: int, t: Token) -> int:
        if not self.nouns:
            return i + 1
        if (after_it := self._postposition(i, t)) is not None:
            return after_it
        if (decided := self._decision(i, t)) is not None:
            return decided
        role = _CANON.get(t.text, t.text)
        j = i + 1
        while (n := self._at(j)) is not None and n.tag in ("JX", "JKG", "JKB") and n.start == self.tokens[j - 1].end:
            if n.tag == "JKG":
                role = f"{role}의"
            elif _CANON.get(n.text) == "은" and role == "에서":
                role = "에서는"
            j += 1
        self._flush(role, self.tokens[j - 1].end)
        return j

    def _decision(self, i: int, t: Token) -> int | None:
        """Read a headline's decision to do what the noun says ("제소키로")."""
        if t.text != "로" or not self.nouns or self.nouns[-1].text not in ("키", "하기"):
            return None
        short = self.nouns.pop()
        if not self.nouns:
            self.nouns.append(short)
            return None
        pred = Pred(stem=self._named(), noun=True, link="quote")
        self._emit(pred, self.nouns[0].start, self.nouns[-1].end, short.end)
        after = self._at(i + 1)
        if after is None or after.tag.startswith("S"):
            end = Pred(stem="기로하다", noun=False, link="end", past=True, bare=True)
            self.out.append(Chunk(start=short.start, end=t.end, noun_start=short.start, noun_end=t.end, pred=end))
        return i + 1

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _emit(self, pred: Pred, noun_start: int, noun_end: int, end: int) -> None:
        self.nouns = []
        head = pred.stem if pred.noun else ""
        self.out.append(
            Chunk(start=noun_start, end=end, noun_start=noun_start, noun_end=noun_end, head=head, pred=pred)
        )

    def _verb(self, i: int, t: Token) -> int:
        joined = bool(self.nouns) and self.nouns[-1].end == t.start
        if t.tag == "VCP" and self.nouns:
            pred = Pred(stem=self._named(), noun=True, copula=True, past=True)
            return self._tail(i, t, pred, self.nouns[0].start, self.nouns[-1].end)
        if self.nouns and (t.tag in ("XSV", "XSA") or (joined and t.text in ("하", "되", "시키", "받", "당하"))):
            pred = Pred(stem=self._named(), noun=True, passive=t.text in ("되", "받", "당하"))
            return self._tail(i, t, pred, self.nouns[0].start, self.nouns[-1].end)
        if self.nouns and t.text in ("대하", "관하"):
            self._flush("에 대해", t.end)
            after = self._at(i + 1)
            return i + 2 if after is not None and after.tag in ("EC", "ETM") else i + 1
        self._flush("")
        adjective = t.tag == "VA" or t.text in ("있", "없")
        return self._tail(i, t, Pred(stem=f"{t.text}다", noun=False, adjective=adjective), t.start, t.end)

    def _tail(self, i: int, t: Token, pred: Pred, start: int, noun_end: int) -> int:
        """Read the endings after the verb at token i, and close its chunk."""
        pred.negated, self.negated = self.negated or t.tag == "VCN", False
        j = i + 1
        final = t
        while (n := self._at(j)) is not None:
            if n.tag == "EP":
                pred.past = pred.past or n.text in ("었", "았", "였")
                pred.will = pred.will or n.text == "겠"
            elif n.tag == "EC" and (follow := self._auxiliary(j)) is not None:
                j = self._helper(j, follow, pred)
            elif n.tag == "ETM" and (jump := self._possible(j, pred)):
                j = jump
            elif n.tag == "EC" and n.text == "게" and (t.tag in ("VA", "XSA") or t.text in ("있", "없")):
                self._flush("")
                return j + 1  # an adverb
            elif n.tag in ("EC", "EF", "ETM", "ETN"):
                self._emit(pred, start, noun_end, n.end)
                return self._link(j, n, pred)
            elif n.tag in ("XSV", "VX") and n.start <= final.end:
                pred.passive = pred.passive or n.text in ("되", "지")
            else:
                break
            final = self.tokens[j] if j < len(self.tokens) else final
            j += 1
        self._emit(pred, start, noun_end, final.end)
        pred.link = "end" if self._at(j) is None else "and"
        return j

    def _auxiliary(self, j: int) -> Token | None:
        """The auxiliary verb after a connecting ending."""
        k = j + 1
        while (n := self._at(k)) is not None and n.tag in ("JX", "JKS", "JKO"):
            k += 1
        return n if n is not None and n.tag == "VX" else None

    def _helper(self, j: int, follow: Token, pred: Pred) -> int:
        if follow.text in ("않", "못하", "말"):
            pred.negated = True
        elif follow.text in ("있", "오"):
            pred.past = True  # it goes on now
        elif follow.text in ("하", "싶") and self.tokens[j].text in ("고자", "으려고", "려고", "려", "고"):
            pred.will = True
        return self.tokens.index(follow, j)

    def _possible(self, j: int, pred: Pred) -> int:  # noqa: PLR0911 - kinds of words are told apart in order
        """After "-ㄹ 수 있다", "-ㄹ 것이다" the token before the endings that follow; else 0."""
        n = self.tokens[j]
        if n.text not in ("ᆯ", "을", "는", "ᆫ"):
            return 0
        thing = self._at(j + 1)
        if thing is None or thing.tag != "NNB":
            return 0
        k = j + 2
        while (p := self._at(k)) is not None and p.tag.startswith("J"):
            k += 1
        verb = self._at(k)
        if verb is None:
            return 0
        if thing.text == "수" and verb.text in ("있", "없"):
            pred.able, pred.negated = True, pred.negated or verb.text == "없"
            return k
        if thing.text in ("것", "거") and verb.tag == "VCP" and n.text in ("ᆯ", "을"):
            pred.will = True
            return k
        if thing.text == "지" and verb.text in ("모르", "않"):
            pred.maybe = True
            return k
        return 0

    def _link(self, j: int, n: Token, pred: Pred) -> int:
        """How the clause goes on, from its last ending."""
        if n.tag == "EF":
            j += sum(1 for _ in self._closers(j + 1))
            follow = self._at(j + 1)
            pred.link = "quote" if follow is not None and follow.text in ("고", "라고", "며", "라며") else "end"
            return j + 1
        if n.tag == "ETM":
            pred.link = "rel"
            pred.past = pred.past or (n.text in ("ᆫ", "은", "던") and not pred.copula)
            pred.told = bool(_QUOTE_REL.search(n.text)) and n.text.startswith(("라", "으라"))
            return j + 1
        if n.tag == "ETN":
            return self._nominal(j, n, pred)
        if n.text.endswith("도록") or _ASK_ENDING.match(n.text) or _QUOTE_ENDING.search(n.text):
            pred.link = "quote"
            pred.told = bool(_ASK_ENDING.match(n.text)) and not pred.copula
        elif _IF_ENDING.search(n.text):
            pred.link = "if"
        else:
            pred.link = "and"
            pred.manner = n.text in ("으면서", "면서", "려고", "으려고", "고자")
        return j + 1

    def _closers(self, j: int) -> Iterator[Token]:
        """The marks that close a quotation from token j on."""
        while (n := self._at(j)) is not None and (n.tag in ("SSC", "SS") or n.text in "'\"“”‘’"):
            yield n
            j += 1

    def _nominal(self, j: int, n: Token, pred: Pred) -> int:
        """A verb made a noun: "-기로 하다", "-ㅁ", "-기를"."""
        follow = self._at(j + 1)
        if n.text == "기" and follow is not None and follow.text == "로":
            pred.link = "quote"
            verb = self._at(j + 2)
            if verb is not None and verb.tag in ("VV", "VX") and verb.text == "하":
                made = Pred(stem="기로하다", noun=False)
                return self._tail(j + 2, verb, made, n.start, verb.end)
            if verb is None:
                end = Pred(stem="기로하다", noun=False, link="end", past=True, bare=True)
                self.out.append(Chunk(start=n.start, end=follow.end, noun_start=n.start, noun_end=n.end, pred=end))
            return j + 2
        if follow is None or follow.tag.startswith("S"):
            pred.link = "end"
            return j + 1
        pred.link = "rel"
        self.nouns = [Token(text="것", tag="NNB", start=n.end, end=n.end)]
        return j + 1
