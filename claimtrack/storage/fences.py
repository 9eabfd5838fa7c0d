"""What a connection may never do, whatever a file or a statement asks for: limits, and an authorizer.

A file from elsewhere is used only where it is built like one of ours; this holds before that is known, and if it fails.
"""

import sqlite3

# sqlite.org/limits.html: above what we use by far, and far below what would fill a machine
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 250_000_000,  # bytes of a row or a text
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # VACUUM takes one
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"})
_PRAGMAS = frozenset({"writable_schema", "temp_store_directory", "data_store_directory", "trusted_schema"})
_MODULES = frozenset({"fts5"})


def put_up(raw: sqlite3.Connection) -> None:
    """Limit a connection, once it is set up."""
    for limit, most in _LIMITS.items():
        raw.setlimit(limit, most)
    raw.set_authorizer(_judge)


def _judge(action: int, first: str | None, second: str | None, _database: str | None, _within: str | None) -> int:
    is_forbidden = (
        (action == sqlite3.SQLITE_ATTACH and bool(first))  # VACUUM attaches a nameless file
        or (action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FUNCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _PRAGMAS and second is not None)
        or (action == sqlite3.SQLITE_CREATE_VTABLE and (second or "").lower() not in _MODULES)
        or action == sqlite3.SQLITE_CREATE_VIEW
    )
    return sqlite3.SQLITE_DENY if is_forbidden else sqlite3.SQLITE_OK
