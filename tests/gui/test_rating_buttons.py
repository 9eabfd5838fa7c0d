"""The buttons of the ratings: what is chosen can be read where it cannot be changed, too."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from claimtrack.domain.scale import default_scale
from claimtrack.domain.words import Words
from claimtrack.gui.claim.rating_buttons import RatingButton, RatingButtons
from claimtrack.gui.style.theme import DARK, LIGHT, Theme


def picture(button: RatingButton, *, is_enabled: bool) -> QImage:
    button.setEnabled(is_enabled)
    return button.grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chosen_rating_can_be_read_where_it_cannot_be_changed(theme: Theme, words: Words, qtbot: QtBot) -> None:
    button = RatingButton(default_scale().ratings[2], words, theme)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert picture(button, is_enabled=True) != picture(button, is_enabled=False)
    button.setChecked(True)
    assert picture(button, is_enabled=True) == picture(button, is_enabled=False)


def test_the_keyboard_comes_to_the_rating_that_is_chosen(theme: Theme, words: Words, qtbot: QtBot) -> None:
    buttons = RatingButtons(default_scale(), words, theme)
    qtbot.addWidget(buttons)
    with qtbot.waitActive(buttons):
        buttons.show()
    buttons.choose("false")
    buttons.setFocus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, RatingButton)
    assert focused.rating.id == "false"
