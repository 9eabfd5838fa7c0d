"""The gate: what a verdict needs before it goes to review, and what an analyst should be warned of."""

from dataclasses import dataclass

from claimtrack.domain.claim import Claim, NoteKind
from claimtrack.domain.drawn import Voice
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import Family, Need, Rating, by_key
from claimtrack.domain.source import Evidence, SourceKind, Stance

POINTS = {Family.TRUE: Stance.SUPPORTS, Family.FALSE: Stance.CONTRADICTS}


@dataclass(frozen=True, slots=True)
class GateReport:
    """What stands in the way of review, and what only asks for a reason."""

    missing: tuple[Message, ...] = ()
    warnings: tuple[Message, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the claim may go to review, given a reason for each warning."""
        return not self.missing


def inspect(claim: Claim) -> GateReport:
    """The gate's report on a claim as it stands."""
    verdict = claim.verdict
    if verdict is None:
        return GateReport(missing=(Message("gate.no-verdict"),))
    rating = by_key(verdict.scale).rating(verdict.judgement.rating)
    missing = []
    if not (verdict.judgement.rationale_en or verdict.judgement.rationale_ar):
        missing.append(Message("gate.no-rationale"))
    missing.extend(_needs(claim, rating))
    return GateReport(tuple(missing), tuple(_warnings(claim, rating)) if claim.evidence else ())


def _needs(claim: Claim, rating: Rating) -> list[Message]:
    stances = {evidence.stance for evidence in claim.evidence}
    met = {
        Need.STANCE: bool(stances & {Stance.SUPPORTS, Stance.CONTRADICTS}),
        Need.EVIDENCE: bool(stances),
        Need.SEARCH: any(note.kind is NoteKind.SEARCH for note in claim.notes),
    }
    return [] if met[rating.need] else [Message(f"gate.needs.{rating.need}")]


def _warnings(claim: Claim, rating: Rating) -> list[Message]:
    warnings = []
    if len(claim.evidence) > 1 and len({_origin(evidence) for evidence in claim.evidence}) == 1:
        warnings.append(Message("gate.one-origin"))
    bare = {evidence.source.id for evidence in claim.evidence if not evidence.source.snapshot_hashes}
    if bare:
        warnings.append(Message("gate.no-kept-copy", count=len(bare)))
    way = POINTS.get(rating.family)
    if way and all(evidence.stance is not way for evidence in claim.evidence):
        warnings.append(Message("gate.nothing-points", rating=rating.name, stance=Message(f"stance.{way}")))
    if claim.voice is Voice.ANONYMOUS and not any(_is_on_record(evidence) for evidence in claim.evidence):
        warnings.append(Message("gate.unnamed-only"))
    return warnings


def _origin(evidence: Evidence) -> str:
    """Whose report a piece repeats; a source that names no origin is its own."""
    citation = evidence.source.citation
    return citation.origin.casefold().strip() or f"{citation.publisher}\0{citation.title}".casefold()


def _is_on_record(evidence: Evidence) -> bool:
    """Whether a piece stands on a document or a body that answers for it."""
    return evidence.source.is_nameable and evidence.source.citation.kind in {
        SourceKind.PRIMARY,
        SourceKind.OFFICIAL,
        SourceKind.EXPERT,
    }
