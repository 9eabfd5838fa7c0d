"""Addresses from outside: opened in the browser, and only where it is the browser that opens them."""

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from claimtrack.domain.source import Citation
from claimtrack.gui.parts.text import line
from claimtrack.intake.lookalikes import written_out_host

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


def named_host(address: str) -> str:
    """The host of an address for people, with its letters written out where they may pass for others."""
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    return _with_host(line(host, 100), address)


def named_address(address: str, longest: int = 4_000) -> str:
    """An address for people, cut where it is long, with its host written out where its letters may pass for others."""
    return _with_host(line(address, longest), address)


def source_name(citation: Citation) -> str:
    """How a source is called where it stands among others; a host that may pass for another is written out beside."""
    return _with_host(citation.title or citation.address, citation.address)


def _with_host(said: str, address: str) -> str:
    host = written_out_host(address)
    return f"{said} ({host})" if host else said


def open_address(address: str) -> None:
    """Open it in the browser, after a click."""
    if can_open(address):
        QDesktopServices.openUrl(QUrl(address.strip(), QUrl.ParsingMode.StrictMode))


def _with(sign: str, part: str) -> str:
    return f"{sign}{part}" if part else ""
