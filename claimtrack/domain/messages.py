"""Messages below the window: a code and its arguments, put into words only where a person reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Label:
    """A name that records carry in both languages, a rating's for one; as an argument it is said in the one spoken."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Something to be said: `Message("article.same", number=3)`.

    The code is an entry of the word catalogue. An argument named `count` chooses the plural form; an argument may be a
    message itself.
    """

    code: str
    args: Mapping[str, object]

    def __init__(self, code: str, /, **args: object) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "args", MappingProxyType(args))
