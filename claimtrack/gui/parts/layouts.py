"""Layouts inside layouts, made at once."""

from PySide6.QtCore import QCoreApplication, QEvent


def settle_layouts() -> None:
    """Lay out what was changed, now and down to the last: Qt does one level a round, and draws in between."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
