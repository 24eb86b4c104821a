"""A workspace in this process, and somebody who has come in."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from winset.model import Answer, Member
from winset.web import Limits, Settings, application
from winset.web.guard import Guard
from winset.web.session import Session

BASE = "http://127.0.0.1:8350"
PLENTY = Limits(rate=1e6, burst=1e6, stranger_rate=1e6, stranger_burst=1e6)


class Client:
    """A browser without a screen: keeps cookies, says where it comes from, waits for each answer."""

    def __init__(self, app: Guard, base: str = BASE) -> None:
        self.app = app
        self.loop = asyncio.new_event_loop()
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url=base, headers={"sec-fetch-site": "same-origin"})

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer to a request."""
        return self.loop.run_until_complete(self.http.request(method, path, **more))

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to a GET."""
        return self.request("GET", path, **more)

    def post(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> httpx.Response:
        """The answer to a form with the session's token."""
        return self.request("POST", path, data={"token": self.token, **(data or {})}, **more)

    @property
    def session(self) -> Session | None:
        """The session that this client's cookie opens."""
        cookie = "; ".join(f"{c.name}={c.value}" for c in self.http.cookies.jar)
        return self.app.workspace.sessions.of(cookie)

    @property
    def token(self) -> str:
        """What every form of this client must carry."""
        return self.session.form if self.session else ""

    def changed_something(self) -> None:
        """From now on this client sees the case no older than now."""
        self.app.workspace.desks.acted(self.session.key if self.session else "")

    def enter(self) -> Client:
        """Come in by the start address."""
        token = self.app.workspace.sessions.start_token
        assert self.get("/start", params={"token": token}).status_code == 303
        return self

    def close(self) -> None:
        """End the session and the workspace."""
        self.loop.run_until_complete(self.http.aclose())
        self.loop.close()
        self.app.workspace.close()


@pytest.fixture(scope="session")
def served(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one's own to serve, with two documents read."""
    from winset.desk import add, read  # noqa: PLC0415 - heavy

    mine = tmp_path_factory.mktemp("served") / "us-japan-rok"
    shutil.copytree(shipped, mine)
    text = mine.parent / "statement.txt"
    text.write_text(
        "Joint statement\n\n2024-05-14\n\nOn 14 May 2024 Japan and South Korea agreed to share intelligence.\n\n"
        "Japan criticised South Korea over the islets on 10 May 2024. The weather was fine.\n\n"
        "The biggest constraint on South Korea is public opinion, which opposes closer ties with Japan.\n\n"
        "Bad \u202e<script>alert(1)</script> text stands here.\n",
        encoding="utf8",
    )
    add(mine, [text])
    read(mine)
    return mine


def opened(case: Path, **settings: Any) -> Client:
    """A client of a workspace of a case."""
    base = settings.pop("base", BASE)
    given = {"limits": PLENTY, "patience": 60.0} | settings
    return Client(application(Settings(case=case, warm=False, **given)), base)


@pytest.fixture(scope="session")
def browsing(served: Path) -> Iterator[Client]:
    """The owner of a workspace that tests only look at."""
    client = opened(served).enter()
    yield client
    client.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The owner of a case that has two countries and a text, and nothing else yet."""
    from winset.desk import add, create, read  # noqa: PLC0415 - heavy

    case = create(tmp_path_factory.mktemp("small") / "shelf", countries=("GRC", "TUR"))
    text = case.parent / "shelf.txt"
    text.write_text(
        "After the earthquake\n\n2023-10-03\n\nElections due in 2027 leave the Greek prime minister little room for "
        "concessions. Greece and Turkey agreed to resume talks on the continental shelf.\n"
    )
    add(case, [text])
    read(case)
    client = opened(case).enter()
    yield client
    client.close()


@pytest.fixture
def working(served: Path, tmp_path: Path) -> Iterator[Client]:
    """The owner of a workspace that a test may change."""
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(served, mine, ignore=shutil.ignore_patterns("web.db*"))
    client = opened(mine).enter()
    yield client
    client.close()


@pytest.fixture
def guarded(shipped: Path, tmp_path: Path) -> Iterator[Client]:
    """Nobody in particular before a workspace with accounts behind a proxy."""
    mine = tmp_path / "us-japan-rok"
    shutil.copytree(shipped, mine)
    client = opened(
        mine, accounts=True, behind_proxy=True, names=("winset.example.org",), base="https://winset.example.org"
    )
    yield client
    client.close()


TITLE = "What could be ratified"
PANEL = f"""
[[panel]]
id = "feasible"
title = "{TITLE}"
countries = ["USA", "JPN", "KOR"]
rounds = 3
move = 0.05
share = 0.8
known_from = "2026-07-01"
"""
HEAD = "id,panel,text,unit,least,most,scale,player,issue,option,truth,source,known_from\n"
DAY = date(2026, 7, 10)


def questions(number: int) -> str:
    """Rows of questions, the first of them on the level of a player."""
    rows = ["q1,feasible,Where does the prime minister stand?,level,0,1,uniform,{player},intelligence,,,,2026-07-01"]
    rows += [
        f"q{n},feasible,How likely is outcome {n}?,probability,0,1,uniform,,,,,,2026-07-01"
        for n in range(2, number + 1)
    ]
    return HEAD + "\n".join(rows) + "\n"


def people(number: int) -> tuple[Member, ...]:
    """Members of three countries in turn."""
    codes = ("USA", "JPN", "KOR")
    return tuple(
        Member(name=f"Person Surname{n}", email=f"person{n}@example.org", country=codes[n % 3]) for n in range(number)
    )


class Visitor(Client):
    """Somebody without a session."""

    def post(self, path: str, data: Mapping[str, Any] | None = None, **more: Any) -> httpx.Response:
        """A form as it stands."""
        return self.request("POST", path, data=dict(data or {}), **more)


@dataclass
class Seated:
    """A panel that has been invited, with a round open."""

    case: Path
    people: tuple[Member, ...]
    keys: tuple[str, ...]
    owner: Client
    make: Callable[[int], Seated]
    title: str = TITLE
    visitors: list[Visitor] = field(default_factory=list)

    def again(self, number: int) -> Seated:
        """Another like it, with round `number` open."""
        return self.make(number)

    def member(self, seat: int) -> Visitor:
        """Somebody who has the key of a seat and has not used it."""
        assert seat < len(self.keys)
        found = Visitor(self.owner.app)
        self.visitors.append(found)
        return found

    def restarted(self, seat: int) -> Visitor:
        """Somebody whose sheet was open before another server of the same case took over."""
        found = Visitor(application(Settings(case=self.case, warm=False, limits=PLENTY, patience=60.0)))
        found.http.cookies.set("winset_seat", self.keys[seat])
        self.visitors.append(found)
        return found

    def entered(self, seat: int) -> Visitor:
        """Somebody whose sheet is open."""
        found = self.member(seat)
        assert found.post("/seat/feasible", {"do": "enter", "key": self.keys[seat]}).status_code == 303
        return found

    def handed(self) -> dict[str, tuple[float, float, float]]:
        """What the first member has handed in."""
        from winset.desk.panels import sheet  # noqa: PLC0415 - heavy

        found = [one.handed for one in sheet(self.case, "feasible", self.keys[0]).asked]
        return {a.question: (a.q05, a.q50, a.q95) for a in found if a is not None}

    def round_of_answers(self, *, backwards: bool = False, first: int = 0) -> None:
        """Everybody, from the member `first` on, answers the open round; it closes and the next opens."""
        from winset.desk.panels import close_round, open_round  # noqa: PLC0415 - heavy

        self.answers(backwards=backwards, first=first)
        close_round(self.case, "feasible", today=DAY)
        open_round(self.case, "feasible", today=DAY)

    def answers(self, *, backwards: bool = False, first: int = 0) -> None:
        """Everybody, from the member `first` on, hands in the open round."""
        from winset.desk.panels import hand_in, sheet  # noqa: PLC0415 - heavy

        order = list(enumerate(self.keys))[first:]
        for n, key in reversed(order) if backwards else order:
            asked = sheet(self.case, "feasible", key).asked
            answers = [
                Answer(question=one.question.id, q05=0.1, q50=0.2 + n / 20, q95=0.9, reason=f"Because of reason {n}")
                for one in asked
            ]
            hand_in(self.case, "feasible", key, answers)

    def close(self) -> None:
        """End everything."""
        for visitor in self.visitors:
            visitor.loop.run_until_complete(visitor.http.aclose())
            visitor.loop.close()
        self.owner.close()


def seat_panel(
    served: Path, folder: Path, *, members: int = 7, asked: int = 25, number: int = 1
) -> tuple[Path, tuple[str, ...]]:
    """A copy of a case with a panel; round `number` is open. Returns the folder and the keys."""
    from winset.desk import open_case  # noqa: PLC0415 - heavy
    from winset.desk.panels import invite, open_round  # noqa: PLC0415 - heavy

    case = folder / "us-japan-rok"
    shutil.copytree(served, case, ignore=shutil.ignore_patterns("web.db*"))
    player = next(p.id for p in open_case(case).case.players if p.country == "JPN")
    (case / "panels.toml").write_text(PANEL, encoding="utf8")
    (case / "questions.csv").write_text(questions(asked).format(player=player), encoding="utf8")
    keys = tuple(i.key for i in invite(case, "feasible", people(members)))
    open_round(case, "feasible", number=0 if number == 0 else None, today=DAY)
    return case, keys


@pytest.fixture
def seated(served: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seated]:
    """A panel of seven members and 25 questions in its first round, with the owner of the workspace."""
    made: list[Seated] = []

    def make(number: int) -> Seated:
        case, keys = seat_panel(served, tmp_path_factory.mktemp("panel"), number=number)
        made.append(Seated(case, people(len(keys)), keys, opened(case).enter(), make))
        return made[-1]

    yield make(1)
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def whole_panel(served: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """A case whose panel has thirty members and forty questions, in its first round; and the members' keys."""
    return seat_panel(served, tmp_path_factory.mktemp("whole"), members=30, asked=40)
