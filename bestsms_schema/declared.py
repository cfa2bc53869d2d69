"""What dataclasses are to a type checker, without the time that their import takes."""

from __future__ import annotations

from typing import Self, dataclass_transform

__all__ = ["Declared"]


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=False)
class Declared:
    """A record: its class says which fields there are, with their defaults. One that is made is not changed."""

    def __init__(self, **values: object) -> None:
        self.__dict__.update(values)

    def having(self, **values: object) -> Self:
        """Return a record that differs in some fields."""
        return type(self)(**{**self.__dict__, **values})
