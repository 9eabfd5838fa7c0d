"""Dates in Arabic and English text, read as EDTF."""

from claimtrack.language.dates.finder import find_dates

__all__ = ["find_dates"]
