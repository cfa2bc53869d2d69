"""Calls that must not type-check. Never run: scripts/check_misuse.py holds mypy and pyright to the marks."""

from __future__ import annotations

from bestsms import AsyncBestSMS, BestSMS

client = BestSMS(AuthToken="token")

# Arguments of a wrong type, and unknown ones
BestSMS(AuthToken=123)  # error: "AuthToken".* incompatible type "int"
BestSMS(Token="token")  # error: Unexpected keyword argument "Token"
client.Messaging.SMS.SendMessage(MessageText=1, Recipients="+61491570006")  # error: "MessageText".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients=61491570006)  # error: "Recipients".* incompatible type
client.Messaging.SMS.SendMessage(MessageText="Hi", Recipient="+61491570006")  # error: Unexpected keyword.* "Recipient"
client.Messaging.SMS.SendMessage("Hi", "+61491570006")  # error: Too many positional arguments
client.Messaging.SMS.SendMessage(MessageText="Hi", ForceGSMChars="yes")  # error: "ForceGSMChars".* incompatible type
client.Addressbook.Contact.Create(EditPublid="No")  # error: Unexpected keyword argument "EditPublid"
client.Reports.SMSReceived.Poll(RecordsPerPage="many")  # error: "RecordsPerPage".* incompatible type

# Methods and namespaces that the documentation does not have
client.Messaging.Fax  # error: has no attribute "Fax"
client.Addressbook.ContactGroup.Update(ContactID="1", GroupID="2")  # error: has no attribute "Update"
client.Reports.Status.SendRequest(MessageID="1")  # error: has no attribute "SendRequest"

# Results
status = client.Reports.Status.Poll(MessageID="1")
status.Nonsense  # error: has no attribute "Nonsense"
length: int = status.MessageID  # error: Incompatible types in assignment


async def forgets_to_await(client: AsyncBestSMS) -> str | None:
    """The answer of the async client is a coroutine until it is awaited."""
    return client.Reports.Status.Poll(MessageID="1").MessageID  # error: has no attribute "MessageID"
