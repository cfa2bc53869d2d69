"""Every documented answer, in each of its spellings and shapes, is read into the documented attributes."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.calls import CALLS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, ONCE, OTHER, Awaiting, Blocking, Caller
from tests.contract.document import Example, Operation, document, fields, operations
from tests.contract.reading import failure_texts, readings
from tests.servers import Server, recording

pytestmark = pytest.mark.source

ANSWERS = [
    pytest.param(operation, example, id=f"{operation.id}-{example.status}-{example.name}")
    for operation in operations().values()
    for example in operation.examples
]


class Service:
    """A server that answers what it is told to, and both clients of it."""

    def __init__(self, server: Server, callers: Mapping[str, Caller]) -> None:
        self._server = server
        self._callers = callers

    def ask(self, name: str, answer: object, status: int = 200, client: str = "Blocking") -> Any:
        """The result of a call with the least arguments, when this is the answer to it."""
        self._server.requests.clear()
        self._server.answers(answer, status)
        return self._callers[client].call(name, **CALLS[name].arguments)

    @property
    def message_id(self) -> str:
        """The MessageID that was last sent or asked for."""
        request = self._server.requests[0]
        return str(request.message["MessageID"]) if request.method == "POST" else MESSAGE_ID


@pytest.fixture(scope="module")
def service() -> Generator[Service]:
    with recording() as server, ExitStack() as stack:
        callers: dict[str, Caller] = {
            "Blocking": stack.enter_context(Blocking(server.url, **ONCE)),
            "Awaiting": stack.enter_context(Awaiting(server.url, **ONCE)),
        }
        yield Service(server, callers)


@pytest.mark.parametrize("client", ["Blocking", "Awaiting"])
@pytest.mark.parametrize("operation, example", ANSWERS)
def test_every_answer_in_the_document_is_read_field_by_field(
    operation: Operation, example: Example, client: str, service: Service
) -> None:
    result = service.ask(operation.call, example.value, example.status, client)
    assert type(result).__name__ == operation.answer["$ref"].rpartition("/")[2]
    assert (result.HTTPStatus, result.Raw) == (example.status, example.value)
    succeeded = example.status == 200 and example.value["Result"] == "Success"
    doubtful = example.status >= 500
    is_read = operation.method == "GET"
    assert result.Result == ("Success" if succeeded else ("Error" if is_read else "Unknown") if doubtful else "Failed")
    assert result.IsSuccess is succeeded
    if doubtful:
        assert result.ErrorMessage
    else:
        assert result.ErrorMessage == failure_texts(example.value)
    known = {"MessageID": service.message_id} if "MessageID" in fields(operation.answer) else {}
    read = list(readings(operation.answer, {**known, **example.value}, result))
    assert len(read) >= len(fields(operation.answer)) - 2
    assert [place for place, same in read if not same] == []


def test_every_operation_has_documented_answers_of_success_and_of_failure() -> None:
    failed = {name: {one.status for one in operation.examples} for name, operation in operations().items()}
    assert all(statuses >= {200, 400, 401, 500} for statuses in failed.values()), failed
    print(f"\n{len(ANSWERS)} documented answers of {len(operations())} operations")


STATUS, REPLY, RECEIVED = "Reports.Status.Poll", "Reports.SMSReply.Poll", "Reports.SMSReceived.Poll"
CONTACT, GROUP = "Addressbook.Contact.Detail", "Addressbook.Group.Detail"
LOCAL, LOCAL_T = "2025-06-04 09:16:50", "2025-06-04T09:16:50"
UTC_TEXT, UTC_T, RFC3339 = "2025-06-03 23:16:50", "2025-06-03T23:16:50", "2025-06-03T23:16:50.000Z"
NAIVE, AWARE = datetime(2025, 6, 4, 9, 16, 50), datetime(2025, 6, 3, 23, 16, 50, tzinfo=UTC)
LISTS = {"Recipients", "ReceivedMessages", "Messages"}

# The call, the object in its answer, each name that a field may come and be read under, what comes, what is read.
SPELLINGS: list[tuple[str, str, str, object, object]] = [
    (STATUS, "", "CreatedTimeLocal Created", LOCAL, NAIVE),
    (STATUS, "", "CreatedTimeLocal Created", LOCAL_T, NAIVE),
    (STATUS, "", "CreatedTimeUTC CreatedUTC", UTC_TEXT, AWARE),
    (STATUS, "", "CreatedTimeUTC CreatedUTC", UTC_T, AWARE),
    (STATUS, "", "CreatedTimeUTC_RFC3339", RFC3339, AWARE),
    (STATUS, "", "DelayedTimeLocal Delayed", LOCAL_T, NAIVE),
    (STATUS, "", "DelayedTimeUTC DelayedUTC", UTC_T, AWARE),
    (STATUS, "", "DelayedTimeUTC_RFC3339", RFC3339, AWARE),
    (STATUS, "", "Price", 0.2, Decimal("0.2")),
    (STATUS, "", "Price", "0.20", Decimal("0.20")),
    (STATUS, "", "Price", 0, Decimal(0)),
    (STATUS, "Recipients", "SentTimeLocal SentDate", LOCAL, NAIVE),
    (STATUS, "Recipients", "SentTimeLocal SentDate", LOCAL_T, NAIVE),
    (STATUS, "Recipients", "SentTimeUTC SentDateUTC", UTC_TEXT, AWARE),
    (STATUS, "Recipients", "SentTimeUTC SentDateUTC", UTC_T, AWARE),
    (STATUS, "Recipients", "SentTimeUTC_RFC3339", RFC3339, AWARE),
    (STATUS, "Recipients", "SentTimeUTC_RFC3339", "", None),
    (STATUS, "Recipients", "Type", "Text", "Text"),
    (STATUS, "Recipients", "Custom9", "Value 9", "Value 9"),
    (STATUS, "Recipients", "Price", "0.10", Decimal("0.10")),
    (REPLY, "", "CreatedTimeLocal Created", LOCAL_T, NAIVE),
    (REPLY, "Recipients", "SentTimeLocal SentDate", LOCAL_T, NAIVE),
    (REPLY, "SentMessage", "Date SentTimeLocal SentDate", LOCAL, NAIVE),
    (REPLY, "ReceivedMessages", "ReceivedTimeLocal Date", LOCAL, NAIVE),
    (REPLY, "ReceivedMessages", "ReceivedTimeUTC DateUTC", UTC_TEXT, AWARE),
    (REPLY, "ReceivedMessages", "ReceivedID ID ReplyID", "R1", "R1"),
    (RECEIVED, "Messages", "ReceivedTimeLocal Date", LOCAL, NAIVE),
    (RECEIVED, "Messages", "ReceivedTimeLocal Date", LOCAL_T, NAIVE),
    (RECEIVED, "Messages", "ReceivedTimeUTC DateUTC", UTC_TEXT, AWARE),
    (RECEIVED, "Messages", "ReceivedTimeUTC_RFC3339", RFC3339, AWARE),
    (RECEIVED, "Messages", "ReceivedID ID ReplyID", "R1", "R1"),
    (RECEIVED, "ReceivedMessages", "ReceivedID ID ReplyID", "R1", "R1"),
    (CONTACT, "Contact", "ContactID ID", CONTACT_ID, CONTACT_ID),
    (CONTACT, "Contact", "CreatedTimeLocal Created", LOCAL_T, NAIVE),
    (CONTACT, "Contact", "CreatedTimeUTC CreatedUTC", UTC_T, AWARE),
    (CONTACT, "Contact", "UpdatedTimeLocal Updated", LOCAL_T, NAIVE),
    (CONTACT, "Contact", "UpdatedTimeUTC UpdatedUTC", UTC_T, AWARE),
    (CONTACT, "Contact", "RecipDepartment CompanyDepartment", "Sales", "Sales"),
    (CONTACT, "Contact", "Postcode PostCode", "3006", "3006"),
    (CONTACT, "Contact", "ViewBy ViewPublic", "Account", "Account"),
    (CONTACT, "Contact", "EditBy EditPublic", "A value of tomorrow", "A value of tomorrow"),
    (GROUP, "Group", "GroupID", GROUP_ID, GROUP_ID),
    (GROUP, "Group", "CreatedTimeLocal Created", LOCAL_T, NAIVE),
    (GROUP, "Group", "CreatedTimeUTC CreatedUTC", UTC_T, AWARE),
    (GROUP, "Group", "UpdatedTimeLocal Updated", LOCAL_T, NAIVE),
    (GROUP, "Group", "UpdatedTimeUTC UpdatedUTC", UTC_T, AWARE),
]


@pytest.mark.parametrize(
    "name, place, names, came, given, wanted",
    [
        (name, place, names.split(), came, given, wanted)
        for name, place, names, given, wanted in SPELLINGS
        for came in names.split()
    ],
)
def test_a_field_under_any_of_its_names_is_read_by_all_of_them(
    name: str, place: str, names: list[str], came: str, given: object, wanted: object, service: Service
) -> None:
    inner = {came: given}
    body = inner if not place else {place: [inner] if place in LISTS else inner}
    result = service.ask(name, {"Result": "Success", **body})
    found = result if not place else getattr(result, place)
    found = found[0] if isinstance(found, list) else found
    assert [getattr(found, one) for one in names] == [wanted] * len(names)
    assert [type(getattr(found, one)) for one in names] == [type(wanted)] * len(names)


def test_every_further_spelling_of_an_answer_in_the_document_is_among_those_above() -> None:
    schemas = document()["components"]["schemas"]
    answered = {name for name, schema in schemas.items() if schema.get("x-result")}
    models = answered | {"ContactModel", "GroupModel", "StatusRecipient", "SMSReceivedMessage", "SMSSentMessage"}
    documented = {
        alias for model in models for field in fields(schemas[model]).values() for alias in field.get("x-alias", ())
    }
    tested = {name for _, _, names, _, _ in SPELLINGS for name in names.split()}
    assert documented - tested == {"Message", "ReceivedMessages"}, "those two have tests of their own"


@pytest.mark.parametrize("name", ["Messages", "ReceivedMessages"])
def test_received_messages_under_either_name_are_read_by_both(name: str, service: Service) -> None:
    result = service.ask(RECEIVED, {"Result": "Success", name: [{"From": NUMBER}, {"From": OTHER}]})
    assert [one.From for one in result.Messages] == [NUMBER, OTHER]
    assert result.ReceivedMessages == result.Messages


REPLIES_IN_RECIPIENTS = {
    "Result": "Success",
    "Status": "Completed",
    "Recipients": [
        {
            "Destination": NUMBER,
            "MessageText": "Reply YES to renew.",
            "SentTimeLocal": LOCAL,
            "SMSReplies": [
                {"From": NUMBER, "MessageText": "YES", "ReceivedTimeLocal": "2025-06-04 09:20:03"},
                {"From": NUMBER, "MessageText": "Thanks", "ReceivedTimeLocal": "2025-06-04 09:21:04"},
            ],
        },
        {"Destination": OTHER, "MessageText": "Reply YES to renew.", "SMSReplies": []},
    ],
}
REPLIES_ASIDE = {
    "Result": "Success",
    "Status": "Received",
    "SentMessage": {"Date": LOCAL, "Destination": NUMBER, "MessageText": "Reply YES to renew."},
    "ReceivedMessages": [
        {"From": NUMBER, "MessageText": "YES", "Date": "2025-06-04 09:20:03"},
        {"From": NUMBER, "MessageText": "Thanks", "Date": "2025-06-04 09:21:04"},
    ],
}


@pytest.mark.parametrize("answer", [REPLIES_IN_RECIPIENTS, REPLIES_ASIDE], ids=["in recipients", "aside"])
def test_both_shapes_of_the_reply_poll_read_the_same(answer: Mapping[str, object], service: Service) -> None:
    result = service.ask(REPLY, answer)
    sent = result.SentMessage
    assert (sent.Date, sent.Destination, sent.MessageText) == (NAIVE, NUMBER, "Reply YES to renew.")
    assert [(one.From, one.MessageText, one.Date) for one in result.ReceivedMessages] == [
        (NUMBER, "YES", datetime(2025, 6, 4, 9, 20, 3)),
        (NUMBER, "Thanks", datetime(2025, 6, 4, 9, 21, 4)),
    ]
    assert [one.ReceivedTimeLocal for one in result.ReceivedMessages] == [one.Date for one in result.ReceivedMessages]


def test_an_older_status_answer_reads_like_a_newer_one(service: Service) -> None:
    older = {"Created": LOCAL_T, "CreatedUTC": UTC_T, "Delayed": LOCAL_T, "DelayedUTC": UTC_T}
    newer = {
        "CreatedTimeLocal": LOCAL,
        "CreatedTimeUTC": UTC_TEXT,
        "DelayedTimeLocal": LOCAL,
        "DelayedTimeUTC": UTC_TEXT,
    }
    one, other = (service.ask(STATUS, {"Result": "Success", **names}) for names in (older, newer))
    for name in (*older, *newer):
        assert getattr(one, name) == getattr(other, name)
        assert getattr(one, name).tzinfo is (UTC if "UTC" in name else None)


@pytest.mark.parametrize(
    "envelope, texts",
    [
        ({"ErrorMessage": ["Missing Sender"]}, ["Missing Sender"]),
        ({"ErrorMessage": ["Missing Sender", "Missing APIKey"]}, ["Missing Sender", "Missing APIKey"]),
        ({"ErrorMessage": "Missing Sender"}, ["Missing Sender"]),
        ({"Message": "Missing Sender"}, ["Missing Sender"]),
        ({"Message": ["Missing Sender"]}, ["Missing Sender"]),
        ({"ErrorMessage": [], "Message": "Missing Sender"}, ["Missing Sender"]),
        ({"ErrorMessage": None, "Message": ["Missing Sender"]}, ["Missing Sender"]),
        ({"ErrorMessage": ["Missing Sender"], "Message": "Something else"}, ["Missing Sender"]),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("name", CALLS)
def test_the_reason_of_a_failure_is_read_from_either_name_and_either_shape(
    name: str, status: int, envelope: Mapping[str, object], texts: list[str], service: Service
) -> None:
    result = service.ask(name, {"Result": "Failed", **envelope}, status)
    assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", status, texts)
