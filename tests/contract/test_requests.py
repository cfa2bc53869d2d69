"""Every call of both clients, in each version of the API, sends a request that the OpenAPI document allows."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from tests.calls import CALLERS, CALLS, MESSAGE_ID, ONCE, Blocking
from tests.contract.arguments import RECIPIENTS
from tests.contract.document import BASE, DOCUMENTS, Document, fields, operations, violations
from tests.contract.versions import (
    CLIENTS,
    EACH,
    AnyCaller,
    answer,
    calls,
    every_call,
    full,
    hurried,
    listing,
    recipient,
)
from tests.servers import Received, recording

pytestmark = pytest.mark.source

OPTIONS = {"TimeZone": "AUS Eastern", **ONCE}


def names_sent(of: Document, name: str, request: Received) -> set[str]:
    operation = of.operations[name]
    body: dict[str, Any] = request.json if request.body else {}
    in_path = {parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"}
    return in_path | set(request.query) | set(body.get("MessageData", body))


@EACH
@CLIENTS
def test_every_call_sends_what_the_document_allows_and_all_that_it_offers(client: AnyCaller, of: Document) -> None:
    called = Counter[str]()
    found: list[str] = []
    sent: dict[str, set[str]] = {name: set() for name in of.operations}
    with (
        recording(of.base) as server,
        client(server.url, APIVersion=of.version, **OPTIONS) as caller,
        hurried(caller),
    ):
        for name, arguments in every_call(of):
            operation = of.operations[name]
            server.requests.clear()
            server.answer = answer(operation, arguments)
            result = caller.call(name, **arguments)
            assert result.IsSuccess, f"{name}: {result}"
            called[name] += 1
            found += [f"{name}: {violation}" for violation in violations(listing(operation), server.only)]
            sent[name] |= names_sent(of, name, server.only)
    print(f"\n{of}, {client.__name__}: {called.total()} calls of {len(called)} operations, {len(found)} violations")
    assert found == []
    assert sorted(called) == sorted(of.operations), "each operation of the document is called"
    assert min(called.values()) >= 2
    assert {name: of.operations[name].names() - names for name, names in sent.items()} == {name: set() for name in sent}


@EACH
def test_every_call_makes_the_request_written_down_for_it(of: Document) -> None:
    with (
        recording(of.base) as server,
        Blocking(server.url, APIVersion=of.version, **OPTIONS) as caller,
        hurried(caller),
    ):
        for name, call in calls(of).items():
            server.requests.clear()
            server.answer = answer(of.operations[name], call.arguments)
            assert type(caller.call(name, **call.arguments)) is call.result
            assert (server.only.method, server.only.path) == (call.method, of.base + call.path)


def test_what_is_documented_is_called_alike_in_every_version() -> None:
    for of in DOCUMENTS:
        for name, call in calls(of).items():
            if name in CALLS and "x-sought" not in of.operations[name].extensions:
                assert call.arguments == CALLS[name].arguments


@EACH
def test_every_field_of_a_recipient_can_be_sent(of: Document) -> None:
    with recording(of.base) as server, Blocking(server.url, APIVersion=of.version, **ONCE) as caller:
        caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=[*RECIPIENTS, recipient(of)])
    body = server.only.json
    sent = {name for destination in body.get("MessageData", body)["Destinations"] for name in destination}
    assert sent == set(fields({"$ref": "#/components/schemas/RecipientModel"}, of))


@EACH
def test_both_clients_send_the_same_requests(of: Document) -> None:
    sent: list[list[tuple[str, str, bytes]]] = []
    for client in CALLERS:
        with (
            recording(of.base) as server,
            client(server.url, APIVersion=of.version, **OPTIONS) as caller,
            hurried(caller),
        ):
            for name, arguments in every_call(of):
                chosen = {"MessageID": MESSAGE_ID} if name == "Messaging.SMS.SendMessage" else {}
                server.answer = answer(of.operations[name], arguments)
                caller.call(name, **{**chosen, **arguments})
            sent.append([(request.method, request.target, request.body) for request in server.requests])
    assert sent[0] == sent[1]
    assert len(sent[0]) == sum(1 for _ in every_call(of))


@EACH
def test_every_other_spelling_sends_the_same_request(of: Document) -> None:
    spelt = {name: operation for name, operation in of.operations.items() if operation.aliases()}
    with (
        recording(of.base) as server,
        Blocking(server.url, APIVersion=of.version, **OPTIONS) as caller,
        hurried(caller),
    ):
        for name, operation in spelt.items():
            server.requests.clear()
            aliases = operation.aliases()
            usual = next(arguments for arguments in full(of)[name] if arguments.keys() >= set(aliases.values()))
            server.answer = answer(operation, usual)
            caller.call(name, **usual)
            for alias, other in aliases.items():
                caller.call(name, **{alias if key == other else key: value for key, value in usual.items()})
            request, *others = [(one.method, one.target, one.body) for one in server.requests]
            assert others == [request] * len(aliases), name
    assert len(spelt) > 10


def request(method: str, target: str, body: bytes = b"", **headers: str) -> Received:
    given = {"Authorization": "Basic token", "Accept": "application/json", "Content-Type": "application/json"}
    return Received(method, BASE + target, {**given, **{k.replace("_", "-"): v for k, v in headers.items()}}, body)


NOON = "2030-08-12T12:00:00"
DAY = f"dateFrom={NOON}&dateTo={NOON}"
SEND = b'{"MessageData":{"Message":"Hi","Destinations":[{"Recipient":"0491570006"}]}}'


@pytest.mark.parametrize(
    "name, sent, complaint",
    [
        ("Reports.Status.Poll", request("POST", "/get/status/ID1"), "method POST"),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1/x"), "path "),
        ("Reports.Status.Poll", request("GET", "/get/status/ID%2F1"), "MessageID: "),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1?page=0"), "page: "),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1?page=x"), "page: "),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1?Page=1"), "undocumented query parameter Page"),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1", b"{}"), "an undocumented body"),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1", X_Key="1"), "undocumented header x-key"),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1", Authorization="token"), "no Authorization"),
        ("Reports.Status.Poll", request("GET", "/get/status/ID1", Accept="text/html"), "Accept is not"),
        ("Reports.SMSReceived.Poll", request("GET", "/get/sms/received?dateFrom=today"), "dateFrom: "),
        ("Reports.SMSReceived.Poll", request("GET", f"/get/sms/received?dateFrom={NOON}"), "of the alternatives"),
        ("Reports.SMSReceived.Poll", request("GET", "/get/sms/received"), "of the alternatives"),
        ("Reports.SMSReceived.Poll", request("GET", f"/get/sms/received?{DAY}&timePeriod=60"), "of the alternatives"),
        ("Messaging.SMS.SendMessage", request("POST", "/send/sms"), "the body is no JSON"),
        ("Messaging.SMS.SendMessage", request("POST", "/send/sms", SEND, Content_Type="text/plain"), "Content-Type"),
        ("Messaging.SMS.SendMessage", request("POST", "/send/sms", b"{}"), "$: 'MessageData' is a required"),
        ("Messaging.SMS.SendMessage", request("POST", "/send/sms", SEND.replace(b"Hi", b"")), "$.MessageData.Message"),
        ("Messaging.SMS.SendMessage", request("POST", "/send/sms", SEND.replace(b'"Rec', b'"rec')), "$.MessageData."),
        ("Addressbook.Contact.Create", request("POST", "/addressbook/contact", b'{"ID":"1"}'), "$: 'ID' is not one"),
        ("Addressbook.Contact.Create", request("POST", "/addressbook/contact", b'{"City":1}'), "$.City: "),
    ],
)
def test_a_request_that_the_document_does_not_allow_is_found(name: str, sent: Received, complaint: str) -> None:
    found = list(violations(operations()[name], sent))
    assert [one for one in found if one.startswith(complaint)], found


def test_the_documents_own_requests_are_found_right() -> None:
    bodies = [(operation, value) for operation in operations().values() for value in operation.requests]
    assert len(bodies) >= sum(operation.body is not None for operation in operations().values())
    for operation, value in bodies:
        target = re.sub(r"\{\w+\}", "ID1", operation.path)
        sent = request(operation.method, target, json.dumps(value).encode())
        assert list(violations(operation, sent)) == []
