"""Everybody who can be sent to, in every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bestsms.models import ContactModel, GroupModel, RecipientModel
from tests.calls import CONTACT_ID, GROUP_ID, NUMBER, OTHER, Caller
from tests.servers import Server


def sent(caller: Caller, server: Server, recipients: object) -> list[dict[str, Any]]:
    """The destinations that go on the wire."""
    caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=recipients)
    destinations: list[dict[str, Any]] = server.only.message["Destinations"]
    return destinations


@pytest.mark.parametrize(
    "recipient, destination",
    [
        (NUMBER, {"Recipient": NUMBER}),
        ("0491 570 006", {"Recipient": "0491 570 006"}),
        ({"Recipient": NUMBER, "Attention": "Ada"}, {"Recipient": NUMBER, "Attention": "Ada"}),
        ({"MobilePhone": NUMBER}, {"Recipient": NUMBER}),
        (
            {"Recipient": NUMBER, "First Name": "Ada", "LastName": "Lovelace"},
            {"Recipient": NUMBER, "First Name": "Ada", "Last Name": "Lovelace"},
        ),
        ({"Recipient": NUMBER, "Attention": None, "Custom9": "9"}, {"Recipient": NUMBER, "Custom9": "9"}),
        ({"ContactID": CONTACT_ID}, {"ContactID": CONTACT_ID}),
        ({"GroupID": GROUP_ID}, {"GroupID": GROUP_ID}),
        ({"GroupCode": "Test_Group"}, {"GroupCode": "Test_Group"}),
        (RecipientModel(MobilePhone=NUMBER, FirstName="Ada"), {"Recipient": NUMBER, "First Name": "Ada"}),
        (RecipientModel(Recipient=NUMBER, Company="Example Corp"), {"Recipient": NUMBER, "Company": "Example Corp"}),
        (ContactModel(ContactID=CONTACT_ID, MobilePhone=NUMBER), {"ContactID": CONTACT_ID}),
        (
            ContactModel(MobilePhone=NUMBER, FirstName="Ada", Custom1="1", Suburb="Carlton"),
            {"Recipient": NUMBER, "First Name": "Ada", "Custom1": "1"},
        ),
        (GroupModel(GroupID=GROUP_ID, GroupCode="Test_Group"), {"GroupID": GROUP_ID}),
        (GroupModel(GroupCode="Test_Group"), {"GroupCode": "Test_Group"}),
    ],
)
def test_one_recipient_of_any_form_is_one_destination(
    caller: Caller, server: Server, recipient: object, destination: dict[str, str]
) -> None:
    assert sent(caller, server, recipient) == [destination]


@pytest.mark.parametrize("several", [list, tuple, iter, lambda items: (item for item in items)])
def test_forms_mix_freely_in_any_collection(
    caller: Caller, server: Server, several: Callable[[list[object]], Iterable[object]]
) -> None:
    mixed: list[object] = [
        NUMBER,
        {"Recipient": OTHER},
        RecipientModel(Recipient=NUMBER),
        ContactModel(ContactID=CONTACT_ID),
        GroupModel(GroupCode="Test_Group"),
    ]
    assert sent(caller, server, several(mixed)) == [
        {"Recipient": NUMBER},
        {"Recipient": OTHER},
        {"Recipient": NUMBER},
        {"ContactID": CONTACT_ID},
        {"GroupCode": "Test_Group"},
    ]


def test_a_string_is_one_recipient_and_never_split(caller: Caller, server: Server) -> None:
    assert sent(caller, server, NUMBER) == [{"Recipient": NUMBER}]


def test_contacts_as_listed_can_be_sent_to(caller: Caller, server: Server) -> None:
    server.answers({"Result": "Success", "Contacts": [{"ContactID": CONTACT_ID, "MobilePhone": NUMBER, "New": 1}]})
    contacts = caller.call("Addressbook.Contact.List").Contacts
    server.requests.clear()
    assert sent(caller, server, contacts) == [{"ContactID": CONTACT_ID}]


@pytest.mark.parametrize(
    "recipients, error, words",
    [
        ([], ValueError, "Recipients is empty"),
        ((), ValueError, "Recipients is empty"),
        ("", ValueError, "Recipients"),
        ("nobody", ValueError, "Recipients must hold at least one digit"),
        ([NUMBER, "nobody"], ValueError, r"Recipients\[1\] must hold at least one digit"),
        ([NUMBER, NUMBER + "\n"], ValueError, r"Recipients\[1\]"),
        (["\x00" + NUMBER], ValueError, r"Recipients\[0\]"),
        ([NUMBER, {"Recipient": "nobody"}], ValueError, r"Recipients\[1\]\['Recipient'\]"),
        ([NUMBER, {"MobilePhone": "\x7f1"}], ValueError, r"Recipients\[1\]\['MobilePhone'\]"),
        ([NUMBER, ContactModel(MobilePhone="nobody")], ValueError, r"Recipients\[1\]\.MobilePhone"),
        ([NUMBER, ContactModel(FirstName="Ada")], ValueError, r"Recipients\[1\] says nobody to send to"),
        ([NUMBER, GroupModel(GroupName="All")], ValueError, r"Recipients\[1\] says nobody to send to"),
        ([NUMBER, {}], ValueError, r"Recipients\[1\] says nobody to send to"),
        ([NUMBER, {"Attention": "Ada"}], ValueError, r"Recipients\[1\] says nobody to send to"),
        ([{"Recipient": NUMBER, "MobilePhone": OTHER}], ValueError, r"Recipients\[0\] gives Recipient twice"),
        ([NUMBER, 61491570006], TypeError, r"Recipients\[1\] must be a number, a dict or a model, not int"),
        ([NUMBER, None], TypeError, r"Recipients\[1\]"),
        ([NUMBER, [NUMBER]], TypeError, r"Recipients\[1\]"),
        ([{"Recipient": 61491570006}], TypeError, r"Recipients\[0\]\['Recipient'\] must be text"),
        ([NUMBER, {"FistName": "Ada"}], TypeError, r"Recipients\[1\] has no key 'FistName'; did you mean FirstName\?"),
        ([{1: NUMBER}], TypeError, r"Recipients\[0\] has no key 1$"),
        (61491570006, TypeError, "Recipients must be"),
        (b"+61491570006", TypeError, "Recipients must be"),
        ([NUMBER, "\ud8001"], ValueError, r"Recipients\[1\] holds half of a surrogate pair"),
    ],
)
def test_what_cannot_be_sent_to_is_refused_with_its_position_and_without_the_number(
    caller: Caller, server: Server, recipients: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=recipients)
    assert "61491570" not in str(caught.value)
    assert "nobody;" not in str(caught.value)
    assert server.requests == []
