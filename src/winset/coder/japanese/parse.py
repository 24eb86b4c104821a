"""Japanese sentences as phrases with particles and verbs with endings."""

from __future__ import annotations

import re
from typing import Final

from winset.coder.japanese.tokens import Token, tokens
from winset.coder.particles.chunker import Chunker
from winset.coder.particles.phrase import Chunk, Pred

__all__ = ["parse"]

_DO: Final = frozenset(("する", "致す", "いたす", "為さる", "なさる", "できる", "出来る", "為る"))
_PARTICLES: Final = frozenset(
    ("が", "は", "を", "に", "と", "へ", "で", "から", "より", "まで", "の", "も", "や", "か")
)
_NOMINAL: Final = ("名詞", "接頭辞", "形状詞", "代名詞", "連体詞", "記号")
_STOPS: Final = frozenset(("…", "―", "　", " ", "；", ";", "‥", "——", "。"))
_OPEN: Final = '「『“"('
_CLOSE: Final = '」』”")'
_QUOTED: Final = re.compile(r"[「『“]([^」』”]*)[」』”](?=と(?!の)|など?と)")
SHORT_QUOTE: Final = 12
"""Code points; shorter quotations are judgements ("遺憾だ"), not clauses."""
_CLAUSE_END: Final = re.compile(r"(?:る|た|う|く|す|つ|ぬ|ぶ|む|ぐ|ない|ます|ません|ました)。?$")
_ABLE: Final = re.compile(r"こと(?:が|は|も)?(?:でき|出来)(?:る|た|ない|ません|ず|なかった)(?:です|でした)?")
_FORMAL: Final = re.compile(
    r"(?:もの|の|ん|わけ|ところ|次第)(?:で(?:あります|ありました|ございます|す|ある)|だ|でございました)(?:が|けれども)?(?=[、。]|$)"
)
_LEARNT: Final = re.compile(
    r"(?:こと|の)が(?:新たに|このほど|[0-9０-９]+日)?、?(?:分か|わか|明らかにな|判明し|確認され|報じられ|伝えられ)(?:りまし|っ)?た(?=。|$)"
)
"""How a report closes that somebody learnt of an act."""
_ASKED: Final = re.compile(r"よう(?:に)?(?=、|$|強|求|要|促|訴|呼|申|迫|働|命|重|改|再|迫)")


def parse(text: str) -> list[Chunk]:
    """The phrases and verbs of one sentence, in order; raises MissingExtra without SudachiPy."""
    return _Chunker(text, tokens(text), language="ja", quoted=_QUOTED, opaque=_opaque).chunks()


def _opaque(quoted: str) -> bool:
    """Whether quoted words are a judgement or several sentences, not one clause with an act of its own."""
    clause = _CLAUSE_END.search(quoted)
    return len(quoted) <= SHORT_QUOTE or clause is None or "。" in quoted.rstrip("。")


class _Chunker(Chunker[Token]):
    def _step(self, i: int) -> int:  # noqa: PLR0911 - kinds of words are told apart in order
        t = self.tokens[i]
        if t.kind in ("補助記号", "空白"):
            return self._mark(i, t)
        if t.kind == "助詞":
            return self._particle(i, t)
        if t.kind == "動詞" or (t.kind == "助動詞" and self.nouns):
            return self._verb(i, t)
        if t.kind == "形容詞":
            return self._adjective(i, t)
        if t.kind == "接尾辞" and "形容" in t.sub:
            return self._adjective(i, t)
        if t.kind in _NOMINAL or t.kind == "接尾辞":
            if t.sub == "助動詞語幹" and t.text in ("そう", "みたい"):
                return i + 1
            timely = not self.nouns and t.text in self.tables.lists["time nouns"]
            self.nouns.append(t)
            after = self._at(i + 1)
            if timely and after is not None and after.kind == "名詞":
                self._flush("")
            return i + 1
        self._flush("")
        return i + 1

    # -- marks and quotations -----------------------------------------------------------------------------------------

    def _mark(self, i: int, t: Token) -> int:
        if t.text in ("・", "＝", "=", "-", "－") and self.nouns:
            self.nouns.append(t)
            return i + 1
        if t.text in ("（", "(") and self.nouns:
            return self._aside(i, "）)")
        if t.text in ("「", "『") and self.nouns and self.nouns[-1].end == t.start:
            return self._aside(i, "」』")  # the name of what stands before it
        if t.text in ("、", "，", ","):
            self._pause()
            return i + 1
        if t.text in _STOPS or t.kind == "空白":
            self._flush("")
            if self.out and t.text != "。":
                self.out[-1].stop = True
        elif t.text not in _OPEN and t.text not in _CLOSE:
            self._flush("")
        return i + 1

    def _quotation(self, i: int, quote: tuple[int, int]) -> int:
        self._flush("")
        a, b = quote
        i = self._until(i, b)
        pred = Pred(stem=self.text[a:b].rstrip("。だです"), noun=True, link="quote", copula=True, past=True)
        self.out.append(Chunk(start=a, end=b, noun_start=a, noun_end=b, head=pred.stem, opaque=True, pred=pred))
        while (t := self._at(i)) is not None and (t.text in _CLOSE or t.text in ("と", "など", "し", "て", "は", "も")):
            i += 1
            if t.text == "と":
                break
        return i

    # -- nouns and particles ------------------------------------------------------------------------------------------

    def _particle(self, i: int, t: Token) -> int:
        if not self.nouns:
            return self._loose(i, t)
        if (after_it := self._postposition(i, t)) is not None:
            return after_it
        if t.text == "と" and (after := self._at(i + 1)) is not None and after.text in ("し", "する", "の"):
            quoted = after.text != "の"
            self._flush("として" if quoted else "との", after.end)
            return i + 2
        if t.text in _PARTICLES or t.sub in ("格助詞", "係助詞"):
            role = t.text
            j = i + 1
            nxt = self._at(j)
            while (
                nxt is not None and nxt.kind == "助詞" and nxt.text in ("は", "も", "の") and role not in ("は", "も")
            ):
                role = {"は": "は" if role in ("が", "を") else role + "は", "も": role, "の": role + "の"}[nxt.text]
                j += 1
                nxt = self._at(j)
            self._flush({"とは": "と", "からは": "から", "へは": "へ"}.get(role, role), self.tokens[j - 1].end)
            return j
        if t.text in ("など", "ら", "だけ", "ほど", "まで", "ごと"):
            self.nouns.append(t)
            return i + 1
        self._flush("")
        return i + 1

    def _loose(self, i: int, t: Token) -> int:
        """A particle without a noun: the one that makes a noun of a verb, or one after a verb."""
        last = self.out[-1] if self.out else None
        if last is not None and last.pred is not None and last.end == t.start:
            if t.text in ("が", "を", "に", "は", "も") and last.pred.link == "rel" and t.sub != "接続助詞":
                return i + 1
            if t.sub == "準体助詞":
                self.nouns.append(t)
        return i + 1

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _adjective(self, i: int, t: Token) -> int:
        if t.form.startswith("連用形") and not self.nouns:
            return i + 1  # an adverb
        if t.lemma in ("ない", "無い") and self.out and not self.nouns:
            last = self.out[-1]
            if last.role in ("は", "が", "も") and last.pred is None:
                pred = Pred(stem="ない", noun=False, negated=True, past=True)
                return self._verb_tail(i + 1, t, pred, t.start)
        self._flush("")
        return self._verb_tail(i + 1, t, Pred(stem=t.lemma, noun=False, adjective=True), t.start)

    def _verb(self, i: int, t: Token) -> int:  # noqa: PLR0911 - kinds of words are told apart in order
        after = self._at(i + 1)
        if after is not None and not self.nouns and t.text + after.text in self.tables.lists["adverbs"]:
            return i + 2
        if self.nouns and t.kind == "動詞" and t.lemma in _DO:
            pred = Pred(stem=self._named(), noun=True, able=t.lemma in ("できる", "出来る"))
            return self._verb_tail(i, t, pred, self.nouns[0].start)
        if self.nouns and t.kind == "助動詞" and t.lemma in ("だ", "です"):
            if t.form.startswith("連体形") and t.text == "な":
                self.nouns.append(t)
                return i + 1
            if t.text == "に":
                self._flush("に", t.end)
                return i + 1
            pred = Pred(stem=self._named(), noun=True, copula=True, past=True)
            return self._verb_tail(i, t, pred, self.nouns[0].start)
        if t.kind == "助動詞":
            self._flush("")
            return i + 1
        self._flush("")
        return self._verb_tail(i, t, Pred(stem=t.lemma, noun=False), t.start)

    def _verb_tail(self, i: int, t: Token, pred: Pred, start: int) -> int:
        """Read the endings from token i on, and close the verb's chunk."""
        first, last = self.nouns[0] if self.nouns else t, self.nouns[-1] if self.nouns else t
        self.nouns = []
        j = i
        final = t
        if not pred.noun and j < len(self.tokens) and self.tokens[j] is t:
            j += 1
        while (n := self._at(j)) is not None and self._goes_on(n, j):
            self._ending(n, pred)
            final = n
            j += 1
        if (done := self._formal(j, pred)) is not None:
            final, j = done
        if pred.passive and pred.negated and pred.stem in self.tables.lists["potential"]:
            pred.passive, pred.able = False, True
        head = pred.stem if pred.noun else ""
        chunk = Chunk(
            start=start, end=final.end, noun_start=first.start, noun_end=last.end if pred.noun else t.end, head=head
        )
        chunk.pred = pred
        self.out.append(chunk)
        return self._link(j, final, pred)

    def _formal(self, j: int, pred: Pred) -> tuple[Token, int] | None:
        """Endings of speeches ("ものであります") and "ことができる", which belong to the verb before them."""
        n = self._at(j)
        if n is None:
            return None
        able = _ABLE.match(self.text, n.start)
        found = able or _FORMAL.match(self.text, n.start) or _LEARNT.match(self.text, n.start)
        if found is None:
            return None
        while (n := self._at(j)) is not None and n.start < found.end():
            if n.lemma in ("ない", "ず", "ぬ", "ん", "無い"):
                pred.negated = True
            j += 1
        pred.able = pred.able or able is not None
        return self.tokens[j - 1], j

    @staticmethod
    def _goes_on(n: Token, _j: int) -> bool:
        if n.kind == "助動詞" or (n.kind == "動詞" and n.sub == "非自立可能"):
            return True
        if n.kind == "助詞" and n.sub == "接続助詞":
            return n.text in ("て", "で")
        return n.kind == "形容詞" and n.sub == "非自立可能"

    @staticmethod
    def _ending(n: Token, pred: Pred) -> None:
        if n.lemma in ("れる", "られる"):
            pred.passive = True
        elif n.lemma in ("ない", "ず", "ぬ", "ん", "無い"):
            pred.negated = True
        elif n.lemma in ("た", "だ") and n.kind == "助動詞":
            pred.past = True
        elif n.lemma in ("できる", "出来る", "得る", "うる"):
            pred.able = True
        elif n.lemma in ("べし", "べき"):
            pred.maybe = True
        elif n.lemma in ("いる", "おる", "居る"):
            pred.past = True  # it goes on now
        elif n.form.startswith("意志推量"):
            pred.will = True

    def _link(self, j: int, final: Token, pred: Pred) -> int:  # noqa: PLR0911 - kinds of words are told apart in order
        """How the clause goes on, from the words after the verb; the place where reading goes on."""
        n = self._at(j)
        if pred.copula and n is not None and n.text == "と" and self.text.startswith("として", n.start):
            pred.link = "quote"
            return j + 3
        if n is None or n.text in ("。", "」", "』", "）"):
            pred.link = "end"
            while (n := self._at(j)) is not None and (n.text in _CLOSE or (n.text == "。" and self._closing(j + 1))):
                j += 1
            if n is not None and n.text == "と":
                pred.link = "quote"
                return j + 1
            return j
        if n.kind == "助詞":
            return self._particle_link(j, n, final, pred)
        if n.text in ("、", "，") or final.form.startswith("連用形") or final.text in ("て", "で"):
            pred.link = "if" if final.form.startswith("仮定形") or final.text in ("たら", "なら") else "and"
            if final.form.startswith(("終止形", "連体形")) and n.text not in ("、", "，"):
                pred.link = "rel"
            return j
        if n.text == "よう" and _ASKED.match(self.text, n.start):
            pred.link, pred.told = "quote", True
            j += 1
            after = self._at(j)
            return j + 1 if after is not None and after.text in ("に", "、") else j
        if n.kind in _NOMINAL or n.kind == "接尾辞":
            pred.link = "if" if final.form.startswith("仮定形") else "rel"
            return j
        pred.link = "and"
        return j

    def _closing(self, j: int) -> bool:
        n = self._at(j)
        return n is not None and n.text in _CLOSE

    def _particle_link(self, j: int, n: Token, final: Token, pred: Pred) -> int:
        if n.text == "と" and (n.sub == "格助詞" or self._quotes(j)):
            after = self._at(j + 1)
            pred.link = "quote"
            if after is not None and after.text == "の":
                pred.link = "rel"
                return j + 2
            return j + (3 if self.text.startswith("として", n.start) else 1)
        pred.manner = n.text in ("ながら", "つつ")
        if n.text in ("と", "ば", "なら", "たら"):
            pred.link = "if"
        elif n.sub == "準体助詞" or n.text in ("の", "こと"):
            pred.link = "rel"
            return j
        elif n.text == "か" and (after := self._at(j + 1)) is not None and after.text == "も":
            pred.maybe, pred.link = True, "end"
        else:
            pred.link = (
                "and" if final.form.startswith(("終止形", "連体形", "連用形")) or n.text in ("が", "し") else "if"
            )
        return j + 1

    def _quotes(self, j: int) -> bool:
        """Whether a "to" after a plain form quotes: a verb of saying follows soon."""
        tail = self.text[self.tokens[j].end :]
        found = re.match(r"[^、。]{0,12}", tail)
        rest = found[0] if found else ""
        return any(
            word in rest for word in ("述べ", "発表", "表明", "明ら", "警告", "主張", "強調", "語", "指摘", "し")
        )
