"""What comes from another copy is held to what this program would have stored itself, before any of it is stored."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from claimtrack.domain import edtf
from claimtrack.domain.claim import NoteKind, Priority
from claimtrack.domain.drawn import DateOf, Kind, Voice
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind
from claimtrack.domain.source import SourceKind, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Confidence
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.copy_rows import LINKS
from claimtrack.workspace.copy_steps import Step

_CODES: dict[tuple[str, str], type[StrEnum]] = {
    ("claim", "voice"): Voice,
    ("claim", "kind"): Kind,
    ("claim", "date_of"): DateOf,
    ("claim", "status"): Status,
    ("claim", "status_before"): Status,
    ("claim", "dismiss_reason"): DismissReason,
    ("claim", "priority"): Priority,
    ("source", "kind"): SourceKind,
    ("evidence", "stance"): Stance,
    ("verdict", "confidence"): Confidence,
    ("note", "kind"): NoteKind,
    ("correction", "kind"): CorrectionKind,
}
_DAYS = {"due", "counted_on", "reliability_on", "asked_on", "answered_on", "received"}
_MOMENTS = {"created", "updated", "deleted", "decided_at", "written_at", "at", "taken"}
_DATES = {("claim", "date"), ("article", "published"), ("source", "published"), ("appearance", "date")}
_DATES |= {("verdict", "established"), ("publication", "date")}


def check(steps: Iterable[Step], name: str) -> None:
    """Problem where a value is none that could have been stored here."""
    for step in steps:
        for column, value in (step.values or {}).items():
            if value in {None, ""} or column in LINKS[step.kind]:
                continue
            try:
                _check(step.kind, column, value)
            except (ValueError, TypeError, Problem) as error:
                where = f"{step.kind}.{column}"
                raise Problem(Message("merge.damaged", name=name, what=where)) from error


def _check(kind: str, column: str, value: object) -> None:
    expected = RECORDS[kind].c[column].type.python_type
    if not isinstance(value, expected):
        raise TypeError(column)
    if codes := _CODES.get((kind, column)):
        codes(value)
    elif column in _DAYS:
        dt.date.fromisoformat(str(value))
    elif column in _MOMENTS:
        dt.datetime.fromisoformat(str(value))
    elif (kind, column) in _DATES:
        edtf.parse(str(value))
