"""A life in a sandbox that all tests of a process share."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.tracking.life import Life, Place, place


@pytest.fixture(scope="session")
def shared_place() -> Generator[Place]:
    """One place for each worker process."""
    with place() as made:
        yield made


@pytest.fixture
def store() -> Path | str:
    """Where the tracker keeps what it knows."""
    return ":memory:"


@pytest.fixture
def life(shared_place: Place, store: Path | str) -> Generator[Life]:
    """A new life."""
    with shared_place.life_with(store) as made:
        yield made


@pytest.fixture(scope="session")
def silent_place() -> Generator[Place]:
    """A place where no webhook is posted."""
    with place(has_webhooks=False) as made:
        yield made


@pytest.fixture
def deaf(silent_place: Place) -> Generator[Life]:
    """A new life to which no webhook is posted."""
    with silent_place.life_with() as made:
        yield made
