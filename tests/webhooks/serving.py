"""Real servers, in processes of their own, with an application from a file."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

__all__ = ["Served", "each_loading", "gunicorn", "served", "uvicorn"]

PATIENCE = 30
uvicorn = ("uvicorn", "app:app", "--port", "0", "--no-access-log", "--log-level", "info")
each_loading = ("gunicorn", "app:app", "--bind", "127.0.0.1:0", "--workers", "2")
gunicorn = (*each_loading, "--preload")
_ADDRESS = re.compile(r"(?:running on|Listening at:) (http://127\.0\.0\.1:\d+)")


@dataclass
class Served:
    """An application that is served."""

    url: str
    folder: Path
    log: Path

    def printed(self) -> list[str]:
        """What it printed."""
        return (self.folder / "out").read_text(encoding="utf-8").splitlines()

    def prints(self, lines: int) -> list[str]:
        """What it printed, once that are so many lines."""
        deadline = time.monotonic() + PATIENCE
        while len(self.printed()) < lines and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.printed()


@contextmanager
def served(code: str, folder: Path, command: Sequence[str]) -> Generator[Served]:
    """Serve an application; end it with SIGTERM, as an operator would."""
    (folder / "app.py").write_text(code, encoding="utf-8")
    log = folder / "log"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    with (folder / "out").open("wb") as out, log.open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=folder, env=environment, stdout=out, stderr=err
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not (found := _ADDRESS.search(log.read_text(encoding="utf-8"))):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"it did not start: {log.read_text(encoding='utf-8')[-3000:]}")
            time.sleep(0.02)
        _wait_until_up(found[1])
        yield Served(found[1], folder, log)
    finally:
        process.terminate()
        code_at_end = process.wait(PATIENCE)
    assert code_at_end in (0, -signal.SIGTERM), log.read_text(encoding="utf-8")


def _wait_until_up(url: str) -> None:
    httpx.get(url, timeout=PATIENCE, trust_env=False)  # the socket listens already: this waits until it is served
