"""What the claim column asks of the workspace: each a question or one named action, to be run in its thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.source import Pin, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.gui.claim.attachment import Attachment
from claimtrack.gui.claim.wording import Wording
from claimtrack.gui.newsroom.standing import Standing, read_standing

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

AROUND = 60  # characters of the article on each side of a quote
KEPT_COPY = "complete.kept-copy"


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with what stands before and after its quote.

    `missing` are the words' codes of what the sources of its evidence lack, by their numbers; that a copy is not kept
    is left out: every piece of evidence says so.
    """

    claim: Claim
    around: tuple[str, str]
    missing: Mapping[int, Sequence[str]]
    standing: Standing


def read_claim(number: int, workspace: "Workspace") -> ShownClaim:
    """What the claim column shows of a claim."""
    claim = workspace.claims.get(number)
    incomplete = {
        each.source_id: tuple(code for code in each.missing if code != KEPT_COPY)
        for each in workspace.evidence.incomplete(number)
    }
    missing = {source: what for source, what in incomplete.items() if what}
    return ShownClaim(claim, _around(claim, workspace), missing, read_standing(claim, workspace))


def _around(claim: Claim, workspace: "Workspace") -> tuple[str, str]:
    if claim.quote is None or claim.article_id is None:
        return "", ""
    text = workspace.articles.get(claim.article_id).article.text
    start, end = claim.quote.start, claim.quote.end
    return text[max(start - AROUND, 0) : start], text[end : end + AROUND]


def add_claim(wording: Wording, workspace: "Workspace") -> Changes:
    """Add a claim without an article."""
    return workspace.claims.add(text=wording.text, speaker=wording.speaker, date=wording.date)


def edit_claim(number: int, wording: Wording, workspace: "Workspace") -> Changes:
    """Change what a claim says."""
    return workspace.claims.edit(number, text=wording.text, speaker=wording.speaker, date=wording.date)


def give_verdict(number: int, judgement: Judgement, workspace: "Workspace") -> Changes:
    """Add a verdict."""
    return workspace.verdicts.give(number, judgement)


def send_to_review(number: int, override: str, workspace: "Workspace") -> Changes:
    """Send a claim through the gate."""
    return workspace.review.send([number], override=override)


def sign_off(number: int, note: str, workspace: "Workspace") -> Changes:
    """Sign a claim off."""
    return workspace.review.sign([number], note=note)


def send_back(number: int, note: str, workspace: "Workspace") -> Changes:
    """Send a claim back to work."""
    return workspace.review.send_back([number], note=note)


def attach_source(number: int, attachment: Attachment, workspace: "Workspace") -> Changes:
    """Link a claim to a source."""
    return workspace.evidence.attach(
        number,
        attachment.source,
        stance=attachment.stance,
        pin=attachment.pin,
        kept=attachment.kept,
        is_nameable=attachment.is_nameable,
    )


def attach_once(number: int, attachment: Attachment, workspace: "Workspace") -> Changes:
    """The same, with the source that has these very bytes already, where there is one."""
    same = workspace.sources.same(kept=attachment.kept)
    return attach_source(number, replace(attachment, source=same[0], kept=None) if same else attachment, workspace)


def edit_evidence(number: int, stance: Stance, pin: Pin, workspace: "Workspace") -> Changes:
    """Change the stance or the words of a piece of evidence."""
    return workspace.evidence.edit(number, stance=stance, pin=pin)


def detach_evidence(number: int, workspace: "Workspace") -> Changes:
    """Take a piece of evidence off its claim."""
    return workspace.evidence.detach(number)
