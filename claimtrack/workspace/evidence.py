"""Evidence: links from claims to sources, each with its stance and its words."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.source import Citation, KeptFile, Pin, Source, Stance
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim, evidence
from claimtrack.storage.schema import source as source_table
from claimtrack.workspace import pins, snapshots, sources
from claimtrack.workspace.claim_rows import begin_work, require
from claimtrack.workspace.desk import Desk, new_uuid
from claimtrack.workspace.pins import Pinning
from claimtrack.workspace.sources import Sources


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A source with something to complete: the codes of what is empty, and the claims that rest on it."""

    source_id: int
    title: str
    claims: tuple[int, ...]
    missing: tuple[str, ...]


class EvidenceLinks(Pinning):
    """The evidence of a workspace."""

    def __init__(self, desk: Desk, sources: Sources) -> None:
        self._desk = desk
        self._sources = sources

    def attach(
        self,
        claim_id: int,
        source: Citation | int,
        *,
        stance: Stance,
        pin: Pin | None = None,
        kept: KeptFile | None = None,
        is_nameable: bool = True,
    ) -> Changes:
        """Link a claim to a source, new or known by its number or address; a kept copy may come with it.

        The same source may be attached again with another quote and stance. From now on it is not named in what is
        handed over where it is not safe to name (`is_nameable`).
        """
        if isinstance(source, int):
            self._sources.get(source)
        with self._desk.act(
            Message("action.evidence.attach", claim=claim_id, stance=Message(f"stance.{stance}"))
        ) as action:
            begin_work(action, claim_id)
            connection = action.connection
            if isinstance(source, int):
                number = source
            else:
                number = sources.find(connection, source.address) or sources.add(connection, source, action.at)
            if not is_nameable:
                connection.execute(update(source_table).where(source_table.c.id == number).values(is_nameable=0))
            pinned: dict[str, object] = {}
            if kept is not None:
                copy = snapshots.keep(connection, number, kept, action.at)
                pinned = pins.anchor_typed(connection, copy, pin.quote if pin else "")
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "source_id": number,
                "stance": stance,
                **_columns(pin or Pin()),
                **pinned,
                "created": action.at,
            }
            link = connection.execute(insert(evidence).values(**values).returning(evidence.c.id)).scalar_one()
            action.made += [number, link]
        return action.changes

    def attach_words(
        self, claim_id: int, snapshot_id: int, start: int, end: int, *, stance: Stance, translation: str = ""
    ) -> Changes:
        """Link a claim to the source of a kept copy by words of that copy's text, in code points, which are pinned."""
        source = self._sources.snapshot(snapshot_id).source_id
        with self._desk.act(
            Message("action.evidence.attach", claim=claim_id, stance=Message(f"stance.{stance}"))
        ) as action:
            begin_work(action, claim_id)
            connection = action.connection
            values = {
                "uuid": new_uuid(),
                "claim_id": claim_id,
                "source_id": source,
                "stance": stance,
                **_columns(Pin(translation=translation.strip())),
                **pins.pinned_words(connection, snapshot_id, source, start, end),
                "created": action.at,
            }
            link = connection.execute(insert(evidence).values(**values).returning(evidence.c.id)).scalar_one()
            action.made += [source, link]
        return action.changes

    def edit(self, number: int, *, stance: Stance | None = None, pin: Pin | None = None) -> Changes:
        """Change the stance or the words of a piece of evidence; what is None stays. Other words are pinned nowhere."""
        values: dict[str, object] = {}
        if stance is not None:
            values["stance"] = stance
        claim_id = self._claim_of(number)
        if pin is not None:
            with self._desk.read() as connection:
                before = connection.scalars(select(evidence.c.quote).where(evidence.c.id == number)).one()
            values |= {**_columns(pin), **pins.unpinned(before, pin.quote)}
        with self._desk.act(Message("action.evidence.edit", claim=claim_id)) as action:
            if values:
                action.connection.execute(update(evidence).where(evidence.c.id == number).values(**values))
        return action.changes

    def detach(self, number: int) -> Changes:
        """Take a piece of evidence off its claim; the source stays."""
        claim_id = self._claim_of(number)
        with self._desk.act(Message("action.evidence.detach", claim=claim_id)) as action:
            action.connection.execute(delete(evidence).where(evidence.c.id == number))
        return action.changes

    def incomplete(self, claim_id: int | None = None) -> list[Incomplete]:
        """The sources of a claim's evidence, or of all evidence, that have empty fields, and which: to be completed."""
        uses = select(evidence.c.source_id, evidence.c.claim_id).join(claim).where(claim.c.deleted.is_(None))
        if claim_id is not None:
            uses = uses.where(claim.c.id == claim_id)
        claims: dict[int, list[int]] = defaultdict(list)
        with self._desk.read() as connection:
            for number, used_by in connection.execute(uses.distinct().order_by(evidence.c.source_id, claim.c.id)):
                claims[number].append(used_by)
            rows = connection.execute(select(source_table).where(among(source_table.c.id, claims.keys()))).all()
            hashes = sources.snapshot_hashes(connection, claims.keys())
        found = (sources.as_source(row, hashes.get(row.id, ())) for row in rows)
        missing = ((source, _missing(source)) for source in found)
        return [
            Incomplete(source.id, source.citation.title, tuple(claims[source.id]), what)
            for source, what in missing
            if what
        ]

    def _claim_of(self, number: int) -> int:
        with self._desk.read() as connection:
            claim_id: int | None = connection.scalar(select(evidence.c.claim_id).where(evidence.c.id == number))
            if claim_id is None:
                raise NotFoundProblem(Message("evidence.not-found", number=number))
            require(connection, claim_id)
        return claim_id


def _missing(source: Source) -> tuple[str, ...]:
    citation = source.citation
    is_there = {
        "title": bool(citation.title) and citation.title != citation.address,
        "publisher": bool(citation.publisher),
        "published": citation.published is not None,
        "kept-copy": bool(source.snapshot_hashes) or source.article_id is not None,
    }
    return tuple(f"complete.{name}" for name, there in is_there.items() if not there)


def _columns(pin: Pin) -> dict[str, str]:
    return {"quote": pin.quote, "place": pin.place, "translation": pin.translation, "note": pin.note}
