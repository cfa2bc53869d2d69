"""Polls: the state of a message, the replies to it, and what came in."""

from __future__ import annotations

from typing import Any

import msgspec

from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.paging import HIGHEST, Page
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.times import local, parsed, rfc3339, utc

__all__ = ["newest", "received", "replies", "status"]

NOT_FOUND = "Message(s) NOT found"
JSON = dict[str, Any]
_MINUTE = 60_000
_FIELDS = ("Attention", "Company", *(f"Custom{number}" for number in range(1, 10)))


def newest(service: Service, message_id: str, text: str = NOT_FOUND) -> Row:
    """Return the newest message of a MessageID.

    Raises:
        Refusal: There is none.
    """
    query = "SELECT * FROM messages WHERE message_id = ? ORDER BY id DESC LIMIT 1"
    row = service.store.row(query, message_id)
    if row is None:
        raise Refusal(text, service.settings.UnknownStatus, MessageID=message_id)
    return row


def status(service: Service, values: JSON) -> JSON:
    """Tell of a message and of a page of its recipients."""
    message = newest(service, values["MessageID"])
    page, recipients = _recipients(service, message, values)
    return {**_message(service, message), **page.fields, "Recipients": [_recipient(service, one) for one in recipients]}


def replies(service: Service, values: JSON) -> JSON:
    """Tell of a message and of a page of its recipients, each with what it sent and what came back."""
    message = newest(service, values["MessageID"])
    page, recipients = _recipients(service, message, values)
    shown = [_replies(service, message, one) for one in recipients]
    return {**_message(service, message), **page.fields, "Recipients": shown}


def received(service: Service, values: JSON) -> JSON:
    """Tell of a page of what came in between two times, or during the last so many minutes."""
    first, last = _period(service, values)
    total = service.store.value("SELECT count(*) FROM inbound WHERE received BETWEEN ? AND ?", first, last)
    page = Page(values["page"], values["recordsPerPage"], total)
    query = (
        "SELECT inbound.*, messages.message_id, job, sub_account, department "
        "FROM inbound LEFT JOIN messages ON messages.id = message WHERE received BETWEEN ? AND ? "
        "ORDER BY received, inbound.id LIMIT ? OFFSET ?"
    )
    rows = service.store.rows(query, first, last, page.size, page.offset)
    shown = [
        {
            "ReceivedID": row["received_id"],
            "MessageID": row["message_id"] or "",
            "JobNum": row["job"] or "",
            "SubAccount": row["sub_account"] or "",
            "Department": row["department"] or "",
            **_received(service, row),
            "ContactID": row["contact_id"],
            "Version": "v2.04",
        }
        for row in rows
    ]
    return {"Result": "Success", **page.fields, "Messages": shown}


def _period(service: Service, values: JSON) -> tuple[int, int]:
    """Return the first and the last moment that a poll asks for: both dates, else the minutes."""
    if values["dateFrom"] is None or values["dateTo"] is None:
        now = service.clock.now()
        return max(0, now - min(values["timePeriod"] * _MINUTE, HIGHEST)), HIGHEST
    first, last = (parsed(values[name], service.settings.TimeZone) for name in ("dateFrom", "dateTo"))
    if first is None or last is None:
        raise Refusal
    return first, last + 999


def _recipients(service: Service, message: Row, values: JSON) -> tuple[Page, list[Row]]:
    page = Page(values["page"], values["recordsPerPage"], message["count"])
    first = page.offset + 1
    query = "SELECT * FROM recipients WHERE message = ? AND seq BETWEEN ? AND ? ORDER BY seq"
    return page, service.store.rows(query, message["id"], first, first + page.size - 1)


def _message(service: Service, message: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        "Result": "Success",
        "MessageID": message["message_id"],
        "Status": message["state"],
        "JobNum": message["job"],
        "Account": "102030",
        "SubAccount": message["sub_account"],
        "Department": message["department"],
        "Reference": message["reference"],
        **_times("Created", message["created"], zone),
        **_times("Delayed", message["due"], zone),
        "Timezone": zone,
        "Count": message["count"],
        "Complete": message["complete"],
        "Success": message["success"],
        "Failed": message["failed"],
        "Price": message["price"] / 10_000,
    }


def _recipient(service: Service, row: Row) -> JSON:
    fields = {} if row["fields"] is None else msgspec.json.decode(row["fields"])
    result = row["result"]
    return {
        "Type": service.settings.RecipientType,
        "DestSeq": f"{row['seq']:08}",
        "Destination": row["destination"],
        "ContactID": row["contact_id"],
        "GroupID": row["group_id"],
        "Status": row["status"],
        "Result": result,
        **_times("Sent", row["sent"], service.settings.TimeZone),
        **{name: fields.get(name, "") for name in _FIELDS},
        "RemoteID": "",
        "Price": row["price"] / 10_000,
    }


def _replies(service: Service, message: Row, recipient: Row) -> JSON:
    rows = service.store.rows("SELECT * FROM inbound WHERE recipient = ? ORDER BY id", recipient["id"])
    came = {"Status": "RECEIVED", "Result": "RECEIVED"} if rows else {}
    return {
        **_recipient(service, recipient),
        **came,
        "MessageText": recipient["text"] if recipient["text"] is not None else message["text"],
        "SMSReplies": [{"ReceivedID": row["received_id"], **_received(service, row)} for row in rows],
    }


def _received(service: Service, row: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        **_times("Received", row["received"], zone),
        "From": row["number"],
        "MessageText": row["text"],
        "Timezone": zone,
    }


def _times(what: str, moment: int | None, zone: str) -> JSON:
    if moment is None:
        return dict.fromkeys((f"{what}TimeLocal", f"{what}TimeUTC", f"{what}TimeUTC_RFC3339"), "")
    return {
        f"{what}TimeLocal": local(moment, zone),
        f"{what}TimeUTC": utc(moment),
        f"{what}TimeUTC_RFC3339": rfc3339(moment),
    }
