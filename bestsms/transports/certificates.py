"""The certificate authorities that the environment names."""

from __future__ import annotations

import os

__all__ = ["check_certificates"]


def check_certificates() -> None:
    """Check the file that SSL_CERT_FILE names, if it names one: pyreqwest would go on without it, and not say so.

    Raises:
        ValueError: It cannot be read, or has no certificate.
    """
    path = os.environ.get("SSL_CERT_FILE")
    if not path:
        return
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # pathlib takes longer to import than this to read
            content = file.read()
    except OSError as error:
        raise _unusable(path, str(error.strerror)) from None
    if b"-----BEGIN " not in content:
        raise _unusable(path, "there is no certificate in it")


def _unusable(path: str, why: str) -> ValueError:
    return ValueError(f"SSL_CERT_FILE must name a readable file of certificates (PEM), not {path!r:.200}: {why}")
