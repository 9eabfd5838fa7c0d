"""Colours as numbers: contrast by WCAG 2.2, mixtures, and a counterpart of a colour for a dark ground."""

import colorsys

READABLE = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(ground: str, colour: str, share: float) -> str:
    """A ground with a share (0 to 1) of a colour laid over it."""
    pairs = zip(_channels(ground), _channels(colour), strict=True)
    return _name(tuple(below + (above - below) * share for below, above in pairs))


def readable_on(ground: str, colour: str, *, tint: float) -> str:
    """The colour, made lighter step by step until it can be read on the ground, bare or tinted with the colour."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while lightness < 1.0:
        shade = _name(colorsys.hls_to_rgb(hue, lightness, saturation))
        if min(contrast(shade, ground), contrast(shade, mix(ground, shade, tint))) >= READABLE + 0.3:
            return shade
        lightness += 0.01
    return "#ffffff"


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _name(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(max(value, 0), 1) * 255):02x}" for value in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
