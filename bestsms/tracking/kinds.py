"""What a result is of: each version of the API has classes of its own, which bear the documented names in all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, TypeGuard, cast

from bestsms._core.settings import API
from bestsms.models import SMSReceivedResult, SMSReplyResult, StatusResult
from bestsms_schema import Recipients, Result

__all__ = ["identity_of", "is_named", "is_received", "is_reply", "is_status", "version_of"]


def version_of(result: Result) -> API:
    """Return the version of the API that a result is an answer of."""
    package = ".".join(type(result).__module__.split(".")[:2])
    return cast("API", import_module(package))


def identity_of(field: Recipients[Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return who a recipient on the wire is, under the names that every version knows."""
    wire = {name: field.model.fields[name].wire for name in ("Recipient", "ContactID")}
    return {name: told[spelling] for name, spelling in wire.items() if told.get(spelling)}


def is_named(kind: type, *models: type) -> bool:
    """Whether a class is one of the models, of whichever version."""
    return kind.__name__ in {model.__name__ for model in models}


def is_status(result: object) -> TypeGuard[StatusResult]:
    """Whether it is what Status.Poll returns."""
    return is_named(type(result), StatusResult)


def is_reply(result: object) -> TypeGuard[SMSReplyResult]:
    """Whether it is what SMSReply.Poll returns."""
    return is_named(type(result), SMSReplyResult)


def is_received(result: object) -> TypeGuard[SMSReceivedResult]:
    """Whether it is what SMSReceived.Poll returns."""
    return is_named(type(result), SMSReceivedResult)
