"""Sends of v2.04 and what is done to them later: how the requests are read, and the documented words for wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from bestsms.sandbox import actions
from bestsms.sandbox.answers import MALFORMED
from bestsms.sandbox.messages import Sending, accept
from bestsms.sandbox.recipients import read
from bestsms.sandbox.versions.dialect import JSON, Call, Handler

__all__ = ["OPERATIONS", "wrong"]


def _send(call: Call) -> JSON:
    data = call.body["MessageData"]
    sending = Sending(
        version=call.contract.version,
        destinations=[one for given in data["Destinations"] for one in read(given, "Recipient")],
        text=data.get("Message", "[[File1]]"),
        files=len(data.get("Files", ())),
        is_converted=data.get("CharacterConversion", False),
        message_id=data.get("MessageID"),
        reference=data.get("Reference", ""),
        sub_account=data.get("SubAccount"),
        department=data.get("Department"),
        from_number=data.get("FromNumber"),
        mode=data.get("Mode", ""),
        send_time=data.get("SendTime"),
        time_zone=data.get("TimeZone"),
        webhook_url=data.get("WebhookCallbackURL"),
        webhook_format=data.get("WebhookCallbackFormat"),
    )
    return {"Result": "Success", "MessageID": accept(call.service, sending, call.user, call.request)}


def _done(call: Call, done: actions.Done) -> JSON:
    return {
        "Result": "Success",
        "MessageID": done.message["message_id"],
        "Status": done.told(call.service.settings),
        "JobNum": done.message["job"],
        "Action": done.action,
    }


def _resubmit(call: Call) -> JSON:
    return _done(call, actions.resubmit(call.service, call.values["MessageID"], call.body.get("SendTime")))


def _reschedule(call: Call) -> JSON:
    return _done(call, actions.reschedule(call.service, call.values["MessageID"], call.body["SendTime"]))


def _abort(call: Call) -> JSON:
    return _done(call, actions.abort(call.service, call.values["MessageID"]))


OPERATIONS: Mapping[str, Handler] = {
    "SMSSendMessage": _send,
    "ResubmitSendRequest": _resubmit,
    "RescheduleSendRequest": _reschedule,
    "AbortSendRequest": _abort,
}


def wrong(body: object, known: AbstractSet[str]) -> str:
    """Return the documented words for a send that is not as the contract wants it.

    Args:
        body: The body.
        known: The fields that there are.
    """
    if not isinstance(body, dict) or body.keys() - {"MessageData"}:
        return MALFORMED
    data = body.get("MessageData")
    if data is None:
        return "Missing message data"
    if not isinstance(data, dict) or data.keys() - known:
        return MALFORMED
    if data.get("Destinations") in (None, []):
        return "Missing or empty destinations"
    if data.get("Message") in (None, "") and not data.get("Files"):
        return "Missing or empty message"
    url = data.get("WebhookCallbackURL")
    if isinstance(url, str) and not url.startswith("https://"):
        return "WebhookCallbackURL must start with https://"
    return _wrong_with_files(data.get("Files"))


def _wrong_with_files(files: object) -> str:
    for number, one in enumerate(files if isinstance(files, list) else [], 1):
        for field in ("Name", "Data"):
            if isinstance(one, dict) and one.get(field) in (None, ""):
                return f"Missing file {field.lower()} on file {number}"
    return MALFORMED
