"""Threads that all need the libraries first get them whole."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys, threading
from winset.web.libraries import loaded
assert "numpy" not in sys.modules and "duckdb" not in sys.modules
gate, wrong = threading.Barrier(8), []
def ask(what):
    gate.wait()
    try:
        loaded()
        what()
    except BaseException as error:
        wrong.append(repr(error))
def seat():
    from winset.desk.panels import sheet
def page():
    from winset.web.render import environment
    environment()
threads = [threading.Thread(target=ask, args=(what,)) for what in (seat, page) * 4]
[t.start() for t in threads]
[t.join() for t in threads]
assert {"numpy", "duckdb", "winset.desk.desk"} <= sys.modules.keys()
print(wrong)
"""


def test_threads_that_ask_at_once_wait_for_the_first() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
