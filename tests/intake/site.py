"""A web server of our own on this machine, which says what a test wants to hear."""

import gzip
import ssl
import threading
import time
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from typing_extensions import override

from tests.intake.conftest import page_of

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
    "/told": (
        200,
        ("<meta charset=utf-8><p>" + "أغلقت البلدية مدرستين. " * 9).encode("iso8859-6"),
        {"Content-Type": 'text/html; charset="ISO-8859-6"'},
    ),
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
