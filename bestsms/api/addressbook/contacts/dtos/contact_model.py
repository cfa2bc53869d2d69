"""The documented import path of ContactModel."""

from bestsms.models import ContactModel

__all__ = ["ContactModel"]
