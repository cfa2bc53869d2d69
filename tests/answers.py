"""Answers of the service, written down by hand, and the reading of everything that a result offers."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bestsms import BestSMSError, Result
from bestsms_schema import Field, Model
from tests.calls import CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, TOKEN

JSONObject = dict[str, Any]

_PAGING: JSONObject = {"TotalRecords": 1, "RecordsPerPage": 100, "PageCount": 1, "Page": 1}
_STAMP: JSONObject = {
    "Owner": "COM\\EXAMPLE\\TEST",
    "CreatedTimeLocal": "2025-12-01T12:00:00",
    "CreatedTimeUTC": "2025-12-01T01:00:00",
    "UpdatedTimeLocal": "2025-12-02T12:00:00",
    "UpdatedTimeUTC": "2025-12-02T01:00:00",
    "Timezone": "AUS Eastern",
}
CONTACT: JSONObject = {
    "ContactID": CONTACT_ID,
    "FirstName": "Ada",
    "LastName": "Lovelace",
    "MobilePhone": NUMBER,
    "ViewBy": "Account",
    "EditBy": "No",
    "Custom1": None,
    **_STAMP,
}
GROUP: JSONObject = {"GroupID": GROUP_ID, "GroupName": "Test Group", "GroupCode": "Test_Group", **_STAMP}
REPLY: JSONObject = {
    "ReceivedID": "R1",
    "MessageID": MESSAGE_ID,
    "JobNum": "10AB20CE",
    "ReceivedTimeLocal": "2025-06-04 09:20:00",
    "ReceivedTimeUTC": "2025-06-03 23:20:00",
    "ReceivedTimeUTC_RFC3339": "2025-06-03T23:20:00.000Z",
    "From": NUMBER,
    "ContactID": CONTACT_ID,
    "MessageText": "Yes please",
    "Timezone": "AUS Eastern",
}
_STATE: JSONObject = {
    "MessageID": MESSAGE_ID,
    **_PAGING,
    "Status": "Completed",
    "JobNum": "10AB20CE",
    "Account": "102030",
    "Reference": "Test1",
    "CreatedTimeLocal": "2025-06-04 09:16:50",
    "CreatedTimeUTC": "2025-06-03 23:16:50",
    "CreatedTimeUTC_RFC3339": "2025-06-03T23:16:50.000Z",
    "DelayedTimeLocal": "",
    "Timezone": "AUS Eastern",
    "Count": 1,
    "Complete": 1,
    "Success": 1,
    "Failed": 0,
    "Price": 0.20,
}
_RECIPIENT: JSONObject = {
    "Type": "SMS",
    "DestSeq": "00000001",
    "Destination": NUMBER,
    "Status": "SUCCESS",
    "Result": "Sent OK",
    "SentTimeLocal": "2025-06-04 09:16:55",
    "SentTimeUTC": "2025-06-03 23:16:55",
    "SentTimeUTC_RFC3339": "2025-06-03T23:16:55.000Z",
    "Attention": "Ada Lovelace",
    "Price": "0.10",
    "RemoteID": "",
}
_ACTION: JSONObject = {
    "Result": "Success",
    "MessageID": MESSAGE_ID,
    "Status": "PENDING",
    "JobNum": "10AB20CE",
    "Action": "Resubmit",
}
_DONE: JSONObject = {"Result": "Success"}
_ONE_CONTACT: JSONObject = {**_DONE, "Contact": CONTACT}
_ONE_GROUP: JSONObject = {**_DONE, "Group": GROUP}
_BOTH: JSONObject = {**_DONE, "Contact": CONTACT, "Group": GROUP}

ANSWERS: Mapping[str, JSONObject] = {
    "Messaging.SMS.SendMessage": {**_DONE, "MessageID": MESSAGE_ID},
    "Reports.Status.Poll": {**_STATE, "Recipients": [_RECIPIENT]},
    "Reports.SMSReceived.Poll": {**_DONE, **_PAGING, "Messages": [REPLY]},
    "Reports.SMSReply.Poll": {
        **_STATE,
        "Recipients": [{**_RECIPIENT, "MessageText": "Renew?", "SMSReplies": [REPLY]}],
    },
    "Actions.Resubmit.SendRequest": _ACTION,
    "Actions.Reschedule.SendRequest": _ACTION,
    "Actions.Abort.SendRequest": _ACTION,
    "Addressbook.Contact.List": {**_DONE, **_PAGING, "Contacts": [CONTACT]},
    "Addressbook.Contact.Detail": _ONE_CONTACT,
    "Addressbook.Contact.Create": _ONE_CONTACT,
    "Addressbook.Contact.Update": _ONE_CONTACT,
    "Addressbook.Contact.Delete": _ONE_CONTACT,
    "Addressbook.Group.List": {**_DONE, **_PAGING, "Groups": [GROUP]},
    "Addressbook.Group.Detail": _ONE_GROUP,
    "Addressbook.Group.Create": _ONE_GROUP,
    "Addressbook.Group.Update": _ONE_GROUP,
    "Addressbook.Group.Delete": _ONE_GROUP,
    "Addressbook.ContactGroup.List": {**_DONE, **_PAGING, "Contact": CONTACT, "Groups": [GROUP]},
    "Addressbook.ContactGroup.Detail": _BOTH,
    "Addressbook.ContactGroup.Create": _BOTH,
    "Addressbook.ContactGroup.Delete": _BOTH,
    "Addressbook.GroupContact.List": {**_DONE, **_PAGING, "Group": GROUP, "Contacts": [CONTACT]},
    "Addressbook.GroupContact.Detail": _BOTH,
    "Addressbook.GroupContact.Create": _BOTH,
    "Addressbook.GroupContact.Delete": _BOTH,
}

WORDS = ("Success", "Failed", "Error", "Unknown")
SCALARS = (str, int, Decimal, bool, datetime)


def attributes(kind: type) -> list[str]:
    """The documented attributes of a model or result."""
    found: dict[str, object] = {}
    for parent in reversed(kind.__mro__):
        found.update(vars(parent))
    return [name for name, value in found.items() if name[0].isupper() and isinstance(value, Field | property)]


def examine(result: Result, kind: type[Result]) -> None:
    """Read, print, copy, compare and pickle everything; whatever the answer was, nothing of that may raise."""
    assert type(result) is kind
    assert result.Result in WORDS
    assert result.IsSuccess == (result.Result == "Success")
    assert isinstance(result.ErrorMessage, list)
    assert all(isinstance(text, str) for text in result.ErrorMessage)
    assert result.IsSuccess or result.ErrorMessage
    _examine_model(result)
    assert TOKEN not in repr(result)
    try:
        assert result.RaiseForError() is result
        assert result.IsSuccess
    except BestSMSError as error:
        assert not result.IsSuccess
        examine_error(error, result)


def examine_error(error: BestSMSError, result: Result) -> None:
    """The exception carries the result, survives a pickle and holds no secret."""
    assert error.Result is result
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.Result) == (type(error), str(error), result)
    assert vars(again).keys() == vars(error).keys()
    assert TOKEN not in str(error) + repr(error)


def _examine_model(model: Model) -> None:
    for name in set(attributes(type(model))) - {"Raw"}:
        value = getattr(model, name)
        if isinstance(value, list):
            for item in value:
                assert isinstance(item, str | Model)
                if isinstance(item, Model):
                    _examine_model(item)
        elif isinstance(value, Model):
            _examine_model(value)
        else:
            assert value is None or isinstance(value, SCALARS), f"{name} is {value!r}"
    json.loads(str(model))
    assert "\n" not in repr(model)
    assert json.loads(model.ToJSON()) == model.ToDict()
    assert pickle.loads(pickle.dumps(model)) == model
    assert copy.deepcopy(model) == model
    assert copy.copy(model) == model
