"""What was typed and not saved yet, kept in a small file of the user's own for each workspace, beside no workspace."""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import UUID

from platformdirs import user_state_path

from claimtrack.domain.verdict import Confidence, Judgement

LIMIT = 20_000_000  # bytes; a larger file is not ours


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written on one claim: a verdict, a note, and what is said to its review.

    `review_note` is the reviewer's, `override` why the gate's warnings are passed over.
    """

    judgement: Judgement = field(default_factory=lambda: Judgement(rating=""))
    note: str = ""
    review_note: str = ""
    override: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is worth keeping."""
        return self == Draft()


def path_of(workspace: str) -> Path:
    """Where the drafts of a workspace lie, by its UUID; ValueError where a foreign file names itself otherwise."""
    return user_state_path("claimtrack", appauthor=False) / "drafts" / f"{UUID(workspace)}.json"


def load(workspace: str) -> dict[str, Draft]:
    """The drafts by the UUIDs of their claims; what is missing, broken or not ours is left out."""
    try:
        with path_of(workspace).open("rb") as file:
            found = json.loads(file.read(LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    drafts = {str(claim): _draft(fields) for claim, fields in found.items()}
    return {claim: draft for claim, draft in drafts.items() if not draft.is_empty}


def save(workspace: str, drafts: Mapping[str, Draft]) -> None:
    """Writes all drafts of a workspace in one piece, down to the disk; OSError where that cannot be."""
    path = path_of(workspace)
    if not drafts:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({claim: asdict(draft) for claim, draft in drafts.items()}, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _draft(fields: object) -> Draft:
    if not isinstance(fields, dict) or not isinstance(fields.get("judgement"), dict):
        return Draft()
    found = fields["judgement"]
    text = {name: found[name] for name in Judgement.__dataclass_fields__ if isinstance(found.get(name), str)}
    confidence = text.pop("confidence", None)
    judgement = Judgement(
        **{"rating": "", **text}, confidence=Confidence(confidence) if confidence in set(Confidence) else None
    )
    written = (fields.get(name) for name in ("note", "review_note", "override"))
    return Draft(judgement, *(text if isinstance(text, str) else "" for text in written))
