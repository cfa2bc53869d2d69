"""Schemathesis puts each OpenAPI document to the test against the mock server that serves it.

Each operation is called with its examples, at the limits of each field and with random data, allowed and not, and in
chains along the documented links; each answer is held against the document.
"""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import schemathesis
from schemathesis import Case, CheckContext, GenerationMode, Response, engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine.errors import EngineErrorInfo
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.specs.openapi.checks import negative_data_rejection, response_schema_conformance

from tests.contract.document import DOCUMENTS, SPOKEN, Document, Operation, resolve

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "15"))
"""How much random data an operation; `make contract-check` has more."""
CHAINS = max(20, EXAMPLES)
"""How many random chains a family and round. Rounds go on until each link was followed."""

pytestmark = [pytest.mark.source, pytest.mark.timeout(20 * EXAMPLES)]  # seconds, on a busy machine

# What the mock server cannot do, having no state, no users and methods of its own; and what is checked below.
NOT_OF_A_MOCK = (
    "ignored_auth",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
    "ensure_resource_availability",
    "response_schema_conformance",
    "negative_data_rejection",
)
NO_JSON = {"error": {"code": "invalid_json", "message": "Invalid JSON"}}


@schemathesis.check
def the_answer_is_documented(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """response_schema_conformance, but for the mock's own words on a body that is no JSON."""
    own_words = response.status_code == 400 and response.json() == NO_JSON
    return None if own_words else response_schema_conformance(ctx, response, case)


@schemathesis.check
def the_request_is_refused(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """negative_data_rejection, but for `?name=`, which the mock takes for a parameter that is not given."""
    query = parse_qsl(urlsplit(str(response.request.url)).query, keep_blank_values=True)
    overlooked = any(value == "" for _, value in query)
    return None if overlooked else negative_data_rejection(ctx, response, case)


class Findings:
    """What a run did and found."""

    def __init__(self) -> None:
        self.cases = Counter[tuple[str, str, GenerationMode]]()
        """By phase, operation and kind of data."""
        self.checks = 0
        self.links = Counter[str]()
        self.failures: list[str] = []
        self.errors: list[EngineErrorInfo] = []

    def add(self, phase: str, recorder: ScenarioRecorder) -> None:
        for node in recorder.cases.values():
            if node.value.meta is not None:
                self.cases[phase, node.value.operation.label, node.value.meta.generation.mode] += 1
            if node.transition is not None and node.is_transition_applied:
                self.links[node.transition.id] += 1
        for case_id, checks in recorder.checks.items():
            self.checks += len(checks)
            request = recorder.interactions[case_id].request
            self.failures += [
                f"{request.method} {request.uri}: {check.name}: {check.failure_info.failure}"
                for check in checks
                if check.failure_info is not None
            ]

    def operations(self, mode: GenerationMode) -> set[str]:
        return {label for _, label, one in self.cases if one is mode}

    def summary(self) -> Iterator[str]:
        by_kind = Counter[tuple[str, str]]()
        for (phase, _, kind), count in self.cases.items():
            by_kind[phase, kind.value] += count
        for (phase, mode), count in sorted(by_kind.items()):
            yield f"{phase}, {mode}: {count} cases"
        if self.links:
            yield f"{self.links.total()} steps along {len(self.links)} links"
        yield f"{self.checks} checks, {len(self.failures)} failures"


def all_links(names: Sequence[str], of: Document) -> set[str]:
    """Every link between these operations, written as Schemathesis names it."""
    found: set[str] = set()
    labels = {operation.id: operation.title for operation in requests(of)}
    for operation in requests(of):
        for status, response in operation.responses.items():
            for name, link in resolve(response, of).get("links", {}).items():
                target = resolve(link, of)["operationId"]
                if {operation.id, target} <= set(names):
                    found.add(f"{labels[operation.id]} -> [{status}] {name} -> {labels[target]}")
    return found


def run(
    of: Document, url: str, phases: Mapping[str, object], names: Sequence[str], max_examples: int, seed: int = 1
) -> Findings:
    """Let Schemathesis run some of its phases over some operations."""
    every = ("examples", "coverage", "fuzzing", "stateful")
    settings: dict[str, Any] = {
        "base-url": url,
        "headers": {"Authorization": f"{of.scheme} a-fake-token"},
        "checks": {name: {"enabled": False} for name in NOT_OF_A_MOCK},
        "generation": {"max-examples": max_examples, "database": "none"},
        "seed": seed,
        "phases": {name: phases.get(name, {"enabled": False}) for name in every},
    }
    schema = schemathesis.openapi.from_path(of.path, config=SchemathesisConfig.from_dict(settings))
    findings = Findings()
    for event in engine.from_schema(schema.include(operation_id=list(names))).execute():
        if isinstance(event, ScenarioFinished):
            findings.add(event.phase.value, event.recorder)
        elif isinstance(event, NonFatalError):
            findings.errors.append(event.info)
    print(f"\n{of}", *findings.summary(), sep="\n")
    return findings


def requests(of: Document) -> list[Operation]:
    """The operations of a document, without the further calls that make the same requests."""
    return [operation for operation in of.operations.values() if not operation.is_further]


def ids(of: Document) -> list[str]:
    return [operation.id for operation in requests(of)]


EVERY = ids(SPOKEN)
EACH = pytest.mark.parametrize("of", DOCUMENTS, ids=repr)
# Schemathesis begins a chain with what it takes for the creation of something, or with anything where it sees none.
FAMILIES = [
    "SMSSendMessage StatusPoll SMSReplyPoll ResubmitSendRequest RescheduleSendRequest AbortSendRequest",
    "StatusPoll SMSReplyPoll ResubmitSendRequest RescheduleSendRequest AbortSendRequest",
    "ContactCreate ContactDetail ContactUpdate ContactDelete ContactGroupList ContactGroupCreate",
    "ContactGroupCreate ContactGroupDetail ContactGroupDelete",
    "GroupCreate GroupDetail GroupUpdate GroupDelete GroupContactList GroupContactCreate",
    "GroupDetail GroupUpdate GroupDelete GroupContactList",
    "GroupContactCreate GroupContactDetail GroupContactDelete",
    "OptOutCreate OptOutDetail OptOutUpdate OptOutDelete",
    "OptOutDetail OptOutUpdate OptOutDelete",
]
ROUNDS = 8


@EACH
def test_no_data_allowed_or_not_brings_an_answer_that_the_document_does_not_foresee(
    of: Document, mocks: Callable[[str], str]
) -> None:
    phases: dict[str, object] = {"examples": {}, "coverage": {"unexpected-methods": []}, "fuzzing": {}}
    findings = run(of, mocks(of.version), phases, ids(of), EXAMPLES)
    labels = {operation.title for operation in requests(of)}
    assert findings.operations(GenerationMode.POSITIVE) == labels
    assert findings.operations(GenerationMode.NEGATIVE) == labels
    assert {phase for phase, _, _ in findings.cases} == {"examples", "coverage", "fuzzing"}
    assert findings.errors == []
    assert findings.failures == []


@EACH
def test_no_chain_of_calls_brings_an_answer_that_the_document_does_not_foresee(
    of: Document, mocks: Callable[[str], str]
) -> None:
    links = Counter[str]()
    families = [[name for name in family.split() if name in ids(of)] for family in FAMILIES]
    chains = itertools.product(range(1, ROUNDS + 1), [family for family in families if all_links(family, of)])
    for seed, names in chains:
        if seed == 1 or all_links(names, of) - links.keys():  # chains are random: go on until each link was followed
            phases: dict[str, object] = {"stateful": {"inference": {"algorithms": []}}}
            findings = run(of, mocks(of.version), phases, names, CHAINS, seed)
            links += findings.links
            assert {phase for phase, _, _ in findings.cases} == {"stateful"}
            assert findings.errors == []
            assert findings.failures == []
    print(f"{links.total()} steps along {len(links)} links")
    assert links.keys() == all_links(ids(of), of)
