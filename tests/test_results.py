"""What a call returns."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bestsms import Result
from bestsms.models import StatusResult
from tests.answers import ANSWERS, CONTACT, GROUP, REPLY, attributes, examine
from tests.calls import CALLS, CONTACT_ID, MESSAGE_ID, NUMBER, Caller
from tests.servers import Server


def answered(caller: Caller, server: Server, name: str, body: object, status: int = 200) -> Any:
    """The result of a call that is answered so."""
    server.answers(body, status)
    return caller.call(name, **CALLS[name].arguments)


@pytest.mark.parametrize("name", CALLS)
def test_every_call_answers_a_result_that_can_be_read_printed_copied_and_pickled(
    caller: Caller, server: Server, name: str
) -> None:
    result = answered(caller, server, name, ANSWERS[name])
    assert (result.Result, result.HTTPStatus, result.Raw) == ("Success", 200, ANSWERS[name])
    examine(result, CALLS[name].result)


def test_a_status_reads_as_its_documented_types(caller: Caller, server: Server) -> None:
    status = answered(caller, server, "Reports.Status.Poll", ANSWERS["Reports.Status.Poll"])
    assert (status.MessageID, status.Status, status.Count, status.Price) == (MESSAGE_ID, "Completed", 1, Decimal("0.2"))
    assert status.CreatedTimeLocal == status.Created == datetime(2025, 6, 4, 9, 16, 50)
    assert status.CreatedTimeUTC == status.CreatedUTC == datetime(2025, 6, 3, 23, 16, 50, tzinfo=UTC)
    assert status.CreatedTimeUTC_RFC3339 == datetime(2025, 6, 3, 23, 16, 50, tzinfo=UTC)
    (recipient,) = status.Recipients
    assert (recipient.Destination, recipient.Result, recipient.Price) == (NUMBER, "Sent OK", Decimal("0.10"))
    assert recipient.SentDate == datetime(2025, 6, 4, 9, 16, 55)


def test_an_empty_or_odd_date_is_none_with_its_text_kept(caller: Caller, server: Server) -> None:
    body = {"Status": "Delayed", "DelayedTimeLocal": "", "CreatedTimeLocal": "yesterday", "CreatedTimeUTC": 5}
    status = answered(caller, server, "Reports.Status.Poll", body)
    assert (status.DelayedTimeLocal, status.CreatedTimeLocal, status.CreatedTimeUTC) == (None, None, None)
    assert status.Raw["CreatedTimeLocal"] == "yesterday"
    assert status.ToDict()["CreatedTimeLocal"] == "yesterday"


@pytest.mark.parametrize("word", ["ReceivedMessages", "Messages"])
def test_received_messages_read_by_the_names_of_both_generations(caller: Caller, server: Server, word: str) -> None:
    received = answered(caller, server, "Reports.SMSReceived.Poll", {"Result": "Success", word: [REPLY]})
    assert received.ReceivedMessages == received.Messages
    (message,) = received.Messages
    assert (message.ReceivedID, message.ID, message.From, message.MessageText) == ("R1", "R1", NUMBER, "Yes please")
    assert message.Date == message.ReceivedTimeLocal == datetime(2025, 6, 4, 9, 20)


def test_a_reply_poll_reads_alike_in_both_documented_shapes(caller: Caller, server: Server) -> None:
    nested = answered(caller, server, "Reports.SMSReply.Poll", ANSWERS["Reports.SMSReply.Poll"])
    flat_body = {
        "Status": "Completed",
        "SentMessage": {"Date": "2025-06-04 09:16:55", "Destination": NUMBER, "MessageText": "Renew?"},
        "ReceivedMessages": [REPLY],
    }
    flat = answered(caller, server, "Reports.SMSReply.Poll", flat_body)
    for result in (nested, flat):
        sent = result.SentMessage
        assert (sent.Date, sent.Destination, sent.MessageText) == (datetime(2025, 6, 4, 9, 16, 55), NUMBER, "Renew?")
        assert [reply.MessageText for reply in result.ReceivedMessages] == ["Yes please"]


def test_absent_and_null_are_none_or_an_empty_list(caller: Caller, server: Server) -> None:
    body = {"Result": "Success", "Contact": dict.fromkeys(CONTACT)}
    contact = answered(caller, server, "Addressbook.Contact.Detail", body).Contact
    assert {getattr(contact, name) for name in attributes(type(contact))} == {None}
    status = answered(caller, server, "Reports.Status.Poll", {"Status": None, "Recipients": None})
    assert (status.Status, status.Recipients) == (None, [])


def test_contacts_and_groups_read_by_documented_and_wire_names(caller: Caller, server: Server) -> None:
    both = answered(caller, server, "Addressbook.ContactGroup.Detail", ANSWERS["Addressbook.ContactGroup.Detail"])
    contact, group = both.Contact, both.Group
    assert (contact.ViewPublic, contact.EditPublic, contact.ViewBy, contact.EditBy) == ("Account", "No") * 2
    assert contact.ID == contact.ContactID == CONTACT_ID
    assert group.Created == group.CreatedTimeLocal == datetime(2025, 12, 1, 12)
    assert contact.UpdatedUTC == datetime(2025, 12, 2, 1, tzinfo=UTC)
    assert group.GroupCode == GROUP["GroupCode"]


def test_documented_names_in_the_answer_are_read_as_well(caller: Caller, server: Server) -> None:
    body = {"Contact": {"ID": "7", "ViewPublic": "No", "PostCode": "3000", "Created": "2025-12-01 12:00"}}
    contact = answered(caller, server, "Addressbook.Contact.Detail", body).Contact
    assert (contact.ContactID, contact.ViewBy, contact.Postcode) == ("7", "No", "3000")
    assert contact.CreatedTimeLocal == datetime(2025, 12, 1, 12)


def test_unknown_fields_are_kept_and_reachable(caller: Caller, server: Server) -> None:
    body = {"Status": "Completed", "Novelty": {"Deep": [1]}, "Recipients": [{"Result": "teleported", "Carrier": "X"}]}
    status = answered(caller, server, "Reports.Status.Poll", body)
    assert status.Novelty == {"Deep": [1]}
    assert status.Recipients[0].Carrier == "X"
    assert status.Recipients[0].Result == "teleported"
    assert status.ToDict()["Novelty"] == {"Deep": [1]}


def test_an_attribute_that_is_nowhere_is_refused_with_the_nearest(caller: Caller, server: Server) -> None:
    status = answered(caller, server, "Reports.Status.Poll", {"Status": "Completed"})
    with pytest.raises(AttributeError, match=r"StatusResult has no attribute 'Recipient'; did you mean Recipients\?"):
        _ = status.Recipient


@pytest.mark.parametrize("name", ["Status", "Result", "Novelty", "Raw"])
def test_a_result_is_a_record_and_cannot_be_changed(caller: Caller, server: Server, name: str) -> None:
    status = answered(caller, server, "Reports.Status.Poll", {"Status": "Completed"})
    with pytest.raises(AttributeError):
        setattr(status, name, "changed")
    assert (status.Status, status.Result) == ("Completed", "Success")


def test_print_shows_readable_json_of_what_is_set(
    caller: Caller, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    body = {"Result": "Success", "Group": {"GroupName": "Grüße", "GroupCode": None}}
    print(answered(caller, server, "Addressbook.Group.Detail", body))
    assert capsys.readouterr().out == ('{\n  "Result": "Success",\n  "Group": {\n    "GroupName": "Grüße"\n  }\n}\n')


def test_print_shows_why_a_call_failed(caller: Caller, server: Server) -> None:
    result = answered(caller, server, "Addressbook.Group.Detail", {"Result": "Failed", "Message": "No such group"}, 404)
    assert json.loads(str(result)) == {"Result": "Failed", "ErrorMessage": ["No such group"]}


def test_repr_is_one_line_without_names_numbers_and_texts(caller: Caller, server: Server) -> None:
    for name in ("Reports.SMSReply.Poll", "Reports.Status.Poll", "Addressbook.Contact.Detail"):
        result = answered(caller, server, name, ANSWERS[name])
        inner = [*getattr(result, "Recipients", []), getattr(result, "Contact", None), result]
        shown = " ".join(map(repr, inner))
        assert "\n" not in shown
        assert result.Result in shown
        for personal in (NUMBER, "Ada", "Lovelace", "Yes please", "Renew?"):
            assert personal not in shown


def test_results_compare_by_value(caller: Caller, server: Server) -> None:
    first, second = (answered(caller, server, "Reports.Status.Poll", {"Status": "Delayed"}) for _ in range(2))
    other = answered(caller, server, "Reports.Status.Poll", {"Status": "Completed"})
    reply = answered(caller, server, "Reports.SMSReply.Poll", {"Status": "Delayed"})
    assert first == second
    assert first != other
    assert first != reply
    assert first != first.ToDict()
    with pytest.raises(TypeError, match="unhashable"):
        hash(first)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))])
def test_a_copy_is_equal_and_of_its_own(caller: Caller, server: Server, again: Any) -> None:
    result = answered(caller, server, "Reports.Status.Poll", ANSWERS["Reports.Status.Poll"])
    made = again(result)
    assert made is not result
    assert made == result
    assert isinstance(made, StatusResult)
    assert made.Recipients[0].Destination == NUMBER
    assert made.RaiseForError() is made


def test_a_dict_of_a_result_is_the_callers_own(caller: Caller, server: Server) -> None:
    result = answered(caller, server, "Reports.Status.Poll", ANSWERS["Reports.Status.Poll"])
    result.ToDict()["Recipients"][0]["Destination"] = "changed"
    assert result.Recipients[0].Destination == NUMBER


@pytest.mark.parametrize("depth", [90, 101, 300, 600, 990, 100_000])
def test_an_answer_nested_deeply_is_readable_or_refused(caller: Caller, server: Server, depth: int) -> None:
    body = b'{"Status": "Completed", "Novelty": ' + b"[" * depth + b"]" * depth + b"}"
    result = answered(caller, server, "Reports.Status.Poll", body)
    assert result.IsSuccess == (depth < 100)
    examine(result, StatusResult)


def test_a_recipients_result_is_not_the_result_of_the_call(caller: Caller, server: Server) -> None:
    body = {"Status": "Completed", "Recipients": [{"Status": "FAILED", "Result": "Bad Number"}]}
    status = answered(caller, server, "Reports.Status.Poll", body)
    assert (status.Result, status.Recipients[0].Result) == ("Success", "Bad Number")


@pytest.mark.parametrize(
    "value, number",
    [(5, 5), ("5", 5), (" 5 ", 5), (5.0, 5), (5.5, None), ("five", None), (True, None), ([5], None), ({}, None)],
)
def test_a_count_reads_as_a_whole_number_or_none(
    caller: Caller, server: Server, value: object, number: int | None
) -> None:
    assert answered(caller, server, "Reports.Status.Poll", {"Status": "x", "Count": value}).Count == number


@pytest.mark.parametrize(
    "value, price",
    [
        (0.1, Decimal("0.1")),
        ("0.10", Decimal("0.10")),
        (1, Decimal(1)),
        ("free", None),
        ("NaN", None),
        ("Infinity", None),
        ("1e999999999", None),
        ("1e-999999999", None),
        (False, None),
        ([0.1], None),
        ("", None),
    ],
)
def test_a_price_reads_as_a_decimal_or_none(
    caller: Caller, server: Server, value: object, price: Decimal | None
) -> None:
    assert answered(caller, server, "Reports.Status.Poll", {"Status": "x", "Price": value}).Price == price


def test_every_result_has_what_results_have() -> None:
    common = {"Result", "IsSuccess", "ErrorMessage", "HTTPStatus", "Raw"}
    for call in CALLS.values():
        assert issubclass(call.result, Result)
        assert common <= set(attributes(call.result))
