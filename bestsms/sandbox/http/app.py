"""The web application: API, control API and inbox, for this machine only."""

from __future__ import annotations

from collections.abc import Mapping
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
from bestsms.sandbox.http.api import Api
from bestsms.sandbox.http.book import book_routes
from bestsms.sandbox.http.guard import is_loopback_host
from bestsms.sandbox.http.mishaps import Mishaps
from bestsms.sandbox.http.page import page_routes
from bestsms.sandbox.http.stream import stream
from bestsms.sandbox.versions.dialects import DIALECTS

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
    service = control.service
    dialects = [dialect(service.contracts[dialect.version]) for dialect in DIALECTS]
    apis = {dialect.root: Api(service, mishaps, dialect) for dialect in dialects}
    return _OnlyThisMachine(apis, Starlette(routes=routes))


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

    def __init__(self, apis: Mapping[str, ASGIApp], others: ASGIApp) -> None:
        self._apis = {f"{root}/".encode(): api for root, api in apis.items()}
        self._others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        text = ""
        if not is_loopback_host(headers.get("host", "")):
            text = "The sandbox answers to localhost and 127.0.0.1 only: this Host header names something else."
        elif scope["path"].startswith("/_sandbox") and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            text = "The control API is not for other web pages."
        path: bytes = scope["raw_path"]
        api = next((api for root, api in self._apis.items() if path.startswith(root)), self._others)
        app = PlainTextResponse(text, 403) if text else api
        await app(scope, receive, send)
