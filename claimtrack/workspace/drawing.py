"""Drawn claims as rows: stored with their article, drawn again without touching what a person has done."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, case, delete, select, union, update

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.intake.address import canonical_address
from claimtrack.language.wording import stand_alone
from claimtrack.storage.insertion import insert_many
from claimtrack.storage.numbers import among, next_number
from claimtrack.storage.plain_text import plain
from claimtrack.storage.schema import (
    appearance,
    article,
    claim,
    complaint,
    evidence,
    note,
    request,
    review,
    source,
    tag,
)
from claimtrack.workspace.article_rows import dated, quoted, text_of
from claimtrack.workspace.desk import Desk, in_short, new_uuid
from claimtrack.workspace.speakers import speaker_number

_OPEN = {Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS}  # before review: a date may still be read otherwise
_WHEN = ("date", "earliest", "latest", "date_text", "date_of", "date_reason")
_WRITTEN = (note, request, complaint, evidence, tag, appearance, review)  # what is written to a claim
_YEAR = re.compile(r" \[[0-9]{4}\]")


class Redrawing:
    """What happens to an article's claims when it is read again."""

    _desk: Desk

    def edit(
        self,
        number: int,
        *,
        title: str | None = None,
        publisher: str | None = None,
        author: str | None = None,
        address: str | None = None,
        published: str | None = None,
        language: str | None = None,
        drawn: Sequence[DrawnClaim] = (),
    ) -> Changes:
        """Change what is known of an article and of the source that it is; what is None stays, the text always.

        The dates of its claims stay as well, but where `drawn` is what is drawn from it now: then they are read again
        in the same step, as by `read_dates_again`.
        """
        given = {"title": title, "publisher": publisher, "author": author, "address": address, "language": language}
        values: dict[str, str | None] = {name: value.strip() for name, value in given.items() if value is not None}
        if published is not None:
            values["published"] = edtf.parse(published).text if published.strip() else None
        with self._desk.act(Message("action.article.edit", title=self._title(number))) as action:
            if values:
                action.connection.execute(update(article).where(article.c.id == number).values(**values))
                if address is not None:
                    values["canonical"] = canonical_address(address) or None
                action.connection.execute(update(source).where(source.c.article_id == number).values(**values))
            _redate(action.connection, number, drawn, action.at)
        return action.changes

    def draw_again(self, number: int, drawn: Sequence[DrawnClaim]) -> Changes:
        """Store what is drawn now: what is new is added, what nobody has touched and is not drawn any more goes.

        A claim that was edited, accepted, dismissed, given evidence or a note, or lies in the trash stays as it is, and
        what is drawn mostly inside one is not drawn beside it.
        """
        title = self._title(number)
        with self._desk.act(Message("action.article.draw-again", title=title)) as action:
            connection = action.connection
            text = text_of(connection, number)
            rows = connection.execute(select(claim).where(claim.c.article_id == number)).mappings().all()
            untouched = _untouched(connection, rows)
            there = {(row["start"], row["end"]): row["id"] for row in rows if row["start"] is not None}
            kept = [(start, end) for (start, end), own in there.items() if own not in untouched]
            known = {
                index: there[span] for index, each in enumerate(drawn) if (span := (each.start, each.end)) in there
            }
            added = [index for index, each in enumerate(drawn) if index not in known and not _is_covered(each, kept)]
            numbers = insert_claims(connection, text, number, drawn, action.at, known=known, added=added)
            again = [index for index, own in known.items() if own in untouched]
            speakers = _speakers(connection, (drawn[index] for index in again))
            for index in again:
                values = _columns(text, drawn[index], speakers) | {"same_event_id": _same_event(drawn[index], numbers)}
                connection.execute(update(claim).where(claim.c.id == known[index]).values(**values))
            _remove(connection, untouched - set(known.values()))
            action.made += [numbers[index] for index in added]
        return action.changes

    def count_new_dates(self, number: int, drawn: Sequence[DrawnClaim]) -> int:
        """How many claims of an article would get another date from what is drawn now, `every` included."""
        with self._desk.read() as connection:
            return len(_new_dates(connection, number, drawn))

    def read_dates_again(self, number: int, drawn: Sequence[DrawnClaim]) -> Changes:
        """Give the claims of an article the dates that are drawn now; one that a person entered or reviewed stays."""
        title = self._title(number)
        with self._desk.act(Message("action.article.dates", title=title)) as action:
            _redate(action.connection, number, drawn, action.at)
        return action.changes

    def _title(self, number: int) -> str:
        with self._desk.read() as connection:
            title = connection.scalar(
                select(article.c.title).where(article.c.id == number, article.c.deleted.is_(None))
            )
        if title is None:
            raise NotFoundProblem(Message("article.not-found", number=number))
        return in_short(title)


def insert_claims(
    connection: Connection,
    text: str,
    number: int,
    drawn: Sequence[DrawnClaim],
    at: str,
    *,
    known: Mapping[int, int] | None = None,
    added: Collection[int] | None = None,
) -> dict[int, int]:
    """Store drawn claims in the Inbox, inside an action; the number of each by its index.

    `known` are those that have a number already, `added` those to store; without them, all are stored.
    """
    indexes = range(len(drawn)) if added is None else sorted(added)
    numbers = dict(known or {}) | {
        index: own for own, index in enumerate(indexes, start=next_number(connection, claim))
    }
    speakers = _speakers(connection, (drawn[index] for index in indexes))
    rows = [
        {
            **_columns(text, drawn[index], speakers),
            "id": numbers[index],
            "uuid": new_uuid(),
            "article_id": number,
            "same_event_id": _same_event(drawn[index], numbers),
            "status": Status.INBOX,
            "created": at,
            "updated": at,
        }
        for index in indexes
    ]
    insert_many(connection, claim, rows)
    return numbers


def _speakers(connection: Connection, drawn: Iterable[DrawnClaim]) -> dict[str | None, int | None]:
    """The numbers of those who speak, in the order of the text: who has no number yet gets one."""
    return {name: speaker_number(connection, name) for name in dict.fromkeys(each.speaker for each in drawn)}


def _columns(text: str, drawn: DrawnClaim, speakers: Mapping[str | None, int | None]) -> dict[str, Any]:
    return {
        "text": plain(stand_alone(drawn)),
        **quoted(text, drawn.start, drawn.end),
        "speaker_id": speakers[drawn.speaker],
        "speaker_reason": drawn.speaker_reason,
        "voice": drawn.voice,
        "kind": drawn.kind,
        "denied": int(drawn.denied),
        **_when(drawn),
        "score": round(drawn.score * 1000),
        "reasons": " ".join(drawn.reasons),
    }


def _when(drawn: DrawnClaim) -> dict[str, str | None]:
    read = {"date_text": drawn.date_text, "date_of": drawn.date_of, "date_reason": drawn.date_reason}
    return dated(drawn.date) | read


def _same_event(drawn: DrawnClaim, numbers: Mapping[int, int]) -> int | None:
    return None if drawn.same_event is None else numbers.get(drawn.same_event)


def _untouched(connection: Connection, rows: Sequence[RowMapping]) -> set[int]:
    """The claims that are as they were drawn: nobody has changed them or written anything to them."""
    drawn = {
        row["id"]
        for row in rows
        if row["status"] == Status.INBOX
        and row["updated"] == row["created"]
        and row["deleted"] is None
        and row["start"] is not None
    }
    written = union(*(select(table.c.claim_id).where(among(table.c.claim_id, drawn)) for table in _WRITTEN))
    return drawn - set(connection.scalars(written))


def _is_covered(drawn: DrawnClaim, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether more than half of what is drawn lies in the spans."""
    covered = sum(max(0, min(drawn.end, end) - max(drawn.start, start)) for start, end in spans)
    return 2 * covered > drawn.end - drawn.start


def _remove(connection: Connection, numbers: Collection[int]) -> None:
    connection.execute(update(claim).where(among(claim.c.same_event_id, numbers)).values(same_event_id=None))
    connection.execute(delete(claim).where(among(claim.c.id, numbers)))


def _redate(connection: Connection, number: int, drawn: Sequence[DrawnClaim], at: str) -> None:
    # what nobody has touched yet is to be told by this afterwards, too
    changed = case((claim.c.updated == claim.c.created, claim.c.created), else_=at)
    for own, values in _new_dates(connection, number, drawn).items():
        connection.execute(update(claim).where(claim.c.id == own).values(**values, updated=changed))


def _new_dates(connection: Connection, number: int, drawn: Sequence[DrawnClaim]) -> dict[int, dict[str, str | None]]:
    """The columns of the claims that would be dated otherwise, with a text in which the added year is the new one."""
    rows = connection.execute(
        select(claim).where(
            claim.c.article_id == number,
            claim.c.start.is_not(None),
            claim.c.deleted.is_(None),
            claim.c.status.in_(_OPEN),
            claim.c.date_reason.is_distinct_from("date.by-hand"),
        )
    ).mappings()
    spans = {(each.start, each.end): each for each in drawn}
    changed: dict[int, dict[str, str | None]] = {}
    for row in rows:
        found = spans.get((row["start"], row["end"])) or _first_dated(row, drawn)
        if found is None:
            continue
        values = _when(found)
        wording = plain(stand_alone(found))
        if _YEAR.sub("", wording) == _YEAR.sub("", row["text"]):
            values["text"] = wording
        if any(row[name] != values[name] for name in _WHEN):
            changed[row["id"]] = values
    return changed


def _first_dated(row: RowMapping, drawn: Sequence[DrawnClaim]) -> DrawnClaim | None:
    """The first dated claim that is drawn inside one that a person made of several."""
    inside = (each for each in drawn if row["start"] <= each.start and each.end <= row["end"] and each.date)
    return next(inside, None)
