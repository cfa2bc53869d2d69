"""Schemathesis with every check on, and what no document can say said in code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

import schemathesis
from schemathesis import Case, CheckContext, Response, engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from schemathesis.specs.openapi.checks import ensure_resource_availability, positive_data_acceptance
from tzlocal.windows_tz import win_tz

from bestsms.sandbox import Sandbox
from tests.contract.document import Document
from tests.contract.test_schemathesis import Findings, ids

__all__ = ["EVERY_PHASE", "follow_links", "run"]

EVERY_PHASE = ("examples", "coverage", "fuzzing", "stateful")
METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT", "TRACE"]


UNKNOWN = [
    "Error - Could not find any valid destination(s).",
    "Could not find any valid destination(s).",
    "Contact not found",
    "Group not found",
]
PERIOD = timedelta(days=7)


@schemathesis.check
def valid_data_is_accepted(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """positive_data_acceptance, but for what a schema cannot say: what a contact, a date or a time zone is."""
    try:
        return positive_data_acceptance(ctx, response, case)
    except AssertionError:
        if response.status_code == 400 and _means_nothing(response.json(), case):
            return None
        raise


@schemathesis.check
def what_is_made_is_there(ctx: CheckContext, response: Response, case: Case[Any]) -> bool | None:
    """ensure_resource_availability, but for an action on a message that does not wait: that finds none."""
    is_action = case.operation.path.endswith(("/reschedule", "/abort"))
    return None if is_action else ensure_resource_availability(ctx, response, case)


def _means_nothing(answer: dict[str, Any], case: Case[Any]) -> bool:
    """Whether a request names what is not there, no time, no zone, too long a period or a format of no shape."""
    if answer["ErrorMessage"][0] in UNKNOWN:
        return True
    body: Any = case.body if isinstance(case.body, dict) else {}
    data: dict[str, Any] = body.get("MessageData", body)
    period = [(case.query or {}).get(name) for name in ("dateFrom", "dateTo")]
    return (
        any(time is not None and not _is_a_time(time) for time in [data.get("SendTime"), *period])
        or not all(_is_a_zone(data.get(name)) for name in ("TimeZone", "Timezone"))
        or data.get("WebhookCallbackFormat") in ("POST", "GET")
        or _is_too_long(period)
    )


def _is_too_long(period: list[str | None]) -> bool:
    begin, end = (None if text is None else datetime.fromisoformat(text) for text in period)
    return begin is not None and end is not None and end - begin > PERIOD


def _is_a_time(text: str) -> bool:
    try:
        return 1970 < datetime.fromisoformat(text).year < 9999
    except ValueError:
        return False


def _is_a_zone(name: str | None) -> bool:
    return name in (None, "UTC") or f"{name} Standard Time" in win_tz or name in available_timezones()


def run(
    sandbox: Sandbox,
    of: Document,
    max_examples: int,
    *,
    seed: int = 1,
    phases: Sequence[str] = EVERY_PHASE,
    names: Sequence[str] = (),
) -> Findings:
    """Let Schemathesis loose on a version of a sandbox's API; return what it did and found."""
    settings: dict[str, Any] = {
        "base-url": sandbox.BaseURLOf(of.version),
        "headers": {"Authorization": f"{of.scheme} {sandbox.Token}"},
        # in favour of the two above
        "checks": {name: {"enabled": False} for name in ("positive_data_acceptance", "ensure_resource_availability")},
        "generation": {"max-examples": max_examples, "database": "none"},
        "seed": seed,
        "phases": {name: {"enabled": name in phases} for name in EVERY_PHASE},
    }
    if "coverage" in phases:
        settings["phases"]["coverage"]["unexpected-methods"] = METHODS
    schema = schemathesis.openapi.from_path(of.path, config=SchemathesisConfig.from_dict(settings))
    findings = Findings()
    for event in engine.from_schema(schema.include(operation_id=list(names or ids(of)))).execute():
        if isinstance(event, ScenarioFinished):
            findings.add(event.phase.value, event.recorder)
        elif isinstance(event, NonFatalError):
            findings.errors.append(event.info)
    print("", *findings.summary(), sep="\n")
    return findings


def follow_links(sandbox: Sandbox, of: Document, max_examples: int, seed: int = 1) -> Iterator[Findings]:
    """Go along the documented links, family by family."""
    for family in FAMILIES:
        names = [name for name in family.split() if name in ids(of)]
        if names:
            yield run(sandbox, of, max_examples, seed=seed, phases=("stateful",), names=names)


# Schemathesis begins each with what creates something; what puts a contact into a group needs two that exist.
FAMILIES = [
    "SMSSendMessage StatusPoll SMSReplyPoll ResubmitSendRequest RescheduleSendRequest AbortSendRequest",
    "ContactCreate ContactDetail ContactUpdate ContactDelete ContactGroupList",
    "GroupCreate GroupDetail GroupUpdate GroupDelete GroupContactList",
    "OptOutCreate OptOutDetail OptOutUpdate OptOutDelete",
]
