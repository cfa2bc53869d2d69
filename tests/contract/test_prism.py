"""All calls against a mock server that knows the OpenAPI document and nothing of this library."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest

from bestsms import AsyncBestSMS, Result
from bestsms.errors import AuthenticationError, BestSMSError, NotFoundError
from tests.calls import CALLERS, CALLS, ONCE, TOKEN, Awaiting, Blocking, method
from tests.contract.arguments import FULL
from tests.contract.document import operations, schema_errors
from tests.contract.reading import readings

pytestmark = pytest.mark.source

AnyCaller = type[Blocking | Awaiting]
CLIENTS = pytest.mark.parametrize("client", CALLERS)


def error(result: Result) -> BestSMSError:
    with pytest.raises(BestSMSError) as caught:
        result.RaiseForError()
    return caught.value


@CLIENTS
def test_every_call_succeeds_and_its_answer_is_read_field_by_field(client: AnyCaller, prism: str) -> None:
    read: list[tuple[str, bool]] = []
    with client(prism, **ONCE) as caller:
        for name, call in CALLS.items():
            result = caller.call(name, **call.arguments)
            assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Success", 200, []), name
            assert type(result) is call.result
            assert isinstance(result.Raw, dict)
            assert list(schema_errors(operations()[name].answer, result.Raw)) == []
            found = list(readings(operations()[name].answer, result.Raw, result, name))
            assert found, name
            read += found
    print(f"\n{client.__name__}: {len(CALLS)} calls, {len(read)} attributes of their answers read")
    assert CALLS.keys() == operations().keys()
    assert [place for place, same in read if not same] == []


@CLIENTS
@pytest.mark.parametrize("name", FULL)
def test_everything_a_call_takes_is_taken_by_the_mock(name: str, client: AnyCaller, prism: str) -> None:
    with client(prism, TimeZone="AUS Eastern", **ONCE) as caller:
        for arguments in FULL[name]:
            result = caller.call(name, **arguments)
            assert (result.Result, result.ErrorMessage) == ("Success", [])


class NoToken(httpx.Auth):
    """Takes the Authorization header off again."""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        del request.headers["Authorization"]
        yield request


def test_every_call_without_a_token_fails_as_documented(prism: str) -> None:
    with httpx.Client(auth=NoToken()) as own, Blocking(prism, HTTPClient=own, **ONCE) as caller:
        results = {name: caller.call(name, **call.arguments) for name, call in CALLS.items()}
    for name, result in results.items():
        assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", 401, ["Unauthorized"]), name
        assert type(error(result)) is AuthenticationError


async def test_every_asyncio_call_without_a_token_fails_as_documented(prism: str) -> None:
    async with (
        httpx.AsyncClient(auth=NoToken()) as own,
        AsyncBestSMS(TOKEN, BaseURL=prism, HTTPClient=own, **ONCE) as client,
    ):
        for name, call in CALLS.items():
            result = await method(client, name)(**call.arguments)
            assert (result.Result, result.HTTPStatus, result.ErrorMessage) == ("Failed", 401, ["Unauthorized"]), name


@CLIENTS
def test_every_call_to_an_address_that_serves_no_api_is_not_found(client: AnyCaller, prism: str) -> None:
    with client(f"{prism}/elsewhere", **ONCE) as caller:
        for name, call in CALLS.items():
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
