"""What is raised for a body that is no webhook."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["ReasonOfRefusal", "WebhookParseError"]

ReasonOfRefusal: TypeAlias = Literal["too-large", "unsupported-type", "malformed"]
"""Why a body was refused: answer 413, 415 or 400."""


class WebhookParseError(ValueError):
    """A body could not be read as a webhook. Its text holds nothing of the body.

    Attributes:
        Reason: `too-large`: longer than was allowed. `unsupported-type`: neither JSON nor XML nor a form, or in a
            charset that is not read. `malformed`: one of these, but broken, nested too deeply or with what no webhook
            has, such as a document type.
    """

    Reason: ReasonOfRefusal

    def __init__(self, text: str, Reason: ReasonOfRefusal) -> None:
        super().__init__(text)
        self.Reason = Reason

    def __reduce__(self) -> tuple[type[WebhookParseError], tuple[str, ReasonOfRefusal]]:
        return type(self), (str(self), self.Reason)
