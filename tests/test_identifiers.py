"""MessageIDs that the library makes are UUIDs, and no two are alike."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from bestsms import BestSMS
from tests.calls import NUMBER, TOKEN
from tests.servers import Server

SENDS = 600


def test_no_two_sends_of_many_threads_have_one_identifier(server: Server) -> None:
    with BestSMS(TOKEN, BaseURL=server.url) as client, ThreadPoolExecutor(8) as threads:

        def send(number: int) -> str | None:
            return client.Messaging.SMS.SendMessage(MessageText=f"Hello {number}", Recipients=NUMBER).MessageID

        list(threads.map(send, range(SENDS)))
    made = [request.message["MessageID"] for request in server.requests]
    assert len(set(made)) == len(made) == SENDS
    assert {UUID(identifier).version for identifier in made} == {4}
    assert all(str(UUID(identifier)) == identifier for identifier in made)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("fork", ["os.fork", "ctypes.PyDLL(None).fork"], ids=["by-python", "unknown-to-python"])
def test_a_forked_child_makes_other_identifiers_than_its_parent(fork: str) -> None:
    program = f"""
        import ctypes, os, warnings
        warnings.simplefilter("ignore")  # some Pythons warn of every fork
        from bestsms._core.identifiers import new_message_id
        new_message_id()
        reading, writing = os.pipe()
        if ({fork})() == 0:
            os.write(writing, " ".join(new_message_id() for _ in range(50)).encode())
            os._exit(0)
        os.wait()
        theirs = set(os.read(reading, 10_000).decode().split())
        ours = {{new_message_id() for _ in range(50)}}
        assert len(ours) == len(theirs) == 50
        parts = lambda made: {{identifier[:8] for identifier in made}}  # what the time does not reach
        assert not parts(ours) & parts(theirs)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
