"""Addresses of the web, checked before they are stored: what can be cited and opened later without surprise."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

LONGEST = 4_000  # characters; what is longer is no address that a person meant
_COUNTING = re.compile(
    r"utm_\w+|(?:fb|g|ms|y|tw|dc)clid|mc_[ce]id|igsh(?:id)?|ref_(?:src|url)|ocid|cmpid"
)  # parameters that count visitors and choose no page
_PORTS = {"http": 80, "https": 443}
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


def canonical_address(address: str) -> str:
    """What stands for an address when two are compared: spellings of it that lead to the same page have the same.

    Without scheme, "www.", the usual port, a final slash, the part after # and what counts visitors (RFC 3986, 6.2).
    Empty where it is no address.
    """
    try:
        parts = urlsplit(unicodedata.normalize("NFC", address.strip()))
        host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return ""
    if not host:
        return ""
    place = host if port in {None, _PORTS.get(parts.scheme)} else f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~").rstrip("/")
    asked = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _COUNTING.fullmatch(pair[0].lower())
    ]
    part = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""  # where a script makes the page
    return f"{place}{path}{'?' if asked else ''}{urlencode(asked)}{part}"
