"""A record of the library whose claims are listed."""

from dataclasses import dataclass
from enum import StrEnum


class RecordKind(StrEnum):
    """What claims are listed of."""

    SOURCE = "source"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """A source or a speaker, by number and name."""

    kind: RecordKind
    number: int
    name: str
