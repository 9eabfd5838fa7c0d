"""Addresses from outside: opened in the browser, and only where it is the browser that opens them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = frozenset({"http", "https"})


def can_open(address: str) -> bool:
    """Whether an address is one of the web: a file or a program named as an address is not opened."""
    url = QUrl(address.strip(), QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in SCHEMES and bool(url.host())


def open_address(address: str) -> None:
    """Open it in the browser, after a click."""
    if can_open(address):
        QDesktopServices.openUrl(QUrl(address.strip(), QUrl.ParsingMode.StrictMode))
