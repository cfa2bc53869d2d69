"""What interrupts the handling of an event: handlers that exit, requests that are given up, files that go, signals."""

from __future__ import annotations

import asyncio
import faulthandler
import signal
import sqlite3
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import FrameType

import pytest

from bestsms.webhooks import Answer, SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.samples import headers_of, written
from tests.webhooks.posts import SECRET, SENDER, post, status


@pytest.mark.parametrize("kind", ["plain", "coroutine", "within"])
def test_a_handler_that_exits_has_failed_and_holds_up_nobody_else(tmp_path: Path, kind: str) -> None:
    store, handled = SQLiteStore(tmp_path / "events.db"), threading.Event()

    def handle(event: StatusEvent, _: sqlite3.Connection | None = None) -> None:
        if event.MessageID == "message-1":
            sys.exit(3)
        handled.set()

    async def handle_later(event: StatusEvent) -> None:
        handle(event)

    within = store.Transactional(handle)
    handlers: dict[str, Callable[[StatusEvent], object]]
    handlers = {"plain": handle, "coroutine": handle_later, "within": within}
    receiver = WebhookReceiver(Secret=SECRET, Store=store, OnStatus=handlers[kind], MaxAttempts=1)
    receiver.Start()
    assert [post(receiver, status(number)).Status for number in (1, 2)] == [200, 200]
    assert handled.wait(30)
    receiver.Stop()
    (dead,) = receiver.DeadLetters()
    assert (dead.Event.MessageID, dead.Error) == ("message-1", "HandlerExit('the handler raised SystemExit')")
    assert receiver.Waiting() == 0
    receiver.Stop()


class Odd(Exception):
    """One that cannot be shown, or only in letters that no database takes."""

    def __init__(self, shown: str | None) -> None:
        self.shown = shown

    def __repr__(self) -> str:
        if self.shown is None:
            raise AttributeError
        return self.shown


@pytest.mark.parametrize("shown, kept", [(None, "Odd"), ("half \ud83d, \0", r"half \ud83d, \x00")])
def test_an_exception_that_cannot_be_shown_is_a_failure_all_the_same(
    tmp_path: Path, shown: str | None, kept: str
) -> None:
    def handle(_: StatusEvent) -> None:
        raise Odd(shown)

    store = SQLiteStore(tmp_path / "events.db")
    receiver = WebhookReceiver(Secret=SECRET, Store=store, OnStatus=handle, MaxAttempts=1, RunWorker=False)
    assert post(receiver, status()).Status == 200
    receiver.Work(Once=True)
    assert [dead.Error for dead in receiver.DeadLetters()] == [kept]
    receiver.Stop()


def test_a_handler_may_stop_its_receiver(tmp_path: Path) -> None:
    stopped = threading.Event()
    failures: list[Exception] = []

    def handle(_: StatusEvent) -> None:
        receiver.Stop()
        stopped.set()

    receiver = WebhookReceiver(
        Secret=SECRET,
        Store=SQLiteStore(tmp_path / "events.db"),
        OnStatus=handle,
        OnError=lambda _, error: failures.append(error),
    )
    assert post(receiver, status()).Status == 200
    assert stopped.wait(30)
    for thread in threading.enumerate():
        if thread.name == "bestsms-webhooks":
            thread.join(30)
    assert (receiver.Waiting(), failures) == (0, [])
    receiver.Stop()


def receive(receiver: WebhookReceiver) -> asyncio.Task[Answer]:
    """Begin a request with the same webhook as ever."""
    body = written(status(), "JSON")
    return asyncio.ensure_future(receiver.ReceiveAsync("POST", headers_of("JSON", SECRET, SENDER), body))


@pytest.mark.parametrize("gives_up", ["who handles", "who waits"])
@pytest.mark.parametrize("is_plain", [True, False])
async def test_a_request_that_is_given_up_takes_nothing_from_the_copies_of_its_event(
    gives_up: str, is_plain: bool
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    seen: list[str | None] = []

    def handle(event: StatusEvent) -> None:
        seen.append(event.MessageID)
        begun.set()
        go_on.wait(30)
        seen.append("to its end")

    async def handle_later(event: StatusEvent) -> None:
        await asyncio.to_thread(handle, event)

    receiver = WebhookReceiver(Secret=SECRET, OnStatus=handle if is_plain else handle_later)
    first = receive(receiver)
    assert await asyncio.to_thread(begun.wait, 30)
    copies = [receive(receiver) for _ in range(3)]
    await asyncio.sleep(0)  # each gets to where it waits
    given_up = first if gives_up == "who handles" else copies[0]
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    go_on.set()
    answers = await asyncio.gather(*(one for one in (first, *copies) if one is not given_up))
    assert [answer.Status for answer in answers] == [200, 200, 200]
    assert seen == ["message-1", "to its end"]


async def tell(_: object, __: object) -> None:
    """Tell of an error, later."""


@pytest.mark.parametrize("given, shown", [(tell, "a coroutine function"), ("a text", "str")])
def test_an_on_error_that_would_never_be_called_is_refused(given: object, shown: str) -> None:
    with pytest.raises(TypeError, match=f"OnError must be a plain function .*, not {shown}"):
        WebhookReceiver(Secret=SECRET, OnStatus=print, OnError=given)  # type: ignore[arg-type]  # what is refused


def test_without_a_store_nothing_is_remembered_of_what_was_handled_but_that() -> None:
    receiver = WebhookReceiver(Secret=SECRET, OnStatus=lambda _: None)
    tracemalloc.start()
    for number in range(20):
        assert post(receiver, status(number, Extra="x" * 500_000)).Status == 200
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 2_000_000


@pytest.mark.parametrize("is_replaced", [False, True])
def test_nothing_is_acknowledged_that_would_go_into_a_file_that_was_removed(tmp_path: Path, is_replaced: bool) -> None:
    file = tmp_path / "events.db"
    receiver = WebhookReceiver(Secret=SECRET, Store=SQLiteStore(file), OnStatus=print, RunWorker=False)
    assert post(receiver, status(1)).Status == 200
    file.unlink()
    if is_replaced:
        file.write_bytes(b"")
    assert [post(receiver, status(number)).Status for number in (2, 3)] == [503, 503]
    assert file.exists() == is_replaced
    receiver.Stop()  # which closes the store: whoever starts it anew starts with what is there
    assert [post(receiver, status(number)).Status for number in (2, 3)] == [200, 200]
    assert receiver.Waiting() == 2
    receiver.Stop()


def test_a_process_may_go_to_another_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    receiver = WebhookReceiver(Secret=SECRET, Store=SQLiteStore("events.db"), OnStatus=print, RunWorker=False)
    monkeypatch.chdir("elsewhere")
    assert post(receiver, status()).Status == 200
    assert ((tmp_path / "events.db").exists(), Path("events.db").exists()) == (True, False)
    receiver.Stop()


def test_a_signal_ends_the_work_whenever_it_comes(tmp_path: Path) -> None:
    receiver = WebhookReceiver(
        Secret=SECRET, Store=SQLiteStore(tmp_path / "events.db"), OnStatus=print, RunWorker=False
    )

    def interrupt(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is threading.Condition.wait.__code__:
            sys.setprofile(None)  # this once, while the worker is about to wait and holds what it waits with
            signal.raise_signal(signal.SIGTERM)

    faulthandler.dump_traceback_later(60, exit=True)  # a signal that is waited for in vain ends with nothing else
    sys.setprofile(interrupt)
    receiver.Work()
    faulthandler.cancel_dump_traceback_later()
    assert sys.getprofile() is None
    receiver.Stop()


def test_a_body_in_very_many_pieces_is_read_in_the_time_of_its_length() -> None:
    pieces, size = 150_000, 6
    app = WebhookReceiver(Secret=SECRET, OnStatus=print).asgi
    left = [pieces]
    answers: list[object] = []

    async def receive() -> dict[str, object]:
        left[0] -= 1
        return {"type": "http.request", "body": b" " * size, "more_body": left[0] > 0}

    async def send(message: MutableMapping[str, object]) -> None:
        answers.append(message.get("status"))

    begun = time.process_time()
    asyncio.run(app({"type": "http", "method": "POST", "path": "/", "headers": []}, receive, send))
    assert answers[0] == 401
    assert time.process_time() - begun < 3
