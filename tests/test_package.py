"""The package as it is installed."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files

import pytest

from bestsms._version import __version__


def test_the_installed_version_is_the_one_in_the_source() -> None:
    assert version("bestsms") == __version__


@pytest.mark.parametrize("package", ["bestsms", "bestsms_schema", "bestsms_api"])
def test_each_package_says_that_it_is_typed(package: str) -> None:
    assert (files(package) / "py.typed").is_file()
