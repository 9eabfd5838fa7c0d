"""The history: every action with what it changed, each line hashed over the one before.

The chain proves that nobody edited, cut out, inserted or swapped a line without making every later hash anew; it does
not prove who wrote it, and a cut at the end shows only against a hash that was noted elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, text

from claimtrack.domain.messages import Label, Message
from claimtrack.storage import capture
from claimtrack.storage.capture import Span
from claimtrack.storage.connections import digest
from claimtrack.storage.plain_text import plain
from claimtrack.storage.schema import action, change

DIGEST_MARK = "sha256:"
CHANGED = (change.c.place, change.c.kind, change.c.uuid, change.c.claim_id, change.c.before, change.c.after)

# an insert keeps the row's hash: the row itself is there to be read; the claim a change is about is found by its row
_RECORD = f"""INSERT INTO change (action, place, kind, uuid, claim_id, before, after)
    SELECT :sequence, row_number() OVER (ORDER BY place), kind, uuid,
        CASE kind WHEN 'claim' THEN row ELSE json_extract(coalesce(after, before), '$.claim_id') END,
        before, CASE WHEN before IS NULL THEN '{DIGEST_MARK}' || digest(after) ELSE after END
    FROM ({capture.NET})"""  # noqa: S608 - made of constants


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


def record(connection: Connection, *, span: Span, at: str, who: str, label: Message) -> int:
    """Write an action and what was captured for it; its sequence number."""
    newest = select(action.c.sequence, action.c.hash).order_by(action.c.sequence.desc()).limit(1)
    last, previous = connection.execute(newest).first() or (0, "")
    sequence = last + 1
    line = {"sequence": sequence, "at": at, "who": plain(who), "label": label.code, "args": packed(label.args)}
    # the hash covers the changes: they are written first, and their foreign key is looked at when the action commits
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.execute(text(_RECORD), {"sequence": sequence, **span.bounds})
    line["hash"] = chained(previous, line, changes(connection, sequence))
    connection.execute(insert(action), line)
    return sequence


def changes(connection: Connection, sequence: int) -> Iterator[ChangedRow]:
    """What an action changed, in order."""
    query = select(*CHANGED).where(change.c.action == sequence).order_by(change.c.place)
    return (ChangedRow(*row) for row in connection.execute(query))


def chained(previous: str, line: Mapping[str, object], rows: Iterable[ChangedRow]) -> str:
    """The hash of an action: over the hash before it, its own line and its changes, in order."""
    running = hashlib.sha256()
    parts: Sequence[object] = [previous, *(line[name] for name in ("sequence", "at", "who", "label", "args"))]
    running.update(json.dumps(parts, ensure_ascii=False).encode("utf-8"))
    for row in rows:
        running.update(json.dumps(row.parts, ensure_ascii=False).encode("utf-8"))
    return running.hexdigest()


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
