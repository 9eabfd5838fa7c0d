"""Addresses from outside: opened in the browser, and only where it is the browser that opens them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = frozenset({"http", "https"})


def can_open(address: str) -> bool:
    """Whether an address is one of the web: a file or a program named as an address is not opened."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES and bool(url.host())


def written_out(address: str) -> str:
    """The whole address as the browser will ask for it: letters of its host that look like others are written out."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    port = f":{url.port()}" if url.port() >= 0 else ""
    rest = f"{url.path()}{_with('?', url.query())}{_with('#', url.fragment())}"
    return f"{url.scheme()}://{host}{port}{rest}"


def open_address(address: str) -> None:
    """Open it in the browser, after a click."""
    if can_open(address):
        QDesktopServices.openUrl(QUrl(address.strip(), QUrl.ParsingMode.StrictMode))


def _with(sign: str, part: str) -> str:
    return f"{sign}{part}" if part else ""
