"""The history as a file: a table of what was changed, or the whole in the form of W3C PROV (PROV-JSON).

PROV says who did what to which thing. Here each action is an activity, each person an agent, and each state of a record
an entity of its own, derived from the one before; the last entity is the head of the chain.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from claimtrack.domain import telling
from claimtrack.domain.changes import Head, HistoryEntry
from claimtrack.domain.moments import stamp
from claimtrack.domain.words import Words
from claimtrack.export import tables
from claimtrack.export.file import replacing

HEADERS = ("sequence", "at", "who", "copy", "action", "text", "kind", "uuid", "field", "before", "after", "hash")
PREFIXES = {"ct": "urn:claimtrack:", "prov": "http://www.w3.org/ns/prov#", "xsd": "http://www.w3.org/2001/XMLSchema#"}


@dataclass(frozen=True, slots=True)
class State:
    """What an action made of a record: `previous` is the action that had left the state before."""

    action: int
    kind: str
    uuid: str
    previous: int | None
    is_gone: bool

    @property
    def name(self) -> str:
        """The state as an entity."""
        return f"ct:{self.kind}/{self.uuid}@{self.action}"

    @property
    def before(self) -> str:
        """The state before it as an entity."""
        return f"ct:{self.kind}/{self.uuid}@{self.previous}"


def write_csv(
    entries: Iterable[HistoryEntry], path: Path, words: Words, *, overwrite: bool = False, workspace: Path | None = None
) -> None:
    """Write a line for each field that an action changed, or one for the action; sentences in one language."""
    lines = (line for entry in entries for line in _lines(entry, words))
    tables.write_csv(HEADERS, lines, path, overwrite=overwrite, workspace=workspace)


def _lines(entry: HistoryEntry, words: Words) -> Iterator[list[object]]:
    done = [entry.sequence, stamp(entry.at), entry.who, entry.branch, entry.label.code, words.say(entry.label)]
    for field in entry.changed:
        told = f"{done[5]} · {words.say(telling.sentence(field))}" if _is_told(field.kind, field.name) else done[5]
        yield [*done[:5], told, field.kind, field.uuid, field.name, field.before, field.after, entry.hash]
    if not entry.changed:
        yield [*done, "", "", "", "", "", entry.hash]


def _is_told(kind: str, name: str) -> bool:
    return name in telling.TOLD.get(kind, ())


def write_prov(
    actions: Iterable[HistoryEntry],
    states: Callable[[], Iterable[State]],
    head: Head,
    path: Path,
    words: Words,
    *,
    overwrite: bool = False,
    workspace: Path | None = None,
) -> None:
    """Write the history as PROV-JSON, piece by piece; `states` is asked again for each part of the document."""
    known = list(actions)
    with replacing(path, overwrite=overwrite, workspace=workspace) as stream:
        stream.write(f'{{\n"prefix": {json.dumps(PREFIXES)}'.encode())
        for section, members in _sections(known, states, head, words).items():
            stream.write(f',\n"{section}": {{'.encode())
            separator = ""
            for name, member in members:
                line = f"{separator}\n{json.dumps(name)}: {json.dumps(member, ensure_ascii=False)}"
                stream.write(line.encode(errors="replace"))
                separator = ","
            stream.write(b"\n}")
        stream.write(b"\n}\n")


Members = Iterator[tuple[str, Mapping[str, object]]]


def _sections(
    actions: list[HistoryEntry], states: Callable[[], Iterable[State]], head: Head, words: Words
) -> dict[str, Members]:
    agents = {name: f"ct:person/{number}" for number, name in enumerate(sorted({each.who for each in actions}), 1)}
    return {
        "agent": ((key, {"prov:type": _qualified("prov:Person"), "prov:label": name}) for name, key in agents.items()),
        "activity": ((_activity(each.sequence), _described(each, words)) for each in actions),
        "wasAssociatedWith": (
            (f"_:who{each.sequence}", {"prov:activity": _activity(each.sequence), "prov:agent": agents[each.who]})
            for each in actions
        ),
        "wasInformedBy": (
            (
                f"_:after{later.sequence}",
                {"prov:informed": _activity(later.sequence), "prov:informant": _activity(earlier.sequence)},
            )
            for earlier, later in pairwise(actions)
        ),
        "entity": _entities(states(), head),
        "wasGeneratedBy": (
            (f"_:made{number}", {"prov:entity": state.name, "prov:activity": _activity(state.action)})
            for number, state in enumerate(states(), 1)
            if not state.is_gone
        ),
        "wasDerivedFrom": (
            (f"_:from{number}", {"prov:generatedEntity": state.name, "prov:usedEntity": state.before})
            for number, state in enumerate(states(), 1)
            if not state.is_gone and state.previous is not None
        ),
        "wasInvalidatedBy": (
            (f"_:gone{number}", {"prov:entity": state.before, "prov:activity": _activity(state.action)})
            for number, state in enumerate(states(), 1)
            if state.is_gone and state.previous is not None
        ),
    }


def _entities(states: Iterable[State], head: Head) -> Members:
    for state in states:
        if not state.is_gone:
            yield state.name, {"prov:type": _qualified(f"ct:{state.kind}"), "ct:uuid": state.uuid}
    described = {"prov:type": _qualified("ct:head"), "ct:sequence": head.sequence, "ct:hash": head.hash}
    yield "ct:head", described


def _described(entry: HistoryEntry, words: Words) -> dict[str, object]:
    at = stamp(entry.at)
    times = {"prov:startTime": at, "prov:endTime": at}
    return {**times, "prov:label": words.say(entry.label), "ct:action": entry.label.code, "ct:hash": entry.hash}


def _activity(sequence: int) -> str:
    return f"ct:action/{sequence}"


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
