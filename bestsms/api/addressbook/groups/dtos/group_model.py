"""The documented import path of GroupModel."""

from bestsms.models import GroupModel

__all__ = ["GroupModel"]
