"""What a receiver answers: a status and a few words, with nothing of what came in."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from bestsms.webhooks.errors import ReasonOfRefusal

__all__ = ["Answer", "answer", "refusal"]

_REFUSALS = {"too-large": 413, "unsupported-type": 415, "malformed": 400}


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


def refusal(reason: ReasonOfRefusal) -> Answer:
    """Return the answer to a body that is no webhook."""
    return answer(_REFUSALS[reason])
