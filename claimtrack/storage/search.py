"""The search index: FTS5 over folded text, brought up to date from what an action captured."""

from sqlalchemy import Connection, text

from claimtrack.language.text.hits import words_of
from claimtrack.storage.capture import Span

_AFFECTED = """WITH step AS (SELECT kind, row, coalesce(after, before) AS image FROM captured
        WHERE place > :start AND place <= :stop)
    SELECT row FROM step WHERE kind = 'claim'
    UNION SELECT json_extract(image, '$.claim_id') FROM step
        WHERE kind IN ('evidence', 'note', 'appearance')
    UNION SELECT claim.id FROM claim WHERE speaker_id IN (SELECT row FROM step WHERE kind = 'speaker'
        UNION SELECT json_extract(image, '$.speaker_id') FROM step WHERE kind = 'spelling')
    UNION SELECT evidence.claim_id FROM evidence WHERE source_id IN (SELECT row FROM step WHERE kind = 'source')"""

_FILL = """INSERT INTO claim_search (rowid, claim, quote, speaker, sources, notes, places)
    SELECT claim.id, fold(claim.text), fold(claim.quote),
        fold(speaker.name || coalesce(char(10) || (SELECT group_concat(spelling.name, char(10))
            FROM spelling WHERE spelling.speaker_id = speaker.id), '')),
        fold((SELECT group_concat(
                source.title || ' ' || source.publisher || ' ' || source.origin || ' ' || evidence.quote, char(10))
            FROM evidence JOIN source ON source.id = evidence.source_id WHERE evidence.claim_id = claim.id)),
        fold((SELECT group_concat(note.text, char(10)) FROM note WHERE note.claim_id = claim.id)),
        fold((SELECT group_concat(
                appearance.address || ' ' || appearance.platform || ' ' || appearance.account, char(10))
            FROM appearance WHERE appearance.claim_id = claim.id))
    FROM claim LEFT JOIN speaker ON speaker.id = claim.speaker_id
    WHERE claim.id IN (SELECT id FROM temp.affected)"""


def update(connection: Connection, span: Span) -> None:
    """Index anew the claims that an action touched, in its own transaction."""
    # kept and emptied: a table that comes and goes would have every statement of the connection prepared anew
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS affected (id INTEGER PRIMARY KEY)")
    connection.execute(text(f"INSERT INTO temp.affected {_AFFECTED}"), span.bounds)
    connection.exec_driver_sql("DELETE FROM claim_search WHERE rowid IN (SELECT id FROM temp.affected)")
    connection.exec_driver_sql(_FILL)
    connection.exec_driver_sql("DELETE FROM temp.affected")


def match_expression(query: str) -> str | None:
    """What a person typed, as an FTS5 expression: every word must be there, the last may be unfinished.

    Each word is quoted, so that nothing typed is read as syntax. None where there is no word to look for.
    """
    words = words_of(query)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + "*"
