"""What both clients are configured with, and how one is made from another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Self, TypeVar

from bestsms._core.observe import hooks
from bestsms._core.session import Session
from bestsms._core.settings import adjusted, settings
from bestsms_api import v2_04
from bestsms_schema import Field

__all__ = ["Configured"]

T = TypeVar("T")


class Configured(Generic[T]):
    """A session, and the transport that its requests go over."""

    __slots__ = ("_owned", "_session", "_transport")
    _session: Session
    _transport: T

    def _configure(self, options: Mapping[str, object]) -> None:
        checked = settings(options, v2_04.BASE_URL, _send_mode)
        self._session = Session(checked, hooks(options), v2_04.LIMITS["RequestBytes"])
        self._owned = True

    def WithOptions(
        self,
        *,
        Timeout: float | None = None,
        Deadline: float | None = None,
        MaxRetries: int | None = None,
        RaiseErrors: bool | None = None,
        ReconcileFor: float | None = None,
        ResendUnknown: bool | None = None,
    ) -> Self:
        """Return a client with other options, for one call or many: `client.WithOptions(Deadline=5).Messaging...`.

        Args:
            Timeout: Seconds for one attempt.
            Deadline: Seconds for a whole call: all attempts, the pauses between them, and looking up a send. When they
                are over, the result is Unknown if a request that changes something may have arrived, else Error.
            MaxRetries: How often a request is repeated where that is safe; 0 for never.
            RaiseErrors: Whether a call that does not succeed raises a BestSMSError.
            ReconcileFor: Seconds to look up a send whose answer was lost; 0 for never.
            ResendUnknown: Whether a send that the service does not know after that time is repeated.

        Returns:
            A client over the same connections; closing it leaves them open for this one.

        Raises:
            TypeError: An argument has a wrong type.
            ValueError: An argument is outside its limits.
        """
        other = object.__new__(type(self))
        if hasattr(self, "__dict__"):  # of a class derived from this one
            vars(other).update(vars(self))
        other._session = self._session.with_settings(adjusted(self._session.settings, locals()))
        other._transport = self._transport
        other._owned = False
        return other

    def __repr__(self) -> str:
        session: Session | None = getattr(self, "_session", None)  # none yet if it is shown by a failing constructor
        return f"<{type(self).__name__} {session.settings.base_url if session is not None else 'without settings'}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} cannot be pickled or copied: it holds a token and open connections")


def _send_mode() -> Field[Any]:
    from bestsms_api.v2_04.api.sms.sms_send_message import SMS_SEND_MESSAGE

    return SMS_SEND_MESSAGE.fields["SendMode"]
