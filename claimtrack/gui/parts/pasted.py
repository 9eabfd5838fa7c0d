"""What was pasted or dropped: files, an address, a picture or a text, told apart without opening any of it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.intake.text import is_address

MOST_FILES = 20
MOST_PIXELS = 20_000_000  # of a picture that comes as pixels and has to be written as PNG
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it came, or as pixels where it came so."""

    content: bytes = b""
    media_type: str = "image/png"
    pixels: QImage | None = None

    def png_or_same(self) -> bytes:
        """The bytes to keep; Problem where there are too many pixels."""
        if self.pixels is None:
            return self.content
        if self.pixels.width() * self.pixels.height() > MOST_PIXELS:
            raise Problem(Message("evidence.picture-too-large", megapixels=MOST_PIXELS // 1_000_000))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(self.pixels)
        return bytes(buffer.data().data())


@dataclass(frozen=True, slots=True)
class Pasted:
    """One of these is there, the first that is."""

    files: tuple[Path, ...] = ()
    address: str = ""
    picture: Picture | None = None
    text: str = ""

    @property
    def is_material(self) -> bool:
        """Whether it can be evidence as it is: a text cannot, it is an article."""
        return bool(self.files or self.address or self.picture)


def is_of_use(data: QMimeData) -> bool:
    """Whether anything of what is pasted or dropped can be taken, told by its formats alone."""
    return data.hasUrls() or data.hasText() or data.hasImage() or any(map(data.hasFormat, PICTURES))


def read_pasted(data: QMimeData) -> Pasted | None:
    """What it is; None where it is nothing of use."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls()[:MOST_FILES] if url.isLocalFile() and not url.host())
    if files:
        return Pasted(files=files)
    address = next((url.toString() for url in data.urls() if url.scheme() in {"http", "https"}), "")
    text = data.text() if data.hasFormat("text/plain") else ""  # Qt makes a text of addresses, too
    address = address or lone_address(text)
    if address:
        return Pasted(address=address)
    if text.strip():
        return Pasted(text=text)
    picture = _picture(data)
    return Pasted(picture=picture) if picture is not None else None


def lone_address(text: str) -> str:
    """The address of the web that a text is and nothing else; empty where it is none."""
    typed = text.strip()
    is_one = len(typed.split()) == 1 and is_address(typed) and typed.lower().startswith(_WEB)
    return typed if is_one else ""


def _picture(data: QMimeData) -> Picture | None:
    for media_type in PICTURES:
        content = data.data(media_type).data()
        if content:
            return Picture(bytes(content), media_type)
    pixels = data.imageData() if data.hasImage() else None
    return Picture(pixels=pixels) if isinstance(pixels, QImage) and not pixels.isNull() else None
