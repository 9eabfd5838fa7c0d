"""What one looks at: a status, filters, searched words and an order; as text, to be kept under a name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.status import Status
from claimtrack.gui.library.record import LibraryRecord, RecordKind
from claimtrack.gui.listing.filter_bar import Filters

TEXTS, LISTS = ("article_title", "speaker", "date", "tag", "assignee", "waits_for"), ("ratings", "statuses")


@dataclass(frozen=True, slots=True)
class View:
    """What one looks at; it outlives a desk that is built anew in another language."""

    status: Status | None = None
    filters: Filters = field(default_factory=Filters)
    search: str = ""
    is_reversed: bool = False
    claim: int | None = None

    @property
    def query(self) -> ClaimQuery:
        """The claims of the status that the searched words are found in; the chips are laid over it."""
        statuses = frozenset({self.status}) if self.status else frozenset[Status]()
        return ClaimQuery(text=self.search, statuses=statuses, is_reversed=self.is_reversed)

    @property
    def is_narrowed(self) -> bool:
        """Whether it is more than a status: only then it is worth a name."""
        return bool(self.search.strip()) or not self.filters.is_empty

    @property
    def definition(self) -> str:
        """All of it but the chosen claim as JSON, for `read`."""
        filters = self.filters
        chosen: dict[str, object] = {name: getattr(filters, name) for name in Filters.__dataclass_fields__}
        chosen |= {name: sorted(getattr(filters, name)) for name in LISTS}
        record = filters.record
        chosen["record"] = [record.kind, record.number, record.name] if record else None
        kept = {"status": self.status, "search": self.search, "is_reversed": self.is_reversed, "filters": chosen}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @property
    def sorting(self) -> str:
        """The order alone, for `sorted_as`."""
        return f"{self.filters.order} {'reversed' if self.is_reversed else ''}".strip()

    @classmethod
    def sorted_as(cls, sorting: str) -> "View":
        """Everything, in an order that was kept; in the first one where that is none of ours."""
        name, _, way = sorting.partition(" ")
        order = Order(name) if name in set(Order) else Order.PLACE
        return cls(filters=Filters(order=order), is_reversed=way == "reversed")

    @property
    def alone(self) -> "View":
        """The view without the claim that is chosen in it, to be compared."""
        return replace(self, claim=None)


def read(definition: str) -> View | None:
    """The view that a text defines; None where it is not one of ours."""
    try:
        kept = json.loads(definition)
        return View(
            status=Status(kept["status"]) if kept["status"] else None,
            filters=_filters(kept["filters"]),
            search=str(kept["search"]),
            is_reversed=bool(kept["is_reversed"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, Problem):
        return None


def _filters(kept: Mapping[str, Any]) -> Filters:
    article, record = kept.get("article_id"), kept.get("record")
    texts = {name: str(kept.get(name, "")) for name in TEXTS}
    filters = Filters(
        **texts,
        article_id=int(article) if article is not None else None,
        ratings=frozenset(map(str, kept.get("ratings", ()))),
        statuses=frozenset(map(Status, kept.get("statuses", ()))),
        record=LibraryRecord(RecordKind(record[0]), int(record[1]), str(record[2])) if record else None,
        order=Order(kept.get("order", Order.PLACE)),
    )
    filters.narrow(ClaimQuery())  # a date that is none is found out here
    return filters
