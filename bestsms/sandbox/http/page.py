"""The inbox page: static files, read once, and the key with which the page may change things."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

__all__ = ["HEADERS", "page_routes"]

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_KEY_PLACE = 'name="sandbox-key" content=""'
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Headers of every file: nothing inline, nothing from elsewhere, not in another page's frame, and always the newest."""


def page_routes(key: str) -> list[BaseRoute]:
    """Return the routes of the page.

    Args:
        key: The key that the control API asks for; only a page of the same origin can read it.
    """
    from starlette.routing import Route

    contents = _contents()
    index = contents.pop("index.html").decode()
    keyed = index.replace(_KEY_PLACE, f'name="sandbox-key" content="{escape(key)}"').encode()

    async def page(request: Request) -> Response:
        return _answer(request, "index.html", keyed)

    async def static(request: Request) -> Response:
        name: str = request.path_params["name"]
        return _answer(request, name, contents.get(name))

    return [Route("/", page), Route("/static/{name}", static)]


def _contents() -> dict[str, bytes]:
    folder = files("bestsms.sandbox").joinpath("static")
    return {file.name: file.read_bytes() for file in folder.iterdir() if _suffix(file.name) in _TYPES}


def _suffix(name: str) -> str:
    return name[name.rfind(".") :]


def _answer(request: Request, name: str, content: bytes | None) -> Response:
    from starlette.responses import Response

    if content is None:
        return Response("There is no such file.\n", 404, HEADERS, "text/plain")
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {**HEADERS, "ETag": tag}
    if request.headers.get("If-None-Match") == tag:
        return Response(None, 304, headers)
    return Response(content, 200, headers, _TYPES[_suffix(name)])
