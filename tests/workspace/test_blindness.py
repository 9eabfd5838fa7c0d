"""Who is to judge a claim blind sees no verdict on it, in whatever way, until it is given or given up."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Rating
from claimtrack.domain.source import Citation, KeptFile, SourceKind, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.workspace.workspace import Workspace

KEPT = KeptFile(content=b"as it was", media_type="text/plain", how="attached", name="report.txt")
FIRST = Judgement(
    "false", rationale_en="The minutes say otherwise.", right="It was closed in May.", established="2019-05"
)
TELLING = ("false", "False", "زائف", "minutes", "closed in May", "2019-05")


@pytest.fixture
def asked(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> Workspace:
    """Claim 1 in review, decided by Amal, who asks Karim to judge it blind; claim 2 is decided too; Karim looks."""
    workspace.articles.add(article, drawn)
    workspace.people.add("Karim")
    workspace.people.add("Huda")
    for number in (1, 2):
        for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
            citation = Citation(title=f"Report {number} {stance}", kind=SourceKind.PRIMARY)
            workspace.evidence.attach(number, citation, stance=stance, kept=KEPT)
    workspace.verdicts.give(1, FIRST)
    workspace.verdicts.give(2, Judgement("true", rationale_en="because"))
    workspace.review.send([1])
    changes = workspace.review.ask_second(1, "karim")
    assert not changes.is_undoable
    assert [message.args["who"] for message in changes.follows] == ["Karim"]
    workspace.who = "KARIM"
    return workspace


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Problem) as problem:
        act()
    return problem.value.message.code


def seen(workspace: Workspace, folder: Path) -> dict[str, str]:
    """All that whoever works here reads of claim 1, by the way of reading it."""
    words = Words("en")
    out = folder / f"{workspace.who}.json"
    workspace.export_json(out, ClaimQuery(ids=frozenset({1})), overwrite=True)
    (exported,) = json.loads(out.read_text(encoding="utf-8"))["claims"]
    history, prov = folder / "history.csv", folder / "prov.json"
    for path in (history, prov):
        workspace.exports.history(path, "en", overwrite=True)
    found = workspace.claims.get(1)
    items = workspace.review.of_article(1)
    entries = [*workspace.history.entries(), *workspace.history.entries(1)]
    lines = [line for line in history.read_text(encoding="utf-8").splitlines() if "laim 1" in line]
    in_prov = [line for line in prov.read_text(encoding="utf-8").splitlines() if "erdict on claim 1" in line]
    return {
        "claim": str((found.verdicts, found.seconds)),
        "row": str(workspace.claims.rows([1])[0].rating),
        "mark": str(next(mark.rating for mark in workspace.articles.marks(1) if mark.claim_id == 1)),
        "record": str([(each.verdict_en, each.rationale_en, each.right) for each in workspace.claims.records(ONE)]),
        "history": "\n".join(words.say(entry.label) for entry in entries if entry.label.args.get("claim") == 1),
        "history file": "\n".join([*lines, *in_prov]),
        "json": str((exported["rating"], exported["scale"], exported["verdicts"])),
        "pass": str([item.claim.verdicts for item in items if item.claim.id == 1]),
        "comparison": str(workspace.review.comparison(1)),
        "like it": str([each.rating for each in workspace.claims.near(found.text)]),
        "report": str({rating.id for _scale, rating in month(workspace)}),
    }


ONE = ClaimQuery(ids=frozenset({1}))


def month(workspace: Workspace) -> list[tuple[str, Rating]]:
    at = workspace.claims.get(2).verdicts[0].decided_at
    return [*workspace.reports.month(at.year, at.month).decided.by_rating]


def test_no_verdict_is_told_to_one_who_judges_blind(asked: Workspace, tmp_path: Path) -> None:
    for way, said in seen(asked, tmp_path).items():
        assert not any(word in said for word in TELLING), way
    found = asked.claims.get(1)
    assert (found.is_blind, asked.claims.rows([1])[0].is_blind, asked.review.hidden()) == (True, True, [1])
    assert not asked.claims.get(2).is_blind
    false = frozenset({"false"})
    assert asked.claims.numbers(ClaimQuery(ratings=false)).tolist() == []
    by_verdict = ClaimQuery(ids=frozenset({1, 2, 3}), order=Order.VERDICT)
    assert asked.claims.numbers(by_verdict).tolist() == [2, 1, 3], "claim 1 lies among those without a verdict"
    assert asked.review.asked(1) == ("Karim",)


def test_no_other_way_leads_to_a_hidden_verdict(asked: Workspace) -> None:
    key = "aap/1"
    assert [(each.rating, each.claims) for each in asked.scales.old_ratings(key)] == [("true", (2,))]
    assert asked.scales.judged_blind(key) == [1]
    asked.scales.use(key, {(each.scale, each.rating): "true" for each in asked.scales.old_ratings(key)})
    asked.undo()
    assert code(lambda: asked.verdicts.carry_over(1, 3, note="the same")) == "review.blind-first"
    asked.who = "Huda"
    asked.review.send_back([1], note="which bridge?")
    asked.who = "Karim"
    assert code(lambda: asked.review.send([1])) == "review.blind-first", "what the gate lacks would tell the rating"
    asked.who = "Amal"
    assert [each.rating for each in asked.scales.old_ratings(key)] == ["false", "true"]
    assert asked.scales.judged_blind(key) == []


def test_a_step_to_be_undone_does_not_tell_it(asked: Workspace) -> None:
    asked.who = "Huda"
    asked.review.send_back([1], note="which bridge?")
    asked.who = "Amal"
    asked.verdicts.give(1, FIRST)
    assert asked.undo_label is not None
    assert asked.undo_label.code == "action.verdict.give"
    asked.who = "Karim"
    assert asked.undo_label.code == "history.verdict-hidden"


@pytest.mark.parametrize("who", ["Karim", "Huda"])
def test_a_conflict_of_two_copies_tells_it_only_to_others(asked: Workspace, tmp_path: Path, who: str) -> None:
    copy = tmp_path / "copy.claimtrack"
    asked.save_copy(copy)
    asked.who = "Amal"
    asked.verdicts.give(1, Judgement("mostly-false", rationale_en="x", reason="on second thoughts"))
    with Workspace.open(copy, who="Amal") as other:
        other.verdicts.give(1, Judgement("true", rationale_en="x", reason="y"))
    asked.who = who
    [conflict] = [each for each in asked.copies.plan(copy).conflicts if each.part == "verdict"]
    codes = {side.code for side in (conflict.ours, conflict.theirs) if isinstance(side, Message)}
    assert codes == {"merge.verdict-hidden" if who == "Karim" else "merge.verdict"}


@pytest.mark.parametrize("who", ["Amal", "Huda"])
def test_others_see_it_as_ever(asked: Workspace, tmp_path: Path, who: str) -> None:
    asked.who = who
    for way, said in seen(asked, tmp_path).items():
        assert any(word in said for word in TELLING) or way == "comparison", way
    assert asked.review.hidden() == []
    assert asked.claims.numbers(ClaimQuery(ratings=frozenset({"false"}))).tolist() == [1]


def test_after_ones_own_verdict_both_are_seen(asked: Workspace) -> None:
    assert code(lambda: asked.review.sign([1])) == "review.blind-first"
    assert code(lambda: asked.review.settle(1, 1, reason="x")) == "review.blind-first"
    assert code(lambda: asked.review.ask_second(1)) == "review.second-asked"
    changes = asked.review.give_second(1, Judgement("true", rationale_en="I say so."))
    assert 1 in changes.ids["claim"], "whoever shows the claim hears of it"
    found = asked.review.comparison(1)
    assert found is not None
    assert (found.first.judgement, found.second.judgement.rating) == (FIRST, "true")
    assert asked.claims.get(1).verdict is not None
    assert asked.review.asked(1) == ()
    assert code(lambda: asked.review.ask_second(1)) == "review.second-given"
    asked.who = "Amal"
    assert code(lambda: asked.review.ask_second(1, "karim")) == "review.second-given"
    assert asked.verify() == []


def test_judging_blind_is_given_up_on_record(asked: Workspace) -> None:
    asked.review.show_first(1)
    found = asked.claims.get(1)
    assert (found.is_blind, found.verdict and found.verdict.judgement) == (False, FIRST)
    newest = asked.history.entries(1)[0]
    assert (newest.label.code, newest.who) == ("action.review.show-first", "KARIM")
    assert code(lambda: asked.review.show_first(1)) == "review.nothing-hidden"
    assert code(lambda: asked.review.give_second(1, FIRST)) == "review.has-seen"
    assert code(lambda: asked.review.ask_second(1)) == "review.has-seen"
    asked.review.sign([1])
    assert asked.claims.get(1).status is Status.READY


def test_it_stays_hidden_while_the_claim_goes_back_to_work_and_is_told_when_it_is_signed(asked: Workspace) -> None:
    asked.who = "Huda"
    asked.review.send_back([1], note="which bridge?")
    asked.who = "Amal"
    asked.verdicts.give(1, Judgement("mostly-false", rationale_en="on second thoughts"))
    asked.who = "Karim"
    assert asked.claims.get(1).is_blind
    asked.who = "Amal"
    asked.review.send([1])
    asked.who = "Karim"
    assert asked.claims.get(1).is_blind
    asked.who = "Huda"
    asked.review.sign([1])
    asked.who = "Karim"
    assert asked.claims.get(1).verdict is not None


def test_only_somebody_else_who_is_known_here_is_asked(asked: Workspace) -> None:
    asked.who = "Huda"
    assert code(lambda: asked.review.ask_second(1, "AMAL")) == "review.own-second"
    assert code(lambda: asked.review.ask_second(1, "Nobody")) == "person.not-found"
    assert code(lambda: asked.review.ask_second(2)) == "review.not-in-review"
    asked.review.ask_second(1)
    assert asked.claims.get(1).is_blind
    assert asked.review.asked(1) == ("Karim", "Huda")
