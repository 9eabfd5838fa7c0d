"""Pinned quotes: words in the text of a kept copy that a piece of evidence rests on, found again wherever they are."""

from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.document import page_at
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Anchor, Stance
from claimtrack.language.anchors import AROUND, find_quote
from claimtrack.storage import content
from claimtrack.storage.schema import evidence, snapshot
from claimtrack.workspace.desk import AnyRow, Desk

_UNPINNED: dict[str, None] = dict.fromkeys(("prefix", "suffix", "start", "end", "page", "pinned_sha256"))


@dataclass(frozen=True, slots=True)
class FoundPin:
    """Where a quote stands now: in which kept copy, its code points in that copy's text, end exclusive, its page.

    `is_exact` tells whether its very characters stand there, or nearly the same words.
    """

    snapshot_id: int
    start: int
    end: int
    page: int | None
    is_exact: bool


class Pinning:
    """What is done to the quotes of evidence in the text of kept copies."""

    _desk: Desk

    def pin(
        self,
        number: int,
        snapshot_id: int,
        start: int,
        end: int,
        *,
        stance: Stance | None = None,
        translation: str | None = None,
    ) -> Changes:
        """Pin the words of a kept copy's text, in code points, to a piece of evidence: they become its quote.

        Its stance and its translation change with them where they are given.
        """
        with self._desk.read() as connection:
            link = _link(connection, number)
            values = pinned_words(connection, snapshot_id, link.source_id, start, end)
        if stance is not None:
            values["stance"] = stance
        if translation is not None:
            values["translation"] = translation.strip()
        with self._desk.act(Message("action.evidence.pin", claim=link.claim_id)) as action:
            action.connection.execute(update(evidence).where(evidence.c.id == number).values(**values))
        return action.changes

    def find_pin(self, number: int) -> FoundPin | None:
        """Where the quote of a piece of evidence stands: in the text it was pinned in, else in any copy of its source.

        A quote that was typed and not pinned is looked for, too. None where it stands nowhere.
        """
        with self._desk.read() as connection:
            link = _link(connection, number)
            query = select(snapshot.c.id, snapshot.c.text_sha256).where(
                snapshot.c.source_id == link.source_id, snapshot.c.text_sha256.is_not(None)
            )
            copies = connection.execute(query.order_by(snapshot.c.id.desc())).all()
            for copy in sorted(copies, key=lambda copy: copy.text_sha256 != link.pinned_sha256):
                text = content.read(connection, copy.text_sha256).decode()
                if copy.text_sha256 == link.pinned_sha256 and text[link.start : link.end] == link.quote:
                    return FoundPin(copy.id, link.start, link.end, link.page, is_exact=True)
                place = find_quote(
                    text, link.quote, prefix=link.prefix or "", suffix=link.suffix or "", start=link.start
                )
                if place is not None:
                    return FoundPin(copy.id, place.start, place.end, page_at(text, place.start), place.is_exact)
        return None


def pinned_words(connection: Connection, snapshot_id: int, source_id: int, start: int, end: int) -> dict[str, object]:
    """The columns of words in the text of a kept copy of this source; Problem where there are none."""
    row = connection.execute(select(snapshot).where(snapshot.c.id == snapshot_id)).one_or_none()
    if row is None or row.source_id != source_id or row.text_sha256 is None:
        raise Problem(Message("pin.no-text"))
    text = content.read(connection, row.text_sha256).decode()
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Problem(Message("pin.no-words"))
    return {"quote": text[start:end], **anchored(text, row.text_sha256, start, end)}


def anchored(text: str, sha256: str, start: int, end: int) -> dict[str, object]:
    """The columns of a place in a text: what stands around it, and its page."""
    return {
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
        "start": start,
        "end": end,
        "page": page_at(text, start),
        "pinned_sha256": sha256,
    }


def anchor_typed(connection: Connection, snapshot_id: int, quote: str) -> dict[str, object]:
    """The columns of a quote that was typed, where its very words stand in the text of a kept copy."""
    sha256 = connection.scalar(select(snapshot.c.text_sha256).where(snapshot.c.id == snapshot_id))
    text = content.read(connection, sha256).decode() if sha256 else ""
    place = find_quote(text, quote)
    if sha256 is None or place is None or not place.is_exact:
        return dict(_UNPINNED)
    return anchored(text, sha256, place.start, place.end)


def unpinned(before: str, after: str) -> dict[str, None]:
    """The columns that lose their meaning where the words of a quote are others than before."""
    return {} if before == after else dict(_UNPINNED)


def anchor_of(link: AnyRow) -> Anchor | None:
    """The anchor that a row of evidence holds."""
    if link.pinned_sha256 is None:
        return None
    return Anchor(link.start, link.end, link.prefix, link.suffix, link.page, link.pinned_sha256)


def _link(connection: Connection, number: int) -> AnyRow:
    row = connection.execute(select(evidence).where(evidence.c.id == number)).one_or_none()
    if row is None:
        raise NotFoundProblem(Message("evidence.not-found", number=number))
    return row
