"""Whatever the arguments, what is sent is valid against the document of the version that is spoken."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.calls import ONCE, Blocking
from tests.contract.document import DOCUMENTS, Document, violations
from tests.contract.versions import EACH, calls, hurried, listing
from tests.servers import Server, recording
from tests.strategies import EXAMPLES, changed_calls

pytestmark = pytest.mark.source

Connected = tuple[Blocking, Server]
CALLS: Mapping[str, st.SearchStrategy[tuple[str, dict[str, object]]]] = {
    of.version: changed_calls(
        {name: call.arguments for name, call in calls(of).items()},
        {name: (*operation.public_names(), *operation.aliases()) for name, operation in of.operations.items()},
    )
    for of in DOCUMENTS
}


@pytest.fixture(scope="module")
def connect() -> Generator[Callable[[Document], Connected]]:
    """One client and one server of a version for all examples."""

    with ExitStack() as stack:

        def connected(of: Document) -> Connected:
            server = stack.enter_context(recording(of.base))
            caller = stack.enter_context(Blocking(server.url, APIVersion=of.version, **ONCE))
            stack.enter_context(hurried(caller))
            return caller, server

        yield cache(connected)


@EACH
def test_any_arguments_that_are_sent_make_a_valid_request(
    of: Document, connect: Callable[[Document], Connected]
) -> None:
    examples = EXAMPLES if of is DOCUMENTS[0] else EXAMPLES // 2
    caller, server = connect(of)

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(call=CALLS[of.version])
    def check(call: tuple[str, dict[str, object]]) -> None:
        name, arguments = call
        server.requests.clear()
        try:
            caller.call(name, **arguments)
        except (TypeError, ValueError):
            assert server.requests == []
        else:
            assert list(violations(listing(of.operations[name]), server.only)) == []

    check()
