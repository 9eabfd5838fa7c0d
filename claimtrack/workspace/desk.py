"""Where the work is done: an open store and the name of who works in it, shared by all the parts of a workspace."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.store import Action, Store

MOST = 80  # characters of a label's own words
AnyRow = Row[*tuple[Any, ...]]


@dataclass(slots=True)
class Desk:
    """A store and who works in it.

    `last_lines` are the last lines of the history up to `seen` that each name has; no line ever changes.
    """

    store: Store
    who: str
    last_lines: dict[str, int] = field(default_factory=dict)
    seen: int = 0

    def act(self, label: Message, *, is_undoable: bool = True) -> AbstractContextManager[Action]:
        """One action in the name of who works here."""
        return self.store.action(label, who=self.who, is_undoable=is_undoable)

    def back_up_first(self) -> None:
        """Back up what was done so far, before something that cannot be undone."""
        if not self.store.is_backed_up:
            self.store.back_up()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The connection for a question; Problem where what is stored cannot be what was stored."""
        with self.store.reading() as connection:
            try:
                yield connection
            except (ValueError, LookupError) as error:
                raise Problem(Message("storage.damaged", name=self.store.path.name)) from error


def new_uuid() -> str:
    """The identity of a new record: a random UUID (RFC 9562, version 4), four times as fast as `uuid4`."""
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def in_short(text: str) -> str:
    """The beginning of a text on one line, for a label."""
    line = " ".join(text[:MOST].split())
    return line if len(text) <= MOST else f"{line}…"
