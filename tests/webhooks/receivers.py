"""The receiver of a soak under Gunicorn, which can be killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from scripts.toolbox import ROOT

__all__ = ["receivers_running"]

PATIENCE = 120
_COMMAND = (
    "gunicorn", "tests.webhooks.soaked:app", "--config", "python:tests.webhooks.soaked",
    "--threads", "4", "--preload", "--log-level", "critical",
)  # fmt: skip


@contextmanager
def receivers_running(port: int, url: str, lines: Path, workers: int) -> Generator[Callable[[], None]]:
    """Run Gunicorn; yield what kills all of it, with SIGKILL, and starts it again.

    Args:
        port: Where it listens.
        url: Of its store.
        lines: File that handlers write to which have no transaction.
        workers: Number of its processes.
    """
    command = [sys.executable, "-m", *_COMMAND, "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    environment = {**os.environ, "SOAK_STORE": url, "SOAK_LINES": str(lines)}

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, stderr=log)

    with (lines.parent / "log").open("ab") as log:
        processes = [start()]

        def restart() -> None:
            _kill(processes.pop())
            processes.append(start())
            _wait_until_served(port)

        try:
            _wait_until_served(port)
            yield restart
        finally:
            _kill(processes.pop())


def _wait_until_served(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            connection.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise AssertionError(f"nothing is served at port {port}")


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads a group, and the group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
