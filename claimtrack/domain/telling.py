"""The history in sentences: what an action did, and each field that it changed."""

from claimtrack.domain.changes import FieldChange, HistoryEntry
from claimtrack.domain.messages import Message

# what a reader is told of; the other columns follow from these or say nothing to a person
TOLD = {
    "claim": ("text", "speaker", "date", "status", "dismiss_reason", "priority", "due", "assignee"),
    "article": ("title", "publisher", "author", "address", "published", "language"),
    "speaker": ("name",),
    "source": (
        *("title", "publisher", "author", "published", "address", "archived", "kind", "language", "origin"),
        *("is_nameable", "interest", "reliability", "reliability_on"),
    ),
    "evidence": ("stance", "quote", "place", "translation", "note", "page"),
    "verdict": ("rationale_en", "rationale_ar", "established", "right", "confidence"),
    "appearance": ("address", "platform", "account", "date", "reach", "counted_on", "is_first"),
    "request": ("whom", "how", "question", "asked_on", "due", "answer", "answered_on"),
    "publication": ("headline", "address", "language", "date", "authors"),
    "complaint": ("answer", "answered_on"),
}
# fields that hold one of a few codes, and how such a code is said
_CODES = {
    ("claim", "status"): "status",
    ("claim", "dismiss_reason"): "dismiss",
    ("claim", "priority"): "priority",
    ("source", "kind"): "source-kind",
    ("evidence", "stance"): "stance",
    ("verdict", "confidence"): "confidence",
}
_YES_OR_NO = {("source", "is_nameable"), ("appearance", "is_first")}


def sentences(entry: HistoryEntry) -> tuple[Message, ...]:
    """What was done, then a line for each field that a reader is told of."""
    return (entry.label, *map(sentence, told(entry)))


def told(entry: HistoryEntry) -> tuple[FieldChange, ...]:
    """The fields that an action changed and a reader is told of."""
    return tuple(change for change in entry.changed if change.name in TOLD.get(change.kind, ()))


def sentence(change: FieldChange) -> Message:
    """One field, what it was and what it became."""
    field = Message(f"field.{change.kind}.{change.name}")
    return Message(
        "history.change", field=field, before=value(change, change.before), after=value(change, change.after)
    )


def value(change: FieldChange, held: object) -> Message | str:
    """What a field held, in words where it is a code."""
    if held in {None, ""}:
        return Message("history.nothing")
    if (change.kind, change.name) in _YES_OR_NO:
        return Message("history.yes" if held else "history.no")
    family = _CODES.get((change.kind, change.name))
    return Message(f"{family}.{held}") if family else str(held)
