"""The control API: what a test or the inbox asks of the sandbox."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bestsms.sandbox import records, views
from bestsms.sandbox.commands import (
    AdvanceBody,
    ControlError,
    FaultBody,
    NumberBody,
    OutcomeBody,
    ResultBody,
    SnapshotBody,
    TextBody,
)
from bestsms.sandbox.control import Control
from bestsms.sandbox.http.guard import may_change
from bestsms.sandbox.http.reading import number, read

__all__ = ["routes"]

MOST = 1000
LAST_PAGE = 10**9
Handler = Callable[[Control, Request], Awaitable[records.Record]]


async def _state(control: Control, _: Request) -> records.Record:
    return control.state()


async def _messages(control: Control, request: Request) -> records.Record:
    query = request.query_params
    page, size = _page(request)
    return views.messages(control.service, query.get("query", ""), query.get("status", ""), page, size)


async def _message(control: Control, request: Request) -> records.Record:
    return _found(views.message(control.service, request.path_params["id"]), "message")


async def _message_outcome(control: Control, request: Request) -> records.Record:
    body = await read(request, ResultBody)
    return control.settle(request.path_params["id"], body.Result, body.Destination)


async def _conversations(control: Control, request: Request) -> records.Record:
    return views.conversations(control.service, *_page(request))


async def _conversation(control: Control, request: Request) -> records.Record:
    return views.conversation(control.service, control.number(request.path_params["number"]))


async def _reply(control: Control, request: Request) -> records.Record:
    body = await read(request, TextBody)
    return control.receive(body.From, body.MessageText, is_reply=True, message_id=body.MessageID)


async def _inbound(control: Control, request: Request) -> records.Record:
    body = await read(request, TextBody)
    return control.receive(body.From, body.MessageText, is_reply=False)


async def _outcomes(control: Control, request: Request) -> records.Record:
    if request.method == "POST":
        body = await read(request, OutcomeBody)
        control.set_outcome(body.Result, body.Destination, body.Count)
    elif request.method == "DELETE":
        control.clear_outcomes()
    return control.outcomes()


async def _outcome_table(control: Control, _: Request) -> records.Record:
    return control.outcome_table()


async def _clock(control: Control, _: Request) -> records.Record:
    return control.clock()


async def _advance(control: Control, request: Request) -> records.Record:
    body = await read(request, AdvanceBody)
    return await control.advance(body.milliseconds())


async def _reset(control: Control, _: Request) -> records.Record:
    return await control.reset()


async def _snapshots(control: Control, request: Request) -> records.Record:
    if request.method == "POST":
        await control.snapshot((await read(request, SnapshotBody)).Name)
    return control.snapshots()


async def _restore(control: Control, request: Request) -> records.Record:
    return await control.restore(request.path_params["name"])


async def _faults(control: Control, request: Request) -> records.Record:
    if request.method == "POST":
        return await control.add_fault(await read(request, FaultBody))
    if request.method == "DELETE":
        control.service.faults.clear()
        control.service.events.publish("Fault")
    return control.faults()


async def _requests(control: Control, request: Request) -> records.Record:
    return views.requests(control.service, *_page(request))


async def _webhooks(control: Control, request: Request) -> records.Record:
    return views.webhooks(control.service, *_page(request))


async def _retry(control: Control, request: Request) -> records.Record:
    return control.retry(request.path_params["id"])


async def _optouts(control: Control, request: Request) -> records.Record:
    if request.method in ("POST", "DELETE"):
        number_given = (await read(request, NumberBody)).Number
        control.set_opted_out(number_given, is_out=request.method == "POST")
    return control.optouts()


_ROUTES: tuple[tuple[str, tuple[str, ...], Handler], ...] = (
    ("/state", ("GET",), _state),
    ("/messages", ("GET",), _messages),
    ("/messages/{id:int}", ("GET",), _message),
    ("/messages/{id:int}/outcome", ("POST",), _message_outcome),
    ("/conversations", ("GET",), _conversations),
    ("/conversations/{number}", ("GET",), _conversation),
    ("/replies", ("POST",), _reply),
    ("/inbound", ("POST",), _inbound),
    ("/outcomes", ("GET", "POST", "DELETE"), _outcomes),
    ("/outcomes/table", ("GET",), _outcome_table),
    ("/clock", ("GET",), _clock),
    ("/clock/advance", ("POST",), _advance),
    ("/reset", ("POST",), _reset),
    ("/snapshots", ("GET", "POST"), _snapshots),
    ("/snapshots/{name}/restore", ("POST",), _restore),
    ("/faults", ("GET", "POST", "DELETE"), _faults),
    ("/requests", ("GET",), _requests),
    ("/webhooks", ("GET",), _webhooks),
    ("/webhooks/{id:int}/retry", ("POST",), _retry),
    ("/optouts", ("GET", "POST", "DELETE"), _optouts),
)


def routes(control: Control) -> list[Route]:
    """Return the routes of the control API, below /_sandbox."""
    return [Route(path, _endpoint(control, handler), methods=list(methods)) for path, methods, handler in _ROUTES]


def _endpoint(control: Control, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            if request.method not in ("GET", "HEAD") and not may_change(request.headers, control.service.key):
                raise ControlError(
                    "to change the sandbox, send the key that it printed at its start as header X-Sandbox-Key", 403
                )
            answer = await handler(control, request)
        except ControlError as error:
            return _json({"Result": "Failed", "ErrorMessage": [error.text]}, error.status)
        except OverflowError:  # an ID that no record can have
            return _json({"Result": "Failed", "ErrorMessage": ["there is no such record"]}, 404)
        return _json(answer)

    return endpoint


def _json(content: object, status: int = 200) -> Response:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(msgspec.json.encode(content), status, headers)


def _page(request: Request) -> tuple[int, int]:
    return number(request, "page", 1, LAST_PAGE), number(request, "recordsPerPage", 50, MOST)


def _found(record: records.Record | None, what: str) -> records.Record:
    if record is None:
        raise ControlError(f"there is no such {what}", 404)
    return record
