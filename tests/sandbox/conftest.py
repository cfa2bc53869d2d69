"""A sandbox, emptied for each test, and a client of it."""

from __future__ import annotations

from collections.abc import Generator

import httpx
import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox
from tests.sandbox.kit import Client


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


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[Client]:
    """A client of the sandbox."""
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, TimeZone="AUS Eastern", MaxRetries=0, ReconcileFor=0) as made:
        yield made


@pytest.fixture
def http(sandbox: Sandbox) -> Generator[httpx.Client]:
    """Plain HTTP with the token, for what no client would send."""
    headers = {"Authorization": f"Basic {sandbox.Token}"}
    with httpx.Client(base_url=sandbox.BaseURL, headers=headers, timeout=60, trust_env=False) as made:
        yield made
