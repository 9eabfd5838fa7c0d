"""Records of another copy that are ours under another UUID: a speaker, a tag or a scale that both added."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from claimtrack.domain import scale_document
from claimtrack.language.text.folding import fold
from claimtrack.storage.schema import RECORDS, person, scale
from claimtrack.workspace import views
from claimtrack.workspace.copy_rows import LINKS, Copy, Row
from claimtrack.workspace.copy_speakers import Names

# records of which there is one of a sort, and the columns that make it that one
_ONE_OF_A_SORT = {
    "tag": ("claim_id", "name"),
    "publication_claim": ("publication_id", "claim_id"),
    "setting": ("name",),
}


@dataclass(slots=True)
class Aliases:
    """Which of their records are which of ours, and what their scales are called here."""

    ours: Copy
    theirs: Copy
    names: Names = field(init=False)
    departing: set[str] = field(default_factory=set)  # records of ours that theirs took away
    _known: dict[str, str] = field(default_factory=dict)
    _scales: dict[str, str] = field(init=False)
    _newest: dict[str, int] = field(default_factory=dict)  # versions of scales that were given here

    def __post_init__(self) -> None:
        self.names = Names(self.ours.connection)
        held = _keys(self.ours)
        self._scales = {key: held[uuid] for uuid, key in _keys(self.theirs).items() if uuid in held}

    def bears_name(self, row: Row) -> bool:
        """Whether somebody here is called as a new speaker or spelling of theirs is: it is none for a reader."""
        return self.names.bearer(row["folded"]) is not None

    def followed(self, kind: str, row: Row) -> Row:
        """One of their rows, linked to our records and scales."""
        told = dict(row)
        for name, target in LINKS[kind].items():
            if target == "speaker" and isinstance(told.get(name), str):
                told[name] = self._speaker(told[name])
        if kind in {"claim", "verdict"}:
            told["scale"] = self._scales.get(told.get("scale") or "", told.get("scale"))
        elif kind == "setting" and told.get("name") == "scale":
            told["value"] = self._scales.get(told["value"], told["value"])
        return told

    def become(self, uuid: str, into: str) -> None:
        """Note that a speaker of theirs is one of ours."""
        self._known[uuid] = into

    def find(self, kind: str, row: Row) -> str | None:
        """The UUID of our record that a new one of theirs is; None where it is new here, too."""
        return next((uuid for uuid in self._alike(kind, row) if uuid not in self.departing), None)

    def _alike(self, kind: str, row: Row) -> Sequence[str]:
        connection = self.ours.connection
        if kind == "person":
            names = connection.execute(select(person.c.uuid, person.c.name))
            return [uuid for uuid, name in names if fold(name) == fold(row["name"])]
        if kind == "scale":
            return self._scale(row)
        if kind == "setting" and row["name"].startswith(views.PREFIX):
            return []  # two views of one name are two, unless they show the same (copy_views)
        return self._of_a_sort(kind, row) if kind in _ONE_OF_A_SORT else []

    def _of_a_sort(self, kind: str, row: Row) -> Sequence[str]:
        table = RECORDS[kind]
        query = select(table.c.uuid)
        for name in _ONE_OF_A_SORT[kind]:
            value = row[name]
            if target := LINKS[kind].get(name):
                linked = RECORDS[target]
                value = self.ours.connection.scalar(select(linked.c.id).where(linked.c.uuid == value))
            query = query.where(table.c[name] == value)
        return self.ours.connection.scalars(query).all()

    def _speaker(self, uuid: str) -> str:
        """Our speaker for theirs: the same, or the one who is called so here."""
        if uuid not in self._known:
            is_here = bool(self.ours.rows("speaker", [uuid]))
            row = None if is_here else self.theirs.rows("speaker", [uuid]).get(uuid)
            self._known[uuid] = (self.names.bearer(row["folded"]) if row else None) or uuid
        return self._known[uuid]

    def _scale(self, row: Row) -> Sequence[str]:
        """Our scale of the same key and content; another one of this key gets the next version, in the row itself."""
        own = select(scale.c.uuid, scale.c.version, scale.c.document).where(scale.c.name == row["name"])
        held = self.ours.connection.execute(own.order_by(scale.c.version)).all()
        same = next((each for each in held if each.version == row["version"]), None)
        if same is not None and same.document == row["document"]:
            return [same.uuid]
        given = self._newest.get(row["name"], 0)
        if same is None and row["version"] > given:
            self._newest[row["name"]] = row["version"]
            return []
        version = max(held[-1].version if held else 0, given) + 1
        self._newest[row["name"]] = version
        self._scales[f"{row['name']}/{row['version']}"] = f"{row['name']}/{version}"
        read = scale_document.read(row["document"])
        row["version"] = version
        row["document"] = scale_document.write(scale_document.renumbered(read, version))
        return []


def _keys(copy: Copy) -> dict[str, str]:
    """What the scales of a copy are called there, by UUID."""
    rows = copy.connection.execute(select(scale.c.uuid, scale.c.name, scale.c.version))
    return {uuid: f"{name}/{version}" for uuid, name, version in rows}
