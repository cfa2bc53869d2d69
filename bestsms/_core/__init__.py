"""Building requests, reading answers, deciding retries: everything between the public calls and the transport.

Nothing here does input or output.
"""
