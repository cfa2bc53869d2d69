"""Calls that must not type-check. Never run: scripts/check_misuse.py holds mypy and pyright to the marks."""

from __future__ import annotations

import httpx

from bestsms import AsyncBestSMS, BestSMS, BestSMSv300, models_v3_00
from bestsms.models import ContactModel

client = BestSMS(AuthToken="token")

# Arguments of a wrong type, and unknown ones
BestSMS(AuthToken=123)  # error: No overload variant of "BestSMS" matches
BestSMS(Token="token")  # error: Unexpected keyword argument "Token"
client.Messaging.SMS.SendMessage(MessageText=1, Recipients="+61491570006")  # error: "MessageText".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=61491570006)  # error: "Recipients".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipient="+61491570006")  # error: Unexpected keyword.* "Recipient"
client.Messaging.SMS.SendMessage("Hi", "+61491570006")  # error: Too many positional arguments
client.Messaging.SMS.SendMessage(MessageText="Hi", ForceGSMChars="yes")  # error: "ForceGSMChars".* incompatible type
client.Addressbook.Contact.Create(EditPublid="No")  # error: Unexpected keyword argument "EditPublid"
client.Reports.SMSReceived.Poll(RecordsPerPage="many")  # error: "RecordsPerPage".* incompatible type
client.Addressbook.Contact.ListAll(Page=1)  # error: Unexpected keyword argument "Page"
client.Reports.Status.Wait(MessageID="1", Timeout="60")  # error: "Timeout".* incompatible type

# What a version of the API has not
newer = BestSMS(APIVersion="3.00")
BestSMS(APIVersion="2")  # error: No overload variant of "BestSMS" matches
AsyncBestSMS(APIVersion="3.0")  # error: No overload variant of "AsyncBestSMS" matches
BestSMSv300(APIVersion=3.0)  # error: APIVersion.* incompatible type "float"|No overload variant
client.OptOut  # error: has no attribute "OptOut"
client.Addressbook.Contact.Search(FirstName="Ada")  # error: has no attribute "Search"
client.Messaging.SMS.SendMessage(TemplateID="1", Recipients="1")  # error: Unexpected keyword argument "TemplateID"
client.Messaging.SMS.TemplateID  # error: has no attribute "TemplateID"
newer.Actions.Resubmit  # error: has no attribute "Resubmit"
newer.Messaging.SMS.SendMessage(MessageText="Hi", ChargeCode="1")  # error: Unexpected keyword argument "ChargeCode"
newer.Addressbook.Group.Create(GroupName="A", GroupCode="A")  # error: Unexpected keyword argument "GroupCode"
ContactModel(Notes="Regular")  # error: Unexpected keyword argument "Notes"
models_v3_00.ContactModel(DirectPhone="1")  # error: Unexpected keyword argument "DirectPhone"


class Shop(BestSMS):
    """A class that derives from a client has what that has, and its own arguments."""

    def __init__(self, name: str) -> None:
        super().__init__("token")
        self.name = name


Shop("corner").OptOut  # error: has no attribute "OptOut"
Shop()  # error: Missing positional argument "name"
Shop(5)  # error: Argument 1 to "Shop" has incompatible type "int"

# Methods and namespaces that the documentation does not have
client.Messaging.Fax  # error: has no attribute "Fax"
client.Addressbook.ContactGroup.Update(ContactID="1", GroupID="2")  # error: has no attribute "Update"
client.Reports.Status.SendRequest(MessageID="1")  # error: has no attribute "SendRequest"

# Results
status = client.Reports.Status.Poll(MessageID="1")
status.Nonsense  # error: has no attribute "Nonsense"
length: int = status.MessageID  # error: Incompatible types in assignment
final: int = client.Reports.Status.Wait(MessageID="1")  # error: Incompatible types in assignment
for contact in client.Addressbook.Contact.ListAll():
    contact.Nonsense  # error: has no attribute "Nonsense"


async def forgets_to_await(client: AsyncBestSMS) -> str | None:
    """The answer of the async client is a coroutine until it is awaited."""
    return client.Reports.Status.Poll(MessageID="1").MessageID  # error: has no attribute "MessageID"


# More arguments of a wrong type
BestSMS(HTTPClient=httpx.AsyncClient())  # error: No overload variant of "BestSMS" matches
AsyncBestSMS(HTTPClient=httpx.Client())  # error: No overload variant of "AsyncBestSMS" matches
BestSMS("token", "https://api.example.com")  # error: No overload variant of "BestSMS" matches
BestSMS(Transport="aiohttp")  # error: No overload variant of "BestSMS" matches
BestSMS(MaxRetries=1.5)  # error: No overload variant of "BestSMS" matches
client.Messaging.SMS.SendMessage(Message="Hi", Recipients=b"+61491570006")  # error: "Recipients".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=[1, 2])  # error: List item 0 has incompatible type "int"
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="1", SendTime=5)  # error: "SendTime".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="1", Files=1)  # error: "Files".* incompatible type "int"
client.Addressbook.Group.Update(GroupID="1", GroupName=None)  # error: "GroupName".* incompatible type "None"
client.Reports.SMSReceived.Poll(TimePeriod=1.5)  # error: "TimePeriod".* incompatible type "float"

# Attributes of requests and models
request = client.Messaging.SMS
request.EditPublid = "No"  # error: has no attribute "EditPublid"
request.MessageText = 5  # error: Incompatible types in assignment
contact = ContactModel(FirstName="Ada")
contact.FistName = "Ada"  # error: has no attribute "FistName"
contact.FirstName = 5  # error: Incompatible types in assignment
ContactModel(FistName="Ada")  # error: Unexpected keyword argument "FistName"
ContactModel("Ada")  # error: Too many positional arguments
status.Recipients[0].Nonsense  # error: has no attribute "Nonsense"
status.IsSuccess = True  # error: read-only
client.Reports.SMSReply.Poll(MessageID="1").SentMessage.MessageText  # error: has no attribute "MessageText"


async def takes_async_for_sync(client: AsyncBestSMS) -> None:
    """Neither client does for the other."""
    with client:  # error: has no attribute "__(enter|exit)__"
        client.close()  # error: has no attribute "close"
