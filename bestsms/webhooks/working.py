"""A process that only works: it imports a receiver, and handles what its store keeps until it is told to end."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from bestsms.webhooks.receiver import WebhookReceiver

__all__ = ["NoReceiverError", "receiver_at"]


class NoReceiverError(Exception):
    """There is no receiver there that has work to do; the text says why."""


def receiver_at(place: str) -> WebhookReceiver:
    """Return a receiver, from the directory that the process runs in or from wherever Python finds modules.

    Args:
        place: Its module and its name there, such as `app:receiver`; the name may have dots.

    Raises:
        NoReceiverError: There is none, or it has no store. What its module raises is raised as it is.
    """
    module_name, colon, name = place.partition(":")
    if not (colon and module_name and name) or module_name.startswith("."):
        raise NoReceiverError(f"{place!r} must be a module and a name in it, such as app:receiver")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        found: object = import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module_name}.".startswith(f"{error.name}."):
            raise  # it is the module itself that lacks one
        raise NoReceiverError(f"there is no module {error.name} here ({here}) or among those installed") from error
    for part in name.split("."):
        if not hasattr(found, part):
            raise NoReceiverError(f"the module {module_name} has no {name}")
        found = getattr(found, part)
    if not isinstance(found, WebhookReceiver):
        raise NoReceiverError(f"{place} must be a WebhookReceiver, not {type(found).__name__}")
    if found._store is None:
        raise NoReceiverError(f"{place} has no Store: it handles each webhook before it answers, and leaves no work")
    return found
