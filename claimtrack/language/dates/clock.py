"""The clock: the day of publication, known to the day, the month or the year, from which other dates are reckoned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum

from claimtrack.domain.edtf import Edtf, Precision, parse

LEAP_YEARS_APART = 8  # 29 February comes again within eight years at the latest (1896, 1904)


class Choice(Enum):
    """Which of the dates of the same name is meant."""

    LATEST = "the latest that is not after"
    NEXT = "the first after"
    LAST = "the latest before"
    THIS = "the one in the same year"


@dataclass(frozen=True, slots=True)
class Clock:
    """When a text was published, and what it says around a date.

    `today` is the day of publication, or the last day that it may have been; `precision` says how well it is known.
    `is_ahead` is true where a verb near the date speaks of the future.
    """

    today: date
    precision: Precision
    is_ahead: bool = False

    @classmethod
    def of(cls, reference: str) -> "Clock | None":
        """The clock of a publication as EDTF, None where that is open on a side; Problem where it is not EDTF."""
        published = parse(reference)
        if published.latest is None or published.earliest is None:
            return None
        if published.precision is not Precision.INTERVAL:
            return cls(published.latest, published.precision)
        same_year = published.earliest.year == published.latest.year
        same_month = same_year and published.earliest.month == published.latest.month
        return cls(
            published.latest, Precision.MONTH if same_month else Precision.YEAR if same_year else Precision.DECADE
        )

    @property
    def knows_day(self) -> bool:
        """Whether the day of publication is known."""
        return self.precision is Precision.DAY

    @property
    def knows_month(self) -> bool:
        """Whether the month of publication is known."""
        return self.precision in {Precision.DAY, Precision.MONTH}

    @property
    def knows_year(self) -> bool:
        """Whether the year of publication is known."""
        return self.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}

    def choice(self, wanted: Choice | None) -> Choice:
        """The choice that the words ask for, else what the verb asks for."""
        return wanted or (Choice.NEXT if self.is_ahead else Choice.LATEST)

    def choose(self, named: Callable[[int], Edtf | None], wanted: Choice | None) -> Edtf | None:
        """Of the dates that are named the same in each year, the one that is meant; `named` gives it for a year."""
        choice = self.choice(wanted)
        if choice is Choice.THIS:
            return named(self.today.year)
        for year in self._years(choice):
            found = named(year)
            if found and found.earliest and found.latest and self._fits(found.earliest, found.latest, choice):
                return found
        return None

    def _years(self, choice: Choice) -> Iterator[int]:
        step = 1 if choice is Choice.NEXT else -1
        first = self.today.year - step
        return (
            year for year in range(first, first + step * (LEAP_YEARS_APART + 3), step) if MINYEAR <= year <= MAXYEAR
        )

    def _fits(self, earliest: date, latest: date, choice: Choice) -> bool:
        if choice is Choice.NEXT:
            return earliest > self.today
        return latest < self.today if choice is Choice.LAST else earliest <= self.today
