"""Columns of a page, told by the empty strip between them, however narrow it is."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeAlias

Line: TypeAlias = tuple[
    float, Sequence[tuple[float, float]]
]  # size of the type; left and right ends of its signs, sorted

_UNIT = 0.25  # of the size: how finely the page is looked at
_BLANK = 0.7  # of the size: a wider gap can be one between columns
_LEAST_WIDTH = 8.0  # sizes: what is narrower is a column of a table or of numbers
_LEAST_LINES = 2  # on either side
_FEW = 0.25  # of the lines on either side: so many may run across, such as headings
_MOST_UNITS = 10_000


def gutters(lines: Sequence[Line]) -> list[float]:
    """The middles of the strips that part the columns of a page; none where it has one column."""
    spans = [span for _, signs in lines for span in signs]
    if len(lines) < _LEAST_LINES:
        return []
    size = sorted(size for size, _ in lines)[len(lines) // 2] or 1.0
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    unit = size * _UNIT
    count = int((right - left) / unit) + 2
    if count > _MOST_UNITS:
        return []
    across, begun, ended = ([0] * (count + 1) for _ in range(3))
    for line_size, signs in lines:
        runs = list(_runs(signs, _BLANK * line_size))
        for start, end in runs:
            across[int((start - left) / unit)] += 1
            across[int((end - left) / unit) + 1] -= 1
        begun[int((runs[0][0] - left) / unit)] += 1
        ended[int((runs[-1][1] - left) / unit)] += 1
    margin = int(_LEAST_WIDTH / _UNIT)

    def is_empty(place: int, crossing: int, before: int, after: int) -> bool:
        aside = min(before, after)
        return aside >= _LEAST_LINES and crossing <= _FEW * aside and margin <= place < count - margin

    counted = enumerate(zip(accumulate(across), accumulate(begun), _after(ended), strict=True))
    empty = [place for place, (crossing, before, after) in counted if is_empty(place, crossing, before, after)]
    return [left + unit * (first + last + 1) / 2 for first, last in _stretches(empty)]


def _runs(signs: Sequence[tuple[float, float]], blank: float) -> Iterator[tuple[float, float]]:
    """The stretches of a line that hang together."""
    start, end = signs[0]
    for first, last in signs[1:]:
        if first - end > blank:
            yield start, end
            start = first
        end = max(end, last)
    yield start, end


def _after(ended: Sequence[int]) -> list[int]:
    """How many lines reach farther than each place."""
    return [sum(ended) - reached for reached in accumulate(ended)]


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of the numbers that follow one another."""
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        numbers = [place for _, place in run]
        yield numbers[0], numbers[-1]
