"""When a claim is said to have happened: picks among the dates inside it, and tells the event from the saying."""

from dataclasses import replace

from claimtrack.domain.drawn import DateOf, DrawnClaim, FoundDate


def _precision(date: FoundDate) -> tuple[int, int]:
    """Sorts the most exact date first, the first written among equals."""
    if date.earliest is None or date.latest is None:
        return 100_000, date.start
    return (date.latest - date.earliest).days, date.start


def timed(claim: DrawnClaim, dates: tuple[FoundDate, ...], saying: tuple[int, int] | None) -> DrawnClaim:
    """A claim with its date: that of the event, or where only the saying is dated, of the saying.

    `saying` is the span, in code points, of the words that say who says it.
    """
    if not dates:
        return claim
    placed = [date for date in dates if date.edtf is not None]
    of_saying = [date for date in placed if saying is not None and saying[0] <= date.start < saying[1]]
    of_event = [date for date in placed if date not in of_saying]
    chosen = min(of_event or of_saying, key=_precision, default=None)
    if chosen is None:
        return replace(claim, dates=dates)
    return replace(
        claim,
        dates=dates,
        date=chosen.edtf,
        date_text=chosen.text,
        date_of=DateOf.EVENT if of_event else DateOf.SAYING,
        date_reason=chosen.reason,
    )
