"""A caller's own httpx client: used as it is, and left open."""

from __future__ import annotations

import asyncio
import gzip

import httpx
import pytest

from bestsms import AsyncBestSMS, BestSMS
from bestsms._core.wire import FailureKind, TransportFailure
from bestsms.transports import async_transport, sync_transport
from tests.transports.conftest import post
from tests.transports.loopback import BODY, answering, once, reply, serving, unused_url

PACKED = reply(gzip.compress(BODY), "200 OK", "Content-Encoding: gzip")


def test_it_is_used_and_not_closed() -> None:
    with serving(answering(PACKED)) as server, httpx.Client(headers={"X-Mine": "1"}) as client:
        transport = sync_transport("auto", client)
        assert transport.send(post(server.url), 10).body == BODY
        transport.close()
        assert not client.is_closed
        assert server.requests[0].header("X-Mine") == "1"
        with pytest.raises(TransportFailure, match="closed"):
            transport.send(post(server.url), 10)


def test_it_is_used_and_not_closed_in_a_coroutine() -> None:
    async def main(url: str) -> None:
        async with httpx.AsyncClient(headers={"X-Mine": "1"}) as client:
            transport = async_transport("auto", client)
            assert (await transport.send(post(url), 10)).body == BODY
            await transport.aclose()
            assert not client.is_closed
            with pytest.raises(TransportFailure, match="closed"):
                await transport.send(post(url), 10)

    with serving(answering(PACKED)) as server:
        asyncio.run(main(server.url))
        assert server.requests[0].header("X-Mine") == "1"


def test_its_hooks_may_read_the_answer() -> None:
    def read(response: httpx.Response) -> None:
        response.read()

    async def read_async(response: httpx.Response) -> None:
        await response.aread()

    async def main(url: str) -> bytes:
        async with httpx.AsyncClient(event_hooks={"response": [read_async]}) as client:
            return (await async_transport("httpx", client).send(post(url), 10)).body

    with serving(answering(PACKED)) as server:
        with httpx.Client(event_hooks={"response": [read]}) as client:
            assert sync_transport("httpx", client).send(post(server.url), 10).body == BODY
        assert asyncio.run(main(server.url)) == BODY


def test_its_transport_may_be_anything() -> None:
    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(201, content=request.content)

    with httpx.Client(transport=httpx.MockTransport(handle)) as client:
        answer = sync_transport("auto", client).send(post("http://127.0.0.1/", b"echo"), 10)
    assert (answer.status, answer.body) == (201, b"echo")


def test_its_redirects_are_not_followed_either() -> None:
    with (
        serving(answering(reply(b"", "302 Found", "Location: /x"))) as server,
        httpx.Client(follow_redirects=True) as client,
    ):
        assert sync_transport("auto", client).send(post(server.url), 10).status == 302


@pytest.mark.parametrize("sent", [False, True])
def test_its_failures_tell_whether_anything_was_sent(sent: bool) -> None:
    async def main(url: str) -> TransportFailure:
        async with httpx.AsyncClient() as client:
            with pytest.raises(TransportFailure) as caught:
                await async_transport("auto", client).send(post(url), 10)
            return caught.value

    with serving(once(b"")) as server, httpx.Client() as client:
        url = server.url if sent else unused_url()
        with pytest.raises(TransportFailure) as caught:
            sync_transport("auto", client).send(post(url), 10)
        for failure in (caught.value, asyncio.run(main(url))):
            assert (failure.kind, failure.may_have_arrived) == (FailureKind.CONNECTION, sent)


def test_what_follows_an_answer_is_not_taken_for_the_next_one() -> None:
    with serving(answering(reply(b"{}") + reply(b"STALE"))) as server, httpx.Client() as client:
        transport = sync_transport("auto", client)
        assert [transport.send(post(server.url), 10).body for _ in range(3)] == [b"{}"] * 3


def test_it_goes_with_httpx_only() -> None:
    with httpx.Client() as client, pytest.raises(ValueError, match="HTTPClient"):
        BestSMS("token", Transport="pyreqwest", HTTPClient=client)


@pytest.mark.parametrize("given", [object(), "client", httpx.Client])
def test_what_is_no_httpx_client_is_refused(given: object) -> None:
    with pytest.raises(TypeError, match=r"httpx\.Client"):
        BestSMS("token", HTTPClient=given)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]  # what is wrong here
    with pytest.raises(TypeError, match=r"httpx\.AsyncClient"):
        AsyncBestSMS("token", HTTPClient=given)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]  # what is wrong here
