"""Merging a colleague's copy: what it brings, and where both copies say different things of one record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimtrack.domain.changes import FieldChange
from claimtrack.domain.messages import Message


class Choice(StrEnum):
    """Which copy is followed in a conflict."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both copies changed in their own way since they were the same; a person chooses.

    `key` names it in the choices. `part` is the field, or "verdict" where both gave one, or "deleted" where one took
    away what the other changed. `claim_id` is the claim that it is about, if any.
    """

    key: str
    kind: str
    part: str
    name: Message | str
    claim_id: int | None
    ours: Message | str
    theirs: Message | str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do: new records and removed ones by kind, fields that only the other copy changed.

    `left_out` counts by kind what cannot come along, since what it belongs to was removed here. `actions` is how many
    lines of history come along, `people` are those who did them.
    """

    name: str
    new: Mapping[str, int] = field(default_factory=dict)
    updates: tuple[FieldChange, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    actions: int = 0
    people: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the copy brings nothing."""
        return not (self.new or self.updates or self.removed or self.conflicts or self.actions)
