"""The pytest plugin, as the tests of somebody's program meet it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

# Runs within this process forget what they imported; what is here already stays.
for module in (
    "bestsms._core.outcome",
    "bestsms._core.request",
    "bestsms.sandbox.http.server",
    "bestsms.transports.httpx_sync",
    "bestsms.transports.pyreqwest_sync",
):
    import_module(module)

APP = """
from bestsms import BestSMS

def remind(number, text="See you at nine"):
    with BestSMS() as client:
        return client.Messaging.SMS.SendMessage(MessageText=text, Recipients=number, Reference="Reminder")
"""


@pytest.fixture(autouse=True)
def app(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(app=APP)
    pytester.syspathinsert()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Arguments of a run without other plugins, which import much."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return ("-p", "no:cacheprovider", "-p", "bestsms")


def test_a_program_that_makes_its_own_client_sends_to_the_sandbox(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        from app import remind

        def test_reminder(sms_outbox):
            assert remind("+61491570006").IsSuccess
            assert sms_outbox.assert_sent(To="0491 570 006", Text="See you at nine").Reference == "Reminder"
            assert (len(sms_outbox), sms_outbox.last.To) == (1, "+61491570006")
    """)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_each_test_has_an_empty_sandbox_on_the_same_server(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import pytest
        from app import remind

        seen = set()

        @pytest.mark.parametrize("number", range(3))
        def test_reminder(bestsms_sandbox, sms_outbox, number):
            sms_outbox.assert_nothing_sent()
            assert (bestsms_sandbox.Clock().Offset, bestsms_sandbox.Faults().Faults) == (0, [])
            remind("+61491570006")
            bestsms_sandbox.Advance("1h")
            bestsms_sandbox.AddFault("error-before")
            seen.add(bestsms_sandbox.URL)

        def test_same_server():
            assert len(seen) == 1
    """)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=4)


@pytest.mark.parametrize(
    "harm",
    ["Close()", 'Snapshot("mine")', 'AddFault("refuse", Seconds=600); remind("+61491570006")'],
    ids=["closed", "snapshot", "refusing"],
)
def test_what_a_test_does_to_its_sandbox_does_not_reach_the_next(pytester: pytest.Pytester, harm: str) -> None:
    pytester.makepyfile(f"""
        import pytest
        from app import remind

        def test_harm(bestsms_sandbox):
            bestsms_sandbox.{harm}

        def test_after(bestsms_sandbox, sms_outbox):
            remind("+61491570006")
            assert len(sms_outbox) == 1
            with pytest.raises(Exception, match="no such snapshot"):
                bestsms_sandbox.Restore("mine")
    """)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_the_environment_is_as_before_after_each_test(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESTSMS_AUTH_TOKEN", "a-made-up-token")
    monkeypatch.setenv("no_proxy", "intranet.example.com")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    pytester.makepyfile("""
        import os
        from app import remind

        def test_inside(bestsms_sandbox):
            assert os.environ["BESTSMS_API_URL"] == bestsms_sandbox.BaseURL
            assert os.environ["BESTSMS_AUTH_TOKEN"] == bestsms_sandbox.Token
            assert os.environ["no_proxy"] == "intranet.example.com,127.0.0.1"
            assert remind("+61491570006").IsSuccess

        def test_outside():
            assert "BESTSMS_API_URL" not in os.environ
            assert os.environ["BESTSMS_AUTH_TOKEN"] == "a-made-up-token"
            assert os.environ["no_proxy"] == "intranet.example.com"
    """)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_a_failed_assert_shows_what_was_sent_and_none_of_our_code(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        from app import remind

        def test_reminder(sms_outbox):
            remind("+61491570006")
            sms_outbox.assert_sent(Containing="ten")
    """)
    ran = pytester.runpytest("-p", "no:cacheprovider")
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(
        ["E * No SMS with Containing='ten' was sent.", "E * 1. to +61491570006: 'See you at nine'*"]
    )
    ran.stdout.no_fnmatch_line("*outbox.py*")


@pytest.mark.parametrize("ini, outcome", [("", "RealSendBlocked"), ("bestsms_block_real_sends = false", "Error")])
def test_a_real_send_is_blocked_unless_the_project_says_otherwise(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ini: str, outcome: str
) -> None:
    monkeypatch.setenv("BESTSMS_AUTH_TOKEN", "a-made-up-token")
    monkeypatch.setenv("BESTSMS_API_URL", "https://0.0.0.0:1")  # not loopback by its name, and nobody is there
    pytester.makeini(f"[pytest]\n{ini}\n")
    pytester.makepyfile(f"""
        from app import remind

        def test_reminder():
            try:
                outcome = remind("+61491570006").Result
            except RuntimeError as error:
                outcome = type(error).__name__
            assert outcome == "{outcome}"
    """)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_each_worker_of_xdist_has_a_sandbox_of_its_own(pytester: pytest.Pytester, alone: tuple[str, ...]) -> None:
    pytester.makepyfile("""
        import os
        from pathlib import Path

        import pytest
        from app import remind

        @pytest.mark.parametrize("number", range(8))
        def test_reminder(bestsms_sandbox, sms_outbox, number):
            remind("+61491570006", f"Number {number}")
            sms_outbox.assert_sent(Text=f"Number {number}")
            assert len(sms_outbox) == 1
            Path(os.environ["PYTEST_XDIST_WORKER"]).write_text(bestsms_sandbox.URL)
    """)
    pytester.runpytest_subprocess(*alone, "-p", "xdist", "-n", "2").assert_outcomes(passed=8)
    addresses = [Path(pytester.path, name).read_text(encoding="utf-8") for name in ("gw0", "gw1")]
    assert len(set(addresses)) == 2


def test_a_run_that_asks_for_no_fixture_imports_no_sandbox_and_no_http(
    pytester: pytest.Pytester, alone: tuple[str, ...]
) -> None:
    pytester.makepyfile("""
        import sys

        def test_imports():
            assert "bestsms.pytest_plugin" in sys.modules
            assert {"bestsms.sandbox", "httpx", "pyreqwest", "starlette", "uvicorn"}.isdisjoint(sys.modules)
    """)
    pytester.runpytest_subprocess(*alone).assert_outcomes(passed=1)


@pytest.mark.parametrize("package", ["jsonschema_rs", "starlette", "uvicorn"])
def test_without_the_extra_a_fixture_says_what_to_install(
    pytester: pytest.Pytester, alone: tuple[str, ...], package: str
) -> None:
    pytester.makeconftest(f"""
        import sys

        class Missing:
            def find_spec(self, name, path=None, target=None):
                if name.partition(".")[0] == "{package}":
                    raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

        sys.meta_path.insert(0, Missing())
    """)
    pytester.makepyfile("def test_it(sms_outbox): pass\n\n\ndef test_other(): pass")
    ran = pytester.runpytest_subprocess(*alone)
    ran.assert_outcomes(errors=1, passed=1)
    ran.stdout.fnmatch_lines([f'bestsms_sandbox needs {package}*: pip install "bestsms?sandbox?"'])


IN_V3_00 = """
    from bestsms import BestSMS
    from app import remind

    def test_reminder(bestsms_sandbox, sms_outbox):
        assert remind("+61491570006").IsSuccess
        with BestSMS(APIVersion="3.00") as client:
            assert client.OptOut.List().TotalRecords == 0
        assert bestsms_sandbox.Messages().Messages[0].Version == "v3.00"
        assert sms_outbox.assert_sent(To="0491 570 006")
"""


def test_a_program_of_another_version_is_tested_by_an_option(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nbestsms_api_version = 3.00")
    pytester.makepyfile(IN_V3_00)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_a_program_of_another_version_is_tested_by_its_environment(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BESTSMS_API_VERSION", "3.00")
    pytester.makepyfile(IN_V3_00)
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)
