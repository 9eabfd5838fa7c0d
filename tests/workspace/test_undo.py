"""Undo and redo: any sequence of actions goes back to its beginning and forth to its end; what cannot is refused."""

import inspect
import os
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import RefusedProblem
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.verdict import Judgement
from claimtrack.domain.words import Words
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.workspace import Workspace
from tests.workspace.actions import FINAL, PEOPLE, UNDOABLE, begin, take

SEQUENCES = int(os.environ.get("CLAIMTRACK_SEQUENCES", "20"))

State = dict[str, list[tuple[object, ...]]]


def state(workspace: Workspace) -> State:
    """Every row of every record, and the search index."""
    with workspace._desk.read() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(table.select().order_by(table.c.id))]
            for name, table in RECORDS.items()
        }
        index = connection.exec_driver_sql("SELECT rowid, * FROM claim_search ORDER BY rowid")
        found["index"] = [tuple(row) for row in index]
    return found


# to shrink a failure would take longer than to read it
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
small = st.integers(0, 31)
OFTEN = ("articles.add", "verdicts.give", "evidence.attach", "claims.edit speaker")


def steps(names: list[str]) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    return st.lists(st.tuples(st.sampled_from(names), small, small), max_size=25)


def step(workspace: Workspace, name: str, one: int, other: int) -> Changes | None:
    """One step, which may be refused; a refusal leaves everything as it was."""
    before = state(workspace)
    changes = take(workspace, name, one, other)
    if changes is None and not name.startswith(("undo", "redo")):
        assert state(workspace) == before
        assert not workspace._desk.store.connection.in_transaction()
    return changes


@pytest.mark.no_cover
@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(sequence=steps(["articles.add", *UNDOABLE]))
def test_all_undone_gives_the_first_state_and_all_redone_the_last(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, int, int]]
) -> None:
    with Workspace.create(tmp_path_factory.mktemp("undo") / "a.claimtrack", who="Amal") as workspace:
        states = [state(workspace)]
        for each in sequence:
            step(workspace, *each)
            if (found := state(workspace)) != states[-1]:
                states.append(found)
        for expected in reversed(states[:-1]):
            assert workspace.undo().is_undoable
            assert state(workspace) == expected
        assert workspace.undo_label is None
        for expected in states[1:]:
            workspace.redo()
            assert state(workspace) == expected
        assert workspace.redo_label is None
        assert workspace.verify() == []


@pytest.mark.no_cover
@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(sequence=steps([*OFTEN, *UNDOABLE, *FINAL, "redo", "undo", "undo", "undo"]))
def test_steps_that_are_final_in_between_leave_all_sound(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, int, int]]
) -> None:
    with Workspace.create(tmp_path_factory.mktemp("undo") / "a.claimtrack", who="Amal") as workspace:
        take(workspace, "articles.add", 1, 2)
        for place, each in enumerate(sequence):
            workspace.who = ("Amal", "Basim")[place % 2]
            step(workspace, *each)
        while workspace.undo_label is not None:
            try:
                workspace.undo()
            except RefusedProblem as problem:
                assert problem.message.code == "undo.changed-since"  # noqa: PT017 - undone or refused, both are right
        assert workspace.verify() == []


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a little of everything."""
    path = tmp_path_factory.mktemp("begun") / "a.claimtrack"
    with Workspace.create(path, who="Amal") as workspace:
        begin(workspace)
        workspace.who = PEOPLE[-1]
        take(workspace, "notes.add", 0, 0)
    return path


@pytest.fixture(scope="module")
def some(begun: Path) -> Iterator[Workspace]:
    """It, in the hands of somebody who takes back whatever was done."""
    with Workspace.open(Path(shutil.copy(begun, begun.with_name("b.claimtrack"))), who="Huda") as opened:
        yield opened


@pytest.fixture
def own(begun: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it for what is not taken back."""
    with Workspace.open(Path(shutil.copy(begun, tmp_path)), who="Huda") as opened:
        yield opened


# what has to be done before an action has anything to be done to
FIRST = {
    "articles.undelete": ("articles.add", "articles.delete"),
    "claims.correct_alike": ("articles.draw_again",),
    "claims.merge": ("articles.add",),
    "claims.merge above": ("articles.add",),
    "claims.restore": ("claims.dismiss",),
    "claims.undelete": ("claims.delete",),
    "corrections.answer_complaint": ("corrections.log_complaint",),
    "requests.reopen": ("requests.answer",),
    "review.send": ("evidence.attach", "verdicts.give"),
    "review.settle": ("review.give_second",),
    "review.show_first": ("review.ask_second",),
    "sources.delete": ("sources.add",),
    "sources.undelete": ("sources.add", "sources.delete"),
    "speakers.remove_spelling": ("speakers.add_spelling",),
    "files.remove_unused": ("articles.add", "undo"),
    "trash.empty": ("claims.delete",),
}


def done(workspace: Workspace, name: str) -> Changes:
    """What an action changes with the first numbers with which it changes anything."""
    for one, other in product(range(32), range(8)):
        if (changes := take(workspace, name, one, other)) and changes.sequence is not None:
            return changes
    raise AssertionError(name)


def test_every_action_is_tried(workspace: Workspace) -> None:
    offered = {
        f"{part}.{name}"
        for part, holder in vars(workspace).items()
        for name, method in inspect.getmembers(type(holder), inspect.isfunction)
        if not name.startswith("_") and inspect.signature(method).return_annotation is Changes
    }
    tried = {name.partition(" ")[0] for name in UNDOABLE | FINAL}
    # a merge has tests of its own; `move` is what the others are done by
    assert offered == tried | {"copies.merge", "claims.move"}


@pytest.mark.parametrize("name", UNDOABLE)
def test_an_action_is_taken_back_by_name_and_done_again(some: Workspace, name: str) -> None:
    for first in FIRST.get(name, ()):
        done(some, first)
    before = state(some)
    changes = done(some, name)
    after = state(some)
    assert changes.is_undoable
    assert some.undo_label == changes.label
    some.undo()
    assert state(some) == before
    assert some.redo_label == changes.label
    some.redo()
    assert state(some) == after
    for words in map(Words, ("en", "ar")):
        said = words.say(changes.label)
        assert changes.label.code not in said
        assert not set("{}") & set(said)
    while some.undo_label is not None:
        some.undo()


@pytest.mark.parametrize("name", FINAL)
def test_what_is_final_is_no_step(own: Workspace, name: str) -> None:
    for first in FIRST.get(name, ()):
        done(own, first)
    label = own.undo_label
    changes = done(own, name)
    assert not changes.is_undoable
    assert own.undo_label == label
    after = state(own)
    with pytest.raises(RefusedProblem) as refused:
        own.undo(changes.sequence)
    assert refused.value.message.code in {"undo.not-last", "undo.nothing"}
    assert state(own) == after


def test_undo_says_what_it_takes_back(workspace: Workspace) -> None:
    number = workspace.claims.add(text="It rained.").made[0]
    workspace.claims.edit(number, text="It snowed.")
    assert workspace.undo_label is not None
    assert workspace.undo_label.code == "action.claim.edit"
    changes = workspace.undo()
    assert changes.label.code == "action.undo"
    assert changes.label.args["label"].code == "action.claim.edit"  # type: ignore[attr-defined] # a message
    assert changes.ids == {"claim": frozenset({number})}
    assert workspace.claims.get(number).text == "It rained."
    assert workspace.redo_label is not None
    assert workspace.redo_label.code == "action.claim.edit"


def test_nothing_to_undo_is_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(RefusedProblem) as refused:
        workspace.undo()
    assert refused.value.message.code == "undo.nothing"
    with pytest.raises(RefusedProblem) as refused:
        workspace.redo()
    assert refused.value.message.code == "redo.nothing"


def test_a_new_action_ends_what_could_be_redone(workspace: Workspace) -> None:
    workspace.claims.add(text="first")
    workspace.undo()
    workspace.claims.add(text="second")
    assert workspace.redo_label is None


def test_a_step_whose_rows_changed_since_is_refused_once(workspace: Workspace) -> None:
    other = workspace.claims.add(text="untouched").made[0]
    number = workspace.claims.add(text="It rained.").made[0]
    workspace.evidence.attach(number, Citation(title="Report"), stance=Stance.SUPPORTS)
    workspace.verdicts.give(number, Judgement("true", rationale_en="because"))
    workspace.review.send([number], override="seen")
    before = state(workspace)
    for _ in range(3):  # the verdict, the evidence and the claim: none may go from under the review
        with pytest.raises(RefusedProblem) as refused:
            workspace.undo()
        assert refused.value.message.code == "undo.changed-since"
        assert state(workspace) == before
    workspace.undo()
    assert workspace.claims.numbers(ClaimQuery()).tolist() == [number]
    assert other not in workspace.claims.numbers(ClaimQuery())


def test_a_row_that_another_has_been_linked_to_does_not_go(workspace: Workspace) -> None:
    first = workspace.claims.add(text="first").made[0]
    second = workspace.claims.add(text="second").made[0]
    source, _evidence = workspace.evidence.attach(first, Citation(title="Report"), stance=Stance.SUPPORTS).made
    workspace.evidence.attach(second, source, stance=Stance.SUPPORTS)
    workspace.verdicts.give(second, Judgement("true", rationale_en="because"))
    workspace.review.send([second], override="seen")
    for _ in range(3):  # the verdict on the second, its evidence, and the evidence of the first with the shared source
        with pytest.raises(RefusedProblem) as refused:
            workspace.undo()
        assert refused.value.message.code == "undo.changed-since"
    assert workspace.verify() == []
    workspace.claims.edit(first, text="still works")
    assert workspace.claims.get(first).text == "still works"


def test_an_action_that_changed_nothing_is_no_step(workspace: Workspace) -> None:
    number = workspace.claims.add(text="It rained.", speaker="Amal", date="2019").made[0]
    _source, piece = workspace.evidence.attach(number, Citation(title="Report"), stance=Stance.SUPPORTS).made
    lines = len(workspace.history.entries())
    label = workspace.undo_label
    for changes in (
        workspace.claims.edit(number, text=" It rained. ", speaker="Amal", date="2019"),
        workspace.evidence.edit(piece, stance=Stance.SUPPORTS),
        workspace.evidence.edit(piece),
        workspace.claims.accept([]),
    ):
        assert not changes.ids
        assert changes.sequence is None
    assert len(workspace.history.entries()) == lines
    assert workspace.undo_label == label


def test_numbers_are_never_given_twice(workspace: Workspace) -> None:
    first = workspace.claims.add(text="first").made[0]
    workspace.undo()
    second = workspace.claims.add(text="second").made[0]
    assert second > first


def test_undo_unlinks_but_keeps_the_bytes(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, drawn)
    workspace.undo()
    assert workspace.articles.entries() == []
    with workspace._desk.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM content").scalar() == 1
    workspace.redo()
    assert workspace.articles.get(workspace.articles.entries()[0].id).article.text == article.text


def test_the_stack_ends_with_the_file(workspace: Workspace, path: Path) -> None:
    workspace.claims.add(text="It rained.")
    workspace.close()
    with Workspace.open(path, who="Amal") as again:
        assert again.undo_label is None
        assert again.claims.counts()


def test_one_action_by_its_line_in_the_history_is_taken_back_only_while_it_is_the_last(workspace: Workspace) -> None:
    added = workspace.claims.add(text="It rained.")
    edited = workspace.claims.edit(added.made[0], text="It snowed.")
    with pytest.raises(RefusedProblem) as refused:
        workspace.undo(added.sequence)
    assert refused.value.message.code == "undo.not-last"
    assert workspace.claims.get(added.made[0]).text == "It snowed."
    undone = workspace.undo(edited.sequence)
    with pytest.raises(RefusedProblem):
        workspace.redo(edited.sequence)
    redone = workspace.redo(undone.sequence)
    assert workspace.claims.get(added.made[0]).text == "It snowed."
    workspace.undo(redone.sequence)
    workspace.undo(added.sequence)
    assert workspace.undo_label is None
