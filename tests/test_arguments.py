"""What goes on the wire for what a caller gives."""

from __future__ import annotations

import uuid
from urllib.parse import quote

import pytest

from bestsms.models import ContactModel, RecipientModel
from tests.calls import CALLS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, Caller
from tests.servers import Server

SEND = "Messaging.SMS.SendMessage"


def send(caller: Caller, server: Server, **arguments: object) -> dict[str, object]:
    """The message that goes on the wire."""
    caller.call(SEND, **{"MessageText": "Hello", "Recipients": NUMBER, **arguments})
    return server.only.message


def test_only_what_was_given_is_sent(caller: Caller, server: Server) -> None:
    message = send(caller, server)
    assert set(message) == {"Message", "Destinations", "MessageID"}


def test_none_means_not_given(caller: Caller, server: Server) -> None:
    message = send(caller, server, Reference=None, SendTime=None, TimeZone=None, Files=None, SendMode=None)
    assert set(message) == {"Message", "Destinations", "MessageID"}


def test_every_field_of_a_message_reaches_the_wire_under_its_wire_name(caller: Caller, server: Server) -> None:
    message = send(
        caller,
        server,
        MessageID=MESSAGE_ID,
        Reference="Test1",
        SendTime="2026-12-24 09:00",
        Timezone="AUS Eastern",
        SubAccount="SubAccount01",
        Department="Department01",
        ChargeCode="BillingGroup01",
        FromNumber="+61491570110",
        SMSEmailReply="replies@example.com",
        ReportTo="reports@example.com",
        ForceGSMChars=True,
        WebhookCallbackURL="https://www.example.com/webhook",
        WebhookCallbackFormat="XML",
        Files=[{"Name": "a.txt", "Data": b"abc"}],
        SendMode="Test",
    )
    assert message == {
        "Message": "Hello",
        "Destinations": [{"Recipient": NUMBER}],
        "MessageID": MESSAGE_ID,
        "Reference": "Test1",
        "SendTime": "2026-12-24T09:00:00",
        "TimeZone": "AUS Eastern",
        "SubAccount": "SubAccount01",
        "Department": "Department01",
        "ChargeCode": "BillingGroup01",
        "FromNumber": "+61491570110",
        "SMSEmailReply": "replies@example.com",
        "ReportTo": "reports@example.com",
        "CharacterConversion": True,
        "WebhookCallbackURL": "https://www.example.com/webhook",
        "WebhookCallbackFormat": "XML",
        "Files": [{"Name": "a.txt", "Data": "YWJj"}],
        "Mode": "Test",
    }


@pytest.mark.parametrize(
    "wire, other, value, different",
    [
        ("Message", "MessageText", "a", "b"),
        ("Destinations", "Recipients", NUMBER, "+61491570156"),
        ("TimeZone", "Timezone", "AUS Eastern", "UTC"),
        ("CharacterConversion", "ForceGSMChars", True, False),
        ("Mode", "SendMode", "Test", "Live"),
    ],
)
def test_both_spellings_are_one_field_and_must_agree(
    caller: Caller, server: Server, wire: str, other: str, value: object, different: object
) -> None:
    base = {"Message": "Hi", "Destinations": NUMBER}
    base.pop(wire, None)
    with pytest.raises(
        ValueError, match=f"({wire} and {other}|{other} and {wire}) mean the same and were given different"
    ):
        caller.call(SEND, **base, **{wire: value, other: different})
    assert server.requests == []
    caller.call(SEND, **base, **{wire: value, other: value})
    assert wire in server.only.message


@pytest.mark.parametrize(
    "wire, other",
    [
        ("RecipDepartment", "CompanyDepartment"),
        ("Postcode", "PostCode"),
        ("ViewBy", "ViewPublic"),
        ("EditBy", "EditPublic"),
    ],
)
def test_contacts_take_both_spellings(caller: Caller, server: Server, wire: str, other: str) -> None:
    caller.call("Addressbook.Contact.Create", **{other: "No"})
    assert server.only.json == {wire: "No"}
    with pytest.raises(ValueError, match=f"{wire}.*{other}"):
        caller.call("Addressbook.Contact.Create", **{wire: "No", other: "Account"})


def test_a_client_makes_a_new_random_uuid_when_there_is_no_message_id(caller: Caller, server: Server) -> None:
    results = [caller.call(SEND, MessageText="Hi", Recipients=NUMBER) for _ in range(2)]
    sent = [request.message["MessageID"] for request in server.requests]
    assert [uuid.UUID(text).version for text in sent] == [4, 4]
    assert sent[0] != sent[1]
    assert [result.MessageID for result in results] == sent


@pytest.mark.parametrize("identifier", ["a", "x" * 40, "A-b_9", "0"])
def test_a_proper_message_id_is_sent_as_it_is(caller: Caller, server: Server, identifier: str) -> None:
    assert send(caller, server, MessageID=identifier)["MessageID"] == identifier


@pytest.mark.parametrize("identifier", ["", " ", "x" * 41, "a b", "a.b", "ä", "a\n", "\n", "a/b", "١", "a\x00"])
@pytest.mark.parametrize(
    "name",
    [SEND, "Reports.Status.Poll", "Reports.SMSReply.Poll", "Actions.Abort.SendRequest", "Actions.Resubmit.SendRequest"],
)
def test_any_other_message_id_is_refused_before_a_request(
    caller: Caller, server: Server, name: str, identifier: str
) -> None:
    with pytest.raises(ValueError, match="MessageID"):
        caller.call(name, **{**CALLS[name].arguments, "MessageID": identifier})
    assert server.requests == []


@pytest.mark.parametrize(
    "arguments, error, words",
    [
        ({"Reference": "x" * 81}, ValueError, "Reference must not be longer than 80 characters; it has 81"),
        ({"MessageText": ""}, ValueError, "MessageText"),
        ({"MessageText": None}, ValueError, "MessageText or Files is missing"),
        ({"MessageText": 5}, TypeError, r"MessageText must be text \(str\), not int"),
        ({"MessageText": b"Hi"}, TypeError, "MessageText must be text"),
        ({"MessageText": "half \ud83d"}, ValueError, "MessageText holds half of a surrogate pair at position 5"),
        ({"Recipients": None}, ValueError, "Recipients is missing"),
        ({"ForceGSMChars": 1}, TypeError, "ForceGSMChars must be True or False, not int"),
        ({"WebhookCallbackURL": "http://www.example.com"}, ValueError, "WebhookCallbackURL must start with https://"),
        ({"WebhookCallbackFormat": "YAML"}, ValueError, "WebhookCallbackFormat must be 'JSON' or 'XML', not 'YAML'"),
        ({"SendMode": "Live"}, ValueError, "SendMode must be 'Test', not 'Live'"),
        ({"SMSEmailReply": 1}, TypeError, "SMSEmailReply must be text"),
    ],
)
def test_a_wrong_argument_of_a_message_is_refused_by_name(
    caller: Caller, server: Server, arguments: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        caller.call(SEND, **{"MessageText": "Hello", "Recipients": NUMBER, **arguments})
    assert server.requests == []


def test_a_reference_may_have_80_characters(caller: Caller, server: Server) -> None:
    assert send(caller, server, Reference="x" * 80)["Reference"] == "x" * 80


@pytest.mark.parametrize("text", ["[[FirstName]] 🙂 名前\n\t\x00\x7f\u2028", "'\"\\/", "x" * 10_000, "\U0010ffff"])
def test_any_text_arrives_as_it_was_given(caller: Caller, server: Server, text: str) -> None:
    assert send(caller, server, MessageText=text)["Message"] == text


def test_a_subclass_of_str_is_text(caller: Caller, server: Server) -> None:
    class Shouted(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    assert send(caller, server, MessageText=Shouted("Hello"))["Message"] == "Hello"


def test_a_contact_may_be_created_with_nothing(caller: Caller, server: Server) -> None:
    caller.call("Addressbook.Contact.Create")
    assert server.only.json == {}


NEEDY = [name for name, call in CALLS.items() if call.arguments and name != "Addressbook.Contact.Create"]


@pytest.mark.parametrize("name", NEEDY)
def test_what_a_path_or_a_body_needs_is_missed_by_name(caller: Caller, server: Server, name: str) -> None:
    with pytest.raises(ValueError, match=f"({'|'.join(CALLS[name].arguments)}).* missing"):
        caller.call(name)
    assert server.requests == []


@pytest.mark.parametrize("identifier", ["", " ", ".", "..", "\t", " .. "])
@pytest.mark.parametrize("name", ["Addressbook.Contact.Detail", "Addressbook.ContactGroup.Delete"])
def test_a_path_value_that_is_nothing_is_refused(caller: Caller, server: Server, name: str, identifier: str) -> None:
    with pytest.raises(ValueError, match="ContactID"):
        caller.call(name, **{**CALLS[name].arguments, "ContactID": identifier})
    assert server.requests == []


@pytest.mark.parametrize(
    "identifier", ["a/b", "a?b", "a#b", "%2e%2e", "a b", "../x", "ä名", ";", "a\\b", "\x00", "..."]
)
def test_a_path_value_is_percent_encoded(caller: Caller, server: Server, identifier: str) -> None:
    caller.call("Addressbook.ContactGroup.Detail", ContactID=identifier, GroupID=identifier)
    encoded = quote(identifier, safe="")
    assert server.only.target == f"/api/v2.04/addressbook/contact/{encoded}/group/{encoded}"


def test_half_a_surrogate_pair_cannot_be_a_path_value(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="ContactID holds half of a surrogate pair"):
        caller.call("Addressbook.Contact.Detail", ContactID="\udc80")
    assert server.requests == []


def test_an_address_too_long_to_send_is_refused(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="ContactID make an address of"):
        caller.call("Addressbook.Contact.Detail", ContactID="x" * 100_000)
    assert server.requests == []


@pytest.mark.parametrize("group", ["ContactGroup", "GroupContact"])
@pytest.mark.parametrize("action", ["Detail", "Create", "Delete"])
def test_a_group_is_reached_by_its_code_too(caller: Caller, server: Server, group: str, action: str) -> None:
    caller.call(f"Addressbook.{group}.{action}", ContactID=CONTACT_ID, GroupCode="Test Group")
    request = server.only
    if (group, action) == ("ContactGroup", "Create"):
        assert request.json == {"GroupID": "Test Group"}
    else:
        assert "/group/Test%20Group" in request.target
    with pytest.raises(ValueError, match="GroupID and GroupCode"):
        caller.call(f"Addressbook.{group}.{action}", ContactID=CONTACT_ID, GroupID=GROUP_ID, GroupCode="Other")


def test_the_contacts_of_a_group_are_listed_by_its_code_too(caller: Caller, server: Server) -> None:
    caller.call("Addressbook.GroupContact.List", GroupCode="Test_Group")
    assert server.only.path.endswith("/addressbook/group/Test_Group/contact/list")


def test_none_in_an_update_clears_a_field(caller: Caller, server: Server) -> None:
    caller.call("Addressbook.Contact.Update", ContactID=CONTACT_ID, FirstName=None, PostCode=None, Title="Dr")
    assert server.only.json == {"FirstName": None, "Postcode": None, "Title": "Dr"}


def test_none_as_an_attribute_clears_too(caller: Caller, server: Server) -> None:
    request = caller.client.Addressbook.Group
    request.GroupCode = None
    caller.finish(request.Update(GroupID=GROUP_ID))
    assert server.only.json == {"GroupCode": None}


def test_an_update_without_a_change_sends_no_field(caller: Caller, server: Server) -> None:
    caller.call("Addressbook.Contact.Update", ContactID=CONTACT_ID)
    assert server.only.json == {}


def test_a_name_that_a_group_must_have_cannot_be_cleared(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="GroupName cannot be cleared"):
        caller.call("Addressbook.Group.Update", GroupID=GROUP_ID, GroupName=None)
    assert server.requests == []


def test_none_in_a_path_is_missing_in_an_update_too(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match="ContactID or ID is missing"):
        caller.call("Addressbook.Contact.Update", ContactID=None, Title="Dr")
    assert server.requests == []


def test_none_in_a_create_means_not_given(caller: Caller, server: Server) -> None:
    caller.call("Addressbook.Contact.Create", FirstName="Ada", LastName=None)
    assert server.only.json == {"FirstName": "Ada"}


@pytest.mark.parametrize("name", [name for name in CALLS if name.endswith((".List", ".Poll"))])
def test_paging_goes_into_the_query(caller: Caller, server: Server, name: str) -> None:
    caller.call(name, **CALLS[name].arguments, Page=2, RecordsPerPage=999)
    query = {wire: value for wire, value in server.only.query.items() if wire != "timePeriod"}
    assert query == {"page": "2", "recordsPerPage": "999"}


@pytest.mark.parametrize(
    "arguments, error, words",
    [
        ({"Page": 0}, ValueError, "Page must be at least 1, not 0"),
        ({"Page": -1}, ValueError, "Page"),
        ({"Page": "1"}, TypeError, r"Page must be a whole number \(int\), not str"),
        ({"Page": True}, TypeError, "Page"),
        ({"Page": 1.0}, TypeError, "Page"),
        ({"Page": 2**63}, ValueError, "Page must fit 64 bits; it has 64"),
        pytest.param({"Page": -(10**5000)}, ValueError, "Page must fit 64 bits", id="Page-of-5000-digits"),
        ({"RecordsPerPage": 0}, ValueError, "RecordsPerPage must be from 1 to 999, not 0"),
        ({"RecordsPerPage": 1000}, ValueError, "RecordsPerPage"),
    ],
)
def test_paging_outside_its_limits_is_refused_by_name(
    caller: Caller, server: Server, arguments: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        caller.call("Addressbook.Group.List", **arguments)
    assert server.requests == []


@pytest.mark.parametrize(
    "given, query",
    [
        ({}, {"timePeriod": "1440"}),
        ({"TimePeriod": 60}, {"timePeriod": "60"}),
        (
            {"DateFrom": "2026-07-01 00:00", "DateTo": "2026-07-02T00:00:01"},
            {"dateFrom": "2026-07-01T00:00:00", "dateTo": "2026-07-02T00:00:01"},
        ),
        (
            {"DateFrom": "2026-07-01 00:00", "DateTo": "2026-07-02 00:00", "TimePeriod": 5},
            {"dateFrom": "2026-07-01T00:00:00", "dateTo": "2026-07-02T00:00:00"},
        ),
    ],
)
def test_received_messages_are_of_both_dates_else_a_period_else_a_day(
    caller: Caller, server: Server, given: dict[str, object], query: dict[str, str]
) -> None:
    caller.call("Reports.SMSReceived.Poll", **given)
    assert server.only.query == query


@pytest.mark.parametrize("given, other", [("DateFrom", "DateTo"), ("DateTo", "DateFrom")])
def test_one_date_needs_the_other(caller: Caller, server: Server, given: str, other: str) -> None:
    with pytest.raises(ValueError, match=f"{given} needs {other} too"):
        caller.call("Reports.SMSReceived.Poll", **{given: "2026-07-01 00:00"}, TimePeriod=5)
    assert server.requests == []


def test_a_resubmission_has_a_time_only_if_one_is_given(caller: Caller, server: Server) -> None:
    caller.call("Actions.Resubmit.SendRequest", MessageID=MESSAGE_ID)
    caller.call("Actions.Resubmit.SendRequest", MessageID=MESSAGE_ID, SendTime="2026-12-24 09:00")
    assert [request.json for request in server.requests] == [{}, {"SendTime": "2026-12-24T09:00:00"}]


def test_a_body_over_20_mb_is_refused_with_its_size_and_the_limit(caller: Caller, server: Server) -> None:
    with pytest.raises(ValueError, match=r"the request has 20,\d{3},\d{3} bytes; .* at most 20,000,000"):
        caller.call(SEND, MessageText="x" * 20_000_000, Recipients=NUMBER)
    assert server.requests == []


def test_a_large_body_below_20_mb_is_sent(caller: Caller, server: Server) -> None:
    caller.call(SEND, MessageText="x" * 19_999_000, Recipients=NUMBER)
    assert 19_999_000 < len(server.only.body) <= 20_000_000


def test_the_typo_of_the_documentation_is_answered_with_what_it_meant(caller: Caller) -> None:
    with pytest.raises(TypeError, match=r"Contact\.Create has no argument 'EditPublid'; did you mean EditPublic\?$"):
        caller.call("Addressbook.Contact.Create", EditPublid="No")
    for model in (ContactModel, RecipientModel):
        wrong: dict[str, str] = {"MobilPhone": NUMBER}
        with pytest.raises(TypeError, match=r"has no argument 'MobilPhone'; did you mean MobilePhone\?$"):
            model(**wrong)
