"""The worker of a receiver: what it gives back, what it survives, and that it is told when something comes."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from bestsms.webhooks import SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.stores import Claimed, Store
from tests.webhooks.conftest import MakeStore
from tests.webhooks.databases import cutter
from tests.webhooks.posts import SECRET, Moving, post, reply, status

EVENTS = 5
DAY = 86_400


def receiver_of(store: Store, handle: object, **options: object) -> WebhookReceiver:
    """A receiver that has a handler for statuses."""
    arguments = {"Secret": SECRET, "Store": store, "OnStatus": handle, **options}
    return WebhookReceiver(**arguments)  # type: ignore[arg-type]  # arguments of every type


@pytest.mark.parametrize("is_within", [False, True])
def test_events_that_are_not_begun_in_half_the_lease_are_given_back_and_each_is_handled_once(
    tmp_path: Path, is_within: bool
) -> None:
    time, store = Moving(), SQLiteStore(tmp_path / "events.db")
    seen: list[str | None] = []
    free: list[int] = []

    def handle(event: StatusEvent, connection: sqlite3.Connection | None = None) -> None:
        seen.append(event.MessageID)
        time.go_on(40)

    receiver = receiver_of(
        store,
        store.Transactional(handle) if is_within else handle,
        RunWorker=False,
        Lease=60,
        OnReply=lambda _: free.append(1),
    )
    receiver._clock = time.clock
    for number in range(EVENTS):
        assert post(receiver, status(number)).Status == 200
    receiver.Work(Once=True)
    assert sorted(map(str, seen)) == [f"message-{number}" for number in range(EVENTS)]
    assert receiver.Waiting() == 0
    receiver.Stop()


def test_work_that_is_to_be_done_once_ends_when_it_is_stopped_and_leaves_the_rest(tmp_path: Path) -> None:
    seen: list[str | None] = []

    def handle(event: StatusEvent) -> None:
        seen.append(event.MessageID)
        receiver.Stop()

    receiver = receiver_of(SQLiteStore(tmp_path / "events.db"), handle, RunWorker=False)
    for number in range(EVENTS):
        assert post(receiver, status(number)).Status == 200
    work = threading.Thread(target=receiver.Work, kwargs={"Once": True}, daemon=True)
    work.start()
    work.join(30)
    assert not work.is_alive()
    assert seen == ["message-0"]
    assert receiver.Waiting() == EVENTS - 1
    receiver.Stop()


class OneAtATime(SQLiteStore):
    """A store of one's own, which lets several share what is little."""

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        return super().Claim(min(Limit, 1), Now, Until)


def test_every_thread_that_works_ends_when_the_receiver_is_stopped(tmp_path: Path) -> None:
    at_work = threading.Barrier(3, timeout=30)
    receiver = receiver_of(OneAtATime(tmp_path / "events.db"), lambda _: at_work.wait(), RunWorker=False)
    threads = [threading.Thread(target=receiver.Work, daemon=True) for _ in range(2)]
    for number in range(2):
        assert post(receiver, status(number)).Status == 200
    for thread in threads:
        thread.start()
    at_work.wait()
    receiver.Stop()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)
    receiver.Stop()


def test_identities_are_forgotten_in_time_after_a_clock_was_set_back(tmp_path: Path) -> None:
    time, seen = Moving(), list[str | None]()
    store = SQLiteStore(tmp_path / "events.db")
    receiver = receiver_of(store, lambda event: seen.append(event.MessageID), KeepFor=DAY, RunWorker=False)
    receiver._clock = time.clock
    worker = receiver._worker()  # the one of a process that goes on
    time.go_on(365 * DAY)
    worker.run_while_due()
    time.go_on(-365 * DAY)
    assert post(receiver, status()).Status == 200
    worker.run_while_due()
    time.go_on(DAY + 3600)
    worker.run_while_due()
    assert post(receiver, status()).Status == 200
    worker.run_while_due()
    assert seen == ["message-1", "message-1"]
    receiver.Stop()


class Flaky(SQLiteStore):
    """A store of one's own, which is away once each time that it is to note what was done."""

    troubles = 0

    def Claim(self, Limit: int, Now: float, Until: float) -> Sequence[Claimed]:
        if self.troubles == 0:
            self.troubles += 1
            raise ConnectionError("a text that is not to be logged")
        return super().Claim(Limit, Now, Until)

    def Finish(self, Claims: Sequence[Claimed]) -> None:
        if self.troubles == 1:
            self.troubles += 1
            raise ConnectionError("a text that is not to be logged")
        super().Finish(Claims)


def test_a_store_that_is_away_for_a_while_is_asked_again_and_no_event_is_handled_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    handled = [threading.Event(), threading.Event(), threading.Event()]
    seen: list[str | None] = []

    def handle(event: StatusEvent) -> None:
        seen.append(event.MessageID)
        handled[len(seen) - 1].set()

    store = Flaky(tmp_path / "events.db")
    receiver = receiver_of(store, handle)
    with caplog.at_level(logging.DEBUG, "bestsms.webhooks"):
        receiver.Start()
        for number, one in enumerate(handled):
            assert post(receiver, status(number)).Status == 200
            assert one.wait(30)
        receiver.Stop()
    assert seen == ["message-0", "message-1", "message-2"]
    assert (receiver.Waiting(), store.troubles) == (0, 2)
    assert caplog.text.count("the store of webhooks failed with ConnectionError") == 2
    assert "not to be logged" not in caplog.text
    receiver.Stop()


@pytest.mark.parametrize("make_store", ["sqlalchemy-postgresql", "redis"], indirect=True)
def test_a_store_whose_connections_are_cut_takes_the_next_webhook_all_the_same(
    make_store: MakeStore, request: pytest.FixtureRequest
) -> None:
    store = make_store()
    cut = cutter(request.getfixturevalue("redis_url" if "Redis" in repr(store) else "postgres_url"))
    seen: list[object] = []
    receiver = receiver_of(store, seen.append, RunWorker=False, OnReply=seen.append)
    for number in range(3):
        assert post(receiver, reply(number)).Status == 200
        cut()
        receiver.Work(Once=True)
        cut()
    assert (len(seen), receiver.Waiting()) == (3, 0)
    receiver.Stop()
