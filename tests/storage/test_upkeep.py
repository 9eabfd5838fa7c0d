"""Unused bytes are removed and the guards are back, a compacted file is the same, a copy is whole or is not there."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.storage import structure
from claimtrack.workspace.workspace import Workspace


def kept(content: bytes) -> KeptFile:
    return KeptFile(content=content, media_type="application/pdf", how="attached")


@pytest.fixture
def number(workspace: Workspace) -> int:
    """A claim with a kept copy; the bytes of an import that was taken back are left."""
    made = workspace.claims.add(text="It rained.").made[0]
    workspace.evidence.attach(made, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept(b"needed" * 1000))
    workspace.articles.add(Article(text="gone", original=b"gone, too" * 1_000_000), [])
    workspace.undo()
    return made


def test_only_what_nothing_refers_to_is_removed(workspace: Workspace, number: int) -> None:
    found = workspace.files.unused()
    assert (found.count, found.size) == (2, 9_000_004)
    changes = workspace.files.remove_unused()
    assert not changes.is_undoable
    assert changes.sequence is not None
    assert workspace.history.entries(limit=1)[0].label.args["count"] == 2
    assert workspace.files.unused().count == 0
    assert len(workspace.claims.get(number).evidence[0].source.snapshot_hashes) == 1
    assert workspace.verify() == []
    raw = workspace._desk.store._raw
    assert structure.missing_guards(raw) == []
    for table in ("content", "chunk"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            raw.execute(f"DELETE FROM {table}")  # noqa: S608 - our own
    with pytest.raises(RefusedProblem):
        workspace.redo()
    assert workspace.files.remove_unused().sequence is None


def test_what_lies_in_the_trash_is_not_unused(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text="text", original=b"bytes"), []).made
    workspace.articles.delete(article)
    assert workspace.files.unused().count == 0
    workspace.trash.empty()
    assert workspace.files.unused().count == 2


def test_a_compacted_file_is_smaller_and_the_same(workspace: Workspace, number: int) -> None:
    workspace.files.remove_unused()
    before = workspace.claims.get(number), workspace.history.entries()
    assert workspace.compact() > 8_000_000
    assert (workspace.claims.get(number), workspace.history.entries()) == before
    assert workspace.verify() == []
    workspace.claims.edit(number, text="It snowed.")
    workspace.undo()
    assert workspace.claims.numbers(ClaimQuery(text="rained")).tolist() == [number]


def test_a_copy_is_a_whole_workspace(workspace: Workspace, number: int, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    copy = tmp_path / "a copy?.claimtrack"
    workspace.save_copy(copy, lambda done, pages: told.append((done, pages)))
    assert told[-1][0] == told[-1][1] > 0
    workspace.claims.edit(number, text="It snowed.")
    with Workspace.open(copy, who="Basim") as other:
        assert other.claims.get(number).text == "It rained."
        assert other.uuid == workspace.uuid
        assert other.verify() == []
        other.claims.add(text="only here")
    assert workspace.claims.numbers(ClaimQuery()).tolist() == [number]


def test_a_copy_never_takes_the_place_of_another_file(
    workspace: Workspace, number: int, tmp_path: Path, beside: Callable[[], set[str]]
) -> None:
    assert number
    there = tmp_path / "there"
    there.write_bytes(b"mine")
    before = beside()
    for path in (there, workspace.path, tmp_path / "no folder" / "a", tmp_path / ("a" * 300), tmp_path / "nul\0"):
        with pytest.raises(Problem):
            workspace.save_copy(path)
    assert there.read_bytes() == b"mine"
    assert beside() == before


def test_who_only_reads_may_copy_but_not_compact(filled: Path, tmp_path: Path) -> None:
    with Workspace.open(filled, who="Basim", is_readonly=True) as workspace:
        workspace.save_copy(tmp_path / "copy")
        with pytest.raises(RefusedProblem):
            workspace.compact()
        with pytest.raises(RefusedProblem):
            workspace.trash.empty()
    with Workspace.open(tmp_path / "copy", who="Basim") as copy:
        assert copy.verify() == []
