"""When handlers run, how, and what becomes of an event whose handler fails."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from bestsms.webhooks import SQLiteStore, StatusEvent, UnknownEvent
from bestsms.webhooks.samples import headers_of, written
from tests.webhooks.conftest import Made
from tests.webhooks.posts import SECRET, SENDER, Moving, direct, post, status


@pytest.mark.parametrize("has_store", [False, True])
@pytest.mark.parametrize("is_mounted_async", [False, True])
def test_a_handler_may_be_a_coroutine_function(made: Made, has_store: bool, is_mounted_async: bool) -> None:
    seen: list[str] = []
    loops: set[asyncio.AbstractEventLoop] = set()

    async def handle(event: StatusEvent) -> None:
        await asyncio.sleep(0)
        loops.add(asyncio.get_running_loop())
        seen.append(str(event.MessageID))

    receiver = made(OnStatus=handle, RunWorker=False) if has_store else direct(OnStatus=handle)

    async def receive(number: int) -> int:
        headers = headers_of("JSON", SECRET, SENDER)
        return (await receiver.ReceiveAsync("POST", headers, written(status(number), "JSON"))).Status

    async def receive_all() -> list[int]:
        found = [await receive(number) for number in range(3)]
        if has_store:
            await asyncio.to_thread(receiver.Work, True)
        return found

    if is_mounted_async:
        assert asyncio.run(receive_all()) == [200] * 3
    else:
        assert [post(receiver, status(number)).Status for number in range(3)] == [200] * 3
        if has_store:
            receiver.Work(Once=True)
    receiver.Stop()
    assert (sorted(seen), len(loops)) == ([f"message-{number}" for number in range(3)], 1)


@pytest.mark.parametrize("is_of_the_application", [False, True])
def test_a_coroutine_handler_may_stop_the_receiver_that_waits_for_it(made: Made, is_of_the_application: bool) -> None:
    handled = threading.Event()

    async def handle(event: StatusEvent) -> None:
        await asyncio.sleep(0)
        receiver.Stop(Timeout=3600)
        handled.set()

    receiver = made(OnStatus=handle, RunWorker=True)

    async def serve() -> None:
        async with receiver.Lifespan():
            post(receiver, status())
            assert await asyncio.to_thread(handled.wait, 60)

    if is_of_the_application:
        asyncio.run(serve())
    else:
        post(receiver, status())
        assert handled.wait(60)
    receiver.Stop()
    assert receiver.Waiting() == 0


def test_without_a_store_a_handler_that_fails_is_500_and_its_event_is_new_when_it_comes_again() -> None:
    seen: list[object] = []
    told: list[tuple[object, Exception]] = []

    def handle(event: StatusEvent) -> None:
        seen.append(event)
        if len(seen) == 1:
            raise ValueError

    receiver = direct(OnStatus=handle, OnError=lambda event, error: told.append((event, error)))
    assert [post(receiver, status()).Status for _ in range(3)] == [500, 200, 200]
    assert len(seen) == 2
    assert [type(error) for _, error in told] == [ValueError]


def test_with_a_store_the_answer_does_not_wait_for_the_handler_and_the_worker_starts_by_itself(made: Made) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def handle(event: StatusEvent) -> None:
        begun.set()
        assert go_on.wait(20)

    receiver = made(OnStatus=handle, RunWorker=True)
    assert post(receiver, status()).Status == 200
    assert begun.wait(20)
    assert receiver.Waiting() == 1
    go_on.set()
    receiver.Stop()
    assert receiver.Waiting() == 0


def test_an_event_whose_handler_fails_comes_again_ever_later_until_it_is_a_dead_letter_to_be_replayed(
    made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    time, calls, is_broken = Moving(), [0.0], [True]

    def handle(event: StatusEvent) -> None:
        calls.append(time.now.timestamp() - start)
        if is_broken:
            raise ValueError("no such message")

    start = time.now.timestamp()
    receiver = made(OnStatus=handle, MaxAttempts=5, Time=time)
    post(receiver, status())
    for _ in range(40):
        receiver.Work(Once=True)
        time.go_on(1)
    assert calls[1:] == [0, 1, 3, 7, 15]
    told = [record.getMessage() for record in caplog.records if record.name == "bestsms.webhooks"]
    assert told == [
        *(f"handling a webhook (Status) failed with ValueError, attempt {attempt} of 5" for attempt in range(1, 6)),
        "a webhook (Status) is a dead letter: it is kept, and not tried again",
    ]
    assert [record.levelname for record in caplog.records][-1] == "ERROR"
    (dead,) = receiver.DeadLetters()
    assert isinstance(dead.Event, StatusEvent)
    assert (dead.Event.MessageID, dead.Attempts, dead.Error) == ("message-1", 5, "ValueError('no such message')")
    assert (dead.Time.timestamp() - start, receiver.Waiting()) == (15, 0)
    is_broken.clear()
    assert receiver.Replay() == 1
    receiver.Work(Once=True)
    assert (len(calls), receiver.DeadLetters(), receiver.Waiting(), receiver.Replay()) == (7, [], 0, 0)


def test_an_event_of_an_unknown_type_is_a_dead_letter_until_there_is_a_handler(
    made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    first = made(OnStatus=print)
    assert post(first, {**status(), "Type": "Telepathy", "Colour": "blue"}).Status == 200
    first.Work(Once=True)
    assert [type(dead.Event) for dead in first.DeadLetters()] == [UnknownEvent]
    assert "an unknown Type is a dead letter: there is no OnUnknown" in caplog.text
    seen: list[UnknownEvent] = []
    later = made(OnUnknown=seen.append)
    assert later.Replay(first.DeadLetters()[0].Event.Key) == 1
    later.Work(Once=True)
    assert [event.ToDict()["Colour"] for event in seen] == ["blue"]


def test_what_a_handler_writes_in_the_stores_transaction_and_the_end_of_the_event_are_one(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "events.db")
    attempts: list[str] = []

    @store.Transactional
    def count(event: StatusEvent, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE IF NOT EXISTS counted (message TEXT)")
        connection.execute("INSERT INTO counted VALUES (?)", (event.MessageID,))
        attempts.append(str(event.MessageID))
        if event.MessageID == "message-2" and attempts.count("message-2") == 1:
            raise ValueError

    time = Moving()
    receiver = direct(Store=store, OnStatus=count, RunWorker=False, Time=time)
    for number in range(1, 4):
        post(receiver, status(number))
    receiver.Work(Once=True)
    with sqlite3.connect(tmp_path / "events.db") as reading:
        assert reading.execute("SELECT message FROM counted").fetchall() == [("message-1",), ("message-3",)]
        assert receiver.Waiting() == 1
        time.go_on(10)
        receiver.Work(Once=True)
        assert reading.execute("SELECT count(*) FROM counted").fetchone() == (3,)
    reading.close()
    receiver.Stop()
    assert attempts == ["message-1", "message-2", "message-3", "message-2"]
