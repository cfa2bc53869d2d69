"""A secret in the path, through each mount, and how applications begin and end."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from flask import Flask
from starlette.applications import Starlette

from bestsms.webhooks import SQLiteStore, StatusEvent, WebhookReceiver
from bestsms.webhooks.fastapi import router
from bestsms.webhooks.flask import blueprint
from bestsms.webhooks.samples import written
from bestsms.webhooks.starlette import lifespan, route
from tests.webhooks.posts import post, status

PATH = "p4th-secret"
BODY = written(status(), "JSON")


def flask(receiver: WebhookReceiver) -> httpx.BaseTransport:
    app = Flask(__name__)
    app.register_blueprint(blueprint(receiver, "/webhooks/<secret>"))
    return httpx.WSGITransport(app=app)


def fastapi(receiver: WebhookReceiver) -> httpx.AsyncBaseTransport:
    app = FastAPI()
    app.include_router(router(receiver, "/webhooks/{secret}"))
    return httpx.ASGITransport(app=app)


def starlette(receiver: WebhookReceiver) -> httpx.AsyncBaseTransport:
    app = Starlette(routes=[route(receiver, "/webhooks/{secret}")], lifespan=lifespan(receiver))
    return httpx.ASGITransport(app=app)


MOUNTS: dict[str, Callable[[WebhookReceiver], httpx.BaseTransport | httpx.AsyncBaseTransport]] = {
    "asgi": lambda receiver: httpx.ASGITransport(app=receiver.asgi),
    "wsgi": lambda receiver: httpx.WSGITransport(app=receiver.wsgi),
    "flask": flask,
    "fastapi": fastapi,
    "starlette": starlette,
}


@pytest.mark.parametrize("mount", MOUNTS)
def test_a_path_secret_is_the_last_segment_of_the_path_that_the_service_posts_to(mount: str) -> None:
    seen: list[object] = []
    transport = MOUNTS[mount](WebhookReceiver(PathSecret=PATH, OnStatus=seen.append))
    urls = [f"https://www.example.com/webhooks/{last}" for last in (PATH, f"{PATH}x", "other")]

    async def asked(asynchronous: httpx.AsyncBaseTransport) -> list[int]:
        async with httpx.AsyncClient(transport=asynchronous) as client:
            return [(await client.post(url, content=BODY)).status_code for url in urls]

    if isinstance(transport, httpx.BaseTransport):
        with httpx.Client(transport=transport) as client:
            answers = [client.post(url, content=BODY).status_code for url in urls]
    else:
        answers = asyncio.run(asked(transport))
    assert (answers, len(seen)) == ([200, 401, 401], 1)


def test_a_path_secret_may_be_in_any_letters_under_wsgi_which_hands_them_on_as_latin_1() -> None:
    answers: list[str] = []
    app = WebhookReceiver(PathSecret="größe", OnStatus=print).wsgi
    for last in ("größe".encode().decode("latin-1"), "größe", "other", "\xff"):
        environ = {"REQUEST_METHOD": "POST", "PATH_INFO": f"/webhooks/{last}", "CONTENT_LENGTH": str(len(BODY))}
        app({**environ, "wsgi.input": io.BytesIO(BODY)}, lambda status, *_: answers.append(status))  # type: ignore[arg-type]  # it writes nothing
    assert [answer[:3] for answer in answers] == ["200", "200", "401", "401"]


def test_an_asgi_application_handles_what_waits_from_before_it_began_and_ends_with_the_event_at_hand(
    tmp_path: Path,
) -> None:
    store = SQLiteStore(tmp_path / "events.db")
    before = WebhookReceiver(AllowUnverified=True, Store=store, OnStatus=print, RunWorker=False)
    assert post(before, status()).Status == 200
    before.Stop()
    begun = threading.Event()
    seen: list[str | None] = []

    async def handle(event: StatusEvent) -> None:
        begun.set()
        await asyncio.sleep(0.01)  # so that the application begins to end meanwhile
        seen.append(event.MessageID)

    receiver = WebhookReceiver(AllowUnverified=True, Store=store, OnStatus=handle)

    async def live() -> list[str]:
        sent: list[str] = []
        coming = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

        async def receive() -> dict[str, Any]:
            message = next(coming)
            if message["type"] == "lifespan.shutdown":
                assert await asyncio.to_thread(begun.wait, 20)
            return message

        async def send(message: Any) -> None:
            sent.append(message["type"])

        await receiver.asgi({"type": "lifespan"}, receive, send)
        return sent

    assert asyncio.run(live()) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert (seen, receiver.Waiting()) == (["message-1"], 0)
    receiver.Stop()


def test_who_hangs_up_gets_no_answer_and_what_is_not_http_is_refused() -> None:
    receiver = WebhookReceiver(AllowUnverified=True, OnStatus=print)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(receiver.asgi({"type": "http"}, receive, send))
    assert sent == []
    with pytest.raises(RuntimeError, match="serves HTTP, not websocket"):
        asyncio.run(receiver.asgi({"type": "websocket"}, receive, send))
