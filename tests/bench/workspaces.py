"""Workspaces of the size that promises are about: made once, kept in the temporary folder of the system."""

import hashlib
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.storage import connections, file, schema

MILLION = 1_000_000
CLAIMS_IN_ARTICLE = 1_000
PIECE = 50_000
SENTENCES = (
    "The {place} over the river was closed in {year} after {number} lorries had crossed it",
    "أُغلق {arabic} فوق النهر عام {year} بعد أن عبرته {number} شاحنة ثقيلة في يوم واحد",
)
PLACES = ("bridge", "crossing", "lock", "brook dam", "breakwater", "footbridge", "viaduct", "causeway")
ARABIC_PLACES = ("الجسر", "المعبر", "السد", "الممر")


def sentence(number: int) -> str:
    """The words of a made-up claim, English and Arabic in turn; no two are the same."""
    return SENTENCES[number % 2].format(
        place=PLACES[number // 2 % len(PLACES)],
        arabic=ARABIC_PLACES[number // 2 % len(ARABIC_PLACES)],
        year=1900 + number % 120,
        number=number,
    )


def drawn_article(count: int, first: int = 0) -> tuple[Article, list[DrawnClaim]]:
    """An article of so many sentences with a claim drawn from each."""
    sentences = [sentence(first + number) for number in range(count)]
    drawn, start = [], 0
    for number, words in enumerate(sentences):
        end = start + len(words)
        speaker = f"Speaker {number % 50}" if number % 3 == 0 else None
        voice = Voice.REPORTED if speaker else Voice.ARTICLE
        date = f"20{number % 20:02}-{1 + number % 12:02}-{1 + number % 28:02}"
        drawn.append(DrawnClaim(start, end, words, Kind.CHECKABLE, voice, 0.5, worthy=True, speaker=speaker, date=date))
        start = end + 2
    return Article(". ".join(sentences), title=f"Article from {first}", language="en"), drawn


def million() -> Path:
    """A workspace of a million claims in a thousand articles; its rows are there without a history."""
    shape = hashlib.sha256(Path(schema.__file__).read_bytes() + Path(__file__).read_bytes())
    folder = Path(tempfile.gettempdir()) / "claimtrack-bench"
    folder.mkdir(exist_ok=True)
    path = folder / f"million-{shape.hexdigest()[:12]}.claimtrack"
    if not path.exists():
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        print(f"making {path}", flush=True)
        file.create(half, who="Bench")
        _fill(half)
        half.rename(path)
    return path


def _fill(path: Path) -> None:
    raw = connections.connect(path, "rw")
    raw.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN")
    text = hashlib.sha256(b"").hexdigest()
    raw.execute("INSERT INTO content (sha256, size) VALUES (?, 0)", (text,))
    raw.executemany(
        "INSERT INTO article (uuid, title, language, text_sha256, original_sha256) VALUES (?, ?, 'en', ?, ?)",
        ((new_uuid(), f"Article {number}", text, text) for number in range(MILLION // CLAIMS_IN_ARTICLE)),
    )
    for first in range(0, MILLION, PIECE):
        _fill_claims(raw, first)
    raw.execute("INSERT INTO claim_search (claim_search) VALUES ('optimize')")
    raw.execute("COMMIT")
    connections.close_writer(raw)


def _fill_claims(raw: sqlite3.Connection, first: int) -> None:
    raw.executemany(
        "INSERT INTO claim (id, uuid, article_id, text, voice, kind, date, earliest, latest, score, status, created, "
        "updated) VALUES (?, ?, ?, ?, 'article', 'checkable', '2019-04', '2019-04-01', '2019-04-30', 500, ?, ?, ?)",
        _claims(first),
    )
    raw.execute(
        "INSERT INTO claim_search (rowid, claim, quote, speaker, sources, notes, places) "
        "SELECT id, fold(text), '', '', '', '', '' FROM claim WHERE id > ?",
        (first,),
    )


def _claims(first: int) -> Iterator[tuple[object, ...]]:
    at = file.now()
    for number in range(first, first + PIECE):
        status = "inbox" if number % 4 else "to-check"
        article = 1 + number // CLAIMS_IN_ARTICLE
        yield (number + 1, new_uuid(), article, sentence(number), status, at, at)


def new_uuid() -> str:
    """The identity of a made-up record."""
    return str(uuid.uuid4())
