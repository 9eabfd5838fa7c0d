"""Publications: ready claims go out with a headline or an address, and stay on record."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, insert, select, update

from claimtrack.domain import edtf
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import Piece, Publication
from claimtrack.domain.status import Move, Status
from claimtrack.storage.schema import publication, publication_claim
from claimtrack.storage.store import Action
from claimtrack.workspace import publication_rows, verdict_rows
from claimtrack.workspace.claims import Claims
from claimtrack.workspace.desk import Desk, in_short, new_uuid


class Publications:
    """What has gone out from a workspace; publishing cannot be undone."""

    def __init__(self, desk: Desk, claims: Claims) -> None:
        self._desk = desk
        self._claims = claims

    def publish(self, numbers: Sequence[int], piece: Piece) -> Changes:
        """Publish ready claims under one headline or address, today where no date is given.

        `made` is the number of the publication. RefusedProblem where one of the claims is not ready.
        """
        columns = _columns(piece)
        made: list[int] = []

        def cover(action: Action, number: int, before: Status) -> None:
            if before is not Status.READY:
                return  # the table of statuses says so better
            if not made:
                made.append(self._insert(action, columns))
            _link(action, made[0], number)

        name = in_short(piece.headline.strip() or piece.address.strip())
        return self._claims.move(numbers, Move.PUBLISH, name, is_undoable=False, along=cover, made=made)

    def publish_in(self, number: int, numbers: Sequence[int]) -> Changes:
        """Publish more ready claims in a publication that is out already."""
        name = self._name(number)

        def cover(action: Action, claim_id: int, before: Status) -> None:
            if before is Status.READY:
                _link(action, number, claim_id)

        return self._claims.move(numbers, Move.PUBLISH, name, is_undoable=False, along=cover)

    def edit(self, number: int, piece: Piece) -> Changes:
        """Change what is known of a publication: a minor correction, of which the history alone tells."""
        columns = _columns(piece)
        with self._desk.act(Message("action.publication.edit", headline=self._name(number))) as action:
            action.connection.execute(update(publication).where(publication.c.id == number).values(**columns))
        return action.changes

    def entries(self, claim_id: int | None = None) -> list[Publication]:
        """The publications, or those that cover a claim, in the order in which they came."""
        with self._desk.read() as connection:
            return publication_rows.publications(connection, claim_id=claim_id)

    def get(self, number: int) -> Publication:
        """The publication of that number."""
        found = next((each for each in self.entries() if each.id == number), None)
        if found is None:
            raise NotFoundProblem(Message("publication.not-found", number=number))
        return found

    def _insert(self, action: Action, columns: Mapping[str, str | None]) -> int:
        given = {"uuid": new_uuid(), "published_by": self._desk.who, "created": action.at}
        values = {**columns, **given, "date": columns["date"] or action.at[:10]}
        number: int = action.connection.execute(
            insert(publication).values(**values).returning(publication.c.id)
        ).scalar_one()
        return number

    def _name(self, number: int) -> str:
        piece = self.get(number).piece
        return in_short(piece.headline or piece.address)


def _link(action: Action, number: int, claim_id: int) -> None:
    """Let a publication cover a claim with the verdict that holds now; RefusedProblem where it does already."""
    connection: Connection = action.connection
    there = (publication_claim.c.publication_id == number, publication_claim.c.claim_id == claim_id)
    if connection.scalar(select(publication_claim.c.id).where(*there)) is not None:
        raise RefusedProblem(Message("publication.covers", claim=claim_id))
    holding = verdict_rows.holding(connection, claim_id)
    values = {"publication_id": number, "claim_id": claim_id, "verdict_id": holding.id if holding else None}
    connection.execute(insert(publication_claim).values(uuid=new_uuid(), **values))


def _columns(piece: Piece) -> dict[str, str | None]:
    headline, address, authors = (text.strip() for text in (piece.headline, piece.address, piece.authors))
    if not headline and not address:
        raise Problem(Message("publication.nameless"))
    return {
        "headline": headline,
        "address": address,
        "language": piece.language,
        "date": edtf.parse(piece.date).text if piece.date else None,
        "authors": authors,
    }
