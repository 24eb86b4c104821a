"""Every page of the workspace on a case with many events, twenty people at a time, beside Datasette's table page.

Run: `python benchmarks/web_pages.py FOLDER [--events 1000000] [--users 20] [--seconds 20] [--datasette PROGRAM]`, where
FOLDER holds `icews_raw_2018_sample.tab.gz`; its rows are repeated with new ids and days, those between the countries of
the case ten times as often. Without it rows are drawn. Every user has a session of his or her own, asks for a random
page, waits for the whole answer and asks for the next at once; tables are asked for in many orders and parts, so that
few answers were made before.

`start`: a process of its own, from its start to the first answer and to the first page. It is measured three times:
with nothing kept of the case, where the first page may say that it is being worked out (then the time of the real one
is printed too); and twice when an earlier start has kept what it made.

`cold`: twenty users from the moment a server starts with nothing kept, while it works everything out. A page that says
that it is being worked out is asked for again, and what is printed is the time until the real one was there.

`warm`: twenty users when the server has made the pages that it makes ahead. Addresses that nobody asked for before are
printed apart from those that somebody had asked for.

`--datasette` names a `datasette` of any environment, which serves the same rows and is asked for random parts of its
table page in the same way.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

TEMPLATE = "us-japan-rok"
NAMES = {"Japan", "South Korea", "United States"}
PAIRS = ("JPN-KOR", "USA-JPN", "USA-KOR")
DOCUMENTS = 300
WORKING = 202
"""Status of a page that says that it is being worked out."""
OFTEN = 10
"""How often rows between the countries of the case come for one of the others."""
HEAD = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


# -- the case ---------------------------------------------------------------------------------------------------------


def lines(folder: Path) -> list[list[str]]:
    """Rows of the sample, or drawn ones where it is absent."""
    sample = folder / "icews_raw_2018_sample.tab.gz"
    if sample.is_file():
        rows = [line.split("\t") for line in gzip.decompress(sample.read_bytes()).decode().splitlines()[1:]]
    else:
        rng = random.Random(7)
        places, acts = [*sorted(NAMES), "China", "France", "India"], [("040", "1"), ("036", "4"), ("112", "-2")]
        rows = []
        for number in range(3000):
            source, target = rng.sample(places, 2)
            code, weight = rng.choice(acts)
            day = f"2018-06-{1 + number % 30:02d}"
            who = ["", day, source, "Government", source, "", code, weight, target, "Government", target, "1", "1"]
            rows.append([*who, "Drawn", "NA", "NA", "NA", source, "0", "0"])
    ours = [row for row in rows if row[4] in NAMES and row[10] in NAMES]
    return rows + ours * (OFTEN - 1)


def repeated(rows: Sequence[list[str]], number: int) -> Iterator[list[str]]:
    """So many rows from 2005 on, each with an id of its own."""
    rounds = -(-number // len(rows))
    step = 4900 // rounds or 1
    first = date(2005, 1, 1)
    for at in range(number):
        turn, row = at // len(rows), rows[at % len(rows)]
        day = first + timedelta(days=turn * step + (date.fromisoformat(row[1]) - date(2018, 6, 1)).days)
        yield [str(700_000_000 + at), day.isoformat(), *row[2:]]


def made(folder: Path, events: int, to: Path) -> tuple[Path, Path]:
    """The case, read, and the SQLite file of the same rows."""
    from winset.desk import add, create, read  # noqa: PLC0415 - the parts that need it say so

    case = create(to / "case", template=TEMPLATE)
    table, text = to / "bench.db", to / "events.tab"
    rows = lines(folder)
    with sqlite3.connect(table) as db, text.open("w", encoding="utf8") as file:
        names = [name.lower().replace(" ", "_") for name in HEAD]
        db.execute(f"CREATE TABLE events ({', '.join(names)})")
        file.write("\t".join(HEAD) + "\n")
        marks = ", ".join("?" * len(HEAD))
        for row in repeated(rows, events):
            file.write("\t".join(row) + "\n")
        db.executemany(f"INSERT INTO events VALUES ({marks})", repeated(rows, events))  # noqa: S608 - question marks
    notes = to / "notes"
    notes.mkdir()
    for number in range(DOCUMENTS):
        day = date(2015, 1, 1) + timedelta(days=number * 9)
        words = (
            f"Note {number}\n\n{day}\n\nJapan and South Korea agreed on {day:%d %B %Y} to share data on launches. The "
            "weather was fine. South Korea criticised Japan over the islets. The United States praised South Korea for "
            f"talk {number}.\n"
        )
        (notes / f"note{number:03d}.txt").write_text(words, encoding="utf8")
    add(case, [text, *sorted(notes.iterdir())])
    read(case)
    return case, table


# -- who asks ---------------------------------------------------------------------------------------------------------


class Asker:
    """One user: one connection, one session."""

    def __init__(self, base: str, cookie: str = "") -> None:
        found = urlsplit(base)
        self.host, self.port = found.hostname or "", found.port or 80
        self.head = (
            f" HTTP/1.1\r\nhost: {found.netloc}\r\naccept-encoding: gzip\r\nsec-fetch-site: same-origin\r\n"
            f"cookie: {cookie}\r\n\r\n"
        )
        self.held: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def whole(self, path: str) -> tuple[int, bytes, int]:
        """Status and body of the real page, and how often it was being worked out when asked for."""
        for turn in range(10_000):
            status, body = await self.get(path)
            if status != WORKING:
                return status, body, turn
            await asyncio.sleep(0.2)
        raise SystemExit(f"{path} never came")

    async def sent(self, path: str) -> tuple[asyncio.StreamReader, str]:
        """The head of an answer, over the connection that is held or, where the server has closed that, a new one."""
        for new in (self.held is None, True):
            if new:
                self.held = await asyncio.open_connection(self.host, self.port)
            assert self.held is not None  # noqa: S101 - just opened
            reader, writer = self.held
            try:
                writer.write(f"GET {path}{self.head}".encode())
                return reader, (await reader.readuntil(b"\r\n\r\n")).lower().decode("latin-1")
            except (asyncio.IncompleteReadError, ConnectionError):
                if new:
                    raise
        raise AssertionError

    async def get(self, path: str) -> tuple[int, bytes]:
        """Status and body, as they came over the wire."""
        reader, top = await self.sent(path)
        fields = dict(line.split(": ", 1) for line in top.split("\r\n")[1:] if line)
        status = int(top.split()[1])
        if fields.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(await reader.readline(), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        else:
            body = await reader.readexactly(int(fields.get("content-length", "0")))
        if fields.get("connection") == "close":
            self.held = None
        return status, gzip.decompress(body) if fields.get("content-encoding") == "gzip" else body


class Served(NamedTuple):
    """A server and who asks it."""

    process: int
    askers: list[Asker]


Taken = dict[str, list[tuple[float, bool]]]
"""By page: milliseconds of every answer, and whether its address was asked for the first time."""


def measured(served: Served, pages: Mapping[str, Sequence[str]], seconds: float) -> dict[str, float]:
    """Let everybody ask for random pages, and print what came of it; the 95th percentile by page."""
    before = spent(served.process)
    taken = asyncio.run(asked(served.askers, pages, seconds))
    return table(taken, spent(served.process) - before)


async def asked(askers: Sequence[Asker], pages: Mapping[str, Sequence[str]], seconds: float) -> Taken:
    """Milliseconds of every answer."""
    until, taken, seen = time.perf_counter() + seconds, defaultdict(list), set()

    async def user(number: int) -> None:
        rng = random.Random(number)
        while time.perf_counter() < until:
            kind = rng.choice(list(pages))
            path, began = rng.choice(pages[kind]), time.perf_counter()
            new = path not in seen
            seen.add(path)
            status, body, _ = await askers[number].whole(path)
            taken[kind].append((1000 * (time.perf_counter() - began), new))
            _fine(path, status, body)

    await asyncio.gather(*(user(number) for number in range(len(askers))))
    return taken


async def addresses(one: Asker) -> dict[str, list[str]]:
    """Every page with the addresses that are asked for."""

    async def rows(path: str, name: str = "rows") -> list[dict[str, str]]:
        return list(json.loads((await one.whole(path))[1])[name])

    options = [row["id"] for row in await rows("/options.json")]
    documents = [row["id"] for row in await rows(f"/api/documents?limit={DOCUMENTS}", "documents")]
    months = [row for pair in PAIRS for row in await rows(f"/relations/{pair}.json")]
    events = [{k: row[k] for k in ("data", "source", "target", "month")} for row in months]
    orders = ["", *(f"sort={way}{key}" for key in ("date", "title", "publisher", "events") for way in ("", "-"))]
    single = {
        name: [f"/{name}".replace("/overview", "/")]
        for name in ("overview", "relations", "opinion", "timeline", "meetings", "commitments", "constraints",
                     "methods", "label", "review", "history", "package", "scenario", "options", "issues", "upload")
    }  # fmt: skip
    return single | {
        "an option": [f"/options/{name}" for name in options],
        "an issue": [f"/issues/{row['id']}" for row in await rows("/issues.json")],
        "a country": [f"/countries/{name}" for name in ("JPN", "KOR", "USA")],
        "a pair": [f"/relations/{pair}?{urlencode({'page': n, 'sort': s})}" for pair in PAIRS for n in range(1, 20)
                   for s in ("", "month", "-happenings")],
        "events": [f"/events?{urlencode(row)}" for row in events],
        "documents": [f"/documents?{order}&page={n}&find={w}" for order in orders for n in (1, 2, 3)
                      for w in ("", "note1")],
        "a document": [f"/documents/{name}" for name in documents],
        "a package": [f"/package?o={a}&o={b}" for a in options for b in options if a != b],
        "search": [f"/search?q={word}" for word in ("Japan", "share+data", "islets", "talk+12", "weather")],
    }  # fmt: skip


# -- what is measured -------------------------------------------------------------------------------------------------


def spent(process: int) -> float:
    """Seconds of processor time of a process so far."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def table(taken: Taken, seconds: float) -> dict[str, float]:
    """Print median and 95th percentile of each page, all and by whether the address is new; the latter by page."""
    found = {}
    for name, rows in sorted(taken.items(), key=lambda item: -_at([ms for ms, _ in item[1]], 0.95)):
        found[name] = _at([ms for ms, _ in rows], 0.95)
        told = ", ".join(
            f"{word} {len(part)}: p95 {_at(part, 0.95):.1f}"
            for word, part in (("new", [ms for ms, new in rows if new]), ("again", [ms for ms, new in rows if not new]))
            if part
        )
        print(f"{name:24} p50 {_at([ms for ms, _ in rows], 0.5):7.1f} ms  p95 {found[name]:7.1f} ms  ({told})")
    number = sum(map(len, taken.values()))
    every = _at([ms for rows in taken.values() for ms, _ in rows], 0.95)
    print(f"{number} answers, {1000 * seconds / number:.1f} ms of the server's processor time each; p95 {every:.1f} ms")
    return found


def _fine(path: str, status: int, body: bytes) -> None:
    if status != 200:
        raise SystemExit(f"{path}: {status}\n{body.decode(errors='replace')[:800]}")


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def started(case: Path) -> str:
    """How long `winset serve` takes from its start to its first answer and its first page, and how large that is."""
    began = time.perf_counter()
    program = [sys.executable, "-m", "winset", "serve", str(case), "--port", "0"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        address = next(line.strip() for line in process.stdout or () if line.startswith("http"))

        async def first() -> str:
            one = Asker(address)
            await one.get("/start")
            answer = time.perf_counter() - began
            reader, writer = await asyncio.open_connection(one.host, one.port)
            writer.write(f"GET {urlsplit(address).path}?{urlsplit(address).query}{one.head}".encode())
            top = (await reader.readuntil(b"\r\n\r\n")).decode()
            told = next(v for v in top.split("\r\n") if v.lower().startswith("set-cookie"))
            writer.close()
            visitor = Asker(address, told.split(": ")[1].split(";")[0])
            status, body = await visitor.get("/")
            page = time.perf_counter() - began
            if status == WORKING:
                status, body, _ = await visitor.whole("/")
            _fine("/", status, body)
            whole = time.perf_counter() - began
            size = len(gzip.compress(body, 6)) / 1024
            later = (
                f"; it says that it is being worked out, {whole:.2f} s to the real one" if whole > page + 0.1 else ""
            )
            return f"{answer:.2f} s to the first answer, {page:.2f} s to the first page of {size:.1f} KB{later}"

        try:
            return asyncio.run(first())
        finally:
            process.terminate()


def serve(case: Path, users: int) -> None:
    """A server whose users are in already; prints its port and their cookies, and a line when it has made its pages."""
    import threading  # noqa: PLC0415 - the other process

    import uvicorn  # noqa: PLC0415 - the other process

    from winset.web import Settings, application  # noqa: PLC0415 - the other process
    from winset.web.patience import PatientProtocol  # noqa: PLC0415 - the other process
    from winset.web.serve import listening  # noqa: PLC0415 - the other process

    listener = listening("127.0.0.1", 0)
    app = application(Settings(case=case, port=listener.getsockname()[1]))
    sessions = app.workspace.sessions
    cookies = [f"{sessions.cookie}={sessions.begun('owner', 'owner')}" for _ in range(users)]
    print(json.dumps([listener.getsockname()[1], cookies]), flush=True)
    threading.Thread(target=lambda: print(app.workspace.warmed.wait(), flush=True), daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none", http=PatientProtocol)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def serving(case: Path, users: int, *, warm: bool) -> Iterator[Served]:
    """A server of its own and its users, from its start on or when it has made its pages."""
    program = [sys.executable, __file__, str(case), "--serve", "--users", str(users)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        told = iter(process.stdout or ())
        port, cookies = json.loads(next(told))
        began = time.perf_counter()
        try:
            if warm:
                next(told)
                print(f"pages were made ahead {time.perf_counter() - began:.1f} s after the server could answer")
            yield Served(process.pid, [Asker(f"http://127.0.0.1:{port}", cookie) for cookie in cookies])
        finally:
            process.terminate()


def datasette(program: str, table_file: Path, rows: int, users: int, seconds: float) -> dict[str, float]:
    """What Datasette's table page takes."""
    port = 18_350
    command = [program, "serve", str(table_file), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        base = f"http://127.0.0.1:{port}"

        async def up() -> None:
            for _ in range(200):
                try:
                    await Asker(base).get("/-/versions.json")
                except OSError:
                    await asyncio.sleep(0.1)
                else:
                    return

        try:
            asyncio.run(up())
            paths = [f"/bench/events?_next={n}&_size=50" for n in range(0, rows, max(1, rows // 2000))]
            askers = [Asker(base) for _ in range(users)]
            return measured(Served(process.pid, askers), {"Datasette's table page": paths}, seconds)
        finally:
            process.terminate()


def main() -> None:
    """Make the case, measure, print."""
    told = argparse.ArgumentParser()
    told.add_argument("folder", type=Path)
    told.add_argument("--events", type=int, default=1_000_000)
    told.add_argument("--users", type=int, default=20)
    told.add_argument("--seconds", type=float, default=20.0)
    told.add_argument("--datasette", default=shutil.which("datasette"))
    told.add_argument("--keep", type=Path, help="folder for the case, made where it is not there")
    told.add_argument("--only", choices=("start", "cold", "warm"), help="one part; all of them where it is not given")
    told.add_argument("--serve", action="store_true", help="only serve; used by the other process")
    given = told.parse_args()
    if given.serve:
        serve(given.folder, given.users)
        return
    with tempfile.TemporaryDirectory() as folder:
        to = given.keep or Path(folder)
        to.mkdir(exist_ok=True)
        if (to / "bench.db").is_file():
            case, rows = to / "case", to / "bench.db"
        else:
            case, rows = made(given.folder, given.events, to)
        print(f"{given.events:,} events, {DOCUMENTS} documents, {given.users} users, load {os.getloadavg()[0]:.1f}")
        if given.only in {None, "start"}:
            shutil.rmtree(case / "kept", ignore_errors=True)
            print(f"start, nothing kept: {started(case)}")
        with serving(case, 1, warm=True) as served:
            pages = asyncio.run(addresses(served.askers[0]))
        if given.only in {None, "start"}:
            for _ in range(2):
                print(f"start, kept by an earlier one: {started(case)}")
        if given.only in {None, "cold"}:
            shutil.rmtree(case / "kept", ignore_errors=True)
            print("cold, from the start of the server, until the real page was there:")
            with serving(case, given.users, warm=False) as served:
                measured(served, pages, given.seconds)
        if given.only not in {None, "warm"}:
            return
        print("warm:")
        with serving(case, given.users, warm=True) as served:
            mine = measured(served, pages, given.seconds)
        if given.datasette:
            theirs = datasette(given.datasette, rows, given.events, given.users, given.seconds)
            other = theirs["Datasette's table page"]
            for name in sorted(mine, key=mine.__getitem__, reverse=True):
                print(f"{name:24} {mine[name] / other:.2f} of Datasette's p95")
        print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
