"""Qt's own dialogs speak the interface language throughout."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from claimtrack.gui.style.look import Look
from claimtrack.storage.settings import Settings


@pytest.fixture
def arabic(look: Look) -> Iterator[Look]:
    look.wear(Settings(language="ar", theme="light"))
    yield look
    look.wear(Settings(language="en", theme="light"))


def texts(qtbot: QtBot) -> list[str]:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setNameFilters(["*.csv", "*"])
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return [text for text in (*labels, *(button.text() for button in dialog.findChildren(QPushButton))) if text]


def test_the_file_dialog_is_arabic_throughout(arabic: Look, qtbot: QtBot) -> None:
    assert arabic.words.language == "ar"
    found = texts(qtbot)
    assert "المجلد:" in found
    assert [text for text in found if text.isascii()] == []


def test_the_file_dialog_is_english_again(arabic: Look, qtbot: QtBot) -> None:
    arabic.wear(Settings(language="en", theme="light"))
    assert all(text.isascii() for text in texts(qtbot))
