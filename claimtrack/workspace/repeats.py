"""Near repeats: the claims of a workspace that say what another one says, so that nothing is checked twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from claimtrack.domain.rating import Rating
from claimtrack.language.text.likeness import NEAR, similarity, stems, stems_by_form
from claimtrack.storage.numbers import among
from claimtrack.storage.schema import claim
from claimtrack.workspace import scale_rows
from claimtrack.workspace.blindness import hidden_from
from claimtrack.workspace.desk import Desk

CANDIDATES = 60  # looked at closely
_LONGEST_STEMS = 8
_PREFIXES = ("", "ال", "وال", "بال", "لل")  # an index of whole words finds no word in its middle
_CLOSEST = text(
    "SELECT rowid FROM claim_search WHERE claim_search MATCH :words ORDER BY rank LIMIT :most"
)  # FTS5's own measure, bm25


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim that says nearly the same; `similarity` runs from NEAR to 1, `rating` is its verdict's, if it has one."""

    claim_id: int
    similarity: float
    rating: Rating | None


class Repeats:
    """What in a workspace says nearly the same."""

    _desk: Desk

    def near(self, words: str, *, apart_from: int | None = None) -> list[Repeat]:
        """The claims that say nearly what these words say, the nearest first; `apart_from` is the claim itself."""
        with self._desk.read() as connection:
            return _near(connection, self._desk.who, words, apart_from)

    def repeats(self, texts: Sequence[str]) -> Mapping[int, Repeat]:
        """The nearest claim for each of these texts that has one, by the text's index: asked before an import."""
        with self._desk.read() as connection:
            found = {index: _near(connection, self._desk.who, words, None) for index, words in enumerate(texts)}
        return {index: near[0] for index, near in found.items() if near}


def _near(connection: Connection, who: str, words: str, apart_from: int | None) -> list[Repeat]:
    forms = stems_by_form(words)
    asked = frozenset(forms.values())
    if not asked:
        return []
    chosen = sorted(forms, key=lambda form: (-len(forms[form]), form))[:_LONGEST_STEMS]
    terms = {term for form in chosen for term in _terms(form, forms[form])}
    either = " OR ".join(f'"{term}"*' for term in sorted(terms))
    numbers = connection.scalars(_CLOSEST, {"words": f"{{claim quote}} : ({either})", "most": CANDIDATES}).all()
    query = select(claim.c.id, claim.c.text, claim.c.rating, claim.c.scale).where(
        among(claim.c.id, numbers), claim.c.deleted.is_(None), claim.c.id != (apart_from or 0)
    )
    hidden = hidden_from(connection, who, numbers)
    rows = connection.execute(query).all()
    found = [
        Repeat(row.id, similarity(asked, stems(row.text)), None if row.id in hidden else rating)
        for row, rating in zip(rows, scale_rows.ratings_of(connection, rows), strict=True)
    ]
    near = (repeat for repeat in found if repeat.similarity >= NEAR)
    return sorted(near, key=lambda repeat: (-repeat.similarity, repeat.claim_id))


def _terms(form: str, stem: str) -> set[str]:
    """How the words of one stem may begin in the index, quotation marks aside."""
    begun = {stem} if stem.isascii() else {f"{prefix}{stem}" for prefix in _PREFIXES}
    return {term.replace('"', "") for term in begun | {form}}
