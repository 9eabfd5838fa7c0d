"""Rows inserted all at once are as they would be one by one."""

from pathlib import Path

from sqlalchemy import select

from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.storage import file
from claimtrack.storage.insertion import insert_many
from claimtrack.storage.schema import claim
from claimtrack.storage.store import Store


def test_many_rows_are_marked_captured_and_complete(tmp_path: Path) -> None:
    path = tmp_path / "case.claimtrack"
    file.create(path, who="Amal")
    store = Store(path, is_readonly=False, wait=1)
    rows = [{"uuid": f"u{number}", "text": f"a\0{number}\ud800", "status": Status.INBOX} for number in range(3)]
    with store.action(Message("action.claim.add", text="x"), who="Amal") as action:
        insert_many(action.connection, claim, rows)
        insert_many(action.connection, claim, [])
    assert action.changes.ids["claim"] == {1, 2, 3}
    with store.reading() as connection:
        found = connection.execute(select(claim.c.uuid, claim.c.text, claim.c.status, claim.c.score)).all()
    assert found == [(f"u{number}", f"a\ufffd{number}\ufffd", "inbox", 0) for number in range(3)]
    store.close()
