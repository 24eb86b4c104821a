"""The house: rooms import only from earlier rooms, tests mirror the source, public faces are sorted."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import winset

SRC = Path(winset.__file__).parent
TESTS = Path(__file__).parent
ROOMS = (
    "errors",
    "model",
    "reference",
    "sources",
    "coder",
    "store",
    "relations",
    "experts",
    "positions",
    "bargaining",
    "constraints",
    "commitments",
    "backtest",
    "desk",
    "report",
    "web",
    "cli",
)
PURE = {"relations", "experts", "positions", "bargaining", "constraints", "commitments", "backtest"}
DESK_ONLY = {
    "report": {"errors", "model", "reference", "desk", "report"},
    "web": {"errors", "model", "reference", "desk", "report", "web"},
    "cli": {"errors", "desk", "report", "web", "cli"},
}
MODULES = sorted(SRC.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_rooms_import_only_from_earlier_rooms(path: Path) -> None:
    here = room(path)
    if here not in ROOMS:
        return
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("winset.")} & set(ROOMS)
    later = {other for other in rooms if ROOMS.index(other) > ROOMS.index(here)}
    assert not later, f"{here} imports from later rooms: {sorted(later)}"
    if here in DESK_ONLY:
        assert rooms <= DESK_ONLY[here], f"{here} goes around the desk: {sorted(rooms - DESK_ONLY[here])}"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) in PURE], ids=lambda p: str(p.relative_to(SRC)))
def test_pure_rooms_open_no_file_and_read_no_clock(path: Path) -> None:
    forbidden = {"os", "io", "sqlite3", "duckdb", "time", "random", "subprocess", "urllib", "socket"}
    assert not imported(path) & forbidden
    calls = {
        n.func.id
        for n in ast.walk(ast.parse(path.read_text()))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert "open" not in calls


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=lambda p: str(p.relative_to(TESTS)))
def test_each_test_file_mirrors_a_module(path: Path) -> None:
    relative = path.relative_to(TESTS)
    if len(relative.parts) == 1 or relative.parts[0] in {"cases", "end_to_end"}:
        return
    folder = SRC.joinpath(*relative.parts[:-1])
    name = relative.stem.removeprefix("test_")
    modules = {p.stem for p in folder.glob("*.py")} | {p.name for p in folder.iterdir() if p.is_dir()}
    assert folder.is_dir(), f"no such room for {relative}"
    assert any(name == m or name.startswith(f"{m}_") for m in modules), f"{relative} tests no module of {folder.name}"


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules([str(SRC)]) if m.ispkg and m.name != "cases"])
def test_public_faces_are_sorted_and_real(name: str) -> None:
    module = importlib.import_module(f"winset.{name}")
    exported = list(getattr(module, "__all__", []))
    assert len(exported) == len(set(exported))
    assert all(hasattr(module, symbol) for symbol in exported)


def test_what_one_module_takes_from_another_is_in_its_public_face() -> None:
    faces: dict[str, set[str]] = {}
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                name = ".".join(("winset", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")
                faces[name] = set(ast.literal_eval(node.value))
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and node.module in faces:
                taken = {a.name for a in node.names if f"{node.module}.{a.name}" not in faces}
                assert taken <= faces[node.module], f"{path.relative_to(SRC)} takes {taken} from {node.module}"


def test_nothing_in_code_knows_the_countries_of_the_shipped_case() -> None:
    told = ("USA", "JPN", "KOR", "us_japan_rok", "us-japan-rok")
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Constant) and node.value in told:
                pytest.fail(f"{path.relative_to(SRC)}:{node.lineno} knows {node.value!r}")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_modules_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    assert text.count("\n") < 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            assert body[-1].end_lineno is not None
            assert body[-1].end_lineno - body[0].lineno < 50, f"{node.name} goes over a page"


def test_no_committed_file_names_a_package_registry() -> None:
    hosts = ("pypi" + ".org", "files.python" + "hosted.org", "registry.npmjs" + ".org", "deb.debian" + ".org")
    root = TESTS.parent
    for path in root.rglob("*"):
        if path.suffix in {".py", ".txt", ".toml", ".md", ".json", ".cff", ".html", ""} and path.is_file():
            if {".git", ".venv", ".venv-test", "node_modules", "__pycache__"} & set(path.relative_to(root).parts):
                continue
            text = path.read_text(encoding="utf8", errors="ignore")
            assert not any(host in text for host in hosts), path
