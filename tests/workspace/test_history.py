"""The history as people read it and as others get it: sentences, sources, heads, a table and the form of W3C PROV."""

import csv
import json
from pathlib import Path

import pytest

from claimtrack.domain import telling
from claimtrack.domain.changes import Head
from claimtrack.domain.errors import Problem
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.history import read_head
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def number(workspace: Workspace) -> int:
    made = workspace.claims.add(text="It rained.", speaker="Ann").made[0]
    workspace.evidence.attach(made, Citation(title="=1+1"), stance=Stance.SUPPORTS)
    workspace.claims.edit(made, text="It snowed.", speaker="Basim", date="2019-03")
    return made


def test_each_field_that_a_reader_knows_is_a_sentence(workspace: Workspace, number: int) -> None:
    (entry,) = workspace.history.entries(number, limit=1)
    said = [Words("en").say(sentence) for sentence in telling.sentences(entry)]
    assert said[0] == f"Edit claim {number}"
    assert {"Claim: It rained. → It snowed.", "Said by: Ann → Basim", "Claimed date: — → 2019-03"} <= {*said[1:]}
    workspace.claims.dismiss([number], reason=DismissReason.MINOR)
    (entry,) = workspace.history.entries(number, limit=1)
    assert "الحالة: قيد التحقق ← مستبعَد" in [Words("ar").say(each) for each in telling.sentences(entry)]


def test_a_verdict_says_what_it_changed_of_the_one_before(workspace: Workspace, number: int) -> None:
    workspace.verdicts.give(number, Judgement("true", rationale_en="It says so."))
    (first,) = workspace.history.entries(number, limit=1)
    assert not [change for change in first.changed if change.kind == "verdict"]
    given = Judgement("true", rationale_en="It says so on page 4.", established="2019-03-02")
    workspace.verdicts.give(number, given)
    workspace.review.send([number], override="It is public.")
    workspace.people.add("Karim")
    _added, _sent, second, _first = workspace.history.entries(limit=4)
    said = [Words("en").say(sentence) for sentence in telling.sentences(second)]
    assert said[1:] == [
        "Rationale in English: It says so. → It says so on page 4.",
        "Established date: — → 2019-03-02",
    ]
    workspace.verdicts.give(number, Judgement("false", rationale_en="Not on page 4.", reason="Read again."))
    workspace.review.send([number], override="It is public.")
    workspace.review.ask_second(number, "Karim")
    workspace.who = "Karim"
    told = [change.name for entry in workspace.history.entries(number) for change in telling.told(entry)]
    assert not {"rationale_en", "established"} & {*told}, "hidden from one who is to judge blind"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_told_field_is_one_of_the_record_and_has_words(language: str) -> None:
    words = Words(language)
    for kind, names in telling.TOLD.items():
        columns = {*RECORDS[kind].columns.keys()} | ({"speaker"} if kind == "claim" else set())
        assert {*names} <= columns
        assert all(words.knows(f"field.{kind}.{name}") for name in names)


def test_a_source_has_a_history_of_its_own(workspace: Workspace, number: int) -> None:
    workspace.sources.edit(1, Citation(title="Report"))
    workspace.claims.add(text="Something else.")
    codes = [entry.label.code for entry in workspace.history.entries(source_id=1)]
    assert codes == ["action.source.edit", "action.evidence.attach"]
    assert number == 1


def test_a_head_that_was_noted_shows_whether_the_history_is_still_there(workspace: Workspace, number: int) -> None:
    head = workspace.history.head()
    assert read_head(str(head)) == head
    workspace.claims.edit(number, text="Again.")
    assert workspace.history.lacks(head) is None
    assert workspace.history.head() != head
    other = workspace.history.lacks(Head(head.sequence, "0" * 64))
    assert other is not None
    assert other.code == "verify.head"
    assert [message.code for message in workspace.verify(head=Head(99, head.hash))] == ["verify.head"]
    assert workspace.verify(head=head) == []
    for text in ("", "3", "3:xyz", "x:" + "0" * 64, "3:" + "0" * 63):
        with pytest.raises(Problem):
            read_head(text)


def test_the_table_has_a_line_for_each_field_and_no_live_formula(
    workspace: Workspace, number: int, tmp_path: Path
) -> None:
    workspace.notes.add(number, text="x")
    workspace.claims.edit(number, text='=HYPERLINK("x")')
    head = workspace.exports.history(tmp_path / "history.csv", "en")
    with (tmp_path / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["sequence"]) for row in rows] == sorted(int(row["sequence"]) for row in rows)
    assert rows[-1]["hash"] == head.hash
    changed = next(row for row in rows if row["field"] == "text")
    assert (changed["before"], changed["after"], changed["kind"]) == ("It rained.", "It snowed.", "claim")
    assert changed["text"] == "Edit claim 1 · Claim: It rained. → It snowed."
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


def test_the_whole_history_goes_out_in_the_form_of_prov(workspace: Workspace, number: int, tmp_path: Path) -> None:
    (piece,) = workspace.claims.get(number).evidence
    workspace.who = "Karim"
    workspace.evidence.detach(piece.id)
    head = workspace.exports.history(tmp_path / "history.json", "ar")
    prov = json.loads((tmp_path / "history.json").read_text(encoding="utf-8"))
    entries = workspace.history.entries()
    assert len(prov["activity"]) == len(prov["wasAssociatedWith"]) == len(entries)
    assert [agent["prov:label"] for agent in prov["agent"].values()] == ["Amal", "Karim"]
    assert len(prov["wasInformedBy"]) == len(entries) - 1
    claim = workspace.claims.get(number)
    states = [name for name in prov["entity"] if name.startswith(f"ct:claim/{claim.uuid}@")]
    assert len(states) == 3, "made, worked on, edited"
    derived = {line["prov:generatedEntity"]: line["prov:usedEntity"] for line in prov["wasDerivedFrom"].values()}
    assert derived[states[1]] == states[0]
    gone = [line["prov:entity"] for line in prov["wasInvalidatedBy"].values()]
    assert [name.split("@")[0] for name in gone] == [f"ct:evidence/{piece.uuid}"]
    named = {name for section in ("entity", "activity", "agent") for name in prov[section]}
    for section, members in prov.items():
        if section.startswith("was"):
            assert all(name in named for member in members.values() for name in member.values()), section
    assert prov["entity"]["ct:head"]["ct:hash"] == head.hash


def test_another_ending_is_not_offered(workspace: Workspace, tmp_path: Path) -> None:
    for write in (workspace.exports.history, workspace.exports.register):
        with pytest.raises(Problem) as problem:
            write(tmp_path / "history.xml", "en")
        assert problem.value.message.code == "export.ending"
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".xml"] == []
