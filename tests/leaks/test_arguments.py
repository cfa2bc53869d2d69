"""A complaint about arguments gives nothing away, and leaves the frames of the caller alone."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from traceback import TracebackException
from typing import Any

import pytest

from bestsms import AsyncBestSMS, BestSMS, models
from tests.leaks.calls import Call, blocking
from tests.leaks.canary import DIGITS, NAME, NUMBER, TEXT, TOKEN, gives_nothing_away, shown
from tests.leaks.echo import Echo
from tests.leaks.witness import Witness


def unknown_attribute(client: Any) -> None:
    client.Messaging.SMS.MesageText = TEXT


def unknown_field(client: Any) -> None:
    models.RecipientModel(Recipient=NUMBER).FirstNam = NAME  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # what is wrong here


def wrong_field(client: Any) -> None:
    models.ContactModel(MobilePhone=NUMBER).FirstName = [NAME]  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]  # what is wrong here


WRONG: dict[str, Call] = {
    "unknown key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[{NUMBER: NAME}]),
    "name as key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients={NAME: NUMBER}),
    "number as key": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients={int(DIGITS): NAME}),
    "key of a file": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Files=[{NAME: TEXT}]),
    "wrong type": lambda c: c.Messaging.SMS.SendMessage(MessageText=[TEXT], Recipients=NUMBER),
    "wrong recipient": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[NUMBER, [NUMBER]]),
    "no recipient": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[]),
    "nobody": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[{"FirstName": NAME}]),
    "no number": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=[NAME]),
    "no message": lambda c: c.Messaging.SMS.SendMessage(Recipients=NUMBER),
    "number as MessageID": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, MessageID=NUMBER),
    "number as SendTime": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, SendTime=NUMBER),
    "number as TimeZone": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, TimeZone=NUMBER),
    "long reference": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Reference=TEXT * 9),
    "bad file": lambda c: c.Messaging.SMS.SendMessage(
        MessageText=TEXT, Recipients=NUMBER, Files=[{"Name": NAME, "Data": TEXT}]
    ),
    "no such file": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=NUMBER, Files=[f"/no/{NAME}"]),
    "too large": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT * 500_000, Recipients=NUMBER),
    "two spellings": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT, Message=NAME, Recipients=NUMBER),
    "unknown argument": lambda c: c.Messaging.SMS.SendMessage(MesageText=TEXT, Recipients=NUMBER),
    "argument of another version": lambda c: c.Messaging.SMS.SendMessage(TemplateID=TEXT, Recipients=NUMBER),
    "attribute of another version": lambda c: setattr(c.Messaging.SMS, "TemplateID", TEXT),
    "key of another version": lambda c: c.Messaging.SMS.SendMessage(
        MessageText=TEXT, Recipients=[{"Recipient": NUMBER, "EmailAddress": NAME}]
    ),
    "number as argument": lambda c: c.Messaging.SMS.SendMessage(**{NUMBER: TEXT}),
    "positional": lambda c: c.Messaging.SMS.SendMessage(TEXT, NUMBER),
    "half a character": lambda c: c.Messaging.SMS.SendMessage(MessageText=TEXT + "\ud83d", Recipients=NUMBER),
    "empty ContactID": lambda c: c.Addressbook.Contact.Update(ContactID="", FirstName=NAME, MobilePhone=NUMBER),
    "wrong name": lambda c: c.Addressbook.Contact.Create(FirstName=[NAME], MobilePhone=NUMBER),
    "model": lambda c: models.RecipientModel(Recipient=NUMBER, Bogus=NAME),  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # what is wrong here
    "model's number": lambda c: models.RecipientModel(Recipient=[NUMBER]),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is wrong here
    "unknown attribute": unknown_attribute,
    "unknown field": unknown_field,
    "wrong field": wrong_field,
    "client": lambda c: BestSMS(TOKEN, Timeout=-1),
    "client's token": lambda c: BestSMS(f"Bearer {TOKEN}"),
    "client's URL": lambda c: BestSMS(TOKEN, BaseURL="http://example.com"),
    "client's argument": lambda c: BestSMS(TOKEN, Bogus=1),  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]  # what is wrong here
    "client's transport": lambda c: BestSMS(TOKEN, Transport="carrier pigeon"),  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]  # what is wrong here
    "options": lambda c: c.WithOptions(Timeout=-1),
    "pickle": pickle.dumps,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_no_complaint_about_arguments_gives_anything_away(service: Echo, witness: Witness, wrong: str) -> None:
    with blocking(service, witness, "httpx") as client:
        with pytest.raises((TypeError, ValueError, AttributeError)) as complaint:
            WRONG[wrong](client)
        shown("a client", repr(client), str(client), repr(client._session), repr(client._session.settings))
    gives_nothing_away(complaint.value)
    witness.saw_nothing()


async def test_no_complaint_of_a_coroutine_about_arguments_gives_anything_away(service: Echo) -> None:
    async with AsyncBestSMS(TOKEN, BaseURL=service.url) as client:
        for wrong in ("unknown key", "wrong type", "no message", "unknown argument", "number as MessageID", "bad file"):
            with pytest.raises((TypeError, ValueError)) as complaint:
                await WRONG[wrong](client)
            gives_nothing_away(complaint.value)


def test_the_frames_of_the_caller_are_left_alone(service: Echo) -> None:
    def numbers() -> Iterator[str]:
        mine = "kept"
        yield NUMBER
        raise LookupError(mine)

    with BestSMS(TOKEN, BaseURL=service.url) as client, pytest.raises(LookupError) as own:
        client.Messaging.SMS.SendMessage(MessageText=TEXT, Recipients=numbers())
    trace = "".join(TracebackException.from_exception(own.value, capture_locals=True).format())
    assert "mine = 'kept'" in trace
    assert "recipients.py" in trace
