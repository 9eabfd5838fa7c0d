"""Pictures as pixels, of 20 million at most, whatever the file says of its size."""

import io
import warnings

from PIL import Image, ImageOps

from claimtrack.domain.document import Picture
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message

MOST_PIXELS = 20_000_000
MOST_DECODED = 80_000_000  # pixels that are decoded to be made smaller
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def picture(content: bytes, width: int) -> Picture:
    """The picture, at most so many pixels wide, turned as its camera says; of a film the first frame."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as found:
                return _shown(found, width)
    except Image.DecompressionBombError:
        raise Problem(Message("document.too-much")) from None
    except (OSError, ValueError, SyntaxError, EOFError):  # what Pillow says of a damaged file
        raise Problem(Message("document.damaged")) from None


def _shown(found: Image.Image, width: int) -> Picture:
    found.draft("RGB", (width, width))  # JPEG alone can be decoded smaller than it is
    if found.width * found.height > MOST_DECODED:
        raise Problem(Message("document.too-much"))
    scale = min(1.0, width / found.width, (MOST_PIXELS / (found.width * found.height)) ** 0.5)
    if scale < 1.0:
        size = (max(1, int(found.width * scale)), max(1, int(found.height * scale)))
        found = found.resize(size, reducing_gap=2.0)
    found = ImageOps.exif_transpose(found).convert("RGBA")
    return Picture(found.width, found.height, found.tobytes())
