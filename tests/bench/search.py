"""Search as you type in a million claims, newest first, against the bare FTS5 statement."""

import sys
from array import array
from functools import partial

from claimtrack.domain.claim import ClaimQuery
from claimtrack.storage import connections
from claimtrack.storage.search import match_expression
from claimtrack.workspace.workspace import Workspace
from tests.bench.ratios import judge, seconds
from tests.bench.workspaces import million

PROMISE = 1.5
BARE = "SELECT rowid FROM claim_search WHERE claim_search MATCH ? ORDER BY rowid DESC"
TYPED = {"a word that stands in every eighth": "bridge", "an Arabic word": "الجسر", "two words": "viaduct closed"}


def main() -> int:
    """One line for each thing that is typed."""
    path = million()
    raw = connections.connect(path, "ro")
    kept = []
    with Workspace.open(path, who="Bench", is_readonly=True) as workspace:
        for name, word in TYPED.items():
            letters = [word[:end] for end in range(2, len(word) + 1)]
            expressions = [expression for typed in letters if (expression := match_expression(typed))]

            def bare(expressions: list[str] = expressions) -> "list[array[int]]":
                return [array("q", [row[0] for row in raw.execute(BARE, (words,))]) for words in expressions]

            def ours(letters: list[str] = letters) -> "list[array[int]]":
                return [workspace.claims.numbers(ClaimQuery(text=typed)) for typed in letters]

            assert bare() == ours()
            found = sum(map(len, bare()))
            work = f"search as you type: {name} ({found:,} found)"
            kept.append(judge(work, PROMISE, reference=partial(seconds, bare), measured=partial(seconds, ours)))
    raw.close()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
