"""The API itself: from a request to the operation that it names, and back to an answer."""

from __future__ import annotations

import time
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bestsms.sandbox.answers import Answer, Refusal, TooFast, TooLarge, Unauthorised, WrongKind
from bestsms.sandbox.contract import Match, Operation, Violation
from bestsms.sandbox.http import log
from bestsms.sandbox.http.mishaps import Mishaps
from bestsms.sandbox.http.pace import Limiter
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.versions.dialect import Call, Dialect

__all__ = ["Api"]


class Api:
    """An ASGI application for everything below the base URL of a version."""

    def __init__(self, service: Service, mishaps: Mishaps, dialect: Dialect) -> None:
        self._service = service
        self._mishaps = mishaps
        self._dialect = dialect
        self._limiter = Limiter(service)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        start = time.monotonic()
        request = Request(scope, receive)
        path = scope["raw_path"].decode("latin-1").partition("?")[0].removeprefix(self._dialect.root)
        match = self._dialect.contract.match(path)
        operation = match.operations.get(request.method) if match is not None else None
        fault = self._service.faults.next(operation.id) if operation is not None else None
        try:
            body = await self._body(request)
        except ClientDisconnect:
            return
        if fault is not None and await self._mishaps.before(fault, self._dialect, request, send):
            return
        response = self._answered(request, match, operation, body, start)
        if fault is None or not await self._mishaps.after(fault, self._dialect, request, response, send):
            await response(scope, receive, send)

    async def _body(self, request: Request) -> bytes | None:
        """Return the body; None as soon as it is too large."""
        limit = self._dialect.contract.limits["RequestBytes"]
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
        self, request: Request, match: Match | None, operation: Operation | None, body: bytes | None, start: float
    ) -> Response:
        """Do what is asked, and keep it with its answer: all in one, or nothing."""
        headers: dict[str, str] = {}
        with self._service.store.transaction():
            number = log.begin(self._service, request, operation.id if operation else "", body or b"")
            try:
                answer = Answer(self._carried_out(request, match, operation, body, number))
            except Refusal as refusal:
                answer = self._dialect.refused(refusal, self._service.settings, operation)
                if isinstance(refusal, TooFast):
                    headers["Retry-After"] = str(refusal.seconds)
            if answer.status == 405 and match is not None:
                headers["Allow"] = ", ".join(match.operations)
            as_xml = self._dialect.speaks_xml and _wants_xml(request.headers.get("accept", ""))
            content, kind = answer.encoded(as_xml=as_xml)
            log.end(self._service, number, answer.status, content, int((time.monotonic() - start) * 1000))
        if body is None:
            headers["Connection"] = "close"
        return Response(content, answer.status, {"Content-Type": kind, **headers})

    def _carried_out(
        self, request: Request, match: Match | None, operation: Operation | None, body: bytes | None, number: int
    ) -> dict[str, object]:
        if match is None:
            raise Refusal("Not found", 404)
        if operation is None:
            raise Refusal("Method not allowed", 405)
        user = self._user(request)
        if body is None:
            raise TooLarge
        self._limiter.take(user, operation)
        try:
            values = operation.arguments(match.values, parse_qsl(request.url.query, keep_blank_values=True))
        except (Violation, ValueError):
            raise Refusal from None
        given = self._dialect.checked(operation, _decoded(request, body)) if operation.has_body else {}
        return self._dialect.operations[operation.id](
            Call(self._service, self._dialect.contract, user, values, given, number)
        )

    def _user(self, request: Request) -> User:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        is_known = scheme.lower() == self._dialect.contract.auth_scheme.lower()
        user = self._service.settings.user(token.strip()) if is_known else None
        if user is None:
            raise Unauthorised
        return user


def _decoded(request: Request, body: bytes) -> object:
    kind = request.headers.get("content-type", "application/json").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise WrongKind
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
