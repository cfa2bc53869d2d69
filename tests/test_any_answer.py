"""Whatever the answer: a documented result or a documented exception, soon."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings

from bestsms import BestSMSError
from tests.answers import examine, examine_error
from tests.calls import CALLERS, CALLS, ONCE, Caller
from tests.servers import RawServer, raw
from tests.strategies import EXAMPLES, answers

QUICK = {**ONCE, "Timeout": 20}


@pytest.fixture(scope="module", params=CALLERS, ids=["sync", "async"])
def shared(request: pytest.FixtureRequest) -> Generator[tuple[Caller, Caller, RawServer]]:
    """A client that returns and one that raises, for all examples."""
    kind = request.param
    with raw() as server, kind(server.url, **QUICK) as caller, kind(server.url, RaiseErrors=True, **QUICK) as raising:
        yield caller, raising, server


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answer=answers())
def test_any_answer_gives_a_documented_result_or_exception(
    shared: tuple[Caller, Caller, RawServer], answer: tuple[str, bytes]
) -> None:
    caller, raising, server = shared
    name, server.raw = answer
    call = CALLS[name]
    result = caller.call(name, **call.arguments)
    examine(result, call.result)
    try:
        again = raising.call(name, **call.arguments)
    except BestSMSError as error:
        examine_error(error, error.Result)
        assert not result.IsSuccess
    else:
        examine(again, call.result)
        assert again.IsSuccess
        assert result.IsSuccess
