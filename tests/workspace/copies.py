"""Two copies of a workspace, `case` of Amal and `karim` beside it: worked in, compared, merged, told apart."""

import shutil
from collections.abc import Callable
from pathlib import Path

from claimtrack.domain.claim import Claim, ClaimQuery
from claimtrack.domain.merging import MergePlan
from claimtrack.workspace.workspace import Workspace

Work = Callable[[Workspace], object]


def karim(path: Path) -> Path:
    return path.with_name("karim.claimtrack")


def work(path: Path, *steps: Work) -> None:
    with Workspace.open(path, who="Karim" if path.name.startswith("karim") else "Amal") as workspace:
        for step in steps:
            step(workspace)


def plan(into: Path, of: Path) -> MergePlan:
    with Workspace.open(into, who="Amal") as workspace:
        return workspace.copies.plan(of)


def merge(into: Path, of: Path, **choices: str) -> None:
    """Merge a copy; the choices are named by the part that conflicts."""
    with Workspace.open(into, who="Amal" if into.name.startswith("case") else "Karim") as workspace:
        found = workspace.copies.plan(of)
        chosen = {each.key: choices[each.part] for each in found.conflicts}
        changes = workspace.copies.merge(of, chosen)
        assert changes.is_undoable
        assert workspace.verify() == []


def merge_crosswise(one: Path, other: Path) -> None:
    """Each copy merges the other as it was before."""
    before = Path(shutil.copy(one, one.with_stem("before")))
    merge(one, other)
    merge(other, before)


def claims(path: Path) -> dict[str, Claim]:
    """The claims by UUID, without what differs between two files: numbers and when they were changed."""
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return {claim.uuid: claim for claim in map(workspace.claims.get, workspace.claims.numbers(ClaimQuery()))}


def told(path: Path) -> dict[str, tuple[object, ...]]:
    """What the claims say, for a comparison of two files."""
    return {
        uuid: (
            *(claim.text, claim.speaker, claim.date, claim.status, claim.priority, sorted(claim.tags), claim.due),
            sorted((each.uuid, each.stance, each.source.citation.title, each.pin.quote) for each in claim.evidence),
            (claim.verdict.uuid, claim.verdict.judgement) if claim.verdict else None,
            sorted(each.uuid for each in (*claim.verdicts, *claim.seconds)),
            sorted(each.text for each in claim.notes),
            sorted(each.question.whom for each in claim.requests),
            sorted((each.place.account, each.is_first) for each in claim.appearances),
        )
        for uuid, claim in claims(path).items()
    }
