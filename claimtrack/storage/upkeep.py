"""Upkeep of a workspace file: the bytes that nothing refers to, and how they are removed."""

from sqlalchemy import Connection, delete, func, select, union

from claimtrack.storage.schema import article, chunk, content, evidence, guards, snapshot

_NAMING = (
    *(article.c.text_sha256, article.c.original_sha256, evidence.c.pinned_sha256),
    *(snapshot.c.sha256, snapshot.c.record, snapshot.c.text_sha256),
)
_USED = union(*(select(name).where(name.is_not(None)) for name in _NAMING))
_IS_UNUSED = content.c.sha256.not_in(_USED)


def unused(connection: Connection) -> tuple[int, int]:
    """How many stored files no article and no kept copy refers to, and their bytes."""
    query = select(func.count(), func.coalesce(func.sum(content.c.size), 0)).where(_IS_UNUSED)
    count, size = connection.execute(query).one()
    return count, size


def remove_unused(connection: Connection) -> None:
    """Remove the stored files that nothing refers to, inside an action: the one that the guards make way for."""
    making_way = {f"{table}_no_delete" for table in ("content", "chunk")}
    for guard in making_way:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {guard}")
    connection.execute(delete(chunk).where(chunk.c.content_id.in_(select(content.c.id).where(_IS_UNUSED))))
    connection.execute(delete(content).where(_IS_UNUSED))
    for statement in guards():
        if statement.split()[2] in making_way:
            connection.exec_driver_sql(statement)
