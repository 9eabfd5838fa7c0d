"""Rating scales of a workspace: brought in, revised in versions, put in use, verdicts carried from one to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from claimtrack.domain import scale as scales
from claimtrack.domain import scale_document
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label, Message
from claimtrack.domain.rating import Scale
from claimtrack.domain.status import Status
from claimtrack.storage.schema import claim, verdict
from claimtrack.storage.schema import scale as scale_table
from claimtrack.storage.store import Action
from claimtrack.workspace import blindness, scale_rows, verdict_rows, workspace_setting
from claimtrack.workspace.desk import AnyRow, Desk, new_uuid

_FIXED = (Status.PUBLISHED, Status.DISMISSED)  # no verdict of theirs changes by a change of scale
_REVIEWED = (Status.IN_REVIEW, Status.READY)


@dataclass(frozen=True, slots=True)
class OldRating:
    """A rating of another scale that verdicts hold, and on which claims: what a mapping is made for.

    `again` are those of them that would go back to work, since review has begun; what is published stays as it is.
    """

    scale: str
    scale_name: Label
    version: int
    rating: str
    name: Label
    claims: tuple[int, ...]
    again: tuple[int, ...]


class Scales:
    """The scales of a workspace; a verdict keeps the version that it was given in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def in_use(self) -> Scale:
        """The scale in which verdicts are given now."""
        with self._desk.read() as connection:
            return scale_rows.in_use(connection)

    def entries(self) -> list[Scale]:
        """The scales to choose from: those that ship, and the newest version of each that was made here."""
        with self._desk.read() as connection:
            own = {each.id: each for each in scale_rows.stored(connection)}
        return [*scales.presets(), *own.values()]

    def known(self) -> list[Scale]:
        """Every scale in every version that verdicts may have been given in here."""
        with self._desk.read() as connection:
            return [*scales.presets(), *scale_rows.stored(connection)]

    def versions(self, scale_id: str) -> list[Scale]:
        """All versions of a scale, the oldest first."""
        shipped = [scales.preset(scale_id)] if scale_id in scales.PRESETS else []
        with self._desk.read() as connection:
            return shipped + [each for each in scale_rows.stored(connection) if each.id == scale_id]

    def add(self, scale: Scale) -> Changes:
        """Store a scale that was made or brought in; as the next version where there is one of its id.

        Nothing is stored twice, and what ships stays as it is: another scale of such an id gets an id of its own. The
        key is `scales.in_use.key` once it is in use, or that of the newest version.
        """
        scale_document.check(scale)
        with self._desk.act(Message("action.scale.add", name=scale.name)) as action:
            kept = _numbered(action.connection, scale)
            if kept is not None:
                values = {"name": kept.id, "version": kept.version, "document": scale_document.write(kept)}
                made = insert(scale_table).values(uuid=new_uuid(), created=action.at, **values)
                number = action.connection.execute(made.returning(scale_table.c.id)).scalar_one()
                action.made.append(number)
        return action.changes

    def key_of(self, scale: Scale) -> str:
        """The key under which a scale is stored here; Problem where it is not."""
        found = [each.key for each in self.known() if _content(each) == _content(scale)]
        if not found:
            raise Problem(Message("scale.unknown", scale=scale.key))
        return found[-1]

    def old_ratings(self, key: str) -> list[OldRating]:
        """The ratings of other scales and versions that verdicts hold: what there is to map onto the scale of a key.

        What whoever works here is to judge blind is not among them (`judged_blind`).
        """
        with self._desk.read() as connection:
            hidden = blindness.hidden_from(connection, self._desk.who)
            found: dict[tuple[str, str], list[tuple[int, str]]] = {}
            for scale, rating, number, status in _held_in_others(connection, key):
                if number not in hidden:
                    found.setdefault((scale, rating), []).append((number, status))
            known = scale_rows.known(connection, {scale for scale, _rating in found})
            return [
                OldRating(
                    scale=scale,
                    scale_name=(own := scale_rows.scale_of(known, scale, rating)).name,
                    version=own.version,
                    rating=rating,
                    name=own.rating(rating).name,
                    claims=tuple(number for number, _status in held),
                    again=tuple(number for number, status in held if status in _REVIEWED),
                )
                for (scale, rating), held in found.items()
            ]

    def judged_blind(self, key: str) -> list[int]:
        """The claims with a verdict in another scale than that of a key which is hidden from whoever works here."""
        with self._desk.read() as connection:
            hidden = blindness.hidden_from(connection, self._desk.who)
            return [number for _scale, _rating, number, _status in _held_in_others(connection, key) if number in hidden]

    def use(self, key: str, mapping: Mapping[tuple[str, str], str] | None = None) -> Changes:
        """Give verdicts in another scale from now on; the old ones stay in theirs.

        Only what `mapping` names is carried over, as new verdicts in the name of who does it: from a scale's key and a
        rating to a rating of the new scale.
        """
        with self._desk.read() as connection:
            scale = scale_rows.by_key(connection, key)
        chosen = dict(mapping or {})
        for rating in chosen.values():
            scale.rating(rating)
        old = self.old_ratings(key)
        with self._desk.act(Message("action.scale.use", name=scale.name)) as action:
            workspace_setting.write(action.connection, scale_rows.IN_USE, key)
            for each in old:
                wanted = chosen.get((each.scale, each.rating))
                if wanted is not None:
                    self._carry(action, each, scale, wanted)
        return action.changes

    def _carry(self, action: Action, old: OldRating, scale: Scale, rating: str) -> None:
        for number in old.claims:
            holding = verdict_rows.holding(action.connection, number)
            if holding is not None:
                reason = f"{old.name.en} → {scale.rating(rating).label_en} · {scale.key}"
                judgement = replace(holding.judgement, rating=rating, reason=reason)
                verdict_rows.give(action, number, judgement, scale=scale.key, who=self._desk.who)


def _held_in_others(connection: Connection, key: str) -> Sequence[AnyRow]:
    """Scale, rating, number and status of each claim whose verdict is in another scale and can still change."""
    query = (
        select(verdict.c.scale, verdict.c.rating, claim.c.id, claim.c.status)
        .join(claim, claim.c.id == verdict.c.claim_id)
        .where(verdict.c.id.in_(verdict_rows.newest()), verdict.c.scale != key, claim.c.deleted.is_(None))
        .where(claim.c.status.not_in(_FIXED))
        .order_by(claim.c.id)
    )
    return connection.execute(query).all()


def _content(scale: Scale) -> Scale:
    """A scale without what tells its versions apart."""
    return replace(scale, id="", version=0)


def _numbered(connection: Connection, scale: Scale) -> Scale | None:
    """The scale under the id and version that it is to be stored with; None where its newest version says the same."""
    if scale.id in scales.PRESETS:
        if _content(scales.preset(scale.id)) == _content(scale):
            return None
        scale = replace(scale, id=f"{scale.id}-{new_uuid()[:8]}")
    newest = select(func.max(scale_table.c.version)).where(scale_table.c.name == scale.id)
    version = connection.scalar(newest)
    if version is None:
        return replace(scale, version=max(scale.version, 1))
    held = select(scale_table.c.document).where(scale_table.c.name == scale.id, scale_table.c.version == version)
    if _content(scale_document.read(connection.scalars(held).one())) == _content(scale):
        return None
    return replace(scale, version=version + 1)
