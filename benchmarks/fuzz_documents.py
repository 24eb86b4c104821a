"""Damaged documents of every format: none may crash, hang, or take more memory than the limits.

    python benchmarks/fuzz_documents.py --number 10000
    python benchmarks/fuzz_documents.py --formats pdf --number 500 --seed 7

Each document is a sound one with bytes flipped, cut out, doubled or spliced in from another format, or a bomb: archives
and XML that grow, lines of many megabytes, deep nesting, names that lead out of an archive. A reader must answer with
documents or with sentences. Prints, per format, how many of each, the slowest document and the memory at its peak;
exits 1 when any reader raised an exception or took too long.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import io
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

from winset.errors import Problem
from winset.sources import pdf
from winset.sources.folder import articles
from winset.sources.limits import Limits

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "sources" / "doubles"))
papers = importlib.import_module("papers")
pdf_fork_server = importlib.import_module("pdf_fork_server")

WORDS = "The two governments agreed on Monday to hold annual talks on the price of gas & power, officials said there."
URL = "https://example.org/talks"
SLOW = 20.0
"""Seconds that one document may take."""
MEMORY = 1_500_000_000
"""Bytes that this process may take."""
LIMITS = Limits(pdf_seconds=5, pdf_bytes=700_000_000)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def sound() -> dict[str, bytes]:
    """A sound document of each format."""
    page = papers.page([WORDS, WORDS.replace("Monday", "Friday")], date="2021-05-04")
    column = papers.column(WORDS * 3, left=72, top=700, letters=60)
    item = ("Talks", URL, "Tue, 04 May 2021 23:30:00 +0900", f"<p>{WORDS}</p>")
    docx = papers.docx([("Title", "Energy"), ("", WORDS)], notes=["See the treaty."], created="2021-05-04")
    markdown = f"---\ntitle: Talks\ndate: 2021-05-04\n---\n# Talks\n\n{WORDS}\n\n- one\n- [two]({URL})\n".encode()
    return {
        "txt": f"Talks on energy\n\n4 May 2021\n\n{WORDS}\n".encode(),
        "md": markdown,
        "html": page,
        "pdf": papers.pdf([column, column], title="Talks", made="20210504"),
        "docx": docx,
        "eml": papers.mail(WORDS, html=page.decode(), attached=[("a.txt", WORDS.encode()), ("b.docx", docx)]),
        "rss": papers.rss([item, item]),
        "atom": papers.atom([("Talks", URL, "2021-05-04", WORDS)]),
        "warc": papers.warc([(URL, "text/html", page), (URL + "/f", "application/rss+xml", papers.rss([item]))]),
        "zip": zipped({"a.md": markdown, "b.html": page, "c/d.txt": WORDS.encode()}),
    }


def bombs(ending: str) -> list[bytes]:
    """Documents made to hurt."""
    billion = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "bomb" * 10}">' for i in range(9))
    deep = b"<a>" * 200_000
    common = [b"", b"\x00" * 5_000_000, b"0" * 30_000_000, WORDS.encode() * 80_000, b"\xff\xfe" * 100_000, deep]
    xml = [f"<!DOCTYPE a [{billion}]><rss><channel><item><title>&a8;</title></item></channel></rss>".encode()]
    own: dict[str, list[bytes]] = {
        "html": [b"<div>" * 200_000 + WORDS.encode(), b"<p>" + b"<b>" * 50_000, b"<table>" + b"<tr><td>" * 50_000],
        "md": [b"[" * 200_000, b"![a](" * 100_000, b"> " * 100_000 + WORDS.encode(), b"---\n" + b"a: b\n" * 100_000],
        "pdf": [b"%PDF-1.4\n" + b"1 0 obj << /A " * 50_000, papers.pdf([[(10, 10, 10, "x" * 500_000)]])],
        "docx": [zipped({"word/document.xml": b" " * 200_000_000}), zipped({"word/document.xml": xml[0]})],
        "zip": [zipped({"a.txt": b"0" * 300_000_000}), zipped({"../../a.txt": b"x"}), nested(8)],
        "warc": [
            b"WARC/1.0\r\n" * 100_000,
            gzip.compress(b"0" * 100_000_000),
            b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n",
        ],
        "eml": [b"Subject: a\n" * 100_000, b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 100_000],
        "rss": xml,
        "atom": xml,
    }
    return common + own.get(ending, [])


def nested(depth: int) -> bytes:
    """Archives inside archives."""
    data = WORDS.encode()
    for level in range(depth):
        data = zipped({f"{level}.{'zip' if level else 'txt'}": data})
    return data


def damaged(generator: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A sound document with some damage."""
    out = bytearray(data)
    for _ in range(generator.choice((1, 1, 2, 5, 20, 60))):
        at, length = generator.randrange(len(out) + 1), generator.choice((1, 1, 4, 30, 400))
        kind = generator.randrange(6)
        if kind == 0 and out:
            out[min(at, len(out) - 1)] = generator.randrange(256)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length] * generator.choice((1, 3, 50))
        elif kind == 3:
            other = generator.choice(others)
            start = generator.randrange(len(other))
            out[at:at] = other[start : start + length]
        elif kind == 4:
            out[at:at] = generator.randbytes(length)
        else:
            del out[generator.randrange(len(out) + 1) if generator.random() < 0.2 else len(out) :]
    return bytes(out)


def maimed(generator: random.Random, ending: str, whole: dict[str, bytes]) -> bytes:
    """A damaged document of a format; of Word documents the XML inside, more often than the zip around it."""
    others = list(whole.values())
    if ending == "docx" and generator.random() < 0.8:  # a zip with one wrong byte is refused by its checksum
        with zipfile.ZipFile(io.BytesIO(whole[ending])) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        return zipped({name: damaged(generator, data, others) for name, data in files.items()})
    return damaged(generator, whole[ending], others)


def read(folder: Path, ending: str, data: bytes, counts: Counter[str]) -> float:
    """Seconds that a document took; what came of it is counted."""
    path = folder / f"d.{ending}"
    path.write_bytes(data)
    start = time.perf_counter()
    try:
        for item in articles(path, path.name, limits=LIMITS):
            counts["sentences" if isinstance(item, Problem) else "documents"] += 1
    except Exception:  # noqa: BLE001 - what this looks for
        counts["exceptions"] += 1
        kept = Path(tempfile.gettempdir()) / f"winset-fuzz-{counts['exceptions']}.{ending}"
        kept.write_bytes(data)
        traceback.print_exc()
        print(f"kept as {kept}", file=sys.stderr)
    return time.perf_counter() - start


def main() -> None:
    """Read damaged documents format by format and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=10_000, help="documents a format")
    parser.add_argument("--formats", default=",".join(sound()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--launch",
        action="store_true",
        help="launch a process for each PDF, as the program does",
    )
    told = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    whole = sound()
    if not told.launch:
        pdf.started = pdf_fork_server.Forking()
    failed = False
    heads = ("read", "documents", "sentences", "exceptions", "slowest s", "seconds", "MB")
    print(f"{'format':8}" + "".join(f"{head:>{max(8, len(head) + 2)}}" for head in heads))
    with tempfile.TemporaryDirectory() as temporary:
        for ending in told.formats.split(","):
            generator = random.Random(f"{told.seed} {ending}")
            counts: Counter[str] = Counter()
            hostile = bombs(ending)
            times = [read(Path(temporary), ending, bomb, counts) for bomb in hostile]
            left = max(0, told.number - len(hostile))
            times += [read(Path(temporary), ending, maimed(generator, ending, whole), counts) for _ in range(left)]
            peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            cells = (
                len(times), counts["documents"], counts["sentences"], counts["exceptions"], round(max(times), 2),
                round(sum(times), 1), round(peak / 1000),
            )  # fmt: skip
            row = (f"{cell:>{max(8, len(head) + 2)}}" for cell, head in zip(cells, heads, strict=True))
            print(f"{ending:8}" + "".join(row), flush=True)
            failed |= counts["exceptions"] > 0 or max(times) > SLOW
    sys.exit(failed)


if __name__ == "__main__":
    main()
