"""A sandbox, emptied for each test, and a client of it."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest

from bestsms.sandbox import Sandbox
from tests.sandbox.kit import Client, client_of


@pytest.fixture(scope="session")
def shared() -> Generator[Sandbox]:
    """One sandbox for each worker process."""
    with Sandbox() as running:
        yield running


@pytest.fixture
def sandbox(shared: Sandbox) -> Sandbox:
    """An empty sandbox."""
    shared.Reset()
    return shared


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that is marked with versions once for each of them, with a client of that version."""
    marker = metafunc.definition.get_closest_marker("versions")
    if marker is not None and "version" in metafunc.fixturenames:
        metafunc.parametrize("version", marker.args, indirect=True)


@pytest.fixture
def version(request: pytest.FixtureRequest) -> str:
    """The version of the API that the client speaks."""
    return str(getattr(request, "param", "2.04"))


@pytest.fixture
def client(sandbox: Sandbox, version: str) -> Generator[Client]:
    """A client of the sandbox, which waits for no turn."""
    with client_of(sandbox, version) as made:
        yield made


@pytest.fixture
def http(sandbox: Sandbox) -> Generator[httpx.Client]:
    """Plain HTTP with the token, for what no client would send."""
    headers = {"Authorization": f"Basic {sandbox.Token}"}
    with httpx.Client(base_url=sandbox.BaseURL, headers=headers, timeout=60, trust_env=False) as made:
        yield made
