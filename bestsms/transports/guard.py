"""The block on real sends: while somebody holds it, no client speaks to another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestsms._core.settings import is_loopback
from bestsms._core.wire import HTTPRequest

if TYPE_CHECKING:
    import httpx

__all__ = ["HOLDERS", "RealSendBlocked", "refuse_real_send"]

HOLDERS: set[object] = set()
"""Who holds the block. Changed by add and discard alone, so it needs no lock, which a fork could copy while taken."""


class RealSendBlocked(RuntimeError):
    """A request to another machine was about to be sent while block_real_sends held; nothing was sent."""


def refuse_real_send(request: HTTPRequest, client: httpx.Client | httpx.AsyncClient | None = None) -> None:
    """Let a request pass only if it stays on this machine; to be called while the block is held.

    Args:
        request: What is about to be sent.
        client: The caller's own client that it would go through, if any.

    Raises:
        RealSendBlocked: It would leave this machine.
    """
    from urllib.parse import urlsplit  # slow to import, and needed by tests alone

    host = urlsplit(request.url).hostname or ""
    if is_loopback(host) or (client is not None and _stays_in_process(request, client)):
        return
    raise RealSendBlocked(
        f"block_real_sends holds: nothing was sent to {host}. Point the client to a sandbox (set BESTSMS_API_URL "
        "before the client is made, or ask for the fixture bestsms_sandbox), or give it an HTTPClient over an "
        "httpx.MockTransport."
    )


def _stays_in_process(request: HTTPRequest, client: httpx.Client | httpx.AsyncClient) -> bool:
    """Whether the client hands this request to code in this process; without httpx's own answer it does not."""
    import httpx

    route = getattr(client, "_transport_for_url", None)
    kinds = (httpx.MockTransport, httpx.WSGITransport, httpx.ASGITransport)
    return route is not None and isinstance(route(httpx.URL(request.url)), kinds)
