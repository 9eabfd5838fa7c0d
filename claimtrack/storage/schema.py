"""The tables of a workspace, and what marks a file as one.

Each record has a local number, never used again (AUTOINCREMENT), for joins and for people, and a UUID made once, which
CSV, JSON and the history use. There are no fractions in any table: rows are hashed by their JSON, and the digits of a
fraction differ between versions of SQLite.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    text,
)
from sqlalchemy.schema import SchemaItem

from claimtrack.storage.plain_text import PlainText

APPLICATION_ID = 0x434C4D54  # "CLMT"
VERSION = 1

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _words(name: str, *, is_unique: bool = False) -> Column[str]:
    return Column(name, PlainText, nullable=False, server_default=text("''"), unique=is_unique)


def _link(name: str, target: str, *, is_optional: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=is_optional, index=True)


def _record(name: str, *items: SchemaItem) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uuid", PlainText, nullable=False, unique=True),
        *items,
        sqlite_autoincrement=True,
    )


content = Table(
    "content",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", PlainText, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    sqlite_autoincrement=True,
)

chunk = Table(
    "chunk",
    metadata,
    Column("content_id", Integer, ForeignKey("content.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

setting = _record("setting", _words("name", is_unique=True), _words("value"))

article = _record(
    "article",
    _words("title"),
    _words("publisher"),
    _words("author"),
    _words("address"),
    Column("published", PlainText),
    _words("language"),
    _words("media_type"),
    Column("text_sha256", PlainText, ForeignKey("content.sha256"), nullable=False, index=True),
    Column("original_sha256", PlainText, ForeignKey("content.sha256"), nullable=False),
    _words("created"),
    Column("deleted", PlainText, index=True),  # when it went to the trash
)

speaker = _record("speaker", _words("name"), _words("folded", is_unique=True))

spelling = _record("spelling", _link("speaker_id", "speaker"), _words("name"), _words("folded", is_unique=True))

claim = _record(
    "claim",
    _link("article_id", "article", is_optional=True),
    _words("text"),
    Column("quote", PlainText),
    Column("start", Integer),
    Column("end", Integer),
    _words("prefix"),
    _words("suffix"),
    _link("speaker_id", "speaker", is_optional=True),
    _words("voice"),
    _words("kind"),
    Column("denied", Integer, nullable=False, server_default=text("0")),
    Column("date", PlainText),
    Column("date_text", PlainText),
    Column("date_of", PlainText),
    Column("date_reason", PlainText),
    Column("earliest", PlainText, index=True),
    Column("latest", PlainText),
    Column("score", Integer, nullable=False, server_default=text("0")),  # thousandths
    _words("reasons"),
    _link("same_event_id", "claim", is_optional=True),
    Column("status", PlainText, nullable=False),
    Column("status_before", PlainText),
    Column("dismiss_reason", PlainText),
    Column("priority", PlainText, nullable=False, server_default=text("'normal'")),
    Column("due", PlainText),
    Column("assignee", PlainText, nullable=False, server_default=text("''"), index=True),
    Column("rating", PlainText, index=True),
    Column("scale", PlainText),
    _words("created"),
    _words("updated"),
    Column("deleted", PlainText, index=True),  # when it went to the trash
    CheckConstraint('(quote IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL)', name="whole_quote"),
)
Index("ix_claim_place", claim.c.article_id, claim.c.start, claim.c.deleted)
Index("ix_claim_status", claim.c.deleted, claim.c.status)

tag = _record("tag", _link("claim_id", "claim"), Column("name", PlainText, nullable=False, index=True))

appearance = _record(
    "appearance",
    _link("claim_id", "claim"),
    _words("address"),
    _words("platform"),
    _words("account"),
    Column("date", PlainText),
    Column("reach", Integer),
    Column("counted_on", PlainText),
    Column("is_first", Integer, nullable=False, server_default=text("0")),
    _words("created"),
)

source = _record(
    "source",
    _link("article_id", "article", is_optional=True),
    _words("title"),
    _words("publisher"),
    _words("author"),
    Column("published", PlainText),
    Column("address", PlainText, nullable=False, server_default=text("''"), index=True),
    _words("kind"),
    _words("language"),
    _words("origin"),
    Column("is_nameable", Integer, nullable=False, server_default=text("1")),
    _words("interest"),
    _words("reliability"),
    Column("reliability_on", PlainText),
    _words("created"),
)

snapshot = _record(
    "snapshot",
    _link("source_id", "source"),
    Column("sha256", PlainText, ForeignKey("content.sha256"), nullable=False, index=True),
    _words("media_type"),
    _words("name"),
    _words("how"),
    _words("taken"),
)

evidence = _record(
    "evidence",
    _link("claim_id", "claim"),
    _link("source_id", "source"),
    _words("stance"),
    _words("quote"),
    _words("place"),
    _words("translation"),
    _words("note"),
    _words("created"),
)

verdict = _record(
    "verdict",
    _link("claim_id", "claim"),
    _words("scale"),
    _words("rating"),
    _words("rationale_en"),
    _words("rationale_ar"),
    Column("established", PlainText),
    _words("right"),
    Column("confidence", PlainText),
    _words("reason"),
    _words("override"),
    _words("decided_by"),
    Column("decided_at", PlainText, nullable=False, index=True),
)

note = _record(
    "note", _link("claim_id", "claim"), _words("kind"), _words("text"), _words("written_by"), _words("written_at")
)

review = _record(
    "review",
    _link("claim_id", "claim"),
    _words("move"),
    _words("note"),
    _words("override"),
    _words("who"),
    _words("at"),
)

action = Table(
    "action",
    metadata,
    Column("sequence", Integer, primary_key=True),
    _words("at"),
    Column("who", PlainText, nullable=False, index=True),
    _words("label"),
    _words("args"),
    _words("hash"),
    sqlite_autoincrement=True,
)

change = Table(
    "change",
    metadata,
    Column("action", Integer, ForeignKey("action.sequence"), primary_key=True),
    Column("place", Integer, primary_key=True),
    _words("kind"),
    Column("uuid", PlainText, nullable=False, index=True),
    Column("claim_id", Integer, index=True),  # which claim the row is about, so that its history is found
    Column("before", PlainText),
    Column("after", PlainText),
    sqlite_with_rowid=False,
)

migration = Table("alembic_version", metadata, Column("version_num", PlainText, primary_key=True))

RECORDS: dict[str, Table] = {
    table.name: table
    for table in (
        *(setting, article, speaker, spelling, claim, tag, appearance, source, snapshot, evidence, verdict, note),
        review,
    )
}

SEARCH = (
    "CREATE VIRTUAL TABLE claim_search USING fts5(claim, quote, speaker, sources, notes, places, tokenize='unicode61', "
    "prefix='2 3')"
)


def guards() -> list[str]:
    """Triggers by which the file itself refuses to change what is kept as proof."""
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        for table in ("content", "chunk", "action", "change")
        for verb in ("update", "delete")
    ]
