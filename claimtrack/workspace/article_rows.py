"""What claims take from their article: its text, the columns of a quote in it and of a date."""

from functools import lru_cache

from sqlalchemy import Connection, select

from claimtrack.domain import edtf
from claimtrack.domain.errors import NotFoundProblem
from claimtrack.domain.messages import Message
from claimtrack.storage import content
from claimtrack.storage.schema import article

AROUND = 32  # code points kept on either side of a quote, to find it again


def text_of(connection: Connection, number: int) -> str:
    """The text of an article; NotFoundProblem where there is none, or only in the trash."""
    query = select(article.c.text_sha256).where(article.c.id == number, article.c.deleted.is_(None))
    sha256 = connection.scalar(query)
    if sha256 is None:
        raise NotFoundProblem(Message("article.not-found", number=number))
    return content.read(connection, sha256).decode("utf-8")


def dated(date: str | None) -> dict[str, str | None]:
    """The columns of a claimed date: as EDTF, with its first and last day to search by."""
    text, earliest, latest = _read(date) if date else (None, None, None)
    return {"date": text, "earliest": earliest, "latest": latest}


@lru_cache(1_024)  # the claims of an article share their dates
def _read(date: str) -> tuple[str, str | None, str | None]:
    found = edtf.parse(date)
    first, last = (day.isoformat() if day else None for day in (found.earliest, found.latest))
    return found.text, first, last


def quoted(text: str, start: int, end: int) -> dict[str, object]:
    """The columns of a quote: its exact words, their place, and what stands around them."""
    return {
        "quote": text[start:end],
        "start": start,
        "end": end,
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
