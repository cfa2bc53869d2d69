"""Answers of the API: what they hold, and how they are written in JSON and in XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from bestsms.sandbox.settings import Settings

__all__ = ["Answer", "Refusal", "refusal_content", "xml"]

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
    """A request that fails, with the text that the service gives.

    Args:
        text: The documented text.
        status: Status code.
        content: Fields of the answer beside Result and the text.
    """

    def __init__(self, text: str = MALFORMED, status: int = 400, **content: object) -> None:
        super().__init__(text)
        self.text = text
        self.status = status
        self.content = content

    def answer(self, settings: Settings) -> Answer:
        """Return the answer that says so."""
        return Answer(refusal_content(self.text, settings, **self.content), self.status)


def refusal_content(text: str, settings: Settings, **content: object) -> dict[str, object]:
    """Return what a failed answer holds."""
    return {"Result": "Failed", **content, settings.ErrorField: [text] if settings.ErrorAsList else text}


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
