"""Two copies of a workspace held against each other: what one has changed since the other last knew it.

A record is looked at where theirs changed it since we last had what they have. Each part of it was something then, in
their copy, and is something now; where we have not touched it since they last had what we have, theirs is taken, and
where both did, a person has to choose.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimtrack.domain import telling
from claimtrack.domain.changes import FieldChange
from claimtrack.domain.merging import Conflict
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.copy_aliases import Aliases
from claimtrack.workspace.copy_rows import LINKS, SYNCED, Copy, Row
from claimtrack.workspace.desk import in_short

# columns that a person changes as one thing, under the name of the first that is told
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "claim": (
        ("speaker_id", "voice", "denied", "speaker_reason"),
        ("date", "earliest", "latest", "date_text", "date_of", "date_reason"),
        ("quote", "start", "end", "prefix", "suffix"),
        ("status", "status_before", "dismiss_reason"),
    ),
    "evidence": (("quote", "prefix", "suffix", "start", "end", "page", "pinned_sha256"),),
    "source": (("reliability", "reliability_on"), ("address", "canonical")),
    "request": (("answer", "answered_on"),),
}
# scales first: what they are called here goes into verdicts; else as records hang on each other
ORDER = ("scale", *(kind for kind in RECORDS if kind != "scale"))
# what follows from other records, or is no matter of opinion
_FOLLOWING = {"id", "uuid", "created", "updated", "rating", "scale"}
_OWN_SETTINGS = {"uuid", "created"}  # of the file itself


@dataclass(frozen=True, slots=True)
class Step:
    """A change that theirs brings: the columns of a new record or of a changed one; None takes the record away."""

    kind: str
    uuid: str
    values: Row | None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict with the step that follows theirs; without one it is about which of two verdicts holds."""

    conflict: Conflict
    step: Step | None


@dataclass(slots=True)
class Comparison:
    """What theirs brings to ours."""

    ours: Copy
    theirs: Copy
    aliases: Aliases
    steps: list[Step] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    updates: list[FieldChange] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    brought: set[str] = field(default_factory=set)  # UUIDs of new records
    here: dict[str, bool] = field(default_factory=dict)  # whether a record is in ours, by UUID
    our_verdicts: Mapping[str, list[str]] = field(default_factory=dict)  # since they knew us, by claim
    their_verdicts: Mapping[str, list[str]] = field(default_factory=dict)


def compare(ours: Copy, theirs: Copy) -> Comparison:
    """Hold their copy against ours."""
    found = Comparison(ours, theirs, Aliases(ours, theirs))
    before = theirs.first_changes(theirs.last_known_to(ours))
    since = ours.first_changes(ours.last_known_to(theirs))
    for kind in ORDER:
        if kind in before:
            _compare_kind(found, kind, before[kind], since.get(kind, {}))
    _compare_verdicts(found, since.get("verdict", {}))
    return found


def _compare_kind(
    found: Comparison, kind: str, before: Mapping[str, str | None], since: Mapping[str, str | None]
) -> None:
    base = found.theirs.images(kind, before)
    now = found.theirs.rows(kind, before)
    held = found.ours.rows(kind, before)
    known = found.ours.images(kind, {uuid: since[uuid] for uuid in before if uuid in since})
    found.brought |= {uuid for uuid in now if base[uuid] is None and uuid not in held}
    for uuid in before:
        theirs, mine, was = now.get(uuid), held.get(uuid), base[uuid]
        theirs = found.aliases.followed(kind, theirs) if theirs else None
        was = found.aliases.followed(kind, was) if was else None
        earlier = [state for state in (was, known.get(uuid, mine)) if state is not None]
        if theirs is None:
            _take_away(found, kind, uuid, mine, earlier)
        elif mine is None:
            _bring(found, kind, uuid, was, theirs)
        else:
            _change(found, kind, mine, theirs, earlier)


def _take_away(found: Comparison, kind: str, uuid: str, mine: Row | None, earlier: Sequence[Row]) -> None:
    if mine is None:
        return
    step = Step(kind, uuid, None)
    if any(_is_same(kind, mine, state) for state in earlier):
        found.steps.append(step)
        return
    gone, there = Message("merge.deleted"), Message("merge.changed")
    found.clashes.append(Clash(_conflict(found, kind, mine, "deleted", (there, gone)), step))


def _bring(found: Comparison, kind: str, uuid: str, was: Row | None, theirs: Row) -> None:
    """A record that is not here: a new one comes, one that was taken away here asks."""
    if kind == "setting" and (theirs["name"] in _OWN_SETTINGS or theirs["name"].startswith(SYNCED)):
        return
    if was is None:
        if found.aliases.find(kind, theirs):
            found.brought.discard(uuid)
            return
        if not _has_what_it_hangs_on(found, kind, theirs):
            found.brought.discard(uuid)
            found.left_out[kind] += 1
            return
        found.steps.append(Step(kind, uuid, theirs, is_new=True))
    elif not _is_same(kind, theirs, was) and _has_what_it_hangs_on(found, kind, theirs):
        sides = (Message("merge.deleted"), Message("merge.changed"))
        found.clashes.append(
            Clash(_conflict(found, kind, theirs, "deleted", sides), Step(kind, uuid, theirs, is_new=True))
        )


def _change(found: Comparison, kind: str, mine: Row, theirs: Row, earlier: Sequence[Row]) -> None:
    """Hold each part of a record that is in both copies against what it was when they last knew each other."""
    uuid: str = mine["uuid"]
    values: Row = {}
    for part in _parts(kind):
        held, now = ([row[name] for name in part] for row in (mine, theirs))
        then = [[row.get(name) for name in part] for row in earlier]
        if now == held or now in then:
            continue
        changed = {name: theirs[name] for name in part}
        if held in then:
            values |= changed
            found.updates.append(FieldChange(kind, uuid, _told(part), mine[part[0]], theirs[part[0]]))
        elif part != ("deleted",) or not (mine["deleted"] and theirs["deleted"]):  # unless both threw it away
            sides = (_shown(found.ours, kind, part, mine), _shown(found.theirs, kind, part, theirs))
            found.clashes.append(Clash(_conflict(found, kind, mine, _told(part), sides), Step(kind, uuid, changed)))
    if values:
        found.steps.append(Step(kind, uuid, values))


def _compare_verdicts(found: Comparison, since: Mapping[str, str | None]) -> None:
    """Where both gave a verdict on a claim without knowing the other's, a person says which one holds."""
    brought = (step.values for step in found.steps if step.kind == "verdict" and step.is_new and step.values)
    found.their_verdicts = _by_claim(brought)
    own = found.ours.rows("verdict", [uuid for uuid, before in since.items() if before is None])
    found.our_verdicts = _by_claim(own.values())
    both = [claim for claim in found.their_verdicts if claim in found.our_verdicts]
    claims = found.ours.rows("claim", both)
    theirs = {step.uuid: step.values for step in found.steps if step.kind == "verdict" and step.values}
    for claim in both:
        mine, other = own[found.our_verdicts[claim][-1]], theirs[found.their_verdicts[claim][-1]]
        sides = tuple(Message("merge.verdict", rating=row["rating"], who=row["decided_by"]) for row in (mine, other))
        conflict = _conflict(found, "claim", claims[claim], "verdict", (sides[0], sides[1]))
        found.clashes.append(Clash(conflict, None))


def _by_claim(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The verdicts on each claim that were not given blind beside another, in the order in which they were given."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["id"]):
        if row["beside_id"] is None:
            found[row["claim_id"]].append(row["uuid"])
    return dict(found)


def _has_what_it_hangs_on(found: Comparison, kind: str, row: Row) -> bool:
    """Whether the records that a row links to are here or come with it."""
    for name, target in LINKS[kind].items():
        uuid = row[name]
        if uuid is None or uuid in found.brought:
            continue
        if uuid not in found.here:
            found.here[uuid] = bool(found.ours.rows(target, [str(uuid)]))
        if not found.here[uuid]:
            if RECORDS[kind].c[name].nullable:
                row[name] = None
            else:
                return False
    return True


def _parts(kind: str) -> Iterator[tuple[str, ...]]:
    together = PARTS.get(kind, ())
    yield from together
    grouped = {name for part in together for name in part}
    following = _FOLLOWING if kind == "claim" else _FOLLOWING - {"rating", "scale"}
    for column in RECORDS[kind].columns:
        if column.name not in grouped | following:
            yield (column.name,)


def _is_same(kind: str, row: Row, other: Row | None) -> bool:
    return other is not None and all(row[name] == other.get(name) for part in _parts(kind) for name in part)


def _told(part: tuple[str, ...]) -> str:
    return "speaker" if part[0] == "speaker_id" else part[0]


def _conflict(
    found: Comparison, kind: str, row: Row, part: str, sides: tuple[Message | str, Message | str]
) -> Conflict:
    claim_uuid = row["uuid"] if kind == "claim" else row.get("claim_id")
    claims = found.ours.rows("claim", [claim_uuid]) if claim_uuid else {}
    claim = claims.get(str(claim_uuid))
    return Conflict(
        key=f"{kind}/{row['uuid']}/{part}",
        kind=kind,
        part=part,
        name=in_short(_name(row) or (_name(claim) if claim else "")),
        claim_id=claim["id"] if claim else None,
        ours=sides[0],
        theirs=sides[1],
    )


def _name(row: Row) -> str:
    """What people call a record by."""
    return next(
        (str(row[name]) for name in ("text", "title", "name", "headline", "whom", "quote") if row.get(name)), ""
    )


def _shown(copy: Copy, kind: str, part: tuple[str, ...], row: Row) -> Message | str:
    value = row[part[0]]
    if part[0] in LINKS[kind] and value is not None:
        linked = copy.rows(LINKS[kind][part[0]], [str(value)])
        return in_short(_name(next(iter(linked.values()), {})) or str(value))
    told = telling.value(FieldChange(kind, row["uuid"], part[0], None, None), value)
    return told if isinstance(told, Message) else in_short(told)
