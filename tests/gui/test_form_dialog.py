"""The frame of all forms: on a low screen its fields scroll and none is squeezed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain.words import Words
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.form_dialog import FormDialog


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def form(parent: QWidget, words: Words, fields: int, qtbot: QtBot) -> tuple[FormDialog, list[LineField]]:
    dialog = FormDialog(parent, words, "Form", "Accept")
    lines = [LineField(f"field {number}") for number in range(fields)]
    for line in lines:
        dialog.add_row(line.accessibleName(), line)
    dialog.resize(400, dialog.sizeHint().height())
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog, lines


def test_a_form_is_as_high_as_its_fields(parent: QWidget, words: Words, qtbot: QtBot) -> None:
    parent.setGeometry(100, 100, 600, 500)
    parent.show()
    dialog, lines = form(parent, words, 4, qtbot)
    assert abs(dialog.geometry().center().x() - parent.geometry().center().x()) < 20  # before its parent
    assert all(not line.visibleRegion().isEmpty() for line in lines)
    dialog.close()


def test_on_a_low_screen_fields_scroll_with_the_keyboard_and_none_is_squeezed(
    parent: QWidget, words: Words, qtbot: QtBot
) -> None:
    dialog, lines = form(parent, words, 40, qtbot)
    room = dialog.screen().availableGeometry()
    assert room.top() + 20 < dialog.geometry().top()  # where its title is
    assert dialog.geometry().bottom() <= room.bottom()
    dialog.resize(dialog.minimumSizeHint().width(), dialog.height())
    qtbot.wait(10)
    [area] = dialog.findChildren(QScrollArea)
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()  # nothing lies below the bar
    assert {line.height() for line in lines} == {lines[0].sizeHint().height()}
    assert lines[-1].visibleRegion().isEmpty()
    lines[-2].setFocus()
    QTest.keyClick(lines[-2], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is lines[-1]
    assert not lines[-1].visibleRegion().isEmpty()
    accept = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Accept")
    assert not accept.visibleRegion().isEmpty()
    dialog.close()
