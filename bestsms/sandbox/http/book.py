"""The address book as the inbox shows it: read past the API, so that looking is no request and meets no fault."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bestsms.sandbox import addressbook
from bestsms.sandbox.answers import Refusal
from bestsms.sandbox.commands import ControlError
from bestsms.sandbox.http.reading import number
from bestsms.sandbox.paging import Asked
from bestsms.sandbox.service import Service
from bestsms.sandbox.settings import User
from bestsms.sandbox.versions.v2_04.book import Book

__all__ = ["book_routes"]

MOST = 1000
LAST_PAGE = 10**9


def book_routes(service: Service) -> list[Route]:
    """Return the routes, below /_sandbox: contacts, of a group if one is named, and groups."""
    user = User(service.settings.Token)
    book = Book(service.contracts["2.04"])

    def contacts(request: Request) -> dict[str, object]:
        name = request.query_params.get("group", "")
        group = addressbook.group(service, user, name) if name else None
        page, rows = addressbook.contacts(service, user, _page(request), group=group)
        return {**page.fields, "Contacts": [book.contact(service, row) for row in rows]}

    def groups(request: Request) -> dict[str, object]:
        page, rows = addressbook.groups(service, user, _page(request))
        return {**page.fields, "Groups": [book.group(service, row) for row in rows]}

    async def contact_list(request: Request) -> Response:
        try:
            return _json(contacts(request))
        except Refusal:
            return _json({"Result": "Failed", "ErrorMessage": ["there is no such group"]}, 404)
        except ControlError as error:
            return _json({"Result": "Failed", "ErrorMessage": [error.text]}, error.status)

    async def group_list(request: Request) -> Response:
        try:
            return _json(groups(request))
        except ControlError as error:
            return _json({"Result": "Failed", "ErrorMessage": [error.text]}, error.status)

    return [Route("/contacts", contact_list), Route("/groups", group_list)]


def _page(request: Request) -> Asked:
    return number(request, "page", 1, LAST_PAGE), number(request, "recordsPerPage", 50, MOST)


def _json(content: object, status: int = 200) -> Response:
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(msgspec.json.encode(content), status, headers)
