"""What a client is configured with."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from bestsms_api import VERSIONS
from bestsms_schema import Field
from bestsms_schema.declared import Declared

__all__ = ["API", "Settings", "adjusted", "is_loopback", "seconds", "settings"]

LARGEST_NUMBER = 1_000_000  # in seconds eleven days; sockets cannot wait much longer
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-._/:")


class API(Protocol):
    """A version of the API, as it is compiled."""

    @property
    def VERSION(self) -> str:
        """Such as 2.04."""
        ...

    @property
    def AUTH_SCHEME(self) -> str:
        """The word before the token in the header Authorization."""
        ...

    @property
    def BASE_URL(self) -> str:
        """Where the live service serves it."""
        ...

    @property
    def LIMITS(self) -> Mapping[str, Any]:
        """The limits of the service, by name."""
        ...


class Settings(Declared):
    """A client's configuration, checked. Its repr does not show the token."""

    token: str
    api: API
    """The version of the API."""
    base_url: str
    time_zone: str | None
    send_mode: str | None
    timeout: float
    deadline: float | None
    max_retries: int
    raise_errors: bool
    reconcile_for: float
    resend_unknown: bool

    @property
    def defaults(self) -> Mapping[str, object]:
        """Arguments for every operation that takes them."""
        every = {"TimeZone": self.time_zone, "SendMode": self.send_mode}
        return {name: value for name, value in every.items() if value is not None}

    def __repr__(self) -> str:
        return f"<Settings {self.base_url}>"


def settings(options: Mapping[str, object], api: API, send_mode: Callable[[], Field[Any]]) -> Settings:
    """Check the arguments of a client's constructor.

    Args:
        options: The arguments by name.
        api: The client's version of the API.
        send_mode: Returns the field that SendMode fills.

    Raises:
        TypeError: One has a wrong type.
        ValueError: There is no token, or one is outside its limits.
    """
    given = _Options(options)
    token = _auth_token(given.text("AuthToken"))
    url = _base_url(given.text("BaseURL"), api, allow_http=given.flag("AllowInsecureHTTP"))
    zone = given.text("TimeZone")
    mode = given.text("SendMode") or os.environ.get("BESTSMS_SEND_MODE") or None
    if mode is not None:
        send_mode().check(mode, "SendMode" if given.text("SendMode") else "BESTSMS_SEND_MODE")
    return Settings(
        token=token,
        api=api,
        base_url=url,
        time_zone=None if zone is None else _windows_zone(zone),
        send_mode=mode,
        timeout=given.duration("Timeout"),
        deadline=None,
        max_retries=given.count("MaxRetries"),
        raise_errors=given.flag("RaiseErrors"),
        reconcile_for=given.number("ReconcileFor"),
        resend_unknown=given.flag("ResendUnknown"),
    )


def adjusted(current: Settings, options: Mapping[str, object]) -> Settings:
    """Return settings with some options replaced; those that are None stay.

    Raises:
        TypeError: One has a wrong type.
        ValueError: One is outside its limits.
    """
    given = _Options(options)
    readers: Mapping[str, tuple[str, Callable[[str], object]]] = {
        "Timeout": ("timeout", given.duration),
        "Deadline": ("deadline", given.duration),
        "MaxRetries": ("max_retries", given.count),
        "RaiseErrors": ("raise_errors", given.flag),
        "ReconcileFor": ("reconcile_for", given.number),
        "ResendUnknown": ("resend_unknown", given.flag),
    }
    changes: dict[str, Any] = {
        attribute: read(name) for name, (attribute, read) in readers.items() if options[name] is not None
    }
    return current.having(**changes)


def seconds(name: str, value: object) -> float:
    """Check a number of seconds.

    Raises:
        TypeError: It is no number.
        ValueError: It is outside the limits.
    """
    return _Options({name: value}).number(name)


class _Options:
    """The constructor's arguments, each checked for its type as it is read."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._options = options

    def text(self, name: str) -> str | None:
        value = self._options[name]
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be text (str), not {type(value).__name__}")
        return value

    def flag(self, name: str) -> bool:
        value = self._options[name]
        if not isinstance(value, bool):
            raise TypeError(f"{name} must be True or False, not {type(value).__name__}")
        return value

    def count(self, name: str) -> int:
        value = self.number(name)
        if not isinstance(value, int):
            raise TypeError(f"{name} must be a whole number (int), not {type(value).__name__}")
        return value

    def duration(self, name: str) -> int | float:
        value = self.number(name)
        if value == 0:
            raise ValueError(f"{name} must be above 0 seconds")
        return value

    def number(self, name: str) -> int | float:
        value = self._options[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{name} must be a number, not {type(value).__name__}")
        if not 0 <= value <= LARGEST_NUMBER:
            raise ValueError(f"{name} must be from 0 to {LARGEST_NUMBER:,}")
        return value


def _windows_zone(name: str) -> str:
    from bestsms._core.times import windows_zone  # few clients have a zone

    return windows_zone(name)


def _auth_token(given: str | None) -> str:
    token = os.environ.get("BESTSMS_AUTH_TOKEN") if given is None else given
    if not token:
        raise ValueError(
            "no AuthToken: pass AuthToken=... or set BESTSMS_AUTH_TOKEN. Create one in the BestSMS Dashboard under "
            "Users > (user) > API > Auth Token. The sandbox and the mock server take any text, none of your tokens."
        )
    if token != token.strip() or not token.isascii() or not token.isprintable():
        raise ValueError("AuthToken has white space at an end, or a character that no token has")
    if token.split(" ", 1)[0].casefold() in {"basic", "bearer"}:
        raise ValueError("AuthToken must be the token alone, without the word Basic or Bearer before it")
    return token


def _base_url(given: str | None, api: API, *, allow_http: bool) -> str:
    label = "BaseURL" if given is not None else "BESTSMS_API_URL"
    url = (os.environ.get("BESTSMS_API_URL") or api.BASE_URL) if given is None else given
    host = _plain_host(url)
    if host is None:
        host = _checked_host(url, label, api.BASE_URL)
    version = url.rstrip("/").lower().rpartition("/v")[2]
    if version != api.VERSION and version in VERSIONS:
        raise ValueError(
            f"{label} leads to v{version} of the API, but this client speaks v{api.VERSION}: "
            f'choose an address that ends with v{api.VERSION}, or BestSMS(APIVersion="{version}")'
        )
    if url[:5].lower() == "http:" and not allow_http and not is_loopback(host):
        raise ValueError(f"{label} must be https for {host}: http shows the token; AllowInsecureHTTP=True permits it")
    return url.rstrip("/")


def _plain_host(url: str) -> str | None:
    """Return the host of a URL that is in order at first sight; None for one that has to be looked at closely."""
    scheme, _, rest = url.partition("://")
    host, colon, port = rest.partition("/")[0].partition(":")
    labels = host.split(".")
    is_plain = (
        scheme in {"http", "https"}
        and PLAIN.issuperset(rest)
        and all(0 < len(label) < 64 and not label.startswith("xn--") for label in labels)
        and (not colon or (port.isdigit() and len(port) < 6 and int(port) < 65536))
    )
    return host if is_plain else None


def _checked_host(url: str, label: str, default: str) -> str:
    from urllib.parse import urlsplit  # slow to import, and few have such a URL

    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
        (host or "").encode("idna").decode("idna")
    except ValueError:
        raise ValueError(f"{label} is no URL; it must be like {default}") from None
    if parts.scheme not in {"http", "https"} or not host or not url.isascii() or not url.isprintable() or " " in url:
        raise ValueError(f"{label} must be like {default}")
    if "?" in url or "#" in url or "@" in parts.netloc:  # an empty one too: it would take in each path
        raise ValueError(f"{label} must have no user, no query and no fragment")
    return host


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, by its name alone."""
    if host.casefold() in {"localhost", "127.0.0.1"}:
        return True
    if ":" not in host and not host[-1:].isdigit():
        return False
    import ipaddress  # slow to import

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
