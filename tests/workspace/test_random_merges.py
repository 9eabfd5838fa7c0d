"""Two copies of a workspace in which anything was done apart come to the same, and nothing of either is lost."""

import json
import os
import shutil
import zlib
from pathlib import Path
from random import Random

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.merging import Choice, MergePlan
from claimtrack.workspace.workspace import Workspace
from tests.workspace.actions import FINAL, UNDOABLE, begin, take

MERGES = range(int(os.environ.get("CLAIMTRACK_MERGES", "2")))
LOCAL = {"number", "updated", "exported", "history", "scale", "version"}
PEOPLE = {"a": ("Amal", "Basim"), "b": ("Karim", "Huda")}
# what is done more often than by chance: what hangs together, and what lets other things happen
OFTEN = ("verdicts.give", "evidence.attach", "speakers.merge", "speakers.rename", "sources.merge", "claims.merge")
STEPS = (*UNDOABLE, *UNDOABLE, *FINAL, *OFTEN, *OFTEN, "undo", "undo", "redo")
Told = dict[str, object]


def work(path: Path, chance: Random) -> None:
    """Do anything in a copy."""
    with Workspace.open(path, who="") as workspace:
        for _ in range(chance.randrange(2, 12)):
            workspace.who = chance.choice(PEOPLE[path.stem])
            name, one, other = chance.choice(STEPS), chance.randrange(32), chance.randrange(32)
            if take(workspace, name, one, other):
                print(path.stem, workspace.who, name, one, other)


def told(workspace: Workspace) -> Told:
    """What an export says, without numbers, the order of things, when they were changed and what scales are called."""
    out = workspace.path.with_suffix(".json")
    workspace.export_json(out, overwrite=True)
    said: Told = {name: _plain(held) for name, held in json.loads(out.read_text(encoding="utf-8")).items()}
    found = map(workspace.claims.get, workspace.claims.numbers(ClaimQuery()))
    held = ((claim.uuid, claim.verdict) for claim in found if claim.verdict)
    said["verdicts"] = sorted((uuid, each.uuid, each.scale.name_en, each.judgement.rating) for uuid, each in held)
    said["trash"] = sorted(entry.text for entry in workspace.trash.entries())
    said["in use"] = workspace.scales.in_use.name_en
    return {name: held for name, held in said.items() if name not in LOCAL}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items() if name not in LOCAL}
    if isinstance(value, list):
        return sorted(map(_plain, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def merge(into: Path, of: Path, seed: int) -> MergePlan:
    """Merge a copy, take it back and do it again; who decides says the same whichever copy comes into which."""
    with Workspace.open(into, who=PEOPLE[into.stem][0]) as workspace:
        plan, before = workspace.copies.plan(of), told(workspace)
        choices = {each.key: _choice(into, each.key, seed) for each in plan.conflicts}
        print(into.stem, *plan.conflicts, choices, sep="\n")
        if workspace.copies.merge(of, choices).sequence is not None:
            after = told(workspace)
            workspace.undo()
            assert told(workspace) == before
            workspace.redo()
            assert told(workspace) == after
        assert workspace.verify() == []
    return plan


def _choice(into: Path, key: str, seed: int) -> Choice:
    preferred = "ab"[zlib.crc32(f"{seed} {key}".encode()) % 2]
    return Choice.OURS if preferred == into.stem else Choice.THEIRS


def exchange(one: Path, other: Path, seed: int, *, is_crossed: bool) -> None:
    """Each copy comes into the other: one after the other, or both as they were before."""
    given = Path(shutil.copy(one, one.with_stem("before"))) if is_crossed else one
    merge(one, other, seed)
    back = merge(other, given, seed)
    assert is_crossed or not back.conflicts, "what was decided once is not asked again"


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", MERGES)
def test_two_copies_come_to_the_same_and_nothing_is_lost(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # noqa: S311 - so that a seed always does the same
    monkeypatch.setattr(os, "urandom", Random(seed).randbytes)  # noqa: S311 - and makes the same UUIDs
    one, other = tmp_path / "a.claimtrack", tmp_path / "b.claimtrack"
    with Workspace.create(one, who="Amal") as workspace:
        begin(workspace)
    shutil.copy(one, other)
    for _round in range(2):
        lines: set[str] = set()
        for path in (one, other):
            work(path, chance)
            with Workspace.open(path, who="", is_readonly=True) as workspace:
                lines |= {entry.hash for entry in workspace.history.entries()}
        exchange(one, other, seed, is_crossed=seed % 3 == 0)
        with (
            Workspace.open(one, who="", is_readonly=True) as first,
            Workspace.open(other, who="", is_readonly=True) as second,
        ):
            assert told(first) == told(second)
            for workspace in (first, second):
                assert lines <= {entry.hash for entry in workspace.history.entries()}
            again = first.copies.plan(other)
            assert (again.new, again.updates, again.removed, again.conflicts) == ({}, (), {}, ()), "all is here"
