"""The tables of a workspace, and what marks a file as one.

Each record has a local number, never used again (AUTOINCREMENT), for joins and for people, and a UUID made once, which
CSV, JSON and the history use. There are no fractions in any table: rows are hashed by their JSON, and the digits of a
fraction differ between versions of SQLite.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    text,
)

from claimtrack.storage.columns import later_bytes, later_number, later_text, link, metadata, record, words
from claimtrack.storage.plain_text import PlainText

APPLICATION_ID = 0x434C4D54  # "CLMT"
VERSION = 2

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

setting = record("setting", words("name", is_unique=True), words("value"))

article = record(
    "article",
    words("title"),
    words("publisher"),
    words("author"),
    words("address"),
    Column("published", PlainText),
    words("language"),
    words("media_type"),
    Column("text_sha256", PlainText, ForeignKey("content.sha256"), nullable=False, index=True),
    Column("original_sha256", PlainText, ForeignKey("content.sha256"), nullable=False),
    words("created"),
    Column("deleted", PlainText, index=True),  # when it went to the trash
)

speaker = record("speaker", words("name"), words("folded", is_unique=True))

spelling = record("spelling", link("speaker_id", "speaker"), words("name"), words("folded", is_unique=True))

claim = record(
    "claim",
    link("article_id", "article", is_optional=True),
    words("text"),
    Column("quote", PlainText),
    Column("start", Integer),
    Column("end", Integer),
    words("prefix"),
    words("suffix"),
    link("speaker_id", "speaker", is_optional=True),
    words("voice"),
    words("kind"),
    Column("denied", Integer, nullable=False, server_default=text("0")),
    Column("date", PlainText),
    Column("date_text", PlainText),
    Column("date_of", PlainText),
    Column("date_reason", PlainText),
    Column("earliest", PlainText, index=True),
    Column("latest", PlainText),
    Column("score", Integer, nullable=False, server_default=text("0")),  # thousandths
    words("reasons"),
    link("same_event_id", "claim", is_optional=True),
    Column("status", PlainText, nullable=False),
    Column("status_before", PlainText),
    Column("dismiss_reason", PlainText),
    Column("priority", PlainText, nullable=False, server_default=text("'normal'")),
    Column("due", PlainText),
    Column("assignee", PlainText, nullable=False, server_default=text("''"), index=True),
    Column("rating", PlainText, index=True),
    Column("scale", PlainText),
    words("created"),
    words("updated"),
    Column("deleted", PlainText, index=True),  # when it went to the trash
    later_text("speaker_reason", since=2),
    CheckConstraint('(quote IS NULL) = (start IS NULL) AND (start IS NULL) = ("end" IS NULL)', name="whole_quote"),
)
Index("ix_claim_place", claim.c.article_id, claim.c.start, claim.c.deleted)
Index("ix_claim_status", claim.c.deleted, claim.c.status, claim.c.article_id)  # all that the sidebar counts by

tag = record("tag", link("claim_id", "claim"), Column("name", PlainText, nullable=False, index=True))

appearance = record(
    "appearance",
    link("claim_id", "claim"),
    words("address"),
    words("platform"),
    words("account"),
    Column("date", PlainText),
    Column("reach", Integer),
    Column("counted_on", PlainText),
    Column("is_first", Integer, nullable=False, server_default=text("0")),
    words("created"),
)

source = record(
    "source",
    link("article_id", "article", is_optional=True),
    words("title"),
    words("publisher"),
    words("author"),
    Column("published", PlainText),
    Column("address", PlainText, nullable=False, server_default=text("''"), index=True),
    words("kind"),
    words("language"),
    words("origin"),
    Column("is_nameable", Integer, nullable=False, server_default=text("1")),
    words("interest"),
    words("reliability"),
    Column("reliability_on", PlainText),
    words("created"),
    later_text("deleted", since=2, is_indexed=True),  # when it went to the trash
    later_text("archived", since=2),  # the address of a copy in an archive of the web
    later_text("canonical", since=2, is_indexed=True),  # the address without what leads to the same page
)

snapshot = record(
    "snapshot",
    link("source_id", "source"),
    Column("sha256", PlainText, ForeignKey("content.sha256"), nullable=False, index=True),
    words("media_type"),
    words("name"),
    words("how"),
    words("taken"),
    later_text("requested_address", since=2),
    later_text("final_address", since=2),
    later_bytes("record", since=2),  # request, response and redirects as WARC
    later_bytes("text_sha256", since=2),  # the text that was read from it
    later_text("note", since=2),
)

evidence = record(
    "evidence",
    link("claim_id", "claim"),
    link("source_id", "source"),
    words("stance"),
    words("quote"),
    words("place"),
    words("translation"),
    words("note"),
    words("created"),
    later_text("prefix", since=2),
    later_text("suffix", since=2),
    later_number("start", since=2),
    later_number("end", since=2),
    later_number("page", since=2),
    later_bytes("pinned_sha256", since=2),  # the read text in which the quote was found
)

verdict = record(
    "verdict",
    link("claim_id", "claim"),
    words("scale"),
    words("rating"),
    words("rationale_en"),
    words("rationale_ar"),
    Column("established", PlainText),
    words("right"),
    Column("confidence", PlainText),
    words("reason"),
    words("override"),
    words("decided_by"),
    Column("decided_at", PlainText, nullable=False),
    link("beside_id", "verdict", is_optional=True, since=2),  # of a blind second one: the verdict it was given beside
)

note = record("note", link("claim_id", "claim"), words("kind"), words("text"), words("written_by"), words("written_at"))

review = record(
    "review",
    link("claim_id", "claim"),
    words("move"),
    words("note"),
    words("override"),
    words("who"),
    words("at"),
    link("verdict_id", "verdict", is_optional=True, since=2),  # which verdict the step was about
)

person = record("person", words("name", is_unique=True), words("created"))

scale = record(
    "scale",
    words("name"),
    Column("version", Integer, nullable=False),
    words("document"),
    words("created"),
    UniqueConstraint("name", "version"),
)

request = record(
    "request",
    link("claim_id", "claim"),
    words("whom"),
    words("how"),
    words("question"),
    Column("asked_on", PlainText),
    Column("due", PlainText, index=True),
    words("answer"),
    Column("answered_on", PlainText),
    words("asked_by"),
    words("created"),
)

publication = record(
    "publication",
    words("headline"),
    words("address"),
    words("language"),
    Column("date", PlainText),
    words("authors"),
    words("published_by"),
    words("created"),
)

publication_claim = record(
    "publication_claim",
    link("publication_id", "publication"),
    link("claim_id", "claim"),
    link("verdict_id", "verdict", is_optional=True),  # the one that was published
    UniqueConstraint("publication_id", "claim_id"),
)

correction = record(
    "correction",
    link("claim_id", "claim"),
    link("publication_id", "publication", is_optional=True),
    link("verdict_id", "verdict", is_optional=True),  # the one that holds since, where it changed
    words("kind"),
    words("note"),
    words("who"),
    words("at"),
)

complaint = record(
    "complaint",
    link("claim_id", "claim", is_optional=True),
    link("publication_id", "publication", is_optional=True),
    words("complainant"),
    words("text"),
    Column("received", PlainText),
    words("answer"),
    Column("answered_on", PlainText),
    link("correction_id", "correction", is_optional=True),  # what came of it
    words("logged_by"),
    words("created"),
)

action = Table(
    "action",
    metadata,
    Column("sequence", Integer, primary_key=True),
    words("at"),
    Column("who", PlainText, nullable=False),
    words("label"),
    words("args"),
    words("hash"),
    sqlite_autoincrement=True,
)

change = Table(
    "change",
    metadata,
    Column("action", Integer, ForeignKey("action.sequence"), primary_key=True),
    Column("place", Integer, primary_key=True),
    words("kind"),
    Column("uuid", PlainText, nullable=False, index=True),
    Column("claim_id", Integer, index=True),  # which claim the row is about, so that its history is found
    Column("before", PlainText),
    Column("after", PlainText),
    sqlite_with_rowid=False,
)

branch = Table(
    "branch",  # the history of a copy that was merged, from where it left a history that is known here
    metadata,
    Column("id", Integer, primary_key=True),
    words("name"),
    words("base"),  # the hash of the action that it goes on from
    Column("merged", Integer, ForeignKey("action.sequence"), nullable=False, index=True),
    sqlite_autoincrement=True,
)

branch_action = Table(
    "branch_action",
    metadata,
    Column("branch_id", Integer, ForeignKey("branch.id"), primary_key=True),
    Column("sequence", Integer, primary_key=True),
    words("at"),
    Column("who", PlainText, nullable=False, index=True),
    words("label"),
    words("args"),
    Column("hash", PlainText, nullable=False, unique=True),
    sqlite_with_rowid=False,
)

branch_change = Table(
    "branch_change",
    metadata,
    Column("branch_id", Integer, primary_key=True),
    Column("action", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    words("kind"),
    Column("uuid", PlainText, nullable=False, index=True),
    Column("claim_id", Integer),  # its number in the copy
    Column("claim_uuid", PlainText, index=True),
    Column("before", PlainText),
    Column("after", PlainText),
    ForeignKeyConstraint(["branch_id", "action"], ["branch_action.branch_id", "branch_action.sequence"]),
    sqlite_with_rowid=False,
)

migration = Table("alembic_version", metadata, Column("version_num", PlainText, primary_key=True))

RECORDS: dict[str, Table] = {
    table.name: table
    for table in (
        *(setting, article, speaker, spelling, claim, tag, appearance, source, snapshot, evidence, verdict, note),
        *(review, person, scale, request, publication, publication_claim, correction, complaint),
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
        for table in ("content", "chunk", "action", "change", "branch", "branch_action", "branch_change")
        for verb in ("update", "delete")
    ]
