"""Compile every OpenAPI document in openapi/ into generated/bestsms_api/<version>/ and pages of docs/.

python scripts/generate.py           write the packages and the pages
python scripts/generate.py --check   compile elsewhere, and fail on any difference to what is there
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.strings import PythonIdentifier

from scripts import reference, upgrading
from scripts.contract import Contract

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).resolve().parent / "templates"
PACKAGE = ROOT / "generated" / "bestsms_api"
TIDY = [
    "ruff check --isolated --no-cache --fix-only --select I,F401 --unsafe-fixes .",
    "ruff format --isolated --no-cache --line-length 120 .",
]


def banner(source: str) -> str:
    """Return the lines that say what made a file and how."""
    return (
        f"# Compiled from {source} by `make generate` (scripts/generate.py, openapi-python-client "
        f"{version('openapi-python-client')}, ruff {version('ruff')}).\n"
        "# Do not edit: change the document or a template.\n"
    )


def compile_document(document: Path, package: Path) -> None:
    """Compile one OpenAPI document into a package."""
    project = _project(document, package)
    problems = list(project.build())
    enums = (f"models/{enum.class_info.module_name}.py" for enum in project.openapi.enums)
    for name in ("errors.py", *enums):  # exceptions are the facade's, and the fields check their own lists of values
        (package / name).unlink()
    (package / "document.py").write_text(project.env.get_template("document.py.jinja").render(), encoding="utf-8")
    content = yaml.load(document.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (package / "document.json").write_text(text + "\n", encoding="utf-8")
    _add_banner(package, f"openapi/{document.name}")
    project.config.post_hooks[:] = TIDY
    project._run_post_hooks()
    problems += project.errors
    if problems:
        raise SystemExit("\n".join(f"{document.name}: {problem.header} {problem.detail}" for problem in problems))


def _project(document: Path, package: Path) -> Project:
    """Return the generator of a document, with our templates and what they need."""
    contract = Contract(document)
    config = Config.from_sources(
        ConfigFile(post_hooks=[]),
        MetaType.NONE,
        document_source=document,
        file_encoding="utf-8",
        overwrite=True,
        output_path=package,
    )
    parsed = GeneratorData.from_dict(contract.document, config=config)
    if isinstance(parsed, GeneratorError):
        raise SystemExit(f"{document.name}: {parsed.header}: {parsed.detail}")
    project = Project(openapi=parsed, config=config, custom_template_path=TEMPLATES)
    project.env.filters["keywords"] = _keywords
    names: dict[str, Any] = project.env.globals
    names.update(
        contract=contract,
        operation_of={_identifier(name): operation for name, operation in contract.operations.items()},
        tag_of={_identifier(name): tag for name, tag in contract.tags.items()},
    )
    return project


def compile_all(package: Path) -> None:
    """Compile every document into its version's folder of `package`."""
    documents = sorted((ROOT / "openapi").glob("bestsms-v*.yaml"))
    shutil.rmtree(package, ignore_errors=True)
    package.mkdir(parents=True)
    (package / "py.typed").touch()
    versions = {document.stem.removeprefix("bestsms-v"): _package_name(document) for document in documents}
    (package / "__init__.py").write_text(
        f'"""The BestSMS REST API, compiled: a package for each version."""\n\nVERSIONS = {json.dumps(versions)}\n',
        encoding="utf-8",
    )
    _add_banner(package, "openapi/")
    for document in documents:
        compile_document(document, package / _package_name(document))


def _package_name(document: Path) -> str:
    return document.stem.removeprefix("bestsms-").replace(".", "_")


def differences(expected: Path, found: Path) -> Iterator[str]:
    """Yield a line for each file that is missing, extra or different."""
    names = {"expected": _files(expected), "found": _files(found)}
    for name in sorted(names["expected"] | names["found"]):
        if name not in names["found"]:
            yield f"missing: {name}"
        elif name not in names["expected"]:
            yield f"not generated: {name}"
        elif not filecmp.cmp(expected / name, found / name, shallow=False):
            yield f"differs: {name}"


def check() -> int:
    """Compile into a temporary folder and compare; return the number of differences."""
    with tempfile.TemporaryDirectory() as folder:
        compile_all(Path(folder) / "bestsms_api")
        found = [f"generated/bestsms_api: {line}" for line in differences(Path(folder) / "bestsms_api", PACKAGE)]
    found += [f"docs: {line}" for line in (*reference.stale(), *upgrading.stale())]
    for line in found:
        print(line, file=sys.stderr)
    print(f"generated code and pages: {len(found)} differences")
    return len(found)


def _identifier(name: str) -> str:
    return str(PythonIdentifier(name, prefix="tag"))


def _keywords(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


def _files(folder: Path) -> set[Path]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path for path in found if "__pycache__" not in path.parts}


def _add_banner(package: Path, source: str) -> None:
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("# Compiled from"):
            path.write_text(banner(source) + text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit status."""
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    if arguments == ["--check"]:
        return 1 if check() else 0
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    compile_all(PACKAGE)
    for path, text in (reference.pages() | upgrading.pages()).items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
