"""Compare the library with what it stands on, each pair in one run. Read the ratios: times depend on the machine.

python benchmarks/run.py [--quick]
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import httpx

from bestsms import BestSMS
from bestsms.models import StatusResult

HERE = Path(__file__).resolve().parent
TOKEN = "a-made-up-token"
RECIPIENTS = 10_000
WIRE_MESSAGE = {"MessageData": {"Message": "Hello", "Destinations": [{"Recipient": "+61491570006"}]}}


class Pair(NamedTuple):
    """Median seconds of one thing done with this library, and of the nearest thing done without it."""

    title: str
    ours: float
    peer: str
    theirs: float

    def __str__(self) -> str:
        ratio = self.ours / self.theirs
        return (
            f"{self.title:<40} {self.ours * 1000:9.2f} ms | {self.peer:<28} {self.theirs * 1000:9.2f} ms | {ratio:6.2f}"
        )


def seconds(action: Callable[[], object]) -> float:
    """Time one run."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def medians(ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> tuple[float, float]:
    """Time both in turns, after one run of each that does not count, so that the machine's moods hit both alike."""
    ours()
    theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def starting(ours: str, theirs: str, runs: int) -> Pair:
    """Run a line of code in a new process each time, the start of Python itself taken off."""

    def start(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)

    bare = statistics.median(seconds(start("pass")) for _ in range(runs))
    mine, other = medians(start(ours), start(theirs), runs)
    return Pair(ours, mine - bare, theirs, other - bare)


def decoding(url: str, runs: int) -> Pair:
    """Fetch and read every recipient of a large status, against fetching and json.loads alone."""
    with BestSMS(TOKEN, BaseURL=url) as client, httpx.Client() as bare:
        headers = {"Authorization": f"Basic {TOKEN}"}

        def ours() -> None:
            read(client.Reports.Status.Poll(MessageID="ID123456", RecordsPerPage=999))

        def theirs() -> None:
            found = json.loads(bare.get(f"{url}/get/status/ID123456", headers=headers).content)
            assert len(found["Recipients"]) == RECIPIENTS

        return Pair(
            f"status of {RECIPIENTS:,}, every one read as typed", *_with("httpx and json.loads", ours, theirs, runs)
        )


def read(result: StatusResult) -> None:
    """Touch a text, a decimal and a time of each recipient."""
    touched = [(one.Destination, one.Price, one.SentTimeUTC) for one in result.Recipients]
    assert len(touched) == RECIPIENTS


def sending(url: str, runs: int) -> Pair:
    """Send one SMS over a connection that is open."""
    with BestSMS(TOKEN, BaseURL=url) as client, httpx.Client() as bare:
        headers = {"Authorization": f"Basic {TOKEN}"}

        def ours() -> None:
            assert client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=["+61491570006"]).IsSuccess

        def theirs() -> None:
            assert bare.post(f"{url}/send/sms", json=WIRE_MESSAGE, headers=headers).json()["Result"] == "Success"

        return Pair("one send", *_with("httpx.Client.post", ours, theirs, runs))


def _with(peer: str, ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> tuple[float, str, float]:
    mine, other = medians(ours, theirs, runs)
    return mine, peer, other


@contextmanager
def server() -> Generator[str]:
    """Run the server of this folder in a process of its own; yield its URL."""
    command = [sys.executable, str(HERE / "server.py"), str(RECIPIENTS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few runs of each, to see that it works")
    quick = parser.parse_args().quick
    libraries = ", ".join(f"{name} {version(name)}" for name in ("bestsms", "httpx", "msgspec"))
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; {libraries}")
    print(f"Medians; the last column is ours over theirs, 1 is as fast.\n{'':<40} {'bestsms':>12}")
    with server() as url:
        for pair in (
            starting("import bestsms", "import httpx", 2 if quick else 20),
            starting("import bestsms; bestsms.BestSMS('x')", "import httpx; httpx.Client()", 2 if quick else 20),
            decoding(url, 2 if quick else 20),
            sending(url, 20 if quick else 2000),
        ):
            print(pair, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
