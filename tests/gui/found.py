"""What a person finds in a window: by the words on it, or by its name; and what is stored, asked as the window asks."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from claimtrack.gui.session import Session
from claimtrack.workspace.workspace import Workspace

Found = TypeVar("Found")


def ask(session: Session, question: Callable[[Workspace], Found], qtbot: QtBot) -> Found:
    """What the session answers."""
    found: list[Found] = []
    session.read(question, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def texts(root: QWidget) -> str:
    """All that is written in labels that are seen."""
    return "\n".join(each.text() for each in root.findChildren(QLabel) if each.isVisibleTo(root))


def line(root: QWidget, name: str) -> QLineEdit:
    """The field of a line with this name."""
    return next(each for each in root.findChildren(QLineEdit) if each.accessibleName() == name)


def button(root: QWidget, said: str) -> QPushButton:
    """The button whose words begin so."""
    return next(each for each in root.findChildren(QPushButton) if each.text().startswith(said))
