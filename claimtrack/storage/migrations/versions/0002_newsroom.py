"""The second schema: what a newsroom adds, how a page was kept, where a quote stands in it, a trash for sources."""

from alembic import op

revision = "0002"
down_revision = "0001"

_BYTES = "TEXT REFERENCES content (sha256)"
_VERDICT = "INTEGER REFERENCES verdict (id)"
_COLUMNS = {
    "claim": {"speaker_reason": "TEXT"},
    "source": {"deleted": "TEXT", "archived": "TEXT", "canonical": "TEXT"},
    "snapshot": {
        "requested_address": "TEXT",
        "final_address": "TEXT",
        "record": _BYTES,
        "text_sha256": _BYTES,
        "note": "TEXT",
    },
    "evidence": {
        "prefix": "TEXT",
        "suffix": "TEXT",
        "start": "INTEGER",
        "end": "INTEGER",
        "page": "INTEGER",
        "pinned_sha256": _BYTES,
    },
    "verdict": {"beside_id": _VERDICT},
    "review": {"verdict_id": _VERDICT},
}
_INDEXES = {
    "source": ("deleted", "canonical"),
    "snapshot": ("record", "text_sha256"),
    "evidence": ("pinned_sha256",),
    "verdict": ("beside_id",),
    "review": ("verdict_id",),
}
_DROPPED = ("ix_verdict_decided_at", "ix_action_who", "ix_claim_status")  # nobody asked by the first two
_TABLES = """
CREATE TABLE person (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, name TEXT DEFAULT '' NOT
    NULL, created TEXT DEFAULT '' NOT NULL, CONSTRAINT uq_person_uuid UNIQUE (uuid), CONSTRAINT uq_person_name
    UNIQUE (name));

CREATE TABLE scale (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, name TEXT DEFAULT '' NOT
    NULL, version INTEGER NOT NULL, document TEXT DEFAULT '' NOT NULL, created TEXT DEFAULT '' NOT NULL, CONSTRAINT
    uq_scale_name_version UNIQUE (name, version), CONSTRAINT uq_scale_uuid UNIQUE (uuid));

CREATE TABLE request (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, claim_id INTEGER NOT NULL,
    whom TEXT DEFAULT '' NOT NULL, how TEXT DEFAULT '' NOT NULL, question TEXT DEFAULT '' NOT NULL, asked_on TEXT,
    due TEXT, answer TEXT DEFAULT '' NOT NULL, answered_on TEXT, asked_by TEXT DEFAULT '' NOT NULL, created TEXT
    DEFAULT '' NOT NULL, CONSTRAINT uq_request_uuid UNIQUE (uuid), CONSTRAINT fk_request_claim_id FOREIGN
    KEY(claim_id) REFERENCES claim (id));
CREATE INDEX ix_request_due ON request (due);
CREATE INDEX ix_request_claim_id ON request (claim_id);

CREATE TABLE publication (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, headline TEXT DEFAULT
    '' NOT NULL, address TEXT DEFAULT '' NOT NULL, language TEXT DEFAULT '' NOT NULL, date TEXT, authors TEXT
    DEFAULT '' NOT NULL, published_by TEXT DEFAULT '' NOT NULL, created TEXT DEFAULT '' NOT NULL, CONSTRAINT
    uq_publication_uuid UNIQUE (uuid));

CREATE TABLE publication_claim (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, publication_id
    INTEGER NOT NULL, claim_id INTEGER NOT NULL, verdict_id INTEGER, CONSTRAINT
    uq_publication_claim_publication_id_claim_id UNIQUE (publication_id, claim_id), CONSTRAINT
    uq_publication_claim_uuid UNIQUE (uuid), CONSTRAINT fk_publication_claim_publication_id FOREIGN
    KEY(publication_id) REFERENCES publication (id), CONSTRAINT fk_publication_claim_claim_id FOREIGN KEY(claim_id)
    REFERENCES claim (id), CONSTRAINT fk_publication_claim_verdict_id FOREIGN KEY(verdict_id) REFERENCES verdict
    (id));
CREATE INDEX ix_publication_claim_verdict_id ON publication_claim (verdict_id);
CREATE INDEX ix_publication_claim_publication_id ON publication_claim (publication_id);
CREATE INDEX ix_publication_claim_claim_id ON publication_claim (claim_id);

CREATE TABLE correction (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, claim_id INTEGER NOT
    NULL, publication_id INTEGER, verdict_id INTEGER, kind TEXT DEFAULT '' NOT NULL, note TEXT DEFAULT '' NOT NULL,
    who TEXT DEFAULT '' NOT NULL, at TEXT DEFAULT '' NOT NULL, CONSTRAINT uq_correction_uuid UNIQUE (uuid),
    CONSTRAINT fk_correction_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id), CONSTRAINT
    fk_correction_publication_id FOREIGN KEY(publication_id) REFERENCES publication (id), CONSTRAINT
    fk_correction_verdict_id FOREIGN KEY(verdict_id) REFERENCES verdict (id));
CREATE INDEX ix_correction_verdict_id ON correction (verdict_id);
CREATE INDEX ix_correction_claim_id ON correction (claim_id);
CREATE INDEX ix_correction_publication_id ON correction (publication_id);

CREATE TABLE complaint (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, claim_id INTEGER,
    publication_id INTEGER, complainant TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL, received TEXT,
    answer TEXT DEFAULT '' NOT NULL, answered_on TEXT, correction_id INTEGER, logged_by TEXT DEFAULT '' NOT NULL,
    created TEXT DEFAULT '' NOT NULL, CONSTRAINT uq_complaint_uuid UNIQUE (uuid), CONSTRAINT fk_complaint_claim_id
    FOREIGN KEY(claim_id) REFERENCES claim (id), CONSTRAINT fk_complaint_publication_id FOREIGN KEY(publication_id)
    REFERENCES publication (id), CONSTRAINT fk_complaint_correction_id FOREIGN KEY(correction_id) REFERENCES
    correction (id));
CREATE INDEX ix_complaint_claim_id ON complaint (claim_id);
CREATE INDEX ix_complaint_correction_id ON complaint (correction_id);
CREATE INDEX ix_complaint_publication_id ON complaint (publication_id);

CREATE TABLE branch (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT DEFAULT '' NOT NULL, base TEXT DEFAULT
    '' NOT NULL, merged INTEGER NOT NULL, CONSTRAINT fk_branch_merged FOREIGN KEY(merged) REFERENCES action
    (sequence));
CREATE INDEX ix_branch_merged ON branch (merged);

CREATE TABLE branch_action (branch_id INTEGER NOT NULL, sequence INTEGER NOT NULL, at TEXT DEFAULT '' NOT NULL, who
    TEXT NOT NULL, label TEXT DEFAULT '' NOT NULL, args TEXT DEFAULT '' NOT NULL, hash TEXT NOT NULL,
    CONSTRAINT pk_branch_action PRIMARY KEY (branch_id, sequence), CONSTRAINT fk_branch_action_branch_id FOREIGN
    KEY(branch_id) REFERENCES branch (id), CONSTRAINT uq_branch_action_hash UNIQUE (hash)) WITHOUT ROWID;
CREATE INDEX ix_branch_action_who ON branch_action (who);

CREATE TABLE branch_change (branch_id INTEGER NOT NULL, action INTEGER NOT NULL, place INTEGER NOT NULL, kind TEXT
    DEFAULT '' NOT NULL, uuid TEXT NOT NULL, claim_id INTEGER, claim_uuid TEXT, "before" TEXT, "after" TEXT,
    CONSTRAINT pk_branch_change PRIMARY KEY (branch_id, action, place), CONSTRAINT fk_branch_change_branch_id_action
    FOREIGN KEY(branch_id, action) REFERENCES branch_action (branch_id, sequence)) WITHOUT ROWID;
CREATE INDEX ix_branch_change_claim_uuid ON branch_change (claim_uuid);
CREATE INDEX ix_branch_change_uuid ON branch_change (uuid);
"""
_PROOF = ("branch", "branch_action", "branch_change")  # the file itself refuses to change them


def upgrade() -> None:
    """Add the columns, the tables, their indexes and their guards."""
    for table, columns in _COLUMNS.items():
        for column, kind in columns.items():
            op.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {kind}')
    for table, indexed in _INDEXES.items():
        for column in indexed:
            op.execute(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
    for index in _DROPPED:
        op.execute(f"DROP INDEX {index}")
    op.execute("CREATE INDEX ix_claim_status ON claim (deleted, status, article_id)")
    for statement in _TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for table in _PROOF:
        for verb in ("update", "delete"):
            refusal = f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            op.execute(f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} {refusal}")
