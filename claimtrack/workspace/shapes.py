"""The shape of claims: two that belong together become one, one that says two things becomes two."""

import re

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import Priority
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.status import Status
from claimtrack.language.text import joins
from claimtrack.storage.schema import appearance, claim, complaint, evidence, note, request, tag
from claimtrack.workspace import claim_rows
from claimtrack.workspace.article_rows import quoted, text_of
from claimtrack.workspace.desk import Desk, new_uuid

_OPEN = (Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS)  # before review, in the order of the work
_URGENCY = (Priority.LOW, Priority.NORMAL, Priority.HIGH)
_SAID_BY = ("speaker_id", "speaker_reason", "voice", "denied")
_WHEN = ("date", "earliest", "latest", "date_text", "date_of", "date_reason")
_KEPT_BY_BOTH = (*_SAID_BY, *_WHEN, "article_id", "kind", "score", "reasons", "priority", "due", "assignee")


class Shapes:
    """How the words of an article are shared out among its claims."""

    _desk: Desk

    def above(self, number: int) -> int | None:
        """The claim that stands before this one in its article, those put aside left out; None at the top."""
        with self._desk.read() as connection:
            row = claim_rows.columns_of(connection, number)
            if row["start"] is None:
                return None
            is_before = (claim.c.start < row["start"]) | ((claim.c.start == row["start"]) & (claim.c.id < number))
            query = (
                select(claim.c.id)
                .where(claim.c.article_id == row["article_id"], is_before, claim.c.deleted.is_(None))
                .where(claim.c.status != Status.DISMISSED)
                .order_by(claim.c.start.desc(), claim.c.id.desc())
            )
            return connection.scalar(query.limit(1))

    def merge(self, number: int, *, into: int) -> Changes:
        """Let another claim of the same article swallow this one, with its evidence, notes, places and tags.

        RefusedProblem where more than blanks, marks and a joining word stand between the two, where one is past its
        checking, or where this one has a verdict, which nobody gave on both.
        """
        with self._desk.act(Message("action.claim.merge", claim=number, into=into)) as action:
            connection = action.connection
            swallowed, row = (claim_rows.columns_of(connection, each) for each in (number, into))
            _refuse_unmergeable(swallowed, row)
            text = text_of(connection, row["article_id"])
            first, second = sorted((row, swallowed), key=lambda each: (each["start"], each["id"]))
            if second["start"] > first["end"] and not joins.is_join(text[first["end"] : second["start"]]):
                raise RefusedProblem(Message("claim.merge-apart", claim=number, into=into))
            _hand_over(connection, number, into)
            values = _merged(row, swallowed) | quoted(text, first["start"], max(first["end"], second["end"]))
            values["text"] = claim_rows.checked(_joined(text, first, second))
            connection.execute(update(claim).where(claim.c.id == into).values(**values, updated=action.at))
            connection.execute(delete(claim).where(claim.c.id == number))
        return action.changes

    def split(self, number: int, at: int) -> Changes:
        """Cut a claim in two at a place in its article's text, in code points; at the beginning of the word there.

        The first keeps what was done; both keep who says it and when. RefusedProblem where one half has no words.
        """
        with self._desk.act(Message("action.claim.split", claim=number)) as action:
            row = claim_rows.columns_of(action.connection, number)
            _refuse_closed(row)
            if row["quote"] is None or not row["start"] < at < row["end"]:
                raise RefusedProblem(Message("claim.split-outside", claim=number))
            text = text_of(action.connection, row["article_id"])
            at = row["start"] + joins.word_start(row["quote"], at - row["start"])
            halves = (joins.trimmed(text, row["start"], at), joins.trimmed(text, at, row["end"]))
            if any(start == end for start, end in halves):
                raise RefusedProblem(Message("claim.split-empty", claim=number))
            first, second = (quoted(text, *half) for half in halves)
            words = _shared_out(row["text"], str(first["quote"]), str(second["quote"]))
            first |= {"text": words[0], "updated": action.at}
            action.connection.execute(update(claim).where(claim.c.id == number).values(**first))
            second |= {name: row[name] for name in _KEPT_BY_BOTH}
            second |= {"uuid": new_uuid(), "text": words[1], "status": _unworked(row["status"])}
            second |= {"same_event_id": row["same_event_id"], "created": row["created"], "updated": action.at}
            made = insert(claim).values(**second).returning(claim.c.id)
            action.made.append(action.connection.execute(made).scalar_one())
        return action.changes


def _refuse_closed(row: RowMapping) -> None:
    if row["status"] not in _OPEN:
        status = Message(f"status.{row['status']}")
        raise RefusedProblem(Message("claim.shape-closed", claim=row["id"], status=status))


def _refuse_unmergeable(swallowed: RowMapping, row: RowMapping) -> None:
    for each in (row, swallowed):
        _refuse_closed(each)
    is_one_text = row["article_id"] is not None and row["article_id"] == swallowed["article_id"]
    is_placed = row["start"] is not None and swallowed["start"] is not None
    if row["id"] == swallowed["id"] or not is_one_text or not is_placed:
        raise RefusedProblem(Message("claim.merge-apart", claim=swallowed["id"], into=row["id"]))
    if swallowed["rating"] is not None:
        raise RefusedProblem(Message("claim.merge-judged", claim=swallowed["id"]))


def _merged(row: RowMapping, swallowed: RowMapping) -> dict[str, object]:
    """The columns of the claim that both became: its own where it has them, the other's where it has none."""
    reasons = dict.fromkeys((*row["reasons"].split(), *swallowed["reasons"].split()))
    speaking = row if row["speaker_id"] is not None or swallowed["speaker_id"] is None else swallowed
    dated = row if row["date"] is not None or swallowed["date"] is None else swallowed
    return {
        **{name: speaking[name] for name in _SAID_BY},
        **{name: dated[name] for name in _WHEN},
        "score": max(row["score"], swallowed["score"]),
        "reasons": " ".join(reasons),
        "status": max(row["status"], swallowed["status"], key=_OPEN.index),
        "priority": max(row["priority"], swallowed["priority"], key=_URGENCY.index),
        "due": min(filter(None, (row["due"], swallowed["due"])), default=None),
        "assignee": row["assignee"] or swallowed["assignee"],
        "same_event_id": None if row["same_event_id"] == swallowed["id"] else row["same_event_id"],
    }


def _hand_over(connection: Connection, number: int, into: int) -> None:
    """Hang everything of one claim on another."""
    there = select(tag.c.name).where(tag.c.claim_id == into)
    connection.execute(delete(tag).where(tag.c.claim_id == number, tag.c.name.in_(there)))
    has_first = select(appearance.c.id).where(appearance.c.claim_id == into, appearance.c.is_first == 1).exists()
    connection.execute(update(appearance).where(appearance.c.claim_id == number, has_first).values(is_first=0))
    for table in (evidence, note, tag, appearance, request, complaint):
        connection.execute(update(table).where(table.c.claim_id == number).values(claim_id=into))
    others = update(claim).where(claim.c.same_event_id == number, claim.c.id != into)
    connection.execute(others.values(same_event_id=into))


def _joined(text: str, first: RowMapping, second: RowMapping) -> str:
    """The words of both claims, with what stands between them in the article."""
    if second["end"] <= first["end"]:
        return str(first["text"])
    if second["start"] >= first["end"]:
        between = re.sub(r"\s+", " ", text[first["end"] : second["start"]])
        return f"{first['text']}{between}{second['text']}"
    return f"{first['text']}{text[first['end'] : second['end']]}"


def _shared_out(text: str, first: str, second: str) -> tuple[str, str]:
    """A claim's text for its two halves; an edited text goes with the half whose words in it can be told."""
    if text.endswith(second) and (rest := joins.trimmed(text, 0, len(text) - len(second))) != (0, 0):
        return text[slice(*rest)], second
    if text.startswith(first) and (rest := joins.trimmed(text, len(first), len(text)))[0] != rest[1]:
        return first, text[slice(*rest)]
    return first, second


def _unworked(status: str) -> str:
    """The status of a half that nothing has been done on yet."""
    return Status.TO_CHECK if status == Status.IN_PROGRESS else status
