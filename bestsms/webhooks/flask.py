"""The receiver in a Flask application.

app.register_blueprint(blueprint(receiver, "/webhooks"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request
from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["blueprint"]

_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]


def blueprint(receiver: WebhookReceiver, path: str, name: str = "bestsms_webhooks") -> Blueprint:
    """Return a blueprint with the receiver's route.

    Args:
        receiver: The receiver.
        path: Its path. For a PathSecret, one that ends with a parameter, such as `/webhooks/<secret>`.
        name: The blueprint's name, where an application has several.
    """
    made = Blueprint(name, __name__)

    def receive(**_: str) -> Response:
        return Response.from_app(receiver.wsgi, request.environ)

    made.add_url_rule(path, view_func=receive, methods=_METHODS, provide_automatic_options=False)
    return made
