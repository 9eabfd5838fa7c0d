"""What is read in a web page, and what it is believed to say of itself."""

import json
from email.message import EmailMessage

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.intake.document import mail, web_page
from claimtrack.intake.document.shown_text import shown_text

SENTENCE = "The council closed two schools in June because the roof was unsafe, the mayor told reporters. "
ROOF = "Engineers had found cracks in the roof in spring, and parents asked for an answer at once. "
LINE = "The council closed two schools in the old town in June, because the roof"
ARABIC = "قال رئيس البلدية إن المجلس أغلق مدرستين في يونيو لأن السقف لم يكن آمنًا، وإن ثالثة ستُفتح قريبًا. "
BODY = f"<article><h1>Schools</h1><p>{SENTENCE * 3}</p><p>{ROOF * 3}</p></article>"


def page(head: str = "", body: str = BODY, *, language: str = "") -> bytes:
    lang = f' lang="{language}"' if language else ""
    return f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>".encode()


def linked(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


def named(**entries: str) -> str:
    return "".join(f'<meta name="{name.replace("_", ":", 1)}" content="{value}">' for name, value in entries.items())


def test_the_article_is_read_without_what_stands_around_it() -> None:
    around = '<nav><a href="/">Home</a> <a href="/b">Business</a></nav>'
    comments = f'<div class="comments"><p>I do not believe a word of it. {SENTENCE}</p></div>'
    found = web_page.read(page(body=f"{around}{BODY}{comments}<footer>All rights reserved</footer>"))
    assert found.text.count("two schools") == 3
    assert "\n\n" in found.text
    for word in ("Home", "Business", "believe", "rights"):
        assert word not in found.text
    assert found.notes == ()


def test_posts_in_an_article_belong_to_it() -> None:
    post = (
        '<figure class="embed social"><blockquote class="twitter-tweet"><p>The roof <a href="https://t.co/x">was not'
        "</a> safe at all.</p>&mdash; A Mayor (@mayor) <a>June 4</a></blockquote></figure>"
    )
    found = web_page.read(page(body=BODY.replace("</p><p>", f"</p>{post}<p>")))
    assert "The roof was not safe at all." in found.text
    assert "A Mayor" in found.text


def test_an_article_in_several_boxes_is_read_to_its_end() -> None:
    box = f'<div class="grid"><div class="body"><p>{{0}} {SENTENCE}</p><p>{SENTENCE}</p></div></div>'
    advertisement = '<div class="ad"><a href="/buy">Buy this</a></div>'
    boxes = advertisement.join(box.format(number) for number in ("First", "Second", "Third", "Fourth"))
    found = web_page.read(page(body=f'<div class="chunks">{boxes}</div>'))
    assert [word in found.text for word in ("First", "Second", "Third", "Fourth", "Buy")] == [True] * 4 + [False]


def test_a_page_without_an_article_is_shown_whole_and_that_is_said() -> None:
    found = web_page.read(page(body="<b>Closed</b><br>until <i>June</i><script>var x</script>"))
    assert "Closed" in found.text
    assert "var x" not in found.text
    with pytest.raises(Problem, match=r"document\.no-text"):
        web_page.read(page(body="<script>x</script>"))
    with pytest.raises(Problem, match=r"document\.no-text"):
        web_page.read(b"<!-- -->")


def test_all_that_is_shown_keeps_its_blocks() -> None:
    shown = shown_text("<title>T</title><p>One<br/>two</p> <ul><li>three<li>four</ul><style>x</style><p>five&amp;<p>")
    assert shown == "One\ntwo\n\nthree\nfour\n\nfive&"


@pytest.mark.parametrize(
    ("content", "text", "is_guessed"),
    [
        ("<p>سطر".encode(), "<p>سطر", False),
        (b"\xef\xbb\xbf<p>x", "<p>x", False),
        ("<p>سطر".encode("utf-16"), "<p>سطر", False),
        (b'<meta charset="windows-1256">' + "سطر".encode("cp1256"), '<meta charset="windows-1256">سطر', False),
        (b'<meta charset="iso-8859-1">\x93x\x94', '<meta charset="iso-8859-1">“x”', False),
        (
            b'<?xml version="1.0" encoding="cp1256"?>' + "سطر".encode("cp1256"),
            '<?xml version="1.0" encoding="cp1256"?>سطر',
            False,
        ),
        (ARABIC.encode("cp1256"), ARABIC, True),
        (b'<meta charset="utf-8">' + ARABIC.encode("cp1256"), '<meta charset="utf-8">' + ARABIC, True),
        (b'<meta charset="utf-7">+AGE-', '<meta charset="utf-7">+AGE-', False),
    ],
)
def test_the_letters_of_a_page_are_told(content: bytes, text: str, is_guessed: bool) -> None:
    assert web_page.decode_page(content) == (text, is_guessed)


@pytest.mark.parametrize(
    ("content", "told", "text"),
    [
        (b'<meta charset="windows-1252">' + "سطر".encode("iso8859-6"), "iso-8859-6", "سطر"),
        (b'\xef\xbb\xbf<meta charset="windows-1252">' + "سطر".encode(), "windows-1256", "سطر"),
        ("سطر".encode("utf-16-le"), "UTF-16LE", "سطر"),
        ("été".encode("cp1252"), "latin1", "été"),
        (b'<meta charset="windows-1256">' + "سطر".encode("cp1256"), "utf-8", "سطر"),
        (b'<meta charset="windows-1256">' + "سطر".encode("cp1256"), "no-such", "سطر"),
        ("سطر".encode(), "iso-8859-1", "سطر"),
    ],
)
def test_the_server_tells_the_charset_before_the_page_does(content: bytes, told: str, text: str) -> None:
    found, is_guessed = web_page.decode_page(content, told)
    assert (found.rpartition(">")[2], is_guessed) == (text, False)


def test_a_guess_is_said() -> None:
    found = web_page.read(page(body=f"<p>{ARABIC * 4}</p>").decode().encode("cp1256"))
    assert "رئيس البلدية" in found.text
    assert [note.code for note in found.notes] == ["document.note.charset"]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (linked(headline="A &amp; B"), "title", "A & B"),
        (named(og_title="From Open Graph"), "title", "From Open Graph"),
        ("<title>From the head</title>", "title", "From the head"),
        (linked(author=[{"name": "Ann Lee"}, {"name": "Bob Ray"}, "Ann Lee"]), "author", "Ann Lee, Bob Ray"),
        (linked(author="هالة نخلة"), "author", "هالة نخلة"),
        (linked(author={"name": "https://example.org/ann"}) + named(author="Ann Lee"), "author", "Ann Lee"),
        (linked(publisher={"@type": "Organization", "name": "The Paper"}), "publisher", "The Paper"),
        (named(og_site_name="The Paper"), "publisher", "The Paper"),
        (linked(datePublished="2024-04-02T23:30:00-05:00"), "published", "2024-04-02"),
        (linked(datePublished="soon") + named(date="2024-04-03"), "published", "2024-04-03"),
        (named(article_published_time="2024-04-02 10:00"), "published", "2024-04-02"),
        (named(pdate="20240402"), "published", "2024-04-02"),
        ('<meta itemprop="datePublished" content="2024-04-02">', "published", "2024-04-02"),
        ('<link rel="canonical" href="https://e.org/2024/04/02/a">', "published", "2024-04-02"),
        (linked(dateModified="2024-04-02"), "published", None),
        (linked(datePublished="2024-13-40"), "published", None),
        ('<link rel="canonical" href="https://e.org/a">', "address", "https://e.org/a"),
        ('<link rel="canonical" href="javascript:x">' + named(og_url="https://e.org/b"), "address", "https://e.org/b"),
        (linked(inLanguage="ar-EG"), "language", "ar"),
        (named(og_locale="ar_EG"), "language", "ar"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["Article"], "headline": "G"}]}</script>',
            "title",
            "G",
        ),
        ('<script type="application/ld+json">{not json</script><title>T</title>', "title", "T"),
    ],
)
def test_what_a_page_says_of_itself_is_proposed(head: str, field: str, value: str | None) -> None:
    assert getattr(web_page.read(page(head, body=BODY.replace("<h1>Schools</h1>", ""))), field) == value


def test_a_page_that_a_browser_saved_has_the_address_it_was_saved_from() -> None:
    saved = b"<!DOCTYPE html>\n<!-- saved from url=(0025)https://example.org/a?b=c -->\n"
    found = web_page.read(saved + page('<link rel="canonical" href="https://other.example/x">'))
    assert found.address == "https://example.org/a?b=c"


def test_the_language_is_that_of_the_page() -> None:
    assert web_page.read(page(language="ar-LY")).language == "ar"
    body = BODY + '<time itemprop="datePublished" datetime="2024-04-02T10:00Z">yesterday</time>'
    assert web_page.read(page(body=body)).published == "2024-04-02"


def mime(kind: str, content: bytes, **headers: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"{lines}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n".encode() + content


def test_a_saved_page_is_read_under_its_address() -> None:
    inside = mime("text/html; charset=utf-8", page(named(og_title="Saved")), Content_Location="cid:1")
    saved = mime(
        'multipart/related; boundary="b"',
        b"--b\r\n" + inside + b"\r\n--b--\r\n",
        From="<Saved by Blink>",
        Snapshot_Content_Location="https://example.org/a",
    )
    found = mail.read(saved)
    assert (found.title, found.address, found.media_type) == ("Saved", "https://example.org/a", "multipart/related")
    with pytest.raises(Problem, match=r"document\.no-text"):
        mail.read(mime('multipart/related; boundary="b"', b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"))


def test_a_mail_of_html_is_read_as_it_is_shown() -> None:
    letter = EmailMessage()
    letter["From"] = "ann@example.org"
    letter["To"] = "desk@example.org"
    letter.set_content("<p>Dear desk,</p><p>two schools<br>were closed.</p>", subtype="html")
    found = mail.read(bytes(letter))
    assert found.text == "Dear desk,\n\ntwo schools\nwere closed."
    assert (found.author, found.published, found.title) == ("ann@example.org", None, "")


@pytest.mark.parametrize("charset", ["windows-1256", "unknown-8bit", "no-such-charset"])
def test_a_mail_in_an_older_charset(charset: str) -> None:
    found = mail.read(mime(f"text/plain; charset={charset}", ARABIC.encode("cp1256"), From="a@b.c", To="d@e.f"))
    assert found.text.strip() == ARABIC.strip()


def test_a_mail_without_words() -> None:
    with pytest.raises(Problem, match=r"document\.no-text"):
        mail.read(mime("application/pdf", b"x", From="a@b.c", To="d@e.f", Date="no day"))
    assert mail.read(mime("text/html; charset=x", ARABIC.encode("cp1256"), To="d@e.f")).text.startswith("قال")


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (
            "text/plain",
            f"{LINE}\n{LINE}\nwas not safe.\n\n> one\n> two\n\nYours",
            f"{LINE} {LINE} was not safe.\n\n> one\n> two\n\nYours",
        ),
        ("text/plain; format=flowed", "because the \nroof\n >\n-- \nAnn", "because the roof\n>\n-- \nAnn"),
        ("text/plain", f"Short\n{LINE} {LINE}\nEnd", f"Short\n{LINE} {LINE}\nEnd"),
    ],
)
def test_lines_of_a_mail_that_were_broken_are_whole_again(kind: str, written: str, read: str) -> None:
    assert mail.read(mime(kind, written.encode(), To="d@e.f")).text == read
