"""Speakers who were made one in one of two copies: they become one in the other, whatever was done to them there."""

from collections.abc import Sequence

from claimtrack.workspace.copy_rows import Row
from claimtrack.workspace.copy_speakers import Names
from claimtrack.workspace.copy_steps import Comparison, Step


def joined(found: Comparison, mine: Row, earlier: Sequence[Row]) -> list[Step]:
    """How a speaker is made one here with whoever bears the name there; nothing where nobody does.

    Where each copy made one of two in its own way, the one with the smaller UUID stays.
    """
    names = Names(found.theirs.connection)
    bearers = (names.bearer(row["folded"]) for row in (mine, *earlier))  # it may have been renamed here
    there = next((uuid for uuid in bearers if uuid is not None), None)
    if there is None:
        return []
    uuid: str = mine["uuid"]
    row = found.theirs.rows("speaker", [there])[there]
    if found.is_here("speaker", there) or there in found.brought:
        return [Step("speaker", uuid, None, into=there)]
    here = found.aliases.names.bearer(row["folded"]) or uuid
    if here != uuid:
        return [Step("speaker", uuid, None, into=here)]
    if uuid < there:
        return [Step("speaker", uuid, {"name": mine["name"]})]
    found.brought.add(there)
    found.came_back.add(there)
    return [Step("speaker", there, row, is_new=True), Step("speaker", uuid, None, into=there)]


def follow_joined(found: Comparison, theirs: Row) -> bool:
    """Whether a speaker whom theirs renamed was made one with another here, who gets the new name as a spelling."""
    uuid: str = theirs["uuid"]
    [was] = found.theirs.images("speaker", {uuid: found.before["speaker"][uuid]}).values()
    bearers = (found.aliases.names.bearer(row["folded"]) for row in (was, theirs) if row)
    into = next((bearer for bearer in bearers if bearer is not None), None)
    if into is None:
        return False
    found.aliases.become(uuid, into)
    if not found.is_here("spelling", uuid):
        named = {"uuid": uuid, "speaker_id": into, "name": theirs["name"], "folded": theirs["folded"]}
        found.steps.append(Step("spelling", uuid, named, is_new=True))
    return True
