"""The search index: FTS5 over folded text, brought up to date from what an action came to."""

import sqlite3
from collections.abc import Collection

from claimtrack.language.text.hits import words_of
from claimtrack.storage.outcome import CHANGED

# what the index is made of: a change of anything else leaves it as it is
_INDEXED = {
    "claim": ("text", "quote", "speaker_id"),
    "evidence": ("claim_id", "source_id", "quote"),
    "note": ("claim_id", "text"),
    "appearance": ("claim_id", "address", "platform", "account"),
    "speaker": ("name",),
    "spelling": ("speaker_id", "name"),
    "source": ("title", "publisher", "origin"),
}
# the claims that a changed row is in the index for, as it was before and as it is now
_CLAIMS = {
    "claim": "SELECT row FROM changed",
    "speaker": "SELECT claim.id FROM claim WHERE speaker_id IN (SELECT row FROM changed)",
    "source": "SELECT claim_id FROM evidence WHERE source_id IN (SELECT row FROM changed)",
    "spelling": "SELECT claim.id FROM claim WHERE speaker_id IN (SELECT json_extract(before, '$.speaker_id') "
    "FROM changed UNION SELECT json_extract(after, '$.speaker_id') FROM changed)",
    **dict.fromkeys(
        ("evidence", "note", "appearance"),
        "SELECT claim.id FROM claim WHERE id IN (SELECT json_extract(before, '$.claim_id') "
        "FROM changed UNION SELECT json_extract(after, '$.claim_id') FROM changed)",
    ),
}
# a function is called for NULL, too: what is not there is not folded
_FILL = """INSERT INTO claim_search (rowid, claim, quote, speaker, sources, notes, places)
    SELECT claim.id, fold(claim.text), fold(claim.quote),
        fold(speaker.name || coalesce(char(10) || (SELECT group_concat(spelling.name, char(10))
            FROM spelling WHERE spelling.speaker_id = speaker.id), '')),
        (SELECT fold(words) FROM (SELECT group_concat(
                source.title || ' ' || source.publisher || ' ' || source.origin || ' ' || evidence.quote, char(10))
            AS words FROM evidence JOIN source ON source.id = evidence.source_id WHERE evidence.claim_id = claim.id)
            WHERE words IS NOT NULL),
        (SELECT fold(words) FROM (SELECT group_concat(note.text, char(10)) AS words
            FROM note WHERE note.claim_id = claim.id) WHERE words IS NOT NULL),
        (SELECT fold(words) FROM (SELECT group_concat(
                appearance.address || ' ' || appearance.platform || ' ' || appearance.account, char(10)) AS words
            FROM appearance WHERE appearance.claim_id = claim.id) WHERE words IS NOT NULL)
    FROM claim LEFT JOIN speaker ON speaker.id = claim.speaker_id
    WHERE claim.id IN (SELECT id FROM temp.affected)"""
_TAKE_OUT = """DELETE FROM claim_search
    WHERE rowid IN (SELECT id FROM temp.affected WHERE id IN (SELECT id FROM claim_search_docsize))"""


def _affected(kind: str) -> str:
    pairs = ((f"json_extract({state}, '$.{name}')" for state in ("before", "after")) for name in _INDEXED[kind])
    is_other = " OR ".join(("before IS NULL", "after IS NULL", *(" IS NOT ".join(pair) for pair in pairs)))
    changed = f"SELECT row, before, after FROM {CHANGED} WHERE kind = '{kind}' AND ({is_other})"  # noqa: S608 - ours
    return f"INSERT OR IGNORE INTO temp.affected WITH changed AS ({changed}) {_CLAIMS[kind]}"


_AFFECTED = {kind: _affected(kind) for kind in _INDEXED}


def update(raw: sqlite3.Connection, kinds: Collection[str]) -> None:
    """Index anew the claims for which an action changed what the index is made of, in its own transaction."""
    # kept and emptied: a table that comes and goes would have every statement of the connection prepared anew
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS affected (id INTEGER PRIMARY KEY)")
    found = sum(raw.execute(_AFFECTED[kind]).rowcount for kind in _INDEXED if kind in kinds)
    if found:
        raw.execute(_TAKE_OUT)
        raw.execute(_FILL)
        raw.execute("DELETE FROM temp.affected")


def match_expression(query: str) -> str | None:
    """What a person typed, as an FTS5 expression: every word must be there, the last may be unfinished.

    Each word is quoted, so that nothing typed is read as syntax. None where there is no word to look for.
    """
    words = words_of(query)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + "*"
