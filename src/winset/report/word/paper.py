"""A document to write on: headings, sentences with footnotes, lists, tables and pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocumentRun

from winset.desk import quoted_in_part
from winset.errors import BadInput, Problem
from winset.report.book import Entry
from winset.report.engine_words import plainly
from winset.report.tongue import language, words
from winset.report.word.footnotes import Footnotes
from winset.report.word.runs import runs_of

__all__ = ["Paper", "note_of"]

_FIXED: Final = (1980, 1, 1, 0, 0, 0)
"""Time of every file inside the document, so that the same report has the same bytes."""
_LOOK: Final = (
    ("Normal", 9, 0, 3),
    ("Title", 16, 0, 4),
    ("Heading 1", 12, 5, 2),
    ("Heading 2", 11, 8, 2),
    ("Heading 3", 10, 7, 2),
    ("List Bullet", 8.6, 0, 1),
    ("List Number", 8.6, 0, 1.5),
    ("Caption", 8.5, 4, 8),
)
"""Style, size of letters, space before and after in points."""
_TAGS: Final = MappingProxyType({"en": "en-GB", "ja": "ja-JP", "ko": "ko-KR"})
LINK: Final = RGBColor(0x00, 0x54, 0x8A)
"""Colour of a link."""
SOURCES: Final = 1
"""Items of evidence that a footnote names; all stand in numbers.json."""


class Paper:
    """One document.

    Parameters
    ----------
    entries : numbers by id; the first mention of one gets a footnote
    template : a document whose styles, margins, header and first pages are taken; None for our own
    """

    def __init__(self, entries: Mapping[str, Entry], template: Path | None = None) -> None:
        self.document = _opened(template)
        self.entries = entries
        self.footnotes = Footnotes(self.document)
        self._noted: set[str] = set()
        self._captions = {"Figure": 0, "Table": 0}
        if template is None:
            self._our_look()

    def _our_look(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin = section.bottom_margin = Mm(12)
        for name, size, before, after in _LOOK:
            style = self.document.styles[name]
            style.font.size = Pt(size)
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(after)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{script}"), "Arial")
            fonts.set(qn("w:eastAsia"), "Noto Sans CJK KR" if language() == "ko" else "Noto Sans CJK JP")
        self.document.styles["Normal"].element.get_or_add_rPr().append(_language(language()))

    def properties(
        self, *, title: str, subject: str, keywords: str, day: datetime, comments: str, mark: str = ""
    ) -> None:
        """What the file says of itself, and the handling mark that stands on every page."""
        about = self.document.core_properties
        about.title, about.subject, about.keywords, about.comments = title, subject, keywords, comments
        about.author = about.last_modified_by = "winset"
        about.created = about.modified = day
        about.language = _TAGS[language()]
        if mark:
            self._marked(mark)

    def _marked(self, mark: str) -> None:
        """The handling mark at the head and foot of every page, beside what a template has there."""
        section = self.document.sections[0]
        section.header_distance = section.footer_distance = Mm(6)
        for edge in (section.header, section.footer):
            edge.is_linked_to_previous = False
            empty = bool(edge.paragraphs) and not edge.paragraphs[0].text
            line = edge.paragraphs[0] if empty else edge.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = line.add_run(mark)
            run.bold, run.font.size = True, Pt(8)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading of the outline; 0 is the title."""
        style = "Title" if level == 0 else f"Heading {level}"
        paragraph = self.document.add_paragraph(style=self._style(style))
        self._fill(paragraph, text, notes=False)
        if new_page:
            paragraph.paragraph_format.page_break_before = True

    def text(self, markup: str, style: str | None = None, *, before: str = "", notes: bool = True) -> Paragraph:
        """A sentence or more; `before` stands in bold ahead of it."""
        paragraph = self.document.add_paragraph(style=self._style(style))
        if before:
            self._fill(paragraph, f"<b>{before} </b>", notes=False)
        self._fill(paragraph, markup, notes=notes)
        return paragraph

    def items(self, sentences: Iterable[str], *, notes: bool = True) -> None:
        """A list."""
        for sentence in sentences:
            self.text(sentence, "List Bullet", notes=notes)

    def picture(self, png: bytes, *, alt: str, caption: str) -> None:
        """A picture as wide as the text, with words for those who do not see it."""
        section = self.document.sections[-1]
        room = (section.page_width or Mm(210)) - (section.left_margin or Mm(22)) - (section.right_margin or Mm(22))
        shape = self.document.add_picture(io.BytesIO(png), width=room)
        shape._inline.docPr.set("descr", alt)  # noqa: SLF001 - python-docx has no alternative text
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._caption("Figure", caption)

    def table(self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int]) -> None:
        """A table with a caption above and a head that repeats on every page; widths in millimetres."""
        self._caption("Table", caption, keep=True)
        table = self.document.add_table(rows=1, cols=len(head), style=self._style("Table Grid"))
        table.autofit = False
        for cell, word in zip(table.rows[0].cells, head, strict=True):
            cell.paragraphs[0].add_run(word).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001 - python-docx has no repeated heads
        for row in rows:
            self._row(table.add_row(), row)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(1)
                    for run in paragraph.runs:
                        run.font.size = Pt(8.5)

    def bytes(self) -> bytes:
        """The file."""
        self.footnotes.finish()
        raw, out = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(zipfile.ZipInfo(name, _FIXED), old.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _row(self, row: _Row, values: Sequence[str]) -> None:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))  # noqa: SLF001 - as above
        for cell, value in zip(row.cells, values, strict=True):
            self._fill(cell.paragraphs[0], value, notes=True)

    def _fill(self, paragraph: Paragraph, markup: str, *, notes: bool) -> None:
        for run in runs_of(markup):
            added = paragraph.add_run(run.text)
            if run.url is not None:
                _lead(paragraph, added, run.url)
            added.bold = run.bold or None
            if run.small:
                added.font.size = Pt(8.5)
            if run.lang is not None:
                added._r.get_or_add_rPr().append(_language(run.lang))  # noqa: SLF001 - python-docx has no languages
            if notes and run.number is not None and run.number not in self._noted:
                self._noted.add(run.number)
                self.footnotes.add(paragraph, note_of(self.entries[run.number]))

    def _caption(self, kind: str, text: str, *, keep: bool = False) -> None:
        self._captions[kind] += 1
        paragraph = self.document.add_paragraph(style=self._style("Caption"))
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.add_run(f"{words('paper.figure' if kind == 'Figure' else 'paper.table-word')} ")
        field = parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ {kind} \\* ARABIC ">'
            f"<w:r><w:t>{self._captions[kind]}</w:t></w:r></w:fldSimple>"
        )
        paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
        self._fill(paragraph, f". {text}", notes=True)

    def _style(self, name: str | None) -> str | None:
        """A style of the document; None, its default, where a template lacks it."""
        return name if name is not None and any(s.name == name for s in self.document.styles) else None


def _opened(template: Path | None) -> docx.document.Document:
    if template is None:
        return docx.Document()
    try:
        return docx.Document(str(template))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, PackageNotFoundError) as error:
        what = "cannot be opened as a Word document (.docx); save it as one and try again"
        raise BadInput([Problem(file=str(template), code="no-docx", what=what)]) from error


def _lead(paragraph: Paragraph, run: DocumentRun, url: str) -> None:
    """Let a run lead to a page on the web; python-docx writes no links."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)  # noqa: SLF001 - as said
    link.append(run._r)  # noqa: SLF001 - as said
    run.font.color.rgb = LINK
    run.font.underline = True


def _language(lang: str) -> CT_RPr:
    east = "ko-KR" if lang == "ko" else "ja-JP"
    return parse_xml(f'<w:lang {nsdecls("w")} w:val="{_TAGS[lang]}" w:eastAsia="{east}"/>')


def note_of(entry: Entry, *, sources: int = SOURCES) -> str:
    """The number's id, what it is, and what it rests on in full."""
    parts = [f"{entry.id}: {entry.shown}. {entry.meaning}"]
    if entry.note:
        parts.append(entry.note.striptags())
    parts += [
        f"“{quoted_in_part(item.sentence, item.quote_words)}” {plainly(item.document)}, {item.date}. "
        f"{item.url or item.source}."
        for item in entry.answer.evidence[:sources]
    ]
    if (more := len(entry.answer.evidence) - sources) > 0:
        parts.append(words("paper.more", count=more))
    return " ".join(parts)
