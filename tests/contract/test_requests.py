"""Every call of both clients sends a request that the OpenAPI document allows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

from tests.calls import CALLERS, CALLS, MESSAGE_ID, ONCE, Awaiting, Blocking
from tests.contract.arguments import FULL, RECIPIENTS, Arguments
from tests.contract.document import BASE, fields, operations, violations
from tests.servers import Received, Server, recording

pytestmark = pytest.mark.source


def every_call() -> Generator[tuple[str, Arguments]]:
    for name, call in CALLS.items():
        yield name, call.arguments
        for arguments in FULL[name]:
            yield name, arguments


@pytest.fixture
def server() -> Generator[Server]:
    with recording() as server:
        yield server


def names_sent(name: str, request: Received) -> set[str]:
    operation = operations()[name]
    body: dict[str, Any] = request.json if request.body else {}
    in_path = {parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"}
    return in_path | set(request.query) | set(body.get("MessageData", body))


@pytest.mark.parametrize("client", CALLERS)
def test_every_call_sends_what_the_document_allows_and_all_that_it_offers(
    client: type[Blocking | Awaiting], server: Server
) -> None:
    calls = Counter[str]()
    found: list[str] = []
    sent: dict[str, set[str]] = {name: set() for name in operations()}
    with client(server.url, TimeZone="AUS Eastern", **ONCE) as caller:
        for name, arguments in every_call():
            server.requests.clear()
            result = caller.call(name, **arguments)
            assert result.IsSuccess, f"{name}: {result}"
            calls[name] += 1
            found += [f"{name}: {violation}" for violation in violations(operations()[name], server.only)]
            sent[name] |= names_sent(name, server.only)
    print(f"\n{client.__name__}: {calls.total()} calls of {len(calls)} operations, {len(found)} violations")
    assert found == []
    assert sorted(calls) == sorted(operations()), "each operation of the document is called"
    assert min(calls.values()) >= 2
    assert {name: operations()[name].names() - names for name, names in sent.items()} == {name: set() for name in sent}


def test_every_field_of_a_recipient_can_be_sent(server: Server) -> None:
    with Blocking(server.url, **ONCE) as caller:
        caller.call("Messaging.SMS.SendMessage", MessageText="Hello", Recipients=RECIPIENTS)
    sent = {name for destination in server.only.message["Destinations"] for name in destination}
    assert sent == set(fields({"$ref": "#/components/schemas/RecipientModel"}))


def test_both_clients_send_the_same_requests() -> None:
    sent: list[list[tuple[str, str, bytes]]] = []
    for client in CALLERS:
        with recording() as server, client(server.url, TimeZone="AUS Eastern", **ONCE) as caller:
            for name, arguments in every_call():
                chosen = {"MessageID": MESSAGE_ID} if name == "Messaging.SMS.SendMessage" else {}
                caller.call(name, **{**chosen, **arguments})
            sent.append([(request.method, request.target, request.body) for request in server.requests])
    assert sent[0] == sent[1]
    assert len(sent[0]) == sum(1 for _ in every_call())


@pytest.mark.parametrize("name", [name for name, operation in operations().items() if operation.aliases()])
def test_every_other_spelling_sends_the_same_request(name: str, server: Server) -> None:
    aliases = operations()[name].aliases()
    full = next(arguments for arguments in FULL[name] if arguments.keys() >= set(aliases.values()))
    with Blocking(server.url, TimeZone="AUS Eastern", **ONCE) as caller:
        caller.call(name, **full)
        for alias, usual in aliases.items():
            caller.call(name, **{alias if key == usual else key: value for key, value in full.items()})
    usual_request, *others = [(one.method, one.target, one.body) for one in server.requests]
    assert others == [usual_request] * len(aliases)


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
