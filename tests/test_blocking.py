"""bestsms.testing: no real sends."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import AsyncGenerator, Generator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bestsms import AsyncBestSMS, BestSMS, Result
from bestsms.testing import RealSendBlocked, block_real_sends
from bestsms.transports import TransportName
from tests.faults.safety import TRANSPORTS
from tests.servers import Server

ELSEWHERE = "https://sms.example.com/api/v2.04"
TOKEN, NUMBER, TEXT = "a-made-up-token", "+61491570006", "A text of its own"


def answering() -> httpx.MockTransport:
    """A transport that sends nothing."""
    return httpx.MockTransport(lambda request: httpx.Response(200, json={"Result": "Success", "MessageID": "ID123456"}))


def send(client: BestSMS) -> Result:
    return client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_client_of_another_machine_raises_while_the_block_holds(transport: TransportName) -> None:
    told: list[object] = []
    with BestSMS(TOKEN, BaseURL=ELSEWHERE, Transport=transport, OnRetry=told.append) as client:
        with (
            block_real_sends(),
            pytest.raises(RealSendBlocked, match=r"nothing was sent to sms\.example\.com") as raised,
        ):
            send(client)
        assert isinstance(raised.value, RuntimeError)
        assert not any(secret in str(raised.value) for secret in (TOKEN, NUMBER, TEXT))
    assert told == []


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_an_asyncio_client_of_another_machine_raises_while_the_block_holds(transport: TransportName) -> None:
    async with AsyncBestSMS(TOKEN, BaseURL=ELSEWHERE, Transport=transport) as client:
        with block_real_sends(), pytest.raises(RealSendBlocked):
            await client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER)


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_client_of_this_machine_sends_as_ever(transport: TransportName, host: str, server: Server) -> None:
    url = server.url.replace("127.0.0.1", host)
    with block_real_sends(), BestSMS(TOKEN, BaseURL=url, Transport=transport) as client:
        assert send(client).HTTPStatus == 200
    assert len(server.requests) == 1


def test_reading_is_blocked_as_sending_is() -> None:
    with BestSMS(TOKEN, BaseURL=ELSEWHERE) as client, block_real_sends(), pytest.raises(RealSendBlocked):
        client.Reports.Status.Poll(MessageID="ID123456")


def test_a_client_over_a_mock_transport_passes() -> None:
    with httpx.Client(transport=answering()) as http, block_real_sends():
        assert send(BestSMS(TOKEN, HTTPClient=http)).Result == "Success"


def test_a_client_that_mounts_a_mock_transport_for_the_address_passes() -> None:
    with httpx.Client(mounts={"https://sms.example.com": answering()}) as http, block_real_sends():
        assert send(BestSMS(TOKEN, BaseURL=ELSEWHERE, HTTPClient=http)).Result == "Success"
        with pytest.raises(RealSendBlocked):
            send(BestSMS(TOKEN, HTTPClient=http))


async def test_an_asyncio_client_over_a_mock_transport_passes() -> None:
    async with httpx.AsyncClient(transport=answering()) as http:
        with block_real_sends():
            client = AsyncBestSMS(TOKEN, HTTPClient=http)
            sent = await client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER)
    assert sent.Result == "Success"


def test_a_transport_that_wraps_another_does_not_pass() -> None:
    class Wrapping(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            pytest.fail("it was sent")

    with httpx.Client(transport=Wrapping()) as http, block_real_sends(), pytest.raises(RealSendBlocked):
        send(BestSMS(TOKEN, HTTPClient=http))


def free() -> bool:
    """Whether a request to another machine goes out; a port that nobody has stands for that machine."""
    url = "http://0.0.0.0:1"
    with BestSMS(TOKEN, BaseURL=url, Transport="httpx", MaxRetries=0, ReconcileFor=0, AllowInsecureHTTP=True) as client:
        try:
            send(client)
        except RealSendBlocked:
            return False
        return True


def test_it_holds_until_everybody_has_left() -> None:
    block = block_real_sends()
    assert free()
    with block:
        with block, block_real_sends():
            assert not free()
        assert not free()
    assert free()


def test_it_is_left_when_an_exception_passes() -> None:
    with pytest.raises(ZeroDivisionError), block_real_sends():
        _ = 1 / 0
    assert free()


def test_it_holds_in_every_thread_until_the_last_has_left() -> None:
    entered, leave = threading.Barrier(3), threading.Event()

    def hold() -> None:
        with block_real_sends():
            entered.wait(60)
            leave.wait(60)

    with ThreadPoolExecutor(2) as threads:
        held = [threads.submit(hold) for _ in range(2)]
        entered.wait(60)
        is_free = free()
        leave.set()
        for one in held:
            one.result()
    assert not is_free
    assert free()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # that is what is tested
def test_it_holds_in_a_forked_child() -> None:
    with block_real_sends():
        child = multiprocessing.get_context("fork").Process(target=_exit_with_1_if_free)
        child.start()
        child.join()
    assert child.exitcode == 0


def _exit_with_1_if_free() -> None:
    raise SystemExit(int(free()))


def test_it_holds_during_each_call_of_a_function() -> None:
    decorated = block_real_sends()(free)
    assert (decorated(), decorated.__name__, free()) == (False, "free", True)


async def test_it_holds_until_a_coroutine_function_has_ended() -> None:
    @block_real_sends()
    async def ask() -> bool:
        return free()

    assert not await ask()
    assert free()


def test_it_decorates_neither_classes_nor_generator_functions() -> None:
    def generator() -> Generator[int]:
        yield 1

    async def later() -> AsyncGenerator[int]:
        yield 1

    with pytest.raises(TypeError, match="enterClassContext"):
        block_real_sends()(type("Case", (), {}))
    for function in (generator, later):
        with pytest.raises(TypeError, match="with statement inside"):
            block_real_sends()(function)
