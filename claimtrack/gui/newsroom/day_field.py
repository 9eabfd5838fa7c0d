"""A field for one day: a date that is known to the day, or nothing."""

import datetime as dt

from claimtrack.gui.parts.date_field import DateField, today

DAY = "2026-03-31"


class DayField(DateField):
    """A date field that takes days only."""

    @property
    def is_day(self) -> bool:
        """Whether what is typed is a day, or nothing."""
        return self.is_readable and (self.date is None or len(self.date) == len(DAY))

    @property
    def day(self) -> dt.date | None:
        """The day, None where nothing is typed."""
        date = self.date
        return dt.date.fromisoformat(date) if date and self.is_day else None

    def set_day(self, day: dt.date | None) -> None:
        """Puts a day in."""
        self.set_text(day.isoformat() if day else "")

    def set_today(self) -> None:
        """Puts the user's day in."""
        self.set_day(today())
