"""A send and the look-up of it, as the document of a version of the API describes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit

from bestsms_api import VERSIONS

__all__ = ["Wire", "wire_of"]

JSON = dict[str, Any]
NOT_FOUND = re.compile("not found|unable to find", re.IGNORECASE)
NEEDED = ("Result", "MessageID", "CreatedTimeUTC")


@dataclass(frozen=True)
class Wire:
    """What a service of a version takes and answers."""

    version: str
    base: str
    send_path: str
    wrapper: str | None
    """The name below which a send's fields stand, if they stand below one."""
    look_up_path: str
    accepted: JSON
    pending: JSON
    not_found: tuple[tuple[int, bytes], ...]
    """The ways of saying that there is no such message: the documented ones, and one with HTTP 200."""

    def looked_up(self, method: str, target: str) -> str | None:
        """Return the MessageID that a request asks for, if it asks for any."""
        template = re.escape(self.base + self.look_up_path).replace(r"\{MessageID\}", "([^/?]+)")
        found = re.match(template, target) if method == "GET" else None
        return None if found is None else unquote(found[1])

    def message(self, body: bytes) -> JSON:
        """Return what a send's body says of the message."""
        data: JSON = json.loads(body)
        return data if self.wrapper is None else data[self.wrapper]

    def acceptance(self, message_id: str) -> JSON:
        """Return the answer to a send that was accepted."""
        return {**self.accepted, "MessageID": message_id}

    def status(self, message_id: str, created: str) -> JSON:
        """Return the answer to a look-up of what there is."""
        return {**self.pending, "MessageID": message_id, "CreatedTimeUTC": created}


@cache
def wire_of(version: str) -> Wire:
    """Read the document of a version, as the wheel carries it."""
    document: JSON = json.loads((files("bestsms_api") / VERSIONS[version] / "document.json").read_bytes())
    send_path, send = _operation(document, "SMSSendMessage")
    look_up_path, look_up = _operation(document, "StatusPoll")
    pending = next(value for _, value in _examples(document, look_up) if "Pending" in value.values())
    missing: dict[int, bytes] = {}
    for status, value in _examples(document, look_up):
        if status >= 400 and NOT_FOUND.search(str(value)):
            missing.setdefault(status, json.dumps(value).encode())
    ways = sorted(missing.items(), reverse=True)
    return Wire(
        version=version,
        base=urlsplit(document["servers"][0]["url"]).path,
        send_path=send_path,
        wrapper=send.get("x-body-wrapper"),
        look_up_path=look_up_path,
        accepted=next(value for _, value in _examples(document, send)),
        pending={name: value for name, value in pending.items() if name in NEEDED or value == "Pending"},
        not_found=(*ways, (200, ways[0][1])),
    )


def _operation(document: JSON, name: str) -> tuple[str, JSON]:
    return next(
        (path, operation)
        for path, operations in document["paths"].items()
        for operation in operations.values()
        if operation.get("operationId") == name
    )


def _examples(document: JSON, operation: JSON) -> Iterator[tuple[int, JSON]]:
    for status, response in operation["responses"].items():
        media: Mapping[str, JSON] = _resolved(document, response).get("content", {})
        for content in media.values():
            for example in content["examples"].values():
                yield int(status), _resolved(document, example)["value"]


def _resolved(document: JSON, node: JSON) -> JSON:
    if "$ref" not in node:
        return node
    found = document
    for name in node["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found
