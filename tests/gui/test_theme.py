"""Colours that can be read, in both themes."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Stance
from claimtrack.gui.parts.fields import LineField, TextField
from claimtrack.gui.style.colour import READABLE, contrast, mix
from claimtrack.gui.style.look import Look
from claimtrack.gui.style.theme import DARK, LIGHT, Theme, palette
from claimtrack.storage.settings import Settings

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@THEMES
def test_every_rating_can_be_read_on_every_ground_it_stands_on(theme: Theme) -> None:
    for rating in default_scale().ratings:
        ink = theme.rating(rating)
        for ground in (theme.surface, theme.page, theme.tint(ink)):
            assert contrast(ink, ground) >= READABLE, (rating.id, ink, ground)


@THEMES
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.window, theme.surface, theme.page, theme.raised, theme.chosen, theme.hit)
    inks = [theme.text, theme.muted, theme.danger, *(theme.stance(stance) for stance in Stance)]
    for ground in grounds:
        for ink in inks:
            assert contrast(ink, ground) >= READABLE, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.link, theme.surface) >= READABLE
    assert contrast(theme.accent, theme.chosen) >= READABLE
    assert contrast(theme.warning, theme.warning_ground) >= READABLE


@THEMES
def test_what_can_be_pressed_has_a_frame_that_is_seen(theme: Theme) -> None:
    assert contrast(theme.field_border, theme.surface) >= 3
    assert contrast(theme.field_border, theme.window) >= 3
    assert contrast(theme.accent, theme.surface) >= 3


def test_families_are_told_apart_by_more_than_their_colour() -> None:
    glyphs = {rating.glyph for rating in default_scale().ratings}
    assert len(glyphs) == len(default_scale().ratings)


def test_the_dark_theme_is_worn_without_help_from_the_system(look: Look, qapp: QApplication) -> None:
    look.wear(Settings(language="en", theme="dark"))
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
        assert look.theme is DARK
    finally:
        look.wear(Settings(language="en", theme="light"))
    assert qapp.palette().color(QPalette.ColorRole.Base) == palette(LIGHT).color(QPalette.ColorRole.Base)


def test_a_hint_can_be_read_in_an_empty_field(look: Look) -> None:
    for theme in (DARK, LIGHT):
        look.wear(Settings(language="en", theme=theme.name))
        line, text = LineField("Title", hint="Headline"), TextField("Note", hint="A remark")
        for field in (line, text):
            field.ensurePolished()
            ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
            assert ink.alpha() == 255
            assert contrast(ink.name(), theme.surface) >= READABLE
