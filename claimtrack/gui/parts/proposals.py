"""What is put into fields for a person to agree with: never over what was typed, and gone when another is proposed."""

from typing import TypeAlias

from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField

Field: TypeAlias = LineField | DateField | AddressField


class Proposals:
    """Remembers what was proposed in each field."""

    def __init__(self) -> None:
        self._made: dict[Field, str] = {}

    def suggest(self, field: Field, text: str) -> None:
        """Puts a text in where nothing else was typed."""
        if field.text() == self._made.get(field, "") != text:
            field.set_text(text)
            self._made[field] = text

    def forget(self) -> None:
        """Nothing was proposed."""
        self._made.clear()
