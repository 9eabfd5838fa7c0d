"""The signs of a page of a PDF document: which letter each is, where it stands, how large it is."""

import ctypes
import math

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it tells no types
from pypdfium2 import raw

from claimtrack.intake.document.figure_shapes import Contour, figure_of
from claimtrack.intake.document.pdf_codes import is_named_here
from claimtrack.intake.document.pdf_layout import UNTOLD, Glyph, letters_of

_STEPS = 6  # straight pieces that stand for a curve
_MOST_SEGMENTS = 1_000


class Signs:
    """The signs of one page after another, and the `figures` that were told by their shape."""

    def __init__(self) -> None:
        self.figures = 0
        self._told: dict[tuple[int, int], str] = {}  # by font and code
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def glyph(self, page: pdfium.PdfTextPage, index: int) -> Glyph:
        """The sign of that number, places and size in points."""
        box, matrix = self._box, self._matrix
        raw.FPDFText_GetLooseCharBox(page, index, box)
        raw.FPDFText_GetCharOrigin(page, index, self._x, self._y)
        raw.FPDFText_GetMatrix(page, index, matrix)
        size = raw.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d)
        left, right = min(box.left, box.right), max(box.left, box.right)
        return Glyph(self.letters(page, index), left, right, self._y.value, size, index)

    def letters(self, page: pdfium.PdfTextPage, index: int) -> str:
        """What the sign of that number stands for, UNTOLD where nobody says."""
        code = raw.FPDFText_GetUnicode(page, index)
        if is_named_here(code):
            return self._by_shape(page, index, code)
        is_told = code and not 0xD800 <= code <= 0xDFFF and raw.FPDFText_HasUnicodeMapError(page, index) != 1
        return letters_of(chr(code)) if is_told else UNTOLD

    def _by_shape(self, page: pdfium.PdfTextPage, index: int, code: int) -> str:
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(page, index))
        key = ctypes.cast(font, ctypes.c_void_p).value or 0, code
        if key not in self._told:
            self._told[key] = figure_of(_contours(font, code)) or UNTOLD
        self.figures += self._told[key] != UNTOLD
        return self._told[key]


def _contours(font: "ctypes._Pointer[raw.fpdf_font_t__]", code: int) -> list[Contour]:
    """The outlines of a glyph as polygons, in parts of the size of the type."""
    path = raw.FPDFFont_GetGlyphPath(font, code, 1.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    contours: list[list[tuple[float, float]]] = []
    bend: list[tuple[float, float]] = []  # the points of a curve (Bézier, of the third degree) as far as they are known
    for number in range(min(raw.FPDFGlyphPath_CountGlyphSegments(path), _MOST_SEGMENTS) if path else 0):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not contours:
            contours.append([point])
        elif kind == raw.FPDF_SEGMENT_LINETO:
            contours[-1].append(point)
        else:
            bend.append(point)
            if len(bend) == 3:
                contours[-1] += _curve(contours[-1][-1], *bend)
                bend = []
    return [contour for contour in contours if len(contour) > 2]


def _curve(
    start: tuple[float, float], first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    points = []
    for step in range(1, _STEPS + 1):
        after = step / _STEPS
        before = 1 - after
        shares = (before**3, 3 * before**2 * after, 3 * before * after**2, after**3)
        of_x, of_y = ([point[axis] for point in (start, first, second, end)] for axis in (0, 1))
        points.append((_weighed(shares, of_x), _weighed(shares, of_y)))
    return points


def _weighed(shares: tuple[float, ...], values: list[float]) -> float:
    return sum(share * value for share, value in zip(shares, values, strict=True))
