"""What is known of a kept copy, in lines: what it is, when and how it came, from where, and its hash."""

from datetime import UTC

from claimtrack.domain.moments import in_words
from claimtrack.domain.source import Snapshot
from claimtrack.domain.words import Words
from claimtrack.gui.parts.addresses import named_address
from claimtrack.gui.parts.text import isolate, line


def facts(words: Words, copy: Snapshot) -> list[str]:
    """The lines, for people to read and to copy."""
    how = f"copy.how.{copy.how}"
    taken = words.digits(copy.taken.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"))
    first = (
        isolate(line(copy.media_type, 100)),
        words.say("copy.size", count=copy.size),
        words.say("copy.taken-utc", when=taken),
        words.say(how) if words.knows(how) else isolate(line(copy.how, 40)),
    )
    lines = [" · ".join(first)]
    if copy.requested_address and copy.requested_address != copy.final_address:
        lines.append(words.say("copy.requested", address=named_address(copy.requested_address, 500)))
    if copy.final_address:
        lines.append(words.say("copy.final", address=named_address(copy.final_address, 500)))
    return [*lines, words.say("copy.hash", hash=copy.sha256)]


def entry(words: Words, copy: Snapshot) -> str:
    """How a copy is named where one is chosen."""
    return f"{isolate(line(copy.name or copy.file_name, 60))} · {isolate(in_words(words, copy.taken))}"
