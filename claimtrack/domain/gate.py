"""The gate: what a verdict needs before it goes to review, and what an analyst should be warned of."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.domain.claim import Claim, NoteKind
from claimtrack.domain.drawn import Voice
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Family, Need, Rating
from claimtrack.domain.source import Evidence, Source, SourceKind, Stance

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
    missing = []
    if not (verdict.judgement.rationale_en or verdict.judgement.rationale_ar):
        missing.append(Message("gate.no-rationale"))
    missing.extend(_needs(claim, verdict.rating))
    return GateReport(tuple(missing), tuple(_warnings(claim, verdict.rating)) if claim.evidence else ())


def _needs(claim: Claim, rating: Rating) -> list[Message]:
    stances = {evidence.stance for evidence in claim.evidence}
    met = {
        Need.STANCE: bool(stances & {Stance.SUPPORTS, Stance.CONTRADICTS}),
        Need.EVIDENCE: bool(stances),
        Need.SEARCH: bool(claim.requests) or any(note.kind is NoteKind.SEARCH for note in claim.notes),
        Need.CONCLUSION: bool(stances) and claim.verdict is not None and bool(claim.verdict.judgement.right),
    }
    return [] if met[rating.need] else [Message(f"gate.needs.{rating.need}")]


def _warnings(claim: Claim, rating: Rating) -> list[Message]:
    warnings = []
    if len(claim.evidence) > 1 and len(origins(claim.evidence)) == 1:
        warnings.append(Message("gate.one-origin"))
    bare = {evidence.source.id for evidence in claim.evidence if not _is_kept(evidence)}
    if bare:
        warnings.append(Message("gate.no-kept-copy", count=len(bare)))
    way = POINTS.get(rating.family)
    if way and all(evidence.stance is not way for evidence in claim.evidence):
        warnings.append(Message("gate.nothing-points", rating=rating.name, stance=Message(f"stance.{way}")))
    unnamed = claim.voice is Voice.ANONYMOUS and not any(_is_on_record(evidence) for evidence in claim.evidence)
    if unnamed or not any(evidence.source.is_nameable for evidence in claim.evidence):
        warnings.append(Message("gate.unnamed-only"))
    return warnings


@dataclass(frozen=True, slots=True)
class _Origin:
    """Sources of one origin: what they are known by, and what they say that they repeat."""

    sources: frozenset[int]
    known_as: frozenset[str]
    repeats: frozenset[str]

    def is_also(self, other: "_Origin") -> bool:
        shared = self.repeats & other.repeats
        return bool(shared or self.repeats & other.known_as or self.known_as & other.repeats)

    def joined(self, other: "_Origin") -> "_Origin":
        return _Origin(self.sources | other.sources, self.known_as | other.known_as, self.repeats | other.repeats)


def origins(evidence: Sequence[Evidence]) -> list[frozenset[int]]:
    """The numbers of the sources of each independent origin: a report and all that repeats it are one.

    A source repeats another where it names the same origin, or that other's publisher, title or address as its origin.
    """
    found: list[_Origin] = []
    for source in {piece.source.id: piece.source for piece in evidence}.values():
        origin, apart = _origin(source), []
        for each in found:
            if origin.is_also(each):
                origin = origin.joined(each)
            else:
                apart.append(each)
        found = [*apart, origin]
    return [origin.sources for origin in found]


def _origin(source: Source) -> _Origin:
    citation = source.citation
    publisher, title, address = map(_plain, (citation.publisher, citation.title, citation.address))
    repeated = _plain(citation.origin) or f"{publisher}\0{title}"  # two records of one report name no origin
    known_as = frozenset(filter(None, (publisher, title, address)))
    return _Origin(frozenset({source.id}), known_as, frozenset({repeated}))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_kept(evidence: Evidence) -> bool:
    return bool(evidence.source.snapshot_hashes) or evidence.source.article_id is not None


def _is_on_record(evidence: Evidence) -> bool:
    """Whether a piece stands on a document or a body that answers for it."""
    return evidence.source.is_nameable and evidence.source.citation.kind in {
        SourceKind.PRIMARY,
        SourceKind.OFFICIAL,
        SourceKind.EXPERT,
    }
