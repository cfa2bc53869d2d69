"""Whatever the arguments, what is sent is valid against the document."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.calls import ONCE, Blocking
from tests.contract.document import operations, violations
from tests.servers import Server, recording
from tests.strategies import EXAMPLES, calls

pytestmark = pytest.mark.source


@pytest.fixture(scope="module")
def shared() -> Generator[tuple[Blocking, Server]]:
    """One client and one server for all examples."""
    with recording() as server, Blocking(server.url, **ONCE) as caller:
        yield caller, server


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(call=calls())
def test_any_arguments_that_are_sent_make_a_valid_request(
    shared: tuple[Blocking, Server], call: tuple[str, dict[str, object]]
) -> None:
    caller, server = shared
    name, arguments = call
    server.requests.clear()
    try:
        caller.call(name, **arguments)
    except (TypeError, ValueError):
        assert server.requests == []
    else:
        assert list(violations(operations()[name], server.only)) == []
