"""How fast a sandbox is, whether it holds 1, 1,000 or 100,000 messages, and what a lot of anything takes.

python benchmarks/sandbox.py [--quick]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

ROOT = "/api/v2.04"
HEADERS = {"Authorization": "Basic sandbox-token", "Content-Type": "application/json"}
RECEIVER = Path(__file__).with_name("receiver.py")
AT_A_TIME = 200
"""Calls of one turn: few, so that a level of 1 message stays one of few."""
SPREAD = 0.20


class Process:
    """A sandbox in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], started: float) -> None:
        assert process.stdout is not None
        lines = [process.stdout.readline().split() for _ in range(5)]
        self._connection = HTTPConnection("127.0.0.1", int(lines[1][2].split(":")[2].partition("/")[0]))
        self._headers = HEADERS | {"X-Sandbox-Key": lines[3][2]}
        self._pid = process.pid
        self.call("GET", f"{ROOT}/get/status/none")
        self.started: float = time.monotonic() - started
        self.sent: int = 0
        self._connection.close()  # it would not be kept for as long as others are filled

    def call(self, method: str, path: str, body: object = None) -> dict[str, object]:
        """Make a request; return the decoded answer."""
        self._connection.request(method, path, None if body is None else json.dumps(body), self._headers)
        decoded: dict[str, object] = json.loads(self._connection.getresponse().read())
        return decoded

    def send(self, recipients: int = 1) -> None:
        """Send a message of its own to so many numbers."""
        number, self.sent = self.sent, self.sent + 1
        to = [{"Recipient": f"+614{(number * 7 + place) % 10**8:08}"} for place in range(recipients)]
        data = {"Message": f"Message {number}", "MessageID": f"m{number}", "Destinations": to}
        answer = self.call("POST", f"{ROOT}/send/sms", {"MessageData": data})
        assert answer["Result"] == "Success", answer

    def fill(self, count: int) -> None:
        """Send messages until there are so many, have them delivered, and keep the state."""
        while self.sent < count:
            self.send()
        self.advance("1m")
        self.call("POST", "/_sandbox/snapshots", {"Name": "full"})
        self._connection.close()

    def level(self, count: int) -> None:
        """Go back to that state, if the sandbox has come too far from it."""
        if self.sent > 1.2 * count:
            self.call("POST", "/_sandbox/snapshots/full/restore")
            self.sent = count

    def advance(self, stretch: str) -> float:
        """Let time pass; return the seconds that it took."""
        start = time.monotonic()
        self.call("POST", "/_sandbox/clock/advance", {"For": stretch})
        return time.monotonic() - start

    def processor(self) -> float:
        """Return the seconds of processor time that it took; of real time where the system does not tell."""
        files = list(Path(f"/proc/{self._pid}/task").glob("*/schedstat"))
        return sum(int(file.read_text().split()[0]) for file in files) / 1e9 if files else time.monotonic()

    def peak(self) -> float:
        """Return the most memory that it had, in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self._pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


@contextmanager
def running(*arguments: str | Path) -> Generator[tuple[subprocess.Popen[str], float]]:
    """Run a Python program; yield its process and when it was started."""
    started = time.monotonic()
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process, started
        finally:
            process.terminate()
            process.wait()


@contextmanager
def sandbox(*options: str) -> Generator[Process]:
    """Run a sandbox."""
    with running("-m", "bestsms.sandbox", "--port", "0", *options) as (process, started):
        yield Process(process, started)


def sends(one: Process, count: int) -> None:
    """Send messages and have them delivered: both are what a message costs."""
    for _ in range(count):
        one.send()
    one.advance("1m")


def polls(one: Process, count: int) -> None:
    """Poll messages all over those that there are."""
    for place in range(count):
        one.call("GET", f"{ROOT}/get/status/m{place * one.sent // count}")


def rates(what: Callable[[Process, int], None], levels: dict[int, Process], turns: int) -> dict[int, float]:
    """Return the calls a second of the sandbox's processor time, by level; turn by turn, so that noise meets all."""
    found: dict[int, list[float]] = {level: [] for level in levels}
    for _ in range(turns):
        for level, one in levels.items():
            one.level(level)
            what(one, AT_A_TIME // 4)  # to warm up
            before = one.processor()
            what(one, AT_A_TIME)
            found[level].append(AT_A_TIME / (one.processor() - before))
    return {level: median(values) for level, values in found.items()}


def flat(share: int) -> bool:
    """Measure sends and polls at each level; return whether they are as fast at all of them."""
    with ExitStack() as stack:
        levels = {level: stack.enter_context(sandbox()) for level in (1, 1000, 100_000 // share)}
        print(f"start to first answer: {median(one.started for one in levels.values()):.2f} s")
        for level, one in levels.items():
            one.fill(level)
        spreads: list[float] = []
        for what in (sends, polls):
            found = rates(what, levels, 40 // share)
            spreads.append(1 - min(found.values()) / max(found.values()))
            shown = ", ".join(f"{rate:.0f} with {level}" for level, rate in found.items())
            print(f"{what.__name__} a second of one core: {shown} messages; apart by {spreads[-1]:.0%}", flush=True)
        most = max(levels)
        print(f"memory with {most} messages, and a snapshot of them: {levels[most].peak():.0f} MB at most")
    return max(spreads) <= SPREAD


def many_recipients(count: int) -> None:
    """Measure one send to many numbers."""
    with sandbox() as one:
        start = time.monotonic()
        one.send(count)
        print(f"one send to {count} numbers: {time.monotonic() - start:.2f} s")
        print(f"their delivery: {one.advance('1h'):.2f} s; memory at most {one.peak():.0f} MB")
        state = one.call("GET", f"{ROOT}/get/status/m0")
        assert (state["Status"], state["Success"]) == ("Completed", count), state


def webhooks(count: int) -> None:
    """Measure a day in which many webhooks are posted, to a receiver in a process of its own."""
    with running(RECEIVER) as (receiver, _):
        assert receiver.stdout is not None
        with sandbox("--webhook", receiver.stdout.readline().strip()) as one:
            one.send(count)
            one.call("POST", "/_sandbox/clock/advance", {"Seconds": 0})
            took = one.advance("24h")
            assert one.call("GET", "/_sandbox/state")["PendingWebhooks"] == 0
            print(f"24 h with {count} webhooks to post: {took:.2f} s, {count / took:.0f} a second")


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    share = 10 if parser.parse_args().quick else 1
    is_flat = flat(share)
    many_recipients(100_000 // share)
    webhooks(10_000 // share)
    if not is_flat:
        print(f"not flat within {SPREAD:.0%}", file=sys.stderr)
    return 0 if is_flat else 1


if __name__ == "__main__":
    sys.exit(main())
