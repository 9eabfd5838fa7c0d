"""Who judges which claim blind: asked to, and neither done nor given up. It is told by the steps of review.

From such a person the verdicts on the claim are hidden wherever the workspace is read, and what the history says of
them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, exists, func, select

from claimtrack.domain.changes import FieldChange, HistoryEntry
from claimtrack.domain.claim import Claim, ClaimRow, Mark
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.merging import Conflict
from claimtrack.domain.messages import Message
from claimtrack.domain.review import ASK, SHOW
from claimtrack.domain.status import Status
from claimtrack.language.text.folding import fold
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim, review, verdict

STATUSES = frozenset({Status.IN_PROGRESS, Status.IN_REVIEW})  # from the asking until the claim is signed off
Shown = TypeVar("Shown", ClaimRow, Mark)
_GIVEN = "action.verdict."  # how labels begin that tell the rating of a verdict
# whether anybody was ever asked to judge a claim blind: a column for those who read many, of whom few were
IS_ASKED = exists().where(review.c.claim_id == claim.c.id, review.c.move == ASK).label("is_asked")


@dataclass(frozen=True, slots=True)
class Asked:
    """A person of whom a blind verdict on a claim is waited for."""

    claim_id: int
    name: str


def waited_for(connection: Connection, numbers: Collection[int] | None = None) -> list[Asked]:
    """The blind verdicts that are waited for, on these claims or on all."""
    of_claims: list[ColumnElement[bool]] = [
        claim.c.status.in_(STATUSES),
        claim.c.deleted.is_(None),
        review.c.move.in_((ASK, SHOW)),
    ]
    if numbers is not None:
        of_claims.append(among(review.c.claim_id, numbers))
    steps = (
        select(review.c.claim_id, review.c.move, review.c.note, review.c.who, review.c.verdict_id)
        .join(claim, claim.c.id == review.c.claim_id)
        .where(*of_claims)
        .order_by(review.c.id)
    )
    waiting: dict[tuple[int, str], tuple[str, int]] = {}
    for row in connection.execute(steps):
        if row.move == ASK:
            waiting[row.claim_id, _plain(row.note)] = (row.note, row.verdict_id or 0)
        else:
            waiting.pop((row.claim_id, _plain(row.who)), None)
    given = _newest_by(connection, {number for number, _name in waiting})
    return [
        Asked(number, name)
        for (number, plain), (name, asked_about) in waiting.items()
        if given.get((number, plain), 0) <= asked_about
    ]


def hidden_from(connection: Connection, who: str, numbers: Collection[int] | None = None) -> frozenset[int]:
    """The claims, of these or of all, whose verdicts are hidden from a person."""
    person = _plain(who)
    if not person or (numbers is not None and not numbers):
        return frozenset()
    return frozenset(each.claim_id for each in waited_for(connection, numbers) if _plain(each.name) == person)


def refuse_hidden(connection: Connection, who: str, number: int) -> None:
    """RefusedProblem where the verdicts on a claim are hidden from a person: first comes their own."""
    if hidden_from(connection, who, {number}):
        raise RefusedProblem(Message("review.blind-first", claim=number, who=who))


def veil(found: Claim) -> Claim:
    """A claim as one sees it who is to judge it blind: without any verdict on it."""
    return replace(found, verdicts=(), seconds=(), is_blind=True)


def veil_rows(connection: Connection, who: str, rows: list[Shown], asked: Collection[int]) -> list[Shown]:
    """Rows or marks as a person may see them; `asked` are the claims on which anybody was asked to judge (IS_ASKED)."""
    hidden = hidden_from(connection, who, asked)
    if not hidden:
        return rows
    return [replace(row, rating=None, is_blind=True) if _number(row) in hidden else row for row in rows]


def _number(row: ClaimRow | Mark) -> int:
    return row.id if isinstance(row, ClaimRow) else row.claim_id


def veil_entries(connection: Connection, who: str, entries: list[HistoryEntry]) -> list[HistoryEntry]:
    """Lines of the history without what they say of verdicts that are hidden from a person; their own stay."""
    hidden = hidden_from(connection, who)
    if not hidden:
        return entries
    uuids = _uuids(connection, hidden)
    person = _plain(who)
    return [entry if _plain(entry.who) == person else _veiled(entry, hidden, uuids) for entry in entries]


def veil_label(connection: Connection, who: str, label: Message) -> Message:
    """The label of a step without the rating of a verdict that is hidden from a person."""
    return _veiled_label(label, hidden_from(connection, who)) if label.code.startswith(_GIVEN) else label


def veil_conflicts(who: str, conflicts: Iterable[Conflict], *copies: Connection) -> tuple[Conflict, ...]:
    """Conflicts of copies without the ratings of verdicts that are hidden from a person in one of them."""
    uuids = frozenset[str]().union(*(_uuids(each, hidden_from(each, who)) for each in copies))
    return tuple(_veiled_conflict(each, uuids) for each in conflicts)


def _veiled_conflict(conflict: Conflict, uuids: frozenset[str]) -> Conflict:
    kind, uuid, part = conflict.key.split("/")
    if (kind, part) != ("claim", "verdict") or uuid not in uuids:
        return conflict
    given = (side.args["who"] for side in (conflict.ours, conflict.theirs) if isinstance(side, Message))
    ours, theirs = (Message("merge.verdict-hidden", who=name) for name in given)
    return replace(conflict, ours=ours, theirs=theirs)


def _uuids(connection: Connection, numbers: Collection[int]) -> frozenset[str]:
    return frozenset(connection.scalars(select(claim.c.uuid).where(among(claim.c.id, numbers))))


def _veiled(entry: HistoryEntry, hidden: frozenset[int], uuids: frozenset[str]) -> HistoryEntry:
    changed = tuple(change for change in entry.changed if not _is_telling(change, uuids))
    # a merged copy may call the claim by another number
    label = _veiled_label(entry.label, None if entry.branch else hidden)
    return replace(entry, label=label, changed=changed)


def _is_telling(change: FieldChange, uuids: frozenset[str]) -> bool:
    return change.kind == "verdict" or (change.uuid in uuids and change.name in {"rating", "scale"})


def _veiled_label(label: Message, hidden: frozenset[int] | None) -> Message:
    """A label, and what is undone or redone by it, without the rating of a hidden verdict."""
    number = label.args.get("claim")
    if label.code.startswith(_GIVEN) and (hidden is None or number in hidden):
        return Message("history.verdict-hidden", claim=number)
    args = {
        name: _veiled_label(value, hidden) if isinstance(value, Message) else value
        for name, value in label.args.items()
    }
    return Message(label.code, **args)


def _newest_by(connection: Connection, numbers: Collection[int]) -> dict[tuple[int, str], int]:
    """The number of the newest verdict that each person gave on these claims, blind or not."""
    if not numbers:
        return {}
    query = (
        select(verdict.c.claim_id, verdict.c.decided_by, func.max(verdict.c.id))
        .where(among(verdict.c.claim_id, numbers))
        .group_by(verdict.c.claim_id, verdict.c.decided_by)
    )
    found: dict[tuple[int, str], int] = {}
    for number, name, newest in connection.execute(query):
        key = (number, _plain(name))
        found[key] = max(newest, found.get(key, 0))
    return found


def _plain(name: str) -> str:
    """A name by which a person is known in any spelling."""
    return fold(" ".join(name.split()))
