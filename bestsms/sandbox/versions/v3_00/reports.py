"""Polls of v3.00: the state of a message with the replies to it, and what came in."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from bestsms.sandbox import reports
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.service import Service
from bestsms.sandbox.store import Row
from bestsms.sandbox.versions.dialect import JSON, Call, Handler
from bestsms.sandbox.versions.stamps import SHOWN, stamp
from bestsms.sandbox.versions.v3_00.envelope import STATUSES
from bestsms.sandbox.versions.v3_00.stamps import stamp_or_never

__all__ = ["OPERATIONS"]

_DAY = 24 * 3600 * 1000


def _status(call: Call) -> JSON:
    message = reports.newest(call.service, call.values["MessageID"])
    page, rows = reports.recipients(call.service, message, call.page)
    shown = [_recipient(call.service, message, one) for one in rows]
    return {**_message(call.service, message), **page.fields, "Recipients": shown}


def _received_poll(call: Call) -> JSON:
    page, rows = reports.received(call.service, _period(call), call.page)
    shown = [
        {
            **_inbound(call.service, row),
            "MessageID": row["message_id"],
            "JobNum": row["job"],
            "SubAccount": row["sub_account"] or None,
            "Department": row["department"] or None,
            "ContactID": row["contact_id"] or None,
            "Version": f"v{call.contract.version}",
        }
        for row in rows
    ]
    return {**page.fields, "Messages": shown}


def _period(call: Call) -> reports.Period:
    begin, end = call.values["dateFrom"], call.values["dateTo"]
    if begin is None or end is None:
        return reports.lately(call.service, call.values["timePeriod"])
    period = reports.between(call.service, begin, end)
    days = call.contract.limits["PeriodDays"]
    if period.last - period.first >= days * _DAY + 1000:
        raise Refusal(f"dateFrom and dateTo may be {days} days apart")
    return period


def _message(service: Service, message: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        "MessageID": message["message_id"],
        "JobStatus": message["state"],
        "JobNum": message["job"],
        "Account": reports.ACCOUNT,
        "SubAccount": message["sub_account"] or None,
        "Department": message["department"] or None,
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


def _recipient(service: Service, message: Row, row: Row) -> JSON:
    fields = {} if row["fields"] is None else msgspec.json.decode(row["fields"])
    return {
        "Type": service.settings.RecipientType,
        "DestSeq": f"{row['seq']:08}",
        "Destination": row["destination"],
        "ContactID": row["contact_id"] or None,
        "Status": STATUSES[row["status"]],
        "Result": row["result"],
        "MessageText": row["text"] if row["text"] is not None else message["text"],
        **stamp_or_never("Sent", row["sent"], service.settings.TimeZone),
        **{name: fields.get(name) for name in SHOWN},
        "RemoteID": None,
        "Price": row["price"] / 10_000,
        "SMSReplies": [_inbound(service, one) for one in reports.replies(service, row)],
    }


def _inbound(service: Service, row: Row) -> JSON:
    zone = service.settings.TimeZone
    return {
        "ReceivedID": row["received_id"],
        **stamp("Received", row["received"], zone),
        "Timezone": zone,
        "From": row["number"],
        "MessageText": row["text"],
    }


OPERATIONS: Mapping[str, Handler] = {"StatusPoll": _status, "SMSReceivedPoll": _received_poll}
