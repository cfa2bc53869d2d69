"""Uses that must type-check, with the types that an editor shows. Never run."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Self, assert_type

import httpx
import sqlalchemy

import bestsms
from bestsms import (
    AsyncBestSMS,
    AsyncBestSMSv300,
    BestSMS,
    BestSMSError,
    BestSMSv300,
    DeliveryResult,
    OutcomeUnknownError,
    ResponseParseError,
    Result,
    models_v3_00,
)
from bestsms.api.addressbook.contacts.dtos.contact_model import ContactModel as DocumentedContactModel
from bestsms.models import (
    AbortRequestResult,
    Attachment,
    ContactApiResultDTO,
    ContactGroupApiResultDTO,
    ContactGroupListApiResultDTO,
    ContactListApiResultDTO,
    ContactModel,
    GroupApiResultDTO,
    GroupContactApiResultDTO,
    GroupContactListApiResultDTO,
    GroupListApiResultDTO,
    GroupModel,
    RecipientModel,
    RescheduleRequestResult,
    ResubmitRequestResult,
    SMSReceivedMessage,
    SMSReceivedResult,
    SMSReplyResult,
    SMSSendResult,
    SMSSentMessage,
    StatusRecipient,
    StatusResult,
)
from bestsms.tracking import Reconciled, TrackedMessage, Tracker
from bestsms.webhooks import (
    Answer,
    DeadLetter,
    ReceivedEvent,
    SQLiteStore,
    StatusEvent,
    UnknownEvent,
    WebhookParseError,
    WebhookReceiver,
    parse,
)
from bestsms.webhooks.stores.redis import RedisStore
from bestsms.webhooks.stores.sqlalchemy import SQLAlchemyStore


def construct() -> None:
    """Every way to make a client."""
    BestSMS()
    BestSMS("token")
    BestSMS(AuthToken="token", BaseURL="https://api.example.com", TimeZone="AUS Eastern", SendMode="Test", Timeout=5)
    BestSMS(MaxRetries=0, RaiseErrors=True, ReconcileFor=0.5, ResendUnknown=True, AllowInsecureHTTP=False)
    BestSMS(Transport="httpx", HTTPClient=httpx.Client())
    AsyncBestSMS(Transport="auto", HTTPClient=httpx.AsyncClient())
    with BestSMS() as client:
        assert_type(client, BestSMS)
        client.close()


class Shop(BestSMS):
    """A class that derives from a client, with an argument of its own."""

    def __init__(self, name: str) -> None:
        super().__init__("token", Timeout=5)
        self.name = name


class NewShop(BestSMSv300):
    """The same of another version."""

    def __init__(self, name: str) -> None:
        super().__init__("token", APIVersion="3.00")
        self.name = name


class AsyncTill(AsyncBestSMS):
    """A class with arguments that no client has."""

    def __new__(cls, *arguments: Any, **options: Any) -> Self:
        return super().__new__(cls)

    def __init__(self, shop: str, number: int, *, floor: int) -> None:
        super().__init__("token")
        self.name = f"{shop} {number} {floor}"


class Unchanged(BestSMS):
    """A class that makes its clients as ever."""


def derive() -> None:
    """Classes that derive from a client are what they are."""
    assert_type(Shop("corner"), Shop)
    assert_type(Shop("corner").name, str)
    assert_type(Shop("corner").WithOptions(Timeout=1), Shop)
    assert_type(NewShop("corner"), NewShop)
    assert_type(NewShop("corner").OptOut.List(), models_v3_00.OptOutListApiResultDTO)
    assert_type(AsyncTill("corner", 3, floor=1), AsyncTill)
    assert_type(Unchanged("token", Timeout=5), Unchanged)


def send(client: BestSMS, several: list[RecipientModel], any_of: list[str | ContactModel]) -> None:
    """Recipients and files in every form."""
    sms = client.Messaging.SMS
    assert_type(sms.SendMessage(MessageText="Hi", Recipients="+61491570006"), SMSSendResult)
    sms.SendMessage(Message="Hi", Destinations=["+61491570006", {"Recipient": "1", "FirstName": "Ada"}])
    sms.SendMessage(MessageText="Hi", Recipients=several)
    sms.SendMessage(MessageText="Hi", Recipients=any_of)
    sms.SendMessage(MessageText="Hi", Recipients=("1", RecipientModel(Recipient="1"), GroupModel(GroupCode="A")))
    sms.SendMessage(MessageText="Hi", Recipients=(contact for contact in client.Addressbook.Contact.List().Contacts))
    sms.SendMessage(Files=Path("a.pdf"), Recipients="1")
    sms.SendMessage(Files=["a.pdf", {"Name": "b", "Data": b"c"}, Attachment(Name="a", Data="YQ==")], Recipients="1")
    sms.SendMessage(MessageText="Hi", Recipients="1", SendTime=datetime(2026, 12, 24, 9), TimeZone="Australia/Sydney")
    sms.SendMessage(MessageText="Hi", Recipients="1", SendTime="2026-12-24 09:00", ForceGSMChars=True, SendMode="Test")
    sms.SendMode = "Test"
    sms.Recipients = ["1"]
    sms.SendTime = None
    assert_type(sms.MessageText, str | None)


def everything(client: BestSMS) -> None:
    """The type of each call."""
    assert_type(client.Reports.Status.Poll(MessageID="1"), StatusResult)
    assert_type(client.Reports.SMSReceived.Poll(TimePeriod=60, Page=1), SMSReceivedResult)
    assert_type(client.Reports.SMSReceived.Poll(DateFrom=datetime(2026, 1, 1), DateTo="2026-01-02"), SMSReceivedResult)
    assert_type(client.Reports.SMSReply.Poll(MessageID="1"), SMSReplyResult)
    assert_type(client.Actions.Resubmit.SendRequest(MessageID="1"), ResubmitRequestResult)
    assert_type(client.Actions.Reschedule.SendRequest(MessageID="1", SendTime="x"), RescheduleRequestResult)
    assert_type(client.Actions.Abort.SendRequest(MessageID="1"), AbortRequestResult)
    book = client.Addressbook
    assert_type(book.Contact.List(RecordsPerPage=10), ContactListApiResultDTO)
    assert_type(book.Contact.Detail(ContactID="1"), ContactApiResultDTO)
    assert_type(book.Contact.Create(FirstName="Ada", EditPublic="No"), ContactApiResultDTO)
    assert_type(book.Contact.Update(ContactID="1", FirstName=None, PostCode="3000"), ContactApiResultDTO)
    assert_type(book.Contact.Delete(ContactID="1"), ContactApiResultDTO)
    assert_type(book.Group.List(), GroupListApiResultDTO)
    assert_type(book.Group.Detail(GroupID="1"), GroupApiResultDTO)
    assert_type(book.Group.Create(GroupName="A", ViewEditBy="No"), GroupApiResultDTO)
    assert_type(book.Group.Update(GroupID="1", GroupCode=None), GroupApiResultDTO)
    assert_type(book.Group.Delete(GroupID="1"), GroupApiResultDTO)
    assert_type(book.ContactGroup.List(ContactID="1"), ContactGroupListApiResultDTO)
    assert_type(book.ContactGroup.Detail(ContactID="1", GroupCode="A"), ContactGroupApiResultDTO)
    assert_type(book.ContactGroup.Create(ContactID="1", GroupID="1"), ContactGroupApiResultDTO)
    assert_type(book.ContactGroup.Delete(ContactID="1", GroupID="1"), ContactGroupApiResultDTO)
    assert_type(book.GroupContact.List(GroupCode="A"), GroupContactListApiResultDTO)
    assert_type(book.GroupContact.Detail(GroupID="1", ContactID="1"), GroupContactApiResultDTO)
    assert_type(book.GroupContact.Create(GroupID="1", ContactID="1"), GroupContactApiResultDTO)
    assert_type(book.GroupContact.Delete(GroupID="1", ContactID="1"), GroupContactApiResultDTO)


def versions(recipient: RecipientModel) -> None:
    """The client of each version of the API, and what only v3.00 has."""
    assert_type(BestSMS(APIVersion="2.04"), BestSMS)
    assert_type(BestSMS("token", APIVersion=None), BestSMS)
    client = BestSMS(APIVersion="3.00", Timeout=5, HTTPClient=httpx.Client())
    assert_type(client, BestSMSv300)
    assert_type(BestSMSv300("token"), BestSMSv300)
    older: BestSMS = client
    assert_type(client.WithOptions(Deadline=5), BestSMSv300)
    sms = client.Messaging.SMS
    assert_type(sms.SendMessage(TemplateID="1", Recipients="1"), models_v3_00.SMSSendResult)
    sms.SendMessage(MessageText="Hi", Recipients=models_v3_00.RecipientModel(Recipient="1"))
    assert_type(sms.TemplateID, str | None)
    assert_type(client.Reports.Status.Poll(MessageID="1"), models_v3_00.StatusResult)
    assert_type(client.Addressbook.Contact.Search(FirstName="Ada"), models_v3_00.ContactListApiResultDTO)
    assert_type(client.Addressbook.Contact.Create(Notes="Regular"), models_v3_00.ContactApiResultDTO)
    assert_type(
        client.Addressbook.ContactGroup.Detail(ContactID="1", GroupCode="A"), models_v3_00.ContactGroupApiResultDTO
    )
    assert_type(client.OptOut.List(), models_v3_00.OptOutListApiResultDTO)
    assert_type(client.OptOut.Create(DestType="SMS", Destination="1"), models_v3_00.OptOutApiResultDTO)
    for one in client.OptOut.ListAll(RecordsPerPage=1000):
        assert_type(one, models_v3_00.OptOutModel)
    with client as same:
        assert_type(same, BestSMSv300)
    send(older, [recipient], ["1"])


async def versions_awaited() -> None:
    """The same of the async client."""
    async with AsyncBestSMS(APIVersion="3.00") as client:
        assert_type(client, AsyncBestSMSv300)
        assert_type(await client.OptOut.Detail(OptOutID="1"), models_v3_00.OptOutApiResultDTO)
        assert_type(await client.Addressbook.Contact.Search(Company="A"), models_v3_00.ContactListApiResultDTO)
        async for one in client.OptOut.ListAll():
            assert_type(one, models_v3_00.OptOutModel)
    assert_type(AsyncBestSMS(), AsyncBestSMS)


async def everything_awaited() -> None:
    """The same of the async client."""
    async with AsyncBestSMS("token") as client:
        assert_type(client, AsyncBestSMS)
        assert_type(await client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="1"), SMSSendResult)
        assert_type(await client.Reports.Status.Poll(MessageID="1"), StatusResult)
        assert_type(await client.Reports.SMSReceived.Poll(), SMSReceivedResult)
        assert_type(await client.Reports.SMSReply.Poll(MessageID="1"), SMSReplyResult)
        assert_type(await client.Actions.Resubmit.SendRequest(MessageID="1"), ResubmitRequestResult)
        assert_type(await client.Actions.Reschedule.SendRequest(MessageID="1"), RescheduleRequestResult)
        assert_type(await client.Actions.Abort.SendRequest(MessageID="1"), AbortRequestResult)
        book = client.Addressbook
        assert_type(await book.Contact.List(), ContactListApiResultDTO)
        assert_type(await book.Contact.Detail(ContactID="1"), ContactApiResultDTO)
        assert_type(await book.Contact.Update(ContactID="1", Title=None), ContactApiResultDTO)
        assert_type(await book.Group.List(), GroupListApiResultDTO)
        assert_type(await book.Group.Create(GroupName="A"), GroupApiResultDTO)
        assert_type(await book.ContactGroup.List(ContactID="1"), ContactGroupListApiResultDTO)
        assert_type(await book.ContactGroup.Detail(ContactID="1", GroupID="1"), ContactGroupApiResultDTO)
        assert_type(await book.GroupContact.List(GroupID="1"), GroupContactListApiResultDTO)
        assert_type(await book.GroupContact.Delete(GroupID="1", ContactID="1"), GroupContactApiResultDTO)
        await client.aclose()


def read(status: StatusResult, reply: SMSReplyResult, received: SMSReceivedResult, contact: ContactModel) -> None:
    """The types of what results and models hold."""
    assert_type(status.Result, str)
    assert_type(status.IsSuccess, bool)
    assert_type(status.ErrorMessage, list[str])
    assert_type(status.HTTPStatus, int | None)
    assert_type(status.Raw, object)
    assert_type(status.ToDict(), dict[str, Any])
    assert_type(status.ToJSON(), str)
    assert_type(status.RaiseForError(), StatusResult)
    assert_type(status.MessageID, str | None)
    assert_type(status.Count, int | None)
    assert_type(status.Price, Decimal | None)
    assert_type(status.Created, datetime | None)
    assert_type(status.Recipients, list[StatusRecipient])
    assert_type(status.Recipients[0].SentDate, datetime | None)
    assert_type(reply.SentMessage, SMSSentMessage | None)
    assert_type(reply.ReceivedMessages, list[SMSReceivedMessage])
    assert_type(received.Messages, list[SMSReceivedMessage])
    assert_type(contact.ViewPublic, str | None)
    contact.FirstName = "Ada"
    contact.FirstName = None
    DocumentedContactModel(FirstName="Ada", Created=datetime(2026, 1, 1))


def webhook(body: bytes, headers: dict[str, str]) -> None:
    """The types of events."""
    event = parse(body, headers, MaxBytes=1000)
    assert_type(event.Time, datetime | None)
    assert_type(event.Key, str)
    assert_type(event.Price, Decimal | None)
    assert_type(event.MessageID, str | None)
    if isinstance(event, StatusEvent):
        assert_type(event.Delivery, DeliveryResult)
        assert_type(event.Parts, int | None)
    elif isinstance(event, ReceivedEvent):
        assert_type(event.IsReply, bool)
        assert_type(event.InputToNumber, str | None)
    else:
        assert_type(event, UnknownEvent)
    try:
        parse(body)
    except WebhookParseError as error:
        assert_type(error.Reason, Literal["too-large", "unsupported-type", "malformed"])


def track(client: BestSMS, later: AsyncBestSMS, event: StatusEvent | ReceivedEvent) -> None:
    """A tracker: what feeds it, and what it answers."""
    with Tracker("messages.db", KeepReplyTexts=True) as tracker:
        assert_type(tracker, Tracker)
        assert_type(tracker.Track(client), BestSMS)
        assert_type(tracker.Track(later), AsyncBestSMS)
        tracker.Sent(client.Messaging.SMS.SendMessage(MessageText="Hi", Recipients="1"), Recipients=["1"])
        tracker.Poll(client.Reports.Status.Poll(MessageID="1"))
        tracker.Poll(client.Reports.SMSReceived.Poll())
        assert_type(tracker.Event(event), bool)
        WebhookReceiver(Secret="secret", OnStatus=tracker.Event, OnReply=tracker.Event)
        assert_type(tracker.Reconcile(client, Timeout=5, QuietFor=0, Replies=False), Reconciled)
        assert_type(tracker.Pending(), list[TrackedMessage])
        assert_type(tracker.Forget("1"), bool)
        assert_type(tracker.Purge(timedelta(days=30)), int)
        message = tracker.Message("1")
        assert_type(message, TrackedMessage | None)
        if message is not None:
            assert_type(message.Recipients[0].Destination, str | None)
            assert_type(message.Recipients[0].Price, Decimal | None)
            assert_type(message.Recipients[0].Delivery, DeliveryResult)
            assert_type(message.Replies[0].MessageText, str | None)
            assert_type(message.Timeline[0].At, datetime)


async def track_later(tracker: Tracker, client: AsyncBestSMS) -> None:
    """The same of the async client."""
    assert_type(await tracker.ReconcileAsync(client), Reconciled)


def fail(client: BestSMS) -> None:
    """The types of errors."""
    try:
        client.Reports.Status.Poll(MessageID="1").RaiseForError()
    except OutcomeUnknownError as error:
        assert_type(error.MessageID, str | None)
    except ResponseParseError as error:
        assert_type(error.Body, bytes)
    except BestSMSError as error:
        assert_type(error.Result, Result)
    assert_type(DeliveryResult("delivered").IsFinal, bool | None)
    assert_type(bestsms.__version__, str)


def receive_webhooks() -> None:
    """Handlers may be plain or coroutine functions, or take part in a transaction of a store."""

    def plain(event: StatusEvent) -> None:
        print(event.Status)

    async def waiting(event: ReceivedEvent) -> int:
        return len(event.Message or "")

    store = SQLiteStore(Path("webhooks.db"))

    @store.Transactional
    def within(event: StatusEvent, connection: sqlite3.Connection) -> None:
        connection.execute("SELECT ?", (event.MessageID,))

    database = SQLAlchemyStore("postgresql+psycopg://localhost/sms")

    def in_database(event: StatusEvent, connection: sqlalchemy.Connection) -> None:
        connection.execute(sqlalchemy.text("SELECT 1"))

    receiver = WebhookReceiver(Secret="secret", Store=store, OnStatus=within, OnReply=waiting, OnInbound=waiting)
    WebhookReceiver(Secret=["old", "new"], Store=database, OnStatus=database.Transactional(in_database))
    WebhookReceiver(PathSecret="secret", Store=RedisStore("redis://localhost"), OnStatus=plain, OnUnknown=print)
    assert_type(receiver.Receive("POST", {}, b""), Answer)
    assert_type(receiver.DeadLetters(), list[DeadLetter])
    assert_type(receiver.Replay("key"), int)
