"""Every change to stored bytes, rows and history that did not come through an action is found and named."""
# ruff: noqa: S608 - the statements are made of names of our own tables

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.words import Words
from claimtrack.storage.schema import RECORDS, guards
from claimtrack.workspace.workspace import Workspace

KEPT = ("content", "chunk", "action", "change", "branch", "branch_action", "branch_change")


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A way in past the guards, which are put back."""
    raw = sqlite3.connect(path, isolation_level=None)
    for table in KEPT:
        for verb in ("update", "delete"):
            raw.execute(f"DROP TRIGGER {table}_no_{verb}")
    yield raw
    for guard in guards():
        raw.execute(guard)
    raw.close()


def damages(path: Path) -> list[Message]:
    with Workspace.open(path, who="Amal", is_readonly=True) as workspace:
        found = workspace.verify()
    for message in found:
        for language in ("en", "ar"):
            said = Words(language).say(message)
            assert said.encode()
            assert "{" not in said
    return found


def codes(path: Path) -> set[str]:
    return {message.code for message in damages(path)}


def test_a_sound_file_says_nothing(filled: Path) -> None:
    assert damages(filled) == []


def test_progress_grows_to_its_end_and_can_end_it(filled: Path) -> None:
    heard: list[tuple[int, int]] = []

    def end(done: int, _of: int) -> None:
        if 10 < done < 80:
            raise Problem(Message("work.cancelled"))

    with Workspace.open(filled, who="Amal") as workspace:
        workspace.verify(lambda done, of: heard.append((done, of)))
        with pytest.raises(Problem, match=r"work\.cancelled"):
            workspace.verify(end)
    assert heard == sorted(heard)
    assert len(set(heard)) > 4
    assert heard[-1] == (100, 100)


def _flipped(value: bytes, place: int) -> bytes:
    data = bytearray(value)
    data[place // 8 % len(data)] ^= 1 << place % 8
    return bytes(data)


@pytest.mark.no_cover
@pytest.mark.parametrize("place", range(0, 256 * 8 * 20, 3331))
def test_a_flipped_bit_in_stored_bytes_is_named(filled: Path, place: int) -> None:
    with unguarded(filled) as raw:
        for number, data in raw.execute("SELECT rowid, bytes FROM chunk").fetchall():
            raw.execute("UPDATE chunk SET bytes = ? WHERE rowid = ?", (_flipped(data, place), number))
    found = damages(filled)
    assert [message.code for message in found] == ["verify.content"] * 3
    assert {message.args["names"] for message in found} == {"الجسر", "report.pdf"}


def test_bytes_that_changed_their_type_are_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        raw.execute("UPDATE chunk SET bytes = 'text' WHERE content_id = 1")
        raw.execute("UPDATE chunk SET bytes = 1000000000 WHERE content_id = 2")
        raw.execute("DELETE FROM chunk WHERE content_id = 3")
    assert [message.code for message in damages(filled)] == ["verify.content"] * 3


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", RECORDS)
def test_any_other_value_in_any_column_is_named(filled: Path, kind: str) -> None:
    raw = sqlite3.connect(filled, isolation_level=None)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    cursor = raw.execute(f"SELECT * FROM {kind} ORDER BY id LIMIT 1")
    columns = [name for name, *_rest in cursor.description]
    number, *values = cursor.fetchone()
    with Workspace.open(filled, who="Amal", is_readonly=True) as workspace:
        for name, value in zip(columns[1:], values, strict=True):
            for other in _others(value):
                raw.execute(f'UPDATE {kind} SET "{name}" = {other} WHERE id = {number}')
                named = [damage.args["row"] for damage in workspace.verify() if damage.code == "verify.row"]
                assert named == [number], (name, other)
                raw.execute(f'UPDATE {kind} SET "{name}" = ? WHERE id = {number}', (value,))
        assert workspace.verify() == []
    raw.close()


def _others(value: object) -> list[str]:
    """As SQL: with a bit turned, once within the text and once so that it is no UTF-8, and of another type."""
    if isinstance(value, int):
        return [str(value ^ 1), str(value ^ 1024)]
    if isinstance(value, str) and value:
        data = value.encode()
        turned = (_flipped(data, 1), bytes([data[0] ^ 128, *data[1:]]))
        return [*(f"CAST(x'{each.hex()}' AS TEXT)" for each in turned), f"x'{data.hex()}'"]
    return ["'x'"]


def test_a_row_that_came_or_went_by_itself_is_named(filled: Path) -> None:
    raw = sqlite3.connect(filled, isolation_level=None)
    raw.execute("INSERT INTO note (uuid, claim_id, text) VALUES ('x', 1, 'sly')")
    raw.execute("DELETE FROM appearance")
    raw.close()
    found = damages(filled)
    assert [message.code for message in found] == ["verify.row-missing", "verify.row"]
    assert found[1].args["uuid"] == "x"


def test_a_row_that_belongs_to_nothing_is_named(filled: Path) -> None:
    raw = sqlite3.connect(filled, isolation_level=None)
    raw.execute("DELETE FROM source WHERE title = 'Report'")
    raw.close()
    assert {"verify.dangling", "verify.row-missing"} <= codes(filled)


COLUMNS = {
    "action": ("at", "who", "label", "args", "hash"),
    "change": ("place", "kind", "uuid", "claim_id", "before", "after"),
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("table", "column"), [(table, column) for table in COLUMNS for column in COLUMNS[table]])
def test_an_edited_line_of_the_history_is_named(filled: Path, table: str, column: str) -> None:
    key = "sequence" if table == "action" else "action"
    with unguarded(filled) as raw:
        # the edit of a claim
        (value,) = raw.execute(f'SELECT "{column}" FROM {table} WHERE {key} = 5').fetchone()
        others = _others(value)
    for other in others:
        whole = filled.read_bytes()
        with unguarded(filled) as raw:
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute(f'UPDATE {table} SET "{column}" = {other} WHERE {key} = 5')
        named = [damage.args["sequence"] for damage in damages(filled) if damage.code == "verify.history"]
        assert named[0] == 5, other
        filled.write_bytes(whole)


def test_a_history_that_was_cut_out_is_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        raw.execute("DELETE FROM change WHERE action IN (4, 5)")
        raw.execute("DELETE FROM action WHERE sequence IN (4, 5)")
    gaps = [damage for damage in damages(filled) if damage.code == "verify.history-gap"]
    assert [(gap.args["first"], gap.args["last"]) for gap in gaps] == [(4, 5)]


def test_a_history_that_was_cut_off_is_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        raw.execute("DELETE FROM change WHERE action = 8")
        raw.execute("DELETE FROM action WHERE sequence = 8")
    gaps = [damage for damage in damages(filled) if damage.code == "verify.history-gap"]
    assert [(gap.args["first"], gap.args["last"]) for gap in gaps] == [(8, 8)]


def test_an_inserted_line_is_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        raw.execute("INSERT INTO action SELECT 9, at, who, label, args, hash FROM action WHERE sequence = 5")
        raw.execute(
            "INSERT INTO change SELECT action, 9, kind, uuid, claim_id, before, after FROM change WHERE action = 4"
        )
    named = [damage.args["sequence"] for damage in damages(filled) if damage.code == "verify.history"]
    assert named == [4, 9]


def test_swapped_lines_are_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        for old, new in ((4, -4), (5, 4), (-4, 5)):
            raw.execute("UPDATE change SET action = ? WHERE action = ?", (new, old))
            raw.execute("UPDATE action SET sequence = ? WHERE sequence = ?", (new, old))
    named = {damage.args["sequence"] for damage in damages(filled) if damage.code == "verify.history"}
    assert {4, 5} <= named


def test_a_line_without_its_action_is_named(filled: Path) -> None:
    with unguarded(filled) as raw:
        raw.execute(
            "INSERT INTO change SELECT 99, place, kind, uuid, claim_id, before, after FROM change WHERE action = 4"
        )
    assert "verify.history-stray" in codes(filled)


@pytest.mark.no_cover
def test_whatever_bit_is_flipped_it_is_named_or_changes_nothing(filled: Path) -> None:
    whole, held = filled.read_bytes(), _held(filled)
    bits = len(whole) * 8
    for place in range(17, bits, bits // int(os.environ.get("CLAIMTRACK_FLIPS", "100"))):
        filled.write_bytes(_flipped(whole, place))
        try:
            found = damages(filled)
        except Problem as problem:
            found = [problem.message]
        if not found:
            assert _held(filled) == held, place
    filled.write_bytes(whole)
    assert damages(filled) == []


def _held(path: Path) -> list[list[object]]:
    """All that the workspace holds as proof, byte by byte."""
    raw = sqlite3.connect(path)
    raw.text_factory = bytes
    held = [raw.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in (*RECORDS, *KEPT)]
    raw.close()
    return held
