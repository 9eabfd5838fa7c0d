"""Copies in which both set something by a name: the scale in use, a saved view, a tag, a person; and what follows."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import Piece
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace
from tests.workspace.copies import claims, karim, merge, merge_crosswise, plan, told, work

TRUE = Judgement("true", rationale_en="because")


@pytest.mark.parametrize(("chosen", "key"), [("ours", "aap/1"), ("theirs", "meta/1")])
def test_the_scale_in_use_is_asked_where_both_chose_another(amal: Path, chosen: str, key: str) -> None:
    work(amal, lambda w: w.scales.use("aap/1"))
    work(karim(amal), lambda w: w.scales.use("meta/1"))
    [conflict] = plan(amal, karim(amal)).conflicts
    assert (conflict.key, conflict.name) == ("setting/scale/value", Message("setting.scale"))
    assert isinstance(conflict.ours, Message)
    assert conflict.ours.args["key"] == "aap/1"
    merge(amal, karim(amal), value=chosen)
    assert plan(karim(amal), amal).conflicts == ()
    merge(karim(amal), amal)
    for path in (amal, karim(amal)):
        with Workspace.open(path, who="", is_readonly=True) as workspace:
            assert workspace.scales.in_use.key == key


def test_two_scales_of_one_name_keep_the_verdicts_that_were_given_in_them(amal: Path) -> None:
    for path, count, claim in ((amal, 5, 1), (karim(amal), 6, 2)):
        scale = replace(
            default_scale(), id="house", name_en=f"House of {count}", ratings=default_scale().ratings[:count]
        )
        with Workspace.open(path, who="Amal") as workspace:
            workspace.scales.add(scale)
            workspace.scales.use("house/1")
            workspace.verdicts.give(claim, TRUE)
    merge(amal, karim(amal), value="ours")
    merge(karim(amal), amal)
    for path in (amal, karim(amal)):
        given = {each.id: each.verdict.scale.name_en for each in claims(path).values() if each.verdict}
        assert given == {1: "House of 5", 2: "House of 6"}
    assert plan(amal, karim(amal)).conflicts == ()


def test_all_versions_of_a_scale_that_is_called_as_another_here_come(amal: Path) -> None:
    house = replace(default_scale(), id="house", name_en="House")
    work(amal, lambda w: w.scales.add(replace(house, name_en="Ours")))
    work(karim(amal), lambda w: w.scales.add(house), lambda w: w.scales.add(replace(house, name_en="Later")))
    merge(amal, karim(amal))
    with Workspace.open(amal, who="Amal") as workspace:
        found = {each.version: each.name_en for each in workspace.scales.versions("house")}
    assert found == {1: "Ours", 2: "House", 3: "Later"}


def test_views_of_one_name_are_both_kept_unless_they_show_the_same(amal: Path) -> None:
    work(amal, lambda w: w.views.save("due", "{}"), lambda w: w.views.save("mine", '{"a": 1}'))
    work(karim(amal), lambda w: w.views.save("due", "{}"), lambda w: w.views.save("mine", '{"b": 1}'))
    merge(amal, karim(amal))
    merge(karim(amal), amal)
    found = []
    for path in (amal, karim(amal)):
        with Workspace.open(path, who="", is_readonly=True) as workspace:
            found.append({each.name: each.definition for each in workspace.views.entries()})
    assert found[0] == found[1]
    assert found[0].keys() == {"due", "mine", "mine (2)"}
    assert {found[0]["mine"], found[0]["mine (2)"]} == {'{"a": 1}', '{"b": 1}'}


def test_a_tag_that_both_put_on_is_taken_off_in_both(amal: Path) -> None:
    for path in (amal, karim(amal)):
        work(path, lambda w: w.claims.tag([1], add=["bridge"]), lambda w: w.people.add("Huda"))
    merge(amal, karim(amal))
    merge(karim(amal), amal)
    work(amal, lambda w: w.claims.tag([1], remove=["bridge"]), lambda w: w.people.remove("Huda"))
    merge(karim(amal), amal)
    with Workspace.open(karim(amal), who="", is_readonly=True) as workspace:
        assert (workspace.claims.tags(), workspace.people.added()) == ([], [])


def test_a_tag_that_one_put_on_again_stays(amal: Path) -> None:
    work(amal, lambda w: w.claims.tag([1], add=["bridge"]))
    shutil.copy(amal, karim(amal))
    work(karim(amal), lambda w: w.claims.tag([1], remove=["bridge"]), lambda w: w.claims.tag([1], add=["bridge"]))
    merge(amal, karim(amal))
    assert next(each.tags for each in claims(amal).values() if each.id == 1) == ("bridge",)


def test_the_rating_follows_the_verdict_that_was_settled_there(amal: Path) -> None:
    work(amal, lambda w: w.verdicts.give(1, TRUE), lambda w: w.people.add("Karim"))
    work(amal, lambda w: w.review.send([1], override="seen"))
    with Workspace.open(amal, who="Karim") as workspace:
        workspace.review.give_second(1, Judgement("false", rationale_en="on the contrary"))
    shutil.copy(amal, karim(amal))
    with Workspace.open(karim(amal), who="Huda") as workspace:
        [second] = workspace.claims.get(1).seconds
        workspace.review.settle(1, second.id, reason="the minutes")
    merge(amal, karim(amal))
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        assert workspace.claims.numbers(ClaimQuery(ratings=frozenset({"false"}))).tolist() == [1]
    assert told(amal) == told(karim(amal))


def test_what_one_published_does_not_stay_in_the_trash_of_the_other(amal: Path) -> None:
    work(amal, lambda w: w.verdicts.give(1, TRUE), lambda w: w.people.add("Karim"))
    work(amal, lambda w: w.review.send([1], override="seen"))
    shutil.copy(amal, karim(amal))
    work(karim(amal), lambda w: w.review.sign([1]), lambda w: w.publications.publish([1], Piece("The bridge")))
    work(amal, lambda w: w.claims.delete([1]))
    merge(amal, karim(amal))
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))
    assert [each.status for each in claims(amal).values() if each.verdict] == [Status.PUBLISHED]


def test_evidence_that_was_attached_there_comes_with_its_source_from_the_trash(amal: Path) -> None:
    work(amal, lambda w: w.sources.add(Citation(title="Archive")))
    shutil.copy(amal, karim(amal))
    work(amal, lambda w: w.sources.delete([3]))
    work(karim(amal), lambda w: w.evidence.attach(2, 3, stance=Stance.SUPPORTS))
    merge(amal, karim(amal))
    with Workspace.open(amal, who="", is_readonly=True) as workspace:
        assert [each.citation.title for each in workspace.sources.entries()].count("Archive") == 1
    merge(karim(amal), amal)
    assert told(amal) == told(karim(amal))


def test_what_was_set_and_taken_off_again_between_crosswise_merges_is_off_in_both(amal: Path) -> None:
    work(amal, lambda w: w.claims.label([1], due="2026-03-31"))
    merge_crosswise(amal, karim(amal))
    assert told(amal) == told(karim(amal))
    work(amal, lambda w: w.claims.label([1], due=""))
    merge_crosswise(amal, karim(amal))
    assert [str(each.due) for each in claims(karim(amal)).values() if each.due] == []
    assert told(amal) == told(karim(amal))
