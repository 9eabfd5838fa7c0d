"""What was typed and not saved yet, kept in a small file of the user's own for each workspace, beside no workspace."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import UUID

from platformdirs import user_state_path

from claimtrack.domain.unfinished import sweep, sync_folder, unfinished
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.storage import private

LIMIT = 100_000_000  # bytes; a larger file is not ours


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written in one place, on a claim or in a form.

    On a claim: a verdict, a note, and what is said to its review: `review_note` is the reviewer's, `override` why the
    gate's warnings are passed over. In a form: `typed`, the names of its fields and the text in each.
    """

    judgement: Judgement = field(default_factory=lambda: Judgement(rating=""))
    note: str = ""
    review_note: str = ""
    override: str = ""
    typed: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is worth keeping."""
        return self == Draft()


def path_of(workspace: str) -> Path:
    """Where the drafts of a workspace lie, by its UUID; ValueError where a foreign file names itself otherwise."""
    return user_state_path("claimtrack", appauthor=False) / "drafts" / f"{UUID(workspace)}.json"


def load(workspace: str) -> dict[str, Draft]:
    """The drafts by their places, a claim's by its UUID; what is missing, broken or not ours is left out.

    What a program that was killed left half written goes.
    """
    try:
        path = path_of(workspace)
        sweep(path.parent)
        found = json.loads(private.read_file(path, LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    drafts = {str(place): _draft(fields) for place, fields in found.items()}
    return {place: draft for place, draft in drafts.items() if not draft.is_empty}


def save(workspace: str, drafts: Mapping[str, Draft]) -> None:
    """Writes all drafts of a workspace in one piece, down to the disk; OSError where that cannot be.

    ValueError where there is more than is read back.
    """
    path = path_of(workspace)
    if not drafts:
        path.unlink(missing_ok=True)
        return
    # Arabic escaped would be three times as long; half a pair of surrogates has to come back, too
    written = json.dumps({place: asdict(draft) for place, draft in drafts.items()}, ensure_ascii=False)
    content = written.encode("utf-8", "surrogatepass")
    if len(content) >= LIMIT:
        raise ValueError(LIMIT)
    private.make_folder(path.parent)
    with unfinished(path.parent, mode=private.FILE) as beside:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    sync_folder(path.parent)


def _draft(fields: object) -> Draft:
    if not isinstance(fields, dict) or not isinstance(fields.get("judgement"), dict):
        return Draft()
    typed = fields.get("typed")
    found = fields["judgement"]
    text = {name: found[name] for name in Judgement.__dataclass_fields__ if isinstance(found.get(name), str)}
    confidence = text.pop("confidence", None)
    judgement = Judgement(
        **{"rating": "", **text}, confidence=Confidence(confidence) if confidence in set(Confidence) else None
    )
    note, review_note, override = (
        said if isinstance(said := fields.get(name), str) else "" for name in ("note", "review_note", "override")
    )
    pairs = (_pair(each) for each in typed) if isinstance(typed, list) else ()
    return Draft(judgement, note, review_note, override, tuple(pair for pair in pairs if pair is not None))


def _pair(found: object) -> tuple[str, str] | None:
    """The name of a field and its text."""
    match found:
        case [str(name), str(text)]:
            return name, text
    return None
