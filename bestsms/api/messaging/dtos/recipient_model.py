"""The documented import path of RecipientModel."""

from bestsms.models import RecipientModel

__all__ = ["RecipientModel"]
