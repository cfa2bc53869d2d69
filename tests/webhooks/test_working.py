"""`python -m bestsms.webhooks work`: a process that handles what others receive."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bestsms.webhooks import SQLiteStore, WebhookReceiver
from tests.webhooks.posts import direct, post, status

APPLICATION = """
import pathlib, time
from bestsms.webhooks import SQLiteStore, WebhookReceiver

def handle(event):
    with open("begun", "a") as file:
        print(event.MessageID, file=file)
    while not pathlib.Path("go-on").exists():
        time.sleep(0.01)
    with open("handled", "a") as file:
        print(event.MessageID, file=file)

class web:
    receiver = WebhookReceiver(
        Secret="a-made-up-secret", Store=SQLiteStore("events.db"), OnStatus=handle, RunWorker=False
    )

without = WebhookReceiver(Secret="a-made-up-secret", OnStatus=handle)
"""
PATIENCE = 30.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the application lives."""
    (tmp_path / "app.py").write_text(APPLICATION, encoding="utf-8")
    return tmp_path


@pytest.fixture
def receiver(folder: Path) -> Generator[WebhookReceiver]:
    """What receives, in this process, and works on nothing."""
    made = direct(Store=SQLiteStore(folder / "events.db"), OnStatus=print, RunWorker=False)
    yield made
    made.Stop()


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bestsms.webhooks", "work", *arguments]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a process did that ended by itself."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(),
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@contextmanager
def working(folder: Path) -> Generator[subprocess.Popen[str]]:
    """A process that works; ended, should a test forget it."""
    process = subprocess.Popen(
        command("app:web.receiver"), cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def lines(file: Path, count: int) -> list[str]:
    """The lines of a file, once that are so many."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if len(found) >= count:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{file.name} has too few lines")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_handles_what_others_receive_and_a_signal_ends_it_after_the_event_at_hand(
    folder: Path, receiver: WebhookReceiver, number: signal.Signals
) -> None:
    with working(folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == (
            "Working on SQLiteStore('events.db'). SIGTERM or Ctrl-C ends it after the event at hand.\n"
        )
        for one in range(2):
            assert post(receiver, status(one)).Status == 200
        (begun,) = lines(folder / "begun", 1)
        process.send_signal(number)
        (folder / "go-on").touch()
        assert process.wait(PATIENCE) == 0
    assert lines(folder / "handled", 1) == [begun]
    assert receiver.Waiting() == 1


def test_it_handles_what_is_due_and_ends_if_it_is_to_do_it_once(folder: Path, receiver: WebhookReceiver) -> None:
    (folder / "go-on").touch()
    for one in range(3):
        assert post(receiver, status(one)).Status == 200
    ran = run(folder, "app:web.receiver", "--once")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert sorted(lines(folder / "handled", 3)) == ["message-0", "message-1", "message-2"]
    assert receiver.Waiting() == 0


@pytest.mark.parametrize(
    "place, complaint",
    [
        ("app", "'app' must be a module and a name in it, such as app:receiver"),
        ("app:", "'app:' must be a module and a name in it, such as app:receiver"),
        (".app:receiver", "'.app:receiver' must be a module and a name in it, such as app:receiver"),
        ("apps:receiver", "there is no module apps here"),
        ("apps.web:receiver", "there is no module apps here"),
        ("app:web.receivers", "the module app has no web.receivers"),
        ("app:web", "app:web must be a WebhookReceiver, not type"),
        ("app:without", "app:without has no Store"),
    ],
)
def test_it_says_what_is_no_receiver_that_has_work(folder: Path, place: str, complaint: str) -> None:
    ran = run(folder, place)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert " ".join(ran.stdout.split()).startswith(complaint)


def test_a_module_that_lacks_another_is_not_said_to_be_missing_itself(folder: Path) -> None:
    (folder / "app.py").write_text("import what_is_not_here", encoding="utf-8")
    ran = run(folder, "app:receiver")
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'what_is_not_here'"
