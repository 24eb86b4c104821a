"""Start the worker that reads a PDF by forking instead of launching, so that thousands of papers can be tried.

Every paper is still read by a process of its own, with the limits of `winset.sources.pdf_worker` set in it, by the same
code; what is saved is the start of the interpreter and of the engine. The server is small, has one thread and opens no
paper itself, so that nothing of one paper is seen by the next.

Run as `python pdf_fork_server.py FD` by `Forking`; it takes a line of arguments and the end of a pipe for each paper.
"""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

WORKER: Final = Path(__file__).resolve().parents[1] / "src" / "winset" / "sources" / "pdf_worker.py"
LONGEST: Final = 65_536


class Forked:
    """A worker that the server forked; what of `subprocess.Popen` the reader of PDFs uses."""

    def __init__(self, link: socket.socket, command: list[str]) -> None:
        """Have the server fork a worker with the arguments that follow the program's name in a command."""
        read, write = os.pipe()
        arguments = command[command.index(str(WORKER)) + 1 :]
        socket.send_fds(link, ["\0".join(arguments).encode()], [write])
        os.close(write)
        self.link = link
        self.stdout = os.fdopen(read, "rb")
        self.pid = int(link.recv(LONGEST))
        self.code: int | None = None

    def kill(self) -> None:
        """End it; no harm where it has ended, since the server keeps its number until `wait`."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code, as `subprocess` gives it."""
        if self.code is None:
            self.link.send(b"wait")
            self.code = int(self.link.recv(LONGEST))
        return self.code


class Forking:
    """The server, as a function that starts workers in the place of `subprocess.Popen`."""

    def __init__(self) -> None:
        """Launch the server."""
        self.link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-P", __file__, str(theirs.fileno())]
        self.server = subprocess.Popen(command, pass_fds=[theirs.fileno()])
        theirs.close()

    def __call__(self, command: list[str], **_: object) -> Forked:
        """Start a worker."""
        return Forked(self.link, command)

    def close(self) -> None:
        """End the server."""
        self.link.close()
        self.server.wait()


def serve(link: socket.socket) -> None:
    """Fork a worker for each request, and tell how it ended when asked."""
    import pypdfium2  # noqa: F401, PLC0415 - once, before every fork

    while True:
        told, pipes, _, _ = socket.recv_fds(link, LONGEST, 1)
        if not told:
            return
        pid = os.fork()
        if pid == 0:
            link.close()
            os.dup2(pipes[0], 1)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            sys.argv = [str(WORKER), *told.decode().split("\0")]
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            try:
                runpy.run_path(str(WORKER), run_name="__main__")
            except BaseException:  # noqa: BLE001 - as the interpreter ends a program of its own
                os._exit(1)
            sys.stdout.flush()
            os._exit(0)
        os.close(pipes[0])
        link.send(str(pid).encode())
        if not link.recv(LONGEST):
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        link.send(str(os.waitstatus_to_exitcode(status)).encode())


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
