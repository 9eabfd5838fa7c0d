"""What the hidden command `--fetch-address` does: a page from the web, with the record of how it came."""

import json
from collections.abc import Callable, Sequence
from typing import BinaryIO

from claimtrack.intake.child.answer import compose
from claimtrack.intake.web.exchange import decoded, exchanges
from claimtrack.intake.web.record import record

SECONDS = 30  # of computing; waiting counts for nothing
MAY_CALL = True


def prepare(_words: Sequence[str]) -> Callable[[BinaryIO], bytes]:
    """The answer to `{"address", "allowed"}` on standard input: the body, its record, and what the server calls it."""
    return _answer


def _answer(stream: BinaryIO) -> bytes:
    asked = json.loads(stream.read())
    made = exchanges(asked["address"], asked["allowed"])
    last = made[-1]
    fields = {
        "final_address": last.address,
        "media_type": last.header("content-type")[:200],
        "disposition": last.header("content-disposition")[:500],
        "at": made[0].at.isoformat(),
    }
    return compose(fields, {"body": decoded(last), "record": record(made)})
