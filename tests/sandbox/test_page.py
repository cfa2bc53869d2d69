"""The inbox page as it is served. What it does in a browser is tested in tests/browser."""

from __future__ import annotations

import re
from collections.abc import Generator
from importlib.resources import files

import httpx
import pytest

from bestsms.sandbox import Sandbox
from bestsms.sandbox.contract import Contract
from bestsms.sandbox.faults import KINDS

STATIC = {file.name: file.read_text(encoding="utf-8") for file in files("bestsms.sandbox").joinpath("static").iterdir()}
SCRIPTS = {name: text for name, text in STATIC.items() if name.endswith(".js")}
MAKES_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc"
    r"|\beval\b|new Function|setAttribute\(\s*[\"']on"
)


@pytest.fixture(scope="module")
def sandbox() -> Generator[Sandbox]:
    """An empty sandbox."""
    with Sandbox() as running:
        yield running


def get(sandbox: Sandbox, path: str, **headers: str) -> httpx.Response:
    """Ask the sandbox for a file."""
    return httpx.get(sandbox.URL.rstrip("/") + path, headers=headers, timeout=60, trust_env=False)


def test_the_page_and_all_that_it_names_are_served(sandbox: Sandbox) -> None:
    named = re.findall(r'(?:href|src)="(/[^"]+)"', get(sandbox, "/").text)
    imported = [f"/static/{name}" for text in SCRIPTS.values() for name in re.findall(r'from "\./([\w.]+)"', text)]
    assert len(imported) > 10
    for path in {*named, *imported}:
        answer = get(sandbox, path)
        assert (answer.status_code, answer.text) == (200, STATIC[path.rpartition("/")[2]]), path


def test_every_file_forbids_what_is_inline_or_from_elsewhere(sandbox: Sandbox) -> None:
    for path in ("/", "/static/main.js", "/static/inbox.css", "/static/icon.svg"):
        headers = get(sandbox, path).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'self';")
        assert "unsafe" not in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_has_nothing_inline_and_asks_nothing_of_another_host() -> None:
    page = STATIC["index.html"]
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\son\w+=|javascript:", page) == []
    for name, text in STATIC.items():
        assert re.findall(r"(?<!xmlns=\")https?://|//cdn|@import|url\(", text) == [], name


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_can_make_markup_of_a_text(name: str) -> None:
    assert MAKES_MARKUP.findall(SCRIPTS[name]) == []


def test_the_page_carries_the_key_that_changes_ask_for(sandbox: Sandbox) -> None:
    assert f'name="sandbox-key" content="{sandbox.Key}"' in get(sandbox, "/").text


def test_a_file_that_is_known_already_is_not_sent_again(sandbox: Sandbox) -> None:
    tag = get(sandbox, "/static/main.js").headers["ETag"]
    again = get(sandbox, "/static/main.js", **{"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fstore.py", "%2e%2e/store.py", "__init__.py"])
def test_only_the_files_of_the_page_are_served(sandbox: Sandbox, name: str) -> None:
    assert get(sandbox, f"/static/{name}").status_code == 404


def test_the_page_offers_every_kind_of_fault_and_every_operation() -> None:
    form = STATIC["index.html"].partition('id="fault-form"')[2].partition("</form>")[0]
    kinds, _, operations = form.partition('name="Operation"')
    assert set(re.findall(r'<option value="([\w-]+)">', kinds)) - {"Count", "Probability"} == set(KINDS)
    assert re.findall(r"<option>(\w+)</option>", operations) == [one.id for one in Contract("2.04").operations]


def test_contacts_and_groups_are_shown_page_by_page(sandbox: Sandbox) -> None:
    with httpx.Client(
        base_url=sandbox.BaseURL, headers={"Authorization": f"Basic {sandbox.Token}"}, timeout=60, trust_env=False
    ) as api:
        for name in ("Jess", "Sam", "Noor"):
            api.post("/addressbook/contact", json={"FirstName": name})
        group = api.post("/addressbook/group", json={"GroupName": "Customers"}).json()["Group"]["GroupID"]
    shown = get(sandbox, "/_sandbox/contacts?page=2&recordsPerPage=2").json()
    assert ([one["FirstName"] for one in shown["Contacts"]], shown["TotalRecords"]) == (["Noor"], 3)
    assert [one["GroupName"] for one in get(sandbox, "/_sandbox/groups").json()["Groups"]] == ["Customers"]
    assert get(sandbox, f"/_sandbox/contacts?group={group}").json()["Contacts"] == []
    unknown = get(sandbox, "/_sandbox/contacts?group=nobody")
    assert (unknown.status_code, unknown.json()["ErrorMessage"]) == (404, ["there is no such group"])
    assert get(sandbox, "/_sandbox/groups?page=none").status_code == 400
