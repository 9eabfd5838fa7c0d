"""What a verdict changed of the one before it: its row is new, so that the history has no edited field to tell of."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from claimtrack.domain.changes import FieldChange
from claimtrack.domain.telling import TOLD
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import change, verdict
from claimtrack.workspace.verdict_rows import HOLDS

_EARLIER = verdict.alias("earlier")
# the verdict that held when another was given
_BEFORE = (
    select(func.max(_EARLIER.c.id))
    .where(_EARLIER.c.claim_id == verdict.c.claim_id, _EARLIER.c.id < verdict.c.id, _EARLIER.c.beside_id.is_(None))
    .scalar_subquery()
)


def by_action(
    connection: Connection, chosen: Select[*tuple[Any, ...]], about: Sequence[ColumnElement[bool]]
) -> dict[int, list[FieldChange]]:
    """The fields in which verdicts that were given differ from those before them, by the number of the action."""
    query = (
        select(change.c.action, _BEFORE.label("before_id"), verdict)
        .join(verdict, verdict.c.uuid == change.c.uuid)
        .where(change.c.kind == "verdict", change.c.before.is_(None), HOLDS, change.c.action.in_(chosen), *about)
    )
    given = [row for row in connection.execute(query).mappings() if row["before_id"] is not None]
    earlier = select(verdict).where(among(verdict.c.id, {row["before_id"] for row in given}))
    before = {row["id"]: row for row in connection.execute(earlier).mappings()} if given else {}
    found: dict[int, list[FieldChange]] = defaultdict(list)
    for row in given:
        was = before[row["before_id"]]
        found[row["action"]] += [
            FieldChange("verdict", row["uuid"], name, was[name], row[name])
            for name in TOLD["verdict"]
            if (was[name] or "") != (row[name] or "")
        ]
    return found
