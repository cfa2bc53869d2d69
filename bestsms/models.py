"""The models and results of API v2.04: what calls take and return. A client of v3.00 takes them too."""

from bestsms_api.v2_04.models import *  # noqa: F403  # the contract says which there are, not this module
