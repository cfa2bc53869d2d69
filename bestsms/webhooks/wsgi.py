"""The receiver as a WSGI application."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from bestsms.webhooks.answers import Answer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["Readable", "WSGIReceiver", "read_at_most"]


class WSGIReceiver:
    """A WSGI application: give it to a server, or mount it. A PathSecret is the last segment of the path."""

    def __init__(self, receiver: WebhookReceiver) -> None:
        self._receiver = receiver

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        answer = self._answer(environ)
        start_response(f"{answer.Status} {HTTPStatus(answer.Status).phrase}", list(answer.Headers.items()))
        return [answer.Body]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        most = self._receiver.MaxBytes
        length = environ.get("CONTENT_LENGTH") or ""
        if length.isdecimal():
            if int(length) > most:
                return self._receiver._refusals.refuse_body("too-large")
            body = read_at_most(environ["wsgi.input"], int(length))
        elif environ.get("wsgi.input_terminated"):
            body = read_at_most(environ["wsgi.input"], most + 1)
        else:  # without a length, and without a server that ends the stream, reading would never end
            body = b""
        last = _path(environ).rstrip("/").rpartition("/")[2]
        return self._receiver.Receive(environ["REQUEST_METHOD"], _headers(environ), body, last)


class Readable(Protocol):
    """What a body is read from."""

    def read(self, size: int, /) -> bytes:
        """Return some of the next bytes; none at the end."""
        ...


def read_at_most(stream: Readable, length: int) -> bytes:
    """Return the beginning of a stream, which may hand out less at a time than is asked for."""
    read = bytearray()
    while len(read) < length and (chunk := stream.read(length - len(read))):
        read.extend(chunk)
    return bytes(read)


def _path(environ: WSGIEnvironment) -> str:
    """Return the path, which WSGI hands on as Latin-1, whatever it was written in."""
    path: str = environ.get("PATH_INFO", "")
    try:
        return path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return path


def _headers(environ: WSGIEnvironment) -> dict[str, str]:
    headers = {name[5:].replace("_", "-"): value for name, value in environ.items() if name.startswith("HTTP_")}
    return {**headers, "Content-Type": environ.get("CONTENT_TYPE", "")}
