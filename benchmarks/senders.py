"""Each library sending one message, by the call that its documentation shows, over connections that stay open.

A sender says by a true value that the message was taken. Those of libraries that are not installed are left out.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

import httpx

from benchmarks.common import HEADERS, NUMBER, TEXT, TOKEN, wire_message
from bestsms import AsyncBestSMS, BestSMS
from bestsms.transports import TransportName

__all__ = ["AsyncSend", "Send", "async_senders", "senders"]

Send: TypeAlias = Callable[[], object]
AsyncSend: TypeAlias = Callable[[], Awaitable[object]]
ACCOUNT = "AC00000000000000000000000000000001"
LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100)  # as many as the library has


def senders(url: str) -> dict[str, AbstractContextManager[Send]]:
    """Return the blocking senders by name."""
    every: dict[str, tuple[str, AbstractContextManager[Send]]] = {
        "bestsms httpx": ("httpx", _bestsms(url, "httpx")),
        "bestsms pyreqwest": ("pyreqwest", _bestsms(url, "pyreqwest")),
        "httpx": ("httpx", _httpx(url)),
        "requests": ("requests", _requests(url)),
        "twilio": ("twilio", _twilio(url)),
        "telnyx": ("telnyx", _telnyx(url)),
    }
    return {name: sender for name, (package, sender) in every.items() if find_spec(package)}


def async_senders(url: str) -> dict[str, AbstractAsyncContextManager[AsyncSend]]:
    """Return the asyncio senders by name."""
    every: dict[str, tuple[str, AbstractAsyncContextManager[AsyncSend]]] = {
        "bestsms httpx": ("httpx", _async_bestsms(url, "httpx")),
        "bestsms pyreqwest": ("pyreqwest", _async_bestsms(url, "pyreqwest")),
        "httpx": ("httpx", _async_httpx(url)),
        "telnyx": ("telnyx", _async_telnyx(url)),
    }
    return {name: sender for name, (package, sender) in every.items() if find_spec(package)}


@contextmanager
def _bestsms(url: str, transport: TransportName) -> Generator[Send]:
    with BestSMS(TOKEN, BaseURL=f"{url}/bestsms", Transport=transport) as client:
        yield lambda: client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER).IsSuccess


@contextmanager
def _httpx(url: str) -> Generator[Send]:
    with httpx.Client(headers=HEADERS, timeout=30) as client:
        yield lambda: client.post(f"{url}/bestsms/send/sms", json=wire_message()).json()["Result"] == "Success"


@contextmanager
def _requests(url: str) -> Generator[Send]:
    with import_module("requests").Session() as session:
        session.headers.update(HEADERS)
        yield (
            lambda: (
                session.post(f"{url}/bestsms/send/sms", json=wire_message(), timeout=30).json()["Result"] == "Success"
            )
        )


@contextmanager
def _twilio(url: str) -> Generator[Send]:
    """Send with a custom HTTP client, which is the documented way to another address: twilio's own, redirected."""
    own: type[Any] = import_module("twilio.http.http_client").TwilioHttpClient

    class Redirected(own):  # type: ignore[misc]  # types are checked where twilio is not installed
        def request(self, method: str, url_: str, *rest: Any, **options: Any) -> Any:
            return super().request(method, url_.replace("https://api.twilio.com", url, 1), *rest, **options)

    client = import_module("twilio.rest").Client(ACCOUNT, TOKEN, http_client=Redirected())
    yield lambda: client.messages.create(to=NUMBER, from_=NUMBER, body=TEXT).sid
    client.http_client.session.close()


@contextmanager
def _telnyx(url: str) -> Generator[Send]:
    with import_module("telnyx").Telnyx(api_key=TOKEN, base_url=f"{url}/telnyx") as client:
        yield lambda: client.messages.send(to=NUMBER, from_=NUMBER, text=TEXT).data.id


@asynccontextmanager
async def _async_bestsms(url: str, transport: TransportName) -> AsyncGenerator[AsyncSend]:
    async with AsyncBestSMS(TOKEN, BaseURL=f"{url}/bestsms", Transport=transport, Timeout=60) as client:

        async def send() -> object:
            return (await client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER)).IsSuccess

        yield send


@asynccontextmanager
async def _async_httpx(url: str) -> AsyncGenerator[AsyncSend]:
    async with httpx.AsyncClient(headers=HEADERS, limits=LIMITS, timeout=60) as client:

        async def send() -> object:
            answer = await client.post(f"{url}/bestsms/send/sms", json=wire_message())
            return answer.json()["Result"] == "Success"

        yield send


@asynccontextmanager
async def _async_telnyx(url: str) -> AsyncGenerator[AsyncSend]:
    async with import_module("telnyx").AsyncTelnyx(api_key=TOKEN, base_url=f"{url}/telnyx") as client:

        async def send() -> object:
            return (await client.messages.send(to=NUMBER, from_=NUMBER, text=TEXT)).data.id

        yield send
