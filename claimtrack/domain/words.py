"""The word catalogue: messages put into English or Arabic, for the window and the command line alike."""

import gettext
import locale
import os
from collections.abc import Mapping
from functools import cache

from claimtrack.domain import resources
from claimtrack.domain.messages import Label, Message

LANGUAGES = ("en", "ar")
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    with (resources.folder() / "words" / f"{language}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def system_language() -> str:
    """The interface language that the system asks for, English where it is neither English nor Arabic."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0]
    return "ar" if (named or "").lower().startswith(("ar", "arabic")) else "en"


class Words:
    """Speaks one language.

    With `isolated`, arguments that are text are wrapped in first-strong isolates (UAX #9), so that a Latin name keeps
    its order inside an Arabic sentence; the command line and exports leave them out. `arabic_digits` writes numbers
    with Arabic-Indic digits, on screen only.
    """

    def __init__(self, language: str, *, isolated: bool = False, arabic_digits: bool = False) -> None:
        self.language = language
        self.is_rtl = language == "ar"
        self._isolated = isolated
        self._arabic_digits = arabic_digits
        self._catalogue = _catalogue(language)

    def say(self, message: Message | str, /, **args: object) -> str:
        """The message in words; a bare code may be given with its arguments.

        The templates are ours, the arguments anybody's: an argument is never read as a template.
        """
        if isinstance(message, str):
            message = Message(message, **args)
        count = message.args.get("count")
        if isinstance(count, int):
            template = self._catalogue.ngettext(message.code, message.code, count)
        else:
            template = self._catalogue.gettext(message.code)
        return template.format_map(self._spoken(message.args))

    def knows(self, code: str) -> bool:
        """Whether the catalogue has words for a code."""
        return self._catalogue.gettext(code) != code or self._catalogue.ngettext(code, code, 1) != code

    def digits(self, text: str) -> str:
        """A text of ours with the digits that the user chose."""
        return text.translate(ARABIC_INDIC) if self._arabic_digits else text

    def _spoken(self, args: Mapping[str, object]) -> dict[str, str]:
        return {name: self._speak(name, value) for name, value in args.items()}

    def _speak(self, name: str, value: object) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Label):
            return value.ar if self.language == "ar" else value.en
        if isinstance(value, int):
            return self.digits(f"{value:,}" if name == "count" else str(value))
        if isinstance(value, tuple | list):
            return self.say("list.separator").join(self._speak(name, item) for item in value)
        text = (
            self.digits(str(value)) if name == "claims" else str(value)
        )  # numbers, as labels in the history hold them
        return f"{ISOLATE}{text}{END_ISOLATE}" if self._isolated else text
