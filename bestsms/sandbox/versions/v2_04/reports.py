"""Polls of v2.04: the state of a message, the replies to it, and what came in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bestsms.sandbox import reports
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.versions.dialect import JSON, Call, Handler
from bestsms.sandbox.versions.stamps import FIELDS, SHOWN, stamp

__all__ = ["OPERATIONS"]


def _status(call: Call) -> JSON:
    message = reports.newest(call.service, call.values["MessageID"])
    page, rows = reports.recipients(call.service, message, call.page)
    shown = [_recipient(call.service, one) for one in rows]
    return {**_message(call.service, message), **page.fields, "Recipients": shown}


def _reply_poll(call: Call) -> JSON:
    message = reports.newest(call.service, call.values["MessageID"])
    page, rows = reports.recipients(call.service, message, call.page)
    shown = [_replies(call.service, message, one) for one in rows]
    return {**_message(call.service, message), **page.fields, "Recipients": shown}


def _received_poll(call: Call) -> JSON:
    service, begin, end = call.service, call.values["dateFrom"], call.values["dateTo"]
    if begin is None or end is None:
        period = reports.lately(service, call.values["timePeriod"])
    else:
        period = reports.between(service, begin, end)
    page, rows = reports.received(service, period, call.page)
    shown = [
        {
            "ReceivedID": row["received_id"],
            "MessageID": row["message_id"] or "",
            "JobNum": row["job"] or "",
            "SubAccount": row["sub_account"] or "",
            "Department": row["department"] or "",
            **_inbound(service, row),
            "ContactID": row["contact_id"],
            "Version": "v2.04",
        }
        for row in rows
    ]
    return {"Result": "Success", **page.fields, "Messages": shown}


def _message(service: Service, message: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        "Result": "Success",
        "MessageID": message["message_id"],
        "Status": message["state"],
        "JobNum": message["job"],
        "Account": reports.ACCOUNT,
        "SubAccount": message["sub_account"],
        "Department": message["department"],
        "Reference": message["reference"],
        **stamp("Created", message["created"], zone),
        **stamp("Delayed", message["due"], zone),
        "Timezone": zone,
        "Count": message["count"],
        "Complete": message["complete"],
        "Success": message["success"],
        "Failed": message["failed"],
        "Price": message["price"] / 10_000,
    }


def _recipient(service: Service, row: Row) -> JSON:
    fields = {} if row["fields"] is None else msgspec.json.decode(row["fields"])
    zone = service.settings.TimeZone
    is_sent = row["sent"] is not None
    return {
        "Type": service.settings.RecipientType,
        "DestSeq": f"{row['seq']:08}",
        "Destination": row["destination"],
        "ContactID": row["contact_id"],
        "GroupID": row["group_id"],
        "Status": row["status"],
        "Result": row["result"],
        **(stamp("Sent", row["sent"], zone) if is_sent else {f"Sent{name}": "" for name in FIELDS}),
        **{name: fields.get(name, "") for name in SHOWN},
        "RemoteID": "",
        "Price": row["price"] / 10_000,
    }


def _replies(service: Service, message: Row, recipient: Row) -> JSON:
    rows = reports.replies(service, recipient)
    came = {"Status": "RECEIVED", "Result": "RECEIVED"} if rows else {}
    return {
        **_recipient(service, recipient),
        **came,
        "MessageText": recipient["text"] if recipient["text"] is not None else message["text"],
        "SMSReplies": [{"ReceivedID": row["received_id"], **_inbound(service, row)} for row in rows],
    }


def _inbound(service: Service, row: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        **stamp("Received", row["received"], zone),
        "From": row["number"],
        "MessageText": row["text"],
        "Timezone": zone,
    }


OPERATIONS: Mapping[str, Handler] = {
    "StatusPoll": _status,
    "SMSReplyPoll": _reply_poll,
    "SMSReceivedPoll": _received_poll,
}
