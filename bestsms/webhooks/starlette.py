"""The receiver in a Starlette application.

app = Starlette(routes=[route(receiver, "/webhooks")], lifespan=lifespan(receiver))
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from starlette.routing import Route

if TYPE_CHECKING:
    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["lifespan", "route"]


def route(receiver: WebhookReceiver, path: str) -> Route:
    """Return the route of a receiver.

    Args:
        receiver: The receiver.
        path: Its path. For a PathSecret, one that ends with a parameter, such as `/webhooks/{secret}`.
    """
    return Route(path, receiver.asgi)


def lifespan(receiver: WebhookReceiver) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Return what runs the receiver's worker for as long as the application lives."""
    return lambda _: receiver.Lifespan()
