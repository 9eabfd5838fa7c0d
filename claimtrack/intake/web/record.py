"""What was asked and answered, as a WARC 1.1 file (ISO 28500), compressed record by record: a `.warc.gz`."""

import base64
import gzip
import hashlib
import json
import ssl
import uuid
from collections.abc import Iterator, Sequence

from claimtrack import __version__
from claimtrack.intake.web.exchange import Exchange, Secrecy

_VERSION = "WARC/1.1"
_SENT_IN_PIECES = "transfer-encoding"


def record(exchanges: Sequence[Exchange]) -> bytes:
    """A file with request, answer and encryption of each step, in their order."""
    described = f"software: claimtrack/{__version__}\r\nformat: {_VERSION.replace('/', ' File Format ')}\r\n"
    first = _record(
        {"WARC-Type": "warcinfo", "WARC-Date": _moment(exchanges[0]), "Content-Type": "application/warc-fields"},
        described.encode(),
    )
    return b"".join([first, *(each for exchange in exchanges for each in _records(exchange))])


def _records(exchange: Exchange) -> Iterator[bytes]:
    number = f"<urn:uuid:{uuid.uuid4()}>"
    about = {"WARC-Target-URI": exchange.address, "WARC-Date": _moment(exchange)}
    if exchange.machine:
        about["WARC-IP-Address"] = exchange.machine
    yield _record(
        {"WARC-Type": "request", **about, "WARC-Concurrent-To": number, "Content-Type": _http("request")},
        _message(f"GET {_path(exchange.address)} {exchange.version}", exchange.sent, b""),
    )
    received = [_as_kept(name, value) for name, value in exchange.received]
    yield _record(
        {
            "WARC-Type": "response",
            **about,
            "WARC-Record-ID": number,
            "WARC-Payload-Digest": _digest(exchange.body),
            "Content-Type": _http("response"),
        },
        _message(f"{exchange.version} {exchange.status} {exchange.reason}", received, exchange.body),
    )
    if exchange.secrecy is not None:
        yield _record(
            {"WARC-Type": "metadata", **about, "WARC-Refers-To": number, "Content-Type": "application/json"},
            _told(exchange.secrecy),
        )


def _record(headers: dict[str, str], block: bytes) -> bytes:
    headers = {
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        **headers,
        "WARC-Block-Digest": _digest(block),
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return gzip.compress(f"{_VERSION}\r\n{lines}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def _message(first: str, headers: Sequence[tuple[str, str]], body: bytes) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"{first}\r\n{lines}\r\n".encode("latin-1") + body


def _as_kept(name: str, value: str) -> tuple[str, str]:
    """A header as it was; but one that says the body comes in pieces would have it read so again, and it is whole."""
    return (f"X-Archive-Orig-{name}", value) if name.lower() == _SENT_IN_PIECES else (name, value)


def _path(address: str) -> str:
    return "/" + "".join(address.split("/", 3)[3:])


def _http(kind: str) -> str:
    return f"application/http; msgtype={kind}"


def _moment(exchange: Exchange) -> str:
    return f"{exchange.at:%Y-%m-%dT%H:%M:%S.%fZ}"


def _digest(content: bytes) -> str:
    return f"sha256:{base64.b32encode(hashlib.sha256(content).digest()).decode()}"


def _told(secrecy: Secrecy) -> bytes:
    certificate = ssl.DER_cert_to_PEM_cert(secrecy.certificate) if secrecy.certificate else ""
    told = {"protocol": secrecy.protocol, "cipher": secrecy.cipher, "certificate": certificate}
    return json.dumps({"tls": told}, indent=2).encode()
