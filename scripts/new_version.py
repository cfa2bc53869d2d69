"""Scaffold a version of the API: its document, copied from another, and all that is compiled from it.

python scripts/new_version.py 3.00 3.10
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import generate, versions
from scripts.toolbox import DEFAULT_VERSION, ROOT

__all__ = ["main", "renumbered", "scaffold"]

UPGRADING = Path("docs/upgrading.md")
README = Path("README.md")
REFERENCE = re.compile(r"^- \[Reference\]\(docs/reference\.md\).*\n", re.MULTILINE)
NEXT = """
v{new} is v{old} under another number. What is left to you:

1. Edit openapi/bestsms-v{new}.yaml. It mentions v{new} in the lines above; one that does not mean the version of the
   API, such as a price, is to be put back.
2. make generate spec-diff A={old} B={new}
3. Read docs/changes-v{new}.md, and write of what matters in docs/upgrading.md, below its heading for v{new}.
4. make lint types pytest. The tests find the document by themselves where they are about documents: generated code,
   examples, Prism, Schemathesis, the pages. Those that go through the clients are of the versions that the clients
   offer: a version becomes one in bestsms/, see CONTRIBUTING.md.
5. Cover what is new in tests/contract/. Say what changed in CHANGELOG.md.
"""


def renumbered(text: str, old: str, new: str) -> tuple[str, list[str]]:
    """Return a document with each mention of one version made one of another, and the lines that held one."""
    pattern = re.compile(rf"(?<![\d.]){re.escape(old)}(?!\.?\d)")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    touched = [f"{number}: {pattern.sub(new, line).strip()}" for number, line in lines]
    return pattern.sub(new, text), touched


def checked(old: str, new: str, root: Path = ROOT) -> tuple[str, str]:
    """Return both versions.

    Raises:
        versions.VersionError: The first has no document, or the second is none that comes after all there are.
    """
    source = versions.document(versions.parsed(old, "FROM"), "FROM", root)
    before, after = source.stem.removeprefix("bestsms-v"), versions.parsed(new, "TO")
    if after in versions.known(root):
        raise versions.VersionError(f"TO: openapi/ has v{after} already; choose another, or remove it first")
    newest = versions.known(root)[-1]
    if versions.numbers(after) < versions.numbers(newest):
        raise versions.VersionError(f"TO must come after what there is: v{after} does not come after v{newest}")
    return before, after


def scaffold(old: str, new: str, root: Path = ROOT) -> list[str]:
    """Write the document of `new` from that of `old`, and the pages' places; return what was renumbered."""
    text, touched = renumbered(versions.path_of(old, root).read_text(encoding="utf-8"), old, new)
    versions.path_of(new, root).write_text(text, encoding="utf-8")
    for path, changed in _pages(new, root):
        path.write_text(changed, encoding="utf-8")
    return touched


def _pages(new: str, root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the pages that lead to what will be compiled, with their new text."""
    pairs = [pair for pair in versions.pairs(root) if new in pair]
    upgrading = (root / UPGRADING).read_text(encoding="utf-8").rstrip("\n")
    for before, after in pairs:
        if f"<!-- compiled: {before} {after} -->" not in upgrading:
            upgrading += f"\n\n## From v{before} to v{after}\n\n<!-- compiled: {before} {after} -->\n<!-- end -->"
    yield root / UPGRADING, upgrading + "\n"
    readme = (root / README).read_text(encoding="utf-8")
    links = [(f"Changes in v{after}", f"changes-v{after}.md") for _, after in pairs]
    links += [
        (f"Reference of v{one}", f"reference-v{one}.md") for one in versions.known(root) if one != DEFAULT_VERSION
    ]
    added = "".join(f"- [{title}](docs/{page})\n" for title, page in links if f"docs/{page}" not in readme)
    yield root / README, REFERENCE.sub(lambda found: found[0] + added, readme)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 2 or not all(given):
        print("FROM and TO are needed: make new-version FROM=3.00 TO=3.10", file=sys.stderr)
        return 2
    try:
        old, new = checked(given[0], given[1])
    except versions.VersionError as error:
        print(error, file=sys.stderr)
        return 2
    touched = scaffold(old, new)
    print(f"openapi/bestsms-v{new}.yaml, from v{old}; {len(touched)} lines mention the version:")
    print("\n".join(f"  {line}" for line in touched))
    status = generate.main([])
    if status:
        return status
    print(f"generated/bestsms_api/{versions.package_name(new)}/ and the pages of docs/: compiled")
    print(NEXT.format(old=old, new=new), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
