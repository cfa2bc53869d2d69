"""The 25 documented calls, written down by hand, and both clients behind one way to call them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import reduce
from typing import Any, NamedTuple, Protocol, Self

from bestsms import AsyncBestSMS, BestSMS, Result, models

TOKEN = "a-fake-token-of-nobody"
NUMBER = "+61491570006"
OTHER = "+61491570156"
MESSAGE_ID = "ID123456"
CONTACT_ID = "6000000b-f002-4007-b00a-c00000000001"
GROUP_ID = "4000000b-f002-4007-b00a-c00000000001"


class Call(NamedTuple):
    """The least that a call can be given, and what it asks for."""

    arguments: Mapping[str, object]
    method: str
    path: str
    result: type[Result]


_MESSAGE = {"MessageID": MESSAGE_ID}
_CONTACT = {"ContactID": CONTACT_ID}
_GROUP = {"GroupID": GROUP_ID}
_BOTH = {**_CONTACT, **_GROUP}
_TO_CONTACT, _TO_GROUP = f"/addressbook/contact/{CONTACT_ID}", f"/addressbook/group/{GROUP_ID}"

CALLS: Mapping[str, Call] = {
    "Messaging.SMS.SendMessage": Call(
        {"MessageText": "Hello", "Recipients": NUMBER}, "POST", "/send/sms", models.SMSSendResult
    ),
    "Reports.Status.Poll": Call(_MESSAGE, "GET", f"/get/status/{MESSAGE_ID}", models.StatusResult),
    "Reports.SMSReceived.Poll": Call({}, "GET", "/get/sms/received", models.SMSReceivedResult),
    "Reports.SMSReply.Poll": Call(_MESSAGE, "GET", f"/get/sms/reply/{MESSAGE_ID}", models.SMSReplyResult),
    "Actions.Resubmit.SendRequest": Call(
        _MESSAGE, "PATCH", f"/set/resubmit/{MESSAGE_ID}", models.ResubmitRequestResult
    ),
    "Actions.Reschedule.SendRequest": Call(
        {**_MESSAGE, "SendTime": "2026-12-24 09:00"},
        "PATCH",
        f"/set/reschedule/{MESSAGE_ID}",
        models.RescheduleRequestResult,
    ),
    "Actions.Abort.SendRequest": Call(_MESSAGE, "PATCH", f"/set/abort/{MESSAGE_ID}", models.AbortRequestResult),
    "Addressbook.Contact.List": Call({}, "GET", "/addressbook/contact/list", models.ContactListApiResultDTO),
    "Addressbook.Contact.Detail": Call(_CONTACT, "GET", _TO_CONTACT, models.ContactApiResultDTO),
    "Addressbook.Contact.Create": Call(
        {"FirstName": "Ada"}, "POST", "/addressbook/contact", models.ContactApiResultDTO
    ),
    "Addressbook.Contact.Update": Call(
        {**_CONTACT, "FirstName": "Ada"}, "PATCH", _TO_CONTACT, models.ContactApiResultDTO
    ),
    "Addressbook.Contact.Delete": Call(_CONTACT, "DELETE", _TO_CONTACT, models.ContactApiResultDTO),
    "Addressbook.Group.List": Call({}, "GET", "/addressbook/group/list", models.GroupListApiResultDTO),
    "Addressbook.Group.Detail": Call(_GROUP, "GET", _TO_GROUP, models.GroupApiResultDTO),
    "Addressbook.Group.Create": Call(
        {"GroupName": "Test Group"}, "POST", "/addressbook/group", models.GroupApiResultDTO
    ),
    "Addressbook.Group.Update": Call(
        {**_GROUP, "GroupName": "Test Group"}, "PATCH", _TO_GROUP, models.GroupApiResultDTO
    ),
    "Addressbook.Group.Delete": Call(_GROUP, "DELETE", _TO_GROUP, models.GroupApiResultDTO),
    "Addressbook.ContactGroup.List": Call(
        _CONTACT, "GET", f"{_TO_CONTACT}/group/list", models.ContactGroupListApiResultDTO
    ),
    "Addressbook.ContactGroup.Detail": Call(
        _BOTH, "GET", f"{_TO_CONTACT}/group/{GROUP_ID}", models.ContactGroupApiResultDTO
    ),
    "Addressbook.ContactGroup.Create": Call(_BOTH, "POST", f"{_TO_CONTACT}/group", models.ContactGroupApiResultDTO),
    "Addressbook.ContactGroup.Delete": Call(
        _BOTH, "DELETE", f"{_TO_CONTACT}/group/{GROUP_ID}", models.ContactGroupApiResultDTO
    ),
    "Addressbook.GroupContact.List": Call(
        _GROUP, "GET", f"{_TO_GROUP}/contact/list", models.GroupContactListApiResultDTO
    ),
    "Addressbook.GroupContact.Detail": Call(
        _BOTH, "GET", f"{_TO_GROUP}/contact/{CONTACT_ID}", models.GroupContactApiResultDTO
    ),
    "Addressbook.GroupContact.Create": Call(_BOTH, "POST", f"{_TO_GROUP}/contact", models.GroupContactApiResultDTO),
    "Addressbook.GroupContact.Delete": Call(
        _BOTH, "DELETE", f"{_TO_GROUP}/contact/{CONTACT_ID}", models.GroupContactApiResultDTO
    ),
}


def method(client: object, name: str) -> Any:
    """The bound method for a dotted name such as `Reports.Status.Poll`."""
    return reduce(getattr, name.split("."), client)


class Caller(Protocol):
    """Either client, called in the same way."""

    client: Any

    def __enter__(self) -> Self: ...
    def __exit__(self, *error: object) -> None: ...
    def finish(self, answer: Any) -> Any:
        """What a method returned, awaited where that takes it."""

    def call(self, name: str, /, **arguments: object) -> Any: ...


class Blocking:
    """The blocking client."""

    def __init__(self, url: str, **options: Any) -> None:
        self.client: Any = BestSMS(options.pop("AuthToken", TOKEN), BaseURL=url, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.client.close()

    def call(self, name: str, /, **arguments: object) -> Any:
        return method(self.client, name)(**arguments)

    def finish(self, answer: Any) -> Any:
        return answer


class Awaiting:
    """The asyncio client, on an event loop of its own."""

    def __init__(self, url: str, **options: Any) -> None:
        self.client: Any = AsyncBestSMS(options.pop("AuthToken", TOKEN), BaseURL=url, **options)
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        with self._runner:
            self._runner.run(self.client.aclose())

    def call(self, name: str, /, **arguments: object) -> Any:
        return self.finish(method(self.client, name)(**arguments))

    def finish(self, answer: Any) -> Any:
        return self._runner.run(answer)


CALLERS: tuple[type[Blocking | Awaiting], ...] = (Blocking, Awaiting)
ONCE: Mapping[str, Any] = {"MaxRetries": 0, "ReconcileFor": 0, "Timeout": 5}
