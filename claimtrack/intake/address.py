"""Addresses of the web, checked before they are stored: what can be cited and opened later without surprise."""

import re
from urllib.parse import urlsplit

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

LONGEST = 4_000  # characters; what is longer is no address that a person meant
_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def check_address(address: str) -> str:
    """The address without blanks around it; Problem unless it is http or https with a host and no password."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        is_fit = (
            len(address) <= LONGEST
            and not _UNFIT.search(address)
            and parts.scheme.lower() in {"http", "https"}
            and bool(parts.hostname)
            and "@" not in parts.netloc
        )
    except ValueError:
        is_fit = False
    if not is_fit:
        raise Problem(Message("intake.bad-address", address=address[:100]))
    return address
