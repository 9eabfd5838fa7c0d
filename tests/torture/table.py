"""One table of what was tried: the fault, how often, and what was lost."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from typing_extensions import override

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of fault, how often it was tried, and what was lost."""

    fault: str
    runs: int
    lost: str = NOTHING

    @override
    def __str__(self) -> str:
        return f"{self.fault:44} {self.runs:8,}   {self.lost}"


def told(fault: str, runs: int | None, run: Callable[[int], object]) -> Row:
    """Try a fault so often, or until a run returns False; the row says what the first run that lost something lost."""
    for number in count() if runs is None else range(runs):
        try:
            if run(number) is False:
                return Row(fault, number)
        except Exception as error:  # noqa: BLE001 - whatever it is, it goes into the table
            place = traceback.extract_tb(error.__traceback__)[-1]
            return Row(fault, number + 1, f"run {number}: {type(error).__name__}: {error} ({place.name})")
    return Row(fault, runs or 0)


def heading() -> str:
    """The first line of the table."""
    return f"{'fault':44} {'runs':>8}   lost"
