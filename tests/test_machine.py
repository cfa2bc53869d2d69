"""The clock that the tests of time bounds go by."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from itertools import pairwise

import pytest

from tests.machine import own_time, within


def _compute(seconds: float) -> None:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass


def test_a_wait_and_a_computation_count() -> None:
    with pytest.raises(AssertionError, match="took"), within(0.2):
        time.sleep(0.4)
    with pytest.raises(AssertionError, match="took"), within(0.2):
        _compute(0.4)


def test_it_does_not_go_back() -> None:
    shown = [own_time() for _ in range(1000)]
    assert max(earlier - later for earlier, later in pairwise(shown)) < 0.05


def test_what_the_machine_takes_does_not_count() -> None:
    program = """
        from tests.machine import own_time
        import time
        began, really = own_time(), time.monotonic()
        print("ready", flush=True)
        input()
        print(time.monotonic() - really, own_time() - began)
        """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as stopped:
        assert stopped.stdout is not None
        assert stopped.stdin is not None
        stopped.stdout.readline()
        stopped.send_signal(signal.SIGSTOP)
        time.sleep(1.5)
        stopped.stdin.write("\n")
        stopped.stdin.flush()
        stopped.send_signal(signal.SIGCONT)
        real, own = map(float, stopped.stdout.readline().split())
    assert real > 1.4
    assert own < real - 1
