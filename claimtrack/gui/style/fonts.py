"""The fonts that ship with the program: one face for Arabic and Latin, and one for the signs it lacks."""

from PySide6.QtGui import QFont, QFontDatabase

from claimtrack.domain import resources

TEXT_FACE, SIGN_FACE = "IBM Plex Sans Arabic", "DejaVu Sans"
POINTS = 10.0
WHOLE = 100  # percent

_size = {"percent": WHOLE}  # of every font that is made from now on


def load() -> None:
    """Makes the shipped fonts known to Qt; a fresh machine may have none at all."""
    for path in sorted((resources.folder() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def set_size(percent: int) -> None:
    """Makes all fonts larger or smaller from now on."""
    _size["percent"] = percent


def text_font(*, points: float = POINTS, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of everything, with the face for signs behind it."""
    font = QFont()
    font.setFamilies([TEXT_FACE, SIGN_FACE])
    font.setPointSizeF(points * _size["percent"] / WHOLE)
    font.setWeight(weight)
    return font


def small_font() -> QFont:
    """For labels above fields, dates and other things that stand back."""
    return text_font(points=POINTS - 1)


def title_font() -> QFont:
    """For the title of an article and the text of the chosen claim."""
    return text_font(points=POINTS + 2, weight=QFont.Weight.DemiBold)


def strong_font() -> QFont:
    """For labels that carry a decision: ratings, stances, counts."""
    return text_font(weight=QFont.Weight.DemiBold)


def section_font() -> QFont:
    """For the headings of the sidebar and of the parts of a column."""
    return text_font(points=POINTS - 1.5, weight=QFont.Weight.DemiBold)
