"""What a child says: one line of JSON, then the bytes that the line announces; nothing of it is believed unread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from claimtrack.domain.messages import Message

LONGEST_LINE = 262_144  # bytes
LONGEST_WORDS = 2_000  # characters of one field
_ARGUMENTS = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """Fields by name, and parts: longer texts and pixels as bytes. `problem` says why there is nothing else."""

    fields: Mapping[str, object]
    parts: Mapping[str, bytes]
    problem: Message | None = None

    def words(self, name: str) -> str:
        """A short text, empty where there is none; ValueError where it is something else."""
        value = self.fields.get(name, "")
        if not isinstance(value, str) or len(value) > LONGEST_WORDS:
            raise ValueError(name)
        return value

    def number(self, name: str, most: int) -> int:
        """A whole number from 0 to `most`; ValueError for anything else."""
        value = self.fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError(name)
        return value

    def messages(self, name: str) -> tuple[Message, ...]:
        """Messages of the child's own room; ValueError where they are anything else."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or len(value) > _ARGUMENTS:
            raise ValueError(name)
        return tuple(_message(each) for each in value)


def compose(
    fields: Mapping[str, object], parts: Mapping[str, bytes] | None = None, problem: Message | None = None
) -> bytes:
    """The bytes of an answer."""
    parts = parts or {}
    line = {
        "fields": fields,
        "parts": {name: len(part) for name, part in parts.items()},
        "problem": as_fields(problem) if problem else None,
    }
    return b"".join((json.dumps(line).encode(), b"\n", *parts.values()))


def as_fields(message: Message) -> dict[str, object]:
    """A message as it stands in an answer."""
    return {"code": message.code, "args": dict(message.args)}


def parse(said: bytes) -> Answer:
    """The answer that the bytes stand for; ValueError where they are none."""
    line, end, _ = said[: LONGEST_LINE + 1].partition(b"\n")
    if not end:
        raise ValueError("no line")
    try:
        found = json.loads(line)
    except RecursionError:
        raise ValueError("nested") from None
    if not isinstance(found, dict) or not isinstance(found.get("fields"), dict):
        raise ValueError("no fields")  # noqa: TRY004 - whatever is wrong with an answer is the same to the caller
    problem = found.get("problem")
    return Answer(
        found["fields"], _parts(said, len(line) + 1, found.get("parts")), _message(problem) if problem else None
    )


def _parts(said: bytes, start: int, sizes: object) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for name, size in sizes.items() if isinstance(sizes, dict) else ():
        if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= len(said) - start:
            raise ValueError(name)
        parts[name] = said[start : start + size]
        start += size
    if start != len(said):
        raise ValueError("bytes that nothing announced")
    return parts


def _message(found: object) -> Message:
    """A message; its code is one of this room's, its arguments are numbers and short texts."""
    if not isinstance(found, dict):
        raise ValueError("no message")  # noqa: TRY004 - as above
    code, args = found.get("code"), found.get("args")
    if not isinstance(code, str) or not code.startswith(("document.", "fetch.")) or not isinstance(args, dict):
        raise ValueError("no message of ours")
    if len(args) > _ARGUMENTS or not all(_is_argument(each) for each in args.values()):
        raise ValueError(code)
    return Message(code, **args)


def _is_argument(value: object) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and len(value) <= LONGEST_WORDS)
