"""Who may talk to the sandbox: only this machine, and no web page but its own inbox."""

from __future__ import annotations

import ipaddress
import re
import secrets

from starlette.datastructures import Headers

__all__ = ["is_loopback_host", "is_own_page", "may_change"]

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?")


def is_loopback_host(host: str) -> bool:
    """Whether a Host header names this machine; another name that leads here is a trick (DNS rebinding)."""
    match = _HOST.fullmatch(host.lower())
    if match is None:
        return False
    name = match[1].strip("[]")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_own_page(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of the sandbox itself."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if origin is not None and origin != f"http://{headers.get('host')}":
        return False
    return site == "same-origin" or (site is None and origin is not None)


def may_change(headers: Headers, key: str) -> bool:
    """Whether a request may change the sandbox: it has the key, or comes from a page of the sandbox itself."""
    given = headers.get("x-sandbox-key", "")
    return secrets.compare_digest(given.encode(), key.encode()) or is_own_page(headers)
