# Compiled from openapi/bestsms-v3.00.yaml by `make generate` (scripts/generate.py, openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the document or a template.
from __future__ import annotations

from bestsms_schema import (
    Model,
    Text,
    documented,
)


class Attachment(Model):
    """A file of a message."""

    __slots__ = ()

    Name: Text = Text("Name", min_length=1, max_length=255, required=True)
    """File name with its extension. At most 255 characters. Example: hello.txt"""

    Data: Text = Text("Data", min_length=1, max_length=1398102, required=True)
    """Content of the file in base64: 1 MiB before that. At most 1398102 characters. Example: SGVsbG8="""

    @documented
    def __init__(
        self,
        *,
        Name: str | None = None,
        Data: str | None = None,
    ) -> None:
        self._fill(locals())
