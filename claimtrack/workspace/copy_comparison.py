"""Two copies of a workspace held against each other: what one has changed since the other last knew it.

A record is looked at where theirs changed it since we last had what they have. Each part of it was something when the
two last knew each other; what theirs alone changed since is taken, and where both did, a person has to choose.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimtrack.domain.changes import FieldChange
from claimtrack.domain.messages import Message
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace import copy_conflicts, copy_joins, copy_speakers
from claimtrack.workspace.copy_aliases import Aliases
from claimtrack.workspace.copy_conflicts import conflict, shown
from claimtrack.workspace.copy_rows import LINKS, SYNCED, Copy, Row
from claimtrack.workspace.copy_steps import Clash, Comparison, Step
from claimtrack.workspace.people import FORMER

# columns that a person changes as one thing, under the name of the first that is told
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "claim": (
        ("speaker_id", "voice", "denied", "speaker_reason"),
        ("date", "earliest", "latest", "date_text", "date_of", "date_reason"),
        ("quote", "start", "end", "prefix", "suffix", "kind", "score", "reasons", "same_event_id"),
        ("status", "status_before", "dismiss_reason"),
    ),
    "evidence": (("quote", "prefix", "suffix", "start", "end", "page", "pinned_sha256"),),
    "source": (("reliability", "reliability_on"), ("address", "canonical")),
    "snapshot": (("text_sha256", "note"),),
    "request": (("answer", "answered_on"),),
    "speaker": (("name", "folded"),),
    "spelling": (("name", "folded"),),
}
# scales first: what they are called here goes into verdicts; else as records hang on each other
ORDER = ("scale", *(kind for kind in RECORDS if kind != "scale"))
# what follows from other records, or is no matter of opinion
_FOLLOWING = {"id", "uuid", "created", "updated"}
_OF_KIND = {
    "claim": {"rating", "scale"},
    "verdict": {"rating", "scale"},  # never changed; what a scale is called may differ
    "scale": {"name", "version", "document"},
}
_FOLLOWING_NAMES = {"speaker", "spelling"}  # whose they are follows from who was made one
_OWN_SETTINGS = {"uuid", "created", FORMER}  # of the file itself


def compare(ours: Copy, theirs: Copy) -> Comparison:
    """Hold their copy against ours.

    Where one of the two has merged the other last, what it merged is what both go out from; where each has merged the
    other without knowing of the other merge, both are looked at.
    """
    found = Comparison(ours, theirs, Aliases(ours, theirs))
    theirs_known, learned_here = theirs.last_known_to(ours)
    ours_known, learned_there = ours.last_known_to(theirs)
    found.goes_out_from_ours = ours_known >= learned_here or theirs_known < learned_there
    found.goes_out_from_theirs = ours_known < learned_here
    found.before, found.since = theirs.first_changes(theirs_known), ours.first_changes(ours_known)
    if found.goes_out_from_ours and found.goes_out_from_theirs:
        found.after_merges = ours.first_changes(learned_here), theirs.first_changes(learned_there)
    for table in copy_speakers.NAMED:
        changed = found.before.get(table.name, {}).keys() - found.since.get(table.name, {}).keys()
        now, held = found.theirs.rows(table.name, changed), found.ours.rows(table.name, changed)
        found.aliases.names.note_departing(held, now)
    for kind in ORDER:
        if kind in found.before:
            found.aliases.departing |= found.before[kind].keys() - theirs.rows(kind, found.before[kind]).keys()
            _compare_kind(found, kind, found.before[kind], found.since.get(kind, {}))
    _compare_verdicts(found, found.since.get("verdict", {}))
    return found


def _compare_kind(
    found: Comparison, kind: str, before: Mapping[str, str | None], since: Mapping[str, str | None]
) -> None:
    base = found.theirs.images(kind, before)
    now = found.theirs.rows(kind, before)
    held = found.ours.rows(kind, before)
    known = found.ours.images(kind, {uuid: since[uuid] for uuid in before if uuid in since})
    merged = _after_merges(found, kind, before)
    found.brought |= {uuid for uuid in now if base[uuid] is None and uuid not in held}
    for uuid in before:
        theirs, mine, was = now.get(uuid), held.get(uuid), base[uuid]
        theirs = found.aliases.followed(kind, theirs) if theirs else None
        states = [known.get(uuid, mine)] if found.goes_out_from_ours else []
        if found.goes_out_from_theirs:
            states.append(found.aliases.followed(kind, was) if was else None)
        earlier = [state for state in states if state is not None]
        if theirs is not None and mine is not None:
            _change(found, kind, mine, theirs, earlier, merged.get(uuid))
        elif theirs is not None:
            _bring(found, kind, earlier[0] if earlier else None, theirs)
        elif mine is not None:
            _take_away(found, kind, mine, earlier)


def _after_merges(found: Comparison, kind: str, before: Mapping[str, str | None]) -> dict[str, tuple[Row, Row]]:
    """What records of ours and theirs were when each copy had merged the other, without knowing of the other merge."""
    if found.after_merges is None:
        return {}
    states = []
    for copy, changed in zip((found.ours, found.theirs), found.after_merges, strict=True):
        first = {uuid: image for uuid, image in changed.get(kind, {}).items() if uuid in before}
        states.append({**copy.rows(kind, before.keys() - first.keys()), **copy.images(kind, first)})
    mine, theirs = states
    return {uuid: (row, other) for uuid, row in mine.items() if row and (other := theirs.get(uuid))}


def _take_away(found: Comparison, kind: str, mine: Row, earlier: Sequence[Row]) -> None:
    """A record that theirs took away goes where we left it alone and hung nothing on it; else it asks."""
    if kind == "speaker" and (joined := copy_joins.joined(found, mine, earlier)):
        found.steps += joined
        return
    if kind == "spelling" and not any(_is_same(kind, mine, state) for state in earlier):
        return  # it was made another's here
    step = Step(kind, mine["uuid"], None)
    hanging = [each for each in _hanging_on(found.ours, kind, mine) if each[1] not in found.before.get(each[0], {})]
    away = [step for other, uuid in hanging for step in _hung_elsewhere(found, other, uuid)]
    is_hung_on = any(other != "spelling" and uuid in found.since.get(other, {}) for other, uuid in hanging)
    if is_hung_on or not any(_is_same(kind, mine, state) for state in earlier):
        sides = (Message("merge.changed"), Message("merge.deleted"))
        found.clashes.append(Clash(conflict(found.ours, kind, mine, "deleted", sides), (*away, step)))
    elif clash := _asked_about(found, kind, mine):
        position, asked = clash
        found.clashes[position] = replace(asked, steps=(*asked.steps, step))
    else:
        found.steps += [*away, step]


def _hung_elsewhere(found: Comparison, kind: str, uuid: str) -> list[Step]:
    """What becomes of a record of ours that hangs on one which theirs took away: it goes along where they lack it, too.

    Where they have it, it hangs here on what it hangs on there.
    """
    row = found.theirs.rows(kind, [uuid]).get(uuid)
    if row is None:
        return [Step(kind, uuid, None)]
    told = found.aliases.followed(kind, row)
    links = {name: told[name] for name in LINKS[kind] if not RECORDS[kind].c[name].nullable}
    return [Step(kind, uuid, links)] if _can_hang(found, kind, told) else []


def _asked_about(found: Comparison, kind: str, row: Row) -> tuple[int, Clash] | None:
    """The conflict about the taking away of a record that this one hangs on: it shares its fate."""
    keys = {f"{target}/{row[name]}/deleted" for name, target in LINKS[kind].items()}
    return next(((place, each) for place, each in enumerate(found.clashes) if each.conflict.key in keys), None)


def _bring(found: Comparison, kind: str, was: Row | None, theirs: Row) -> None:
    """A record that is not here: a new one comes; one that was taken away here since they knew it asks."""
    uuid = theirs["uuid"]
    if kind == "setting" and (theirs["name"] in _OWN_SETTINGS or theirs["name"].startswith(SYNCED)):
        return
    is_new = found.before[kind][uuid] is None
    if was is None and is_new and (same := found.aliases.find(kind, theirs)):
        found.brought.discard(uuid)
        _make_one(found, kind, same, theirs)
    elif (was is not None and _is_same(kind, theirs, was)) or uuid in found.came_back:
        return
    elif not is_new and not (kind == "speaker" and copy_joins.follow_joined(found, theirs)):
        _bring_back(found, kind, uuid)
    elif not is_new:
        return
    elif not _can_hang(found, kind, theirs):
        found.brought.discard(uuid)
        found.left_out[kind] += 1
    elif uuid not in found.came_back:
        found.steps.append(Step(kind, uuid, theirs, is_new=True))


def _bring_back(found: Comparison, kind: str, uuid: str) -> bool:
    """Let a record come back with what hangs on it; ask, where it was taken away since they knew it here."""
    row = found.theirs.rows(kind, [uuid]).get(uuid)
    if row is None:
        return False
    number, row = row["id"], found.aliases.followed(kind, row)
    found.brought.add(uuid)
    found.came_back.add(uuid)
    if not _can_hang(found, kind, row):
        return False
    steps = [Step(kind, uuid, row, is_new=True)]
    for other, name in _required_links(kind):
        for each in found.theirs.linked(other, name, number).values():
            told = found.aliases.followed(other, each)
            # asked after its other links, too: it may have come back with one of them
            if not found.is_here(other, each["uuid"]) and _can_hang(found, other, told) and found.comes(each["uuid"]):
                steps.append(Step(other, each["uuid"], told, is_new=True))
    if uuid in found.since.get(kind, {}) and kind not in _FOLLOWING_NAMES:
        sides = (Message("merge.deleted"), Message("merge.changed"))
        found.clashes.append(Clash(conflict(found.ours, kind, row, "deleted", sides), tuple(steps)))
    else:
        found.steps += steps
    return True


def _make_one(found: Comparison, kind: str, same: str, theirs: Row) -> None:
    """Of a record that both added, the one with the smaller UUID stays; a setting that they set otherwise is asked."""
    uuid: str = theirs["uuid"]
    stays = min(uuid, same)
    is_known_there = found.goes_out_from_ours and same not in found.since.get(kind, {})
    if kind == "setting" and is_known_there and stays == same:
        found.steps.append(Step(kind, same, {"value": theirs["value"]}))
    elif kind == "setting" and not is_known_there:
        mine = found.ours.rows(kind, [same])[same]
        if mine["value"] != theirs["value"]:
            sides = (shown(found.ours, kind, "value", mine), shown(found.theirs, kind, "value", theirs))
            asked = conflict(found.ours, kind, theirs, "value", sides)
            found.clashes.append(Clash(asked, (Step(kind, stays, {"value": theirs["value"]}),)))
        theirs = {**theirs, "value": mine["value"]}
    if stays == uuid:
        found.steps.append(Step(kind, uuid, theirs, is_new=True, replaces=same))


def _can_hang(found: Comparison, kind: str, row: Row) -> bool:
    """Whether the records that a row must link to are here, come with it or come back; others may be left empty."""
    for name, target in LINKS[kind].items():
        uuid = row[name]
        if uuid is None or uuid in found.brought | found.came_back or found.is_here(target, str(uuid)):
            continue
        if RECORDS[kind].c[name].nullable:
            row[name] = None
        elif not _bring_back(found, target, str(uuid)):
            return False
    return True


def _required_links(kind: str) -> Iterator[tuple[str, str]]:
    """The kinds of records that cannot be without one of this kind, with the column that says so."""
    for other, links in LINKS.items():
        for name, target in links.items():
            if target == kind and not RECORDS[other].c[name].nullable:
                yield other, name


def _hanging_on(copy: Copy, kind: str, row: Row) -> Iterator[tuple[str, str]]:
    for other, name in _required_links(kind):
        for uuid in copy.linked(other, name, row["id"]):
            yield other, uuid


def _change(
    found: Comparison,
    kind: str,
    mine: Row,
    theirs: Row,
    earlier: Sequence[Row],
    merged: tuple[Row, Row] | None,
) -> None:
    """Hold each part of a record that is in both copies against what it was when they last knew each other.

    Where each had merged the other (`merged`) and came to the same, that is what both go out from.
    """
    uuid: str = mine["uuid"]
    values: Row = {}
    for part in _parts(kind):
        held, now = ([row[name] for name in part] for row in (mine, theirs))
        then = [[row.get(name) for name in part] for row in earlier]
        if merged and (same := [merged[0][name] for name in part]) == [merged[1][name] for name in part]:
            then = [same]
        if now == held or now in then:
            continue
        changed = {name: theirs[name] for name in part}
        if held in then:
            values |= changed
            found.updates.append(FieldChange(kind, uuid, _told(part), mine[part[0]], theirs[part[0]]))
        elif kind == "spelling":
            values |= min(changed, {name: mine[name] for name in part}, key=lambda each: str(each[part[0]]))
        elif part != ("deleted",) or not (mine["deleted"] and theirs["deleted"]):  # unless both threw it away
            sides = (shown(found.ours, kind, part[0], mine), shown(found.theirs, kind, part[0], theirs))
            found.clashes.append(
                Clash(conflict(found.ours, kind, mine, _told(part), sides), (Step(kind, uuid, changed),))
            )
    if values:
        _let_hang(found, kind, values)
        found.steps.append(Step(kind, uuid, values))


def _let_hang(found: Comparison, kind: str, values: Row) -> None:
    """What a changed record must link to from now on comes back where it was taken away here, or is asked about."""
    for name, target in LINKS[kind].items():
        uuid = values.get(name)
        is_needed = uuid is not None and not RECORDS[kind].c[name].nullable
        if is_needed and uuid not in found.came_back | found.brought and not found.is_here(target, str(uuid)):
            _bring_back(found, target, str(uuid))


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
        sides = [copy_conflicts.verdict(copy, row) for copy, row in ((found.ours, mine), (found.theirs, other))]
        found.clashes.append(Clash(conflict(found.ours, "claim", claims[claim], "verdict", (sides[0], sides[1]))))


def _by_claim(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The verdicts on each claim that were not given blind beside another, in the order in which they were given."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["id"]):
        if row["beside_id"] is None:
            found[row["claim_id"]].append(row["uuid"])
    return dict(found)


def _parts(kind: str) -> Iterator[tuple[str, ...]]:
    together = PARTS.get(kind, ())
    yield from together
    grouped = {name for part in together for name in part}
    following = _FOLLOWING | _OF_KIND.get(kind, set())
    for column in RECORDS[kind].columns:
        if column.name not in grouped | following:
            yield (column.name,)


def _is_same(kind: str, row: Row, other: Row | None) -> bool:
    return other is not None and all(row[name] == other.get(name) for part in _parts(kind) for name in part)


def _told(part: tuple[str, ...]) -> str:
    return "speaker" if part[0] == "speaker_id" else part[0]
