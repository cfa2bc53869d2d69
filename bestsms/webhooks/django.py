"""The receiver in a Django project.

urlpatterns = [path("webhooks", view(receiver))]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from bestsms.webhooks.wsgi import Readable, read_at_most

if TYPE_CHECKING:
    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["view"]


def view(receiver: WebhookReceiver) -> Callable[..., HttpResponse]:
    """Return a view of the receiver, for WSGI and ASGI.

    Args:
        receiver: The receiver. For a PathSecret, have the path end with a parameter, such as `webhooks/<secret>`.
    """

    @csrf_exempt
    def receive(request: HttpRequest, **_: str) -> HttpResponse:
        body = read_at_most(_stream(request), receiver.MaxBytes + 1)
        if len(body) > receiver.MaxBytes:
            answer = receiver._refusals.refuse_body("too-large")
        else:
            last = request.path_info.rstrip("/").rpartition("/")[2]
            answer = receiver.Receive(request.method or "", request.headers, body, last)
        return HttpResponse(answer.Body, status=answer.Status, headers=answer.Headers)

    return receive


def _stream(request: HttpRequest) -> Readable:
    """Return what the body is read from: the server's own stream where Django, for want of a length, sees no body."""
    environ = getattr(request, "environ", {})
    is_chunked = environ.get("wsgi.input_terminated") and not environ.get("CONTENT_LENGTH")
    stream: Readable = environ["wsgi.input"] if is_chunked else request
    return stream
