"""The history's labels keep their arguments of every kind, and its chain covers all of a line."""

import pytest

from claimtrack.domain.messages import Label, Message
from claimtrack.storage import history
from claimtrack.storage.history import ChangedRow
from claimtrack.workspace.workspace import Workspace

LINE = {"sequence": 2, "at": "2026-01-01T00:00:00.000Z", "who": "Amal", "label": "action.undo", "args": "{}"}
ROW = ChangedRow(1, "claim", "u", 7, "{}", None)


@pytest.mark.parametrize(
    "message",
    [
        Message("action.claim.edit", claim=1),
        Message("action.verdict.give", claim=1, rating=Label("True", "صحيح")),
        Message("action.undo", label=Message("action.undo", label=Message("action.claim.add", text="{x} %s \"'"))),
        Message("gate.closed", claim=1, what=(Message("gate.no-verdict"), Message("gate.no-rationale"))),
        Message("workspace.held", name="a", holder=None),
    ],
)
def test_a_label_comes_back_as_it_was(message: Message) -> None:
    assert history.unpacked(message.code, history.packed(message.args)) == message


def test_what_utf_8_cannot_hold_is_marked() -> None:
    packed = history.packed({"text": "a\ud800\0"})
    assert packed.encode()
    assert history.unpacked("x", packed).args["text"] == "a\ufffd\ufffd"


@pytest.mark.parametrize("name", LINE)
def test_the_chain_covers_each_part_of_a_line(name: str) -> None:
    whole = history.chained("before", LINE, [ROW])
    assert history.chained("before", LINE | {name: "x"}, [ROW]) != whole
    assert history.chained("other", LINE, [ROW]) != whole


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [ROW, ROW],
        [ChangedRow(2, "claim", "u", 7, "{}", None)],
        [ChangedRow(1, "note", "u", 7, "{}", None)],
        [ChangedRow(1, "claim", "v", 7, "{}", None)],
        [ChangedRow(1, "claim", "u", None, "{}", None)],
        [ChangedRow(1, "claim", "u", 7, "{ }", None)],
        [ChangedRow(1, "claim", "u", 7, None, "{}")],
    ],
)
def test_the_chain_covers_each_part_of_a_change(rows: list[ChangedRow]) -> None:
    assert history.chained("before", LINE, rows) != history.chained("before", LINE, [ROW])


def test_an_action_keeps_the_hash_of_what_it_inserted_and_both_states_of_what_it_edited(workspace: Workspace) -> None:
    workspace.claims.add(text="It rained.")
    workspace.claims.edit(1, text="It snowed.")
    workspace.undo()
    workspace.undo()
    with workspace._desk.read() as connection:
        added, edited, _undone, gone = (list(history.changes(connection, number)) for number in (2, 3, 4, 5))
    assert [row.before for row in added] == [None]
    assert str(added[0].after).startswith(history.DIGEST_MARK)
    assert "rained" in str(edited[0].before)
    assert "snowed" in str(edited[0].after)
    assert "rained" in str(gone[0].before)
    assert gone[0].after is None
    assert {row.claim_id for row in (*added, *edited, *gone)} == {1}
