"""Every documented answer of each version, in each of its spellings and shapes, is read into what is documented."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.calls import CALLERS, CONTACT_ID, GROUP_ID, MESSAGE_ID, NUMBER, ONCE, OTHER, Awaiting, Blocking
from tests.contract.document import DOCUMENTS, JSON, SPOKEN, Document, Example, Operation, fields, resolve
from tests.contract.reading import failure_texts, readings
from tests.contract.versions import CLIENTS, EACH, AnyCaller, answered, calls, hurried, listing
from tests.servers import Server, recording

pytestmark = pytest.mark.source


def documented(operation: Operation) -> Iterator[Example]:
    """Yield what can come: where the answer is looked for, the first list, which has it."""
    sought = "x-sought" in operation.extensions
    if sought:
        yield next(one for one in listing(operation).examples if one.status == 200)
    yield from (one for one in operation.examples if not sought or one.status != 200)


ANSWERS = [
    pytest.param(operation, example, id=f"{of}-{operation.id}-{example.status}-{example.name}")
    for of in DOCUMENTS
    for operation in of.operations.values()
    for example in documented(operation)
]


class Service:
    """A server that answers what it is told to, and both clients of it in a version."""

    def __init__(self, of: Document, server: Server, callers: Mapping[AnyCaller, Blocking | Awaiting]) -> None:
        self._of = of
        self._server = server
        self._callers = callers

    def ask(self, name: str, answer: object, status: int = 200, client: AnyCaller = CALLERS[0]) -> Any:
        """The result of a call with the least arguments, when this is the answer to it."""
        self._server.requests.clear()
        self._server.answers(answer, status)
        return self._callers[client].call(name, **calls(self._of)[name].arguments)

    @property
    def message_id(self) -> str:
        """The MessageID that was last sent or asked for."""
        request = self._server.requests[0]
        sent = request.json if request.method == "POST" else {}
        return str(sent.get("MessageData", sent).get("MessageID", MESSAGE_ID))


@pytest.fixture(scope="module")
def services() -> Generator[Callable[[Document], Service]]:
    """A service of each version, for all tests."""
    with ExitStack() as stack:

        def started(of: Document) -> Service:
            server = stack.enter_context(recording(of.base))
            callers: dict[AnyCaller, Blocking | Awaiting] = {}
            for kind in CALLERS:
                caller: Blocking | Awaiting = kind(server.url, APIVersion=of.version, **ONCE)
                stack.enter_context(caller)
                stack.enter_context(hurried(caller))
                callers[kind] = caller
            return Service(of, server, callers)

        yield cache(started)


@pytest.fixture
def service(of: Document, services: Callable[[Document], Service]) -> Service:
    """The service of the version that the test is about."""
    return services(of)


def word(operation: Operation, answer: JSON) -> str:
    """What an answer says of the call; where nothing does, it succeeded."""
    schema = fields(operation.answer, operation.of)
    named = ["Result", *(wire for wire, field in schema.items() if field.get("x-outcome"))]
    return next((str(answer[name]) for name in named if name in answer), "Success")


@CLIENTS
@pytest.mark.parametrize("operation, example", ANSWERS)
def test_every_answer_in_the_document_is_read_field_by_field(
    operation: Operation, example: Example, client: AnyCaller, services: Callable[[Document], Service]
) -> None:
    service = services(operation.of)
    result = service.ask(operation.call, example.value, example.status, client)
    assert type(result).__name__ == operation.answer["$ref"].rpartition("/")[2]
    assert (result.HTTPStatus, result.Raw) == (example.status, example.value)
    succeeded = example.status == 200 and word(operation, example.value) == "Success"
    doubtful = example.status >= 500
    is_read = operation.method == "GET"
    assert result.Result == ("Success" if succeeded else ("Error" if is_read else "Unknown") if doubtful else "Failed")
    assert result.IsSuccess is succeeded
    texts = failure_texts(example.value)
    if doubtful or not (texts or succeeded):
        assert result.ErrorMessage
    else:
        assert result.ErrorMessage == texts
    schema = fields(operation.answer, operation.of)
    known = {"MessageID": service.message_id} if "MessageID" in schema else {}
    came = answered(operation, result) if succeeded else example.value
    read = list(readings(operation.answer, {**known, **came}, result, of=operation.of))
    assert len(read) >= len(schema) - 2
    assert [place for place, same in read if not same] == []


@EACH
def test_every_operation_has_documented_answers_of_success_and_of_failure(of: Document) -> None:
    failed = {name: {one.status for one in operation.examples} for name, operation in of.operations.items()}
    assert all(statuses >= {200, 400, 401, 500} for statuses in failed.values()), failed
    answers = sum(1 for operation in of.operations.values() for _ in documented(operation))
    print(f"\n{of}: {answers} documented answers of {len(of.operations)} operations")


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
    (STATUS, "", "Status JobStatus", "Pending", "Pending"),
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
    ("OptOut.Detail", "OptOut", "ID OptOutID", "O1", "O1"),
]


def spelt(operation: Operation, place: str) -> set[str]:
    """Every name that a field of an object in an answer has in a version."""
    schema = fields(operation.answer, operation.of)
    if place:
        named = (field for wire, field in schema.items() if place in names_of(wire, field))
        inner = resolve(next(named, {}), operation.of)
        schema = fields(inner.get("items", inner), operation.of)
    return {name for wire, field in schema.items() for name in names_of(wire, field)}


def names_of(wire: str, field: JSON) -> tuple[str, ...]:
    return (wire, field.get("x-name", wire), *field.get("x-alias", ()))


def spellings(of: Document) -> Iterator[tuple[str, str, list[str], object, object]]:
    """Yield those above by the names that a version has."""
    for name, place, names, given, wanted in SPELLINGS:
        known = spelt(of.operations[name], place) if name in of.operations else set[str]()
        if offered := [one for one in names.split() if one in known]:
            yield name, place, offered, given, wanted


@pytest.mark.parametrize(
    "of, name, place, names, came, given, wanted",
    [
        (of, name, place, names, came, given, wanted)
        for of in DOCUMENTS
        for name, place, names, given, wanted in spellings(of)
        for came in names
    ],
    ids=repr,
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


@EACH
def test_every_further_spelling_of_an_answer_in_the_document_is_among_those_above(of: Document) -> None:
    schemas = of.root["components"]["schemas"]
    results = {name for name, schema in schemas.items() if schema.get("x-result")}
    models = results | {"ContactModel", "GroupModel", "StatusRecipient", "SMSReceivedMessage", "SMSSentMessage"}
    aliases = {
        alias for model in models for field in fields(schemas[model], of).values() for alias in field.get("x-alias", ())
    }
    tested = {name for _, _, names, _, _ in spellings(of) for name in names}
    assert aliases - tested <= {"Message", "ReceivedMessages", "Data"}, "those have tests of their own"


NAMES_OF_LISTS = [(RECEIVED, "Messages ReceivedMessages", "From"), ("OptOut.List", "OptOuts Data", "Destination")]


@pytest.mark.parametrize(
    "of, name, names, came, field",
    [
        (of, name, names.split(), came, field)
        for of in DOCUMENTS
        for name, names, field in NAMES_OF_LISTS
        if name in of.operations
        for came in names.split()
    ],
    ids=repr,
)
def test_a_list_under_either_of_its_names_is_read_by_both(
    name: str, names: list[str], came: str, field: str, service: Service
) -> None:
    result = service.ask(name, {"Result": "Success", came: [{field: NUMBER}, {field: OTHER}]})
    for one in names:
        assert [getattr(item, field) for item in getattr(result, one)] == [NUMBER, OTHER]


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


@EACH
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


@pytest.mark.parametrize("of", [SPOKEN], ids=repr)
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
@EACH
def test_the_reason_of_a_failure_is_read_from_either_name_and_either_shape(
    of: Document, status: int, envelope: Mapping[str, object], texts: list[str], service: Service
) -> None:
    for name in calls(of):
        result = service.ask(name, {"Result": "Failed", **envelope}, status)
        assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", status, texts), name
