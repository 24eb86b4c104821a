from __future__ import annotations

import errno

import numpy as np
import orjson
import pytest

from winset.cli.output import json_line, plain, sentences_for_people
from winset.errors import CaseBusy, UnknownName
from winset.model import Ritual


def raising(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UnknownName("issue", "trde", ["trade"]), 2, "did you mean 'trade'?"),
        (CaseBusy("process 7 is writing"), 4, "process 7 is writing"),
        (OSError(errno.ENOSPC, "No space left on device", "case.db"), 6, "case.db: No space left on device"),
        (KeyboardInterrupt(), 130, "run the same command again"),
    ],
)
def test_errors_become_sentences_and_exit_codes(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentences_for_people(lambda: raising(error)) == code
    assert said in capsys.readouterr().err


def test_a_bug_stays_a_traceback() -> None:
    with pytest.raises(ZeroDivisionError):
        sentences_for_people(lambda: raising(ZeroDivisionError()))


def test_values_become_json() -> None:
    row = Ritual(month=2, day=22, label="x", since=None, countries=("AAA", "BBB"), source="s")
    assert plain(row)["countries"] == ["AAA", "BBB"]
    line = json_line({"row": row, "n": np.float64(0.5), "many": (np.arange(2),)})
    assert line.endswith(b"}\n")
    assert orjson.loads(line)["many"] == [[0, 1]]
