"""Whatever the arguments: one request, or an error that names the argument and no request."""

from __future__ import annotations

import json
import re
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.calls import CALLERS, CALLS, ONCE, Caller
from tests.servers import Received, Server, recording
from tests.strategies import EXAMPLES, KNOWN, calls


@pytest.fixture(scope="module", params=CALLERS, ids=["sync", "async"])
def shared(request: pytest.FixtureRequest) -> Generator[tuple[Caller, Server]]:
    """One client and one server for all examples: making a client takes longer than a call."""
    with recording() as server, request.param(server.url, **ONCE) as caller:
        yield caller, server


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(call=calls())
def test_any_arguments_send_one_request_or_are_refused_by_name(
    shared: tuple[Caller, Server], call: tuple[str, dict[str, object]]
) -> None:
    caller, server = shared
    name, arguments = call
    server.requests.clear()
    refusal = ""
    try:
        result = caller.call(name, **arguments)
    except (TypeError, ValueError) as error:
        refusal = str(error) or "no words"
    else:
        assert result.Result == "Success"
        _check(name, server.only)
    if refusal:
        assert server.requests == []
        assert _names_one_of({*KNOWN[name], *arguments}, refusal)


def _names_one_of(names: set[str], refusal: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b|{re.escape(repr(name)[:70])}", refusal) for name in names)


def _check(name: str, request: Received) -> None:
    assert request.method == CALLS[name].method
    assert request.target.isascii()
    assert ".." not in request.path.split("/")
    if request.body:
        request.body.decode("utf-8")
        text = json.dumps(request.json)
        assert "NaN" not in text
        assert "null" not in text or ".Update" in name or '"null' in text.replace(" ", "")
    else:
        assert request.method in {"GET", "DELETE"}
