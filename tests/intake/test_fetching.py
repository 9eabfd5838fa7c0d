"""Pages from a server of our own on this machine, which is allowed by its name and by no other."""

import gzip
import io
import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typing_extensions import override
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it tells no types

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.intake.web import exchange
from claimtrack.intake.web.exchange import decoded, exchanges
from claimtrack.intake.web.fetching import fetch
from claimtrack.intake.web.hosts import is_public
from claimtrack.intake.web.record import record
from tests.intake.conftest import page_of

HERE = ["localhost"]
PAGE = b"<!doctype html><title>Schools</title><p>" + b"Two schools were closed, said the mayor. " * 9
PDF = page_of(b"BT /F 9 Tf (Two schools were closed.) Tj ET")
REDIRECTS = {
    "/moved": "/page?x=1#part",
    "/there": "http://127.0.0.1:{port}/page",
    "/short-name": "http://127.1:{port}/page",
    "/six": "http://[::ffff:127.0.0.1]:{port}/page",
    "/file": "file:///etc/passwd",
    "/ftp": "ftp://localhost/x",
    "/script": "javascript:alert(1)",
    "/password": "http://user:password@localhost:{port}/page",
    "/circle": "/circle",
    "/hop": "/hop",
    "/split": "/page\x1fx",
    "/arabic": "/مدرسة",
    "/%D9%85%D8%AF%D8%B1%D8%B3%D8%A9": "/page",
}
POURED = {"/endless": (0.0, b"x" * 65_536), "/slow": (0.2, b"x")}  # a pause, and what comes again and again


def deflated(content: bytes) -> bytes:
    """Without the header of zlib, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


ANSWERS: dict[str, tuple[int, bytes, dict[str, str]]] = {
    "/gzip": (200, gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    "/deflate": (200, deflated(PAGE), {"Content-Encoding": "deflate"}),
    "/zlib": (200, zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
    "/bomb": (200, gzip.compress(bytes(26 * 2**20)), {"Content-Encoding": "gzip"}),
    "/half": (200, gzip.compress(PAGE)[:-9], {"Content-Encoding": "gzip"}),
    "/noise": (200, PAGE, {"Content-Encoding": "gzip"}),
    "/unasked": (200, PAGE, {"Content-Encoding": "br"}),
    "/lie": (200, PDF, {"Content-Type": "text/html", "Content-Disposition": 'inline; filename="../../x.html"'}),
    "/plain": (200, "<p>مرحبا".encode("cp1256") * 99, {"Content-Type": "text/html; charset=x"}),
    "/short": (200, PAGE, {"Content-Length": str(len(PAGE) + 9)}),
    "/empty": (200, b"", {}),
    "/gone": (410, PAGE, {}),
}


class Server(BaseHTTPRequestHandler):
    """Answers as the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]  # ours
        path = self.path.partition("?")[0]
        if path in REDIRECTS:
            port = self.server.server_address[1]  # type: ignore[index]  # a server of the internet has one
            self.answer(
                302,
                b"",
                {"Location": REDIRECTS[path].format(port=port).encode().decode("latin-1"), "Set-Cookie": "id=1"},
            )
        elif path in POURED:
            self.pour(*POURED[path])
        else:
            self.answer(*ANSWERS.get(path, (200, PAGE, {})))

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)
        self.close_connection = True

    def pour(self, pause: float, piece: bytes) -> None:
        """A body without an end, in pieces with a pause before each."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        with suppress(OSError):
            while True:
                time.sleep(pause)
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.close_connection = True

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what was asked."""


class Site:
    """The server while it runs."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self._server.asked = []  # type: ignore[attr-defined]  # for what it was asked
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._scheme = "http" if certificate is None else "https"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def asked(self) -> list[tuple[str, dict[str, str]]]:
        found: list[tuple[str, dict[str, str]]] = self._server.asked  # type: ignore[attr-defined]  # as above
        return found

    def at(self, path: str, host: str = "localhost") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    running = Site()
    yield running
    running.close()


def refusal(address: str, seconds: float = 20) -> str:
    with pytest.raises(Problem) as caught:
        decoded(exchanges(address, HERE, seconds=seconds)[-1])
    for language in ("en", "ar"):
        assert Words(language).knows(caught.value.message.code)
    return caught.value.message.code


def test_a_page_is_kept_with_all_that_was_said_on_the_way(site: Site) -> None:
    site.asked.clear()
    kept = fetch(site.at("/moved"), allowed=HERE)
    assert (kept.content, kept.media_type, kept.how, kept.name) == (PAGE, "text/html", "fetched", "page")
    assert kept.requested_address == site.at("/moved")
    assert kept.final_address == site.at("/page?x=1")
    assert kept.document is not None
    assert kept.document.title == "Schools"
    assert kept.taken is not None
    assert abs(kept.taken.timestamp() - time.time()) < 60
    assert [path for path, _ in site.asked] == ["/moved", "/page?x=1"]
    assert not [
        name for _, sent in site.asked for name in sent if name.lower() in {"cookie", "authorization", "referer"}
    ]
    found = [
        (each.rec_type, each.rec_headers.get_header("WARC-Target-URI"), each.content_stream().read())
        for each in ArchiveIterator(io.BytesIO(kept.record), check_digests="raise")
    ]
    assert [(kind, address) for kind, address, _ in found[1:]] == [
        ("request", site.at("/moved")),
        ("response", site.at("/moved")),
        ("request", site.at("/page?x=1")),
        ("response", site.at("/page?x=1")),
    ]
    assert found[-1][2] == PAGE


def test_the_record_has_headers_time_and_machine(site: Site) -> None:
    made = exchanges(site.at("/gzip"), HERE)
    (told,) = [each for each in ArchiveIterator(io.BytesIO(record(made))) if each.rec_type == "response"]
    assert told.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
    assert told.rec_headers.get_header("WARC-Date").endswith("Z")
    assert told.http_headers.get_header("Content-Encoding") == "gzip"
    assert decoded(made[-1]) == PAGE


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/zlib", "/arabic", "/page"])
def test_pages_come_as_they_are_sent(site: Site, path: str) -> None:
    assert decoded(exchanges(site.at(path), HERE)[-1]) == PAGE


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/there", "fetch.private"),
        ("/short-name", "fetch.private"),
        ("/six", "fetch.private"),
        ("/file", "fetch.bad-address"),
        ("/ftp", "fetch.bad-address"),
        ("/script", "fetch.bad-address"),
        ("/password", "fetch.bad-address"),
        ("/split", "fetch.bad-address"),
        ("/circle", "fetch.redirects"),
        ("/bomb", "fetch.too-large"),
        ("/half", "fetch.encoding"),
        ("/noise", "fetch.encoding"),
        ("/unasked", "fetch.encoding"),
        ("/endless", "fetch.too-large"),
        ("/short", "fetch.incomplete"),
        ("/gone", "fetch.status"),
    ],
)
def test_what_is_no_page_is_refused(site: Site, path: str, code: str) -> None:
    assert refusal(site.at(path)) == code


def test_a_page_that_drips_ends_in_time(site: Site) -> None:
    began = time.monotonic()
    assert refusal(site.at("/slow"), seconds=0.5) == "fetch.too-long"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "127.0.0.2", "0"),
        *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    ],
)
def test_this_machine_is_not_called_in_any_spelling(site: Site, host: str) -> None:
    site.asked.clear()
    assert refusal(site.at("/page", host)) in {"fetch.private", "fetch.bad-address"}
    assert site.asked == []


@pytest.mark.parametrize(
    ("place", "is_open"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("64:ff9b::a00:1", False),
        ("::ffff:10.0.0.1", False),
        ("no address", False),
    ],
)
def test_private_networks_are_known(place: str, is_open: bool) -> None:
    assert is_public(place) is is_open


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "ftp://localhost/x", "data:text/html,x", "http://user:pass@localhost/", "http:///x"),
        *("http://localhost/a\r\nX: y", "http://local\u202ehost/", "http://" + "a" * 100_000, "http://１２７.0.0.1/"),
    ],
)
def test_what_is_no_address_is_not_called(address: str) -> None:
    with pytest.raises(Problem) as caught:
        fetch(address, allowed=HERE)
    assert caught.value.message.code in {"intake.bad-address", "fetch.bad-address"}


def test_a_host_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert refusal(f"http://localhost:{port}/") == "fetch.no-connection"
    assert refusal("http://nowhere.invalid/") == "fetch.unknown-host"


def test_bytes_say_what_they_are_whatever_the_server_says(site: Site) -> None:
    kept = fetch(site.at("/lie"), allowed=HERE)
    assert (kept.media_type, kept.name) == ("application/pdf", "..-..-x.html")
    assert kept.document is not None
    assert "schools" in kept.document.text
    kept = fetch(site.at("/plain"), allowed=HERE)
    assert kept.document is not None
    assert "مرحبا" in kept.document.text
    with pytest.raises(Problem, match=r"fetch\.empty"):
        fetch(site.at("/empty"), allowed=HERE)


def test_hosts_are_allowed_by_the_environment_too(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match=r"fetch\.private"):
        fetch(site.at("/page"))
    monkeypatch.setenv("CLAIMTRACK_ALLOWED_HOSTS", "other,localhost")
    assert fetch(site.at("/page")).content == PAGE


def test_fetching_ends_when_it_is_cancelled(site: Site) -> None:
    began = time.monotonic()

    def cancel(_done: int, _total: int) -> None:
        if time.monotonic() - began > 0.6:
            raise Problem(Message("work.cancelled"))

    with pytest.raises(Problem, match=r"work\.cancelled"):
        fetch(site.at("/slow"), allowed=HERE, on_progress=cancel)
    assert time.monotonic() - began < 5


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes the certificate, is not installed")
def test_who_answered_is_proved_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = tmp_path / "localhost.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    subprocess.run([*made, *subject, "-keyout", certificate, "-out", tmp_path / "c"], check=True, capture_output=True)
    certificate.write_bytes(certificate.read_bytes() + (tmp_path / "c").read_bytes())
    site = Site(certificate)
    try:
        assert refusal(site.at("/page")) == "fetch.certificate"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "c"))
        made_now = exchanges(site.at("/page"), HERE)
    finally:
        site.close()
    assert made_now[-1].secrecy is not None
    assert made_now[-1].secrecy.protocol.startswith("TLS")
    records = [(each.rec_type, each.content_stream().read()) for each in ArchiveIterator(io.BytesIO(record(made_now)))]
    assert [kind for kind, _ in records] == ["warcinfo", "request", "response", "metadata"]
    assert "BEGIN CERTIFICATE" in json.loads(records[-1][1])["tls"]["certificate"]


def test_limits_are_those_that_the_help_names() -> None:
    assert (exchange.MOST, exchange.MOST_REDIRECTS, exchange.SECONDS) == (25 * 2**20, 5, 60)
