"""Sources that are not safe to name: what of them, and of what hangs on them, may be told in what is handed over."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import CompoundSelect, Connection, func, select, union

from claimtrack.domain.changes import FieldChange, HistoryEntry
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import branch, branch_change, change, evidence, snapshot, source

# The fields that do not say who it is; a quote is what the claim rests on, what stands around it is not
SAFE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "source": frozenset({"uuid", "kind", "language", "is_nameable", "created"}),
        "snapshot": frozenset({"uuid", "sha256", "size", "media_type", "taken"}),
        "evidence": frozenset({"uuid", "source", "stance", "quote", "translation", "created"}),
    }
)
_NAMING = frozenset({"title", "name"})  # arguments of an action's label


def veil_entries(connection: Connection, entries: list[HistoryEntry]) -> list[HistoryEntry]:
    """Lines of the history without what they tell of sources that are not safe to name now, or were when they went."""
    of_them = _of_secret_sources()
    secret = frozenset(connection.scalars(of_them))
    if not secret:
        return entries
    touching = _touching(connection, of_them)
    return [_veiled(entry, secret) if (entry.branch, entry.sequence) in touching else entry for entry in entries]


def _of_secret_sources() -> CompoundSelect[str]:
    """The UUIDs of these sources, of their kept copies and of the evidence that rests on them."""
    hidden = select(source.c.id).where(source.c.is_nameable == 0).scalar_subquery()
    gone = select(change.c.uuid).where(
        change.c.kind == "source", change.c.after.is_(None), func.json_extract(change.c.before, "$.is_nameable") == 0
    )
    hanging = (select(each.c.uuid).where(each.c.source_id.in_(hidden)) for each in (snapshot, evidence))
    return union(select(source.c.uuid).where(source.c.is_nameable == 0), gone, *hanging)


def _touching(connection: Connection, of_them: CompoundSelect[str]) -> set[tuple[str, int]]:
    """The actions, here ("") and in merged copies (by their name), that changed any of these records."""
    uuids = of_them.subquery()
    own = select(change.c.action).where(change.c.uuid.in_(select(uuids)))
    merged = (
        select(branch.c.name, branch_change.c.action)
        .join(branch, branch.c.id == branch_change.c.branch_id)
        .where(branch_change.c.uuid.in_(select(uuids)))
    )
    found = {("", sequence) for sequence in connection.scalars(own)}
    return found | {(name, sequence) for name, sequence in connection.execute(merged)}


def _veiled(entry: HistoryEntry, secret: frozenset[str]) -> HistoryEntry:
    return replace(
        entry,
        label=_veiled_label(entry.label),
        changed=tuple(each for each in entry.changed if each.uuid not in secret or _is_safe(each)),
    )


def _is_safe(field: FieldChange) -> bool:
    return field.name in SAFE.get(field.kind, ())


def _veiled_label(label: Message) -> Message:
    """A label, and what is undone or redone by it, without the name of the source."""
    args = {
        name: _veiled_label(value)
        if isinstance(value, Message)
        else Message("source.unnamed")
        if name in _NAMING and isinstance(value, str)
        else value
        for name, value in label.args.items()
    }
    return Message(label.code, **args)
