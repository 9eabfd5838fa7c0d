"""What comes out where two copies of a workspace are held against each other: steps to be taken, conflicts, counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimtrack.domain.changes import FieldChange
from claimtrack.domain.merging import Conflict
from claimtrack.workspace.copy_aliases import Aliases
from claimtrack.workspace.copy_rows import Copy, Row

Changed = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """A change that theirs brings: the columns of a new record or of a changed one; None takes the record away."""

    kind: str
    uuid: str
    values: Row | None
    is_new: bool = False
    into: str = ""  # of a speaker that is taken away: who it was made one with
    replaces: str = ""  # one of ours that a new one takes the place of


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict with the steps that follow theirs; without any it is about which of two verdicts holds."""

    conflict: Conflict
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Comparison:
    """What theirs brings to ours."""

    ours: Copy
    theirs: Copy
    aliases: Aliases
    steps: list[Step] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    updates: list[FieldChange] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    brought: set[str] = field(default_factory=set)  # UUIDs of new records
    goes_out_from_ours: bool = True  # as they last knew it
    goes_out_from_theirs: bool = False  # as we last knew it
    came_back: set[str] = field(default_factory=set)  # UUIDs of those that come with what they hang on
    before: Changed = field(default_factory=dict)  # what they changed since we knew them, as it was, by kind and UUID
    since: Changed = field(default_factory=dict)  # what we changed since they knew us
    after_merges: tuple[Changed, Changed] | None = None  # what changed since ours merged theirs, and theirs ours
    here: dict[str, bool] = field(default_factory=dict)
    our_verdicts: Mapping[str, list[str]] = field(default_factory=dict)  # since they knew us, by claim
    their_verdicts: Mapping[str, list[str]] = field(default_factory=dict)

    def comes(self, uuid: str) -> bool:
        """Note that a record comes back; False where it was noted before."""
        was_noted = uuid in self.came_back
        self.came_back.add(uuid)
        return not was_noted

    def is_known_here(self, step: Step) -> bool:
        """Whether a new record says what one of ours does, or is called as somebody here is: they become one."""
        is_name = step.kind in {"speaker", "spelling"} and step.values is not None
        return bool(step.replaces) or (is_name and self.aliases.bears_name(step.values or {}))

    def is_here(self, kind: str, uuid: str) -> bool:
        """Whether a record is in ours."""
        if uuid not in self.here:
            self.here[uuid] = bool(self.ours.rows(kind, [uuid]))
        return self.here[uuid]
