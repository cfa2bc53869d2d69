"""Webhooks as XML: an element for each field, below a root of any name."""

from __future__ import annotations

from bestsms.webhooks.errors import WebhookParseError

try:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, XMLParser
except ModuleNotFoundError as _missing:
    raise ModuleNotFoundError(
        'bestsms.webhooks needs defusedxml: pip install "bestsms[webhooks]"', name=_missing.name
    ) from None

__all__ = ["read_xml"]

DEEPEST = 20
MOST_ELEMENTS = 10_000
Value = str | None | dict[str, "Value"] | list["Value"]


class _TooMuch(Exception):
    """Elements nest deeper, or are more, than a webhook's by far."""


class _Fields:
    """What the parser calls: collects the texts of elements; those that hold elements become objects."""

    def __init__(self) -> None:
        self.found: dict[str, Value] = {}
        self._open: list[tuple[str, bool, dict[str, Value]]] = []
        self._texts: list[str] = []
        self._count = 0

    def opened(self, name: str, attributes: list[str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST_ELEMENTS:
            raise _TooMuch
        nil = bool(attributes) and any(
            _local(one) == "nil" and value == "true"
            for one, value in zip(attributes[::2], attributes[1::2], strict=True)
        )
        self._open.append((_local(name), nil, {}))
        self._texts = []

    def wrote(self, text: str) -> None:
        self._texts.append(text)

    def closed(self, _: str) -> None:
        name, nil, children = self._open.pop()
        value: Value = children or (None if nil else "".join(self._texts))
        self._texts = []
        if not self._open:
            self.found = children
        elif len(self._open) == 1:
            self._open[-1][2][name] = value  # as in JSON, the last of several counts
        else:
            _add(self._open[-1][2], name, value)


def read_xml(text: str) -> dict[str, Value]:
    """Return the fields of a webhook in XML: texts, None for what is marked as nil, objects for what holds elements.

    Raises:
        WebhookParseError: It is not well-formed, nests too deeply, or has a document type or an entity of its own.
    """
    fields = _Fields()
    parser = XMLParser(target=fields, encoding="utf-8", forbid_dtd=True)
    # Told by expat itself: defusedxml's own handlers refuse as before, and what builds a tree is passed by.
    expat = parser.parser
    expat.StartElementHandler, expat.EndElementHandler = fields.opened, fields.closed
    expat.CharacterDataHandler = fields.wrote
    trouble = "is not well-formed"
    try:
        parser.feed(text.encode("utf-8", errors="replace"))
        parser.close()
    except ParseError:
        pass
    except DefusedXmlException:
        trouble = "has a document type or an entity, which is never read"
    except _TooMuch:
        trouble = f"nests deeper than {DEEPEST} elements or has more than {MOST_ELEMENTS}"
    else:
        return fields.found
    # Out here, so that the error has no context: expat's and defusedxml's own quote the body.
    raise WebhookParseError(f"the XML {trouble}", "malformed")


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _add(fields: dict[str, Value], name: str, value: Value) -> None:
    """Keep a value below a field, beside others of its name if there are any."""
    if name not in fields:
        fields[name] = value
        return
    known = fields[name]
    if isinstance(known, list):
        known.append(value)
    else:
        fields[name] = [known, value]
