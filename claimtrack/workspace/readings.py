"""What was read out of an article and corrected by a person: in one claim, then in all that were read alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, or_, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Claim
from claimtrack.domain.drawn import DateOf, Voice
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim
from claimtrack.storage.schema import speaker as speakers
from claimtrack.workspace import claim_rows
from claimtrack.workspace.article_rows import dated
from claimtrack.workspace.desk import Desk
from claimtrack.workspace.speakers import speaker_number

SPEAKER_BY_HAND, DATE_BY_HAND = "speaker.by-hand", "date.by-hand"
MEANT = "speaker.last-named"  # the speaker was named before, and not in these words
_OPEN = (Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS)  # before review


@dataclass(frozen=True, slots=True)
class Alike:
    """Other claims of an article in which the same speaker, or the same date, was read as in one."""

    speaker: tuple[int, ...] = ()
    date: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.speaker, *self.date)))


class Readings:
    """Corrects once what was read wrongly more than once."""

    _desk: Desk

    def read_alike(self, was: Claim) -> Alike:
        """What was read as in a claim whose speaker or date is another now than `was` says; no edit of a person's.

        A speaker who was only meant ("he said") is alike where he was only meant, too; words of a date are alike where
        the same words were read as the same date for the same reason.
        """
        with self._desk.read() as connection:
            return _alike(connection, was, claim_rows.columns_of(connection, was.id))

    def correct_alike(self, was: Claim) -> Changes:
        """Give all that was read as in `was` the speaker and the date that its claim has now, in one step."""
        with self._desk.read() as connection:
            count = len(_alike(connection, was, claim_rows.columns_of(connection, was.id)).numbers)
        with self._desk.act(Message("action.claim.correct-alike", count=count, claim=was.id)) as action:
            connection = action.connection
            now = claim_rows.columns_of(connection, was.id)
            alike = _alike(connection, was, now)
            name = connection.scalar(select(speakers.c.name).where(speakers.c.id == now["speaker_id"])) or ""
            rows = connection.execute(select(claim).where(among(claim.c.id, alike.numbers))).mappings().all()
            for row in rows:
                values: dict[str, Any] = {}
                if row["id"] in alike.speaker:
                    values |= said_by(connection, row, name) | {"text": named_anew(connection, row, name)}
                if row["id"] in alike.date:
                    values |= dated_by_hand(row, now["date"] or "")
                query = update(claim).where(claim.c.id == row["id"])
                connection.execute(query.values(**values, updated=action.at))
        return action.changes


def _alike(connection: Connection, was: Claim, now: RowMapping) -> Alike:
    name = connection.scalar(select(speakers.c.name).where(speakers.c.id == now["speaker_id"]))
    is_of_article = (
        claim.c.article_id == was.article_id,
        claim.c.id != was.id,
        claim.c.deleted.is_(None),
        claim.c.status.in_(_OPEN),
    )

    def found(*conditions: ColumnElement[bool]) -> Sequence[int]:
        query = select(claim.c.id).outerjoin(speakers, speakers.c.id == claim.c.speaker_id)
        return connection.scalars(query.where(*is_of_article, *conditions).order_by(claim.c.start, claim.c.id)).all()

    speaker: Sequence[int] = ()
    date: Sequence[int] = ()
    if was.speaker and was.speaker != name and was.speaker_reason != SPEAKER_BY_HAND:
        speaker = found(speakers.c.name == was.speaker, _reads_speaker(was))
    if was.date and was.date != now["date"] and was.date_text and was.date_reason != DATE_BY_HAND:
        read = (claim.c.date == was.date, claim.c.date_text == was.date_text, claim.c.date_reason == was.date_reason)
        date = found(*read)
    return Alike(tuple(speaker), tuple(date))


def _reads_speaker(was: Claim) -> ColumnElement[bool]:
    """Whether the speaker of a row was read as in a claim; nothing tells of an older row but that nobody touched it."""
    if was.speaker_reason == MEANT:
        return claim.c.speaker_reason == MEANT
    is_untouched = and_(claim.c.speaker_reason.is_(None), claim.c.updated == claim.c.created)
    return or_(claim.c.speaker_reason != SPEAKER_BY_HAND, is_untouched)


# -- one row ----------------------------------------------------------------------------------------------------------


def said_by(connection: Connection, row: RowMapping, speaker: str) -> dict[str, object]:
    """The columns of a speaker entered by hand; who is named does not speak in the article's own voice."""
    number, voice = speaker_number(connection, speaker), Voice(row["voice"])
    if number is not None and voice is Voice.ARTICLE:
        voice = Voice.REPORTED
    elif number is None and voice is Voice.REPORTED:
        voice = Voice.ARTICLE
    reason = row["speaker_reason"] if number == row["speaker_id"] else SPEAKER_BY_HAND
    return {"speaker_id": number, "voice": voice, "speaker_reason": reason}


def named_anew(connection: Connection, row: RowMapping, speaker: str) -> str:
    """The claim's text, in which a speaker whose name was added in brackets bears the new name."""
    text: str = row["text"]
    before = connection.scalar(select(speakers.c.name).where(speakers.c.id == row["speaker_id"]))
    name = " ".join(speaker.split())
    return text.replace(f"[{before}]", f"[{name}]") if before and name else text


def dated_by_hand(row: RowMapping, date: str) -> dict[str, str | None]:
    """The columns of a date entered by hand, or taken out."""
    if not date:
        return dated(None) | {"date_text": None, "date_of": None, "date_reason": None}
    return dated(date) | {
        "date_text": None,
        "date_of": row["date_of"] or DateOf.EVENT,
        "date_reason": DATE_BY_HAND,
    }
