"""A pytest plugin that has Prism judge what the tests say to a service: pytest -p tests.through_proxy.

Every request that a client makes in a test, to whatever server, is made once more of a sandbox behind `prism proxy`,
which knows the OpenAPI document of the client's version. The sandboxes that tests run are behind one for each version
too, but in tests of what no proxy passes on. An answer that the document does not allow fails its test; a request that
it does not allow is counted, for a test can be about just that.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from bestsms._core.session import Session
from bestsms._core.wire import HTTPRequest
from bestsms.sandbox import Sandbox, Settings
from scripts.mock import Proxy, proxying
from tests.contract.document import DOCUMENTS, SPOKEN, Document

REPORT = "BESTSMS_PROXY_REPORT"
DIRECT = {
    "sandbox/test_fault": "faults of connections",
    "test_a_fault_is_met": "faults of answers",
    "test_what_a_test_does_to_its_sandbox": "faults of connections",
    "test_a_connection_is_cut": "faults of connections",
    "sandbox/test_end": "sandboxes that end",
    "sandbox/test_files": "sandboxes that end",
    "sandbox/test_oddities": "HTTP that Prism answers itself, or dies of",
    "test_a_body_that_is_no_json": "HTTP that Prism answers itself",
    "test_another_method": "HTTP that Prism answers itself",
    "20_mb": "bodies that are too large for Prism",
    "test_answers_are_xml": "XML, which Prism cannot read",
    "test_polls_are_limited": "HTTP 429, which no document has",
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
_DOCUMENTS: Mapping[str, Document] = {of.version: of for of in DOCUMENTS}


class Made(NamedTuple):
    """A request that a client made."""

    version: str
    method: str
    target: str
    """Path and query below the base URL."""
    body: bytes


@dataclass
class Behind:
    """A sandbox, and the proxies that stand in front of it."""

    own_url: Callable[[str], str]
    """Where the sandbox itself has a version."""
    proxies: dict[str, Proxy] = field(default_factory=dict[str, Proxy])
    """By the version that each judges by."""
    stack: ExitStack = field(default_factory=ExitStack)
    seen: Counter[str] = field(default_factory=Counter[str])
    """How many violations have been read."""
    last: int = 0
    """The number of the last request that was counted."""

    def url(self, version: str) -> str:
        """Return where a proxy has a version of the sandbox; the first to ask starts it."""
        if version not in self.proxies:
            self.proxies[version] = self.stack.enter_context(proxying(_DOCUMENTS[version].path, self.own_url(version)))
        return self.proxies[version].url

    def unread(self) -> Iterator[str]:
        """Yield the violations since the last time."""
        for version, proxy in self.proxies.items():
            found = proxy.violations()
            yield from found[self.seen[version] :]
            self.seen[version] = len(found)


class Judge:
    """The proxies of one process, and what they found."""

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.is_direct: bool = True
        self.tests: int = 0
        self.counts: Counter[str] = Counter()
        self.versions: Counter[str] = Counter()
        """Requests made once more, by the version."""
        self.answers: Counter[str] = Counter()
        self.invalid: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._told: int = 0
        self._behind: dict[Sandbox, Behind] = {}
        self._stack = ExitStack()
        self._again: dict[str, httpx.Client] = {}
        self._sandbox: Sandbox | None = None

    def watch(self, sandbox: Sandbox, own_url: Callable[[str], str]) -> None:
        """Have a sandbox stand behind proxies whenever a test wants it so."""
        self._behind[sandbox] = Behind(own_url)

    def url(self, sandbox: Sandbox, version: str) -> str | None:
        """Return the address of a version of a sandbox that this test is to use; None for the sandbox's own."""
        is_known = sandbox in self._behind and version in _DOCUMENTS
        return self._behind[sandbox].url(version) if is_known and not self.is_direct else None

    def begin(self, test: str) -> None:
        """See whether a test's sandboxes are to have proxies in front of them."""
        self.made.clear()
        self.is_direct = any(part in test for part in DIRECT)

    def end(self, test: str) -> list[str]:
        """Make the requests of a test once more; return what is wrong with the answers to any."""
        self.tests += 1
        for request in self._distinct():
            self._make(test, request)
        for sandbox, behind in self._behind.items():
            if behind.proxies and not self.is_direct:
                self._read(test, sandbox, behind)
        self._report()
        known, self._told = self._told, len(self.wrong)
        return self.wrong[known:]

    def _distinct(self) -> list[Made]:
        found: dict[object, Made] = {}
        for one in self.made:
            found.setdefault(one._replace(body=_MADE.sub(b"", one.body)), one)
        few = [one for one in found.values() if len(one.body) < LARGEST]
        self.counts["left out"] += max(0, len(found) - len(few[:MOST_OF_A_TEST]))
        return few[:MOST_OF_A_TEST]

    def _make(self, test: str, request: Made) -> None:
        answer = self._client(request.version).request(request.method, request.target, content=request.body)
        self.counts["once more"] += 1
        self.versions[request.version] += 1
        self.answers[str(answer.status_code)] += 1
        if violations := answer.headers.get("sl-violations"):
            self._judge(test, violations)

    def _client(self, version: str) -> httpx.Client:
        """Return what makes the requests of a version once more, of one sandbox that has all versions."""
        if self._sandbox is None:
            # They come one upon the other: what a client keeps apart is not what is judged here.
            self._sandbox = self._stack.enter_context(Sandbox(Settings(RateLimit=False)))
            del self._behind[self._sandbox]
        if version not in self._again:
            of = _DOCUMENTS[version]
            proxy = self._stack.enter_context(proxying(of.path, self._sandbox.BaseURLOf(version)))
            headers = {"Authorization": f"{of.scheme} {self._sandbox.Token}", "Content-Type": "application/json"}
            self._again[version] = self._stack.enter_context(
                httpx.Client(base_url=proxy.url, headers=headers, timeout=60, trust_env=False)
            )
        return self._again[version]

    def _read(self, test: str, sandbox: Sandbox, behind: Behind) -> None:
        """Judge what came through the proxies of a sandbox, and count it: since the last time, or since a reset."""
        for violations in behind.unread():
            self._judge(test, violations)
        last = max((one.ID for one in sandbox.Requests(RecordsPerPage=1).Requests), default=0)
        self.counts["through"] += last - behind.last if last >= behind.last else last
        behind.last = last

    def _judge(self, test: str, violations: str) -> None:
        of_answers = [one for one in json.loads(violations) if one["location"][0] == "response"]
        if of_answers:
            self.wrong.append(f"{test}: {json.dumps(of_answers)}")
        else:
            self.invalid[test] += 1

    def let_go(self, sandbox: Sandbox) -> None:
        """End the proxies of a sandbox; what came through them has been read, or is read now."""
        if sandbox not in self._behind:
            return
        behind = self._behind.pop(sandbox)
        with behind.stack:
            if behind.proxies:
                self._read(os.environ.get("PYTEST_CURRENT_TEST", "").partition(" ")[0], sandbox, behind)

    def close(self) -> None:
        """End every proxy, and write down what was found."""
        for sandbox in list(self._behind):
            self.let_go(sandbox)
        self._stack.close()
        self._report()

    def _report(self) -> None:
        """Write down what was found so far: a run may be broken off."""
        if folder := os.environ.get(REPORT):
            found = {
                "tests": self.tests,
                "counts": self.counts,
                "versions": self.versions,
                "answers": self.answers,
                "invalid": self.invalid,
                "wrong": self.wrong,
            }
            Path(folder, f"{os.getpid()}.json").write_text(json.dumps(found))


JUDGE = Judge()


def pytest_configure(config: pytest.Config) -> None:
    """Hear of every request and every sandbox, and of who asks where one is."""
    patched = pytest.MonkeyPatch()
    make, open_, close, url_of = Session.request, Sandbox.__init__, Sandbox.Close, Sandbox.BaseURLOf

    def heard(session: Session, step: Any) -> HTTPRequest:
        request = make(session, step)
        made = Made(session.settings.api.VERSION, request.method, step.prepared.target, request.body or b"")
        JUDGE.made.append(made)
        return request

    def opened(sandbox: Sandbox, *arguments: Any, **named: Any) -> None:
        open_(sandbox, *arguments, **named)
        JUDGE.watch(sandbox, partial(url_of, sandbox))

    def placed(sandbox: Sandbox, APIVersion: str) -> str:
        return JUDGE.url(sandbox, APIVersion) or url_of(sandbox, APIVersion)

    def base(sandbox: Sandbox) -> str:
        return placed(sandbox, SPOKEN.version)

    def keep(sandbox: Sandbox, url: str) -> None:
        """A sandbox sets it once, to what BaseURLOf says too."""

    def closed(sandbox: Sandbox) -> None:
        JUDGE.let_go(sandbox)
        close(sandbox)

    patched.setattr(Session, "request", heard)
    patched.setattr(Sandbox, "__init__", opened)
    patched.setattr(Sandbox, "Close", closed)
    patched.setattr(Sandbox, "BaseURLOf", placed)
    patched.setattr(Sandbox, "BaseURL", property(base, keep), raising=False)
    config.add_cleanup(patched.undo)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """See before a test is set up where its sandboxes are to be."""
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
