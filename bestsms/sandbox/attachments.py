"""Files that were sent with a message."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import msgspec

from bestsms.sandbox.service import Service

__all__ = ["attachment"]


def attachment(service: Service, message: int, number: int) -> tuple[str, bytes] | None:
    """Return the name and the content of a message's file, counted from 1."""
    query = "SELECT body FROM requests WHERE id = (SELECT request FROM messages WHERE id = ?)"
    try:
        body = service.store.value(query, message)
    except OverflowError:  # an ID that no message can have
        return None
    files = [] if body is None else _files(msgspec.json.decode(body))
    if not 1 <= number <= len(files):
        return None
    try:
        return files[number - 1]["Name"], base64.b64decode(files[number - 1]["Data"])
    except (ValueError, binascii.Error):
        return None


def _files(body: dict[str, Any]) -> list[dict[str, str]]:
    """Return the files of a send, whose fields some versions wrap up."""
    fields: dict[str, Any] = body.get("MessageData", body)
    files: list[dict[str, str]] = fields.get("Files", [])
    return files
