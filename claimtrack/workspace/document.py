"""A workspace as one document: all that is in it, the trash and the bytes of stored files aside.

* `format` ("claimtrack"), `version` (1), `exported` (UTC), `workspace` (its UUID and when it was made)
* `history`: the sequence and the hash of its last line, to hold a later history against
* `articles`: each with its whole text; `original_sha256` names the bytes as they came
* `speakers`: name and other spellings
* `sources`: the citation, what is known of the source itself, and its kept copies by SHA-256; `article` where it is
  one. Of a source that is not safe to name (`is_nameable` false) nothing is told that says who it is, and of the
  evidence that rests on it only stance, quote and translation
* `views`: the saved views, each with its name and its definition
* `people`: the names that were added; `scales`: those that were made here, with the version and their own document
* `claims`: those that were asked for, with all fields, `tags`, `evidence`, `verdicts` (the last one without `beside`
  holds; one with it was given blind, beside that verdict), `notes`, `reviews`, `requests` and `appearances`
* `publications`, each with its `claims` and the verdicts that were published; `corrections`; `complaints`

Records know each other by UUID; `number` is what people call them by. Dates are EDTF, days and moments ISO 8601 in UTC,
places in a text code points, end exclusive. What is null or "" is not known.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from claimtrack.export.json import Document
from claimtrack.storage import content, file
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import (
    action,
    appearance,
    article,
    claim,
    complaint,
    correction,
    evidence,
    note,
    person,
    publication,
    publication_claim,
    request,
    review,
    scale,
    setting,
    snapshot,
    source,
    speaker,
    spelling,
    tag,
    verdict,
)
from claimtrack.storage.schema import content as contents
from claimtrack.workspace.secrecy import SAFE
from claimtrack.workspace.views import PREFIX as VIEW

FORMAT, VERSION = "claimtrack", 1
PIECE = 500  # claims read at once
_BOOLEANS = frozenset({"denied", "is_nameable", "is_first"})
_LOCAL = frozenset(
    {
        *("id", "claim_id", "source_id", "article_id", "speaker_id", "same_event_id", "deleted"),
        *("beside_id", "verdict_id", "publication_id", "correction_id"),
    }
)

_OF_CORRECTION = {"claim": claim, "publication": publication, "verdict": verdict}
_OF_COMPLAINT = {"claim": claim, "publication": publication, "correction": correction}

Record = dict[str, Any]


def document(connection: Connection, numbers: Sequence[int], hidden: Collection[int] = frozenset()) -> Document:
    """The document with these claims, its lists read while it is written: all in one transaction.

    Of `hidden` claims the verdicts are left out.
    """
    settings = dict(connection.execute(select(setting.c.name, setting.c.value)).all())
    head = connection.execute(select(action.c.sequence, action.c.hash).order_by(action.c.sequence.desc()).limit(1))
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported": file.now(),
        "workspace": {name: settings.get(name, "") for name in ("uuid", "created")},
        "history": dict(head.mappings().one()),
        "articles": _articles(connection),
        "speakers": _speakers(connection),
        "sources": _sources(connection),
        "views": _views(connection),
        "people": _plain(connection, person),
        "scales": _scales(connection),
        "claims": _claims(connection, numbers, hidden),
        "publications": _publications(connection),
        "corrections": _linked(connection, correction, _OF_CORRECTION),
        "complaints": _linked(connection, complaint, _OF_COMPLAINT),
    }


def _articles(connection: Connection) -> Iterator[Record]:
    numbers = connection.scalars(select(article.c.id).where(article.c.deleted.is_(None))).all()
    for number in numbers:
        row = connection.execute(select(article).where(article.c.id == number)).mappings().one()
        yield {"number": number, **_fields(row), "text": content.read(connection, row["text_sha256"]).decode("utf-8")}


def _speakers(connection: Connection) -> Iterator[Record]:
    spellings = defaultdict(list)
    for number, name in connection.execute(select(spelling.c.speaker_id, spelling.c.name)):
        spellings[number].append(name)
    for row in connection.execute(select(speaker)).mappings().all():
        yield {"uuid": row["uuid"], "name": row["name"], "spellings": spellings[row["id"]]}


def _sources(connection: Connection) -> Iterator[Record]:
    copies = select(snapshot, contents.c.size).join(contents, contents.c.sha256 == snapshot.c.sha256)
    kept: dict[int, list[Record]] = defaultdict(list)
    for row in connection.execute(copies.order_by(snapshot.c.id)).mappings():
        kept[row["source_id"]].append(_fields(row))
    articles = _uuids(connection, article, None)
    for row in (
        connection.execute(select(source).where(source.c.deleted.is_(None)).order_by(source.c.id)).mappings().all()
    ):
        if row["is_nameable"]:
            linked = {"article": articles.get(row["article_id"]), "snapshots": kept[row["id"]]}
            yield {"number": row["id"], **_fields(row), **linked}
        else:
            copies_of = [_safe("snapshot", copy) for copy in kept[row["id"]]]
            yield {"number": row["id"], **_safe("source", _fields(row)), "snapshots": copies_of}


def _safe(kind: str, record: Record) -> Record:
    return {name: value for name, value in record.items() if name in SAFE[kind]}


def _plain(connection: Connection, table: Table) -> Iterator[Record]:
    return (_fields(row) for row in connection.execute(select(table).order_by(table.c.id)).mappings().all())


def _views(connection: Connection) -> Iterator[Record]:
    """The saved views; a definition is JSON of whoever saved it, and else stays a text."""
    query = select(setting).where(setting.c.name.startswith(VIEW, autoescape=True)).order_by(setting.c.name)
    for row in connection.execute(query).mappings().all():
        try:
            definition = json.loads(row["value"])
        except (ValueError, RecursionError):
            definition = row["value"]
        yield {"uuid": row["uuid"], "name": row["name"].removeprefix(VIEW), "definition": definition}


def _scales(connection: Connection) -> Iterator[Record]:
    for row in connection.execute(select(scale).order_by(scale.c.id)).mappings().all():
        yield {**_fields(row), "document": json.loads(row["document"])}


def _publications(connection: Connection) -> Iterator[Record]:
    query = (
        select(publication_claim.c.publication_id, claim.c.uuid, verdict.c.uuid)
        .join(claim, claim.c.id == publication_claim.c.claim_id)
        .outerjoin(verdict, verdict.c.id == publication_claim.c.verdict_id)
        .order_by(publication_claim.c.id)
    )
    covered: dict[int, list[Record]] = defaultdict(list)
    for number, claim_uuid, verdict_uuid in connection.execute(query):
        covered[number].append({"claim": claim_uuid, "verdict": verdict_uuid})
    for row in connection.execute(select(publication).order_by(publication.c.id)).mappings().all():
        yield {"number": row["id"], **_fields(row), "claims": covered[row["id"]]}


def _linked(connection: Connection, table: Table, links: Mapping[str, Table]) -> Iterator[Record]:
    """The records of a table, with the UUIDs of those that they are about."""
    uuids = {name: _uuids(connection, target, None) for name, target in links.items()}
    for row in connection.execute(select(table).order_by(table.c.id)).mappings().all():
        about = {name: uuids[name].get(row[f"{name}_id"]) for name in links}
        yield {"number": row["id"], **_fields(row), **about}


def _claims(connection: Connection, numbers: Sequence[int], hidden: Collection[int]) -> Iterator[Record]:
    for start in range(0, len(numbers), PIECE):
        for record in _piece(connection, numbers[start : start + PIECE]):
            is_hidden = record["number"] in hidden
            yield record | ({"rating": None, "scale": None, "verdicts": []} if is_hidden else {})


def _piece(connection: Connection, numbers: Collection[int]) -> Iterator[Record]:
    rows = connection.execute(select(claim).where(among(claim.c.id, numbers)).order_by(claim.c.id)).mappings().all()
    articles, speakers, same = (
        _uuids(connection, table, {row[name] for row in rows if row[name] is not None})
        for table, name in ((article, "article_id"), (speaker, "speaker_id"), (claim, "same_event_id"))
    )
    tags: dict[int, list[str]] = defaultdict(list)
    for number, name in connection.execute(
        select(tag.c.claim_id, tag.c.name).where(among(tag.c.claim_id, numbers)).order_by(tag.c.name)
    ):
        tags[number].append(name)
    lists = {
        name: _hanging(connection, table, numbers)
        for name, table in (("notes", note), ("requests", request), ("appearances", appearance))
    }
    lists["verdicts"] = _with_verdict(connection, verdict, "beside", numbers)
    lists["reviews"] = _with_verdict(connection, review, "verdict", numbers)
    pieces = _evidence(connection, numbers)
    for row in rows:
        yield {
            "number": row["id"],
            **_fields(row),
            "score": row["score"] / 1000,
            "reasons": row["reasons"].split(),
            "article": articles.get(row["article_id"]),
            "speaker": speakers.get(row["speaker_id"]),
            "same_event": same.get(row["same_event_id"]),
            "tags": tags[row["id"]],
            "evidence": pieces[row["id"]],
            **{name: found[row["id"]] for name, found in lists.items()},
        }


def _evidence(connection: Connection, numbers: Collection[int]) -> Mapping[int, list[Record]]:
    query = (
        select(evidence, source.c.uuid.label("source"), source.c.is_nameable)
        .join(source, source.c.id == evidence.c.source_id)
        .where(among(evidence.c.claim_id, numbers))
    )
    found: dict[int, list[Record]] = defaultdict(list)
    for row in connection.execute(query.order_by(evidence.c.id)).mappings():
        record = _fields(row)
        found[row["claim_id"]].append(record if record.pop("is_nameable") else _safe("evidence", record))
    return found


def _hanging(connection: Connection, table: Table, numbers: Collection[int]) -> Mapping[int, list[Record]]:
    query = select(table).where(among(table.c.claim_id, numbers)).order_by(table.c.id)
    return _by_claim(connection.execute(query).mappings())


def _with_verdict(
    connection: Connection, table: Table, name: str, numbers: Collection[int]
) -> Mapping[int, list[Record]]:
    """What hangs on claims, with the UUID of the verdict that it is about."""
    about = verdict.alias()
    query = (
        select(table, about.c.uuid.label(name))
        .outerjoin(about, about.c.id == table.c[f"{name}_id"])
        .where(among(table.c.claim_id, numbers))
    )
    return _by_claim(connection.execute(query.order_by(table.c.id)).mappings())


def _by_claim(rows: Iterable[RowMapping]) -> Mapping[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for row in rows:
        found[row["claim_id"]].append(_fields(row))
    return found


def _fields(row: RowMapping) -> Record:
    """The columns that mean something elsewhere, yes and no as JSON has them."""
    return {name: bool(value) if name in _BOOLEANS else value for name, value in row.items() if name not in _LOCAL}


def _uuids(connection: Connection, table: Table, numbers: Collection[int] | None) -> dict[int, str]:
    query = select(table.c.id, table.c.uuid)
    if numbers is not None:
        query = query.where(among(table.c.id, numbers))
    return dict(connection.execute(query).all())
