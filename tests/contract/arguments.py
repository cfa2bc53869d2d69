"""All that each call can be given, in every spelling."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bestsms.models import Attachment, ContactModel, GroupModel, RecipientModel
from tests.calls import CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, OTHER

Arguments = Mapping[str, object]

SYDNEY = ZoneInfo("Australia/Sydney")
NOON = datetime(2030, 8, 12, 12, tzinfo=SYDNEY)
PAGE: Arguments = {"RecordsPerPage": 999, "Page": 2}
CUSTOM: Mapping[str, str] = {f"Custom{number}": f"Value {number}" for number in range(1, 10)}
RECIPIENTS = [
    NUMBER,
    "0491 570 156",
    {"Recipient": OTHER, "First Name": "Ada", "Last Name": "Lovelace", "Company": "Example Corp", **CUSTOM},
    {"Recipient": OTHER, "FirstName": "Ada", "LastName": "名前", "Attention": "", "Company": None},
    {"ContactID": CONTACT_ID},
    {"GroupID": GROUP_ID},
    {"GroupCode": "Test_Group"},
    RecipientModel(Recipient=OTHER, FirstName="Ada", LastName="Lovelace", Attention="Ada", Custom1="Value 1"),
    RecipientModel(ContactID=CONTACT_ID),
    ContactModel(ContactID=CONTACT_ID, FirstName="Ada"),
    GroupModel(GroupCode="Test_Group"),
]
MESSAGE: Arguments = {
    "MessageID": "a-b_C9" + "x" * 34,
    "Reference": "é" * 80,
    "SendTime": NOON,
    "TimeZone": "Australia/Sydney",
    "SubAccount": "SubAccount01",
    "Department": "Department01",
    "ChargeCode": "BillingGroup01",
    "FromNumber": "+61491570110",
    "SMSEmailReply": "replies@example.com",
    "ReportTo": "reports@example.com",
    "WebhookCallbackURL": "https://www.example.com/webhook?a=1",
    "WebhookCallbackFormat": "XML",
    "Files": [{"Name": "hello.txt", "Data": b"Hello"}, Attachment(Name="more.txt", Data="SGVsbG8=")] * 5,
}
CONTACT: Arguments = {
    "Attention": "Jess Doe",
    "Title": "Ms",
    "Company": "Example Corp",
    "RecipDepartment": "Sales",
    "FirstName": "Jess",
    "LastName": "名前 🙂",
    "Position": "Sales Representative",
    "StreetAddress": "1 Example Street\nLevel 2",
    "Suburb": "Southbank",
    "City": "Melbourne",
    "State": "VIC",
    "Country": "Australia",
    "Postcode": "3006",
    "MainPhone": OTHER,
    "AltPhone1": "+61491570157",
    "AltPhone2": "+61491570158",
    "DirectPhone": "+61491570159",
    "MobilePhone": NUMBER,
    "FaxNumber": "+61491570737",
    "EmailAddress": "jess@example.com",
    "WebAddress": "https://www.example.com",
    "Custom1": "Value 1",
    "Custom2": "Value 2",
    "Custom3": "Value 3",
    "Custom4": "",
    "ViewBy": "Account",
    "EditBy": "No",
}
GROUP: Arguments = {
    "GroupName": "Test Group",
    "GroupCode": "Test_Group",
    "SubAccount": "SubAccount01",
    "Department": "Department01",
    "ViewEditBy": "SubAccount",
}
ODD_ID = "a/b c?d#e%f&ü"
ONE_CONTACT: Arguments = {"ContactID": ODD_ID}
ONE_GROUP: Arguments = {"GroupID": ODD_ID}
ONE_GROUP_BY_CODE: Arguments = {"GroupCode": "Test_Group"}
CLEARED: Arguments = dict.fromkeys(CONTACT)

# Beside the least that each call takes (tests/calls.py): all that it takes, and its other spellings.
FULL: Mapping[str, tuple[Arguments, ...]] = {
    "Messaging.SMS.SendMessage": (
        {**MESSAGE, "Message": "Hello [[FirstName]] 🙂", "Destinations": RECIPIENTS, "CharacterConversion": True}
        | {"Mode": "Test"},
        {**MESSAGE, "MessageText": "Hello", "Recipients": RECIPIENTS, "ForceGSMChars": False, "SendMode": "Test"}
        | {"TimeZone": None, "Timezone": "AUS Eastern", "SendTime": "2030-08-12 12:00"},
        {"Recipients": GroupModel(GroupID=GROUP_ID), "Files": Attachment(Name="hello.txt", Data="SGVsbG8=")},
    ),
    "Reports.Status.Poll": ({"MessageID": MESSAGE_ID, **PAGE},),
    "Reports.SMSReceived.Poll": (
        {"TimePeriod": 60, **PAGE},
        {"DateFrom": "2025-08-01 00:00:00", "DateTo": datetime(2025, 8, 7, 23, 59, 59), "TimePeriod": 60, **PAGE},
        {"DateFrom": NOON, "DateTo": "2030-08-12T12:01"},
    ),
    "Reports.SMSReply.Poll": ({"MessageID": MESSAGE_ID, **PAGE},),
    "Actions.Resubmit.SendRequest": ({"MessageID": MESSAGE_ID, "SendTime": NOON},),
    "Actions.Reschedule.SendRequest": ({"MessageID": MESSAGE_ID, "SendTime": NOON},),
    "Actions.Abort.SendRequest": ({"MessageID": "x" * 40},),
    "Addressbook.Contact.List": (PAGE,),
    "Addressbook.Contact.Detail": (ONE_CONTACT,),
    "Addressbook.Contact.Create": (
        CONTACT,
        {"CompanyDepartment": "Sales", "PostCode": "3006", "ViewPublic": "Account", "EditPublic": "Department"},
        {},
    ),
    "Addressbook.Contact.Update": (
        {**ONE_CONTACT, **CONTACT},
        {**ONE_CONTACT, **CLEARED},
        {**ONE_CONTACT, "CompanyDepartment": "Sales", "PostCode": None, "ViewPublic": "No", "EditPublic": "Account"},
    ),
    "Addressbook.Contact.Delete": (ONE_CONTACT,),
    "Addressbook.Group.List": (PAGE,),
    "Addressbook.Group.Detail": (ONE_GROUP, ONE_GROUP_BY_CODE),
    "Addressbook.Group.Create": (GROUP,),
    "Addressbook.Group.Update": (
        {**ONE_GROUP, **GROUP},
        {**ONE_GROUP, "GroupCode": None, "SubAccount": None, "Department": None, "ViewEditBy": None},
    ),
    "Addressbook.Group.Delete": (ONE_GROUP, ONE_GROUP_BY_CODE),
    "Addressbook.ContactGroup.List": ({**ONE_CONTACT, **PAGE},),
    "Addressbook.ContactGroup.Detail": ({**ONE_CONTACT, **ONE_GROUP}, {**ONE_CONTACT, **ONE_GROUP_BY_CODE}),
    "Addressbook.ContactGroup.Create": ({**ONE_CONTACT, **ONE_GROUP}, {**ONE_CONTACT, **ONE_GROUP_BY_CODE}),
    "Addressbook.ContactGroup.Delete": ({**ONE_CONTACT, **ONE_GROUP}, {**ONE_CONTACT, **ONE_GROUP_BY_CODE}),
    "Addressbook.GroupContact.List": ({**ONE_GROUP, **PAGE}, {**ONE_GROUP_BY_CODE, **PAGE}),
    "Addressbook.GroupContact.Detail": ({**ONE_GROUP, **ONE_CONTACT}, {**ONE_GROUP_BY_CODE, **ONE_CONTACT}),
    "Addressbook.GroupContact.Create": ({**ONE_GROUP, **ONE_CONTACT}, {**ONE_GROUP_BY_CODE, **ONE_CONTACT}),
    "Addressbook.GroupContact.Delete": ({**ONE_GROUP, **ONE_CONTACT}, {**ONE_GROUP_BY_CODE, **ONE_CONTACT}),
}
