"""Changes of messages that were sent before: again, at another time, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bestsms.sandbox import delivery
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.reports import newest
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import parsed

__all__ = ["abort", "reschedule", "resubmit"]

NOT_FOUND = "Message not found"
JSON = dict[str, Any]
_WAITING = ("Delayed", "CreditHold")


def abort(service: Service, message_id: str, body: Mapping[str, Any]) -> JSON:
    """Take a message that waits out of the queue: each recipient counts as a success that cost nothing."""
    del body
    message = _in_state(service, message_id, _WAITING)
    _unschedule(service, message)
    waiting = service.store.rows("SELECT * FROM recipients WHERE message = ? AND status = 'PENDING'", message["id"])
    verdicts = [delivery.verdict(service, one, "Control Deleted") for one in waiting]
    delivery.settle(service, message, verdicts)
    service.events.publish("Message", message["id"])
    return _done(service, message, "Abort", "Deleted")


def reschedule(service: Service, message_id: str, body: Mapping[str, Any]) -> JSON:
    """Move a message that waits to another time."""
    message = _in_state(service, message_id, _WAITING)
    due = _time(service, body["SendTime"])
    _unschedule(service, message)
    _delay(service, message, due)
    return _done(service, message, "Reschedule", "Delayed")


def resubmit(service: Service, message_id: str, body: Mapping[str, Any]) -> JSON:
    """Send a message again to those whom it failed to reach."""
    message = _in_state(service, message_id, ("Completed",))
    if not message["failed"]:
        raise _not_found(service, message_id)
    due = _time(service, body["SendTime"]) if "SendTime" in body else service.clock.now()
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
    return _done(service, message, "Resubmit", state, before=state)


def _in_state(service: Service, message_id: str, states: tuple[str, ...]) -> Row:
    message = newest(service, message_id, NOT_FOUND)
    if message["state"] not in states:
        raise _not_found(service, message_id)
    return message


def _not_found(service: Service, message_id: str) -> Refusal:
    return Refusal(NOT_FOUND, service.settings.UnknownStatus, MessageID=message_id)


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


def _done(service: Service, message: Row, action: str, after: str, before: str = "") -> JSON:
    told = (before or message["state"]) if service.settings.ActionStatus == "Before" else after
    return {
        "Result": "Success",
        "MessageID": message["message_id"],
        "Status": told,
        "JobNum": message["job"],
        "Action": action,
    }
