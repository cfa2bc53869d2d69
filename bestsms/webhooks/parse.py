"""From the body of a request to the event that it tells of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import parse_qsl

from bestsms._core.decode import Undecodable, decode
from bestsms.webhooks.charsets import charset_of, text_of
from bestsms.webhooks.errors import WebhookParseError
from bestsms.webhooks.events import Event, event_of
from bestsms.webhooks.xml_body import read_xml
from bestsms_schema.traces import emptied

__all__ = ["MAX_BYTES", "parse"]

MAX_BYTES = 1_000_000
MOST_FORM_FIELDS = 1000
_FORM = re.compile(r"[\w.%+\[\]-]{1,100}=")
_FORM_TYPE = "application/x-www-form-urlencoded"
_TYPES = re.compile(rf"(application|text)/([\w.-]+\+)?(json|xml)|{_FORM_TYPE}", re.IGNORECASE)


def parse(body: bytes, headers: Mapping[str, str] | None = None, *, MaxBytes: int = MAX_BYTES) -> Event:
    """Return the event that a webhook tells of.

    Whether it is JSON, XML or a form is read from the body; the header serves where that leaves a doubt. Nothing is
    verified: compare the secret first, or use a receiver, which does.

    Documentation: Status Reporting > Webhook, Receive Messages > Webhook.

    Args:
        body: The request's body, as it came.
        headers: The request's headers; their names in any case. Only Content-Type is read.
        MaxBytes: The longest body that is read, in bytes.

    Returns:
        A StatusEvent for a report, a ReceivedEvent for a message that came in, an UnknownEvent for any other Type.

    Raises:
        TypeError: The body is not bytes.
        WebhookParseError: The body is no webhook; Reason says whether it is `too-large`, of an `unsupported-type` or
            `malformed`.
    """
    if not isinstance(body, bytes):
        raise TypeError(f"body must be bytes, not {type(body).__name__}")
    try:
        if len(body) > MaxBytes:
            raise WebhookParseError(f"the body has {len(body)} bytes; at most {MaxBytes} are read", "too-large")
        return event_of(_fields(body, _content_type(headers) if headers else ""))
    except WebhookParseError as error:
        emptied(error)  # what reports errors shows the variables of each frame
        del body, headers
        raise


def _fields(body: bytes, content_type: str) -> Mapping[str, object]:
    charset = charset_of(content_type) if "=" in content_type else None
    if body[:1] == b"{" and body[1:2] != b"\0" and (charset is None or charset.lower() == "utf-8"):
        return _json(body)
    text, codec = text_of(body, charset)
    first = text.lstrip("\ufeff \t\r\n")[:1]
    if first == "<":
        return read_xml(text.lstrip("\ufeff \t\r\n"))
    if first == "{":
        return _json(text.encode("utf-8", errors="replace"))
    if first != "[" and _is_form(text, content_type):
        return _form(text, codec)
    if first == "[" or _TYPES.match(content_type.strip()):
        raise WebhookParseError("the body is not what its Content-Type says, or is no object", "malformed")
    raise WebhookParseError("the body is neither JSON nor XML nor a form", "unsupported-type")


def _json(body: bytes) -> Mapping[str, object]:
    fields: object = None
    with suppress(Undecodable):
        fields = decode(body)
    if isinstance(fields, dict):
        return fields
    raise WebhookParseError("the JSON is broken or nested too deeply", "malformed")


def _is_form(text: str, content_type: str) -> bool:
    if not _FORM.match(text):
        return False
    labelled = content_type.partition(";")[0].strip().lower()
    return labelled in ("", _FORM_TYPE) or re.search(r"(^|&)Type=", text) is not None


def _form(text: str, codec: str) -> Mapping[str, object]:
    try:
        pairs = parse_qsl(
            text.strip(), keep_blank_values=True, encoding=codec, errors="replace", max_num_fields=MOST_FORM_FIELDS
        )
    except ValueError:
        pairs = []
    if not pairs:
        raise WebhookParseError(f"the form is broken or has more than {MOST_FORM_FIELDS} fields", "malformed")
    return dict(pairs)


def _content_type(headers: Mapping[str, str]) -> str:
    return next((value for name, value in headers.items() if name.lower() == "content-type"), "")
