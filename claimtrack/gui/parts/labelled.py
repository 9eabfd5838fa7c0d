"""A field with its label above it, tied together for the eye, the keyboard and a screen reader."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from claimtrack.gui.parts.plain_label import PlainLabel


def labelled(label: str, field: QWidget) -> QWidget:
    """A widget that shows the label, small, above the field."""
    name = PlainLabel(label, role="small", follows_text=False)
    name.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(label)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(name)
    column.addWidget(field)
    return box
