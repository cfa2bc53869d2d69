"""What a result is of: each version of the API has classes of its own, which bear the documented names in all."""

from __future__ import annotations

from typing import TypeGuard

from bestsms.models import SMSReceivedResult, SMSReplyResult, StatusResult

__all__ = ["is_named", "is_received", "is_reply", "is_status"]


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
