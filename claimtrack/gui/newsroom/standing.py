"""How a claim stands with those who review and publish it, read in one go for the claim column."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.domain.claim import Claim
from claimtrack.domain.publication import Publication
from claimtrack.domain.review import Comparison, Returned
from claimtrack.domain.status import Status
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

_WORKED_ON = frozenset({Status.IN_PROGRESS, Status.IN_REVIEW})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the claim column says of review and publication.

    `is_mine` tells that whoever looks gave the verdict that holds, `may_judge` that they can give a blind second one;
    `asked` are the names of those of whom one is waited for.
    """

    returned: Returned | None = None
    comparison: Comparison | None = None
    publications: tuple[Publication, ...] = ()
    is_mine: bool = False
    may_judge: bool = False
    asked: tuple[str, ...] = ()


def read_standing(claim: Claim, workspace: "Workspace") -> Standing:
    """How a claim stands for whoever works in the workspace."""
    if claim.verdict is None:
        returned = workspace.review.returned(claim.id) if claim.is_blind else None
        return Standing(returned=returned, may_judge=claim.is_blind)
    who, is_in_review = workspace.who, claim.status is Status.IN_REVIEW
    return Standing(
        returned=workspace.review.returned(claim.id) if claim.status in _WORKED_ON else None,
        comparison=workspace.review.comparison(claim.id) if claim.second else None,
        publications=tuple(workspace.publications.entries(claim.id)),
        is_mine=is_same_person(claim.verdict.decided_by, who),
        may_judge=is_in_review and workspace.review.may_judge(claim.id),
        asked=workspace.review.asked(claim.id) if is_in_review else (),
    )


def is_same_person(name: str, other: str) -> bool:
    """Whether two spellings name one person, as the workspace holds it."""
    return fold(" ".join(name.split())) == fold(" ".join(other.split()))
