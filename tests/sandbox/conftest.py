"""A sandbox, and a client of it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from bestsms import BestSMS
from bestsms.sandbox import Sandbox


@pytest.fixture
def sandbox() -> Generator[Sandbox]:
    """An empty sandbox."""
    with Sandbox() as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[BestSMS]:
    """A client of the sandbox."""
    with BestSMS(sandbox.Token, BaseURL=sandbox.BaseURL, TimeZone="AUS Eastern") as made:
        yield made
