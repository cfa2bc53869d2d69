"""A pytest plugin that has Prism judge what the tests say to a service: pytest -p tests.through_proxy.

Every request that a client makes in a test, to whatever server, is made once more of a sandbox behind `prism proxy`.
The sandboxes that tests run are behind one too, but in tests of what no proxy passes on. An answer that the OpenAPI
document does not allow fails its test; a request that it does not allow is counted, for a test can be about just that.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from bestsms._core.session import Session
from bestsms._core.wire import HTTPRequest
from bestsms.sandbox import Sandbox
from scripts.mock import Proxy, proxying
from tests.contract.document import PATH

REPORT = "BESTSMS_PROXY_REPORT"
DIRECT = {
    "sandbox/test_fault": "faults of connections",
    "test_what_a_test_does_to_its_sandbox": "faults of connections",
    "test_a_connection_is_cut": "faults of connections",
    "sandbox/test_end": "sandboxes that end",
    "sandbox/test_files": "sandboxes that end",
    "sandbox/test_oddities": "HTTP that Prism answers itself, or dies of",
    "test_a_body_that_is_no_json": "HTTP that Prism answers itself",
    "test_another_method": "HTTP that Prism answers itself",
    "20_mb": "bodies that are too large for Prism",
    "test_answers_are_xml": "XML, which Prism cannot read",
    "test_retry_after_is_waited_for": "HTTP 429, a fault that was asked for",
    "test_what_was_refused_can_be_sent": "HTTP 429, a fault that was asked for",
    "test_each_outcome_of_a_send_is_told_apart": "HTTP 429, a fault that was asked for",
    "test_a_version_that_there_is_not": "the sandbox's own addresses",
}
"""Tests whose sandboxes have no proxy in front of them, by a part of their names, and what they are about."""
LARGEST = 5_000_000
MOST_OF_A_TEST = 25
"""Requests that are made once more; those of a test with random data are many and much alike."""
_MADE = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_OPERATION = re.compile(r"/(?:send|get|set|addressbook)/.*")


class Judge:
    """The proxies of one process, and what they found."""

    def __init__(self) -> None:
        self.made: list[HTTPRequest] = []
        self.is_direct: bool = True
        self.tests: int = 0
        self.counts: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()
        self.invalid: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._told: int = 0
        self._proxies: dict[Sandbox, tuple[str, ExitStack, Proxy | None]] = {}
        self._seen: dict[Proxy, int] = {}
        self._last: dict[Sandbox, int] = {}
        self._stack = ExitStack()
        self._again: httpx.Client | None = None

    def watch(self, sandbox: Sandbox) -> None:
        """Have a sandbox stand behind a proxy whenever a test wants it so."""
        self._proxies[sandbox] = (sandbox.BaseURL, ExitStack(), None)
        self.place(sandbox)

    def place(self, sandbox: Sandbox) -> None:
        """Give a sandbox the address that this test is to use."""
        url, stack, proxy = self._proxies[sandbox]
        if not self.is_direct and proxy is None:
            proxy = stack.enter_context(proxying(PATH, url))
            self._proxies[sandbox], self._seen[proxy] = (url, stack, proxy), 0
        sandbox.BaseURL = url if self.is_direct or proxy is None else proxy.url

    def begin(self, test: str) -> None:
        """Place every sandbox for a test."""
        self.made.clear()
        self.is_direct = any(part in test for part in DIRECT)
        for sandbox in self._proxies:
            self.place(sandbox)

    def end(self, test: str) -> list[str]:
        """Make the requests of a test once more; return what is wrong with the answers to any."""
        self.tests += 1
        for request in self._distinct():
            self._make(test, request)
        for sandbox, (_, _, proxy) in self._proxies.items():
            if proxy is not None and not self.is_direct:
                self._read(test, proxy)
                self._count(sandbox)
        self._report()
        known, self._told = self._told, len(self.wrong)
        return self.wrong[known:]

    def _distinct(self) -> list[HTTPRequest]:
        found: dict[object, HTTPRequest] = {}
        for one in self.made:
            found.setdefault((one.method, _path(one), _MADE.sub(b"", one.body or b"")), one)
        few = [one for one in found.values() if len(one.body or b"") < LARGEST]
        self.counts["left out"] += max(0, len(found) - len(few[:MOST_OF_A_TEST]))
        return few[:MOST_OF_A_TEST]

    def _make(self, test: str, request: HTTPRequest) -> None:
        answer = self._client().request(request.method, _path(request), content=request.body)
        self.counts["once more"] += 1
        self.answers[str(answer.status_code)] += 1
        if violations := answer.headers.get("sl-violations"):
            self._judge(test, violations)

    def _client(self) -> httpx.Client:
        if self._again is None:
            before, self.is_direct = self.is_direct, True
            sandbox = self._stack.enter_context(Sandbox())
            self.is_direct = before
            url, _, _ = self._proxies.pop(sandbox)
            proxy = self._stack.enter_context(proxying(PATH, url))
            headers = {"Authorization": f"Basic {sandbox.Token}", "Content-Type": "application/json"}
            self._again = self._stack.enter_context(
                httpx.Client(base_url=proxy.url, headers=headers, timeout=60, trust_env=False)
            )
        return self._again

    def _count(self, sandbox: Sandbox) -> None:
        """Count the requests that are new since the last time, or since a reset."""
        last = max((one.ID for one in sandbox.Requests(RecordsPerPage=1).Requests), default=0)
        known = self._last.get(sandbox, 0)
        self.counts["through"] += last - known if last >= known else last
        self._last[sandbox] = last

    def _read(self, test: str, proxy: Proxy) -> None:
        found = proxy.violations()
        for violations in found[self._seen[proxy] :]:
            self._judge(test, violations)
        self._seen[proxy] = len(found)

    def _judge(self, test: str, violations: str) -> None:
        of_answers = [one for one in json.loads(violations) if one["location"][0] == "response"]
        if of_answers:
            self.wrong.append(f"{test}: {json.dumps(of_answers)}")
        else:
            self.invalid[test] += 1

    def let_go(self, sandbox: Sandbox) -> None:
        """End the proxy of a sandbox; what came through it has been read, or is read now."""
        if sandbox not in self._proxies:
            return
        _, stack, proxy = self._proxies.pop(sandbox)
        with stack:
            if proxy is not None:
                self._read(os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0], proxy)
                self._count(sandbox)

    def close(self) -> None:
        """End every proxy, and write down what was found."""
        for sandbox in list(self._proxies):
            self.let_go(sandbox)
        self._stack.close()
        self._report()

    def _report(self) -> None:
        """Write down what was found so far: a run may be broken off."""
        if folder := os.environ.get(REPORT):
            found = {
                "tests": self.tests,
                "counts": self.counts,
                "answers": self.answers,
                "invalid": self.invalid,
                "wrong": self.wrong,
            }
            Path(folder, f"{os.getpid()}.json").write_text(json.dumps(found))


def _path(request: HTTPRequest) -> str:
    match = _OPERATION.search(request.url)
    return match[0] if match else "/" + request.url.partition("://")[2].partition("/")[2]


JUDGE = Judge()


def pytest_configure(config: pytest.Config) -> None:
    """Hear of every request and every sandbox."""
    patched = pytest.MonkeyPatch()
    make, open_, close = Session.request, Sandbox.__init__, Sandbox.Close

    def heard(session: Session, step: Any) -> HTTPRequest:
        request = make(session, step)
        JUDGE.made.append(request)
        return request

    def opened(sandbox: Sandbox, *arguments: Any, **named: Any) -> None:
        open_(sandbox, *arguments, **named)
        JUDGE.watch(sandbox)

    def closed(sandbox: Sandbox) -> None:
        JUDGE.let_go(sandbox)
        close(sandbox)

    patched.setattr(Session, "request", heard)
    patched.setattr(Sandbox, "__init__", opened)
    patched.setattr(Sandbox, "Close", closed)
    config.add_cleanup(patched.undo)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Place the sandboxes before a test is set up."""
    JUDGE.begin(item.nodeid)
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Fail a test with an answer that the document does not allow."""
    yield
    wrong = JUDGE.end(item.nodeid)
    assert not wrong, "\n".join(wrong)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the proxies of the run; pytester's runs within it have the same."""
    if session.config.pluginmanager.hasplugin("tests.through_proxy"):
        JUDGE.close()
