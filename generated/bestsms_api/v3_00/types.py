# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
"""What the calls of API v3.00 take besides plain values."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from .models.attachment import Attachment
from .models.contact_model import ContactModel
from .models.group_model import GroupModel
from .models.recipient_model import RecipientModel

RecipientGiven: TypeAlias = (
    "str | Mapping[str, str] | Mapping[str, object] | ContactModel | GroupModel | RecipientModel"
)
"""One recipient: a number, a dict, or a model."""

RecipientsGiven: TypeAlias = "RecipientGiven | Iterable[RecipientGiven]"
"""One recipient or many, mixed freely."""

FileGiven: TypeAlias = "str | os.PathLike[str] | Mapping[str, str] | Mapping[str, str | bytes] | Attachment"
"""One attachment: a path, or {"Name", "Data"} with the data as bytes or as Base64 text."""

FilesGiven: TypeAlias = "FileGiven | Iterable[FileGiven]"
"""One attachment or many."""
