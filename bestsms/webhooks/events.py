"""Events: what a webhook tells, read through the documented names whichever version or format it came in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any, Literal, TypeAlias

from bestsms.delivery import DeliveryResult
from bestsms_api.v2_04.models import ReceivedWebhook, StatusWebhook
from bestsms_schema import Model

__all__ = [
    "INBOUND_TYPES",
    "REPLY_TYPES",
    "SECRET_FIELDS",
    "STATUS_TYPES",
    "Event",
    "EventKind",
    "ReceivedEvent",
    "StatusEvent",
    "UnknownEvent",
    "event_of",
]

EventKind: TypeAlias = Literal["Status", "Reply", "Inbound", "Unknown"]
"""What an event is about."""

STATUS_TYPES = frozenset({"sms", "email", "fax", "voice", "texttospeech"})
REPLY_TYPES = frozenset({"smsreply"})
INBOUND_TYPES = frozenset({"smsinbound"})
SECRET_FIELDS = frozenset({"APIKey", "AuthToken"})
"""Fields that repeat the shared secret."""


class _Event(Model):
    """A webhook that was read. It cannot be changed."""

    __slots__ = ()

    @property
    def Kind(self) -> EventKind:
        """What the event is about: `Status`, `Reply`, `Inbound` or `Unknown`."""
        return "Unknown"

    @property
    def Time(self) -> datetime | None:
        """When the message was sent or came in, aware and in UTC: SentTimeUTC_RFC3339, else SentTimeUTC_ISO8601, else
        None. It is the message's time, not the report's."""
        exact: datetime | None = self.fields["SentTimeUTC_RFC3339"].read(self._data)
        return exact or self.fields["SentTimeUTC_ISO8601"].read(self._data)

    @property
    def Key(self) -> str:
        """Identity of what is told, 32 hexadecimal digits: the same for each copy of a webhook, and in each format."""
        every = {name: value for name, value in self._data.items() if name not in SECRET_FIELDS and value is not None}
        return _digest(self.Kind, json.dumps(every, sort_keys=True))

    def ToDict(self) -> dict[str, Any]:
        """Return what is set as a new dict of JSON values, under the names that came, unknown fields included, but
        without the secret (APIKey, AuthToken)."""
        return {name: value for name, value in super().ToDict().items() if name not in SECRET_FIELDS}

    def _texts(self, *names: str) -> list[str]:
        """Return the values of fields as they came, texts of odd dates included; empty where there is none."""
        found = (self.fields[name].find(self._data) for name in names)
        return ["" if value is None else str(value) for value in found]

    def _store(self, field: object, value: object) -> None:  # noqa: ARG002  # whichever field, whatever value
        raise AttributeError(f"{type(self).__name__} is a record of a webhook and cannot be changed")


class StatusEvent(StatusWebhook, _Event):
    """What became of a message, or of one recipient of it.

    Documentation: Status Reporting > Webhook.
    """

    __slots__ = ()

    @property
    def Kind(self) -> EventKind:
        """What the event is about: always `Status`."""
        return "Status"

    @property
    def Delivery(self) -> DeliveryResult:
        """What the Result means; what the Status means where the Result is not a documented one."""
        result = DeliveryResult(self.Result)
        status = DeliveryResult(self.Status)
        return status if status.IsKnown and not result.IsKnown else result

    @property
    def Parts(self) -> int | None:
        """Number of parts that the message was sent in; None where Detail does not tell."""
        found = _detail(self.Detail, "SMSParts")
        return int(found) if found.isascii() and found.isdecimal() and len(found) < 10 else None

    @property
    def Key(self) -> str:
        """Identity of what is told, 32 hexadecimal digits, for dropping duplicates. As no status webhook has an
        identifier, it stands for Type, MessageID, JobNumber, ContactID, Destination, Status, Result, Price, Detail and
        the time."""
        (price,) = self._texts("Price")
        return _digest(
            self.Kind,
            *(text.casefold() for text in self._texts("Type", "Status", "Result")),
            *self._texts("MessageID", "JobNumber", "ContactID", "Destination", "Detail"),
            price.rstrip("0").rstrip(".") if "." in price else price,  # 0.10 as a number is 0.1
            *_time(self),
        )


class ReceivedEvent(ReceivedWebhook, _Event):
    """A message that came in: a reply, or one that answers none.

    Documentation: Receive Messages > Webhook.
    """

    __slots__ = ()

    @property
    def Kind(self) -> EventKind:
        """What the event is about: `Reply` or `Inbound`."""
        return "Reply" if self.IsReply else "Inbound"

    @property
    def IsReply(self) -> bool:
        """Whether it answers a sent message (Type SMSReply), whose MessageID it then has."""
        return (self.Type or "").strip().casefold() in REPLY_TYPES

    @property
    def InputToNumber(self) -> str | None:
        """Number that was written to; None where Detail does not tell."""
        return _detail(self.Detail, "InputToNumber") or None

    @property
    def Key(self) -> str:
        """Identity of the received message, 32 hexadecimal digits, for dropping duplicates. It stands for the
        ReceivedID; for Type, MessageID, JobNumber, Destination, Message and the time where there is none, as in older
        webhooks."""
        received_id = self.ReceivedID
        if received_id:
            return _digest("Received", received_id)
        return _digest(self.Kind, *self._texts("MessageID", "JobNumber", "Destination", "Message"), *_time(self))


class UnknownEvent(StatusWebhook, _Event):
    """A webhook of a Type that this release does not know; its fields are kept."""

    __slots__ = ()


Event: TypeAlias = StatusEvent | ReceivedEvent | UnknownEvent
"""Whatever a webhook may tell."""


def event_of(fields: Mapping[str, object]) -> Event:
    """Return the event that the fields of a webhook tell of; Type, compared without regard to case, says which.

    Args:
        fields: JSON values by the names of the wire, of either version, as `ToDict` returns them.
    """
    kind = fields.get("Type")
    folded = kind.strip().casefold() if isinstance(kind, str) else ""
    data = dict(fields)
    if folded in STATUS_TYPES:
        return StatusEvent._view(data)
    if folded in REPLY_TYPES or folded in INBOUND_TYPES:
        return ReceivedEvent._view(data)
    return UnknownEvent._view(data)


def _time(event: _Event) -> list[str]:
    """Return the one text that tells the time best."""
    texts = event._texts("SentTimeUTC_RFC3339", "SentTimeUTC_ISO8601", "SentTimeLocal")
    return [next(filter(None, texts), "")]


def _detail(detail: str | None, name: str) -> str:
    """Return the value of a `name:value` text, of which there may be several, one after the other."""
    for part in (detail or "").replace(";", ",").split(","):
        found, _, value = part.partition(":")
        if found.strip().casefold() == name.casefold():
            return value.strip()
    return ""


def _digest(*values: str) -> str:
    written = json.dumps(values).encode("ascii")  # so that no value runs into the next
    return blake2b(written, digest_size=16).hexdigest()
