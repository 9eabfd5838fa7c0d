"""Asking for a page: one request after another where it has moved, each checked, nothing kept between them."""

import ssl
import time
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import httpcore
import httpx

from claimtrack import __version__
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.address import check_address
from claimtrack.intake.web.hosts import CONNECT_SECONDS, CheckedNetwork

MOST = 25 * 2**20  # bytes, as they come and decoded
MOST_REDIRECTS = 5
SECONDS = 60.0  # in all
HEADERS = (
    ("User-Agent", f"claimtrack/{__version__}"),
    ("Accept", "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "close"),
)

_MOVED = {301, 302, 303, 307, 308}
_SILENCE = 20.0  # seconds without a byte
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Secrecy:
    """How a connection was encrypted: protocol, cipher, the certificate of the other side (DER)."""

    protocol: str
    cipher: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer: when (UTC), from which machine, header by header, the body as it came."""

    address: str
    at: datetime
    machine: str
    version: str
    sent: tuple[tuple[str, str], ...]
    status: int
    reason: str
    received: tuple[tuple[str, str], ...]
    body: bytes
    secrecy: Secrecy | None

    def header(self, name: str) -> str:
        """A header of the answer, empty where there is none."""
        return next((value for each, value in self.received if each.lower() == name), "")


def exchanges(address: str, allowed: Collection[str], *, seconds: float = SECONDS) -> list[Exchange]:
    """All that was asked and answered until the page came; Problem where it does not."""
    deadline = time.monotonic() + seconds
    made: list[Exchange] = []
    with httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(), network_backend=CheckedNetwork(allowed), http2=False, retries=0
    ) as pool:
        while True:
            made.append(_ask(pool, _checked(address), deadline))
            place = made[-1].header("location")
            if made[-1].status not in _MOVED or not place:
                break
            if len(made) > MOST_REDIRECTS:
                raise Problem(Message("fetch.redirects", most=MOST_REDIRECTS))
            address = _joined(made[-1].address, place)
    if not 200 <= made[-1].status < 300:
        raise Problem(Message("fetch.status", status=made[-1].status, host=httpx.URL(made[-1].address).host))
    return made


def decoded(exchange: Exchange) -> bytes:
    """The body without its compression; Problem where it is larger than `MOST` or compressed in a way not asked for."""
    content = exchange.body
    for coding in reversed([each.strip().lower() for each in exchange.header("content-encoding").split(",")]):
        if coding in {"", "identity"}:
            continue
        if coding not in {"gzip", "x-gzip", "deflate"}:
            raise Problem(Message("fetch.encoding"))
        content = _inflated(content, coding)
    return content


def _checked(address: str) -> httpx.URL:
    try:
        url = httpx.URL(check_address(address))
    except (httpx.InvalidURL, UnicodeError, Problem):
        raise Problem(Message("fetch.bad-address", address=address[:100])) from None
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise Problem(Message("fetch.bad-address", address=address[:100]))
    return url.copy_with(fragment=None)


def _joined(before: str, place: str) -> str:
    """The address that a page has moved to; many servers write it in UTF-8, which a header is not."""
    with suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    try:
        return str(httpx.URL(before).join(place))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise Problem(Message("fetch.bad-address", address=place[:100])) from None


def _ask(pool: httpcore.ConnectionPool, url: httpx.URL, deadline: float) -> Exchange:
    at = datetime.now(UTC)
    sent = (("Host", url.netloc.decode("ascii")), *HEADERS)
    limits = {"connect": CONNECT_SECONDS, "read": _SILENCE, "write": _SILENCE, "pool": CONNECT_SECONDS}
    with (
        _told(url.host),
        pool.stream("GET", _target(url), headers=list(sent), extensions={"timeout": limits}) as response,
    ):
        stream = response.extensions.get("network_stream")
        machine = stream.get_extra_info("server_addr") if stream is not None else None
        return Exchange(
            address=str(url),
            at=at,
            machine=str(machine[0]) if machine else "",
            version=response.extensions.get("http_version", b"HTTP/1.1").decode("latin-1"),
            sent=sent,
            status=response.status,
            reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
            received=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
            secrecy=_secrecy(stream.get_extra_info("ssl_object") if stream is not None else None),
            body=_body(response, deadline),
        )


def _target(url: httpx.URL) -> httpcore.URL:
    """The same address, part by part, so that nothing is taken apart a second time and otherwise."""
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _body(response: httpcore.Response, deadline: float) -> bytes:
    body = bytearray()
    for piece in response.iter_stream():
        body += piece
        if len(body) > MOST:
            raise Problem(Message("fetch.too-large", megabytes=MOST // 2**20))
        if time.monotonic() > deadline:
            raise Problem(Message("fetch.too-long"))
    return bytes(body)


def _secrecy(connection: "ssl.SSLObject | ssl.SSLSocket | None") -> Secrecy | None:
    if connection is None:
        return None
    cipher = connection.cipher()
    certificate = connection.getpeercert(True)  # noqa: FBT003 - what httpcore hands out takes no name for it
    return Secrecy(connection.version() or "", cipher[0] if cipher else "", certificate or b"")


@contextmanager
def _told(host: str) -> Iterator[None]:
    """What goes wrong on the way, in a sentence."""
    try:
        yield
    except httpcore.TimeoutException:
        raise Problem(Message("fetch.too-long")) from None
    except httpcore.ProtocolError:
        raise Problem(Message("fetch.incomplete", host=host)) from None
    except httpcore.ConnectError as error:
        code = "fetch.certificate" if isinstance(error.__context__, ssl.SSLError) else "fetch.no-connection"
        raise Problem(Message(code, host=host)) from None
    except (httpcore.NetworkError, httpcore.UnsupportedProtocol):
        raise Problem(Message("fetch.incomplete", host=host)) from None


def _inflated(content: bytes, coding: str) -> bytes:
    """Bytes unpacked with every one counted: a bomb ends at the limit."""
    if coding == "deflate" and not _has_header(content):
        packer = zlib.decompressobj(-zlib.MAX_WBITS)
    else:
        packer = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        inflated = packer.decompress(content, MOST + 1)
    except zlib.error:
        raise Problem(Message("fetch.encoding")) from None
    if len(inflated) > MOST:
        raise Problem(Message("fetch.too-large", megabytes=MOST // 2**20))
    if not packer.eof:
        raise Problem(Message("fetch.encoding"))
    return inflated


def _has_header(content: bytes) -> bool:
    """Whether "deflate" means what it should (RFC 1950) and not what some servers send (RFC 1951)."""
    return len(content) > 1 and content[0] & 15 == 8 and (content[0] * 256 + content[1]) % 31 == 0
