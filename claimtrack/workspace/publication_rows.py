"""The rows of publications and corrections as they are read."""

from collections import defaultdict

from sqlalchemy import Connection, select

from claimtrack.domain.moments import from_stamp
from claimtrack.domain.publication import Correction, CorrectionKind, Piece, Publication
from claimtrack.storage.schema import correction, publication, publication_claim
from claimtrack.workspace.desk import AnyRow


def publications(connection: Connection, *, claim_id: int | None = None) -> list[Publication]:
    """The publications, or those that cover a claim, in the order in which they came."""
    covered: dict[int, list[int]] = defaultdict(list)
    links = select(publication_claim.c.publication_id, publication_claim.c.claim_id).order_by(publication_claim.c.id)
    query = select(publication).order_by(publication.c.id)
    if claim_id is not None:
        chosen = select(publication_claim.c.publication_id).where(publication_claim.c.claim_id == claim_id)
        query = query.where(publication.c.id.in_(chosen))
        links = links.where(publication_claim.c.publication_id.in_(chosen))
    for number, covers in connection.execute(links):
        covered[number].append(covers)
    return [
        Publication(
            id=row.id,
            uuid=row.uuid,
            piece=Piece(row.headline, row.address, row.language, row.date, row.authors),
            claims=tuple(covered[row.id]),
            published_by=row.published_by,
            created=from_stamp(row.created),
        )
        for row in connection.execute(query).all()
    ]


def corrections_of(connection: Connection, claim_id: int) -> tuple[Correction, ...]:
    """What was changed about a claim after it was published, in order."""
    query = select(correction).where(correction.c.claim_id == claim_id).order_by(correction.c.id)
    return tuple(as_correction(row) for row in connection.execute(query))


def as_correction(row: AnyRow) -> Correction:
    """The correction that a row of the table holds."""
    return Correction(
        id=row.id,
        uuid=row.uuid,
        claim_id=row.claim_id,
        publication_id=row.publication_id,
        verdict_id=row.verdict_id,
        kind=CorrectionKind(row.kind),
        note=row.note,
        who=row.who,
        at=from_stamp(row.at),
    )
