"""Small files of every format, made from words: what the readers' tests and the fuzzing start from."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

Placed = tuple[float, float, float, str]
"""Distance from the left and from the foot of the page, height of the type, words."""
WIDTH, HEIGHT = 612, 792


def pdf(pages: Iterable[Sequence[Placed]], *, title: str = "", made: str = "") -> bytes:
    """A PDF with lines of Helvetica in their places."""
    contents = [
        "\n".join(f"BT /F1 {size:g} Tf {x:g} {y:g} Td ({_escaped(words)}) Tj ET" for x, y, size, words in page)
        for page in pages
    ]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    date = f"/CreationDate (D:{made}000000Z)" if made else ""
    objects.append(f"<< /Title ({_escaped(title)}) {date} >>")
    kids = []
    for content in contents:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {number + 1} 0 R >>")
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, text in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252"))
    at = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{at}\n%%EOF\n".encode())
    return out.getvalue()


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(words: str, *, left: float, top: float, letters: int, size: float = 10) -> list[Placed]:
    """Words set as a column, a line at most so many letters long, hyphens and all."""
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) + 1 > letters:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [(left, top - 12 * i, size, text) for i, text in enumerate([*lines, line])]


def docx(
    paragraphs: Iterable[tuple[str, str]], *, notes: Iterable[str] = (), created: str = "", title: str = ""
) -> bytes:
    """A Word document of paragraphs, each with the name of its style."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(_paragraph(words, style) for style, words in paragraphs)
    foot = "".join(f'<w:footnote w:id="{i}">{_paragraph(words)}</w:footnote>' for i, words in enumerate(notes, 1))
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">'
        f"<dc:title>{escape(title)}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {space}>{foot}</w:footnotes>")
        archive.writestr("docProps/core.xml", core)
    return out.getvalue()


def _paragraph(words: str, style: str = "") -> str:
    """Words in several runs, as word processors write them."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    middle = len(words) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (words[:middle], words[middle:])
    )
    return f"<w:p>{named}{runs}</w:p>"


def rss(items: Iterable[tuple[str, str, str, str]], *, title: str = "The Paper") -> bytes:
    """A feed of (title, address, date, markup)."""
    listed = "".join(
        f"<item><title>{escape(name)}</title><link>{escape(url)}</link><pubDate>{day}</pubDate>"
        f"<description>{escape(text)}</description></item>"
        for name, url, day, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{listed}</channel></rss>'.encode()


def atom(entries: Iterable[tuple[str, str, str, str]]) -> bytes:
    """A feed of (title, address, date, markup)."""
    listed = "".join(
        f'<entry><id>tag:{i}</id><title>{escape(name)}</title><link href="{escape(url)}"/><published>{day}</published>'
        f'<author><name>Ada Example</name></author><content type="html">{escape(text)}</content></entry>'
        for i, (name, url, day, text) in enumerate(entries)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>{listed}</feed>'.encode()


def page(words: Iterable[str], *, title: str = "A title of it", date: str = "") -> bytes:
    """A page of HTML with an article."""
    meta = f'<meta property="article:published_time" content="{date}">' if date else ""
    body = "".join(f"<p>{escape(text)}</p>" for text in words)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{meta}</head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def warc(answers: Iterable[tuple[str, str, bytes]], *, packed: bool = False, status: int = 200) -> bytes:
    """A web archive of (address, content type, body), each a record of its own."""
    out = []
    for url, kind, body in answers:
        block = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-02-03T04:05:06Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out.append(gzip.compress(record) if packed else record)
    return b"".join(out)


def mail(words: str, *, attached: Iterable[tuple[str, bytes]] = (), html: str = "") -> bytes:
    """A mail with plain words, the same as HTML, and attachments."""
    from email.message import EmailMessage  # noqa: PLC0415 - only mails need it

    made = EmailMessage()
    made["From"] = "Ada Example <ada@example.org>"
    made["To"] = "bob@example.org"
    made["Subject"] = "Talks on energy"
    made["Date"] = "Tue, 04 May 2021 10:00:00 +0200"
    if words:
        made.set_content(words)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()
