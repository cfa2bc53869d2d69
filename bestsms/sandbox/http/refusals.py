"""The documented words for a send that is not as the contract wants it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from bestsms.sandbox.answers import MALFORMED, Refusal
from bestsms.sandbox.contract import Operation, Violation
from bestsms.sandbox.sender import is_loopback

__all__ = ["checked"]


def checked(operation: Operation, body: object) -> Mapping[str, Any]:
    """Return a body that is as the contract wants it; a callback to this machine needs no https.

    Raises:
        Refusal: It is not; with the documented text.
    """
    try:
        operation.check_body(_with_https(body) if operation.id == "SMSSendMessage" else body)
    except Violation:
        text = _of_a_send(body, operation.fields("MessageData")) if operation.id == "SMSSendMessage" else MALFORMED
        raise Refusal(text) from None
    assert isinstance(body, dict)
    return body


def _with_https(body: object) -> object:
    """Return the body as it would be with https in place of http to this machine."""
    data = body.get("MessageData") if isinstance(body, dict) else None
    url = data.get("WebhookCallbackURL") if isinstance(data, dict) else None
    if isinstance(url, str) and url.startswith("http://") and is_loopback(url):
        return {**body, "MessageData": {**data, "WebhookCallbackURL": f"https{url[4:]}"}}  # type: ignore[dict-item]
    return body


def _of_a_send(body: object, known: AbstractSet[str]) -> str:
    if not isinstance(body, dict) or body.keys() - {"MessageData"}:
        return MALFORMED
    data = body.get("MessageData")
    if data is None:
        return "Missing message data"
    if not isinstance(data, dict) or data.keys() - known:
        return MALFORMED
    if data.get("Destinations") in (None, []):
        return "Missing or empty destinations"
    if data.get("Message") in (None, "") and not data.get("Files"):
        return "Missing or empty message"
    url = data.get("WebhookCallbackURL")
    if isinstance(url, str) and not url.startswith("https://"):
        return "WebhookCallbackURL must start with https://"
    return _of_files(data.get("Files"))


def _of_files(files: object) -> str:
    for number, one in enumerate(files if isinstance(files, list) else [], 1):
        for field in ("Name", "Data"):
            if isinstance(one, dict) and one.get(field) in (None, ""):
                return f"Missing file {field.lower()} on file {number}"
    return MALFORMED
