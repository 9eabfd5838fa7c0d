"""A button for a command, where the claim's column offers one: it says the command's words and its key."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import keys_of
from claimtrack.gui.parts.key_button import KeyedButton


def command_button(code: str, words: Words, ask: Callable[[str], object]) -> QPushButton:
    """`ask` gets the command's code when the button is pressed."""
    said = words.say(f"command.{code}").replace("&", "")
    button = KeyedButton(said, keys_of(code))
    button.setAccessibleName(said)
    button.clicked.connect(lambda: ask(code))
    return button
