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
    import ssl

    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except OSError as error:
        raise ValueError(
            f"SSL_CERT_FILE must name a readable file of certificates (PEM), not {path!r:.200}: {error.strerror}"
        ) from None
