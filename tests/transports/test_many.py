"""Many calls at once over one transport."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

from bestsms._core.wire import FailureKind, HTTPAnswer, TransportFailure
from bestsms.transports import (
    TransportName,
    async_transport,
    httpx_async,
    httpx_sync,
    pyreqwest_common,
    sync_transport,
)
from tests.transports.conftest import post
from tests.transports.loopback import Peer, reply, serving

NAMES: list[TransportName] = ["httpx", "pyreqwest"]


def echo(peer: Peer) -> None:
    while request := peer.request():
        peer.send(reply(request.body))


@pytest.mark.parametrize("name", NAMES)
def test_sixty_four_threads_share_a_transport_and_each_gets_its_own_answers(name: TransportName) -> None:
    with serving(echo) as server:
        transport = sync_transport(name, None)

        def calls(thread: int) -> bool:
            bodies = [f"{thread}-{call}".encode() for call in range(10)]
            return [transport.send(post(server.url, body), 30).body for body in bodies] == bodies

        with ThreadPoolExecutor(64) as threads:
            assert all(threads.map(calls, range(64)))
        transport.close()
        assert len(server.requests) == 640
        assert server.connections <= 100


@pytest.mark.parametrize("name", NAMES)
def test_five_hundred_tasks_share_a_transport_and_each_gets_its_own_answers(name: TransportName) -> None:
    async def main(url: str) -> list[HTTPAnswer]:
        transport = async_transport(name, None)
        answers = await asyncio.gather(*(transport.send(post(url, b"%d" % task), 60) for task in range(500)))
        await transport.aclose()
        return answers

    with serving(echo) as server:
        assert [answer.body for answer in asyncio.run(main(server.url))] == [b"%d" % task for task in range(500)]
        # pyreqwest opens a connection while it waits for one, and keeps what it then does not need
        assert server.connections <= (100 if name == "httpx" else 300)


@pytest.fixture
def two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    modules: list[ModuleType] = [httpx_sync, httpx_async, pyreqwest_common]
    for module in modules:
        monkeypatch.setattr(module, "CONNECTIONS", 2)


@pytest.mark.usefixtures("two_at_a_time")
@pytest.mark.parametrize("name", NAMES)
def test_a_thread_whose_turn_does_not_come_in_time_sent_nothing(name: TransportName) -> None:
    arrived, release = threading.Semaphore(0), threading.Event()

    def run(peer: Peer) -> None:
        while peer.request():
            arrived.release()
            release.wait(20)
            peer.send(reply())

    with serving(run) as server, ThreadPoolExecutor(2) as threads:
        transport = sync_transport(name, None)
        waiting = [threads.submit(transport.send, post(server.url), 20) for _ in range(2)]
        assert arrived.acquire(timeout=5)
        assert arrived.acquire(timeout=5)
        with pytest.raises(TransportFailure) as caught:
            transport.send(post(server.url), 0.2)
        release.set()
        assert [future.result().status for future in waiting] == [200, 200]
        assert transport.send(post(server.url), 20).status == 200
        transport.close()
        assert len(server.requests) == 3
    assert (caught.value.kind, caught.value.may_have_arrived) == (FailureKind.TIMEOUT, False)


@pytest.mark.usefixtures("two_at_a_time")
@pytest.mark.parametrize("name", NAMES)
def test_a_task_whose_turn_does_not_come_in_time_sent_nothing(name: TransportName) -> None:
    release, arrived = threading.Event(), threading.Semaphore(0)

    def run(peer: Peer) -> None:
        while peer.request():
            arrived.release()
            release.wait(20)
            peer.send(reply())

    async def main(url: str) -> tuple[TransportFailure, list[int]]:
        transport = async_transport(name, None)
        waiting = [asyncio.create_task(transport.send(post(url), 20)) for _ in range(2)]
        for _ in waiting:  # a transport is made in a thread of its own: both have their turn only when they have come
            await asyncio.to_thread(arrived.acquire)
        with pytest.raises(TransportFailure) as caught:
            await transport.send(post(url), 0.2)
        release.set()
        statuses = [(await task).status for task in waiting]
        statuses.append((await transport.send(post(url), 20)).status)
        await transport.aclose()
        return caught.value, statuses

    with serving(run) as server:
        failure, statuses = asyncio.run(main(server.url))
        assert len(server.requests) == 3
    assert (failure.kind, failure.may_have_arrived) == (FailureKind.TIMEOUT, False)
    assert statuses == [200, 200, 200]


@pytest.mark.parametrize("name", NAMES)
def test_cancelled_tasks_leave_the_transport_usable_and_no_answer_to_others(name: TransportName) -> None:
    def slow_echo(peer: Peer) -> None:
        while request := peer.request():
            if request.body.startswith(b"slow"):
                peer.server.stopped.wait(0.05)
            peer.send(reply(request.body))

    async def main(url: str) -> None:
        transport = async_transport(name, None)
        for steps in (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50):
            tasks = [asyncio.create_task(transport.send(post(url, b"slow%d" % task), 20)) for task in range(150)]
            for _ in range(steps):
                await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        answers = await asyncio.gather(*(transport.send(post(url, b"%d" % task), 20) for task in range(150)))
        assert [answer.body for answer in answers] == [b"%d" % task for task in range(150)]
        await transport.aclose()

    with serving(slow_echo) as server:
        asyncio.run(main(server.url))


@pytest.mark.parametrize("name", NAMES)
def test_a_transport_outlives_its_event_loop(name: TransportName) -> None:
    with serving(echo) as server:
        transport = async_transport(name, None)
        for call in (b"1", b"2", b"3"):
            assert asyncio.run(transport.send(post(server.url, call), 20)).body == call
        asyncio.run(transport.aclose())


def test_two_event_loops_at_a_time_are_refused_in_words() -> None:
    with serving(echo) as server, asyncio.Runner() as first, asyncio.Runner() as second:
        transport = async_transport("httpx", None)
        first.run(transport.send(post(server.url), 20))
        with pytest.raises(RuntimeError, match="event loop"):
            second.run(transport.send(post(server.url), 20))
        first.run(transport.aclose())
