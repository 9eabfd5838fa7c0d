"""A newsroom of two and three: review, blind second verdicts, requests, publication, corrections, complaints."""

import datetime as dt
from collections.abc import Callable

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.publication import CorrectionKind, Piece
from claimtrack.domain.request import Question
from claimtrack.domain.source import Citation, KeptFile, SourceKind, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

KEPT = KeptFile(content=b"as it was", media_type="text/plain", how="attached", name="report.txt")
TRUE = Judgement("true", rationale_en="because")
FALSE = Judgement("false", rationale_en="on the contrary")


def judge(workspace: Workspace, number: int, judgement: Judgement = TRUE) -> None:
    """Evidence for and against, and Amal's verdict: it passes the gate without a warning."""
    workspace.who = "Amal"
    for stance in (Stance.SUPPORTS, Stance.CONTRADICTS):
        citation = Citation(title=f"Report {number} {stance}", kind=SourceKind.PRIMARY)
        workspace.evidence.attach(number, citation, stance=stance, kept=KEPT)
    workspace.verdicts.give(number, judgement)


@pytest.fixture
def number(workspace: Workspace) -> int:
    """A claim that Amal decided and sent to review."""
    made = workspace.claims.add(text="It rained.").made[0]
    workspace.people.add("Karim")
    judge(workspace, made)
    workspace.review.send([made])
    return made


@pytest.fixture
def published(workspace: Workspace, number: int) -> int:
    workspace.who = "Karim"
    workspace.review.sign([number])
    workspace.publications.publish([number], Piece("Did it rain?", "https://example.org/rain"))
    return number


def code(act: Callable[[], object]) -> str:
    with pytest.raises(Problem) as problem:
        act()
    return problem.value.message.code


def is_off(workspace: Workspace) -> bool:
    return workspace.review.is_off


def test_a_second_name_switches_review_on(workspace: Workspace) -> None:
    assert is_off(workspace)
    workspace.people.add("  amal ")
    assert is_off(workspace), "one person in two spellings"
    workspace.people.add("Karim")
    assert not is_off(workspace)
    assert workspace.people.names() == ["Karim", "amal"]
    workspace.undo()
    assert is_off(workspace)
    workspace.people.add("كريم")
    workspace.people.remove("كَريم")
    assert is_off(workspace)
    assert code(lambda: workspace.people.remove("Nobody")) == "person.not-found"
    assert code(lambda: workspace.people.add(" ")) == "person.empty"


def test_a_name_that_decided_nothing_can_be_joined_with_anothers(workspace: Workspace) -> None:
    """Whoever imports before they gave a name works under the system's, and is one person all the same."""
    workspace.who = "root"
    first, second = (workspace.claims.add(text=text).made[0] for text in ("It rained.", "It snowed."))
    judge(workspace, first)
    assert (is_off(workspace), workspace.people.names()) == (False, ["Amal", "root"])
    assert code(lambda: workspace.people.join("AMAL")) == "person.not-worked"
    assert code(lambda: workspace.people.join("Nobody")) == "person.not-worked"
    workspace.people.join("Root")
    assert (is_off(workspace), workspace.people.names()) == (True, ["Amal"])
    workspace.undo()
    assert not is_off(workspace)
    workspace.redo()
    workspace.review.send([first])
    assert workspace.claims.get(first).status is Status.READY
    workspace.who = "root"
    workspace.notes.add(second, text="Looked again.")
    assert not is_off(workspace), "who works under the name afterwards is another"
    workspace.verdicts.give(second, TRUE)
    workspace.who = "Amal"
    assert code(lambda: workspace.people.join("root")) == "person.has-decided"


def test_one_person_alone_switches_review_on_and_off(workspace: Workspace) -> None:
    first, second = (workspace.claims.add(text=text).made[0] for text in ("It rained.", "It snowed."))
    for number in (first, second):
        judge(workspace, number)
    changes = workspace.review.switch(is_on=True)
    assert (changes.label.code, changes.is_undoable, is_off(workspace)) == ("action.review.on", True, False)
    workspace.review.send([first])
    assert workspace.claims.get(first).status is Status.IN_REVIEW
    assert workspace.history.entries(limit=2)[1].label.code == "action.review.on"
    workspace.review.switch(is_on=False)
    changes = workspace.review.send([second])
    assert changes.follows == (Message("follows.ready", count=1, claims=[second]),), "it is said where it went"
    assert workspace.claims.get(second).status is Status.READY
    workspace.people.add("Karim")
    with pytest.raises(Problem) as problem:
        workspace.review.switch(is_on=False)
    assert problem.value.message == Message("review.stays-on", names="Karim")
    assert not is_off(workspace), "what was off for one is on for two"
    workspace.people.remove("Karim")
    assert is_off(workspace)


def test_nobody_signs_their_own_verdict_in_whatever_spelling(workspace: Workspace, number: int) -> None:
    assert workspace.claims.get(number).status is Status.IN_REVIEW
    workspace.who = "AMAL"
    assert workspace.review.waiting() == []
    assert code(lambda: workspace.review.sign([number])) == "review.own-verdict"
    workspace.who = "Karim"
    assert workspace.review.waiting() == [number]
    assert workspace.claims.numbers(ClaimQuery(waits_for="karim")).tolist() == [number]
    changes = workspace.review.sign([number], note="well done")
    assert not changes.is_undoable
    assert workspace.claims.get(number).status is Status.READY
    assert workspace.review.waiting() == []
    sent, signed = workspace.review.steps(number)
    verdict = workspace.claims.get(number).verdict
    assert verdict is not None
    assert (sent.move, sent.who, sent.verdict_id) == ("review", "Amal", verdict.id)
    assert (signed.move, signed.who, signed.note) == ("sign", "Karim", "well done")


def test_what_the_gate_asks_for_must_still_be_there_at_the_end(workspace: Workspace, number: int) -> None:
    for piece in workspace.claims.get(number).evidence:
        workspace.evidence.detach(piece.id)
    workspace.who = "Karim"
    assert code(lambda: workspace.review.sign([number])) == "gate.closed"


def test_what_changed_since_a_claim_was_sent_back_is_told(workspace: Workspace, number: int) -> None:
    assert workspace.review.returned(number) is None
    workspace.who = "Karim"
    workspace.review.send_back([number], note="which bridge?")
    back = workspace.review.returned(number)
    assert back is not None
    assert (back.step.note, back.step.who, back.since) == ("which bridge?", "Karim", ())
    workspace.who = "Amal"
    workspace.claims.edit(number, text="It rained on the old bridge.")
    workspace.notes.add(number, text="asked the office")
    back = workspace.review.returned(number)
    assert back is not None
    assert [entry.label.code for entry in back.since] == ["action.note.note", "action.claim.edit"]
    assert [(field.name, field.before) for field in back.since[1].changed] == [("text", "It rained.")]


def test_an_article_is_reviewed_in_one_pass(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.people.add("Karim")
    workspace.articles.add(article, drawn)
    for claim in (1, 2):
        judge(workspace, claim)
    workspace.review.send([1, 2])
    workspace.who = "Karim"
    judge(workspace, 3)
    workspace.who = "Karim"
    items = workspace.review.of_article(1)
    assert [item.claim.id for item in items] == [1, 2, 3]
    assert [item.is_mine for item in items] == [False, False, False]
    workspace.review.sign([item.claim.id for item in items if item.claim.status is Status.IN_REVIEW])
    assert [workspace.claims.get(each).status for each in (1, 2)] == [Status.READY, Status.READY]


def test_a_blind_second_verdict_stands_beside_the_first(workspace: Workspace, number: int) -> None:
    assert code(lambda: workspace.review.give_second(number, FALSE)) == "review.own-second"
    workspace.who = "Karim"
    blind = workspace.review.blind(number)
    assert (blind.verdict, blind.second, len(blind.evidence)) == (None, None, 2)
    assert workspace.review.comparison(number) is None
    (second,) = workspace.review.give_second(number, FALSE).made
    assert code(lambda: workspace.review.give_second(number, TRUE)) == "review.second-given"
    claim = workspace.claims.get(number)
    assert claim.verdict is not None
    assert claim.verdict.judgement == TRUE
    assert claim.second is not None
    assert (claim.second.id, claim.second.decided_by, claim.status) == (second, "Karim", Status.IN_REVIEW)
    assert [row.rating.id for row in workspace.claims.rows([number]) if row.rating] == ["true"]
    (record,) = workspace.claims.records(ClaimQuery(ids=frozenset({number})))
    assert (record.verdict, record.decided_by) == ("true", "Amal")
    found = workspace.review.comparison(number)
    assert found is not None
    assert found.differs
    assert code(lambda: workspace.review.sign([number])) == "review.differs"
    assert workspace.verify() == []


def test_two_verdicts_that_agree_need_no_settling(workspace: Workspace, number: int) -> None:
    workspace.who = "Karim"
    workspace.review.give_second(number, TRUE)
    found = workspace.review.comparison(number)
    assert found is not None
    assert not found.differs
    workspace.review.sign([number])
    assert workspace.claims.get(number).status is Status.READY


@pytest.mark.parametrize(("chosen", "holds", "signs"), [("second", "false", "Amal"), ("first", "true", "Karim")])
def test_who_says_which_verdict_holds_is_kept(
    workspace: Workspace, number: int, chosen: str, holds: str, signs: str
) -> None:
    workspace.who = "Karim"
    (second,) = workspace.review.give_second(number, FALSE).made
    first = workspace.claims.get(number).verdict
    assert first is not None
    wanted = {"first": first.id, "second": second}[chosen]
    assert code(lambda: workspace.review.settle(number, wanted, reason=" ")) == "review.needs-reason"
    assert code(lambda: workspace.review.settle(number, 99, reason="x")) == "review.nothing-to-settle"
    workspace.who = "Huda"
    workspace.review.settle(number, wanted, reason="the minutes say so")
    step = workspace.review.steps(number)[-1]
    assert (step.move, step.who, step.note) == ("settle", "Huda", "the minutes say so")
    verdict = workspace.claims.get(number).verdict
    assert verdict is not None
    assert verdict.judgement.rating == holds
    other = {"Amal": "Karim", "Karim": "Amal"}[signs]
    workspace.who = other
    assert code(lambda: workspace.review.sign([number])) == "review.own-verdict"
    workspace.who = signs
    workspace.review.sign([number])
    assert workspace.claims.get(number).status is Status.READY


def test_a_second_verdict_is_for_review_alone(workspace: Workspace, published: int) -> None:
    assert code(lambda: workspace.review.give_second(published, TRUE)) == "review.not-in-review"
    assert code(lambda: workspace.review.settle(published, 1, reason="x")) == "review.not-in-review"


def test_a_request_is_due_until_it_is_answered(workspace: Workspace) -> None:
    claim = workspace.claims.add(text="It rained.").made[0]
    today = dt.date(2026, 5, 2)
    question = Question("the ministry", "by mail", "Did it?", due=today)
    (request,) = workspace.requests.ask(claim, question).made
    later = workspace.requests.ask(claim, Question("the mayor", due=dt.date(2026, 5, 9))).made[0]
    assert workspace.claims.get(claim).status is Status.IN_PROGRESS
    assert [each.id for each in workspace.requests.open()] == [request, later]
    assert [each.id for each in workspace.requests.open(due_by=today)] == [request]
    (found, _later) = workspace.claims.get(claim).requests
    assert found.question.asked_on == found.created.date()
    assert found.is_due(today)
    assert found.asked_by == "Amal"
    workspace.requests.answer(request, answer="It did not.", answered_on=today)
    assert workspace.requests.open(due_by=today) == []
    workspace.requests.reopen(request)
    assert [each.id for each in workspace.requests.open(due_by=today)] == [request]
    workspace.requests.edit(request, Question("the ministry of water"))
    assert workspace.claims.get(claim).requests[0].question.whom == "the ministry of water"
    workspace.requests.remove(later)
    assert len(workspace.requests.open()) == 1
    for _ in range(6):
        workspace.undo()
    assert workspace.claims.get(claim).requests == ()
    assert code(lambda: workspace.requests.ask(claim, Question(" "))) == "request.nobody"
    assert code(lambda: workspace.requests.answer(99, answer="x")) == "request.not-found"


def test_a_request_is_as_good_as_a_search_note_where_nothing_is_proven(workspace: Workspace) -> None:
    claim = workspace.claims.add(text="It rained.").made[0]
    workspace.verdicts.give(claim, Judgement("unproven", rationale_en="nobody says"))
    assert code(lambda: workspace.review.send([claim])) == "gate.closed"
    workspace.requests.ask(claim, Question("the weather service"))
    workspace.review.send([claim])
    assert workspace.claims.get(claim).status is Status.READY


def test_claims_that_are_due_are_told_until_they_are_done(workspace: Workspace, number: int) -> None:
    workspace.claims.label([number], due=dt.date(2026, 5, 1))
    assert workspace.requests.due_claims(dt.date(2026, 4, 30)) == []
    assert workspace.requests.due_claims(dt.date(2026, 5, 1)) == [number]
    workspace.who = "Karim"
    workspace.review.sign([number])
    assert workspace.requests.due_claims(dt.date(2026, 5, 1)) == []


def test_only_what_is_ready_is_published(workspace: Workspace, number: int) -> None:
    piece = Piece("Did it rain?", "https://example.org/rain", "en", "2026-05", "Amal, Karim")
    assert code(lambda: workspace.publications.publish([number], piece)) == "status.refused"
    assert workspace.publications.entries() == []
    workspace.who = "Karim"
    workspace.review.sign([number])
    assert code(lambda: workspace.publications.publish([number], Piece(authors="x"))) == "publication.nameless"
    changes = workspace.publications.publish([number], piece)
    assert not changes.is_undoable
    (found,) = workspace.publications.entries(number)
    assert (found.id, found.piece, found.claims, found.published_by) == (changes.made[0], piece, (number,), "Karim")
    (record,) = workspace.claims.records(ClaimQuery(ids=frozenset({number})))
    assert (record.status, record.published_address) == ("published", piece.address)
    assert code(lambda: workspace.verdicts.give(number, FALSE)) == "verdict.is-published"
    assert code(lambda: workspace.claims.delete([number])) == "claim.is-published"


def test_more_claims_join_a_publication_and_its_address_can_be_mended(workspace: Workspace, published: int) -> None:
    other = workspace.claims.add(text="It snowed.").made[0]
    judge(workspace, other)
    workspace.review.send([other])
    workspace.who = "Karim"
    workspace.review.sign([other])
    (out,) = workspace.publications.entries()
    workspace.publications.publish_in(out.id, [other])
    assert workspace.publications.get(out.id).claims == (published, other)
    workspace.publications.edit(out.id, Piece("Did it rain?", "https://example.org/moved"))
    assert workspace.publications.get(out.id).piece.address == "https://example.org/moved"
    with pytest.raises(NotFoundProblem):
        workspace.publications.get(99)


def correct(workspace: Workspace, number: int, kind: CorrectionKind, judgement: Judgement | None = None) -> Changes:
    return workspace.corrections.make(number, kind, note=f"We {kind} it.", judgement=judgement)


def test_a_published_verdict_changes_with_a_public_note_only(workspace: Workspace, published: int) -> None:
    make = workspace.corrections.make
    assert code(lambda: make(published, CorrectionKind.CORRECTED, judgement=FALSE)) == "correction.needs-note"
    changes = correct(workspace, published, CorrectionKind.CORRECTED, FALSE)
    assert not changes.is_undoable
    claim = workspace.claims.get(published)
    assert claim.verdict is not None
    assert (claim.verdict.judgement.rating, claim.verdict.judgement.reason) == ("false", "We corrected it.")
    assert (claim.status, claim.is_withdrawn) == (Status.PUBLISHED, False)
    (entry,) = workspace.corrections.register()
    assert (entry.before, entry.after) == (("True", "صحيح"), ("False", "زائف"))
    assert (entry.headline, entry.address) == ("Did it rain?", "https://example.org/rain")
    correct(workspace, published, CorrectionKind.WITHDRAWN)
    assert workspace.claims.get(published).is_withdrawn
    newest, _oldest = workspace.corrections.register()
    assert (newest.before, newest.after, newest.correction.who) == (None, None, "Karim")
    today = newest.correction.at.date()
    assert len(workspace.corrections.register(today, today)) == 2
    assert workspace.corrections.register(today + dt.timedelta(1)) == []
    assert workspace.corrections.register(last=today - dt.timedelta(1)) == []
    withdrawn = CorrectionKind.WITHDRAWN
    assert code(lambda: correct(workspace, published, withdrawn, FALSE)) == "correction.withdrawn-verdict"


def test_a_minor_change_is_in_the_history_only_and_changes_no_rating(workspace: Workspace, published: int) -> None:
    minor = CorrectionKind.MINOR
    assert code(lambda: correct(workspace, published, minor, FALSE)) == "correction.not-minor"
    correct(workspace, published, minor, Judgement("true", rationale_en="because, spelt right"))
    assert workspace.corrections.register() == []
    claim = workspace.claims.get(published)
    assert claim.verdict is not None
    assert claim.verdict.judgement.rationale_en == "because, spelt right"
    assert workspace.history.entries(published)[0].label.code == "action.correction.minor"


def test_what_is_not_published_is_not_corrected(workspace: Workspace, number: int) -> None:
    make = workspace.corrections.make
    assert code(lambda: make(number, CorrectionKind.UPDATED, note="x")) == "correction.not-published"


def test_a_complaint_is_logged_and_answered(workspace: Workspace, published: int) -> None:
    log = workspace.corrections.log_complaint
    (number,) = log(text="It did not rain.", complainant="A reader", claim_id=published, publication_id=1).made
    assert [each.id for each in workspace.corrections.complaints(only_open=True)] == [number]
    (correction,) = correct(workspace, published, CorrectionKind.UPDATED).made
    workspace.corrections.answer_complaint(number, answer="You are right.", correction_id=correction)
    (found,) = workspace.corrections.complaints()
    assert (found.answer, found.correction_id, found.logged_by) == ("You are right.", correction, "Karim")
    assert found.answered_on == found.created.date()
    assert workspace.corrections.complaints(only_open=True) == []
    answer = workspace.corrections.answer_complaint
    assert code(lambda: log(text=" ")) == "complaint.empty"
    assert code(lambda: log(text="x", publication_id=99)) == "publication.not-found"
    assert code(lambda: answer(99, answer="x")) == "complaint.not-found"
    assert code(lambda: answer(number, answer="x", correction_id=99)) == "correction.not-found"
