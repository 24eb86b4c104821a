"""One writer at a time, and never a lock that outlives its holder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from winset.errors import CaseBusy, CaseError, StorageError
from winset.store.lock import single_writer

HOLD = """
import sys, time
from pathlib import Path
from winset.store.lock import single_writer
with single_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_another_process_is_named_and_its_death_frees_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "case.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(CaseBusy, match=f"is being written by process {holder.pid} on "), single_writer(lock):
            pass
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    with single_writer(lock):
        pass


def test_a_lock_is_free_again_after_its_block_even_a_broken_one(tmp_path: Path) -> None:
    lock = tmp_path / "case.lock"
    with pytest.raises(KeyError), single_writer(lock):
        raise KeyError
    with single_writer(lock), pytest.raises(CaseBusy), single_writer(lock):
        pass


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"), single_writer(tmp_path / "gone" / "case.lock"):
        pass


def test_a_damaged_lock_file_says_that_it_can_be_deleted(tmp_path: Path) -> None:
    lock = tmp_path / "case.lock"
    lock.write_bytes(b"not what SQLite writes, not at all" * 100)
    with pytest.raises(CaseError, match="delete it and try again"), single_writer(lock):
        pass
