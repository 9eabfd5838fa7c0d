"""Text as it is stored: what UTF-8 cannot hold is marked, so that nothing typed or pasted breaks a save."""

import re

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

MARK = "\ufffd"
_UNFIT = re.compile("[\0\ud800-\udfff]")


def plain(text: str) -> str:
    """The text with NUL and lone surrogates marked, as long as before in code points."""
    return text if is_plain(text) else _UNFIT.sub(MARK, text)


def is_plain(text: str) -> bool:
    """Whether a text can be stored as it is."""
    try:
        return "\0" not in text and (text.isascii() or bool(text.encode()))
    except UnicodeEncodeError:
        return False


class PlainText(TypeDecorator[str]):
    """A column of text; every value on its way in goes through `plain`."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else plain(value)
