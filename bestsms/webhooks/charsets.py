"""Charsets: from the bytes of a body to its text, whatever its header or its XML declaration says."""

from __future__ import annotations

import codecs
import re
from encodings import normalize_encoding
from encodings.aliases import aliases
from functools import cache

from bestsms.webhooks.errors import WebhookParseError

__all__ = ["charset_of", "text_of"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS: dict[tuple[bool, ...], str] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
"""Where the first four bytes are zero, by encoding: every format begins with two characters of ASCII."""
_DECLARED = re.compile(rb"""\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([^"'>]{1,60})["']""")
_IN_HEADER = re.compile(r""";\s*charset\s*=\s*("?)([^\s";,]{1,60})\1""", re.IGNORECASE)
_ASCII = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_KNOWN = frozenset({*aliases, *aliases.values()})


def charset_of(content_type: str) -> str | None:
    """Return the charset that a Content-Type names; None if it names none."""
    found = _IN_HEADER.search(content_type)
    return found[2] if found else None


def text_of(body: bytes, charset: str | None) -> tuple[str, str]:
    """Return a body's text, and the name of the codec that read it. What no character stands for reads as U+FFFD.

    A byte order mark, or the zeros of UTF-16 and UTF-32, tell more than the header, and the header more than an XML
    declaration. Without any of them it is UTF-8.

    Args:
        body: The body.
        charset: The charset that its header names, if any.

    Raises:
        WebhookParseError: The charset is unknown, or one in which ASCII is not itself, such as UTF-7.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, errors="replace"), codec
    zeros = tuple(byte == 0 for byte in body[:4])
    codec = _ZEROS.get(zeros) or _declared(body, charset)
    return body.decode(codec, errors="replace"), codec


def _declared(body: bytes, charset: str | None) -> str:
    if charset is not None:
        return _codec(charset)
    found = _DECLARED.match(body)
    return _codec(found[1].decode("ascii", errors="replace")) if found else "utf-8"


def _codec(name: str) -> str:
    folded = normalize_encoding(name).lower()
    # Python remembers each name that it is asked for: only those that it knows are looked up.
    codec = _safe_codec(folded) if folded in _KNOWN else None
    if codec is None:
        raise WebhookParseError("the charset is unknown or is not read here; use UTF-8", "unsupported-type")
    return codec


@cache
def _safe_codec(name: str) -> str | None:
    """Return the codec of a charset in which ASCII is itself, so that no letter hides a sign that means something."""
    try:
        codec = codecs.lookup(name).name
        if codec.startswith(("utf-16", "utf-32")):
            return "utf-8"  # the body has none of their zeros: programs that write texts in memory mislabel them so
        keeps_ascii = _ASCII.decode(name) == _ASCII.decode("ascii")
        return codec if keeps_ascii and not codec.startswith("iso2022") else None
    except (LookupError, ValueError):  # not text at all, or not on this system
        return None
