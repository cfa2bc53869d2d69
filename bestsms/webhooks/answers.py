"""What a receiver answers: a status and a few words, with nothing of what came in."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

__all__ = ["Answer", "answer"]


@dataclass(frozen=True)
class Answer:
    """An answer to a webhook.

    Attributes:
        Status: The HTTP status code. Whatever is not 2xx has the service send the webhook again.
        Body: Plain text.
        Headers: The headers.
    """

    Status: int
    Body: bytes
    Headers: dict[str, str]


def answer(status: int) -> Answer:
    """Return the answer of a status."""
    body = f"{HTTPStatus(status).phrase}\n".encode("ascii")
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body))}
    if status == 405:
        headers["Allow"] = "POST"
    return Answer(status, body, headers)
