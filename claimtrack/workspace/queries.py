"""A ClaimQuery as SQL: which claims, in which order."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    case,
    column,
    false,
    func,
    or_,
    select,
    table,
    union,
)

from claimtrack.domain.claim import ClaimQuery, Order, Priority
from claimtrack.domain.rating import Family, Scale
from claimtrack.domain.status import Status
from claimtrack.language.text.folding import fold
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim, evidence, speaker, spelling, tag, verdict
from claimtrack.storage.search import match_expression
from claimtrack.workspace.verdict_rows import newest


def matching(query: ClaimQuery, scales: Sequence[Scale] = (), hidden: Collection[int] = frozenset()) -> Select[int]:
    """The numbers of the claims that a query asks for, in its order; by verdict, as `scales` rank their ratings.

    The verdicts on `hidden` claims are as if there were none.
    """
    if query.text.strip() and replace(query, text="", is_reversed=False, limit=None) == ClaimQuery():
        return _mentioning(query)
    found = select(claim.c.id).where(*_conditions(query, hidden))
    if query.order is Order.SPEAKER:
        found = found.outerjoin(speaker, speaker.c.id == claim.c.speaker_id)
    found = found.order_by(*_keys(query.order, scales, hidden, is_reversed=query.is_reversed))
    return found.limit(query.limit) if query.limit is not None else found


def _mentioning(query: ClaimQuery) -> Select[int]:
    """The claims that mention the words, by number alone: in the order of the index, without a look at any claim."""
    number = column("rowid", Integer)
    found = select(number).select_from(table("claim_search")).where(number.not_in(_in_trash()), _matches(query.text))
    found = found.order_by(number if query.is_reversed else number.desc())
    return found.limit(query.limit) if query.limit is not None else found


def _in_trash() -> Select[int]:
    return select(claim.c.id).where(claim.c.deleted.is_not(None))


def _keys(
    order: Order, scales: Sequence[Scale], hidden: Collection[int], *, is_reversed: bool
) -> list[ColumnElement[Any]]:
    if order is Order.NEWEST:  # by the number alone, which no sorting is needed for
        return [claim.c.id if is_reversed else claim.c.id.desc()]
    keys = [*_order(order, scales, hidden), claim.c.id]
    return [key.desc() for key in keys] if is_reversed else keys


def _conditions(query: ClaimQuery, hidden: Collection[int]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [claim.c.deleted.is_(None), *_labelled(query)]
    if query.text.strip():
        conditions.append(_mentions(query.text))
    if query.statuses:
        conditions.append(claim.c.status.in_(query.statuses))
    if query.ratings:
        conditions.append(claim.c.rating.in_(query.ratings))
        conditions += [claim.c.id.not_in(hidden)] if hidden else []
    if query.speaker:
        conditions.append(claim.c.speaker_id.in_(speakers_named(query.speaker)))
    if query.speaker_id is not None:
        conditions.append(claim.c.speaker_id == query.speaker_id)
    if query.source_id is not None:
        conditions.append(claim.c.id.in_(select(evidence.c.claim_id).where(evidence.c.source_id == query.source_id)))
    if query.article_id is not None:
        conditions.append(claim.c.article_id == query.article_id)
    if query.ids:
        conditions.append(among(claim.c.id, query.ids))
    return conditions + _dated(query.dated_from, query.dated_to) + _decided(query.decided_from, query.decided_to)


def _labelled(query: ClaimQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.tag:
        conditions.append(claim.c.id.in_(select(tag.c.claim_id).where(tag.c.name == query.tag)))
    if query.assignee:
        conditions.append(claim.c.assignee == query.assignee)
    if query.priority is not None:
        conditions.append(claim.c.priority == query.priority)
    if query.waits_for:
        conditions += [claim.c.status == Status.IN_REVIEW, claim.c.id.not_in(_decided_by(query.waits_for))]
    return conditions


def _decided_by(who: str) -> Select[int]:
    """The claims in review whose verdict this person gave."""
    in_review = select(claim.c.id).where(claim.c.deleted.is_(None), claim.c.status == Status.IN_REVIEW)
    held = newest().where(verdict.c.claim_id.in_(in_review))
    is_theirs = func.fold(verdict.c.decided_by) == fold(" ".join(who.split()))
    return select(verdict.c.claim_id).where(verdict.c.id.in_(held), is_theirs)


def speakers_named(words: str) -> CompoundSelect[int]:
    """The numbers of the speakers who have these letters in one of their spellings."""
    folded = fold(words).strip()
    return union(
        select(speaker.c.id).where(speaker.c.folded.contains(folded, autoescape=True)),
        select(spelling.c.speaker_id).where(spelling.c.folded.contains(folded, autoescape=True)),
    )


def _mentions(words: str) -> ColumnElement[bool]:
    return claim.c.id.in_(select(column("rowid", Integer)).select_from(table("claim_search")).where(_matches(words)))


def _matches(words: str) -> ColumnElement[bool]:
    expression = match_expression(words)
    if expression is None:  # nothing but signs: nothing can be found
        return false()
    return column("claim_search").match(expression)


def _dated(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """The claimed date and the asked span have a day in common; an open side reaches for ever."""
    conditions: list[ColumnElement[bool]] = []
    if first is not None or last is not None:
        conditions.append(claim.c.date.is_not(None))
    if first is not None:
        conditions.append(or_(claim.c.latest.is_(None), claim.c.latest >= first.isoformat()))
    if last is not None:
        conditions.append(or_(claim.c.earliest.is_(None), claim.c.earliest <= last.isoformat()))
    return conditions


def _decided(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    if first is None and last is None:
        return []
    conditions: list[ColumnElement[bool]] = [verdict.c.id.in_(newest())]
    day = func.substr(verdict.c.decided_at, 1, 10)
    if first is not None:
        conditions.append(day >= first.isoformat())
    if last is not None:
        conditions.append(day <= last.isoformat())
    return [claim.c.id.in_(select(verdict.c.claim_id).where(and_(*conditions)))]


def _order(order: Order, scales: Sequence[Scale], hidden: Collection[int]) -> list[ColumnElement[Any]]:
    pieces = select(func.count()).where(evidence.c.claim_id == claim.c.id).scalar_subquery()
    ratings = _ranks(scales)
    rank = case(ratings, value=claim.c.rating, else_=len(ratings))
    keys: dict[Order, list[ColumnElement[Any]]] = {
        Order.PLACE: [claim.c.article_id, claim.c.start],
        Order.CLAIM: [claim.c.text],
        Order.SPEAKER: [speaker.c.folded],
        Order.DATE: [claim.c.earliest.is_(None), claim.c.earliest, claim.c.latest],
        Order.STATUS: [case({str(status): place for place, status in enumerate(Status)}, value=claim.c.status)],
        Order.EVIDENCE: [-pieces],
        Order.VERDICT: [case((claim.c.id.in_(hidden), len(ratings)), else_=rank) if hidden else rank],
        Order.PRIORITY: [case({str(each): -place for place, each in enumerate(Priority)}, value=claim.c.priority)],
        Order.DUE: [claim.c.due.is_(None), claim.c.due],
        Order.ASSIGNEE: [claim.c.assignee == "", claim.c.assignee],
    }
    return keys[order]


def _ranks(scales: Sequence[Scale]) -> dict[str, int]:
    """The place of each rating: by the side that it takes, then as its scale has it."""
    families = list(Family)
    found: dict[str, tuple[int, int]] = {}
    for scale in scales:
        for place, rating in enumerate(scale.ratings):
            found.setdefault(rating.id, (families.index(rating.family), place))
    return {rating: rank for rank, rating in enumerate(sorted(found, key=lambda each: found[each]))}
