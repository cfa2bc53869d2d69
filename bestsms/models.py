"""Every model and result: what calls take and return."""

from bestsms_api.v2_04.models import *  # noqa: F403  # the contract says which there are, not this module
