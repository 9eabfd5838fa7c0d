"""What an action changed: the one thing that every view refreshes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from typing_extensions import override

from claimtrack.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Changes:
    """The records that an action touched, `ids["claim"]` the numbers of the claims, and what was done.

    Kinds are the names of the records: article, claim, speaker, spelling, tag, appearance, source, snapshot, evidence,
    verdict, note, review, setting, person, scale, request, publication, publication_claim, correction, complaint.
    `made` are the numbers of the new records that the action was for. `follows` says what moved by itself.
    `is_undoable` tells whether Ctrl+Z takes it back.
    """

    ids: Mapping[str, frozenset[int]]
    label: Message
    made: tuple[int, ...] = ()
    follows: tuple[Message, ...] = ()
    is_undoable: bool = True
    sequence: int | None = None

    def touches(self, *kinds: str) -> bool:
        """Whether any record of one of the kinds changed."""
        return any(self.ids.get(kind) for kind in kinds)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One action in the history: `changed` are the fields that it changed, with what they were and became.

    `branch` is the name of the merged copy in which it was done; empty where it was done here.
    """

    sequence: int
    at: datetime
    who: str
    label: Message
    changed: tuple["FieldChange", ...] = ()
    hash: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record before and after an action; None where the record was not there."""

    kind: str
    uuid: str
    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Head:
    """The newest line of a history: noted elsewhere, it shows that nothing was cut off or made anew before it."""

    sequence: int
    hash: str

    @override
    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"
