"""Versions of the API, and the documents that describe them."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from scripts.toolbox import ROOT, document_of

__all__ = ["VersionError", "document", "known", "numbers", "package_name", "pairs", "parsed", "path_of"]

FORM = re.compile(r"v?(\d+\.\d{2})")


class VersionError(ValueError):
    """A version that is none, or that has no document; the text says what is allowed."""


def numbers(version: str) -> tuple[int, ...]:
    """Return a version in a form that sorts."""
    return tuple(map(int, version.split(".")))


def parsed(text: str, what: str) -> str:
    """Return the version that a text names, without its v.

    Raises:
        VersionError: It is no version.
    """
    matched = FORM.fullmatch(text.strip())
    if matched is None:
        raise VersionError(f"{what} must be a version such as 3.00, not {text!r}")
    return matched[1]


def path_of(version: str, root: Path = ROOT) -> Path:
    """Return where the document of a version is, or would be."""
    return root / document_of(version).relative_to(ROOT)


def known(root: Path = ROOT) -> list[str]:
    """Return the versions that have a document, oldest first."""
    names = (path.stem.removeprefix("bestsms-v") for path in root.glob("openapi/bestsms-v*.yaml"))
    return sorted((name for name in names if FORM.fullmatch(name)), key=numbers)


def document(text: str, what: str, root: Path = ROOT) -> Path:
    """Return the document of a version, or the file that the text names, if it ends in .yaml.

    Raises:
        VersionError: It is no version, or there is no document of it.
    """
    if text.endswith((".yaml", ".yml")):
        if not Path(text).is_file():
            raise VersionError(f"{what}: there is no file {text}")
        return Path(text)
    version = parsed(text, what)
    if version not in known(root):
        raise VersionError(f"{what}: openapi/ has no v{version}; it has {', '.join(f'v{one}' for one in known(root))}")
    return path_of(version, root)


def pairs(root: Path = ROOT) -> list[tuple[str, str]]:
    """Return each version that has one before it, after that one."""
    return list(itertools.pairwise(known(root)))


def package_name(version: str) -> str:
    """Return the name of the package that a version is compiled into."""
    return f"v{version.replace('.', '_')}"
