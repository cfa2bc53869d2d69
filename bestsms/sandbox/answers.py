"""Answers of the API: what they hold, how they are written in JSON and in XML, and what can be refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import msgspec

__all__ = ["MALFORMED", "Answer", "Refusal", "TooFast", "TooLarge", "Unauthorised", "UnknownRecord", "WrongKind", "xml"]

MALFORMED = "Failed to process your API request. Check your syntax."
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Answer:
    """An answer of the API."""

    content: Mapping[str, Any]
    status: int = 200

    def encoded(self, *, as_xml: bool) -> tuple[bytes, str]:
        """Return the body and its media type."""
        if as_xml:
            return xml("root", self.content).encode(), "application/xml; charset=utf-8"
        return msgspec.json.encode(self.content), "application/json"


class Refusal(Exception):
    """A request that fails; each version of the API says so in its own way.

    Args:
        text: What is wrong; as v2.04 says it where the versions differ.
        status: Status code.
        content: Fields of the answer beside Result and the text.
    """

    def __init__(self, text: str = MALFORMED, status: int = 400, **content: object) -> None:
        super().__init__(text)
        self.text = text
        self.status = status
        self.content = content


class UnknownRecord(Refusal):
    """What the request names is not there, or not for this user to see."""

    def __init__(self, text: str, **content: object) -> None:
        super().__init__(text, 404, **content)
        self.is_in_body: bool = False
        """Whether the body names it, and not the path."""


class Unauthorised(Refusal):
    """There is no user of this token."""

    def __init__(self) -> None:
        super().__init__("Unauthorized", 401)


class WrongKind(Refusal):
    """The body is of another media type."""

    def __init__(self) -> None:
        super().__init__(MALFORMED, 415)


class TooLarge(Refusal):
    """The request has more bytes than are taken."""

    def __init__(self) -> None:
        super().__init__(MALFORMED, 413)


class TooFast(Refusal):
    """The request came too soon after the one before."""

    def __init__(self, seconds: int) -> None:
        super().__init__("Too many requests", 429)
        self.seconds = seconds
        """After which the next one may come."""


def xml(root: str, content: Mapping[str, Any]) -> str:
    """Return an XML document with an element for each field; one of a list for each of its items."""
    return f'<?xml version="1.0" encoding="UTF-8" ?>\n{_element(root, content)}\n'


def _element(name: str, value: object) -> str:
    if isinstance(value, list):
        return "".join(_element(name, item) for item in value)
    if isinstance(value, Mapping):
        inner = "".join(_element(str(key), item) for key, item in value.items())
    else:
        text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
        inner = escape(_NOT_XML.sub("\ufffd", text))
    return f"<{name}>{inner}</{name}>"
