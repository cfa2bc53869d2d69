"""One file, for the threads and processes of a machine, that nobody else reads."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.tracking import Tracker, TrackingStoreError
from bestsms.webhooks import StatusEvent, parse
from tests.servers import Server
from tests.tracking.life import NUMBER, Life

PATIENCE = 30


def event(number: int, message_id: str = "One") -> StatusEvent:
    fields = {"Type": "SMS", "MessageID": message_id, "Destination": f"+4477009{number:05}", "Status": "SUCCESS"}
    made = parse(json.dumps({**fields, "Result": "delivered"}).encode())
    assert isinstance(made, StatusEvent)
    return made


def known(tracker: Tracker) -> int:
    message = tracker.Message("One")
    return 0 if message is None else len(message.Recipients)


def is_so_in_a_child(question: Callable[[], bool]) -> bool:
    """Whether a child made by fork says yes, which it has some seconds to do."""
    child = os.fork()
    if not child:
        status = 1
        try:
            signal.alarm(PATIENCE)
            status = 0 if question() else 2
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_what_one_process_wrote_another_reads(tmp_path: Path) -> None:
    with Tracker(tmp_path / "messages.db") as one, Tracker(str(tmp_path / "messages.db")) as other:
        one.Event(event(1))
        other.Event(event(2))
        assert known(one) == known(other) == 2


@pytest.mark.parametrize("name", [":memory:", "messages.db"])
def test_threads_lose_nothing(tmp_path: Path, name: str) -> None:
    with Tracker(name if name == ":memory:" else tmp_path / name) as tracker, ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(tracker.Event, [event(number % 50) for number in range(100)])) == 50
        assert known(tracker) == 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")  # that is what is tested
def test_a_forked_child_has_a_connection_of_its_own(tmp_path: Path) -> None:
    with Tracker(tmp_path / "messages.db") as tracker:
        tracker.Event(event(1))
        child = os.fork()
        if child == 0:
            tracker.Event(event(2))
            os._exit(0 if known(tracker) == 2 else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert known(tracker) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")  # that is what is tested
def test_what_is_in_memory_goes_on_in_a_forked_child_with_a_thread_of_its_own(life: Life) -> None:
    async def send(message_id: str) -> str:
        async with AsyncBestSMS(life.sandbox.Token, BaseURL=life.sandbox.BaseURL) as client:
            tracked = life.tracker.Track(client)
            sent = await tracked.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=NUMBER, MessageID=message_id)
        return sent.Result

    assert asyncio.run(send("order-17")) == "Success"
    assert is_so_in_a_child(
        lambda: life.tracker.Message("order-17") is not None and asyncio.run(send("order-18")) == "Success"
    )
    assert life.tracker.Message("order-18") is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")  # that is what is tested
def test_what_is_in_memory_is_whole_in_a_child_that_is_forked_while_another_thread_writes() -> None:
    is_over = threading.Event()
    with Tracker() as tracker, ThreadPoolExecutor(1) as threads:

        def write() -> None:
            for number in count():
                tracker.Event(event(number % 50))
                if is_over.is_set():
                    return

        writing = threads.submit(write)
        try:
            for _ in range(20):
                assert is_so_in_a_child(lambda: tracker.Event(event(1, "Two")))
        finally:
            is_over.set()
        writing.result()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    with Tracker(tmp_path / "messages.db") as tracker:
        tracker.Event(event(1))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("messages.db", "messages.db-shm", "messages.db-wal"), 0o600)


def test_what_is_forgotten_is_on_the_disk_no_more(tmp_path: Path) -> None:
    with Tracker(tmp_path / "messages.db") as tracker:
        tracker.Event(event(1))
        tracker.Event(event(2, "Two"))
        assert tracker.Forget("One")
        on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"+447700900001" not in on_disk
    assert b"+447700900002" in on_disk


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database, but long enough to be looked at " * 20)
    with pytest.raises(TrackingStoreError, match=r"notes\.txt cannot be opened"):
        Tracker(tmp_path / "notes.txt")
    with pytest.raises(TrackingStoreError, match="cannot be opened"):
        Tracker(tmp_path / "missing" / "messages.db")


def test_a_file_of_a_later_release_is_refused(tmp_path: Path) -> None:
    Tracker(tmp_path / "messages.db").Close()
    with sqlite3.connect(tmp_path / "messages.db") as db:
        db.execute("UPDATE bestsms_tracking SET value = 99 WHERE name = 'version'")
    db.close()
    with pytest.raises(TrackingStoreError, match="has tables of version 99; this release reads 1"):
        Tracker(tmp_path / "messages.db")


def test_a_closed_tracker_says_so(tmp_path: Path) -> None:
    tracker = Tracker(tmp_path / "messages.db")
    tracker.Close()
    tracker.Close()
    with pytest.raises(RuntimeError, match="the tracker is closed"):
        tracker.Message("One")


def test_what_is_raised_shows_no_number_with_the_variables_of_its_traceback(tmp_path: Path) -> None:
    with Tracker(tmp_path / "messages.db") as tracker:
        with sqlite3.connect(tmp_path / "messages.db") as db:
            db.execute("DROP TABLE bestsms_tracked_timeline")
        db.close()
        with pytest.raises(sqlite3.OperationalError) as raised:
            tracker.Event(event(1))
    frames = [entry.frame for entry in raised.traceback if "bestsms" in str(entry.path)]
    assert frames
    assert not any("+4477009" in repr(list(frame.f_locals.values())) for frame in frames if "tests" not in str(frame))


def test_an_unknown_argument_is_answered_with_the_nearest() -> None:
    with Tracker() as tracker, pytest.raises(TypeError, match="did you mean Limit"):
        tracker.Pending(Limits=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # what is wrong here


def test_tables_of_others_may_be_in_the_file(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "app.db") as db:
        db.execute("CREATE TABLE orders (id TEXT)")
    db.close()
    with Tracker(tmp_path / "app.db") as tracker:
        assert tracker.Event(event(1))
    assert NUMBER not in repr(tracker)


def test_a_file_that_is_moved_takes_nothing_until_it_is_back(tmp_path: Path) -> None:
    file, away = tmp_path / "messages.db", tmp_path / "away.db"
    with Tracker(file) as tracker:
        tracker.Event(event(1))
        file.rename(away)
        with pytest.raises(sqlite3.OperationalError, match="moved, removed or replaced"):
            tracker.Event(event(2))
        assert not file.exists()
        away.rename(file)
        tracker.Event(event(2))
        assert known(tracker) == 2


def test_a_poll_is_answered_even_if_the_file_is_gone(
    tmp_path: Path, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers({"Result": "Success", "MessageID": "One", "Status": "Pending", "Recipients": []})
    with Tracker(tmp_path / "messages.db") as tracker, BestSMS("a-made-up-token", BaseURL=server.url) as client:
        (tmp_path / "messages.db").unlink()
        assert tracker.Track(client).Reports.Status.Poll(MessageID="One").Status == "Pending"
    assert "the tracker could not write down what a call came to" in caplog.text


def test_a_process_may_go_to_another_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    with Tracker("messages.db") as tracker:
        monkeypatch.chdir("elsewhere")
        tracker.Event(event(1))
        assert known(tracker) == 1
