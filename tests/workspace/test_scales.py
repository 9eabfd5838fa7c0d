"""Rating scales in a workspace: versions, verdicts that keep theirs, and mappings made by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.domain import scale as scales
from claimtrack.domain import scale_document
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import Scale, default_scale, preset
from claimtrack.domain.source import Citation, KeptFile, SourceKind, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

KEPT = KeptFile(content=b"as it was", media_type="text/plain", how="attached", name="report.txt")


@pytest.fixture
def house() -> Scale:
    """A scale of a newsroom's own."""
    yes, no = default_scale().rating("true"), default_scale().rating("false")
    ratings = (replace(yes, id="right", label_en="Right"), replace(no, id="wrong", label_en="Wrong"))
    return Scale("house", 1, "House", "البيت", ratings)


def claim(workspace: Workspace, rating: str) -> int:
    number = workspace.claims.add(text=f"It rained {rating}.").made[0]
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
        citation = Citation(title=f"Report {number} {stance}", kind=SourceKind.PRIMARY)
        workspace.evidence.attach(number, citation, stance=stance, kept=KEPT)
    workspace.verdicts.give(number, Judgement(rating, rationale_en="because"))
    return number


def ratings(workspace: Workspace, *numbers: int) -> list[str]:
    return [row.rating.id for row in workspace.claims.rows(numbers) if row.rating]


def test_a_new_workspace_has_the_default_and_all_that_ship(workspace: Workspace) -> None:
    assert workspace.scales.in_use is default_scale()
    assert [scale.id for scale in workspace.scales.entries()] == [*scales.PRESETS]


def test_each_change_of_a_scale_is_a_version_and_verdicts_keep_theirs(workspace: Workspace, house: Scale) -> None:
    workspace.scales.add(house)
    workspace.scales.use("house/1")
    number = claim(workspace, "right")
    assert workspace.scales.add(house).ids == {}, "the same again"
    revised = replace(house, ratings=(replace(house.ratings[0], label_en="Quite right"), house.ratings[1]))
    workspace.scales.add(revised)
    assert workspace.scales.key_of(revised) == "house/2"
    assert [scale.version for scale in workspace.scales.versions("house")] == [1, 2]
    assert [scale.key for scale in workspace.scales.entries()][-1] == "house/2"
    assert workspace.scales.in_use.key == "house/1"
    workspace.scales.use("house/2")
    verdict = workspace.claims.get(number).verdict
    assert verdict is not None
    assert verdict.scale == house
    (record,) = workspace.claims.records(ClaimQuery(ids=frozenset({number})))
    assert (record.verdict_en, record.scale) == ("Right", "house/1")
    assert workspace.verify() == []


def test_what_ships_is_never_changed(workspace: Workspace) -> None:
    scale = preset("aap")
    assert workspace.scales.add(scale).ids == {}
    other = replace(scale, ratings=scale.ratings[:3])
    workspace.scales.add(other)
    own = workspace.scales.entries()[-1]
    assert own.id.startswith("aap-")
    assert own.ratings == other.ratings
    assert preset("aap").ratings == scale.ratings


def test_a_scale_goes_out_as_json_and_comes_into_another_workspace(workspace: Workspace, house: Scale) -> None:
    workspace.scales.add(scale_document.read(scale_document.write(house)))
    assert workspace.scales.versions("house") == [house]
    workspace.undo()
    assert workspace.scales.versions("house") == []
    with pytest.raises(Problem):
        workspace.scales.key_of(house)


def test_a_verdict_is_given_in_the_scale_in_use_only(workspace: Workspace) -> None:
    workspace.scales.use("misbar/1")
    number = workspace.claims.add(text="It rained.").made[0]
    with pytest.raises(Problem) as problem:
        workspace.verdicts.give(number, Judgement("half-true", rationale_en="x"))
    assert problem.value.message.code == "scale.no-rating"
    with pytest.raises(Problem):
        workspace.scales.use("nonsense/1")
    assert workspace.scales.in_use.key == "misbar/1"
    for _the_claim_and_the_scale in range(2):
        workspace.undo()
    assert workspace.scales.in_use is default_scale()


def test_without_ratings_the_conclusion_is_asked_for(workspace: Workspace) -> None:
    workspace.scales.use("none/1")
    number = claim(workspace, "conclusion")
    with pytest.raises(Problem) as problem:
        workspace.review.send([number])
    assert problem.value.message.code == "gate.closed"
    workspace.verdicts.give(number, Judgement("conclusion", rationale_en="because", right="It rained on Monday."))
    workspace.review.send([number])
    assert workspace.claims.get(number).status is Status.READY


def test_old_ratings_are_mapped_by_hand_and_taken_back_in_one_step(workspace: Workspace, house: Scale) -> None:
    yes, no, half = (claim(workspace, rating) for rating in ("true", "false", "half-true"))
    workspace.review.send([no])
    workspace.scales.add(house)
    found = {each.rating: each for each in workspace.scales.old_ratings("house/1")}
    assert {rating: each.claims for rating, each in found.items()} == {
        "true": (yes,),
        "false": (no,),
        "half-true": (half,),
    }
    assert found["false"].again == (no,)
    assert (found["true"].scale, found["true"].name.ar) == ("default/1", "صحيح")
    changes = workspace.scales.use("house/1", {("default/1", "true"): "right", ("default/1", "false"): "wrong"})
    assert [message.code for message in changes.follows] == ["follows.reopened"]
    held = {number: workspace.claims.get(number).verdict for number in (yes, no, half)}
    assert [each.scale.key for each in held.values() if each] == ["house/1", "house/1", "default/1"]
    assert ratings(workspace, yes, no, half) == ["right", "wrong", "half-true"]
    assert workspace.claims.get(no).status is Status.IN_PROGRESS
    assert next(each.judgement.reason for each in held.values() if each) == "True → Right · house/1"
    assert [each.rating for each in workspace.scales.old_ratings("house/1")] == ["half-true"]
    workspace.undo()
    assert ratings(workspace, yes, no, half) == ["true", "false", "half-true"]
    assert workspace.scales.in_use is default_scale()
    assert workspace.claims.get(no).status is Status.READY


def test_a_mapping_onto_nothing_changes_nothing(workspace: Workspace, house: Scale) -> None:
    claim(workspace, "true")
    workspace.scales.add(house)
    with pytest.raises(Problem):
        workspace.scales.use("house/1", {("default/1", "true"): "nonsense"})
    assert workspace.scales.in_use is default_scale()


def test_two_workspaces_that_call_their_scales_alike_are_told_apart(
    workspace: Workspace, house: Scale, tmp_path: Path
) -> None:
    other_house = replace(house, ratings=(house.ratings[1], replace(house.ratings[0], label_en="Correct")))
    with Workspace.create(tmp_path / "other.claimtrack", who="Huda") as other:
        for each, scale in ((workspace, house), (other, other_house)):
            each.scales.add(scale)
            each.scales.use("house/1")
            for rating in ("wrong", "right"):
                claim(each, rating)
        for each, scale in ((workspace, house), (other, other_house), (workspace, house)):
            assert each.scales.in_use == scale
            found = each.claims.get(2).verdict
            assert found is not None
            assert (found.scale, found.rating) == (scale, scale.rating("right"))
            assert [row.rating for row in each.claims.rows([2])] == [scale.rating("right")]
            assert [record.verdict_en for record in each.claims.records(ClaimQuery(ids=frozenset({2})))] == [
                scale.rating("right").label_en
            ]
            assert each.claims.numbers(ClaimQuery(order=Order.VERDICT)).tolist() == [2, 1], "the true side first"


def test_a_rating_of_a_scale_that_nobody_knows_is_shown_by_its_name(workspace: Workspace, house: Scale) -> None:
    workspace.scales.add(house)
    workspace.scales.use("house/1")
    number = claim(workspace, "wrong")
    for table in ("claim", "verdict"):
        workspace._desk.store._raw.execute(f"UPDATE {table} SET scale = 'lost/3'")  # noqa: S608 - a name of ours
    assert ratings(workspace, number) == ["wrong"]
    verdict = workspace.claims.get(number).verdict
    assert verdict is not None
    assert (verdict.scale.key, verdict.rating.label_en, verdict.rating.glyph) == ("lost/3", "wrong", "?")
    with pytest.raises(Problem) as problem:
        workspace.scales.use("lost/3")
    assert problem.value.message == Message("scale.unknown", scale="lost/3")
