"""The columns in which claims are listed and exported: screen and file read them here, so they cannot disagree."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as one flat row; the fields, in this order, are the headers of the CSV and the keys of the JSON.

    None and "" mean that there is nothing to say. `article` is the article's title, `start` and `end` code points in
    its text, dates EDTF or YYYY-MM-DD, moments ISO 8601 in UTC with a Z. `verdict` is the rating's id, `scale` the
    scale with its version. `supports`, `contradicts` and `context` count pieces of evidence. `sources` are citations,
    one for each source, `snapshot_hashes` the SHA-256 of all their kept copies.
    """

    id: int
    uuid: str
    article: str
    publisher: str
    article_address: str
    article_published: str | None
    claim: str
    quote: str | None
    start: int | None
    end: int | None
    speaker: str | None
    voice: str
    kind: str
    date: str | None
    date_of: str | None
    earliest: str | None
    latest: str | None
    status: str
    priority: str
    due: str | None
    assignee: str
    tags: tuple[str, ...]
    verdict: str | None
    verdict_en: str | None
    verdict_ar: str | None
    verdict_value: int | None
    scale: str | None
    rationale_en: str
    rationale_ar: str
    established: str | None
    right: str
    confidence: str | None
    decided_by: str | None
    decided_at: str | None
    supports: int
    contradicts: int
    context: int
    sources: tuple[str, ...]
    snapshot_hashes: tuple[str, ...]
    notes: tuple[str, ...]
    published_address: str
    created: str
    updated: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `name` is the field of ClaimRecord and never translated, `label` the code of its heading in words."""

    name: str
    label: str


COLUMNS = tuple(Column(field.name, f"column.{field.name}") for field in fields(ClaimRecord))
