"""A row of the list in words, for the eye and for a screen reader."""

from collections.abc import Container

from claimtrack.domain import edtf
from claimtrack.domain.claim import Claim, ClaimRow, Priority
from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words
from claimtrack.gui.listing.columns import Column
from claimtrack.gui.parts.text import isolate, line


def date_words(words: Words, date: str | None) -> str:
    """An EDTF date as one says it; as it stands where it cannot be read."""
    if not date:
        return ""
    try:
        return words.say(edtf.reading(edtf.parse(date)))
    except Problem:
        return isolate(date)


def said_by_and_when(words: Words, row: ClaimRow, beside: Container[Column] = ()) -> str:
    """Who says it and when it is said to have been; then what presses, where it does; not what stands `beside` it."""
    speaker = isolate(line(row.speaker, 200)) if row.speaker else words.say("list.the-article")
    date = date_words(words, row.date)
    due = date_words(words, row.due.isoformat()) if row.due else ""
    facts = {
        Column.SPEAKER: speaker,
        Column.DATE: isolate(date) if date else "",
        Column.PRIORITY: words.say("claim.priority.high") if row.priority is Priority.HIGH else "",
        Column.DUE: words.say("claim.due", day=due) if due else "",
    }
    return " · ".join(fact for column, fact in facts.items() if fact and column not in beside)


def column_words(words: Words, row: ClaimRow, column: Column) -> str:
    """What a column beside the claim says of it; empty where it has nothing to say."""
    match column:
        case Column.SPEAKER:
            return line(row.speaker, 200) if row.speaker else words.say("list.the-article")
        case Column.DATE:
            return date_words(words, row.date)
        case Column.EVIDENCE:
            return evidence_words(words, row)
        case Column.VERDICT:
            return verdict_words(words, row)
        case Column.STATUS:
            return words.say(f"status.{row.status}")
        case Column.CLAIM:
            return line(row.text)
        case _:
            return _label(words, row, column)


def _label(words: Words, row: ClaimRow, column: Column) -> str:
    if column is Column.PRIORITY:
        return "" if row.priority is Priority.NORMAL else words.say(f"claim.priority.{row.priority}")
    if column is Column.DUE:
        return date_words(words, row.due.isoformat()) if row.due else ""
    return line(row.assignee, 200)


def label_words(words: Words, claim: Claim, who: str) -> str:
    """What is stuck on a claim, in one line: by when it is due, who does it, how urgent it is, its tags."""
    due = date_words(words, claim.due.isoformat()) if claim.due else ""
    said = [
        words.say("claim.due", day=due) if due else "",
        words.say("claim.mine") if claim.assignee and claim.assignee == who else "",
        words.say("claim.assigned", name=line(claim.assignee, 100)) if claim.assignee not in {"", who} else "",
        words.say(f"claim.priority.{claim.priority}") if claim.priority is not Priority.NORMAL else "",
        *(isolate(f"#{line(tag, 100)}") for tag in claim.tags),
    ]
    return " · ".join(part for part in said if part)


def evidence_words(words: Words, row: ClaimRow) -> str:
    """How many pieces support it, contradict it, or give context."""
    counts = {"supports": row.supports, "contradicts": row.contradicts, "context": row.context}
    said = [words.say(f"list.{stance}", count=count) for stance, count in counts.items() if count]
    return words.say("list.separator").join(said) or words.say("list.no-evidence")


def verdict_words(words: Words, row: ClaimRow) -> str:
    """The verdict that holds."""
    if row.is_blind:
        return words.say("blind.hidden")
    return row.rating.label(words.language) if row.rating else words.say("list.no-verdict")
