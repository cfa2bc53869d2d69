"""A client that is closed while calls are under way: each ends with what is so."""

from __future__ import annotations

import asyncio
import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms.testing import virtual_time
from bestsms.transports import TransportName
from tests.transports.loopback import Peer, answering, reply, serving

NAMES: list[TransportName] = ["httpx", "pyreqwest"]
OVER_TRANSPORTS = pytest.mark.parametrize("name", NAMES)
FOR_LONG = 3600.0
NUMBER = "+61491570006"
MOST_AT_A_TIME = 100


class Holding:
    """A script that takes requests and answers none."""

    def __init__(self) -> None:
        self.held = threading.Semaphore(0)

    def __call__(self, peer: Peer) -> None:
        if peer.request():
            self.held.release()
            peer.request()  # until the other side is gone

    def wait(self, count: int = 1) -> None:
        for _ in range(count):
            assert self.held.acquire(timeout=60)


@OVER_TRANSPORTS
def test_a_send_that_another_thread_is_waiting_for_ends_unknown(name: TransportName) -> None:
    script = Holding()
    with serving(script) as server, ThreadPoolExecutor(1) as threads:
        client = BestSMS("token", BaseURL=server.url, Transport=name, ReconcileFor=FOR_LONG)
        sending = threads.submit(client.Messaging.SMS.SendMessage, MessageText="Hi", Recipients=NUMBER)
        script.wait()
        client.close()
        result = sending.result(60)
        assert (result.Result, len(server.requests)) == ("Unknown", 1)
        assert any(str(result.MessageID) in text for text in result.ErrorMessage)


@OVER_TRANSPORTS
async def test_a_send_that_another_task_is_waiting_for_ends_unknown(name: TransportName) -> None:
    script = Holding()
    with serving(script) as server:
        client = AsyncBestSMS("token", BaseURL=server.url, Transport=name, Timeout=FOR_LONG, ReconcileFor=FOR_LONG)
        sending = asyncio.create_task(client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER))
        await asyncio.to_thread(script.wait)
        await client.aclose()
        result = await asyncio.wait_for(sending, 60)
        assert (result.Result, len(server.requests)) == ("Unknown", 1)


async def test_tasks_whose_turn_has_not_come_are_told_that_nothing_was_sent() -> None:
    script = Holding()
    with serving(script) as server:
        client = AsyncBestSMS("token", BaseURL=server.url, Transport="httpx", Timeout=FOR_LONG, MaxRetries=0)
        sends = [
            asyncio.create_task(client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER))
            for _ in range(MOST_AT_A_TIME + 5)
        ]
        await asyncio.to_thread(script.wait, MOST_AT_A_TIME)
        await client.aclose()
        told = sorted(result.Result for result in await asyncio.wait_for(asyncio.gather(*sends), 60))
        assert len(server.requests) == MOST_AT_A_TIME
    assert told == ["Error"] * 5 + ["Unknown"] * MOST_AT_A_TIME


def test_threads_whose_turn_has_not_come_are_told_that_nothing_was_sent() -> None:
    script, begun = Holding(), threading.Semaphore(0)
    with serving(script) as server, ThreadPoolExecutor(MOST_AT_A_TIME + 5) as threads:
        client = BestSMS(
            "token", BaseURL=server.url, Transport="httpx", MaxRetries=0, OnRequest=lambda _: begun.release()
        )
        sends = [
            threads.submit(client.Messaging.SMS.SendMessage, MessageText="Hi", Recipients=NUMBER)
            for _ in range(MOST_AT_A_TIME + 5)
        ]
        script.wait(MOST_AT_A_TIME)
        for _ in sends:
            assert begun.acquire(timeout=60)
        server.stopped.wait(0.05)  # for the last ones to come from the hook to the queue
        client.close()
        told = sorted(send.result(60).Result for send in sends)
        assert len(server.requests) == MOST_AT_A_TIME
    assert told == ["Error"] * 5 + ["Unknown"] * MOST_AT_A_TIME


@OVER_TRANSPORTS
@pytest.mark.parametrize(
    "answer, told", [(reply(b"{}", "429 Busy"), "Error"), (reply(b"", "503 No"), "Unknown"), (b"", "Unknown")]
)
def test_a_send_that_would_go_on_with_another_request_ends_with_what_is_known(
    name: TransportName, answer: bytes, told: str
) -> None:
    def run(peer: Peer) -> None:
        if peer.request() and answer:
            peer.send(answer)

    with serving(run) as server:
        client: BestSMS = BestSMS(
            "token",
            BaseURL=server.url,
            Transport=name,
            ReconcileFor=FOR_LONG,
            ResendUnknown=True,
            OnResponse=lambda _: client.close(),
        )
        with virtual_time(client):
            result = client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        assert (result.Result, len(server.requests)) == (told, 1)


@OVER_TRANSPORTS
def test_whatever_is_asked_of_a_closed_client_is_refused_in_words(name: TransportName) -> None:
    with serving(answering()) as server:
        client = BestSMS("token", BaseURL=server.url, Transport=name)
        other = client.WithOptions(MaxRetries=5)
        client.close()
        for call in (
            lambda: client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER),
            other.Addressbook.Group.List,
            lambda: client.Reports.Status.Wait(MessageID="ID123456"),
            lambda: list(client.Addressbook.Contact.ListAll()),
            lambda: next(client.Reports.SMSReceived.Follow()),
        ):
            with pytest.raises(RuntimeError, match="closed"):
                call()
        assert server.requests == []


@OVER_TRANSPORTS
async def test_whatever_is_asked_of_a_closed_asyncio_client_is_refused_in_words(name: TransportName) -> None:
    with serving(answering()) as server:
        client = AsyncBestSMS("token", BaseURL=server.url, Transport=name)
        await client.aclose()
        with pytest.raises(RuntimeError, match="closed"):
            await client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        with pytest.raises(RuntimeError, match="closed"):
            await client.Reports.Status.Wait(MessageID="ID123456")
        assert server.requests == []


def test_a_callers_own_client_that_its_caller_closes_ends_a_send_unknown() -> None:
    with serving(lambda peer: peer.request()) as server, httpx.Client() as own:
        client = BestSMS(
            "token", BaseURL=server.url, HTTPClient=own, ReconcileFor=FOR_LONG, OnResponse=lambda _: own.close()
        )
        assert client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER).Result == "Unknown"
        with pytest.raises(RuntimeError, match="closed"):
            client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)
        assert len(server.requests) == 1


async def test_closing_while_calls_wait_leaves_the_event_loop_in_order() -> None:
    """A socket that is closed under the loop takes its number with it, and the next socket of that number is deaf."""
    script = Holding()
    with serving(script) as held, serving(answering()) as server:
        for _ in range(3):
            client = AsyncBestSMS("token", BaseURL=held.url, Transport="httpx", Timeout=FOR_LONG, MaxRetries=0)
            calls = [asyncio.create_task(client.Addressbook.Group.List()) for _ in range(10)]
            await asyncio.to_thread(script.wait, 10)
            await client.aclose()
            async with AsyncBestSMS("token", BaseURL=server.url, Transport="httpx") as other:
                answers = await asyncio.gather(*(other.Addressbook.Group.List() for _ in range(10)))
            assert [answer.Result for answer in answers] == ["Success"] * 10
            told = await asyncio.wait_for(asyncio.gather(*calls), 60)
            assert [result.Result for result in told] == ["Error"] * 10


@OVER_TRANSPORTS
async def test_closing_at_any_moment_ends_every_call_in_a_word_and_leaves_no_socket_to_the_garbage_collector(
    name: TransportName,
) -> None:
    async def told(client: AsyncBestSMS) -> set[str]:
        words: set[str] = set()
        while True:
            try:
                words.add((await client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER)).Result)
            except RuntimeError:
                return words

    with serving(answering()) as server:
        for steps in (*range(30), *range(30, 300, 15)):
            client = AsyncBestSMS("token", BaseURL=server.url, Transport=name, MaxRetries=0)
            callers = [asyncio.create_task(told(client)) for _ in range(10)]
            for _ in range(steps):
                await asyncio.sleep(0)
            await client.aclose()
            words: set[str] = set().union(*await asyncio.wait_for(asyncio.gather(*callers), 60))
            assert words <= {"Success", "Unknown", "Error"}
    gc.collect()


@OVER_TRANSPORTS
def test_closing_while_threads_send_ends_every_call_in_a_word(name: TransportName) -> None:
    def told(client: BestSMS, begun: threading.Semaphore) -> set[str]:
        words: set[str] = set()
        while True:
            try:
                words.add(client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=NUMBER).Result)
            except RuntimeError:
                return words
            begun.release()

    with serving(answering()) as server, ThreadPoolExecutor(8) as threads:
        for sends in range(20):
            begun = threading.Semaphore(0)
            client = BestSMS("token", BaseURL=server.url, Transport=name, MaxRetries=0)
            callers = [threads.submit(told, client, begun) for _ in range(8)]
            for _ in range(sends):
                assert begun.acquire(timeout=60)
            client.close()
            words: set[str] = set().union(*(caller.result(60) for caller in callers))
            assert words <= {"Success", "Unknown", "Error"}
    gc.collect()
