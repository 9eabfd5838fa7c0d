"""A random jump in a list of a million claims, against the same list over a model with one constant row.

What is timed is what a person waits for: from the move of the scroll bar until every row in sight has been painted
with its claim.
"""

import os
import random
import resource
import sys
import time
from array import array
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from claimtrack.domain.claim import ClaimQuery, ClaimRow
from claimtrack.domain.status import Status
from claimtrack.gui.lane import share_python
from claimtrack.gui.listing.claim_model import ClaimModel
from claimtrack.gui.listing.claim_table import ClaimTable
from claimtrack.gui.session import Session
from claimtrack.gui.style.look import Look
from claimtrack.storage.settings import Settings
from tests.bench.ratios import judge, judge_amount, seconds
from tests.bench.workspaces import MILLION, million, sentence

PROMISE = 1.25
MEMORY = 30.0  # megabytes that the rows may add
JUMPS = 40  # in a run


CONSTANT = ClaimRow(1, sentence(0), "en", None, "2019-04", Status.INBOX, 0, 0, 0, rating=None)


class ConstantModel(ClaimModel):
    """A list of as many claims in which every row is the same and at hand."""

    @override
    def row(self, row: int) -> ClaimRow | None:
        return CONSTANT

    known_row = row


def wait(condition: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + 60
    while not condition():
        QCoreApplication.processEvents()
        assert time.monotonic() < end


def is_in_sight(table: ClaimTable, model: ClaimModel) -> bool:
    """Whether every row that can be seen has come."""
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    return all(model.known_row(row) is not None for row in range(first, last + 1))


def jump(table: ClaimTable, model: ClaimModel, places: random.Random) -> None:
    """Some jumps, each until the rows are painted."""
    bar = table.verticalScrollBar()
    for _ in range(JUMPS):
        bar.setValue(places.randrange(bar.maximum()))
        QCoreApplication.processEvents()
        wait(partial(is_in_sight, table, model))
        QCoreApplication.processEvents()


def memory() -> float:
    """Megabytes that this process has needed at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def table_of(model: ClaimModel, look: Look) -> ClaimTable:
    """The list's table over a model, in a window of its own."""
    table = ClaimTable(look.words, look.theme, model)
    table.resize(460, 800)
    table.show()
    return table


def main() -> int:
    """One line for the time, one for the memory."""
    share_python()
    settings = Settings(name="Bench", language="en", theme="light")
    look = Look(QApplication([]), settings)
    session, owner = Session(settings), QObject()
    session.open(million(), is_readonly=True)
    wait(lambda: session.is_open)
    constant, model = ConstantModel(session, look.words, owner), ClaimModel(session, look.words, owner)
    tables = table_of(constant, look), table_of(model, look)
    constant._on_numbers(array("q", range(MILLION)))
    model.show(ClaimQuery(article_id=1))
    wait(lambda: model.rowCount() > 0)
    places = random.Random(1)  # noqa: S311 - repeatable, no secret
    jump(tables[0], constant, places)
    before = memory()
    model.show(ClaimQuery())
    wait(lambda: model.rowCount() == MILLION)
    is_fast = judge(
        "a jump in a million rows / in one constant row",
        PROMISE,
        reference=partial(seconds, partial(jump, tables[0], constant, places)),
        measured=partial(seconds, partial(jump, tables[1], model, places)),
    )
    is_small = judge_amount("memory that a million rows add", MEMORY, memory() - before, "MB")
    session.close()
    return 0 if is_fast and is_small else 1


if __name__ == "__main__":
    sys.exit(main())
