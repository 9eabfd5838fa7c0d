"""Pages from a server of our own on this machine, which is allowed by its name and by no other."""

import io
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # it tells no types

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.intake.web import exchange
from claimtrack.intake.web.exchange import decoded, exchanges
from claimtrack.intake.web.fetching import fetch
from claimtrack.intake.web.hosts import is_public
from claimtrack.intake.web.record import record
from tests.intake.site import PAGE, Site

HERE = ["localhost"]


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
    assert caught.value.message.code == "intake.bad-address", "nobody has sent us there"


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
    kept = fetch(site.at("/told"), allowed=HERE)
    assert (kept.media_type, kept.charset) == ("text/html", "iso-8859-6")
    assert kept.document is not None
    assert "أغلقت البلدية مدرستين" in kept.document.text
    assert kept.document.notes == (), "the server told the charset, nothing was guessed"
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
