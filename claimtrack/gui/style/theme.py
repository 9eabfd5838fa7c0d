"""The two looks of the window, light and dark, as named colours; nothing else in the window names a colour."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from claimtrack.domain.rating import Rating
from claimtrack.domain.source import Stance
from claimtrack.gui.style.colour import mix, readable_on

# Distances in device-independent pixels: between things that belong together, and between groups.
TIGHT, GAP, WIDE, MARGIN = 4, 8, 12, 16
RADIUS = 6
TINT = 0.09  # share of a rating's colour in the ground of its pill and its mark

STANCE_GLYPHS = {Stance.SUPPORTS: "▲", Stance.CONTRADICTS: "▼", Stance.CONTEXT: "●"}


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours, `#rrggbb`.

    `window` is the ground of bars, `surface` of lists and pages, `raised` of hovered and secondary things, `chosen` of
    the chosen row. `border` parts areas, `field_border` (3:1) frames what can be typed into or pressed. `hit` lies
    under words that were looked for.
    """

    name: str
    is_dark: bool
    window: str
    surface: str
    page: str
    raised: str
    chosen: str
    border: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    link: str
    supports: str
    contradicts: str
    context: str
    warning: str
    warning_ground: str
    warning_border: str
    danger: str
    hit: str

    def rating(self, rating: Rating) -> str:
        """The colour of a rating's glyph and label, readable on the surface and on its own tint."""
        return readable_on(self.surface, rating.colour, tint=TINT) if self.is_dark else rating.colour

    def tint(self, colour: str, share: float = TINT) -> str:
        """The surface with a breath of a colour."""
        return mix(self.surface, colour, share)

    def stance(self, stance: Stance) -> str:
        """The colour of a stance's sign."""
        return {
            Stance.SUPPORTS: self.supports,
            Stance.CONTRADICTS: self.contradicts,
            Stance.CONTEXT: self.context,
        }[stance]


LIGHT = Theme(
    name="light",
    is_dark=False,
    window="#f6f7f9",
    surface="#ffffff",
    page="#fdfdfe",
    raised="#eef0f5",
    chosen="#e8eefe",
    border="#dcdfe7",
    field_border="#858da3",
    text="#1a2033",
    muted="#56607a",
    accent="#1f4fd8",
    on_accent="#ffffff",
    link="#1f4fd8",
    supports="#0f6b3d",
    contradicts="#a11b12",
    context="#56607a",
    warning="#6b4a00",
    warning_ground="#fff6de",
    warning_border="#d0a53c",
    danger="#a11b12",
    hit="#ffe28a",
)

DARK = Theme(
    name="dark",
    is_dark=True,
    window="#15181f",
    surface="#1b1f28",
    page="#191d25",
    raised="#272c38",
    chosen="#263352",
    border="#333a49",
    field_border="#79839b",
    text="#e7eaf1",
    muted="#a9b1c4",
    accent="#8fb0ff",
    on_accent="#0e1526",
    link="#8fb0ff",
    supports="#5cc48d",
    contradicts="#ff8d80",
    context="#a9b1c4",
    warning="#f2cf7a",
    warning_ground="#332a14",
    warning_border="#8a6d22",
    danger="#ff8d80",
    hit="#48400e",
)


def chosen_theme(name: str) -> Theme:
    """The theme of a setting: `light`, `dark`, or what the system prefers."""
    if name == "system":
        wants_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if wants_dark else LIGHT
    return DARK if name == "dark" else LIGHT


def palette(theme: Theme) -> QPalette:
    """Qt's palette in our colours: `setColorScheme` does nothing on bare X11 and offscreen."""
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.border,
        role.Dark: theme.field_border,
        role.Shadow: theme.field_border,
    }.items():
        colours.setColor(which, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(disabled, which, QColor(mix(theme.surface, theme.muted, 0.75)))
    colours.setColor(disabled, role.Highlight, QColor(theme.raised))
    return colours
