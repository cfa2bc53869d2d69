"""A mock server: Prism, answering from an OpenAPI document and checking each request against it.

Or a proxy: Prism in front of a server, checking each request and each answer.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.toolbox import command, document_of

HOST = "127.0.0.1"
GUARD = Path(__file__).with_name("prism_guard.cjs")
START_SECONDS = 60.0
STOP_SECONDS = 5.0


class MockServerError(RuntimeError):
    """The mock server did not start; the text is what it wrote."""


@dataclass(frozen=True)
class Proxy:
    """Prism in front of a server."""

    url: str
    log: Path

    def violations(self) -> list[str]:
        """What the requests and answers so far had that the document does not allow, as JSON, one an exchange."""
        return re.findall(r"^violations: (.+)$", self.log.read_text(errors="replace"), re.MULTILINE)


@contextmanager
def running(document: Path, port: int = 0) -> Generator[str]:
    """Serve `document` on loopback, on a free port unless one is given, and yield the base URL.

    The server is stopped when the block ends, and also when this process dies.
    """
    with _started("mock", document.resolve(), port=port) as (url, _):
        yield url


@contextmanager
def proxying(document: Path, upstream: str, *, errors: bool = False) -> Generator[Proxy]:
    """Serve what `upstream` answers, with `errors` only what `document` allows; stopped as `running` is."""
    options = ("--errors",) if errors else ()
    with _started("proxy", *options, document.resolve(), upstream) as (url, log):
        yield Proxy(url, log)


@contextmanager
def _started(kind: str, *options: str | Path, port: int = 0) -> Generator[tuple[str, Path]]:
    arguments = (kind, "--host", HOST, "--port", str(port), "--verboseLevel", "warn", *options)
    with tempfile.TemporaryDirectory() as folder, Path(folder, "log").open("wb") as log:
        process = subprocess.Popen(
            command("prism", *arguments, node_options=("--require", str(GUARD))),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches this process, which then stops the server
        )
        try:
            yield f"http://{HOST}:{_wait_for_port(process, Path(log.name))}", Path(log.name)
        finally:
            _stop(process)


def _wait_for_port(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while True:
        exited = process.poll() is not None
        text = log.read_text(errors="replace")
        if announced := re.search(r"^listening on port (\d+)\.$", text, re.MULTILINE):
            return announced[1]
        if exited or time.monotonic() > deadline:
            state = f"ended with {process.returncode}" if exited else f"was not ready in {START_SECONDS:g} s"
            raise MockServerError(f"Prism {state}:\n{text}")
        time.sleep(0.02)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def main() -> int:
    """Serve a document until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", nargs="?", type=Path, default=document_of())
    parser.add_argument("--port", type=int, default=4010)
    options = parser.parse_args()
    if not options.document.is_file():
        parser.error(f"there is no document {options.document}: name another")
    try:
        with running(options.document, options.port) as url:
            print(f"{options.document.name} at {url} (Ctrl-C stops it)", flush=True)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return 0
    except MockServerError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
