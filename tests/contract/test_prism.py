"""All calls, in each version, against a mock server that knows the OpenAPI document and nothing of this library."""

from __future__ import annotations

from collections.abc import Callable, Generator

import httpx
import pytest

from bestsms import Result
from bestsms.errors import AuthenticationError, BestSMSError, NotFoundError
from tests.calls import CALLS, ONCE, Awaiting, Blocking
from tests.contract.document import DOCUMENTS, Document, schema_errors
from tests.contract.reading import failure_texts, readings
from tests.contract.versions import CLIENTS, EACH, AnyCaller, answered, calls, full, hurried, listing

pytestmark = pytest.mark.source

Mocks = Callable[[str], str]


def error(result: Result) -> BestSMSError:
    with pytest.raises(BestSMSError) as caught:
        result.RaiseForError()
    return caught.value


@EACH
@CLIENTS
def test_every_call_succeeds_and_its_answer_is_read_field_by_field(
    client: AnyCaller, of: Document, mocks: Mocks
) -> None:
    read: list[tuple[str, bool]] = []
    with client(mocks(of.version), APIVersion=of.version, **ONCE) as caller, hurried(caller):
        for name, call in calls(of).items():
            operation = of.operations[name]
            result = caller.call(name, **call.arguments)
            assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Success", 200, []), name
            assert type(result) is call.result
            assert isinstance(result.Raw, dict)
            assert list(schema_errors(listing(operation).answer, result.Raw, of)) == []
            found = list(readings(operation.answer, answered(operation, result), result, name, of))
            assert found, name
            read += found
    print(f"\n{of}, {client.__name__}: {len(calls(of))} calls, {len(read)} attributes of their answers read")
    assert calls(of).keys() == of.operations.keys()
    assert [place for place, same in read if not same] == []


EVERY_CALL = [pytest.param(of, name, id=f"{of}-{name}") for of in DOCUMENTS for name in of.operations]


@CLIENTS
@pytest.mark.parametrize("of, name", EVERY_CALL)
def test_everything_a_call_takes_is_taken_by_the_mock(of: Document, name: str, client: AnyCaller, mocks: Mocks) -> None:
    is_sought = "x-sought" in of.operations[name].extensions
    url = mocks(of.version)
    with client(url, APIVersion=of.version, TimeZone="AUS Eastern", **ONCE) as caller, hurried(caller):
        for arguments in full(of)[name]:
            result = caller.call(name, **arguments)
            if is_sought and result.Result == "Failed":  # the mock took it, but has another record in its list
                assert type(error(result)) is NotFoundError
                assert result.HTTPStatus == 200
            else:
                assert (result.Result, result.ErrorMessage) == ("Success", [])


class NoToken(httpx.Auth):
    """Takes the Authorization header off again."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        del request.headers["Authorization"]
        yield request


KINDS: list[tuple[AnyCaller, type[httpx.Client | httpx.AsyncClient]]] = [
    (Blocking, httpx.Client),
    (Awaiting, httpx.AsyncClient),
]


@EACH
@pytest.mark.parametrize("client, transport", KINDS)
def test_every_call_without_a_token_fails_as_documented(
    client: AnyCaller, transport: type[httpx.Client | httpx.AsyncClient], of: Document, mocks: Mocks
) -> None:
    own = transport(auth=NoToken())
    with client(mocks(of.version), APIVersion=of.version, HTTPClient=own, **ONCE) as caller, hurried(caller):
        results = {name: caller.call(name, **call.arguments) for name, call in calls(of).items()}
        if isinstance(own, httpx.AsyncClient):
            caller.finish(own.aclose())
        else:
            own.close()
    for name, result in results.items():
        texts = next(failure_texts(one.value) for one in of.operations[name].examples if one.status == 401)
        assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", 401, texts), name
        assert type(error(result)) is AuthenticationError


@EACH
@CLIENTS
def test_every_call_to_an_address_that_serves_no_api_is_not_found(
    client: AnyCaller, of: Document, mocks: Mocks
) -> None:
    with client(f"{mocks(of.version)}/elsewhere", APIVersion=of.version, **ONCE) as caller, hurried(caller):
        for name, call in calls(of).items():
            result = caller.call(name, **call.arguments)
            assert (result.Result, result.HTTPStatus) == ("Failed", 404), name
            assert result.ErrorMessage != []
            assert type(error(result)) is NotFoundError
            assert isinstance(result.Raw, dict)


@CLIENTS
@pytest.mark.parametrize("argument", ["SMSEmailReply", "ReportTo"])
def test_the_address_that_the_documentation_prints_is_taken(client: AnyCaller, argument: str, prism: str) -> None:
    with client(prism, **ONCE) as caller:
        result = caller.call(
            "Messaging.SMS.SendMessage",
            **CALLS["Messaging.SMS.SendMessage"].arguments,
            **{argument: "[email\xa0protected]"},
        )
    assert (result.Result, result.HTTPStatus) == ("Success", 200)


@CLIENTS
def test_one_client_raises_what_another_returns(client: AnyCaller, prism: str) -> None:
    with client(f"{prism}/elsewhere", RaiseErrors=True, **ONCE) as caller, pytest.raises(NotFoundError) as caught:
        caller.call("Reports.Status.Poll", MessageID="ID123456")
    assert caught.value.Result.HTTPStatus == 404
