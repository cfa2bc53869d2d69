"""Calls that carry canaries, and a client for them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from bestsms import BestSMS, models
from bestsms.transports import TransportName
from tests.leaks.canary import NAME, NUMBER, TEXT, TOKEN, shown
from tests.leaks.echo import Echo
from tests.leaks.witness import Witness

Call = Callable[[Any], Any]


def send(client: Any) -> Any:
    return client.Messaging.SMS.SendMessage(
        MessageText=TEXT,
        Recipients=[NUMBER, {"Recipient": NUMBER, "FirstName": NAME}, models.RecipientModel(Recipient=NUMBER)],
    )


def send_by_attributes(client: Any) -> Any:
    request = client.Messaging.SMS
    request.MessageText = TEXT
    request.Recipients = [NUMBER]
    shown("a request", repr(request))
    return request.SendMessage()


CALLS: dict[str, Call] = {
    "send": send,
    "attributes": send_by_attributes,
    "create": lambda client: client.Addressbook.Contact.Create(FirstName=NAME, MobilePhone=NUMBER),
    "update": lambda client: client.Addressbook.Contact.Update(ContactID="1", FirstName=NAME, MobilePhone=NUMBER),
    "status": lambda client: client.Reports.Status.Poll(MessageID="ID123456"),
    "wait": lambda client: client.Reports.Status.Wait(MessageID="ID123456", Timeout=0.01),
    "received": lambda client: client.Reports.SMSReceived.Poll(),
    "contacts": lambda client: client.Addressbook.Contact.List(),
}
NEWER_CALLS: dict[str, Call] = {
    **CALLS,
    "sought": lambda client: client.Addressbook.GroupContact.Detail(GroupID="1", ContactID=NAME),
    "search": lambda client: client.Addressbook.Contact.Search(MobilePhone=NUMBER, FirstName=NAME),
    "opt-out": lambda client: client.OptOut.Create(DestType="SMS", Destination=NUMBER, StopMessage=TEXT),
    "opt-outs": lambda client: list(client.OptOut.ListAll()),
}


@contextmanager
def blocking(service: Echo, witness: Witness, transport: TransportName, raises: bool = True) -> Generator[BestSMS]:
    with BestSMS(
        TOKEN,
        BaseURL=service.url,
        Transport=transport,
        Timeout=1,
        MaxRetries=1,
        ReconcileFor=0,
        RaiseErrors=raises,
        OnRequest=witness.told,
        OnResponse=witness.responded,
        OnRetry=witness.told,
    ) as client:
        client._session.clock = client._session.clock._replace(sleep=lambda seconds: None)
        yield client
