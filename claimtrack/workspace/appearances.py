"""Where claims circulate: posts, pages and broadcasts that repeat them, with reach and the first that is known."""

import datetime as dt

from sqlalchemy import Connection, delete, insert, select, update

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Place
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import appearance
from claimtrack.workspace.claim_rows import require, touch
from claimtrack.workspace.desk import Desk, new_uuid

MOST = 2**53  # what every program that reads an export can count to


class Appearances:
    """The places where the claims of a workspace circulate."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, claim_id: int, place: Place, *, is_first: bool = False) -> Changes:
        """Note a place where a claim circulates; Problem where it has neither address nor platform nor account."""
        with self._desk.act(Message("action.appearance.add", claim=claim_id)) as action:
            require(action.connection, claim_id)
            values = {"uuid": new_uuid(), "claim_id": claim_id, **_columns(place), "created": action.at}
            made = insert(appearance).values(**values).returning(appearance.c.id)
            number = action.connection.execute(made).scalar_one()
            _mark(action.connection, claim_id, number, is_first=is_first)
            touch(action, [claim_id])
            action.made.append(number)
        return action.changes

    def edit(self, number: int, place: Place | None = None, *, is_first: bool | None = None) -> Changes:
        """Change what is known of a place; what is None stays. A new first place takes the mark from the one before."""
        claim_id = self._claim_of(number)
        with self._desk.act(Message("action.appearance.edit", claim=claim_id)) as action:
            if place is not None:
                changed = update(appearance).where(appearance.c.id == number)
                action.connection.execute(changed.values(**_columns(place)))
            if is_first is not None:
                _mark(action.connection, claim_id, number, is_first=is_first)
        return action.changes

    def remove(self, number: int) -> Changes:
        """Take a place off its claim."""
        claim_id = self._claim_of(number)
        with self._desk.act(Message("action.appearance.remove", claim=claim_id)) as action:
            action.connection.execute(delete(appearance).where(appearance.c.id == number))
        return action.changes

    def _claim_of(self, number: int) -> int:
        with self._desk.read() as connection:
            claim_id: int | None = connection.scalar(select(appearance.c.claim_id).where(appearance.c.id == number))
            if claim_id is None:
                raise NotFoundProblem(Message("appearance.not-found", number=number))
            require(connection, claim_id)
        return claim_id


def _mark(connection: Connection, claim_id: int, number: int, *, is_first: bool) -> None:
    """Mark a place as the first that is known, or not; of one claim only one is."""
    if is_first:
        others = (appearance.c.claim_id == claim_id, appearance.c.id != number, appearance.c.is_first == 1)
        connection.execute(update(appearance).where(*others).values(is_first=0))
    connection.execute(update(appearance).where(appearance.c.id == number).values(is_first=int(is_first)))


def _columns(place: Place) -> dict[str, object]:
    address, platform, account = (text.strip() for text in (place.address, place.platform, place.account))
    if not (address or platform or account):
        raise Problem(Message("appearance.nameless"))
    if place.reach is not None and not 0 <= place.reach <= MOST:
        raise Problem(Message("appearance.reach"))
    return {
        "address": address,
        "platform": platform,
        "account": account,
        "date": edtf.parse(place.date).text if place.date else None,
        "reach": place.reach,
        "counted_on": _day(place.counted_on) if place.reach is not None else None,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
