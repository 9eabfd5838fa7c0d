"""Undo and redo: any sequence of actions goes back to its beginning and forth to its end; what cannot is refused."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, NoteKind, Place, Priority
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.domain.errors import Problem, RefusedProblem
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, KeptFile, Pin, Stance, Standing
from claimtrack.domain.status import DismissReason
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import RECORDS
from claimtrack.workspace.workspace import Workspace

SEQUENCES = int(os.environ.get("CLAIMTRACK_SEQUENCES", "20"))

State = dict[str, list[tuple[object, ...]]]
NAMES = ("", "فايز السرّاج", "فايز السراج", "Amal O'Neil", "Haftar")
TAGS = ("حدود", "water", "x")
ADDRESSES = ("", "https://example.org/a", "https://example.org/b")


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


Step = Callable[[Workspace, int, int], Changes]


def _one(workspace: Workspace, pick: int) -> int:
    numbers = workspace.claims.numbers(ClaimQuery())
    return numbers[pick % len(numbers)] if numbers else 1


def _some(workspace: Workspace, pick: int) -> list[int]:
    numbers = workspace.claims.numbers(ClaimQuery())
    return [number for place, number in enumerate(numbers) if pick >> (place % 5) & 1]


def _piece(workspace: Workspace, pick: int) -> int:
    claims = map(workspace.claims.get, workspace.claims.numbers(ClaimQuery()))
    pieces = [piece.id for claim in claims for piece in claim.evidence]
    return pieces[pick % len(pieces)] if pieces else 1


def _drawn(text: str, start: int, end: int, speaker: str) -> DrawnClaim:
    voice = Voice.REPORTED if speaker else Voice.ARTICLE
    return DrawnClaim(start, end, text[start:end], Kind.CHECKABLE, voice, 0.5, worthy=True, speaker=speaker or None)


def _import(workspace: Workspace, one: int, other: int) -> Changes:
    text = f"Article {one}.\nقال إن {other} حدث."
    first = _drawn(text, 0, 8, NAMES[one % 5])
    second = replace(_drawn(text, 9, len(text), NAMES[other % 5]), same_event=0)
    article = Article(text=text, title=f"A {one}", original=text.encode("utf-16"), published="2019-04")
    return workspace.articles.add(article, [first, second])


def _attach(workspace: Workspace, one: int, other: int) -> Changes:
    citation = Citation(title=f"Source {other % 3}", address=ADDRESSES[other % 3], origin="agency")
    kept = KeptFile(content=bytes([other % 7]) * 9, media_type="text/plain", how="attached", name="a.txt")
    stance = (*Stance,)[other % 3]
    pin = Pin(quote="words", place="p. 3")
    return workspace.evidence.attach(
        _one(workspace, one), citation, stance=stance, pin=pin, kept=kept if other % 2 else None
    )


def _attach_again(workspace: Workspace, one: int, other: int) -> Changes:
    sources = workspace.sources.entries()
    number = sources[other % len(sources)].id if sources else 1
    return workspace.evidence.attach(_one(workspace, one), number, stance=Stance.CONTEXT)


def _place(workspace: Workspace, pick: int) -> int:
    claims = map(workspace.claims.get, workspace.claims.numbers(ClaimQuery()))
    places = [seen.id for claim in claims for seen in claim.appearances]
    return places[pick % len(places)] if places else 1


def _merge_above(workspace: Workspace, one: int, _other: int) -> Changes:
    number = _one(workspace, one)
    return workspace.claims.merge(number, into=workspace.claims.above(number) or number)


def _split(workspace: Workspace, one: int, other: int) -> Changes:
    number = _one(workspace, one)
    quote = workspace.claims.get(number).quote
    return workspace.claims.split(number, quote.start + other if quote else other)


def _article(workspace: Workspace, pick: int) -> int:
    entries = workspace.articles.entries()
    return entries[pick % len(entries)].id if entries else 1


def _source(workspace: Workspace, pick: int) -> int:
    entries = workspace.sources.entries()
    return entries[pick % len(entries)].id if entries else 1


def _speaker(workspace: Workspace, pick: int) -> int:
    entries = workspace.speakers.entries()
    return entries[pick % len(entries)].id if entries else 1


def _thrown_away(workspace: Workspace, kind: str, pick: int) -> list[int]:
    numbers = [entry.id for entry in workspace.trash.entries() if entry.kind == kind]
    return numbers[pick % 3 :]


def _again(workspace: Workspace, number: int, other: int) -> list[DrawnClaim]:
    text = workspace.articles.get(number).article.text
    dated = replace(_drawn(text, 9, len(text), NAMES[other % 5]), date=("2019", None)[other % 2], date_of=DateOf.EVENT)
    return [_drawn(text, 0, 4 + other % 8, NAMES[other % 5]), dated]


def _draw_again(workspace: Workspace, one: int, other: int) -> Changes:
    number = _article(workspace, one)
    return workspace.articles.draw_again(number, _again(workspace, number, other))


def _read_dates_again(workspace: Workspace, one: int, other: int) -> Changes:
    number = _article(workspace, one)
    return workspace.articles.read_dates_again(number, _again(workspace, number, other))


def _judge(workspace: Workspace, one: int, other: int) -> Changes:
    ratings = default_scale().ratings
    judgement = Judgement(ratings[other % len(ratings)].id, rationale_ar="لأن", established="2019-04-09", reason="new")
    return workspace.verdicts.give(_one(workspace, one), judgement)


UNDOABLE: dict[str, Step] = {
    "import": _import,
    "add": lambda w, one, other: w.claims.add(text=f"claim {one}", speaker=NAMES[other % 5], date="2019"),
    "edit text": lambda w, one, other: w.claims.edit(_one(w, one), text=f"other {other}"),
    "edit speaker": lambda w, one, other: w.claims.edit(_one(w, one), speaker=NAMES[other % 5]),
    "edit date": lambda w, one, other: w.claims.edit(_one(w, one), date=("", "2019-04", "2020/..")[other % 3]),
    "accept": lambda w, one, _other: w.claims.accept(_some(w, one)),
    "dismiss": lambda w, one, other: w.claims.dismiss(_some(w, one), reason=(*DismissReason,)[other % 6]),
    "restore": lambda w, one, _other: w.claims.restore(_some(w, one)),
    "attach": _attach,
    "attach again": _attach_again,
    "edit evidence": lambda w, one, other: w.evidence.edit(_piece(w, one), stance=(*Stance,)[other % 3]),
    "pin": lambda w, one, other: w.evidence.edit(_piece(w, one), pin=Pin(quote=f"q{other}")),
    "detach": lambda w, one, _other: w.evidence.detach(_piece(w, one)),
    "note": lambda w, one, other: w.notes.add(_one(w, one), text=f"note {other}", kind=(*NoteKind,)[other % 2]),
    "judge": _judge,
    "carry over": lambda w, one, other: w.verdicts.carry_over(_one(w, one), _one(w, other), note="the same"),
    "label": lambda w, one, other: w.claims.label(
        _some(w, one), priority=(*Priority,)[other % 3], due=("", "2026-03-31")[other % 2], assignee=NAMES[other % 5]
    ),
    "tag": lambda w, one, other: w.claims.tag(_some(w, one), add=TAGS[: other % 3], remove=TAGS[other % 3 :]),
    "merge": lambda w, one, other: w.claims.merge(_one(w, one), into=_one(w, other)),
    "merge above": _merge_above,
    "split": _split,
    "circulates": lambda w, one, other: w.appearances.add(
        _one(w, one), Place(address="https://example.org/p", reach=other), is_first=other % 2 == 0
    ),
    "circulates otherwise": lambda w, one, other: w.appearances.edit(
        _place(w, one), Place(account=f"@{other}"), is_first=other % 2 == 1
    ),
    "circulates no more": lambda w, one, _other: w.appearances.remove(_place(w, one)),
    "edit article": lambda w, one, other: w.articles.edit(_article(w, one), title=f"A{other}", published="2018"),
    "draw again": _draw_again,
    "read dates again": _read_dates_again,
    "edit source": lambda w, one, other: w.sources.edit(
        _source(w, one), Citation(title=f"S{other}"), standing=Standing(is_nameable=other % 2 == 0, interest="x")
    ),
    "keep a copy": lambda w, one, other: w.sources.keep(
        _source(w, one), KeptFile(bytes([other]), "text/plain", "file")
    ),
    "merge sources": lambda w, one, other: w.sources.merge([_source(w, one)], into=_source(w, other)),
    "rename speaker": lambda w, one, other: w.speakers.rename(_speaker(w, one), NAMES[other % 5]),
    "add spelling": lambda w, one, other: w.speakers.add_spelling(_speaker(w, one), f"spelling {other % 3}"),
    "remove spelling": lambda w, one, other: w.speakers.remove_spelling(_speaker(w, one), f"spelling {other % 3}"),
    "merge speakers": lambda w, one, other: w.speakers.merge([_speaker(w, one)], into=_speaker(w, other)),
    "delete": lambda w, one, _other: w.claims.delete(_some(w, one)),
    "undelete": lambda w, one, _other: w.claims.undelete(_thrown_away(w, "claim", one)),
    "delete article": lambda w, one, _other: w.articles.delete(_article(w, one)),
    "delete source": lambda w, one, _other: w.sources.delete([_source(w, one)]),
    "undelete source": lambda w, one, _other: w.sources.undelete(_thrown_away(w, "source", one)),
    "undelete article": lambda w, one, _other: w.articles.undelete(*_thrown_away(w, "article", one)[:1] or [1]),
}
FINAL: dict[str, Step] = {
    "review": lambda w, one, _other: w.review.send([_one(w, one)], override="seen"),
    "sign": lambda w, one, _other: w.review.sign([_one(w, one)]),
    "empty the trash": lambda w, _one, _other: w.trash.empty(),
    "remove unused": lambda w, _one, _other: w.files.remove_unused(),
    "return": lambda w, one, other: w.review.send_back([_one(w, one)], note=f"no {other}"),
    "undo": lambda w, _one, _other: w.undo(),
    "redo": lambda w, _one, _other: w.redo(),
}

# to shrink a failure would take longer than to read it
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
small = st.integers(0, 31)


def steps(names: list[str]) -> st.SearchStrategy[list[tuple[str, int, int]]]:
    return st.lists(st.tuples(st.sampled_from(names), small, small), max_size=25)


def take(workspace: Workspace, name: str, one: int, other: int) -> None:
    """One step, which may be refused; a refusal leaves everything as it was."""
    before = state(workspace)
    try:
        (UNDOABLE | FINAL)[name](workspace, one, other)
    except Problem:
        assert state(workspace) == before
        assert not workspace._desk.store.connection.in_transaction()


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(sequence=steps(["import", *UNDOABLE]))
def test_all_undone_gives_the_first_state_and_all_redone_the_last(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, int, int]]
) -> None:
    with Workspace.create(tmp_path_factory.mktemp("undo") / "a.claimtrack", who="Amal") as workspace:
        states = [state(workspace)]
        for step in sequence:
            take(workspace, *step)
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


@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(sequence=steps(["import", "judge", "attach", "edit speaker", *UNDOABLE, *FINAL, "undo", "undo"]))
def test_steps_that_are_final_in_between_leave_all_sound(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[str, int, int]]
) -> None:
    with Workspace.create(tmp_path_factory.mktemp("undo") / "a.claimtrack", who="Amal") as workspace:
        _import(workspace, 1, 2)
        for place, step in enumerate(sequence):
            workspace.who = ("Amal", "Basim")[place % 2]
            take(workspace, *step)
        while workspace.undo_label is not None:
            try:
                workspace.undo()
            except RefusedProblem as problem:
                assert problem.message.code == "undo.changed-since"  # noqa: PT017 - undone or refused, both are right
        assert workspace.verify() == []


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
