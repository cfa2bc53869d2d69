"""How fast a sandbox is: sends and polls at 1, 1,000 and 100,000 stored messages, and one send to 100,000 numbers.

python benchmarks/sandbox.py [--quick]
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.client import HTTPConnection

ROOT = "/api/v2.04"
HEADERS = {"Authorization": "Basic sandbox-token", "Content-Type": "application/json"}


@contextmanager
def sandbox() -> Generator[tuple[HTTPConnection, dict[str, str]]]:
    """Run a sandbox as a process of its own; yield a connection, and the headers of the control API."""
    start = time.monotonic()
    command = [sys.executable, "-m", "bestsms.sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline().split() for _ in range(5)]
            connection = HTTPConnection("127.0.0.1", int(lines[1][2].split(":")[2].partition("/")[0]))
            call(connection, "GET", f"{ROOT}/get/status/none")
            print(f"start to first answer: {time.monotonic() - start:.2f} s")
            yield connection, {"X-Sandbox-Key": lines[3][2]}
            connection.close()
        finally:
            process.terminate()
            process.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the sandbox: {peak:.0f} MB")


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


def rate(connection: HTTPConnection, stored: int, count: int) -> None:
    """Measure sends and polls, and print them."""
    start = time.monotonic()
    for number in range(count):
        send(connection, stored + number)
    sends = count / (time.monotonic() - start)
    start = time.monotonic()
    for number in range(count):
        call(connection, "GET", f"{ROOT}/get/status/m{stored + number}")
    print(f"{stored:>7} messages: {sends:6.0f} sends/s {count / (time.monotonic() - start):6.0f} polls/s", flush=True)


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    share = 10 if parser.parse_args().quick else 1
    with sandbox() as (connection, key):
        stored = 0
        for goal in (1, 1000, 100_000 // share):
            while stored < goal:
                send(connection, stored)
                stored += 1
            rate(connection, stored, 500)
            stored += 500
    with sandbox() as (connection, key):
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
