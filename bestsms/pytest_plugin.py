"""What pytest finds once this package is installed: two fixtures, and the block on real sends."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bestsms.sandbox import Outbox, Sandbox

__all__ = ["bestsms_sandbox", "sms_outbox"]

BLOCK = "bestsms_block_real_sends"
EXTRA = ("h11", "jsonschema_rs", "starlette", "uvicorn")
LOOPBACK = "127.0.0.1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option of the block."""
    text = "Whether a client that would send to another machine than this one raises RealSendBlocked (default: true)."
    parser.addini(BLOCK, text, type="bool", default=True)


def pytest_configure(config: pytest.Config) -> None:
    """Hold the block for the whole run."""
    if not config.getini(BLOCK):
        return
    from bestsms.testing import block_real_sends

    block = block_real_sends()
    block.__enter__()
    config.add_cleanup(lambda: block.__exit__(None, None, None))


class _Server:
    """The sandbox of this process: started by the first test that asks for it, empty for each."""

    def __init__(self) -> None:
        self._running: Sandbox | None = None

    def emptied(self) -> Sandbox:
        if self._running is None or not _is_empty_after_reset(self._running):
            self.close()
            self._running = _started()
        return self._running

    def close(self) -> None:
        if self._running is not None:
            self._running.Close()
            self._running = None


def _started() -> Sandbox:
    try:
        from bestsms.sandbox import Sandbox

        return Sandbox()
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in EXTRA:
            raise
        missing = error.name
    pytest.fail(f'bestsms_sandbox needs {missing}: pip install "bestsms[sandbox]"', pytrace=False)


def _is_empty_after_reset(sandbox: Sandbox) -> bool:
    """Reset a sandbox; False if a test closed it, has it refuse connections, or left snapshots, which a reset keeps."""
    import httpx

    from bestsms.sandbox.records import SnapshotList

    try:
        sandbox.Reset()
        return not sandbox._ask(SnapshotList, "GET", "/snapshots").Snapshots
    except (httpx.TransportError, RuntimeError):
        return False


@pytest.fixture(scope="session")
def _bestsms_server() -> Generator[_Server]:
    server = _Server()
    yield server
    server.close()


@pytest.fixture
def bestsms_sandbox(_bestsms_server: _Server) -> Generator[Sandbox]:
    """A running, empty sandbox, to which BESTSMS_API_URL and BESTSMS_AUTH_TOKEN point during the test.

    All tests of a process share one server; each worker of pytest-xdist has its own.
    """
    sandbox = _bestsms_server.emptied()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BESTSMS_API_URL", sandbox.BaseURL)
        patched.setenv("BESTSMS_AUTH_TOKEN", sandbox.Token)
        direct = ",".join(filter(None, (os.environ.get("no_proxy") or os.environ.get("NO_PROXY"), LOOPBACK)))
        patched.setenv("no_proxy", direct)
        patched.setenv("NO_PROXY", direct)
        yield sandbox


@pytest.fixture
def sms_outbox(bestsms_sandbox: Sandbox) -> Outbox:
    """What was sent to the sandbox in this test."""
    from bestsms.sandbox import Outbox

    return Outbox(bestsms_sandbox)
