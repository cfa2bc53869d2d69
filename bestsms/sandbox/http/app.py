"""The web application: API, control API and inbox, for this machine only."""

from __future__ import annotations

from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bestsms.sandbox.attachments import attachment
from bestsms.sandbox.control import Control
from bestsms.sandbox.http import control as control_api
from bestsms.sandbox.http.api import ROOT, Api
from bestsms.sandbox.http.book import book_routes
from bestsms.sandbox.http.guard import is_loopback_host
from bestsms.sandbox.http.mishaps import Mishaps
from bestsms.sandbox.http.page import page_routes
from bestsms.sandbox.http.stream import stream

__all__ = ["application"]


def application(control: Control, mishaps: Mishaps) -> ASGIApp:
    """Return the application over the controls of a sandbox."""

    async def events(request: Request) -> StreamingResponse:
        return stream(control.service, request)

    async def attached(request: Request) -> Response:
        return _attachment(control, request.path_params["id"], request.path_params["number"])

    below = [
        *control_api.routes(control),
        *book_routes(control.service),
        Route("/events", events),
        Route("/files/{id:int}/{number:int}", attached),
    ]
    routes = [
        Mount("/_sandbox", routes=below),
        *page_routes(control.service.key),
    ]
    return _OnlyThisMachine(Api(control.service, mishaps), Starlette(routes=routes))


def _attachment(control: Control, message: int, number: int) -> Response:
    """Return a file that was sent with a message, never to be shown as a page."""
    found = attachment(control.service, message, number)
    if found is None:
        return PlainTextResponse("Not found", 404)
    name, content = found
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type="application/octet-stream", headers=headers)


class _OnlyThisMachine:
    """Refuses requests for a host that is not this machine, and what other pages ask of the control API."""

    def __init__(self, api: ASGIApp, others: ASGIApp) -> None:
        self._api = api
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        text = ""
        if not is_loopback_host(headers.get("host", "")):
            text = "The sandbox answers to localhost and 127.0.0.1 only: this Host header names something else."
        elif scope["path"].startswith("/_sandbox") and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            text = "The control API is not for other web pages."
        is_api = scope["raw_path"].startswith(f"{ROOT}/".encode())
        app = PlainTextResponse(text, 403) if text else self._api if is_api else self._others
        await app(scope, receive, send)
