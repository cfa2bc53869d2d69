"""How a call fails: by its result, or by an exception for those who ask for one."""

from __future__ import annotations

import pickle
import socket
import threading
import traceback
from typing import Any

import pytest

import bestsms
from bestsms import errors
from bestsms.models import SMSSendResult
from tests.answers import examine, examine_error
from tests.calls import CALLERS, CALLS, CONTACT_ID, MESSAGE_ID, NUMBER, ONCE, TOKEN, Awaiting, Blocking, Caller
from tests.machine import within
from tests.servers import Server, raw

SEND = "Messaging.SMS.SendMessage"
POLL = "Reports.Status.Poll"
EITHER = pytest.mark.parametrize("kind", CALLERS, ids=["sync", "async"])
Kind = type[Blocking] | type[Awaiting]


def call(caller: Caller, name: str = POLL) -> Any:
    return caller.call(name, **CALLS[name].arguments)


@pytest.mark.parametrize(
    "status, error",
    [
        (400, errors.InvalidRequestError),
        (401, errors.AuthenticationError),
        (402, errors.APIError),
        (403, errors.AuthenticationError),
        (404, errors.NotFoundError),
        (409, errors.APIError),
        (410, errors.NotFoundError),
        (413, errors.InvalidRequestError),
        (415, errors.InvalidRequestError),
        (418, errors.APIError),
        (422, errors.InvalidRequestError),
        (429, errors.RateLimitError),
        (499, errors.APIError),
    ],
)
@pytest.mark.parametrize("name", [SEND, POLL])
@pytest.mark.parametrize(
    "body", [{"Result": "Failed", "ErrorMessage": ["No"]}, b"<html>", b"", {}], ids=["json", "html", "nothing", "empty"]
)
def test_a_refusal_is_failed_and_its_exception_fits_the_status(
    caller: Caller, server: Server, status: int, error: type[errors.BestSMSError], name: str, body: object
) -> None:
    server.answers(body, status)
    result = call(caller, name)
    assert (result.Result, result.HTTPStatus) == ("Failed", status)
    examine(result, CALLS[name].result)
    with pytest.raises(errors.BestSMSError) as caught:
        result.RaiseForError()
    assert type(caught.value) is error
    assert str(status) in str(caught.value)
    assert isinstance(caught.value, errors.APIError)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599, 408])
@pytest.mark.parametrize(
    "body", [{"Result": "Error", "ErrorMessage": ["Oh"]}, b"<html>", b""], ids=["json", "html", "nothing"]
)
def test_trouble_of_the_server_is_an_error_of_a_read_and_leaves_a_send_unknown(
    caller: Caller, server: Server, status: int, body: object
) -> None:
    server.answers(body, status)
    read, sent = call(caller), call(caller, SEND)
    assert (read.Result, read.HTTPStatus) == ("Error", status)
    assert (sent.Result, sent.HTTPStatus) == ("Unknown", status)
    with pytest.raises(errors.ServerError if status >= 500 else errors.APIError):
        read.RaiseForError()
    with pytest.raises(errors.OutcomeUnknownError, match=sent.MessageID) as caught:
        sent.RaiseForError()
    assert caught.value.MessageID == sent.MessageID == server.requests[-1].message["MessageID"]
    for result in (read, sent):
        examine(result, type(result))


@pytest.mark.parametrize("word", ["Failed", "failed", "FAILED", " Failed ", "Error"])
def test_a_failure_on_http_200_is_failed_all_the_same(caller: Caller, server: Server, word: str) -> None:
    server.answers({"Result": word, "ErrorMessage": ["Missing Sender"], "MessageID": "X1"})
    result = call(caller, SEND)
    assert (result.Result, result.HTTPStatus, result.MessageID) == ("Failed", 200, "X1")
    assert result.Raw == {"Result": word, "ErrorMessage": ["Missing Sender"], "MessageID": "X1"}
    with pytest.raises(errors.APIError, match="Missing Sender") as caught:
        result.RaiseForError()
    assert type(caught.value) is errors.APIError


@pytest.mark.parametrize("word", ["Success", "success", "SUCCESS ", None, ""])
def test_success_is_success_in_any_case_and_by_default(caller: Caller, server: Server, word: str | None) -> None:
    server.answers({"Result": word, "MessageID": "X1"})
    assert call(caller, SEND).Result == "Success"


@pytest.mark.parametrize("word", ["Maybe", "Queued", "0", False, True, 5, ["Failed"], {"Result": "Success"}])
def test_any_other_word_leaves_a_send_unknown_and_fails_a_read(caller: Caller, server: Server, word: object) -> None:
    server.answers({"Result": word, "MessageID": "X1", "Status": "x"})
    assert call(caller, SEND).Result == "Unknown"
    assert call(caller).Result == "Failed"


@pytest.mark.parametrize(
    "envelope, texts",
    [
        ({"ErrorMessage": ["One", "Two"]}, ["One", "Two"]),
        ({"ErrorMessage": "One"}, ["One"]),
        ({"Message": "One"}, ["One"]),
        ({"Message": ["One", "Two"]}, ["One", "Two"]),
        ({"ErrorMessage": [], "Message": "One"}, ["One"]),
        ({"ErrorMessage": None, "Message": "One"}, ["One"]),
        ({"ErrorMessage": ["", None, "One"]}, ["One"]),
        ({"ErrorMessage": [5, {"Code": 1}]}, ["5", '{"Code":1}']),
    ],
)
def test_error_messages_are_a_list_of_text_whatever_came(
    caller: Caller, server: Server, envelope: dict[str, object], texts: list[str]
) -> None:
    server.answers({"Result": "Failed", **envelope}, 400)
    assert call(caller, SEND).ErrorMessage == texts


def test_a_failure_without_words_is_described(caller: Caller, server: Server) -> None:
    server.answers(b"", 404, Content_Type="text/plain; charset=utf-8")
    assert call(caller).ErrorMessage == ["HTTP 404 Not Found with 0 bytes of text/plain that say no more"]


def test_a_success_has_no_error_messages(caller: Caller, server: Server) -> None:
    server.answers({"Result": "Success", "Message": "All is well", "MessageID": "X1"})
    result = call(caller, SEND)
    assert (result.Result, result.ErrorMessage) == ("Success", [])


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Hello</html>", b"null", b"[]", b"5", b'"text"', b"{", b'{"Result": "Succ', b"{}", b'{"Novelty": 1}'],
)
@pytest.mark.parametrize("name", [SEND, POLL, "Addressbook.Contact.Create", "Addressbook.Contact.Delete"])
def test_an_answer_that_says_nothing_is_an_error_of_a_read_and_leaves_a_change_unknown(
    caller: Caller, server: Server, body: bytes, name: str
) -> None:
    server.answers(body, Content_Type="text/x-odd")
    result = call(caller, name)
    examine(result, CALLS[name].result)
    with pytest.raises(errors.BestSMSError) as caught:
        result.RaiseForError()
    error = caught.value
    if name == POLL:
        assert result.Result == "Error"
        assert isinstance(error, errors.ResponseParseError)
        assert (error.Status, error.ContentType, error.Length, error.Body) == (200, "text/x-odd", len(body), body)
        for part in ("200", "text/x-odd", str(len(body))):
            assert part in str(error)
        assert "Hello" not in str(error)
        again = pickle.loads(pickle.dumps(error))
        assert (again.Body, again.Status) == (body, 200)
    else:
        assert result.Result == "Unknown"
        assert isinstance(error, errors.OutcomeUnknownError)
        assert (error.MessageID is not None) == (name == SEND)


@pytest.mark.parametrize(
    "body",
    [
        b'\xef\xbb\xbf{"Status": "Completed"}',
        b'{"Status": "Completed", "Price": NaN}',
        b'{"Status": "Completed", "Price": 1e999}',
        b'{"Status": "Completed", "Reference": "\\ud83d"}',
        b'{"Status": "Completed", "Reference": "\xff"}',
        b'{"Status": "Delayed", "Status": "Completed"}',
        b'{"Status": "Completed", "Count": 123456789012345678901234567890}',
        b'  {"Status": "Completed"}\r\n',
    ],
)
def test_json_that_is_only_almost_right_is_read_kindly(caller: Caller, server: Server, body: bytes) -> None:
    server.answers(body)
    result = call(caller)
    assert (result.Result, result.Status) == ("Success", "Completed")
    examine(result, CALLS[POLL].result)


def test_a_server_that_is_not_there_is_an_error_and_nothing_was_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for kind in CALLERS:
        with kind(f"http://127.0.0.1:{port}", **ONCE) as caller:
            for name in (SEND, POLL):
                result = call(caller, name)
                assert (result.Result, result.HTTPStatus, result.Raw) == ("Error", None, None)
                examine(result, CALLS[name].result)
                with pytest.raises(errors.ConnectionFailed):
                    result.RaiseForError()


@EITHER
@pytest.mark.parametrize(
    "name, word, error", [(SEND, "Unknown", errors.OutcomeUnknownError), (POLL, "Error", errors.RequestTimeout)]
)
def test_a_server_that_never_answers_is_waited_for_no_longer_than_timeout(
    kind: Kind, name: str, word: str, error: type[Exception]
) -> None:
    with raw() as server:
        server.hold = threading.Event()
        with kind(server.url, **{**ONCE, "Timeout": 0.2}) as caller:
            with within(2):
                result = call(caller, name)
            assert (result.Result, result.HTTPStatus) == (word, None)
            with pytest.raises(error):
                result.RaiseForError()
            examine(result, CALLS[name].result)


@EITHER
def test_a_body_that_trickles_is_cut_off_by_timeout(kind: Kind) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        kind(f"http://127.0.0.1:{listener.getsockname()[1]}", **{**ONCE, "Timeout": 0.3}) as caller,
    ):
        stop = threading.Event()

        def trickle() -> None:
            with listener.accept()[0] as connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                try:
                    while not stop.wait(0.02):
                        connection.sendall(b" ")
                except OSError:
                    return

        thread = threading.Thread(target=trickle)
        thread.start()
        try:
            with within(3):
                assert call(caller).Result == "Error"
        finally:
            stop.set()
            thread.join()


@EITHER
@pytest.mark.parametrize("name, word", [(SEND, "Unknown"), (POLL, "Error")])
@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", b"\x00\xff" * 20])
def test_a_lost_answer_is_an_error_of_a_read_and_leaves_a_send_unknown(
    kind: Kind, name: str, word: str, answer: bytes
) -> None:
    with raw() as server, kind(server.url, **ONCE) as caller:
        server.raw = answer
        result = call(caller, name)
        assert result.Result == word
        assert server.count == 1
        examine(result, CALLS[name].result)


@pytest.fixture(params=CALLERS, ids=["sync", "async"])
def raising(request: pytest.FixtureRequest, server: Server) -> Any:
    with request.param(server.url, RaiseErrors=True, **ONCE) as caller:
        yield caller


@pytest.mark.parametrize(
    "status, error",
    [
        (400, bestsms.InvalidRequestError),
        (401, bestsms.AuthenticationError),
        (404, bestsms.NotFoundError),
        (429, bestsms.RateLimitError),
        (500, bestsms.OutcomeUnknownError),
        (302, bestsms.APIError),
    ],
)
def test_a_client_made_to_raise_raises_what_the_result_would(
    raising: Caller, server: Server, status: int, error: type[bestsms.BestSMSError]
) -> None:
    server.answers({"Result": "Failed", "ErrorMessage": ["No"]}, status)
    with pytest.raises(error) as caught:
        call(raising, SEND)
    assert type(caught.value) is error
    assert isinstance(caught.value.Result, SMSSendResult)
    assert caught.value.Result.HTTPStatus == status
    examine_error(caught.value, caught.value.Result)


def test_a_client_made_to_raise_returns_successes(raising: Caller, server: Server) -> None:
    server.answers({"Status": "Completed"})
    result = call(raising)
    assert result.RaiseForError() is result


def test_the_text_of_an_exception_holds_nothing_personal(caller: Caller, server: Server) -> None:
    said = f"{NUMBER} 0491 570 156 (04) 9157-0158 'Meet Ada at noon' {TOKEN} ada@example.com Ada Lovelace"
    server.answers({"Result": "Failed", "ErrorMessage": [said]}, 400)
    result = caller.call(
        SEND,
        MessageText="Meet Ada at noon",
        Recipients={"Recipient": NUMBER, "First Name": "Ada", "Last Name": "Lovelace"},
        SMSEmailReply="ada@example.com",
    )
    assert result.ErrorMessage == [said.replace(TOKEN, "[hidden]")]
    with pytest.raises(errors.InvalidRequestError) as caught:
        result.RaiseForError()
    text = str(caught.value) + repr(caught.value)
    for personal in ("61491570006", "0491 570 156", "9157-0158", "noon", "Ada", "Lovelace", TOKEN, "ada@example.com"):
        assert personal not in text


def test_the_token_is_in_no_exception_whatever_the_service_says(caller: Caller, server: Server) -> None:
    server.answers({"Result": "Failed", "ErrorMessage": [f"Unknown token {TOKEN}"]}, 401)
    with pytest.raises(errors.AuthenticationError, match="Unknown token") as caught:
        call(caller).RaiseForError()
    assert TOKEN not in str(caught.value) + repr(caught.value)


def test_the_traceback_of_a_raised_error_shows_nothing_personal(raising: Caller, server: Server) -> None:
    server.answers({"Result": "Failed", "ErrorMessage": [f"No {NUMBER}: {TOKEN}"], "Other": NUMBER}, 400)
    with pytest.raises(errors.InvalidRequestError) as caught:
        call(raising)
    shown = "".join(traceback.format_exception(caught.value))
    assert NUMBER not in shown
    assert TOKEN not in shown


def test_a_lost_answer_keeps_our_identifier_whatever_a_proxy_says(caller: Caller, server: Server) -> None:
    server.answers({"MessageID": "of-the-proxy"}, 502)
    result = caller.call(SEND, MessageID="mine", MessageText="Hi", Recipients=NUMBER)
    assert (result.Result, result.ToDict()["MessageID"]) == ("Unknown", "mine")


def test_identifiers_stay_in_the_text_of_an_exception(caller: Caller, server: Server) -> None:
    server.answers({"Result": "Failed", "ErrorMessage": [f"No contact {CONTACT_ID}"]}, 404)
    with pytest.raises(errors.NotFoundError, match=CONTACT_ID):
        call(caller, "Addressbook.Contact.Detail").RaiseForError()


def test_the_exceptions_form_the_documented_family() -> None:
    family = {
        errors.APIError: errors.BestSMSError,
        errors.InvalidRequestError: errors.APIError,
        errors.AuthenticationError: errors.APIError,
        errors.NotFoundError: errors.APIError,
        errors.RateLimitError: errors.APIError,
        errors.ServerError: errors.APIError,
        errors.TransportError: errors.BestSMSError,
        errors.ConnectionFailed: errors.TransportError,
        errors.RequestTimeout: errors.TransportError,
        errors.OutcomeUnknownError: errors.BestSMSError,
        errors.ResponseParseError: errors.BestSMSError,
    }
    assert {kind: kind.__base__ for kind in family} == family
    assert {kind.__name__ for kind in family} | {"BestSMSError"} == set(errors.__all__)


def test_an_answer_of_50_mb_is_read() -> None:
    padding = b" " * 50_000_000
    body = b'{"Status": "Completed", "MessageID": "' + MESSAGE_ID.encode() + b'"' + padding + b"}"
    with raw() as server:
        server.raw = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        for kind in CALLERS:
            with kind(server.url, **{**ONCE, "Timeout": 30}) as caller:
                assert call(caller).Status == "Completed"
