from __future__ import annotations

import resource
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from winset.web import Settings, application, patience
from winset.web.serve import listening

FILES = resource.getrlimit(resource.RLIMIT_NOFILE)
"""Open files that this process may have: both ends of every connection are its own."""


@pytest.mark.parametrize("number_of_them", [200, pytest.param(1000, marks=pytest.mark.full)])
def test_heads_that_never_end_are_cut_off_and_logged(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number_of_them: int
) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(4096, FILES[0]), FILES[1]))
    monkeypatch.setattr(patience, "SECONDS", 0.4)
    case = Path(shutil.copytree(shipped, tmp_path / "case"))
    listener = listening("127.0.0.1", 0)
    port = listener.getsockname()[1]
    app = application(Settings(case=case, port=port, warm=False))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=patience.PatientProtocol, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    held = []
    for number in range(number_of_them):
        one = socket.create_connection(("127.0.0.1", port), timeout=5)
        one.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-" + str(number).encode())
        held.append(one)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as quick:
        quick.sendall(f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        assert quick.recv(100).startswith(b"HTTP/1.1 200")
    for one in held:
        one.settimeout(20)
    assert all(one.recv(10) == b"" for one in held)
    for one in held:
        one.close()
    assert sum(e.why == "slow" for e in app.workspace.audit.latest(2 * number_of_them)) == number_of_them
    server.should_exit = True
    thread.join(10)
    listener.close()
