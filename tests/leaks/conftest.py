"""What a caller gives and what the service answers shows up nowhere but in the results.

A token, a number, a text and a name that are in nothing else go through calls that succeed, fail and are wrong; then
they are looked for in log records, hook payloads, spans, reprs, exceptions and tracebacks with all variables shown.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest

from tests.leaks.echo import Echo, echoing
from tests.leaks.witness import Witness, watching


@pytest.fixture
def service() -> Generator[Echo]:
    with echoing() as echo:
        yield echo


@pytest.fixture
def witness() -> Generator[Witness]:
    with watching() as witness:
        yield witness
