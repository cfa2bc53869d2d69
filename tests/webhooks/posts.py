"""Webhooks as they come, for receivers under test."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bestsms._core.clock import Clock
from bestsms.webhooks import Answer, WebhookReceiver
from bestsms.webhooks.samples import Format, headers_of, samples, written

__all__ = ["SECRET", "SENDER", "WRONG", "Moving", "direct", "fields", "post", "reply", "status"]

SECRET = "a-made-up-secret"
WRONG = "a-made-up-secreT"
SENDER = "application@example.com"
_BY_NAME = {sample.Name: sample for sample in samples()}


class Moving:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 9, tzinfo=UTC)

    def go_on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def now_in_seconds(self) -> float:
        return self.now.timestamp()

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, monotonic=self.now_in_seconds, chance=lambda: 1.0)


def direct(Time: Moving | None = None, **options: Any) -> WebhookReceiver:
    """A receiver, without a store unless one is given."""
    arguments: dict[str, Any] = {"Secret": SECRET, **options}
    receiver = WebhookReceiver(**arguments)
    if Time is not None:
        receiver._clock = Time.clock
    return receiver


def fields(kind: str, **values: str | None) -> dict[str, str | None]:
    """The fields of an example of a Type, with our secret and sender, and values of one's own."""
    sample = next(sample for sample in samples() if sample.Type == kind)
    return {**sample.With(Secret=SECRET, Sender=SENDER).Fields, **values}


def status(number: int = 1, **values: str | None) -> dict[str, str | None]:
    """The fields of a status."""
    return fields("SMS", MessageID=f"message-{number}", **values)


def reply(number: int = 1, **values: str | None) -> dict[str, str | None]:
    """The fields of a reply."""
    return fields("SMSReply", ReceivedID=f"received-{number}", **values)


def post(
    receiver: WebhookReceiver, given: dict[str, str | None], written_as: Format = "JSON", **headers: str | None
) -> Answer:
    """Hand a webhook to a receiver; a header that is None is left out."""
    own = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {**headers_of(written_as, SECRET, SENDER), **own}
    return receiver.Receive(
        "POST", {name: value for name, value in sent.items() if value is not None}, written(given, written_as)
    )
