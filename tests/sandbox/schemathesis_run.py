"""Schemathesis with every check on, and what no document can say said in code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

import schemathesis
from schemathesis import Case, CheckContext, Response, engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tzlocal.windows_tz import win_tz

from tests.contract.document import PATH
from tests.contract.test_schemathesis import EVERY, Findings

__all__ = ["EVERY_PHASE", "follow_links", "run"]

EVERY_PHASE = ("examples", "coverage", "fuzzing", "stateful")
METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT", "TRACE"]


UNKNOWN = ["Error - Could not find any valid destination(s).", "Contact not found", "Group not found"]


@schemathesis.check
def valid_data_is_accepted(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """positive_data_acceptance, but for what a schema cannot say: what a contact, a date or a time zone is."""
    try:
        return positive_data_acceptance(ctx, response, case)
    except AssertionError:
        if response.status_code == 400 and _means_nothing(response.json(), case):
            return None
        raise


def _means_nothing(answer: dict[str, Any], case: Case[Any]) -> bool:
    """Whether a request that the schema allows names what is not there, or a time or a zone that there is not."""
    if answer["ErrorMessage"][0] in UNKNOWN:
        return True
    body: Any = case.body if isinstance(case.body, dict) else {}
    data: dict[str, Any] = body.get("MessageData", body)
    times = [data.get("SendTime"), *((case.query or {}).get(name) for name in ("dateFrom", "dateTo"))]
    return any(time is not None and not _is_a_time(time) for time in times) or not _is_a_zone(data.get("TimeZone"))


def _is_a_time(text: str) -> bool:
    try:
        return 1970 < datetime.fromisoformat(text).year < 9999
    except ValueError:
        return False


def _is_a_zone(name: str | None) -> bool:
    return name in (None, "UTC") or f"{name} Standard Time" in win_tz or name in available_timezones()


def run(
    url: str,
    token: str,
    max_examples: int,
    *,
    seed: int = 1,
    phases: Sequence[str] = EVERY_PHASE,
    names: Sequence[str] = EVERY,
) -> Findings:
    """Let Schemathesis loose on a server; return what it did and found."""
    settings: dict[str, Any] = {
        "base-url": url,
        "headers": {"Authorization": f"Basic {token}"},
        "checks": {"positive_data_acceptance": {"enabled": False}},  # in favour of the one above
        "generation": {"max-examples": max_examples, "database": "none"},
        "seed": seed,
        "phases": {name: {"enabled": name in phases} for name in EVERY_PHASE},
    }
    if "coverage" in phases:
        settings["phases"]["coverage"]["unexpected-methods"] = METHODS
    schema = schemathesis.openapi.from_path(PATH, config=SchemathesisConfig.from_dict(settings))
    findings = Findings()
    for event in engine.from_schema(schema.include(operation_id=list(names))).execute():
        if isinstance(event, ScenarioFinished):
            findings.add(event.phase.value, event.recorder)
        elif isinstance(event, NonFatalError):
            findings.errors.append(event.info)
    print("", *findings.summary(), sep="\n")
    return findings


def follow_links(url: str, token: str, max_examples: int, seed: int = 1) -> Iterator[Findings]:
    """Go along the documented links, family by family."""
    for family in FAMILIES:
        yield run(url, token, max_examples, seed=seed, phases=("stateful",), names=family.split())


# Schemathesis begins each with what creates something; what puts a contact into a group needs two that exist.
FAMILIES = [
    "SMSSendMessage StatusPoll SMSReplyPoll ResubmitSendRequest RescheduleSendRequest AbortSendRequest",
    "ContactCreate ContactDetail ContactUpdate ContactDelete ContactGroupList",
    "GroupCreate GroupDetail GroupUpdate GroupDelete GroupContactList",
]
