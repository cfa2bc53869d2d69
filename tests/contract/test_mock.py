"""What the mock server of each document makes of the document's own requests, asked without the library."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from tests.contract.document import DOCUMENTS, Document, Operation, schema_errors

pytestmark = pytest.mark.source

Mocks = Callable[[str], str]
EACH = pytest.mark.parametrize("of", DOCUMENTS, ids=repr)


@contextmanager
def asking(of: Document, mocks: Mocks) -> Generator[httpx.Client]:
    with httpx.Client(base_url=mocks(of.version), headers={"Authorization": f"{of.scheme} a-fake-token"}) as client:
        yield client


def requests(of: Document) -> Iterator[tuple[Operation, dict[str, Any]]]:
    """Yield each operation with the arguments of each of its documented requests."""
    for operation in of.operations.values():
        path, query = (
            {one["name"]: one["example"] for one in operation.parameters if one["in"] == place}
            for place in ("path", "query")
        )
        chosen = set(operation.alternatives[0]) if operation.alternatives else set()
        left_out = {name for group in operation.alternatives[1:] for name in group} - chosen
        given = {name: value for name, value in query.items() if name not in left_out}
        for body in operation.requests or (None,):
            yield (
                operation,
                {
                    "method": operation.method,
                    "url": operation.path.format(**path),
                    "params": given,
                    **({} if body is None else {"json": body}),
                },
            )


@EACH
def test_every_documented_request_is_taken_and_answered_as_documented(of: Document, mocks: Mocks) -> None:
    asked = 0
    with asking(of, mocks) as client:
        for operation, request in requests(of):
            answer = client.request(**request)
            assert answer.status_code == 200, (operation.call, answer.headers.get("sl-violations"))
            assert list(schema_errors(operation.answer, answer.json(), of)) == []
            asked += 1
    print(f"\n{of}: {asked} documented requests of {len(of.operations)} calls")
    assert asked >= len(of.operations)


@EACH
def test_every_documented_answer_can_be_asked_for(of: Document, mocks: Mocks) -> None:
    asked = 0
    with asking(of, mocks) as client:
        for operation, request in first_requests(of):
            for example in operation.examples:
                prefer = f"code={example.status}, example={example.name}"
                answer = client.request(**request, headers={"Prefer": prefer})
                assert (answer.status_code, answer.json()) == (example.status, example.value), (operation.call, prefer)
                asked += 1
    print(f"\n{of}: {asked} documented answers")
    assert asked > 100


@EACH
def test_every_request_without_a_token_is_refused(of: Document, mocks: Mocks) -> None:
    with httpx.Client(base_url=mocks(of.version)) as client:
        for operation, request in first_requests(of):
            answer = client.request(**request)
            assert answer.status_code == 401, operation.call
            assert answer.json()["ErrorMessage"]


@EACH
def test_a_field_that_no_request_has_is_refused(of: Document, mocks: Mocks) -> None:
    with asking(of, mocks) as client:
        bodies = [(operation, request) for operation, request in first_requests(of) if "json" in request]
        for operation, request in bodies:
            unheard: dict[str, Any] = {**request, "json": {**request["json"], "Unheard": "of"}}
            answer = client.request(**unheard)
            assert answer.status_code == 400, operation.call
    assert len(bodies) >= 10


def first_requests(of: Document) -> Iterator[tuple[Operation, dict[str, Any]]]:
    """Yield one request of each operation that has a request of its own."""
    asked = set[str]()
    for operation, request in requests(of):
        if not operation.is_further and operation.call not in asked:
            asked.add(operation.call)
            yield operation, request
