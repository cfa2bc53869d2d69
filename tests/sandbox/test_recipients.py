"""Who a message goes to: numbers in every spelling, contacts and groups; and what is wrong with some."""

from __future__ import annotations

import pytest

from bestsms.sandbox import Sandbox, Settings
from tests.sandbox.kit import BOTH, NUMBER, OTHER, Client, with_settings

pytestmark = BOTH


@pytest.mark.parametrize(
    "spelling",
    ["+61491570006", "0061491570006", "61491570006", "0491570006", "491570006", "0491 570 006", "(0491) 570-006"],
)
def test_a_number_is_the_same_in_every_spelling(spelling: str, client: Client, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=spelling)
    assert client.Reports.Status.Poll(MessageID=sent.MessageID).Recipients[0].Destination == NUMBER


@pytest.mark.parametrize(
    "number, result",
    [
        ("+614915700061", "Invalid Mobile Number (RP-Max)"),
        ("+6149157000", "Invalid Mobile Number (RP-Min)"),
        ("12", "Invalid Mobile Number (RP-Min)"),
        ("+61591570006", "Rejected-06-Invalid Mobile Number"),
        ("+61291570006", "Rejected-07-Invalid Number"),
        ("+1234567890123456", "Invalid Mobile Number (RP-Max)"),
    ],
)
def test_a_wrong_number_is_accepted_and_then_fails(number: str, result: str, client: Client, sandbox: Sandbox) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=[number, NUMBER])
    assert sent.Result == "Success"
    sandbox.Advance("5s")
    found = client.Reports.Status.Poll(MessageID=sent.MessageID)
    assert [(one.Status.upper(), one.Result) for one in found.Recipients] == [
        ("FAILED", result),
        ("SUCCESS", "delivered"),
    ]


def contact(client: Client, **fields: str) -> str:
    return str(client.Addressbook.Contact.Create(**fields).Contact.ContactID)


def test_contacts_and_groups_are_expanded(client: Client, sandbox: Sandbox) -> None:
    ada = contact(client, FirstName="Ada", MobilePhone="0491570006")
    bo = contact(client, FirstName="Bo", MobilePhone=OTHER)
    nobody = contact(client, FirstName="No number")
    group = client.Addressbook.Group.Create(GroupName="My group").Group
    for one in (ada, bo, nobody):
        client.Addressbook.GroupContact.Create(GroupID=group.GroupID, ContactID=one)
    for way in ({"GroupID": group.GroupID}, {"GroupCode": "My_group"}, [{"ContactID": ada}, {"ContactID": bo}]):
        sent = client.Messaging.SMS.SendMessage(MessageText="Hi [[FirstName]]", Recipients=way)
        found = client.Reports.SMSReply.Poll(MessageID=sent.MessageID)
        assert [(one.Destination, one.ContactID, one.MessageText) for one in found.Recipients] == [
            (NUMBER, ada, "Hi Ada"),
            (OTHER, bo, "Hi Bo"),
        ]


@pytest.mark.parametrize("recipient", [{"ContactID": "none"}, {"GroupID": "none"}, {"GroupCode": "none"}])
def test_a_message_to_nobody_is_refused(
    recipient: dict[str, str], version: str, client: Client, sandbox: Sandbox
) -> None:
    sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=recipient)
    assert (sent.Result, sent.HTTPStatus) == ("Failed", 400)
    assert sent.ErrorMessage == ["Error - " * (version == "2.04") + "Could not find any valid destination(s)."]
    assert sandbox.State().Messages == 0


def test_a_blocked_country_is_not_sent_to() -> None:
    with with_settings(Settings(BlockedCountries=("64",))) as (other, client):
        sent = client.Messaging.SMS.SendMessage(MessageText="Hello", Recipients=["+6491570006", NUMBER])
        other.Advance("5s")
        found = client.Reports.Status.Poll(MessageID=sent.MessageID)
        results = [one.Result for one in found.Recipients]
        assert results == ["Rejected-Country Blocked-Account Policy", "delivered"]


def test_a_link_that_is_not_permitted_is_not_sent() -> None:
    settings = Settings(PermittedLinks=("example.com",))
    with with_settings(settings) as (other, client):
        for host, result in (("example.com", "delivered"), ("example.org", "LinkNotPermitted")):
            sent = client.Messaging.SMS.SendMessage(MessageText=f"See https://{host}/a", Recipients=NUMBER)
            other.Advance("5s")
            assert client.Reports.Status.Poll(MessageID=sent.MessageID).Recipients[0].Result == result
