"""Verdicts: added, never overwritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claimtrack.domain.rating import Rating, Scale


class Confidence(StrEnum):
    """How sure the analyst is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst says of a claim: a rating with its reasons.

    `established` is the EDTF date that the evidence gives where the claimed one is wrong; `right` says what is right.
    `reason` says why an earlier verdict is changed, `override` why a warning of the gate is passed over.
    """

    rating: str
    rationale_en: str = ""
    rationale_ar: str = ""
    established: str | None = None
    right: str = ""
    confidence: Confidence | None = None
    reason: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stored verdict; `scale` is the scale that it was given in, in the version it had then.

    A second one that was given blind has the number of the one that it was given beside.
    """

    id: int
    uuid: str
    claim_id: int
    scale: Scale
    judgement: Judgement
    decided_by: str
    decided_at: datetime
    beside_id: int | None = None

    @property
    def rating(self) -> Rating:
        """The rating, with its labels, colour and sign."""
        return self.scale.rating(self.judgement.rating)
