"""What polls and webhooks tell, in one shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bestsms._core.codes import folded
from bestsms.delivery import DeliveryResult
from bestsms.models import SMSReceivedMessage, SMSReceivedResult, SMSReplyResult, StatusRecipient, StatusResult
from bestsms.tracking.kinds import is_reply
from bestsms.tracking.numbers import key_of

if TYPE_CHECKING:
    from bestsms.models import SMSReplyRecipient
    from bestsms.webhooks import ReceivedEvent, StatusEvent

__all__ = [
    "Polled",
    "Reply",
    "Report",
    "milliseconds",
    "moment",
    "of_event",
    "of_poll",
    "of_received",
    "reply_of_event",
]

PollResult = StatusResult | SMSReplyResult
MOST_RECIPIENTS = 1_000_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Report(NamedTuple):
    """What is told of one recipient. Times are milliseconds since 1970."""

    destination: str | None
    seq: str | None
    contact: str | None
    status: str
    result: str
    price: str | None
    parts: int | None
    sent: int | None

    @property
    def is_final(self) -> bool:
        """Whether it says that nothing more will happen: by the status, by the result where that is not known."""
        status = DeliveryResult(self.status)
        return bool(status.IsFinal if status.IsKnown else DeliveryResult(self.result).IsFinal)

    @property
    def is_success(self) -> bool:
        """Whether the status is a success."""
        return folded(self.status) in ("success", "received")

    @property
    def says_that_something_changed(self) -> bool:
        """Whether all it says is that there is news."""
        return folded(self.status) == "updated"

    def __repr__(self) -> str:
        return f"<Report {self.status} {self.result}>"


class Reply(NamedTuple):
    """What is told of one reply."""

    message_id: str
    key: str
    received_id: str | None
    sender: str | None
    text: str | None
    time: int | None

    def __repr__(self) -> str:
        return f"<Reply {self.received_id}>"


class Polled(NamedTuple):
    """What a poll of one message tells."""

    message_id: str
    status: str | None
    total: int | None
    created: int | None
    due: int | None
    reports: tuple[Report, ...]
    replies: tuple[Reply, ...]

    def __repr__(self) -> str:
        return f"<Polled {self.message_id}>"


def milliseconds(time: datetime | None) -> int | None:
    """Return milliseconds since 1970 for an aware time."""
    return None if time is None or time.tzinfo is None else (time - _EPOCH) // timedelta(milliseconds=1)


def moment(time: int) -> datetime:
    """Return the aware time, in UTC, for milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=time)


def of_event(event: StatusEvent) -> Report:
    """Return what a status webhook tells."""
    return Report(
        destination=event.Destination or None,
        seq=None,
        contact=event.ContactID or None,
        status=event.Status or "",
        result=event.Result or "",
        price=_price(event.Price),
        parts=event.Parts,
        sent=milliseconds(event.Time),
    )


def reply_of_event(event: ReceivedEvent) -> Reply:
    """Return what a webhook of a reply tells."""
    return _reply(event.MessageID or "", event.ReceivedID, event.Destination, event.Message, event.Time)


def of_poll(result: PollResult) -> Polled:
    """Return what a successful poll tells."""
    due = milliseconds(result.DelayedTimeUTC_RFC3339 or result.DelayedTimeUTC)
    message_id = result.MessageID or ""
    recipients: Iterable[StatusRecipient | SMSReplyRecipient] = result.Recipients
    reports = [_report(one, due) for one in recipients]
    replies: list[Reply] = []
    if is_reply(result):
        # The poll of replies has RECEIVED in place of what became of the message.
        reports = [one for one in reports if folded(one.status) != "received"]
        replies = [_reply_of(one, message_id) for one in result.ReceivedMessages]
    return Polled(
        message_id,
        result.Status or None,
        _count(result.Count),
        milliseconds(result.CreatedTimeUTC_RFC3339 or result.CreatedTimeUTC),
        due,
        tuple(one for one in reports if one.status or one.result),
        tuple(replies),
    )


def of_received(result: SMSReceivedResult) -> Mapping[str, list[Reply]]:
    """Return the replies among what came in, by the MessageID that they answer."""
    found: dict[str, list[Reply]] = {}
    for one in result.Messages:
        if one.MessageID:
            found.setdefault(one.MessageID, []).append(_reply_of(one, one.MessageID))
    return found


def _report(recipient: StatusRecipient | SMSReplyRecipient, due: int | None) -> Report:
    report = Report(
        destination=recipient.Destination or None,
        seq=recipient.DestSeq or None,
        contact=recipient.ContactID or None,
        status=recipient.Status or "",
        result=recipient.Result or "",
        price=_price(recipient.Price),
        parts=None,
        sent=milliseconds(recipient.SentTimeUTC_RFC3339 or recipient.SentTimeUTC),
    )
    return report if report.is_final or report.sent is not None else report._replace(sent=due)


def _reply_of(message: SMSReceivedMessage, message_id: str) -> Reply:
    time = message.ReceivedTimeUTC_RFC3339 or message.ReceivedTimeUTC
    return _reply(message_id, message.ReceivedID, message.From, message.MessageText, time)


def _reply(
    message_id: str, received_id: str | None, sender: str | None, text: str | None, time: datetime | None
) -> Reply:
    told = milliseconds(time)
    key = received_id or f"{key_of(sender or '')} {told}"
    return Reply(message_id, key, received_id or None, sender or None, text, told)


def _price(price: Decimal | None) -> str | None:
    """Return a price as it is kept: webhooks tell 0.10 where polls tell 0.1."""
    if price is None:
        return None
    text = str(price)
    return text.rstrip("0").rstrip(".") if "." in text and "E" not in text else text


def _count(told: int | None) -> int | None:
    """Return a number of recipients; None for one that no message has."""
    return told if told is not None and 0 < told <= MOST_RECIPIENTS else None
