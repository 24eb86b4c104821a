"""Minutes of reading and writing by several people at once: nothing may be lost, nothing fail, and memory stay flat.

Run: `python benchmarks/web_soak.py FOLDER [--seconds 600] [--readers 6] [--events 20000] [--case CASE]`, where FOLDER
is that of `web_pages.py`, whose case is made with fewer events; `--case` takes a copy of a case that is there.

Readers ask for random pages without pause. Writers have an account each (an owner and three coders) and do one thing
after the other with half a second between: label a row, take the label back, reject a suggestion, correct a poll
figure, judge a promise, paste a text, upload a text that another process reads. Everything that the server acknowledged
is written down here, with the words that it must have left in the case. At the end the server is stopped and the case
is opened anew: each of them must be there. Every 5xx and every answer that a page does not give is a failure. Memory
and open files of the server are printed as time goes by; `--serve` is the other process.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from web_pages import Asker, addresses, made

WRITERS = (("Ada", "owner"), ("Ben", "coder"), ("Chen", "coder"), ("Dal", "coder"))
READER, READERS = ("Eve", "owner"), 20
"""Who only looks, and how many such sessions there are."""
PAUSE = 0.5
EVERY = 30.0
"""Seconds between two lines."""
_INPUT = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_OFTEN = (("label", 8), ("undo", 1), ("reject", 1), ("correct", 3), ("judge", 2), ("paste", 1), ("upload", 1))


class Given(NamedTuple):
    """What there is to write on."""

    polls: tuple[str, ...]
    promises: tuple[str, ...]


class Told(NamedTuple):
    """One write that the server acknowledged."""

    kind: str
    who: str
    subject: str
    """What it was done to."""
    word: str
    """What it must have left in the case."""


@dataclass
class Record:
    """What happened."""

    told: list[Told] = field(default_factory=list)
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def took(self, kind: str, status: int, seconds: float, body: bytes) -> None:
        """Count one answer."""
        self.statuses[kind, status] += 1
        self.slowest = max(self.slowest, seconds)
        if status >= 500:
            self.failures.append(f"{kind}: {status} {re.sub(rb'<[^>]+>', b' ', body)[-300:].decode(errors='replace')}")


class Writer(Asker):
    """Somebody with an account."""

    def __init__(self, base: str, cookie: str, name: str, record: Record, given: Given) -> None:
        super().__init__(base, cookie)
        self.cookie, self.name, self.record, self.given = cookie, name, record, given
        self.rng = random.Random(name)
        self.count = 0
        self.last_label = ""

    def word(self) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return f"soak{self.name.lower()}{self.count:05d}"

    async def page(self, path: str) -> str:
        """A page as text."""
        began = time.perf_counter()
        status, body, _ = await self.whole(path)
        self.record.took("page to write on", status, time.perf_counter() - began, body)
        return body.decode()

    async def send(
        self, kind: str, path: str, form: Mapping[str, str], file: tuple[str, bytes] | None = None
    ) -> tuple[int, str]:
        """A form; status and where it leads, or the page that comes."""
        if file is None:
            body, media = urlencode(form).encode(), "application/x-www-form-urlencoded"
        else:
            mark = "----soak"
            parts = [f'--{mark}\r\ncontent-disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in form.items()]
            head = f'--{mark}\r\ncontent-disposition: form-data; name="files"; filename="{file[0]}"\r\n\r\n'
            body = "".join(parts).encode() + head.encode() + file[1] + f"\r\n--{mark}--\r\n".encode()
            media = f"multipart/form-data; boundary={mark}"
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection(self.host, self.port)
        lines = (
            f"POST {path} HTTP/1.1", f"host: {self.host}:{self.port}", "sec-fetch-site: same-origin",
            "connection: close", f"cookie: {self.cookie}", f"content-type: {media}", f"content-length: {len(body)}",
        )  # fmt: skip
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        answer = await reader.read()
        writer.close()
        head_bytes, _, page = answer.partition(b"\r\n\r\n")
        status = int(head_bytes.split()[1])
        self.record.took(kind, status, time.perf_counter() - began, page)
        found = re.search(rb"\r\nlocation: ([^\r]+)", head_bytes, re.IGNORECASE)
        return status, found[1].decode() if found else page.decode()

    # -- what people do ------------------------------------------------------------------------------------------------

    async def label(self) -> None:
        """Say whether a row is right."""
        page = await self.page(f"/label?size=200&data={self.rng.choice(('coded', 'icews'))}")
        rows = re.findall(r'href="(/label\?[^"]+row=[^"]+)"', page)
        if not rows:
            return
        form = hidden((await self.page(unescape(self.rng.choice(rows)))).partition("Coded as")[2])
        if "id" not in form:
            return
        right = self.rng.choice(("yes", "no"))
        status, to = await self.send("label", "/label", form | {"right": right})
        if status == 303:
            self.last_label = re.search(r"said=(\d+)", to)[1]  # type: ignore[index]
            self.record.told.append(Told("label", self.name, form["id"], f"{self.last_label} {right}"))

    async def undo(self) -> None:
        """Take the last label back."""
        if self.last_label:
            token = token_of(await self.page("/label"))
            status, _ = await self.send("undo", "/undo", {"token": token, "act": self.last_label})
            if status == 303:
                self.record.told.append(Told("undo", self.name, self.last_label, ""))
                self.last_label = ""

    async def reject(self) -> None:
        """Reject what a text suggests."""
        page = await self.page("/review")
        forms = [hidden(part) for part in page.split('action="/review" class="decide"')[1:]]
        if forms:
            form, word = self.rng.choice(forms), self.word()
            keep = {name: form[name] for name in ("token", "id", "kind")}
            status, _ = await self.send("reject", "/review", keep | {"decision": "reject", "reason": word})
            if status == 303:
                self.record.told.append(Told("reject", self.name, form["id"], word))

    async def correct(self) -> None:
        """Change the note of a poll figure."""
        name = self.rng.choice(self.given.polls)
        token = token_of(await self.page(f"/correct?file=polls.csv&id={name}"))
        word = self.word()
        form = {"token": token, "file": "polls.csv", "id": name, "column": "note", "value": word, "reason": "soak"}
        status, _ = await self.send("correct", "/correct", form)
        if status == 303:
            self.record.told.append(Told("correct", self.name, f"polls.csv:{name}", word))

    async def judge(self) -> None:
        """Say how a promise was kept."""
        name = self.rng.choice(self.given.promises)
        token = token_of(await self.page(f"/commitments/{name}"))
        word = self.word()
        form = {"token": token, "score": self.rng.choice(("1", "0", "-1")), "reason": f"Because of {word}."}
        status, _ = await self.send("judge", f"/commitments/{name}", form)
        if status == 303:
            self.record.told.append(Told("judge", self.name, name, word))

    async def paste(self) -> None:
        """Paste a text."""
        token = token_of(await self.page("/paste"))
        word = self.word()
        text = f"Note of {word}. On 3 May 2024 Japan and South Korea agreed to share data on {word}."
        form = {"token": token, "text": text, "title": word, "date": "2024-05-04", "url": "", "handling": ""}
        status, _ = await self.send("paste", "/paste", form)
        if status == 200:
            self.record.told.append(Told("paste", self.name, word, word))

    async def upload(self) -> None:
        """Upload a text, which another process reads."""
        token = token_of(await self.page("/upload"))
        word = self.word()
        text = f"{word}\n\n2024-05-04\n\nOn 3 May 2024 Japan criticised South Korea over {word}.\n".encode()
        status, _ = await self.send("upload", "/upload", {"token": token}, (f"{word}.txt", text))
        if status == 303:
            self.record.told.append(Told("upload", self.name, word, word))


def hidden(part: str) -> dict[str, str]:
    """Hidden values of the form that a part of a page begins with."""
    return {name: unescape(value) for name, value in _INPUT.findall(part.partition("</form>")[0])}


def token_of(page: str) -> str:
    """What every form of the session must carry."""
    return unescape(page.partition('name="token" value="')[2].partition('"')[0])


# -- the run ----------------------------------------------------------------------------------------------------------


async def write(writer: Writer, until: float) -> None:
    """One thing after the other."""
    kinds = [kind for kind, often in _OFTEN for _ in range(often)]
    while time.perf_counter() < until:
        await getattr(writer, writer.rng.choice(kinds))()
        await asyncio.sleep(PAUSE)


async def look(asker: Asker, number: int, pages: Mapping[str, list[str]], record: Record, until: float) -> None:
    """One random page after the other."""
    rng = random.Random(number)
    while time.perf_counter() < until:
        kind = rng.choice(list(pages))
        began = time.perf_counter()
        status, body, _ = await asker.whole(rng.choice(pages[kind]))
        record.took("page", status, time.perf_counter() - began, body)


def held(process: int) -> tuple[float, int]:
    """Megabytes of memory and open files of a process."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    size = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]
    return size, len(list(Path(f"/proc/{process}/fd").iterdir()))


async def watch(process: int, record: Record, until: float) -> list[tuple[float, int]]:
    """Print how large the server is, and how much was done, now and then; megabytes and open files."""
    began, seen = time.perf_counter(), []
    while time.perf_counter() < until:
        await asyncio.sleep(min(EVERY, max(0.0, until - time.perf_counter())))
        size, files = held(process)
        seen.append((size, files))
        answers, load = sum(record.statuses.values()), os.getloadavg()[0]
        print(
            f"{time.perf_counter() - began:6.0f} s  {answers:7} answers  {len(record.told):5} writes acknowledged  "
            f"{size:6.0f} MB  {files:4} files  load {load:.1f}",
            flush=True,
        )
    return seen


async def read_all(one: Writer) -> None:
    """Wait until every upload was read."""
    for _ in range(600):
        if not re.search(r">(waiting|reading)<", await one.page("/upload")):
            return
        await asyncio.sleep(0.5)


def serve(case: Path) -> None:
    """A server whose people are in already; prints its port and their cookies."""
    import threading  # noqa: PLC0415 - the other process

    import uvicorn  # noqa: PLC0415 - the other process

    from winset.web import Limits, Settings, application  # noqa: PLC0415 - the other process
    from winset.web.patience import PatientProtocol  # noqa: PLC0415 - the other process
    from winset.web.serve import listening  # noqa: PLC0415 - the other process

    listener = listening("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = application(Settings(case=case, port=port, limits=Limits(uploads_an_hour=100_000, rate=1e6, burst=1e6)))
    sessions = app.workspace.sessions
    cookies = [f"{sessions.cookie}={sessions.begun(name, role)}" for name, role in (*WRITERS, *[READER] * READERS)]
    print(json.dumps([port, cookies]), flush=True)

    def said() -> None:
        while not app.workspace.shelf.holds_something:
            time.sleep(0.1)
        print("the pages of the menu are made", flush=True)

    threading.Thread(target=said, daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none", http=PatientProtocol)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def serving(case: Path) -> Iterator[tuple[int, int, list[str]]]:
    """The other process: its number, its port, and the cookies of the writers."""
    with subprocess.Popen(
        [sys.executable, __file__, str(case), "--serve"], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            told = iter(process.stdout or ())
            port, cookies = json.loads(next(told))
            next(told)  # the pages of the menu are made
            yield process.pid, port, cookies
        finally:
            process.terminate()


async def run(
    server: tuple[int, int, list[str]], given: Given, readers: int, seconds: float
) -> tuple[Record, list[tuple[float, int]]]:
    """Everything at once."""
    process, port, cookies = server
    base, record = f"http://127.0.0.1:{port}", Record()
    pages = await addresses(Asker(base, cookies[0]))
    writers = [Writer(base, c, name, record, given) for c, (name, _) in zip(cookies, WRITERS, strict=False)]
    until = time.perf_counter() + seconds
    looking = [look(Asker(base, cookies[len(WRITERS) + n % READERS]), n, pages, record, until) for n in range(readers)]
    found = await asyncio.gather(
        watch(process, record, until), *(write(one, until) for one in writers), *looking, return_exceptions=True
    )
    record.failures += [repr(one) for one in found if isinstance(one, BaseException)]
    await read_all(writers[0])
    return record, found[0] if isinstance(found[0], list) else []


# -- afterwards -------------------------------------------------------------------------------------------------------


def missing(case: Path, told: list[Told]) -> list[Told]:
    """What the server acknowledged and the case does not hold."""
    from winset.desk import open_case  # noqa: PLC0415 - the part that needs it
    from winset.desk.corrections import history  # noqa: PLC0415 - the part that needs it
    from winset.desk.library import Library  # noqa: PLC0415 - the part that needs it

    acts = history(case)
    by_id = {str(act.id): act for act in acts}
    reasons = {act.reason for act in acts}
    undone = {(act.author, act.subject) for act in acts if act.kind == "undo"}
    corrected = {(act.subject, str((act.new or {}).get("note"))) for act in acts if act.kind == "correct"}
    judged = (case / "judgements.csv").read_text(encoding="utf8")
    documents = Library(open_case(case, as_of="2100")).documents(limit=1_000_000).rows
    names = " ".join(f"{row['title']} {row['file']}" for row in documents)
    polls = {poll.id: poll.note for poll in open_case(case).case.polls}
    last = {one.subject.partition(":")[2]: one.word for one in told if one.kind == "correct"}

    def label(one: Told) -> bool:
        number, right = one.word.split()
        act = by_id.get(number)
        return act is not None and (act.author, act.subject, act.new["right"]) == (one.who, one.subject, right == "yes")

    there: Mapping[str, Callable[[Told], bool]] = {
        "label": label,
        "undo": lambda one: (one.who, one.subject) in undone,
        "reject": lambda one: one.word in reasons,
        "correct": lambda one: (one.subject, one.word) in corrected,
        "judge": lambda one: one.word in judged,
        "paste": lambda one: one.word in names,
        "upload": lambda one: one.word in names,
    }
    lost = [one for one in told if not there[one.kind](one)]
    return lost + [Told("last correction", "", name, word) for name, word in last.items() if polls.get(name) != word]


def main() -> None:
    """Make the case, run, look."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seconds", type=float, default=600.0)
    asked.add_argument("--readers", type=int, default=6)
    asked.add_argument("--events", type=int, default=20_000)
    asked.add_argument("--case", type=Path, help="a case of which a copy is taken")
    asked.add_argument("--serve", action="store_true", help="only serve; used by the other process")
    given = asked.parse_args()
    if given.serve:
        serve(given.folder)
        return
    from winset.desk import open_case  # noqa: PLC0415 - the part that needs it

    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        if given.case:
            shutil.copytree(given.case, case)
        else:
            made(given.folder, given.events, Path(folder))
        rows = open_case(case).case
        there = Given(tuple(poll.id for poll in rows.polls[:40]), tuple(one.id for one in rows.commitments[:40]))
        with serving(case) as server:
            record, seen = asyncio.run(run(server, there, given.readers, given.seconds))
        lost = missing(case, record.told)
        print("\nanswers:", ", ".join(f"{kind} {status}: {n}" for (kind, status), n in sorted(record.statuses.items())))
        print("acknowledged:", ", ".join(f"{k} {n}" for k, n in sorted(Counter(t.kind for t in record.told).items())))
        print(f"lost: {len(lost)}{''.join(f' {one}' for one in lost[:5])}")
        print(f"failures: {len(record.failures)}{''.join(chr(10) + '  ' + one for one in record.failures[:5])}")
        if len(seen) > 3:
            part = max(1, len(seen) // 4)
            first, last = (
                statistics.median(size for size, _ in rows) for rows in (seen[part : 2 * part], seen[-part:])
            )
            files = [number for _, number in seen]
            print(
                f"memory: {first:.0f} MB in the second quarter, {last:.0f} MB in the last ({last / first - 1:+.0%}); "
                f"open files {min(files)} to {max(files)}; slowest answer {record.slowest:.1f} s"
            )
        if lost or record.failures:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
