"""Documents for the tests: small ones made by hand, and hostile ones that nobody would write."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

DOCUMENTS = Path(__file__).parent / "documents"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, more: Mapping[str, bytes] = MappingProxyType({}), *, before: str = "") -> bytes:
    """A Word document with this body, as XML; `more` are other parts, their names without `word/` and `.xml`."""
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts = {f"word/{name}.xml": content for name, content in more.items()}
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **parts})


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF file of these objects, numbered from 1."""
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made + b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))


def page_of(stream: bytes, *, catalog: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF file of one page that is drawn by this stream."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R %b>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d %b>>stream\n%b\nendstream" % (len(stream), filters, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A PNG picture that says it is so large; its rows are black, or what is given."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = rows if rows is not None else bytes((width * 3 + 1) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
