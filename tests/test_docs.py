"""Every example in README and docs runs, and every command, file and exit code is documented."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from winset import errors
from winset.cli.app import app
from winset.store.tables import TABLES, columns

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted(ROOT.glob("docs/*.md"))
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(kind: str) -> list[tuple[Path, str]]:
    """(file, all blocks of one kind in it, in order): later examples may build on earlier ones."""
    found = []
    for path in DOCS:
        blocks = [body for language, body in BLOCK.findall(path.read_text(encoding="utf8")) if language == kind]
        if blocks:
            found.append((path, "".join(blocks)))
    return found


def commands(text: str) -> list[tuple[str, list[str]]]:
    """(command, lines of output shown) of console blocks."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and line.strip():
            found[-1][1].append(line)
    return found


def shown_in_order(shown: list[str], output: str) -> str | None:
    """The first shown line that the output lacks, in order; `...` stands for anything."""
    at = 0
    lines = output.splitlines()
    for line in shown:
        if line.strip() == "...":
            continue
        pattern = re.compile(".*?".join(map(re.escape, line.split("..."))))
        hit = next((i for i in range(at, len(lines)) if pattern.fullmatch(lines[i].rstrip())), None)
        if hit is None:
            return line
        at = hit + 1
    return None


@pytest.mark.parametrize(("path", "text"), examples("console"), ids=lambda v: v.name if isinstance(v, Path) else "")
def test_every_console_example_runs_and_prints_what_it_shows(path: Path, text: str, tmp_path: Path) -> None:
    bin_folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "118"}
    shutil.copytree(ROOT / "docs" / "examples", tmp_path, dirs_exist_ok=True)
    for command, shown in commands(text):
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        expected = next((int(line.split()[-1]) for line in shown if line.startswith("# exit code ")), 0)
        assert done.returncode == expected, f"{path.name}: {command}\n{done.stdout}{done.stderr}"
        wanted = [line for line in shown if not line.startswith("# exit code ")]
        missing = shown_in_order(wanted, done.stdout + done.stderr)
        assert missing is None, f"{path.name}: {command}\nshows {missing!r}, printed:\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize(("path", "text"), examples("python"), ids=lambda v: v.name if isinstance(v, Path) else "")
def test_every_python_example_runs(
    path: Path, text: str, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped, tmp_path / "us-japan-rok")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0)
    assert test.examples, f"{path.name}: python examples are written as a session with >>>"
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test)
    assert result.failed == 0


def reference() -> str:
    return (ROOT / "docs" / "reference.md").read_text(encoding="utf8")


def test_every_command_and_option_is_documented() -> None:
    text = reference()
    for command in app.registered_commands:
        assert command.callback is not None
        assert f"`winset {command.name or command.callback.__name__.replace('_', '-')}" in text


def test_every_file_and_column_of_a_case_is_documented() -> None:
    text = reference()
    for table in TABLES:
        assert f"`{table.file}`" in text, table.file
        section = text.split(f"`{table.file}`", 1)[1].split("\n### ", 1)[0]
        for name in columns(table.cls):
            assert f"`{name}`" in section, f"{table.file}: {name}"


def test_every_exit_code_is_documented() -> None:
    text = reference()
    for cls in vars(errors).values():
        if isinstance(cls, type) and issubclass(cls, errors.WinsetError):
            assert re.search(rf"^\| {cls.exit_code} \|", text, re.MULTILINE), cls


def test_the_two_commands_of_readme_are_single_lines() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf8")
    for mark in ("the report", "the tests"):
        found = re.search(rf"<!-- {mark} -->\n```console\n(.+)\n```\n<!-- end -->", text)
        assert found, mark
        words = shlex.split(found[1].replace("&&", " && "))
        assert words[0] == "python3"
