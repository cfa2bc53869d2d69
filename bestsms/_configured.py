"""What both clients are configured with, and how one is made from another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar, Generic, Self, TypeVar

from bestsms._core.observe import hooks
from bestsms._core.session import Session
from bestsms._core.settings import API, adjusted, settings
from bestsms_api import VERSIONS
from bestsms_schema import Field

__all__ = ["Configured"]

T = TypeVar("T")


class Configured(Generic[T]):
    """A session, and the transport that its requests go over."""

    __slots__ = ("_owned", "_session", "_transport")
    _session: Session
    _transport: T
    _api: ClassVar[API]
    """The version of the API that a client of this class speaks."""
    _is_of_one_version: ClassVar[bool] = False
    """Whether the class is there for its version alone, whatever the environment says."""

    def _configure(self, options: Mapping[str, object]) -> None:
        label, wanted = self._wanted(options["APIVersion"])
        if wanted != self._api.VERSION:  # only a class that derives from a client's comes here with another
            name = type(self).__name__
            raise ValueError(f"{name} is a client of API v{self._api.VERSION}, but {label} is {wanted!r:.40}")
        self._session = Session(settings(options, self._api, self._send_mode), hooks(options))
        self._owned = True

    @classmethod
    def _wanted(cls, given: object) -> tuple[str, object]:
        """Return the version that is wanted, after what says so."""
        if given is not None:
            return "APIVersion", given
        from_outside = "" if cls._is_of_one_version else os.environ.get("BESTSMS_API_VERSION")
        return "BESTSMS_API_VERSION", from_outside or cls._api.VERSION

    @classmethod
    def _for(cls, wanted: object) -> type[Self]:
        """Return the client for a version of the API: the one wanted, else the environment's, else this class's own.

        Raises:
            ValueError: There is no such version.
        """
        label, version = cls._wanted(wanted)
        if version == cls._api.VERSION:
            return cls
        if not isinstance(version, str) or version not in VERSIONS:
            raise ValueError(f"{label} must be {' or '.join(map(repr, VERSIONS))}, not {version!r:.40}")
        package = VERSIONS[version]
        found: type[Self] = getattr(import_module(f"bestsms.client_{package}"), cls.__name__ + package.replace("_", ""))
        return found

    @classmethod
    def _send_mode(cls) -> Field[Any]:
        from bestsms._core.operations import operation_at  # few clients have a mode

        field: Field[Any] = operation_at(cls._api, "sms.sms_send_message").fields["SendMode"]
        return field

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
