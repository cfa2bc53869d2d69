"""An answer that tells of a success and says nothing is a result like any other, for every call of every version."""

from __future__ import annotations

import pytest

from bestsms.errors import BestSMSError, OutcomeUnknownError, ResponseParseError
from tests.answers import examine
from tests.calls import ONCE
from tests.contract.document import Document
from tests.contract.versions import CLIENTS, EACH, AnyCaller, calls, hurried
from tests.servers import Answer, recording

pytestmark = pytest.mark.source


@EACH
@CLIENTS
@pytest.mark.parametrize(
    "status, body", [(200, b""), (201, b""), (202, b""), (204, b""), (200, b"{}"), (200, b"null"), (202, b"[]")]
)
def test_a_success_that_says_nothing_is_told_as_what_is_known(
    status: int, body: bytes, client: AnyCaller, of: Document
) -> None:
    with (
        recording(of.base) as server,
        client(server.url, APIVersion=of.version, **ONCE) as caller,
        hurried(caller),
    ):
        server.answers(body, status)
        for name, call in calls(of).items():
            result = caller.call(name, **call.arguments)
            examine(result, call.result)
            read = call.method == "GET"
            assert (result.Result, result.HTTPStatus) == ("Error" if read else "Unknown", status), name
            with pytest.raises(BestSMSError) as caught:
                result.RaiseForError()
            assert type(caught.value) is (ResponseParseError if read else OutcomeUnknownError)
            assert f"HTTP {status}" in str(caught.value)
            if "MessageID" in call.arguments:
                assert result.MessageID == call.arguments["MessageID"]


@EACH
@CLIENTS
def test_a_send_that_is_answered_by_nothing_is_looked_up(client: AnyCaller, of: Document) -> None:
    name = "Messaging.SMS.SendMessage"
    found = next(one.value for one in of.operations["Reports.Status.Poll"].examples if one.status == 200)
    with (
        recording(of.base) as server,
        client(server.url, APIVersion=of.version, **{**ONCE, "ReconcileFor": 10}) as caller,
        hurried(caller),
    ):
        server.respond = lambda request: Answer(b"", 204) if request.method == "POST" else Answer(found)
        result = caller.call(name, **calls(of)[name].arguments)
    sent, asked = server.requests
    assert (result.Result, sent.method, asked.method) == ("Success", "POST", "GET")
    assert result.MessageID in asked.path
