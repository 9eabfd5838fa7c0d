"""Which claims a query finds, in which order, and that no question reads more of the file than it has to."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Order, Place, Priority
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace


@pytest.fixture
def numbers(workspace: Workspace) -> list[int]:
    """Claims 1 to 4: Serraj in March, Haftar in April, the article since 2020, and one without a date."""
    said = (
        ("Bravo", "فايز السرّاج", "2019-03"),
        ("alpha", "Haftar", "2019-04-09"),
        ("Delta", "", "2020-01-01/.."),
        ("charlie", "", ""),
    )
    made = [workspace.claims.add(text=text, speaker=who, date=date).made[0] for text, who, date in said]
    workspace.evidence.attach(2, Citation(title="R"), stance=Stance.SUPPORTS)
    workspace.evidence.attach(2, 1, stance=Stance.SUPPORTS)
    workspace.evidence.attach(3, 1, stance=Stance.CONTRADICTS)
    workspace.verdicts.give(2, Judgement("false"))
    workspace.verdicts.give(3, Judgement("true"))
    workspace.claims.label([4], priority=Priority.HIGH)
    workspace.claims.label([1], priority=Priority.LOW, assignee="Basma")
    workspace.claims.label([2], assignee="Amal", due="2026-04-01")
    workspace.claims.label([3], due="2026-03-01")
    workspace.claims.dismiss([4], reason=DismissReason.MINOR)
    return made


def found(workspace: Workspace, query: ClaimQuery) -> list[int]:
    return workspace.claims.numbers(query).tolist()


ORDERS = {
    Order.NEWEST: [4, 3, 2, 1],
    Order.PLACE: [1, 2, 3, 4],
    Order.CLAIM: [1, 3, 2, 4],
    Order.SPEAKER: [3, 4, 2, 1],
    Order.DATE: [1, 2, 3, 4],
    Order.STATUS: [1, 2, 3, 4],
    Order.EVIDENCE: [2, 3, 1, 4],
    Order.VERDICT: [3, 2, 1, 4],
    Order.PRIORITY: [4, 2, 3, 1],
    Order.DUE: [3, 2, 1, 4],
    Order.ASSIGNEE: [2, 1, 3, 4],
}


@pytest.mark.parametrize("order", Order)
def test_each_order_and_its_reverse(workspace: Workspace, numbers: list[int], order: Order) -> None:
    assert numbers == [1, 2, 3, 4]
    assert found(workspace, ClaimQuery(order=order)) == ORDERS[order]
    assert found(workspace, ClaimQuery(order=order, is_reversed=True)) == ORDERS[order][::-1]
    assert found(workspace, ClaimQuery(order=order, limit=2)) == ORDERS[order][:2]


CASES: list[tuple[ClaimQuery, list[int]]] = [
    (ClaimQuery(), [1, 2, 3, 4]),
    (ClaimQuery(text="السراج"), [1]),
    (ClaimQuery(text="?"), []),
    (ClaimQuery(text="  "), [1, 2, 3, 4]),
    (ClaimQuery(statuses=frozenset({Status.DISMISSED, Status.TO_CHECK})), [1, 4]),
    (ClaimQuery(ratings=frozenset({"true", "unproven"})), [3]),
    (ClaimQuery(speaker="سراج"), [1]),
    (ClaimQuery(speaker="HAFT"), [2]),
    (ClaimQuery(speaker="%"), []),
    (ClaimQuery(speaker="_aftar"), []),
    (ClaimQuery(ids=frozenset({2, 3, 99})), [2, 3]),
    (ClaimQuery(article_id=7), []),
    (ClaimQuery(dated_from=dt.date(2019, 3, 31)), [1, 2, 3]),
    (ClaimQuery(dated_from=dt.date(2019, 4, 1)), [2, 3]),
    (ClaimQuery(dated_to=dt.date(2019, 4, 8)), [1]),
    (ClaimQuery(dated_from=dt.date(2030, 1, 1), dated_to=dt.date(2030, 1, 2)), [3]),
    (ClaimQuery(decided_from=dt.date(2020, 1, 1)), [2, 3]),
    (ClaimQuery(decided_to=dt.date(2020, 1, 1)), []),
    (ClaimQuery(text="alpha", speaker="haftar", ratings=frozenset({"false"})), [2]),
    (ClaimQuery(text="alpha", speaker="serraj"), []),
    (ClaimQuery(limit=0), []),
]


@pytest.mark.parametrize(("query", "expected"), CASES, ids=range(len(CASES)))
def test_every_condition_that_is_set_must_hold(
    workspace: Workspace, numbers: list[int], query: ClaimQuery, expected: list[int]
) -> None:
    assert len(numbers) == 4
    assert sorted(found(workspace, query)) == expected


def test_the_day_of_the_verdict_that_holds_counts(workspace: Workspace, numbers: list[int]) -> None:
    raw = workspace._desk.store._raw
    raw.execute("UPDATE verdict SET decided_at = '2018-05-05T10:00:00.000Z' WHERE claim_id = 2")
    assert found(workspace, ClaimQuery(decided_to=dt.date(2018, 5, 5))) == [2]
    workspace.verdicts.give(2, Judgement("true"))
    assert found(workspace, ClaimQuery(decided_to=dt.date(2018, 5, 5))) == []
    assert len(numbers) == 4


Question = Callable[[Workspace], object]
Row = tuple[Any, ...]
Plans = list[tuple[str, str]]
QUESTIONS: dict[str, Question] = {
    "default list": lambda w: w.claims.numbers(ClaimQuery(limit=50)),
    "a status": lambda w: w.claims.numbers(ClaimQuery(statuses=frozenset({Status.INBOX}), limit=50)),
    "an article's claims": lambda w: w.claims.numbers(ClaimQuery(article_id=1)),
    "search": lambda w: w.claims.numbers(ClaimQuery(text="bridge")),
    "rows": lambda w: w.claims.rows(range(1, 50)),
    "a claim": lambda w: w.claims.get(1),
    "find by uuid": lambda w: w.claims.find(w.claims.get(1).uuid),
    "marks": lambda w: w.articles.marks(1),
    "an article": lambda w: w.articles.get(1),
    "same article": lambda w: w.articles.find_same(Article(text="x")),
    "a claim's history": lambda w: w.history.entries(1),
    "the last of the history": lambda w: w.history.entries(limit=20),
    "a source": lambda w: w.sources.get(1),
    "a source by address": lambda w: w.sources.find("https://example.org"),
    "whether review is off": lambda w: w.review.is_off,
    "what waits for one": lambda w: w.claims.numbers(ClaimQuery(waits_for="Karim")),
    "records": lambda w: list(w.claims.records(ClaimQuery(article_id=1))),
    "a tag": lambda w: w.claims.numbers(ClaimQuery(tag="x")),
    "an assignee": lambda w: w.claims.numbers(ClaimQuery(assignee="Amal")),
    "a speaker's claims": lambda w: w.claims.numbers(ClaimQuery(speaker_id=1)),
    "a source's claims": lambda w: w.claims.numbers(ClaimQuery(source_id=1)),
    "uses of a source": lambda w: w.sources.uses(1),
    "kept copies": lambda w: w.sources.snapshots(1),
    "what is to be completed": lambda w: w.evidence.incomplete(1),
    "the claim above": lambda w: w.claims.above(2),
    "near repeats": lambda w: w.claims.near("the bridge was closed"),
    "the trash": lambda w: w.trash.entries(),
    "label": lambda w: w.claims.label([1, 2], due="2026-03-31", assignee="Amal"),
    "tag": lambda w: w.claims.tag([1, 2], add=["x"], remove=["y"]),
    "merge": lambda w: w.claims.merge(3, into=2),
    "split": lambda w: w.claims.split(2, 40),
    "delete": lambda w: w.claims.delete([1, 2]),
    "delete an article": lambda w: w.articles.delete(1),
    "draw again": lambda w: w.articles.draw_again(1, []),
    "merge speakers": lambda w: w.speakers.merge([1], into=2),
    "place": lambda w: w.appearances.add(1, Place(account="a"), is_first=True),
    "verdict": lambda w: w.verdicts.give(1, Judgement("true")),
    "accept": lambda w: w.claims.accept([2]),
    "attach": lambda w: w.evidence.attach(2, Citation(address="https://example.org"), stance=Stance.SUPPORTS),
    "edit": lambda w: w.claims.edit(1, text="x", speaker="y"),
    "undo": lambda w: w.undo(),
}
# what an action captured is small, and so are the copies that were merged; the search table is asked by MATCH or by
# number, and the lists are given
SMALL = re.compile(
    "captured|sqlite_sequence|first|last|touched|step|claim_search|json_each|affected|CONSTANT ROW|subquery|anon_"
    "|branch$"
)


@pytest.fixture
def plans(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> Iterator[Plans]:
    """Each line of the plan of each statement that runs, beside the statement."""
    workspace.articles.add(article, drawn)
    workspace.verdicts.give(1, Judgement("false"))
    store = workspace._desk.store
    seen: Plans = []

    def look(_connection: object, _cursor: object, statement: str, parameters: list[Row] | Row, *_rest: object) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "INSERT", "WITH")):
            given = parameters[0] if isinstance(parameters, list) else parameters
            rows = store._raw.execute(f"EXPLAIN QUERY PLAN {statement}", given)
            seen.extend((row[3], statement) for row in rows)

    event.listen(store.connection.engine, "before_cursor_execute", look)
    yield seen
    event.remove(store.connection.engine, "before_cursor_execute", look)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_nothing_is_looked_for_by_reading_a_whole_table(workspace: Workspace, plans: Plans, question: Question) -> None:
    workspace.claims.add(text="x")
    plans.clear()
    question(workspace)
    assert plans
    limited = {statement for _plan, statement in plans if "LIMIT" in statement}
    sorting = {statement for plan, statement in plans if plan == "USE TEMP B-TREE FOR ORDER BY"}
    scanning = {statement for plan, statement in plans if plan.startswith("SCAN") and not SMALL.search(plan)}
    assert scanning <= limited  # in the order of the key, only so far
    assert not limited & scanning & sorting


def test_counts_read_the_index_alone(workspace: Workspace, plans: Plans) -> None:
    plans.clear()
    workspace.claims.counts()
    assert [plan for plan, _statement in plans] == ["SEARCH claim USING COVERING INDEX ix_claim_status (deleted=?)"]


MANY: dict[str, Callable[[Workspace, list[int]], object]] = {
    "rows": lambda w, some: w.claims.rows(some),
    "records": lambda w, some: list(w.claims.records(ClaimQuery(ids=frozenset(some)))),
    "accept": lambda w, some: w.claims.accept(some),
    "dismiss": lambda w, some: w.claims.dismiss(some, reason=DismissReason.MINOR),
    "history": lambda w, some: w.history.entries(limit=len(some)),
}


@pytest.mark.parametrize("question", MANY.values(), ids=MANY)
def test_many_claims_take_no_more_statements_than_few(
    workspace: Workspace,
    article: Article,
    drawn: list[DrawnClaim],
    plans: Plans,
    question: Callable[[Workspace, list[int]], object],
) -> None:
    asked = set()
    for count in (2, 40):
        many = [replace(claim, same_event=None) for claim in drawn * count]
        made = workspace.articles.add(replace(article, text=f"{article.text}{count}"), many).ids["claim"]
        plans.clear()
        question(workspace, sorted(made))
        asked.add(len(plans))
    assert len(asked) == 1


def test_a_plain_search_looks_at_no_claim(workspace: Workspace, plans: Plans) -> None:
    plans.clear()
    assert found(workspace, ClaimQuery(text="bridge")) == [1]
    touched = [plan for plan, _statement in plans if " claim " in plan]
    assert touched == ["SEARCH claim USING COVERING INDEX ix_claim_deleted (deleted>?)"]  # the trash, which is small


def test_a_plain_search_leaves_out_what_lies_in_the_trash(workspace: Workspace, numbers: list[int]) -> None:
    workspace.claims.edit(numbers[0], text="alpha and bravo")
    assert found(workspace, ClaimQuery(text="alpha")) == [2, 1]
    workspace._desk.store._raw.execute("UPDATE claim SET deleted = '2020-01-01T00:00:00.000Z' WHERE id = 2")
    assert found(workspace, ClaimQuery(text="alpha")) == [1]
    assert found(workspace, ClaimQuery(text="alpha", is_reversed=True, limit=5)) == [1]


def test_the_rows_of_a_jump_take_two_statements(workspace: Workspace, plans: Plans) -> None:
    plans.clear()
    assert len(workspace.claims.rows(range(1, 5))) == 4
    assert len({statement for _plan, statement in plans}) == 2  # the rows, and what evidence they have
