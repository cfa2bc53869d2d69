"""What the tests share."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import settings

# The same examples in every run; look for new ones with `pytest --hypothesis-profile explore`.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, max_examples=2000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Coroutine tests run on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def prism() -> Generator[str]:
    """The base URL of a mock server of API v2.04, one for each worker process."""
    from scripts.mock import running
    from scripts.toolbox import ROOT

    with running(ROOT / "openapi" / "bestsms-v2.04.yaml") as url:
        yield url
