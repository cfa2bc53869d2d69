"""The receiver in a FastAPI application.

app.include_router(router(receiver, "/webhooks"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter

from bestsms.webhooks.starlette import lifespan, route

if TYPE_CHECKING:
    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["router"]


def router(receiver: WebhookReceiver, path: str) -> APIRouter:
    """Return a router with the receiver's route; it runs the worker for as long as the application lives.

    Args:
        receiver: The receiver.
        path: Its path. For a PathSecret, one that ends with a parameter, such as `/webhooks/{secret}`.
    """
    return APIRouter(routes=[route(receiver, path)], lifespan=lifespan(receiver))
