"""Changes of messages that were sent before: again, at another time, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from bestsms.sandbox import delivery
from bestsms.sandbox.answers import Refusal, UnknownRecord
from bestsms.sandbox.reports import newest
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import Settings
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import parsed

__all__ = ["Done", "abort", "reschedule", "resubmit"]

NOT_FOUND = "Message not found"
_WAITING = ("Delayed", "CreditHold")


@dataclass(frozen=True)
class Done:
    """What was done to a message, and its state before and after."""

    message: Row
    action: str
    before: str
    after: str

    def told(self, settings: Settings) -> str:
        """Return the state that an answer tells."""
        return self.before if settings.ActionStatus == "Before" else self.after


def abort(service: Service, message_id: str) -> Done:
    """Take a message that waits out of the queue: each recipient counts as a success that cost nothing."""
    message = _in_state(service, message_id, _WAITING)
    _unschedule(service, message)
    waiting = service.store.rows("SELECT * FROM recipients WHERE message = ? AND status = 'PENDING'", message["id"])
    verdicts = [delivery.verdict(service, one, "Control Deleted") for one in waiting]
    delivery.settle(service, message, verdicts)
    service.events.publish("Message", message["id"])
    return Done(message, "Abort", message["state"], "Deleted")


def reschedule(service: Service, message_id: str, send_time: str) -> Done:
    """Move a message that waits to another time."""
    message = _in_state(service, message_id, _WAITING)
    due = _time(service, send_time)
    _unschedule(service, message)
    _delay(service, message, due)
    return Done(message, "Reschedule", message["state"], "Delayed")


def resubmit(service: Service, message_id: str, send_time: str | None) -> Done:
    """Send a message again to those whom it failed to reach."""
    message = _in_state(service, message_id, ("Completed",))
    if not message["failed"]:
        raise _not_found(message_id)
    due = service.clock.now() if send_time is None else _time(service, send_time)
    service.store.run(
        "UPDATE recipients SET status = 'PENDING', result = '', sent = NULL, price = 0, planned = NULL "
        "WHERE message = ? AND status = 'FAILED'",
        message["id"],
    )
    price = service.store.value("SELECT sum(price) FROM recipients WHERE message = ?", message["id"])
    service.store.run(
        "UPDATE messages SET complete = success, failed = 0, price = ? WHERE id = ?", price, message["id"]
    )
    is_delayed = _delay(service, message, due)
    state = "Delayed" if is_delayed else "Transmit"
    return Done(message, "Resubmit", state, state)


def _in_state(service: Service, message_id: str, states: tuple[str, ...]) -> Row:
    message = newest(service, message_id, NOT_FOUND)
    if message["state"] not in states:
        raise _not_found(message_id)
    return message


def _not_found(message_id: str) -> UnknownRecord:
    return UnknownRecord(NOT_FOUND, MessageID=message_id)


def _time(service: Service, text: str) -> int:
    moment = parsed(text, service.settings.TimeZone)
    if moment is None:
        raise Refusal
    return max(moment, service.clock.now())


def _unschedule(service: Service, message: Row) -> None:
    service.store.run("DELETE FROM work WHERE ref = ? AND kind IN ('dispatch', 'deliver')", message["id"])


def _delay(service: Service, message: Row, due: int) -> bool:
    """Have a message sent at a time; return whether that is still to come."""
    now = service.clock.now()
    state = "Delayed" if due > now else "Pending"
    service.store.run("UPDATE messages SET state = ?, due = ? WHERE id = ?", state, due, message["id"])
    if due > now:
        service.later(due, "dispatch", message["id"])
    else:
        service.later(now + int(service.settings.DeliverySeconds * 1000), "deliver", message["id"])
    service.events.publish("Message", message["id"])
    return due > now
