"""A conflict of two copies as a person is asked about it: what it is about, and what each copy says."""

from sqlalchemy import Connection

from claimtrack.domain import telling
from claimtrack.domain.changes import FieldChange
from claimtrack.domain.merging import Conflict
from claimtrack.domain.messages import Message
from claimtrack.workspace import review, scale_rows, views
from claimtrack.workspace.copy_rows import LINKS, Copy, Row
from claimtrack.workspace.desk import in_short

Side = Message | str
_NAMES = ("text", "title", "name", "headline", "whom", "account", "address", "quote")  # what people call a record by


def conflict(ours: Copy, kind: str, row: Row, part: str, sides: tuple[Side, Side]) -> Conflict:
    """A conflict about a part of one of our records, or of one of theirs that is not here."""
    claim_uuid = row["uuid"] if kind == "claim" else row.get("claim_id")
    claims = ours.rows("claim", [claim_uuid]) if claim_uuid else {}
    claim = claims.get(str(claim_uuid))
    # settings know each other by name
    uuid = row["uuid"] if kind != "setting" else row["name"]
    return Conflict(
        key=f"{kind}/{uuid}/{part}",
        kind=kind,
        part=part,
        name=_setting_name(row["name"]) if kind == "setting" else in_short(called(row) or called(claim or {})),
        claim_id=claim["id"] if claim else None,
        ours=sides[0],
        theirs=sides[1],
    )


def called(row: Row) -> str:
    """What people call a record by."""
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")


def shown(copy: Copy, kind: str, name: str, row: Row) -> Side:
    """What a field of a record holds in a copy, as people say it."""
    value = row[name]
    if name in LINKS[kind] and value is not None:
        linked = copy.rows(LINKS[kind][name], [str(value)])
        return in_short(called(next(iter(linked.values()), {})) or str(value))
    if kind == "setting" and name == "value":
        return _set(copy.connection, row)
    told = telling.value(FieldChange(kind, row["uuid"], name, None, None), value)
    return told if isinstance(told, Message) else in_short(told)


def verdict(copy: Copy, row: Row) -> Message:
    """A verdict: its rating and who gave it."""
    rating = scale_rows.name_of(copy.connection, row["scale"], row["rating"])
    return Message("merge.verdict", rating=rating, who=row["decided_by"])


def _setting_name(name: str) -> Side:
    if name in {scale_rows.IN_USE, review.SWITCH}:
        return Message(f"setting.{name}")
    return in_short(name.removeprefix(views.PREFIX))


def _set(connection: Connection, row: Row) -> Side:
    """What a setting is set to: the scale by its name, the rest in a word."""
    if row["name"] == scale_rows.IN_USE:
        known = scale_rows.known(connection, [row["value"]]).get(row["value"])
        name = known.name if known else ""
        return Message("merge.scale", key=row["value"], name=name)
    if row["name"] == review.SWITCH:
        return Message("history.yes" if row["value"] == review.ON else "history.no")
    return Message("merge.changed")
