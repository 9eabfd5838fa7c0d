"""Evidence, verdicts, notes and review: what each rating needs, who may sign, and what is kept of it all."""

import pytest

from claimtrack.domain.claim import ClaimQuery, NoteKind
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.source import Citation, KeptFile, Pin, SourceKind, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.workspace.workspace import Workspace

KEPT = KeptFile(content=b"as it was", media_type="text/plain", how="attached", name="report.txt")
GOOD = Judgement("true", rationale_en="because")


@pytest.fixture
def number(workspace: Workspace) -> int:
    return workspace.claims.add(text="It rained.").made[0]


def judged(workspace: Workspace, number: int, judgement: Judgement = GOOD) -> None:
    """A claim that passes the gate without a warning."""
    citation = Citation(title=f"Report {number}", kind=SourceKind.PRIMARY)
    workspace.evidence.attach(number, citation, stance=Stance.SUPPORTS, kept=KEPT)
    workspace.verdicts.give(number, judgement)


def refusal(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.message.code


def test_evidence_links_a_claim_to_a_source(workspace: Workspace, number: int) -> None:
    pin = Pin(quote="rain fell", place="p. 3", translation="هطل المطر", note="the only page")
    citation = Citation(
        title=" Report ", publisher="Office", published="2019", address=" https://example.org/a ", origin="Agency"
    )
    source, link = workspace.evidence.attach(number, citation, stance=Stance.SUPPORTS, pin=pin, kept=KEPT).made
    (piece,) = workspace.claims.get(number).evidence
    assert (piece.id, piece.stance, piece.pin, piece.source.id) == (link, Stance.SUPPORTS, pin, source)
    found = workspace.sources.get(source)
    assert (found.citation.title, found.citation.address) == ("Report", "https://example.org/a")
    assert len(found.snapshot_hashes) == 1
    assert found == piece.source
    assert workspace.sources.find("https://example.org/a") == source
    assert workspace.sources.find(" ") is None


def test_one_source_is_attached_several_times(workspace: Workspace, number: int) -> None:
    address = Citation(address="https://example.org/a")
    first = workspace.evidence.attach(number, address, stance=Stance.SUPPORTS, pin=Pin(quote="a")).made
    second = workspace.evidence.attach(number, address, stance=Stance.CONTRADICTS, pin=Pin(quote="b")).made
    third = workspace.evidence.attach(number, first[0], stance=Stance.CONTEXT).made
    assert first[0] == second[0] == third[0]
    assert len(workspace.sources.entries()) == 1
    assert [piece.stance for piece in workspace.claims.get(number).evidence] == [*Stance]


def test_evidence_is_edited_and_taken_off_while_the_source_stays(workspace: Workspace, number: int) -> None:
    source, link = workspace.evidence.attach(number, Citation(title="R"), stance=Stance.SUPPORTS).made
    workspace.evidence.edit(link, stance=Stance.CONTEXT)
    workspace.evidence.edit(link, pin=Pin(quote="rain"))
    (piece,) = workspace.claims.get(number).evidence
    assert (piece.stance, piece.pin) == (Stance.CONTEXT, Pin(quote="rain"))
    assert workspace.evidence.detach(link).ids == {"evidence": frozenset({link})}
    assert workspace.claims.get(number).evidence == ()
    assert workspace.sources.get(source).citation.title == "R"


def test_a_source_needs_a_name_and_a_date_that_is_one(workspace: Workspace, number: int) -> None:
    with pytest.raises(Problem) as problem:
        workspace.evidence.attach(number, Citation(publisher="Office"), stance=Stance.SUPPORTS)
    assert refusal(problem) == "source.nameless"
    with pytest.raises(Problem) as problem:
        workspace.evidence.attach(number, Citation(title="R", published="soon"), stance=Stance.SUPPORTS)
    assert refusal(problem).startswith("edtf.")
    assert workspace.sources.entries() == []
    assert workspace.claims.get(number).status is Status.TO_CHECK


def test_what_is_not_there_is_not_found(workspace: Workspace, number: int) -> None:
    for act in (
        lambda: workspace.evidence.attach(99, Citation(title="R"), stance=Stance.SUPPORTS),
        lambda: workspace.evidence.attach(number, 99, stance=Stance.SUPPORTS),
        lambda: workspace.evidence.edit(99),
        lambda: workspace.evidence.detach(99),
        lambda: workspace.notes.add(99, text="x"),
        lambda: workspace.verdicts.give(99, GOOD),
        lambda: workspace.review.send([99]),
        lambda: workspace.sources.get(99),
        lambda: workspace.claims.get(99),
    ):
        with pytest.raises(NotFoundProblem):
            act()
    assert workspace.history.entries(99) == []


def test_every_verdict_stays(workspace: Workspace, number: int) -> None:
    first = Judgement(
        "half-true", rationale_ar=" لأن ", established="2019-04-09", right="the 9th", confidence=Confidence.LOW
    )
    workspace.verdicts.give(number, first)
    workspace.who = "Basim"
    workspace.verdicts.give(number, GOOD)
    claim = workspace.claims.get(number)
    assert [verdict.judgement.rating for verdict in claim.verdicts] == ["half-true", "true"]
    assert [verdict.decided_by for verdict in claim.verdicts] == ["Amal", "Basim"]
    kept = claim.verdicts[0].judgement
    assert (kept.rationale_ar, kept.established, kept.right) == ("لأن", "2019-04-09", "the 9th")
    assert kept.confidence is Confidence.LOW
    assert claim.verdict == claim.verdicts[1]
    assert [row.rating.id for row in workspace.claims.rows([number]) if row.rating] == ["true"]


@pytest.mark.parametrize("judgement", [Judgement("nonsense"), Judgement(""), Judgement("true", established="soon")])
def test_a_judgement_that_is_none_is_a_sentence(workspace: Workspace, number: int, judgement: Judgement) -> None:
    with pytest.raises(Problem):
        workspace.verdicts.give(number, judgement)
    claim = workspace.claims.get(number)
    assert claim.verdicts == ()
    assert claim.status is Status.TO_CHECK


def test_a_dismissed_claim_takes_no_verdict(workspace: Workspace, number: int) -> None:
    workspace.claims.dismiss([number], reason=DismissReason.OPINION)
    with pytest.raises(RefusedProblem) as problem:
        workspace.verdicts.give(number, GOOD)
    assert refusal(problem) == "verdict.is-dismissed"


def test_once_review_has_begun_another_verdict_needs_a_reason(workspace: Workspace, number: int) -> None:
    judged(workspace, number)
    workspace.review.send([number])
    assert workspace.claims.get(number).status is Status.READY
    with pytest.raises(RefusedProblem) as problem:
        workspace.verdicts.give(number, Judgement("false", rationale_en="new"))
    assert refusal(problem) == "verdict.needs-reason"
    changes = workspace.verdicts.give(number, Judgement("false", rationale_en="new", reason="a new source"))
    assert [message.code for message in changes.follows] == ["follows.reopened"]
    assert workspace.claims.get(number).status is Status.IN_PROGRESS


def test_the_gate_is_closed_until_all_is_there(workspace: Workspace, number: int) -> None:
    workspace.verdicts.give(number, Judgement("unproven"))
    with pytest.raises(RefusedProblem) as problem:
        workspace.review.send([number])
    assert refusal(problem) == "gate.closed"
    missing = problem.value.message.args["what"]
    assert isinstance(missing, tuple)
    assert [message.code for message in missing] == ["gate.no-rationale", "gate.needs.search"]
    workspace.verdicts.give(number, Judgement("unproven", rationale_en="nothing"))
    workspace.notes.add(number, text="looked in the archive", kind=NoteKind.SEARCH)
    workspace.review.send([number])
    assert workspace.claims.get(number).status is Status.READY


def test_a_warning_asks_for_a_reason_which_is_kept(workspace: Workspace, number: int) -> None:
    workspace.evidence.attach(number, Citation(title="R"), stance=Stance.SUPPORTS)
    workspace.verdicts.give(number, GOOD)
    with pytest.raises(RefusedProblem) as problem:
        workspace.review.send([number])
    assert refusal(problem) == "gate.warns"
    assert not workspace.review.send([number], override="it is on paper").is_undoable
    with workspace._desk.read() as connection:
        kept = connection.exec_driver_sql("SELECT move, override, who FROM review").all()
    assert [tuple(row) for row in kept] == [("review", "it is on paper", "Amal")]


def test_a_verdicts_own_reason_passes_over_warnings(workspace: Workspace, number: int) -> None:
    workspace.evidence.attach(number, Citation(title="R"), stance=Stance.SUPPORTS)
    workspace.verdicts.give(number, Judgement("true", rationale_en="because", override="it is on paper"))
    workspace.review.send([number])
    assert workspace.claims.get(number).status is Status.READY


def test_review_is_on_once_two_names_have_worked(workspace: Workspace, number: int) -> None:
    judged(workspace, number)
    alone = [workspace.review.is_off]
    workspace.who = "  Amal "
    alone.append(workspace.review.is_off)
    workspace.who = "Basim"
    alone.append(workspace.review.is_off)
    workspace.notes.add(number, text="x")
    workspace.who = "Amal"
    alone.append(workspace.review.is_off)
    assert alone == [True, True, False, False]


def test_another_person_signs(workspace: Workspace, number: int) -> None:
    judged(workspace, number)
    workspace.who = "Basim"
    workspace.notes.add(number, text="read it")
    workspace.who = "Amal"
    workspace.review.send([number])
    assert workspace.claims.get(number).status is Status.IN_REVIEW
    with pytest.raises(RefusedProblem) as problem:
        workspace.review.sign([number])
    assert refusal(problem) == "review.own-verdict"
    workspace.who = "Basim"
    assert not workspace.review.sign([number], note="well done").is_undoable
    assert workspace.claims.get(number).status is Status.READY


def test_it_goes_back_with_a_note(workspace: Workspace, number: int) -> None:
    judged(workspace, number)
    workspace.who = "Basim"
    workspace.notes.add(number, text="read it")
    workspace.review.send([number])
    with pytest.raises(RefusedProblem) as problem:
        workspace.review.send_back([number], note="  ")
    assert refusal(problem) == "review.needs-note"
    changes = workspace.review.send_back([number], note="check the date")
    assert changes.label.args["reason"] == "check the date"
    assert workspace.claims.get(number).status is Status.IN_PROGRESS


@pytest.mark.parametrize("move", ["sign", "send_back", "send"])
def test_the_table_of_statuses_is_kept(workspace: Workspace, number: int, move: str) -> None:
    moves = {
        "sign": lambda: workspace.review.sign([number]),
        "send_back": lambda: workspace.review.send_back([number], note="x"),
        "send": lambda: workspace.review.send([number]),
    }
    with pytest.raises(RefusedProblem) as problem:
        moves[move]()
    assert refusal(problem) == "status.refused"
    assert workspace.claims.get(number).status is Status.TO_CHECK


def test_notes_keep_who_and_when(workspace: Workspace, number: int) -> None:
    workspace.notes.add(number, text=" seen ")
    workspace.notes.add(number, text="archive", kind=NoteKind.SEARCH)
    with pytest.raises(Problem):
        workspace.notes.add(number, text=" ")
    notes = workspace.claims.get(number).notes
    assert [(note.text, note.kind, note.written_by) for note in notes] == [
        ("seen", NoteKind.NOTE, "Amal"),
        ("archive", NoteKind.SEARCH, "Amal"),
    ]
    assert notes[0].written_at.utcoffset() is not None


def test_the_history_says_who_did_what(workspace: Workspace, number: int) -> None:
    workspace.claims.edit(number, text="It snowed.")
    workspace.who = "Basim"
    workspace.claims.dismiss([number], reason=DismissReason.MINOR)
    other = workspace.claims.add(text="other").made[0]
    entries = workspace.history.entries(number)
    assert [(entry.label.code, entry.who) for entry in entries] == [
        ("action.claim.dismiss", "Basim"),
        ("action.claim.edit", "Amal"),
        ("action.claim.add", "Amal"),
    ]
    (changed,) = entries[1].changed
    assert (changed.kind, changed.name, changed.before, changed.after) == ("claim", "text", "It rained.", "It snowed.")
    assert {change.name for change in entries[0].changed} == {"status", "status_before", "dismiss_reason"}
    everything = workspace.history.entries()
    assert [entry.sequence for entry in everything] == [5, 4, 3, 2, 1]
    assert [entry.sequence for entry in workspace.history.entries(limit=2)] == [5, 4]
    assert [entry.sequence for entry in workspace.history.entries(number, limit=2)] == [4, 3]
    assert [entry.sequence for entry in workspace.history.entries(other)] == [5]
    assert len({entry.hash for entry in everything}) == 5


def test_the_history_of_a_claim_holds_what_hangs_on_it(workspace: Workspace, number: int) -> None:
    other = workspace.claims.add(text="other").made[0]
    _source, link = workspace.evidence.attach(number, Citation(title="R"), stance=Stance.SUPPORTS).made
    workspace.evidence.edit(link, stance=Stance.CONTEXT)
    workspace.evidence.detach(link)
    workspace.undo()
    codes = [entry.label.code for entry in workspace.history.entries(number)]
    assert codes == [
        "action.undo",
        "action.evidence.detach",
        "action.evidence.edit",
        "action.evidence.attach",
        "action.claim.add",
    ]
    assert len(workspace.history.entries(other)) == 1
    assert workspace.claims.numbers(ClaimQuery()).tolist() == [other, number]
