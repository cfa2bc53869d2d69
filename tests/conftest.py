"""What the tests share."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack
from functools import cache

import pytest
from hypothesis import settings

from tests.calls import CALLERS, ONCE, Caller
from tests.servers import Server, recording

# The same examples in every run; look for new ones with `pytest --hypothesis-profile explore`.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=2000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Coroutine tests run on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def mocks() -> Generator[Callable[[str], str]]:
    """The base URL of a mock server of a version of the API, one for each version and worker process."""
    from scripts.mock import running
    from scripts.toolbox import document_of

    with ExitStack() as stack:
        yield cache(lambda version: stack.enter_context(running(document_of(version))))


@pytest.fixture(scope="session")
def prism(mocks: Callable[[str], str]) -> str:
    """The base URL of a mock server of the version of the API that is the default."""
    from scripts.toolbox import DEFAULT_VERSION

    return mocks(DEFAULT_VERSION)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own settings and proxies have no say."""
    for name in ("BESTSMS_AUTH_TOKEN", "BESTSMS_API_URL", "BESTSMS_API_VERSION", "BESTSMS_SEND_MODE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Generator[Server]:
    """A server that records requests and answers them."""
    with recording() as running_server:
        yield running_server


@pytest.fixture(params=CALLERS, ids=["sync", "async"])
def caller(request: pytest.FixtureRequest, server: Server) -> Generator[Caller]:
    """Each of the two clients, of the recording server, trying once."""
    with request.param(server.url, **ONCE) as made:
        yield made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that are given the most time: one that is begun last keeps a worker alone at work."""

    def seconds(item: pytest.Item) -> float:
        marker = item.get_closest_marker("timeout")
        return 0.0 if marker is None else float(marker.args[0])

    items.sort(key=seconds, reverse=True)
