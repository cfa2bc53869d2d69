"""Sends of v3.00 and what is done to them later: how the requests are read, and the words for wrong ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bestsms.sandbox import actions
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.messages import Sending, accept
from bestsms.sandbox.recipients import Destination, read
from bestsms.sandbox.versions.dialect import JSON, Call, Handler

__all__ = ["MALFORMED", "OPERATIONS", "wrong"]

MALFORMED = "Missing or empty field"
NOT_WRITTEN = "the sandbox writes webhooks as JSON and XML: how the service writes {} is not documented"
PAGE = "https://www.example.com/pages/{}"
"""Where `[[CustomPage]]` leads to: nowhere."""
WITHOUT_WEBHOOKS = ("None", "Email")
AFTER = {"Deleted": "Completed"}
"""States that v3.00 has another word for."""


def _send(call: Call) -> JSON:
    body, written = call.body, call.body.get("WebhookCallbackFormat")
    if written in ("POST", "GET"):
        raise Refusal(NOT_WRITTEN.format(written))
    is_told = body.get("NotificationType") not in WITHOUT_WEBHOOKS
    sending = Sending(
        version=call.contract.version,
        destinations=list(_destinations(body)),
        text=_text(call),
        files=len(body.get("Files", ())),
        is_converted=body.get("CharacterConversion", False),
        page=PAGE.format(body["SMSCustomPageID"]) if "SMSCustomPageID" in body else "",
        message_id=body.get("MessageID"),
        reference=body.get("Reference", ""),
        sub_account=body.get("SubAccount"),
        department=body.get("Department"),
        from_number=body.get("FromNumber"),
        mode=body.get("Mode", ""),
        send_time=body.get("SendTime"),
        time_zone=body.get("Timezone"),
        webhook_url=body.get("WebhookCallbackURL") if is_told else "",
        webhook_format=written,
    )
    return {"MessageID": accept(call.service, sending, call.user, call.request)}


def _destinations(body: Mapping[str, Any]) -> Iterator[Destination]:
    """Yield whom a send names, in its list and in the fields that stand for a list of one."""
    for given in body.get("Destinations", ()):
        yield from read(given, "ToNumber")
    yield from read({name: body[name] for name in ("ToNumber", "ContactID", "GroupID") if name in body}, "ToNumber")
    if "Destination" in body:
        yield Destination(number=body["Destination"])


def _text(call: Call) -> str:
    """Return the text: given, else of the template, else the link to the file."""
    if "Message" in call.body:
        return str(call.body["Message"])
    template = call.body.get("TemplateID")
    if template is None:
        return "[[File1]]"
    return call.service.settings.Templates.get(template, f"Template {template}")


def _done(call: Call, done: actions.Done) -> JSON:
    state = done.told(call.service.settings)
    return {
        "ActionResult": "Success",
        "MessageID": done.message["message_id"],
        "JobNum": done.message["job"],
        "Status": AFTER.get(state, state),
        "Action": done.action,
    }


def _reschedule(call: Call) -> JSON:
    return _done(call, actions.reschedule(call.service, call.values["MessageID"], call.body["SendTime"]))


def _abort(call: Call) -> JSON:
    return _done(call, actions.abort(call.service, call.values["MessageID"]))


OPERATIONS: Mapping[str, Handler] = {
    "SMSSendMessage": _send,
    "RescheduleSendRequest": _reschedule,
    "AbortSendRequest": _abort,
}


def wrong(body: object) -> str:
    """Return the words for a send that is not as the contract wants it."""
    if not isinstance(body, dict):
        return MALFORMED
    if body.get("Message") in (None, "") and not body.get("Files") and not body.get("TemplateID"):
        return "Missing or empty message"
    url = body.get("WebhookCallbackURL")
    if isinstance(url, str) and not url.startswith("https://"):
        return "WebhookCallbackURL must start with https://"
    return MALFORMED
