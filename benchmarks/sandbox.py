"""How fast a sandbox is: sends and polls at 1, 1,000 and 100,000 stored messages, and one send to 100,000 numbers.

python benchmarks/sandbox.py [--quick]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = "/api/v2.04"
HEADERS = {"Authorization": "Basic sandbox-token", "Content-Type": "application/json"}


@contextmanager
def sandbox() -> Generator[tuple[HTTPConnection, dict[str, str], int]]:
    """Run a sandbox as a process of its own; yield a connection, the headers of the control API, and its process id."""
    start = time.monotonic()
    command = [sys.executable, "-m", "bestsms.sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline().split() for _ in range(5)]
            connection = HTTPConnection("127.0.0.1", int(lines[1][2].split(":")[2].partition("/")[0]))
            call(connection, "GET", f"{ROOT}/get/status/none")
            print(f"start to first answer: {time.monotonic() - start:.2f} s")
            yield connection, {"X-Sandbox-Key": lines[3][2]}, process.pid
            connection.close()
            print(f"memory of the sandbox at most: {peak(process.pid):.0f} MB")
        finally:
            process.terminate()
            process.wait()


def peak(pid: int) -> float:
    """Return the most memory that a process had, in MB; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def used(pid: int) -> float:
    """Return the seconds of processor time that a process took; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else []
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def call(connection: HTTPConnection, method: str, path: str, body: object = None) -> dict[str, object]:
    """Make a request; return the decoded answer."""
    connection.request(method, path, None if body is None else json.dumps(body), HEADERS)
    decoded: dict[str, object] = json.loads(connection.getresponse().read())
    return decoded


def send(connection: HTTPConnection, number: int, recipients: int = 1) -> dict[str, object]:
    """Send a message of its own to so many numbers."""
    to = [{"Recipient": f"+614{(number * 7 + place) % 10**8:08}"} for place in range(recipients)]
    data = {"Message": f"Message {number}", "MessageID": f"m{number}", "Destinations": to}
    answer = call(connection, "POST", f"{ROOT}/send/sms", {"MessageData": data})
    assert answer["Result"] == "Success", answer
    return answer


def rate(connection: HTTPConnection, pid: int, stored: int, count: int) -> None:
    """Measure sends and polls, in real time and in the time that the sandbox itself took, and print them."""
    shown: list[str] = []
    for what in ("sends", "polls"):
        start, before = time.monotonic(), used(pid)
        for number in range(stored, stored + count):
            if what == "sends":
                send(connection, number)
            else:
                call(connection, "GET", f"{ROOT}/get/status/m{number}")
        each = count / (time.monotonic() - start), count / ((used(pid) - before) or float("inf"))
        shown.append(f"{each[0]:6.0f} {what}/s, {each[1]:6.0f} a second of its processor time")
    print(f"{stored:>7} messages: {'; '.join(shown)}", flush=True)


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    share = 10 if parser.parse_args().quick else 1
    with sandbox() as (connection, key, pid):
        stored = 0
        for goal in (1, 1000, 100_000 // share):
            while stored < goal:
                send(connection, stored)
                stored += 1
            rate(connection, pid, stored, 2000)
            stored += 2000
    with sandbox() as (connection, key, _):
        start = time.monotonic()
        send(connection, 0, 100_000 // share)
        print(f"one send to {100_000 // share} numbers: {time.monotonic() - start:.2f} s")
        start = time.monotonic()
        connection.request("POST", "/_sandbox/clock/advance", '{"For": "1h"}', key)
        connection.getresponse().read()
        print(f"their delivery: {time.monotonic() - start:.2f} s")
        print(
            {name: call(connection, "GET", f"{ROOT}/get/status/m0")[name] for name in ("Status", "Success", "Failed")}
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
