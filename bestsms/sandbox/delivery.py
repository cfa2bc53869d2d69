"""The way of a message: Delayed until it is due, Pending, and Completed with a result for each recipient."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bestsms.sandbox import optouts, webhooks
from bestsms.sandbox.numbers import fault
from bestsms.sandbox.outcomes import HELD, MAGIC, is_charged, is_success
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row

__all__ = ["Verdict", "begin", "deliver", "dispatch", "overrule", "settle", "verdict"]

AT_ONCE = 500
"""Recipients that are dealt with before others get their turn."""
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Verdict:
    """What became of a recipient."""

    recipient: Row
    result: str
    status: str
    price: int


def dispatch(service: Service, message: int) -> None:
    """Send a delayed message out."""
    now = service.clock.now()
    row = service.store.row("SELECT * FROM messages WHERE id = ? AND state = 'Delayed'", message)
    if row is None or row["due"] > now:
        return
    service.store.run("UPDATE messages SET state = 'Pending', due = ? WHERE id = ?", now, message)
    begin(service, message)
    service.later(now + int(service.settings.DeliverySeconds * 1000), "deliver", message)
    service.events.publish("Message", message)


def begin(service: Service, message: int) -> None:
    """Tell by webhook that a message is pending, where that is wanted."""
    row = service.store.row("SELECT * FROM messages WHERE id = ?", message)
    if row is not None and service.settings.PendingWebhooks:
        recipients = service.store.rows("SELECT * FROM recipients WHERE message = ? ORDER BY seq", message)
        webhooks.tell_of_delivery(service, row, [(one, "PENDING", "Pending", 0) for one in recipients])


def deliver(service: Service, message: int, position: int, at_once: int = AT_ONCE) -> None:
    """Give the next recipients of a message their result, and have the rest done afterwards."""
    row = service.store.row("SELECT * FROM messages WHERE id = ? AND state IN ('Pending', 'CreditHold')", message)
    if row is None:
        return
    query = "SELECT * FROM recipients WHERE message = ? AND seq > ? AND status = 'PENDING' ORDER BY seq LIMIT ?"
    waiting = service.store.rows(query, message, position, at_once)
    verdicts = [_verdict(service, row, recipient) for recipient in waiting]
    settle(service, row, [verdict for verdict in verdicts if verdict.status != "PENDING"])
    _hold(service, [verdict for verdict in verdicts if verdict.status == "PENDING"])
    if len(waiting) == at_once and waiting[-1]["seq"] < row["count"]:
        service.later(service.clock.now(), "deliver", message, waiting[-1]["seq"])
    service.events.publish("Message", message)


def settle(service: Service, message: Row, verdicts: list[Verdict]) -> None:
    """Write results down, count them, and tell of them by webhook."""
    sent = min(message["due"], service.clock.now())
    service.store.run_many(
        "UPDATE recipients SET status = ?, result = ?, price = ?, sent = ? WHERE id = ?",
        ((one.status, one.result, one.price, sent, one.recipient["id"]) for one in verdicts),
    )
    service.store.run(
        "UPDATE messages SET complete = complete + ?, success = success + ?, failed = failed + ?, price = price + ?, "
        "sent = ? WHERE id = ?",
        len(verdicts),
        sum(one.status == "SUCCESS" for one in verdicts),
        sum(one.status == "FAILED" for one in verdicts),
        sum(one.price for one in verdicts),
        sent,
        message["id"],
    )
    service.store.run("UPDATE messages SET state = 'Completed' WHERE id = ? AND complete = count", message["id"])
    webhooks.tell_of_delivery(
        service, message, [(one.recipient, one.status, one.result, one.price) for one in verdicts]
    )


def overrule(service: Service, message: Row, recipients: list[Row], result: str) -> None:
    """Give recipients a result at once, whatever they had before."""
    settled = [one for one in recipients if one["status"] != "PENDING"]
    service.store.run(
        "UPDATE messages SET complete = complete - ?, success = success - ?, failed = failed - ?, price = price - ?, "
        "state = iif(state = 'Completed', 'Pending', state) WHERE id = ?",
        len(settled),
        sum(one["status"] == "SUCCESS" for one in settled),
        sum(one["status"] == "FAILED" for one in settled),
        sum(one["price"] for one in settled),
        message["id"],
    )
    service.store.run_many(
        "UPDATE recipients SET status = 'PENDING', price = 0, sent = NULL WHERE id = ?",
        ((one["id"],) for one in settled),
    )
    verdicts = [verdict(service, one, result) for one in recipients]
    if result in HELD:
        _hold(service, verdicts)
    else:
        settle(service, message, verdicts)
    service.events.publish("Message", message["id"])


def verdict(service: Service, recipient: Row, result: str) -> Verdict:
    """Return what a result means for a recipient."""
    if result in HELD:
        return Verdict(recipient, result, "PENDING", 0)
    each = int(service.settings.PricePerPart * 10_000)
    price = each * recipient["parts"] if is_charged(result) else 0
    return Verdict(recipient, result, "SUCCESS" if is_success(result) else "FAILED", price)


def _hold(service: Service, verdicts: list[Verdict]) -> None:
    """Leave recipients pending, with what they are held for."""
    service.store.run_many(
        "UPDATE recipients SET result = ?, planned = ? WHERE id = ?",
        ((one.result, one.result, one.recipient["id"]) for one in verdicts),
    )
    if any(one.result == "CreditHold" for one in verdicts):
        service.store.run("UPDATE messages SET state = 'CreditHold' WHERE id = ?", verdicts[0].recipient["message"])


def _verdict(service: Service, message: Row, recipient: Row) -> Verdict:
    if message["mode"] == "Test":
        return Verdict(recipient, "delivered", "SUCCESS", 0)
    return verdict(service, recipient, recipient["planned"] or _result(service, message, recipient))


def _result(service: Service, message: Row, recipient: Row) -> str:
    """Return what becomes of a recipient that nobody decided on."""
    number, text = recipient["destination"], recipient["text"] or message["text"]
    if wrong := fault(number):
        return wrong
    if number[1:].startswith(service.settings.BlockedCountries):
        return "Rejected-Country Blocked-Account Policy"
    if optouts.bars(service, message, number):
        return "Destination is blacklisted"
    if number in MAGIC:
        return MAGIC[number]
    if _is_repeated(service, message, number, text):
        return "Rejected-Duplicate"
    return "delivered" if _links_are_permitted(service, text) else "LinkNotPermitted"


def _is_repeated(service: Service, message: Row, number: str, text: str) -> bool:
    """Whether the same text went from the same sender to the same number just before; if not, note that it did now."""
    digest = hashlib.blake2b(f"{message['from_number']}\0{text}".encode(), digest_size=12).digest()
    window = service.limits["DuplicateWindowSeconds"] * 1000
    query = "SELECT sent FROM recent WHERE destination = ? AND digest = ?"
    former = service.store.value(query, number, digest)
    if former is not None and 0 <= message["due"] - former < window:
        return True
    service.store.run("INSERT OR REPLACE INTO recent VALUES (?, ?, ?)", number, digest, message["due"])
    return False


def _links_are_permitted(service: Service, text: str) -> bool:
    permitted = service.settings.PermittedLinks
    return permitted is None or all(_host(link) in permitted for link in _LINK.findall(text))


def _host(link: str) -> str | None:
    try:
        return urlsplit(link).hostname
    except ValueError:
        return None
