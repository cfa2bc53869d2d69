"""The API itself: from a request to the operation that it names, and back to an answer."""

from __future__ import annotations

import time
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bestsms.sandbox.answers import Answer, Refusal
from bestsms.sandbox.contract import Match, Operation, Violation
from bestsms.sandbox.http import log
from bestsms.sandbox.http.mishaps import Mishaps
from bestsms.sandbox.http.operations import OPERATIONS, Call
from bestsms.sandbox.http.refusals import checked
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User

__all__ = ["Api"]

ROOT = "/api/v2.04"


class Api:
    """An ASGI application for everything below the base URL."""

    def __init__(self, service: Service, mishaps: Mishaps) -> None:
        self._service = service
        self._mishaps = mishaps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        start = time.monotonic()
        request = Request(scope, receive)
        path = scope["raw_path"].decode("latin-1").partition("?")[0].removeprefix(ROOT)
        match = self._service.contract.match(path)
        operation = match.operations.get(request.method) if match is not None else None
        fault = self._service.faults.next(operation.id) if operation is not None else None
        try:
            body = await self._body(request)
        except ClientDisconnect:
            return
        if fault is not None and await self._mishaps.before(fault, request, send):
            return
        answer, response = self._answered(request, match, body, start)
        if fault is None or not await self._mishaps.after(fault, answer, request, response, send):
            await response(scope, receive, send)

    async def _body(self, request: Request) -> bytes | None:
        """Return the body; None as soon as it is too large."""
        limit = self._service.contract.limits["RequestBytes"]
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > limit:
            return None
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                return None
            chunks.append(chunk)
        return b"".join(chunks)

    def _answered(
        self, request: Request, match: Match | None, body: bytes | None, start: float
    ) -> tuple[Answer, Response]:
        """Do what is asked, and keep it with its answer: all in one, or nothing."""
        operation = match.operations.get(request.method) if match is not None else None
        headers: dict[str, str] = {}
        with self._service.store.transaction():
            number = log.begin(self._service, request, operation.id if operation else "", body or b"")
            try:
                answer = self._answer(request, match, body, number)
            except Refusal as refusal:
                answer = refusal.answer(self._service.settings)
            if answer.status == 405 and match is not None:
                headers["Allow"] = ", ".join(match.operations)
            as_xml = _wants_xml(request.headers.get("accept", ""))
            content, kind = answer.encoded(as_xml=as_xml)
            log.end(self._service, number, answer.status, content, int((time.monotonic() - start) * 1000))
        if body is None:
            headers["Connection"] = "close"
        return answer, Response(content, answer.status, {"Content-Type": kind, **headers})

    def _answer(self, request: Request, match: Match | None, body: bytes | None, number: int) -> Answer:
        if match is None:
            raise Refusal("Not found", 404)
        operation = match.operations.get(request.method)
        if operation is None:
            raise Refusal("Method not allowed", 405)
        user = self._user(request)
        if body is None:
            raise Refusal(status=413 if 413 in operation.statuses else 400)
        try:
            values = operation.arguments(match.values, parse_qsl(request.url.query, keep_blank_values=True))
        except (Violation, ValueError):
            raise self._parameter_refused(operation) from None
        given = checked(operation, _decoded(request, body)) if operation.has_body else {}
        return Answer(self._carried_out(operation, Call(self._service, user, values, given, number)))

    def _carried_out(self, operation: Operation, call: Call) -> dict[str, object]:
        try:
            return OPERATIONS[operation.id](call)
        except Refusal as refusal:
            if operation.id == "SMSReceivedPoll":
                refusal.status = self._service.settings.ReceivedRefusedStatus
            raise

    def _parameter_refused(self, operation: Operation) -> Refusal:
        is_received = operation.id == "SMSReceivedPoll"
        return Refusal(status=self._service.settings.ReceivedRefusedStatus if is_received else 400)

    def _user(self, request: Request) -> User:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        user = self._service.settings.user(token.strip()) if scheme.lower() == "basic" else None
        if user is None:
            raise Refusal("Unauthorized", 401)
        return user


def _decoded(request: Request, body: bytes) -> object:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal
    try:
        decoded: object = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal from None
    return decoded


def _wants_xml(accept: str) -> bool:
    """Whether XML is asked for and JSON is not."""
    kinds = [one.partition(";")[0].strip().lower() for one in accept.split(",")]
    xml = {"application/xml", "text/xml"} & set(kinds)
    return bool(xml) and not {"application/json", "application/*", "*/*"} & set(kinds)
