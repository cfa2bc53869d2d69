"""A sandbox over a file, killed at any moment while it is sent to and asked; what it answered must be there again."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random

__all__ = ["Round", "killed_rounds"]

HEADERS = {"Authorization": "Basic sandbox-token", "Content-Type": "application/json"}
SENDERS = 4
TO = [{"Recipient": f"+614915701{number:02}"} for number in range(20)]


@dataclass
class Round:
    """What one life of a sandbox was asked, and what of it was lost."""

    answered: list[tuple[str, str]] = field(default_factory=list)
    """Operation and identifier of each request that was answered with success."""
    lost: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def running(file: Path) -> Generator[tuple[subprocess.Popen[str], int]]:
    """Run a sandbox over a file; yield its process and its port."""
    command = [sys.executable, "-m", "bestsms.sandbox", "--port", "0", "--db", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, int(process.stdout.readline().rpartition(":")[2].strip("/\n"))
        finally:
            process.kill()


def ask(connection: HTTPConnection, method: str, path: str, body: object = None) -> tuple[int, dict[str, object]]:
    """Make a request; return status code and decoded answer."""
    connection.request(method, f"/api/v2.04{path}", None if body is None else json.dumps(body), HEADERS)
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def send_without_end(port: int, name: str, answered: list[tuple[str, str]]) -> None:
    """Send messages and create contacts until the sandbox is gone."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    number = 0
    try:
        while True:
            number += 1
            data = {"Message": f"{name} {number}", "MessageID": f"{name}-{number}", "Destinations": TO}
            status, answer = ask(connection, "POST", "/send/sms", {"MessageData": data})
            assert (status, answer["Result"]) == (200, "Success")
            answered.append(("message", str(answer["MessageID"])))
            status, answer = ask(connection, "POST", "/addressbook/contact", {"FirstName": name})
            contact = answer["Contact"]
            assert status == 200
            assert isinstance(contact, dict)
            answered.append(("contact", str(contact["ContactID"])))
    except (OSError, HTTPException, ValueError):
        connection.close()


def killed_rounds(file: Path, rounds: int, seed: int) -> Generator[Round]:
    """Kill a sandbox again and again; yield after each time what it had answered and what of that is gone."""
    chance = Random(seed)
    everything: list[tuple[str, str]] = []
    for number in range(rounds):
        life = Round()
        with running(file) as (process, port):
            senders = [
                threading.Thread(target=send_without_end, args=(port, f"r{number}-{one}", life.answered))
                for one in range(SENDERS)
            ]
            for sender in senders:
                sender.start()
            threading.Event().wait(chance.uniform(0.3, 2.0))
            process.kill()
            process.wait()
            for sender in senders:
                sender.join()
        everything += life.answered
        with running(file) as (_, port):
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            life.lost = [one for one in everything if not is_there(connection, *one)]
            connection.close()
        yield life


def is_there(connection: HTTPConnection, kind: str, identifier: str) -> bool:
    """Whether the sandbox knows what it said it had, as a whole."""
    if kind == "contact":
        return ask(connection, "GET", f"/addressbook/contact/{identifier}")[0] == 200
    status, answer = ask(connection, "GET", f"/get/status/{identifier}")
    recipients = answer.get("Recipients")
    return status == 200 and isinstance(recipients, list) and len(recipients) == answer["Count"] == len(TO)
