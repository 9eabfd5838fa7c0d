"""Who works here: asked once, where a name is first needed."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from claimtrack.domain.words import Words
from claimtrack.gui.parts.dialogs import TextDialog
from claimtrack.gui.session import Session


def ask_who(parent: QWidget, session: Session, words: Words) -> bool:
    """Whether the user has a name: asked for where none was given yet, and kept in the settings."""
    settings = session.settings
    if settings.name.strip():
        return True
    name = TextDialog.ask(parent, words, words.say("who.ask"), proposal=settings.who(), title=words.say("who.title"))
    if not name:
        return False
    session.name_user(replace(settings, name=name))
    return True
