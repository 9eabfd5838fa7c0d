"""A whole, durable verdict, with history and index, against a page of 4 KB written and synced."""

import os
import sys
import tempfile
from functools import partial
from itertools import count
from pathlib import Path

from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, seconds
from tests.bench.workspaces import drawn_article

PROMISE = 8.0
PAIRS = 60  # a disk takes now long, now short
CLAIMS = 1_000
PAGE = bytes(4096)


def write_page(handle: int) -> None:
    """One page, on the disk when it returns."""
    os.pwrite(handle, PAGE, 0)
    os.fdatasync(handle)


def give(workspace: Workspace, numbers: "count[int]") -> float:
    """Seconds that a first verdict on the next claim takes; it is there then."""
    number = next(numbers)
    taken = seconds(partial(workspace.verdicts.give, number, Judgement("false", rationale_en="It was open in March.")))
    assert len(workspace.claims.get(number).verdicts) == 1
    return taken


def main() -> int:
    """One line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        handle = os.open(folder / "page", os.O_RDWR | os.O_CREAT)
        with Workspace.create(folder / "bench.claimtrack", who="Bench") as workspace:
            workspace.articles.add(*drawn_article(CLAIMS))
            workspace.claims.accept(range(1, CLAIMS + 1))
            is_kept = judge(
                "a verdict / a page written and synced",
                PROMISE,
                reference=partial(seconds, partial(write_page, handle)),
                measured=partial(give, workspace, count(1)),
                pairs=PAIRS,
            )
            assert workspace.verify() == []
        os.close(handle)
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
