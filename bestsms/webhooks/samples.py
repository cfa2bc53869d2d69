"""Samples: the webhooks of the contract's examples, in both versions, as JSON and as XML, with their headers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias, cast
from xml.sax.saxutils import escape

from bestsms.webhooks.events import SECRET_FIELDS

__all__ = ["FORMATS", "VERSIONS", "Format", "Sample", "Values", "headers_of", "samples", "written"]

Format: TypeAlias = Literal["JSON", "XML"]
Values: TypeAlias = Mapping[str, str | None]
FORMATS: tuple[Format, ...] = ("JSON", "XML")
VERSIONS = ("2.04", "3.00")
CONTENT_TYPES: Mapping[Format, str] = {"JSON": "application/json", "XML": "text/xml"}

_NEWER_NAMES = {"SentTimeUTC-ISO8601": "SendTimeUTC", "SentTimeUTC-RFC3339": "SentTimeUTC_RFC3339"}
_NULL_WHERE_EMPTY = {"ReceivedID", "Message", "Price"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Sample:
    """An example of a webhook.

    Attributes:
        Name: Its name in the contract, such as `StatusWebhookDelivered`.
        Version: Version of the API that writes it so.
        Fields: Its fields, in the documented order.
    """

    Name: str
    Version: str
    Fields: Values

    @property
    def Type(self) -> str:
        """Type of the webhook, such as `SMSReply`."""
        return self.Fields["Type"] or ""

    def With(self, *, Secret: str | None = None, Sender: str | None = None) -> Sample:
        """Return the sample as another account's: with its secret in APIKey or AuthToken, and its Sender."""
        replaced = dict.fromkeys(SECRET_FIELDS, Secret) | {"Sender": Sender}
        own = {name: replaced.get(name) or value for name, value in self.Fields.items()}
        return Sample(self.Name, self.Version, own)

    def Body(self, Format: Format = "JSON") -> bytes:
        """Return it as the service writes it."""
        return written(self.Fields, Format)


@cache
def samples(Version: str = "2.04") -> tuple[Sample, ...]:
    """Return a sample of each kind of webhook.

    Args:
        Version: `2.04` or `3.00`. The fields of 3.00 are those of 2.04, some under other names, and null where 2.04
            has an empty text; the older names of the documentation are among the samples of 2.04.
    """
    if Version not in VERSIONS:
        raise ValueError(f"Version must be {' or '.join(VERSIONS)}, not {Version!r:.20}")
    text = files("bestsms_api").joinpath("v2_04", "document.json").read_text(encoding="utf-8")
    examples = cast("Mapping[str, Mapping[str, Any]]", json.loads(text)["components"]["examples"])
    found = tuple(
        Sample(name, "2.04", example["value"])
        for name, example in examples.items()
        if "Webhook" in name and not name.endswith("XML")
    )
    if Version == "2.04":
        return found
    return tuple(Sample(one.Name, Version, _newer(one.Fields)) for one in found if "Version" in one.Fields)


def headers_of(Format: Format, Secret: str, Sender: str, Time: datetime | None = None) -> dict[str, str]:
    """Return the headers that the service sends with a webhook.

    Args:
        Format: `JSON` or `XML`.
        Secret: Shared secret that is set in the dashboard.
        Sender: Sender that is set there.
        Time: When it is sent; now, if not given.
    """
    moment = (Time or datetime.now(UTC)).astimezone(UTC)
    return {
        "Content-Type": CONTENT_TYPES[Format],
        "X-Timestamp": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z",
        "X-Sender": Sender,
        "Authorization": Secret,
    }


def written(fields: Values, Format: Format) -> bytes:
    """Return the body of a webhook with these fields."""
    if Format == "JSON":
        return json.dumps(fields, ensure_ascii=False).encode()
    lines = (f"  <{name}>{_xml_text(value or '')}</{name}>" for name, value in fields.items())
    return "\n".join(('<?xml version="1.0" encoding="UTF-8" ?>', "<root>", *lines, "</root>", "")).encode()


def _newer(fields: Values) -> Values:
    newer = {_NEWER_NAMES.get(name, name): value for name, value in fields.items()} | {"Version": "v3.00"}
    if newer["Status"] != "RECEIVED":
        newer["Status"] = (newer["Status"] or "").capitalize()
    return {name: value or (None if name in _NULL_WHERE_EMPTY else value) for name, value in newer.items()}


def _xml_text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
