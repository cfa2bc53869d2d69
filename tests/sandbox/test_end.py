"""A sandbox ends when it is told to, without a word, and says shortly why it cannot begin."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from bestsms.sandbox import Sandbox, StoreError

# Not -X dev: there asyncio says which callbacks a slow machine held up.
COMMAND = [sys.executable, "-W", "default", "-m", "bestsms.sandbox", "--port", "0"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("is_asked", [True, False])
def test_a_signal_ends_it_without_a_word(number: signal.Signals, is_asked: bool, tmp_path: Path) -> None:
    command = [*COMMAND, "--db", str(tmp_path / "state.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url, *_ = (process.stdout.readline().split()[-1] for _ in range(5))
        if is_asked:
            assert httpx.get(url, timeout=60, trust_env=False).status_code == 200
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    assert [file.name for file in tmp_path.iterdir()] == ["state.db"]


@pytest.mark.parametrize(
    "given, words",
    [
        (["--port", "65536"], "a port is from 0 to 65535, not '65536'"),
        (["--db", "missing/state.db"], "cannot be opened"),
        (["--db", "."], "cannot be opened"),
    ],
)
def test_what_it_cannot_use_is_named_in_one_line(given: list[str], words: str, tmp_path: Path) -> None:
    ran = subprocess.run([*COMMAND, *given], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode in (1, 2)
    assert words in ran.stderr.splitlines()[-1]
    assert "Traceback" not in ran.stderr


def test_a_file_that_another_sandbox_uses_is_refused(tmp_path: Path) -> None:
    with Sandbox(File=tmp_path / "state.db"), pytest.raises(StoreError, match="is in use"):
        Sandbox(File=tmp_path / "state.db")
    with Sandbox(File=tmp_path / "state.db") as again:
        assert again.State().Messages == 0
