"""Two copies of a workspace that went apart: each comes into the other, and nothing is overwritten silently."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Place, Priority
from claimtrack.domain.errors import Problem
from claimtrack.domain.merging import Choice
from claimtrack.domain.publication import Piece
from claimtrack.domain.request import Question
from claimtrack.domain.scale import Scale, default_scale
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace
from tests.workspace.copies import Work, claims, karim, merge, plan, told, work

KEPT = KeptFile(content=b"as it was" * 1000, media_type="text/plain", how="attached", name="report.txt")
TRUE = Judgement("true", rationale_en="because")
FALSE = Judgement("false", rationale_en="on the contrary")


def test_what_each_did_alone_comes_to_the_other(amal: Path) -> None:
    work(
        amal,
        lambda w: w.claims.edit(1, text="The old bridge was closed in March.", speaker="Lee"),
        lambda w: w.claims.tag([1], add=["bridge"]),
        lambda w: w.claims.add(text="It rained.", speaker="Ann"),
        lambda w: w.evidence.attach(5, Citation(title="Weather"), stance=Stance.SUPPORTS, kept=KEPT),
        lambda w: w.verdicts.give(5, TRUE),
    )
    work(
        karim(amal),
        lambda w: w.claims.label([1], priority=Priority.HIGH, due="2026-05-01"),
        lambda w: w.claims.tag([1], add=["bridge", "cost"]),
        lambda w: w.claims.add(text="It snowed.", speaker="Ann"),
        lambda w: w.evidence.attach(5, Citation(title="Archive"), stance=Stance.CONTEXT, kept=KEPT),
        lambda w: w.notes.add(2, text="asked"),
        lambda w: w.requests.ask(3, Question("the office")),
        lambda w: w.appearances.add(2, Place(account="@x"), is_first=True),
        lambda w: w.claims.dismiss([4], reason=DismissReason.MINOR),
        lambda w: w.articles.add(Article(text="Another article.", title="Other"), []),
    )
    found = plan(amal, karim(amal))
    assert found.conflicts == ()
    assert (found.new["claim"], found.new["article"], found.new["note"], found.new["snapshot"]) == (1, 1, 1, 1)
    assert "speaker" not in found.new, "Ann is in both"
    assert found.new["tag"] == 1
    assert {(each.name, each.after) for each in found.updates} >= {("priority", "high"), ("due", "2026-05-01")}
    assert (found.actions, found.people) == (9, ("Karim",))
    merge(amal, karim(amal))
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))
    first = next(claim for claim in claims(amal).values() if claim.text.startswith("The old bridge"))
    assert (first.priority, first.tags, first.speaker) == (Priority.HIGH, ("bridge", "cost"), "Lee")
    assert plan(amal, karim(amal)).is_empty is False, "the merge itself is history"
    merge(amal, karim(amal))
    assert plan(karim(amal), amal).conflicts == ()
    assert told(amal) == told(karim(amal))


def test_what_both_changed_is_asked_and_nothing_is_overwritten(amal: Path) -> None:
    work(amal, lambda w: w.claims.edit(1, text="Amal's text."), lambda w: w.claims.edit(2, date="2019-04"))
    work(karim(amal), lambda w: w.claims.edit(1, text="Karim's text."), lambda w: w.claims.edit(2, date="2019-05"))
    before = told(amal)
    found = plan(amal, karim(amal))
    assert [(each.part, each.claim_id, each.ours, each.theirs) for each in found.conflicts] == [
        ("text", 1, "Amal's text.", "Karim's text."),
        ("date", 2, "2019-04", "2019-05"),
    ]
    with Workspace.open(amal, who="Amal") as workspace, pytest.raises(Problem) as problem:
        workspace.copies.merge(karim(amal), {found.conflicts[0].key: Choice.OURS})
    assert problem.value.message.code == "merge.undecided"
    assert told(amal) == before
    merge(amal, karim(amal), text="ours", date="theirs")
    texts = {claim.id: (claim.text, claim.date) for claim in claims(amal).values()}
    assert texts[1][0] == "Amal's text."
    assert texts[2][1] == "2019-05"
    assert plan(karim(amal), amal).conflicts == (), "Amal decided, knowing Karim's"
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))


def test_what_was_decided_once_is_not_asked_again_and_later_work_comes_along(amal: Path) -> None:
    work(amal, lambda w: w.claims.edit(1, text="Amal's text."))
    work(karim(amal), lambda w: w.claims.edit(1, text="Karim's text."))
    merge(amal, karim(amal), text="ours")
    work(karim(amal), lambda w: w.notes.add(1, text="later"))
    found = plan(amal, karim(amal))
    assert found.conflicts == ()
    assert found.new["note"] == 1
    merge(amal, karim(amal))
    work(karim(amal), lambda w: w.claims.edit(1, text="Karim's second text."))
    (again,) = plan(amal, karim(amal)).conflicts
    assert (again.ours, again.theirs) == ("Amal's text.", "Karim's second text.")


@pytest.mark.parametrize(("chosen", "rating"), [("ours", "true"), ("theirs", "false")])
def test_two_verdicts_stand_side_by_side_and_one_holds_in_both_copies(amal: Path, chosen: str, rating: str) -> None:
    work(amal, lambda w: w.verdicts.give(1, TRUE))
    work(karim(amal), lambda w: w.verdicts.give(1, FALSE))
    (conflict,) = plan(amal, karim(amal)).conflicts
    assert conflict.part == "verdict"
    merge(amal, karim(amal), verdict=chosen)
    for path in (amal, karim(amal)):
        (claim,) = (each for each in claims(path).values() if each.verdicts)
        assert claim.verdict is not None
        if path == amal:
            assert claim.verdict.judgement.rating == rating
            assert claim.second is not None
            assert claim.second.judgement.rating != rating
            with Workspace.open(path, who="", is_readonly=True) as workspace:
                assert [row.rating.id for row in workspace.claims.rows([1]) if row.rating] == [rating]
            merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))


def test_a_merge_is_one_step_back_while_both_histories_stay(amal: Path) -> None:
    work(karim(amal), lambda w: w.claims.add(text="It snowed."), lambda w: w.claims.edit(1, text="Karim's text."))
    before = told(amal)
    with Workspace.open(amal, who="Amal") as workspace:
        workspace.copies.merge(karim(amal))
        assert len(workspace.claims.numbers(ClaimQuery())) == 5
        workspace.undo()
        assert workspace.verify() == []
        assert {entry.branch for entry in workspace.history.entries()} == {"", "karim.claimtrack"}
        redone = workspace.copies.plan(karim(amal))
        assert (redone.new["claim"], redone.actions) == (1, 0)
        workspace.redo()
        assert len(workspace.claims.numbers(ClaimQuery())) == 5
        workspace.undo()
    assert told(amal) == before
    merge(amal, karim(amal))
    assert len(told(amal)) == 5


def test_who_did_what_in_a_copy_is_in_the_history_of_the_claim(amal: Path) -> None:
    work(karim(amal), lambda w: w.claims.edit(1, text="Karim's text."), lambda w: w.claims.edit(2, text="x"))
    merge(amal, karim(amal))
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        entries = {entry.branch: entry for entry in workspace.history.entries(1)[:2]}
        assert [entry.who for entry in entries.values()] == ["Amal", "Karim"]
        assert entries["karim.claimtrack"].changed[0].after == "Karim's text."
        assert not workspace.review.is_off, "two people have worked in it"
        assert workspace.people.names() == ["Amal", "Karim"]


def test_what_one_took_away_goes_or_is_asked_for(amal: Path) -> None:
    work(amal, lambda w: w.evidence.attach(2, Citation(title="Second"), stance=Stance.SUPPORTS))
    shutil.copy(amal, karim(amal))
    work(karim(amal), lambda w: w.evidence.detach(1), lambda w: w.evidence.detach(2))
    work(amal, lambda w: w.evidence.edit(2, pin=Pin(quote="rain")))
    found = plan(amal, karim(amal))
    assert found.removed == {"evidence": 1}
    assert [(each.kind, each.part) for each in found.conflicts] == [("evidence", "deleted")]
    merge(amal, karim(amal), deleted="ours")
    assert [len(claim.evidence) for claim in sorted(claims(amal).values(), key=lambda each: each.id)][:2] == [0, 1]


@pytest.mark.parametrize(("chosen", "count"), [("ours", 3), ("theirs", 4)])
def test_what_was_thrown_away_here_and_worked_on_there_is_asked_for(amal: Path, chosen: str, count: int) -> None:
    work(amal, lambda w: w.claims.delete([4]), lambda w: w.trash.empty())
    work(karim(amal), lambda w: w.notes.add(4, text="new"), lambda w: w.notes.add(3, text="new"))
    found = plan(amal, karim(amal))
    assert (found.new["note"], found.left_out) == (1, {})
    assert [(each.kind, each.part) for each in found.conflicts] == [("claim", "deleted")]
    merge(amal, karim(amal), deleted=chosen)
    assert len(told(amal)) == count
    assert plan(karim(amal), amal).conflicts == ()
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))


def test_what_was_kept_against_their_throwing_away_comes_back_to_them_whole(amal: Path) -> None:
    work(amal, lambda w: w.evidence.attach(1, Citation(title="Second"), stance=Stance.CONTEXT, kept=KEPT))
    shutil.copy(amal, karim(amal))
    work(karim(amal), lambda w: w.claims.delete([1]), lambda w: w.trash.empty())
    work(amal, lambda w: w.claims.edit(1, text="Worked on."))
    merge(amal, karim(amal), deleted="ours")
    assert len(claims(amal)) == 4
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))
    (claim,) = (each for each in claims(karim(amal)).values() if each.text == "Worked on.")
    assert len(claim.evidence) == 2


def test_what_they_took_back_after_merging_ours_is_taken_back_here(amal: Path) -> None:
    work(amal, lambda w: w.claims.delete([4]))
    merge(amal, karim(amal))
    merge(karim(amal), amal)
    work(karim(amal), lambda w: w.claims.undelete([4]))
    assert plan(amal, karim(amal)).conflicts == ()
    merge(amal, karim(amal))
    assert len(told(amal)) == 4


def test_both_in_the_trash_is_no_conflict(amal: Path) -> None:
    for path in (amal, karim(amal)):
        work(path, lambda w: w.claims.delete([4]))
    assert plan(amal, karim(amal)).conflicts == ()


def test_scales_of_one_name_and_another_content_are_two_versions(amal: Path) -> None:
    ratings = default_scale().ratings
    mine, theirs = (Scale("house", 1, "House", "البيت", ratings[:count]) for count in (5, 6))
    work(amal, lambda w: w.scales.add(mine))
    work(
        karim(amal),
        lambda w: w.scales.add(theirs),
        lambda w: w.scales.use("house/1"),
        lambda w: w.verdicts.give(1, Judgement("misleading", rationale_en="x")),
    )
    merge(amal, karim(amal))
    with Workspace.open(amal, who="Amal") as workspace:
        assert [len(each.ratings) for each in workspace.scales.versions("house")] == [5, 6]
        verdict = workspace.claims.get(1).verdict
        assert verdict is not None
        assert verdict.scale.key == "house/2"
        assert workspace.scales.in_use == replace(theirs, version=2)
        assert workspace.claims.rows([1])[0].rating == verdict.rating


def test_review_and_publication_come_along(amal: Path) -> None:
    work(karim(amal), lambda w: w.verdicts.give(1, TRUE), lambda w: w.review.send([1], override="archive"))
    with Workspace.open(karim(amal), who="Huda") as workspace:
        workspace.review.sign([1])
        workspace.publications.publish([1], Piece("The bridge", "https://example.org/b"))
    merge(amal, karim(amal))
    (claim,) = (each for each in claims(amal).values() if each.status is Status.PUBLISHED)
    assert claim.verdict is not None
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        assert [each.claims for each in workspace.publications.entries()] == [(claim.id,)]


def test_a_third_copy_comes_by_way_of_the_second(amal: Path) -> None:
    third = amal.with_name("third.claimtrack")
    shutil.copy(amal, third)
    work(third, lambda w: w.notes.add(1, text="third"))
    merge(karim(amal), third)
    merge(amal, karim(amal))
    assert plan(amal, third).is_empty
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        assert {entry.branch for entry in workspace.history.entries()} == {"", "karim.claimtrack", "third.claimtrack"}
        assert workspace.verify() == []


def test_a_file_that_is_no_copy_is_refused(amal: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.claimtrack"
    Workspace.create(other, who="Amal").close()
    for path, code in ((other, "merge.another-workspace"), (amal, "merge.itself")):
        with pytest.raises(Problem) as problem:
            plan(amal, path)
        assert problem.value.message.code == code


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE note SET text = 'sly'",
        "UPDATE claim SET status = 'nonsense' WHERE id = 1",
        "DROP TRIGGER action_no_update; UPDATE action SET who = 'Sly' WHERE sequence = 3",
        "DROP TRIGGER chunk_no_update; UPDATE chunk SET bytes = x'00'",
    ],
)
def test_a_damaged_copy_is_refused_whole(amal: Path, damage: str) -> None:
    work(karim(amal), lambda w: w.notes.add(1, text="x"), lambda w: w.claims.edit(1, text="y"))
    raw = sqlite3.connect(karim(amal))
    raw.executescript(damage)
    raw.close()
    before = told(amal)
    with Workspace.open(amal, who="Amal") as workspace, pytest.raises(Problem) as problem:
        workspace.copies.merge(karim(amal))
    assert problem.value.message.code == "merge.damaged"
    assert told(amal) == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE branch_action SET who = 'Sly' WHERE sequence = (SELECT max(sequence) FROM branch_action)",
        "UPDATE branch_change SET after = '{}' WHERE place = 1",
        "DELETE FROM branch_change WHERE place = 1",
        "DELETE FROM branch_change; DELETE FROM branch_action WHERE label LIKE '%edit' AND sequence % 2 = 0",
        "UPDATE branch SET base = 'x'",
    ],
)
def test_a_merged_history_that_was_edited_is_named(amal: Path, damage: str) -> None:
    work(karim(amal), lambda w: w.claims.edit(1, text="one"), lambda w: w.claims.edit(1, text="two"))
    merge(amal, karim(amal))
    raw = sqlite3.connect(amal)
    for table in ("branch", "branch_action", "branch_change"):
        for verb in ("update", "delete"):
            raw.execute(f"DROP TRIGGER {table}_no_{verb}")
    raw.executescript(damage)
    raw.close()
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        assert "verify.branch" in {message.code for message in workspace.verify()}


def speakers(path: Path) -> list[tuple[str, tuple[str, ...], int]]:
    with Workspace.open(path, who="", is_readonly=True) as workspace:
        return [(each.name, each.spellings, each.claims) for each in workspace.speakers.entries()]


def joined(name: str, into: str) -> Work:
    """Make one speaker of two."""

    def work_on(workspace: Workspace) -> object:
        numbers = {each.name: each.id for each in workspace.speakers.entries()}
        return workspace.speakers.merge([numbers[name]], into=numbers[into])

    return work_on


OF_TWO = ("Ann Lee", "Ann"), ("Ann", "Ann Lee")
APART: dict[str, tuple[list[Work], list[Work]]] = {
    "opposite": ([joined(*OF_TWO[0])], [joined(*OF_TWO[1])]),
    "into two": ([joined("Ann", "Ann Lee")], [joined("Ann", "Bob")]),
    "one after the other": ([joined("Ann", "Bob")], [joined("Bob", "Ann Lee")]),
    "in a ring": ([joined("Ann", "Bob")], [joined("Bob", "Ann Lee"), joined("Ann Lee", "Ann")]),
    "only there": ([], [joined("Ann", "Ann Lee"), joined("Bob", "Ann Lee")]),
    "added twice": (
        [lambda w: w.claims.edit(4, speaker="CID")],
        [lambda w: w.claims.edit(3, speaker="Cid"), joined("Ann", "Cid")],
    ),
    "renamed alike": (
        [lambda w: w.speakers.rename(1, "Dora")],
        [lambda w: w.speakers.rename(2, "dora"), lambda w: w.speakers.add_spelling(3, "D.")],
    ),
}


@pytest.mark.parametrize(("ours", "theirs"), APART.values(), ids=APART)
def test_speakers_that_were_made_one_apart_come_to_the_same_both_ways(
    tmp_path: Path, ours: list[Work], theirs: list[Work]
) -> None:
    path = tmp_path / "case.claimtrack"
    with Workspace.create(path, who="Amal") as workspace:
        for number, name in enumerate(("Ann Lee", "Ann", "Bob", "Bob")):
            workspace.claims.add(text=f"Claim {number}.", speaker=name)
    shutil.copy(path, karim(path))
    work(path, *ours)
    work(karim(path), *theirs)
    before = speakers(path), told(path)
    with Workspace.open(path, who="Amal") as workspace:
        found = workspace.copies.plan(karim(path))
        workspace.copies.merge(karim(path), dict.fromkeys((each.key for each in found.conflicts), Choice.OURS))
        workspace.undo()
        assert (speakers(path), told(path)) == before
        workspace.redo()
        assert workspace.verify() == []
    assert plan(karim(path), path).conflicts == ()
    merge(karim(path), path)
    assert speakers(path) == speakers(karim(path))
    assert told(path) == told(karim(path))


def test_evidence_outlasts_sources_that_were_made_one_apart(amal: Path) -> None:
    work(
        amal,
        *(lambda w, title=title: w.evidence.attach(1, Citation(title=title), stance=Stance.CONTEXT) for title in "BC"),
    )
    shutil.copy(amal, karim(amal))
    work(amal, lambda w: w.sources.merge([3], into=2))
    work(karim(amal), lambda w: w.sources.merge([4], into=3))
    merge(amal, karim(amal), deleted="ours")
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))
    assert sum(len(claim.evidence) for claim in claims(amal).values()) == 3


def test_somebody_who_was_taken_out_and_named_again_comes_to_the_copy(amal: Path) -> None:
    work(amal, lambda w: w.people.add("Basim"))
    shutil.copy(amal, karim(amal))
    work(amal, lambda w: w.people.remove("Basim"), lambda w: w.people.add("Basim"))
    merge(karim(amal), amal)
    with Workspace.open(karim(amal), who="Karim") as workspace:
        assert workspace.people.names().count("Basim") == 1
        assert workspace.verify() == []


def test_claims_of_one_event_that_were_removed_for_good_go_from_the_copy(amal: Path) -> None:
    work(amal, lambda w: w.claims.delete([1, 2, 3, 4]), lambda w: w.trash.empty())
    merge(karim(amal), amal)
    assert claims(karim(amal)) == {}
