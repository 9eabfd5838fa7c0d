"""The columns of the list: which there are, what sorts them, and which of them the user wants to see, how wide."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import MappingProxyType

from claimtrack.domain.claim import Order

WIDEST = 2_000  # pixels


class Column(IntEnum):
    """The columns in the order in which they stand."""

    CLAIM = 0
    SPEAKER = 1
    DATE = 2
    EVIDENCE = 3
    VERDICT = 4
    STATUS = 5
    PRIORITY = 6
    DUE = 7
    ASSIGNEE = 8


ORDER_OF = {column: Order(column.name.lower()) for column in Column}
AT_FIRST = frozenset({Column.CLAIM, Column.EVIDENCE, Column.VERDICT})


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns are shown, and the widths in pixels of those that the user has drawn wider or narrower."""

    shown: frozenset[Column] = AT_FIRST
    widths: Mapping[Column, int] = field(default_factory=lambda: MappingProxyType({}))

    def switched(self, column: Column, *, is_shown: bool) -> "ColumnChoice":
        """With a column more or less; the claim itself is always there."""
        others = self.shown - {column}
        return replace(self, shown=others | {column} if is_shown or column is Column.CLAIM else others)

    def drawn(self, column: Column, width: int) -> "ColumnChoice":
        """With another width of a column."""
        return replace(self, widths=MappingProxyType({**self.widths, column: width}))

    @property
    def text(self) -> str:
        """All of it, for `read`."""
        shown = [column.name.lower() for column in sorted(self.shown)]
        return json.dumps({"shown": shown, "widths": {each.name.lower(): wide for each, wide in self.widths.items()}})

    @classmethod
    def read(cls, text: str) -> "ColumnChoice":
        """What a text says; the columns of the beginning where it is not one of ours."""
        try:
            kept = json.loads(text)
            shown = frozenset(Column[str(name).upper()] for name in kept["shown"])
            widths = {
                Column[str(name).upper()]: min(max(int(wide), 1), WIDEST) for name, wide in kept["widths"].items()
            }
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
            return cls()
        return cls(shown | {Column.CLAIM}, MappingProxyType(widths))
