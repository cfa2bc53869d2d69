"""Check that every public name has a type which is written down: no type checker has to infer or guess one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scripts.toolbox import ROOT, command

NOT_PUBLIC = ("bestsms.transports.",)

JSON = dict[str, Any]


def symbols() -> list[JSON]:
    """What pyright knows of the names that `bestsms` exports."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        command("pyright", "--verifytypes", "bestsms", "--ignoreexternal", "--outputjson"),
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    found: list[JSON] = json.loads(done.stdout)["typeCompleteness"]["symbols"]
    return found


def complaints(found: Iterable[JSON]) -> Iterator[str]:
    """One sentence for each public name whose type is not known, or may be inferred in several ways."""
    for symbol in found:
        is_public = symbol["isExported"] and not symbol["name"].startswith(NOT_PUBLIC)
        if is_public and not (symbol["isTypeKnown"] and not symbol["isTypeAmbiguous"]):
            why = "; ".join(diagnostic["message"].splitlines()[0] for diagnostic in symbol["diagnostics"])
            yield f"{symbol['name']}: {why or 'its type is not known'}"


def main() -> int:
    """Print each complaint; 1 if there is one."""
    found = symbols()
    lines = list(complaints(found))
    for line in lines:
        print(line)
    print(f"public types: {sum(symbol['isExported'] for symbol in found)} names, {len(lines)} without a certain type")
    return 1 if lines or not found else 0


if __name__ == "__main__":
    sys.exit(main())
