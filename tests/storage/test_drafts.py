"""What is typed and not saved: kept whole, read back, and never taken from a file that is not ours."""

import errno
import json
import os
from uuid import uuid4

import pytest

from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.storage import drafts
from claimtrack.storage.drafts import Draft

CLAIM = "5f1c7f0e-0000-4000-8000-000000000001"
WRITTEN = Draft(
    Judgement("true", rationale_ar="لأن\u2028", established="2012-0", confidence=Confidence.LOW),
    note="\ud800 <b>",
    review_note="which?",
    override="public",
    typed=(("Text", "half a sen\ud800"), ("Text 2", "قال")),
)


@pytest.fixture
def workspace() -> str:
    return str(uuid4())


def test_drafts_are_read_back_as_they_were(workspace: str) -> None:
    drafts.save(workspace, {CLAIM: WRITTEN})
    assert drafts.load(workspace) == {CLAIM: WRITTEN}
    assert not list(drafts.path_of(workspace).parent.glob(".claimtrack-*"))


def test_without_drafts_there_is_no_file(workspace: str) -> None:
    drafts.save(workspace, {CLAIM: WRITTEN})
    drafts.save(workspace, {})
    assert not drafts.path_of(workspace).exists()
    assert drafts.load(workspace) == {}


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "", "con"])
def test_a_workspace_cannot_name_another_file(name: str) -> None:
    assert drafts.load(name) == {}
    with pytest.raises(ValueError, match="UUID"):
        drafts.save(name, {CLAIM: WRITTEN})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        '{"x": 3}',
        '{"x": {"judgement": 3}}',
        "[" * 100_000,
        '{"x": {"judgement": {}, "typed": 3}}',
        '{"x": {"judgement": {}, "typed": [3, ["a"], ["a", 3], {"a": "b"}]}}',
        json.dumps({"x": {"judgement": {"rating": 3, "confidence": "very", "right": None}, "note": 7}}),
    ],
)
def test_what_is_not_ours_is_left_out(workspace: str, content: str) -> None:
    path = drafts.path_of(workspace)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert drafts.load(workspace) == {}


def test_a_full_disk_leaves_the_drafts_before(workspace: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.save(workspace, {CLAIM: WRITTEN})

    def is_full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", is_full)
    with pytest.raises(OSError, match="No space"):
        drafts.save(workspace, {CLAIM: Draft(note="newer")})
    assert drafts.load(workspace) == {CLAIM: WRITTEN}
    assert not list(drafts.path_of(workspace).parent.glob(".claimtrack-*"))


def test_more_than_is_read_back_is_not_written(workspace: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.save(workspace, {CLAIM: WRITTEN})
    monkeypatch.setattr(drafts, "LIMIT", 1_000)
    with pytest.raises(ValueError, match="1000"):
        drafts.save(workspace, {CLAIM: Draft(note="x" * 1_000)})
    assert drafts.load(workspace) == {CLAIM: WRITTEN}
