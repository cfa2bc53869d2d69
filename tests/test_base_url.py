"""The quick look at a BaseURL passes nothing that the close look, which it spares most clients, would not pass."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bestsms import BestSMS
from bestsms._core.settings import _checked_host, _plain_host

LABEL = "abcdefghijklmnopqrstuvwxyz0123456789-_"
ODD = "ABZ:/.@?#[]%&=+~ \t\n\\\x00äß。１\u2100\u200d"
SCHEMES = st.sampled_from(["http", "https", "HTTP", "ftp", "", "https:", "//http"])
LABELS = st.text(LABEL, max_size=6) | st.sampled_from(
    ["xn--a", "xn--bcher-kva", "a" * 63, "a" * 64, "127", "localhost"]
)
HOSTS = st.lists(LABELS, min_size=1, max_size=4).map(".".join) | st.sampled_from(["[::1]", "::1", "127.0.0.1", ""])
PORTS = st.just("") | st.integers(0, 10**8).map(":{}".format) | st.text("0123456789", max_size=9).map(":{}".format)
PATHS = st.just("") | st.text(LABEL + ODD + "/" * 10, max_size=12).map("/{}".format)
URLS = st.builds("{}://{}{}{}".format, SCHEMES, HOSTS, PORTS, PATHS)


@st.composite
def almost_urls(draw: st.DrawFn) -> str:
    """A URL into which a character was put that may be out of place."""
    url = draw(URLS)
    place = draw(st.integers(0, len(url)))
    return url[:place] + draw(st.sampled_from(ODD)) + url[place:]


def looked_at_closely(url: str) -> str | None:
    try:
        return _checked_host(url, "BaseURL", "https://api.example.com")
    except ValueError:
        return None


@given(URLS | almost_urls() | st.text(LABEL + ODD, max_size=20))
@example("https://api.example.com:0000099999")
def test_what_a_quick_look_passes_a_close_look_passes_with_the_same_host(url: str) -> None:
    assert _plain_host(url) in (None, looked_at_closely(url))


PLAIN_LABELS = st.text(LABEL, min_size=1, max_size=63).filter(lambda label: not label.startswith("xn--"))


@given(
    st.sampled_from(["http", "https"]),
    st.lists(PLAIN_LABELS, min_size=1, max_size=4).map(".".join),
    st.just("") | st.integers(0, 65535).map(":{}".format),
    st.just("") | st.text(LABEL + "./:", max_size=12).map("/{}".format),
)
def test_an_ordinary_url_is_passed_at_a_quick_look(scheme: str, host: str, port: str, path: str) -> None:
    url = f"{scheme}://{host}{port}{path}"
    assert _plain_host(url) == looked_at_closely(url) == host


@pytest.mark.parametrize("end", ["?", "/?", "#", "/#", "?a=1", "?#"])
def test_a_query_or_fragment_is_refused_even_an_empty_one(end: str) -> None:
    with pytest.raises(ValueError, match=r"^BaseURL must have no user, no query and no fragment$"):
        BestSMS("token", BaseURL=f"https://sms.example.com/api/v2.04{end}")


@pytest.mark.parametrize("port", ["65536", "99999", "0000099999", "1" * 5000])
def test_a_port_that_there_cannot_be_is_refused(port: str) -> None:
    with pytest.raises(ValueError, match="BaseURL is no URL"):
        BestSMS("token", BaseURL=f"https://api.example.com:{port}/v2.04")
