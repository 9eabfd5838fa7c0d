"""The history: every action with what it changed, each line hashed over the one before.

The chain proves that nobody edited, cut out, inserted or swapped a line without making every later hash anew; it does
not prove who wrote it, and a cut at the end shows only against a hash that was noted elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from claimtrack.domain.messages import Label, Message
from claimtrack.storage import outcome
from claimtrack.storage.connections import digest, driver
from claimtrack.storage.plain_text import plain
from claimtrack.storage.schema import change

DIGEST_MARK = "sha256:"
CHANGED = (change.c.place, change.c.kind, change.c.uuid, change.c.claim_id, change.c.before, change.c.after)

# by the driver alone: a statement of SQLAlchemy's takes as long as a whole line of the history does
_NEWEST = "SELECT sequence, hash FROM action ORDER BY sequence DESC LIMIT 1"
_LINE = ("sequence", "at", "who", "label", "args")
_INSERT_LINE = "INSERT INTO action (sequence, at, who, label, args, hash) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_CHANGE = """INSERT INTO change (action, place, kind, uuid, claim_id, before, after)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_as_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A line of `change`: a row of some kind before and after, as JSON; an inserted row's after is its hash.

    `claim_id` is the claim that it is about, if any.
    """

    place: int
    kind: str
    uuid: str
    claim_id: int | None
    before: str | None
    after: str | None

    @property
    def parts(self) -> tuple[object, ...]:
        """What the chain's hash covers."""
        return (self.place, self.kind, self.uuid, self.claim_id, self.before, self.after)


def record(connection: Connection, *, at: str, who: str, label: Message) -> int:
    """Write an action and the changes that it came to (`outcome.settle`); its sequence number."""
    raw = driver(connection)
    last, previous = raw.execute(_NEWEST).fetchone() or (0, "")
    sequence = last + 1
    line = dict(zip(_LINE, (sequence, at, plain(who), label.code, packed(label.args)), strict=True))
    running = _begun(previous, line)
    # the hash covers the changes, and they need the line that bears it: they are gone through twice. (Written first,
    # with their foreign key deferred, they would cost more: that pragma has every statement prepared anew.)
    for parts in _numbered(outcome.rows(raw)):
        _take_in(running, parts)
    raw.execute(_INSERT_LINE, (*line.values(), running.hexdigest()))
    raw.executemany(_INSERT_CHANGE, ((sequence, *parts) for parts in _numbered(outcome.rows(raw))))
    return sequence


def _numbered(rows: Iterable[outcome.Row]) -> Iterator[tuple[object, ...]]:
    """The rows as they are written."""
    for place, (kind, uuid, claim_id, before, after) in enumerate(rows, start=1):
        # an insert keeps the row's hash: the row itself is there to be read
        kept = f"{DIGEST_MARK}{digest(after)}" if before is None and after is not None else after
        yield place, kind, uuid, claim_id, before, kept


def changes(connection: Connection, sequence: int) -> Iterator[ChangedRow]:
    """What an action changed, in order."""
    query = select(*CHANGED).where(change.c.action == sequence).order_by(change.c.place)
    return (ChangedRow(*row) for row in connection.execute(query))


def chained(previous: str, line: Mapping[str, object], rows: Iterable[ChangedRow]) -> str:
    """The hash of an action: over the hash before it, its own line and its changes, in order."""
    running = _begun(previous, line)
    for row in rows:
        _take_in(running, row.parts)
    return running.hexdigest()


def _begun(previous: str, line: Mapping[str, object]) -> "hashlib._Hash":
    running = hashlib.sha256()
    _take_in(running, (previous, *(line[name] for name in _LINE)))
    return running


def _take_in(running: "hashlib._Hash", parts: tuple[object, ...]) -> None:
    running.update(_as_json(parts).encode("utf-8"))


def row_digest(after: str) -> str:
    """The hash of a row as its last change left it."""
    return after.removeprefix(DIGEST_MARK) if after.startswith(DIGEST_MARK) else digest(after)


def packed(args: Mapping[str, object]) -> str:
    """A message's arguments as JSON; a message among them keeps its code."""
    return json.dumps({name: _pack(value) for name, value in args.items()}, ensure_ascii=False, sort_keys=True)


def unpacked(code: str, args: str) -> Message:
    """The message that was packed."""
    return Message(code, **{name: _unpack(value) for name, value in json.loads(args).items()})


def _pack(value: object) -> object:
    if isinstance(value, Message):
        return {"code": value.code, "args": {name: _pack(inner) for name, inner in value.args.items()}}
    if isinstance(value, Label):
        return {"en": value.en, "ar": value.ar}
    if isinstance(value, tuple | list):
        return [_pack(inner) for inner in value]
    return value if isinstance(value, int | None) else plain(str(value))


def _unpack(value: object) -> object:
    if isinstance(value, dict) and "en" in value:
        return Label(**value)
    if isinstance(value, dict):
        return Message(value["code"], **{name: _unpack(inner) for name, inner in value["args"].items()})
    if isinstance(value, list):
        return tuple(_unpack(inner) for inner in value)
    return value
