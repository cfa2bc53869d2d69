"""Operations of a version of the API, for what is asked of each version alike."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from bestsms._core.settings import API
from bestsms_api import VERSIONS
from bestsms_schema import Operation

__all__ = ["operation_at"]


def operation_at(api: API, place: str) -> Operation[Any]:
    """Return the operation of a version that is compiled at a place, such as `status.status_poll`."""
    module = import_module(f"bestsms_api.{VERSIONS[api.VERSION]}.api.{place}")
    found: Operation[Any] = getattr(module, place.rpartition(".")[2].upper())
    return found
