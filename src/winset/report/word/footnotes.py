"""Footnotes, which python-docx does not write: their own part of the file, and references from the text."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

__all__ = ["Footnotes"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RULES: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
"""What Word draws above footnotes; it expects both."""


class Footnotes:
    """The footnotes of one document; `finish` puts them into the file.

    Notes of a template stay as they are; ours are numbered on from them.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part = next(
            (r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None
        )
        blob = self._part.blob if self._part is not None else f"<w:footnotes {nsdecls('w')}>{_RULES}</w:footnotes>"
        self._root: Any = parse_xml(blob)
        used = [int(note.get(qn("w:id"))) for note in self._root]
        self._next = max([0, *used]) + 1

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A reference at the end of the paragraph, and its note."""
        number, self._next = self._next, self._next + 1
        mark = parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no footnotes
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:rPr><w:sz w:val="14"/></w:rPr><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
        )
        note.findall(f".//{qn('w:t')}")[-1].text = f" {text}"
        self._root.append(note)

    def finish(self) -> None:
        """Write the part."""
        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self._part is not None:
            self._part._blob = blob  # noqa: SLF001 - a generic part has no setter
            return
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
