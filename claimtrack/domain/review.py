"""Review: the steps a claim has gone through, what has changed since it was sent back, two verdicts side by side."""

import datetime as dt
from dataclasses import dataclass

from claimtrack.domain.changes import HistoryEntry
from claimtrack.domain.claim import Claim
from claimtrack.domain.verdict import Verdict

SETTLE = "settle"  # the step that says which of two verdicts holds
ASK = "ask-second"  # somebody is asked for a blind second verdict: the note is the name
SHOW = "show-first"  # who was asked wanted to see the first verdict, and so gave it up


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A step of review: `move` is review, sign, return or one of those above, `override` the reason to overrule."""

    move: str
    note: str
    override: str
    who: str
    at: dt.datetime
    verdict_id: int | None


@dataclass(frozen=True, slots=True)
class Returned:
    """That a claim was sent back, with the note, and what was done to it since, the newest first."""

    step: ReviewStep
    since: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A claim of an article that is reviewed in one pass.

    `is_mine` tells that whoever reviews decided it, so that another person has to sign it.
    """

    claim: Claim
    steps: tuple[ReviewStep, ...]
    returned: Returned | None
    comparison: "Comparison | None"
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two verdicts side by side, the second one given blind; `settled` is the step that said which holds."""

    first: Verdict
    second: Verdict
    settled: ReviewStep | None

    @property
    def differs(self) -> bool:
        """Whether they come to different ratings."""
        mine, other = ((each.scale.key, each.judgement.rating) for each in (self.first, self.second))
        return mine != other

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to say which of the two holds."""
        return self.differs and self.settled is None
