"""Webhooks: what they say, and to whom; posting them is posting.py's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from bestsms.sandbox.answers import xml
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row, insertion
from bestsms.sandbox.times import local, rfc3339, utc

__all__ = ["GIVE_UP_AFTER", "RETRY_AFTER", "headers", "tell_of_delivery", "tell_of_inbound"]

NOT_TOLD = frozenset({"LinkNotPermitted"})
"""Results that no webhook tells of."""
RETRY_AFTER = 5 * 60 * 1000
GIVE_UP_AFTER = 24 * 3600 * 1000
_INSERT = insertion(
    "webhooks",
    (
        "id",
        "kind",
        "message",
        "inbound",
        "url",
        "format",
        "body",
        "destination",
        "created",
        "until",
        "state",
        "attempts",
    ),
)


def tell_of_delivery(service: Service, message: Row, results: Iterable[tuple[Row, str, str, int]]) -> None:
    """Have a webhook sent for each recipient with its status, result and price, if there is where to."""
    url = message["webhook_url"]
    if not url:
        return
    _send(
        service,
        url,
        message["webhook_format"],
        (
            (
                "SMS",
                message["id"],
                None,
                _body(
                    service,
                    message,
                    message["due"],
                    Type="SMS",
                    Destination=recipient["destination"],
                    ContactID=recipient["contact_id"],
                    Status=status,
                    Result=result,
                    Price="" if status == "PENDING" else f"{price / 10_000:.2f}",
                    Detail="" if status == "PENDING" else f"SMSParts:{recipient['parts']}",
                    URL=url,
                ),
            )
            for recipient, status, result, price in results
            if result not in NOT_TOLD
        ),
    )


def tell_of_inbound(service: Service, inbound: Row, message: Row | None) -> None:
    """Have a webhook sent for a message from a handset: to where its own message's go, if it answers one."""
    url = message["webhook_url"] if message is not None else service.settings.WebhookURL
    kind = "SMSInbound" if message is None else "SMSReply"
    if not url:
        return
    body = _body(
        service,
        message,
        inbound["received"],
        Type=kind,
        Destination=inbound["number"],
        ContactID=inbound["contact_id"],
        ReceivedID=inbound["received_id"],
        Status="RECEIVED",
        Result="RECEIVED",
        Message=inbound["text"],
        Detail=f"InputToNumber:{message['from_number'] if message is not None else service.settings.Number}",
        URL=url,
    )
    written = message["webhook_format"] if message is not None else service.settings.WebhookFormat
    _send(service, url, written, [(kind, None if message is None else message["id"], inbound["id"], body)])


def headers(service: Service, written: str, moment: int) -> dict[str, str]:
    """Return the headers of a webhook that is posted at a time."""
    return {
        "Content-Type": "text/xml" if written == "XML" else "application/json",
        "X-Timestamp": rfc3339(moment),
        "X-Sender": service.settings.WebhookSender,
        "Authorization": service.settings.WebhookSecret,
    }


def _body(service: Service, message: Row | None, moment: int, **values: str) -> Mapping[str, str]:
    """Return the fields of a webhook in their documented order; each is text, empty where there is none."""
    known = {
        "MessageID": "" if message is None else message["message_id"],
        "SubAccount": "" if message is None else message["sub_account"],
        "Department": "" if message is None else message["department"],
        "JobNumber": "" if message is None else message["job"],
        **values,
    }
    return {
        "Version": "2.04",
        "Sender": service.settings.WebhookSender,
        "APIKey": service.settings.WebhookSecret,
        **{name: known.get(name, "") for name in ("Type", "Destination", "ContactID", "ReceivedID", "MessageID")},
        **{name: known.get(name, "") for name in ("SubAccount", "Department", "JobNumber")},
        "SentTimeLocal": local(moment, service.settings.TimeZone),
        "SentTimeUTC-ISO8601": utc(moment),
        "SentTimeUTC-RFC3339": rfc3339(moment),
        **{name: known.get(name, "") for name in ("Status", "Result", "Message", "Price", "Detail", "URL")},
    }


def _send(
    service: Service,
    url: str,
    written: str,
    bodies: Iterable[tuple[str, int | None, int | None, Mapping[str, str]]],
) -> None:
    now = service.clock.now()
    first = (service.store.value("SELECT max(id) FROM webhooks") or 0) + 1
    rows = [
        (
            number,
            kind,
            message,
            inbound,
            url,
            written,
            _written(body, written),
            body["Destination"],
            now,
            now + GIVE_UP_AFTER,
            "Pending",
            0,
        )
        for number, (kind, message, inbound, body) in enumerate(bodies, first)
    ]
    service.store.run_many(_INSERT, rows)
    service.store.run_many(
        "INSERT INTO work (due, kind, ref, position) VALUES (?, 'webhook', ?, 0)", ((now, row[0]) for row in rows)
    )
    for row in rows:
        service.events.publish("Webhook", row[0])
    service.due.set()


def _written(body: Mapping[str, str], written: str) -> str:
    return xml("root", body) if written == "XML" else msgspec.json.encode(body).decode()
