"""Forked processes, ends of processes, and what a process imports."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import threading

import pytest

from bestsms import AsyncBestSMS, BestSMS
from tests.transports.loopback import Peer, answering, reply, serving

FORKING = ("-W", "error", "-W", "ignore::DeprecationWarning")  # Python 3.12 and later warn of forks beside threads
forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
WAYS = ["httpx", "httpx-async", "pyreqwest", "pyreqwest-async"]

# What the programs below share: `call()` makes a call over the transport named by the first argument.
# Python's development mode tells of callbacks that take long, as all do on a machine that stalls.
PRELUDE = """
import asyncio, logging, os, sys
logging.getLogger("asyncio").addFilter(lambda record: not str(record.msg).startswith("Executing"))
from bestsms._core.wire import HTTPRequest
from bestsms.transports import async_transport, sync_transport
way, url = sys.argv[1:]
name = way.removesuffix("-async")

def run(coroutine):
    with asyncio.Runner() as runner:
        runner.get_loop().slow_callback_duration = 60  # in development mode asyncio complains of a slow machine
        return runner.run(coroutine)

def opened():
    return (async_transport if way.endswith("-async") else sync_transport)(name, None)

def call(transport, body, timeout=10):
    sending = transport.send(HTTPRequest("POST", url, {}, body), timeout)
    answer = run(sending) if way.endswith("-async") else sending
    assert answer.body == body, answer

def close(transport):
    return run(transport.aclose()) if way.endswith("-async") else transport.close()

def forked(work):
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        sys.stderr.flush()
        os._exit(0)
    return child

def wait(*children):
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
"""


def run(program: str, *arguments: str, options: tuple[str, ...] = ("-W", "error")) -> subprocess.CompletedProcess[str]:
    """Run a program with these arguments; it must say nothing and end well."""
    code = PRELUDE + textwrap.dedent(program) if arguments else textwrap.dedent(program)
    done = subprocess.run(
        [sys.executable, *options, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done


def echo(peer: Peer) -> None:
    while request := peer.request():
        peer.send(reply(request.body))


@forking
@pytest.mark.parametrize("way", WAYS)
def test_a_forked_child_has_connections_of_its_own_and_leaves_the_parents_alone(way: str) -> None:
    program = """
        transport = opened()
        call(transport, b"before")

        def work():
            for _ in range(3):
                call(transport, b"child")
            close(transport)

        for _ in range(2):
            wait(forked(work), forked(work))
        call(transport, b"after")
        close(transport)
        """
    with serving(echo) as server:
        run(program, way, server.url, options=FORKING)
        assert sorted(request.body for request in server.requests) == [b"after", b"before", *[b"child"] * 12]
        children = 4 * (3 if way.endswith("-async") else 1)  # each asyncio.run is a loop with connections of its own
        own = {"httpx": 1, "pyreqwest": 1, "httpx-async": 2, "pyreqwest-async": 1}
        assert server.connections == own[way] + children


@forking
@pytest.mark.parametrize("way", ["httpx", "pyreqwest"])
def test_threads_in_calls_while_another_forks_are_not_disturbed_and_the_child_is_not_locked(way: str) -> None:
    program = """
        from concurrent.futures import ThreadPoolExecutor
        transport = opened()
        with ThreadPoolExecutor(4) as threads:
            # Held for as long as five children need, each of which imports httpx: seconds on a busy machine.
            waiting = [threads.submit(call, transport, b"hold", 60) for _ in range(4)]
            call(transport, b"until four are held")
            for _ in range(5):
                wait(forked(lambda: call(transport, b"child")))
            call(transport, b"release")
            for future in waiting:
                future.result()
        close(transport)
        """
    held, release = threading.Semaphore(0), threading.Event()

    def run_server(peer: Peer) -> None:
        while request := peer.request():
            if request.body == b"hold":
                held.release()
                release.wait(30)
            elif request.body == b"until four are held":
                for _ in range(4):
                    held.acquire(timeout=30)
            elif request.body == b"release":
                release.set()
            peer.send(reply(request.body))

    with serving(run_server) as server:
        run(program, way, server.url, options=FORKING)
        assert sum(request.body == b"child" for request in server.requests) == 5
        assert sum(request.body == b"hold" for request in server.requests) == 4


@pytest.mark.parametrize("way", ["httpx", "pyreqwest"])
def test_blocking_calls_let_no_thread_into_the_interpreter_that_a_fork_could_catch_there(way: str) -> None:
    """A thread from outside gets a number in the interpreter each time that it enters; a fork then can hang."""
    program = """
        import ctypes, threading
        from ctypes import pythonapi
        pythonapi.PyThreadState_Get.restype = ctypes.c_void_p
        pythonapi.PyThreadState_GetID.argtypes = [ctypes.c_void_p]
        pythonapi.PyThreadState_GetID.restype = ctypes.c_uint64

        def number_of_the_next_thread():
            found = []
            own = lambda: found.append(pythonapi.PyThreadState_GetID(pythonapi.PyThreadState_Get()))
            thread = threading.Thread(target=own)
            thread.start()
            thread.join()
            return found[0]

        transport = opened()
        call(transport, b"first")
        before = number_of_the_next_thread()
        for _ in range(20):
            call(transport, b"again")
        assert number_of_the_next_thread() == before + 1
        close(transport)
        """
    with serving(echo) as server:
        run(program, way, server.url)


@forking
def test_a_new_client_in_a_forked_child_works_or_says_why_not() -> None:
    program = """
        call(opened(), b"parent")

        def work():
            call(sync_transport("auto", None), b"auto")
            call(sync_transport("httpx", None), b"httpx")
            try:
                call(sync_transport("pyreqwest", None), b"pyreqwest")
            except RuntimeError as error:
                assert "fork" in str(error)
            else:
                raise AssertionError

        wait(forked(work))
        """
    with serving(echo) as server:
        run(program, "pyreqwest", server.url, options=FORKING)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("options", [(), ("-X", "dev", "-W", "error")], ids=["plain", "dev"])
def test_a_client_that_nobody_closes_ends_with_the_process_and_says_nothing(way: str, options: tuple[str, ...]) -> None:
    program = """
        transport = opened()
        call(transport, b"1")
        if way == "httpx":
            other = opened()
            call(other, b"2")
            del other
        """
    with serving(echo) as server:
        done = run(program, way, server.url, options=options)
        assert done.stdout == ""
        assert server.finished.acquire(timeout=5)


@forking
@pytest.mark.parametrize("way", WAYS)
def test_a_client_that_was_not_used_before_a_fork_works_in_the_child_and_in_the_parent(way: str) -> None:
    program = """
        transport, used = opened(), opened()
        call(used, b"another")
        wait(forked(lambda: call(transport, b"child")))
        call(transport, b"parent")
        """
    with serving(echo) as server:
        run(program, way, server.url, options=FORKING)
        assert sorted(request.body for request in server.requests) == [b"another", b"child", b"parent"]


@forking
def test_a_fork_waits_for_a_first_call_in_another_thread_to_have_loaded_what_it_needs() -> None:
    """A child made while another thread imports a module would wait without end to import it too."""
    program = """
        import threading, time
        loading = threading.Event()

        class Slow:
            def find_spec(self, name, path=None, target=None):
                if name == "httpx":
                    loading.set()
                    time.sleep(0.5)

        sys.meta_path.insert(0, Slow())
        transport = opened()
        thread = threading.Thread(target=call, args=(transport, b"parent"))
        thread.start()
        loading.wait()
        wait(forked(lambda: call(transport, b"child")))
        thread.join()
        """
    with serving(echo) as server:
        run(program, "httpx", server.url, options=FORKING)
        assert sorted(request.body for request in server.requests) == [b"child", b"parent"]


def test_making_and_closing_a_client_does_not_import_httpx() -> None:
    run("""
        import asyncio, sys, bestsms
        assert not {"httpx", "pyreqwest"} & set(sys.modules)
        for name in ("auto", "httpx", "pyreqwest"):
            bestsms.BestSMS("token", Transport=name).WithOptions(MaxRetries=1).close()
            bestsms.BestSMS("token", Transport=name).close()
            asyncio.run(bestsms.AsyncBestSMS("token", Transport=name).aclose())
        assert not {"httpx", "httpcore", "certifi"} & set(sys.modules)
        """)
    run("import sys, bestsms; bestsms.BestSMS('token', Transport='httpx'); assert 'ssl' not in sys.modules")


CALL = """
        import sys, bestsms
        client = bestsms.BestSMS("token", BaseURL=sys.argv[2], Transport=sys.argv[1])
        assert client.Addressbook.Group.List().Result
        """


def test_a_call_over_pyreqwest_imports_no_httpx() -> None:
    with serving(echo) as server:
        run(CALL + "assert not {'httpx', 'httpcore'} & set(sys.modules)", "pyreqwest", server.url)


def test_auto_is_pyreqwest_if_it_is_there_and_httpx_if_not() -> None:
    with serving(echo) as server:
        run(CALL + "assert 'pyreqwest' in sys.modules", "auto", server.url)
        run("        sys.modules['pyreqwest'] = None" + CALL + "assert 'httpx' in sys.modules", "auto", server.url)
    run("""
        import sys, bestsms
        sys.modules["pyreqwest"] = None
        for client in (bestsms.BestSMS, bestsms.AsyncBestSMS):
            try:
                client("token", Transport="pyreqwest")
            except ImportError as error:
                assert 'pip install "bestsms[fast]"' in str(error)
            else:
                raise AssertionError
        """)


@pytest.mark.parametrize("client", [BestSMS, AsyncBestSMS])
def test_an_unknown_transport_is_refused_with_the_names_there_are(client: type[BestSMS | AsyncBestSMS]) -> None:
    with pytest.raises(ValueError, match="auto, httpx, pyreqwest"):
        client("token", Transport="curl")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]  # what is wrong here


def test_a_closed_client_says_so() -> None:
    with serving(answering()) as server:
        client = BestSMS("token", BaseURL=server.url)
        client.close()
        client.close()
        with pytest.raises(RuntimeError, match="closed"):
            client.Reports.Status.Poll(MessageID="ID123456")
    assert server.requests == []
