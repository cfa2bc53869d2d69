"""The package as a newcomer sees it: what it imports, exports, offers and says."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

import bestsms
from bestsms import AsyncBestSMS, BestSMS, errors, events, models, models_v3_00
from bestsms_api import VERSIONS
from bestsms_api.v2_04 import models as compiled
from bestsms_api.v3_00 import models as compiled_v3_00
from tests.calls import CALLS, TOKEN, method
from tests.servers import Server

UNWANTED = (
    *("click", "rich", "pygments", "httpx._main", "httpx", "pydantic", "yaml", "attr", "anyio", "defusedxml"),
    *("bestsms.sandbox", "bestsms.webhooks"),
)


def test_importing_the_package_imports_nothing_heavy() -> None:
    script = f"import sys, bestsms; print([name for name in {UNWANTED!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


SLOW = ("asyncio", "dataclasses", "decimal", "email", "gzip", "httpx", "inspect", "ipaddress", "msgspec", "ssl", "uuid")
SLOW_TOO = ("logging", "threading", "urllib.parse", "zlib")
"""A client of httpx takes these, for what it does when it is first used."""


@pytest.mark.parametrize("way, slow", [("pyreqwest", (*SLOW, *SLOW_TOO)), ("httpx", SLOW)])
def test_making_a_client_imports_nothing_that_only_a_call_needs(way: str, slow: tuple[str, ...]) -> None:
    script = (
        f"import sys; there = set(sys.modules)\nimport bestsms\nbestsms.BestSMS({TOKEN!r}, Transport=sys.argv[1])\n"
        "bestsms.BestSMS('x', BaseURL='http://127.0.0.1:8000/bestsms', Transport=sys.argv[1])\n"
        f"print([name for name in {slow!r} if name in sys.modules.keys() - there])"
    )
    done = subprocess.run([sys.executable, "-c", script, way], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_sending_imports_neither_pydantic_nor_yaml(server: Server) -> None:
    script = (
        "import sys; from bestsms import BestSMS\n"
        f"with BestSMS({TOKEN!r}, BaseURL={server.url!r}) as client:\n"
        "    print(client.Messaging.SMS.SendMessage(MessageText='Hi', Recipients='+61491570006').Result)\n"
        "print([name for name in ('pydantic', 'yaml', 'bestsms.sandbox') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Success\n[]\n", "")


def test_the_package_exports_exactly_what_all_names() -> None:
    offered = {name: getattr(bestsms, name) for name in bestsms.__all__}
    newer = list(VERSIONS.values())[1:]
    modules = (errors, events, models, *(getattr(bestsms, f"models_{package}") for package in newer))
    exported = {
        name
        for name, value in vars(bestsms).items()
        if not name.startswith("_") and (not isinstance(value, ModuleType) or value in modules)
    }
    places = {f"bestsms.client_{package}": package.replace("_", "") for package in newer}
    late = {name for name, value in offered.items() if getattr(value, "__module__", "") in places}
    assert late == {f"{kind}{short}" for kind in ("AsyncBestSMS", "BestSMS") for short in places.values()}
    assert exported | late | {"__version__"} == set(bestsms.__all__)


@pytest.mark.parametrize(
    "module, names",
    [(errors, errors.__all__), (models, compiled.__all__), (models_v3_00, compiled_v3_00.__all__)],
    ids=["errors", "models", "models of v3.00"],
)
def test_every_public_module_offers_its_classes_and_no_others(module: ModuleType, names: list[str]) -> None:
    classes = {name for name, value in vars(module).items() if inspect.isclass(value) and not name.startswith("_")}
    assert classes - {"CallResult"} == set(names)


def test_both_clients_take_the_same_arguments() -> None:
    sync, later = (inspect.signature(kind).parameters for kind in (BestSMS, AsyncBestSMS))
    assert list(sync) == list(later)
    for name in sync.keys() - {"HTTPClient"}:
        assert sync[name] == later[name]


def test_the_constructor_is_the_documented_one() -> None:
    parameters = inspect.signature(BestSMS).parameters
    assert {name: parameter.default for name, parameter in parameters.items()} == {
        "AuthToken": None,
        "APIVersion": None,
        "BaseURL": None,
        "TimeZone": None,
        "SendMode": None,
        "Timeout": 30.0,
        "MaxRetries": 2,
        "RaiseErrors": False,
        "ReconcileFor": 10.0,
        "ResendUnknown": False,
        "Transport": "auto",
        "HTTPClient": None,
        "AllowInsecureHTTP": False,
        "OnRequest": None,
        "OnResponse": None,
        "OnRetry": None,
    }
    kinds = {name: parameter.kind for name, parameter in parameters.items()}
    assert kinds.pop("AuthToken") == inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert set(kinds.values()) == {inspect.Parameter.KEYWORD_ONLY}


def methods(name: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The method of both clients."""
    return method(BestSMS(TOKEN), name), method(AsyncBestSMS(TOKEN), name)


@pytest.mark.parametrize("name", CALLS)
def test_both_clients_have_every_method_with_one_signature(name: str) -> None:
    sync, later = methods(name)
    assert inspect.signature(sync) == inspect.signature(later)
    assert inspect.signature(sync).return_annotation == CALLS[name].result.__name__
    assert {parameter.kind for parameter in inspect.signature(sync).parameters.values()} <= {
        inspect.Parameter.KEYWORD_ONLY
    }
    assert inspect.getdoc(sync) == inspect.getdoc(later)


@pytest.mark.parametrize("name", CALLS)
def test_every_method_documents_its_arguments_result_and_errors(name: str) -> None:
    text = inspect.getdoc(methods(name)[0]) or ""
    parameters = list(inspect.signature(methods(name)[0]).parameters)
    for part in ("Documentation:", "Returns:", "Raises:", *(["Args:"] if parameters else [])):
        assert f"\n{part}" in text
    for parameter in parameters:
        assert f"\n    {parameter}: " in text


FURTHER = {
    *(f"Reports.{part}.PollAll" for part in ("Status", "SMSReceived", "SMSReply")),
    *(f"Addressbook.{part}.ListAll" for part in ("Contact", "Group", "ContactGroup", "GroupContact")),
    "Reports.Status.Wait",
    "Reports.SMSReceived.Follow",
    "Reports.SMSReply.Follow",
}


def test_the_documentation_has_25_calls_and_the_clients_add_paging_waiting_and_following() -> None:
    found = set[str]()
    for kind in (BestSMS, AsyncBestSMS):
        client = kind(TOKEN)
        for space in ("Messaging", "Reports", "Actions", "Addressbook"):
            for part in public(getattr(client, space)):
                for call in public(getattr(getattr(client, space), part)) - {"parameters"}:
                    found.add(f"{space}.{part}.{call}")
    assert found == set(CALLS) | FURTHER
    assert len(CALLS) == 25


def public(thing: object) -> set[str]:
    """The public names that a class defines, but for fields set as attributes."""
    return {name for name in dir(type(thing)) if not name.startswith("_")}


@pytest.mark.parametrize("kind", [BestSMS, AsyncBestSMS])
def test_the_docstring_of_a_client_names_every_argument(kind: type) -> None:
    text = inspect.getdoc(kind) or ""
    for name in inspect.signature(kind).parameters:
        assert f"\n    {name}: " in text


def described(kind: type) -> dict[str, str]:
    """What the docstring of a class says of each argument."""
    text = (inspect.getdoc(kind) or "").partition("Args:\n")[2].partition("\nRaises:")[0]
    entries = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", text, re.MULTILINE)
    return {name: " ".join(entry.split()) for name, entry in entries}


def test_both_clients_say_the_same_of_each_argument_but_for_what_is_awaited() -> None:
    sync, later = described(BestSMS), described(AsyncBestSMS)
    assert list(sync) == list(inspect.signature(BestSMS).parameters)
    assert {name for name in sync if sync[name] != later[name]} == {"HTTPClient", "OnRequest"}
