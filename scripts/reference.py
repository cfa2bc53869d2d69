"""Render the reference pages of docs/ from the OpenAPI documents. scripts/generate.py writes and checks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.contract import Contract, FieldDoc, ModelDoc, OperationDoc, TagDoc
from scripts.methods import MethodDoc
from scripts.toolbox import DEFAULT_VERSION, ROOT, documents

__all__ = ["pages", "stale"]

DOCS = ROOT / "docs"
TYPES = {
    "Text": "str",
    "TimeZone": "str",
    "DateTime": "datetime",
    "Integer": "int",
    "Number": "Decimal",
    "Flag": "bool",
}
GIVEN = {"RecipientsGiven": "recipient or list of them", "FilesGiven": "file or list of them"}


def pages(folder: Path = DOCS) -> dict[Path, str]:
    """Return the text of each page: reference.md for the version of the API that is the default, one for each other."""
    return {folder / _file(contract): _page(contract) for contract in map(Contract, documents())}


def stale(folder: Path = DOCS) -> Iterator[str]:
    """Yield a line for each page in `folder` that is missing, extra or different."""
    expected = pages(folder)
    for path in sorted({*expected, *folder.glob("reference*.md")}):
        if path not in expected:
            yield f"not generated: {path.name}"
        elif not path.is_file():
            yield f"missing: {path.name}"
        elif path.read_text(encoding="utf-8") != expected[path]:
            yield f"differs: {path.name}"


def _file(contract: Contract) -> str:
    return "reference.md" if contract.version == DEFAULT_VERSION else f"reference-v{contract.version}.md"


def _page(contract: Contract) -> str:
    return "\n".join(_lines(contract))


def _lines(contract: Contract) -> Iterator[str]:
    yield f"<!-- Compiled from openapi/{contract.path.name} by `make generate`. Do not edit. -->"
    yield f"# Reference, API v{contract.version}\n"
    yield "Every call, what it takes and what it returns. The guides are listed in the [README](../README.md).\n"
    if contract.version != DEFAULT_VERSION:
        yield f"By default the clients speak [v{DEFAULT_VERSION}](reference.md).\n"
    yield "All arguments are keywords. Both clients have the same calls; those of `AsyncBestSMS` are awaited.\n"
    yield from _contents(contract)
    for operation in contract.operations.values():
        yield from _operation(operation)
    yield from _models(contract)
    yield from _delivery_results(contract)


def _contents(contract: Contract) -> Iterator[str]:
    for group in contract.groups:
        for tag in group.tags:
            yield _calls(f"{group.name}.{tag.name}", tag)
    for tag in contract.alone:
        yield _calls(tag.name, tag)
    yield f"\n{', '.join(f'[{title}](#{_anchor(title)})' for title in ('Results', 'Models', 'Delivery results'))}\n"


def _calls(place: str, tag: TagDoc) -> str:
    names = (name for one in tag.operations for name in (one.call, *(more.name for more in one.further)))
    calls = (f"[{name}](#{_anchor(f'{place}.{name}')})" for name in names)
    return f"- `client.{place}`: {', '.join(calls)}"


def _models(contract: Contract) -> Iterator[str]:
    """Yield the results, and then the other models, each by name."""
    public = sorted((model for model in contract.models.values() if not model.is_internal), key=lambda one: one.name)
    yield "## Results\n"
    yield "Each also has `Result`, `ErrorMessage`, `IsSuccess`, `HTTPStatus`, `Raw`, `ToDict()`, `ToJSON()` and"
    yield "`RaiseForError()`: see [results and errors](results-and-errors.md). What is absent reads as `None`, or as an"
    yield "empty list.\n"
    for model in public:
        if model.is_result:
            yield from _model(model)
    yield "## Models\n"
    for model in public:
        if not model.is_result:
            yield from _model(model)


def _operation(operation: OperationDoc) -> Iterator[str]:
    yield f"## {operation.name}\n"
    yield f"{operation.summary} {_joined(operation.description)}\n"
    yield f"`{operation.http_method} {operation.path}` returns {_link(operation.result)}."
    yield f"Documentation: {operation.section}.\n"
    if operation.needs_one_of:
        groups = (" or ".join(f"`{name}`" for name in group) for group in operation.needs_one_of)
        yield f"Needs {', and '.join(groups)}.\n"
    rows = ((_names(field), _given(field), _meaning(field)) for field in operation.fields)
    yield from _table(("Argument", "Type", "Meaning"), rows)
    for method in operation.further:
        yield from _further(operation, method)


def _further(operation: OperationDoc, method: MethodDoc) -> Iterator[str]:
    yield f"### {operation.having(method.name)}\n"
    what = f"yields each {_link(method.item)}" if method.item else f"returns {_link(operation.result)}"
    yield f"{_joined(method.docstring.split(chr(10) * 2)[0])} It {what}. See [the guide](paging-and-waiting.md).\n"
    rows = ((f"`{name}`", f"`{type_}`", " ".join(text.split())) for name, type_, _, text in method.signature)
    yield from _table(("Argument", "Type", "Meaning"), rows)


def _model(model: ModelDoc) -> Iterator[str]:
    yield f"### {model.name}\n"
    yield f"{_joined(model.description)}\n"
    yield from _table(
        ("Attribute", "Type", "Meaning"), ((_names(field), _read(field), field.description) for field in model.fields)
    )


def _delivery_results(contract: Contract) -> Iterator[str]:
    yield "## Delivery results\n"
    yield "The texts that a recipient's `Result` and `Status` can hold, as `DeliveryResult` explains them: see"
    yield "[reports](reports.md).\n"
    rows = (
        (f"`{one['code']}`", *(_answer(one[name]) for name in ("final", "delivered", "charged")), str(one["meaning"]))
        for one in contract.result_codes
    )
    yield from _table(("Code", "Final", "Delivered", "Charged", "Meaning"), rows)


def _names(field: FieldDoc) -> str:
    also = ", ".join(f"`{name}`" for name in field.names[1:])
    return f"`{field.documented}`" + (f" or {also}" if also else "")


def _meaning(field: FieldDoc) -> str:
    return f"Required. {field.description}" if field.required else field.description


def _given(field: FieldDoc) -> str:
    return GIVEN.get(field.takes) or f"`{field.takes}`"


def _read(field: FieldDoc) -> str:
    if field.model:
        return ("" if field.kind == "One" else "list of ") + _link(field.model)
    return "`list[str]`" if field.kind == "Texts" else f"`{TYPES[field.kind]}`"


def _link(model: str) -> str:
    return f"[`{model}`](#{_anchor(model)})"


def _anchor(title: str) -> str:
    return title.replace(".", "").replace(" ", "-").lower()


def _answer(value: bool | None) -> str:
    return "not settled" if value is None else "yes" if value else "no"


def _joined(text: str) -> str:
    return " ".join(text.split())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table, or nothing where it would have no row."""
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    if lines:
        yield from (f"| {line} |" for line in (" | ".join(heads), " | ".join("---" for _ in heads), *lines))
        yield ""
