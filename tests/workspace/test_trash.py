"""The trash: hidden everywhere, back as it was, gone for good only by its own action."""

from collections.abc import Callable

import pytest
from sqlalchemy import update

from claimtrack.domain.article import Article
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import NotFoundProblem, RefusedProblem
from claimtrack.domain.request import Question
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.status import Status
from claimtrack.domain.verdict import Judgement
from claimtrack.storage.schema import claim
from claimtrack.workspace.workspace import Workspace

Step = Callable[[], Changes]


@pytest.fixture
def article_id(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> int:
    return workspace.articles.add(article, drawn).made[0]


def numbers(workspace: Workspace, text: str = "") -> list[int]:
    return sorted(workspace.claims.numbers(ClaimQuery(text=text)))


def test_a_deleted_claim_is_in_no_list_count_search_or_export(workspace: Workspace, article_id: int) -> None:
    source, _ = workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS).made
    uuid = workspace.claims.get(1).uuid
    workspace.claims.delete([1, 3])
    assert numbers(workspace) == [2, 4]
    assert numbers(workspace, "bridge") == []
    assert numbers(workspace, "report") == []
    assert sum(workspace.claims.counts().values()) == 2
    assert [row.id for row in workspace.claims.rows([1, 2, 3])] == [2]
    assert [record.id for record in workspace.claims.records(ClaimQuery())] == [4, 2]
    assert [mark.claim_id for mark in workspace.articles.marks(article_id)] == [2, 4]
    assert workspace.articles.entries()[0].claims == 2
    assert workspace.claims.numbers(ClaimQuery(source_id=source)).tolist() == []
    for name in ("1", uuid):
        with pytest.raises(NotFoundProblem):
            workspace.claims.find(name)
    assert workspace.claims.above(2) is None


def test_nothing_is_done_to_what_lies_in_the_trash(workspace: Workspace, article_id: int) -> None:
    assert article_id
    _source, piece = workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS).made
    workspace.claims.delete([1])
    actions = (
        lambda: workspace.claims.get(1),
        lambda: workspace.claims.edit(1, text="x"),
        lambda: workspace.claims.accept([1]),
        lambda: workspace.claims.tag([1], add=["x"]),
        lambda: workspace.claims.delete([1]),
        lambda: workspace.notes.add(1, text="x"),
        lambda: workspace.verdicts.give(1, Judgement("true")),
        lambda: workspace.evidence.attach(1, Citation(title="x"), stance=Stance.CONTEXT),
        lambda: workspace.evidence.edit(piece, stance=Stance.CONTEXT),
        lambda: workspace.evidence.detach(piece),
        lambda: workspace.review.send([1]),
    )
    for action in actions:
        with pytest.raises(NotFoundProblem) as problem:
            action()
        assert problem.value.message.code == "claim.in-trash"


def test_what_is_brought_back_is_as_it_was(workspace: Workspace, article_id: int) -> None:
    assert article_id
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS)
    before = workspace.claims.get(1)
    workspace.claims.delete([1, 2])
    assert [(entry.kind, entry.id, entry.text) for entry in workspace.trash.entries()] == [
        ("claim", 2, "قال السرّاج إن الجسر أُغلق."),
        ("claim", 1, "The bridge was closed in March."),
    ]
    workspace.claims.undelete([1])
    assert workspace.claims.get(1) == before
    assert numbers(workspace, "report") == [1]
    with pytest.raises(NotFoundProblem) as problem:
        workspace.claims.undelete([1])
    assert problem.value.message.code == "claim.not-in-trash"


def test_an_article_goes_with_its_claims_and_comes_back_with_them(workspace: Workspace, article_id: int) -> None:
    workspace.claims.delete([2])
    workspace.articles.delete(article_id)
    assert (workspace.articles.entries(), workspace.sources.entries(), numbers(workspace)) == ([], [], [])
    entries = workspace.trash.entries()
    assert {(entry.kind, entry.id, entry.claims) for entry in entries} == {("article", 1, 3), ("claim", 2, 0)}
    for ask in (workspace.articles.get, workspace.articles.original, workspace.articles.delete):
        with pytest.raises(NotFoundProblem):
            ask(article_id)
    with pytest.raises(RefusedProblem) as refused:
        workspace.claims.undelete([2])
    assert refused.value.message.code == "claim.article-in-trash"
    workspace.articles.undelete(article_id)
    assert numbers(workspace) == [1, 3, 4]
    assert workspace.sources.entries()[0].article_id == article_id
    with pytest.raises(NotFoundProblem):
        workspace.articles.undelete(article_id)


def test_an_article_in_the_trash_can_be_imported_again(workspace: Workspace, article: Article, article_id: int) -> None:
    assert workspace.articles.find_same(article) == article_id
    workspace.articles.delete(article_id)
    assert workspace.articles.find_same(article) is None


def test_an_article_that_another_claim_rests_on_stays_as_a_source(workspace: Workspace, article_id: int) -> None:
    source = workspace.sources.entries()[0]
    other = workspace.claims.add(text="elsewhere").made[0]
    workspace.evidence.attach(other, source.id, stance=Stance.SUPPORTS)
    workspace.articles.delete(article_id)
    assert [entry.id for entry in workspace.sources.entries()] == [source.id]
    workspace.trash.empty()
    assert workspace.claims.get(other).evidence[0].source.citation.title == "The bridge"
    assert workspace.sources.get(source.id).article_id is None
    assert workspace.verify() == []


def test_what_is_published_is_not_deleted(workspace: Workspace, article_id: int) -> None:
    with workspace._desk.act(workspace.claims.add(text="x").label) as action:  # publishing is not offered yet
        action.connection.execute(update(claim).where(claim.c.id == 2).values(status=Status.PUBLISHED))
    tries: tuple[Step, ...] = (
        lambda: workspace.claims.delete([1, 2]),
        lambda: workspace.articles.delete(article_id),
    )
    for delete in tries:
        with pytest.raises(RefusedProblem) as refused:
            delete()
        assert refused.value.message.code == "claim.is-published"
        assert numbers(workspace) == [1, 2, 3, 4, 5]


def test_emptied_is_for_good_and_said_so(workspace: Workspace, article_id: int) -> None:
    kept = KeptFile(content=b"copy", media_type="text/plain", how="attached")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS, kept=kept)
    workspace.notes.add(1, text="looked")
    workspace.claims.tag([1], add=["x"])
    workspace.verdicts.give(1, Judgement("true", rationale_en="because"))
    workspace.claims.delete([1])
    changes = workspace.trash.empty()
    assert not changes.is_undoable
    assert changes.label.args["count"] == 1
    assert workspace.trash.entries() == []
    with pytest.raises(NotFoundProblem) as problem:
        workspace.claims.get(1)
    assert problem.value.message.code == "claim.not-found"
    workspace.articles.delete(article_id)
    workspace.trash.empty()
    assert (workspace.articles.entries(), numbers(workspace)) == ([], [])
    assert [entry.citation.title for entry in workspace.sources.entries()] == ["Report"]
    assert workspace.verify() == []
    assert not workspace.trash.empty().ids


def test_all_that_is_about_a_claim_goes_with_it(workspace: Workspace) -> None:
    workspace.claims.add(text="It rained.")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS)
    workspace.verdicts.give(1, Judgement("true", rationale_en="because"))
    workspace.requests.ask(1, Question("the office"))
    workspace.people.add("Karim")
    workspace.review.send([1], override="seen")
    workspace.who = "Karim"
    workspace.review.give_second(1, Judgement("true", rationale_en="so do I"))
    workspace.review.send_back([1], note="which bridge?")
    workspace.corrections.log_complaint(text="They call.", claim_id=1)
    workspace.claims.delete([1])
    workspace.trash.empty()
    assert numbers(workspace) == []
    assert [each.claim_id for each in workspace.corrections.complaints()] == [None], "who complains is not forgotten"
    assert workspace.verify() == []


def test_the_counts_are_those_of_the_lists(workspace: Workspace, article_id: int) -> None:
    def is_so() -> bool:
        lists = (
            (workspace.trash.count(), workspace.trash.entries()),
            (workspace.sources.count(), workspace.sources.entries()),
        )
        speakers = (workspace.speakers.count(), workspace.speakers.entries())
        return all(count == len(entries) for count, entries in (*lists, speakers))

    source, _ = workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS).made
    workspace.evidence.attach(1, source, stance=Stance.CONTEXT)
    workspace.evidence.attach(3, source, stance=Stance.CONTEXT)
    assert is_so()
    assert workspace.sources.use_counts() == {source: 2}
    workspace.claims.delete([1])
    assert is_so()
    assert workspace.trash.count() == 1
    assert workspace.sources.use_counts() == {source: 1}
    workspace.articles.delete(article_id)
    assert is_so()
    assert workspace.sources.use_counts() == {}
    workspace.trash.empty()
    assert is_so()
    assert workspace.trash.count() == 0


def test_a_source_that_no_claim_rests_on_goes_to_the_trash_and_back(workspace: Workspace, article_id: int) -> None:
    assert article_id
    kept = KeptFile(b"page", "text/plain", "file")
    citation = Citation(title="Report", address="https://example.org/report")
    number, piece = workspace.evidence.attach(1, citation, stance=Stance.SUPPORTS, kept=kept).made
    for claims in ([1], []):
        with pytest.raises(RefusedProblem) as refused:
            workspace.sources.delete([number])
        assert refused.value.message.code == "source.is-used"
        workspace.claims.delete(claims)
    workspace.claims.undelete([1])
    workspace.evidence.detach(piece)
    before = workspace.sources.entries()
    workspace.sources.delete([number])
    assert number not in [source.id for source in workspace.sources.entries()]
    assert workspace.sources.count() == len(before) - 1
    assert workspace.sources.find(citation.address) is None
    entry = workspace.trash.entries()[0]
    assert (entry.kind, entry.id, entry.text) == ("source", number, "Report")
    assert workspace.trash.count() == 1
    for action in (
        lambda: workspace.sources.get(number),
        lambda: workspace.sources.edit(number, citation),
        lambda: workspace.evidence.attach(1, number, stance=Stance.CONTEXT),
        lambda: workspace.sources.delete([number]),
    ):
        with pytest.raises(NotFoundProblem):
            action()
    workspace.undo()
    assert workspace.sources.entries() == before
    workspace.redo()
    workspace.sources.undelete([number])
    assert workspace.sources.entries() == before
    with pytest.raises(NotFoundProblem):
        workspace.sources.undelete([number])
    workspace.sources.delete([number])
    workspace.trash.empty()
    assert workspace.trash.count() == 0
    assert workspace.files.unused().count == 1
    assert workspace.verify() == []


def test_an_article_is_deleted_as_an_article_and_not_as_a_source(workspace: Workspace, article_id: int) -> None:
    number = next(source.id for source in workspace.sources.entries() if source.article_id == article_id)
    with pytest.raises(RefusedProblem) as refused:
        workspace.sources.delete([number])
    assert refused.value.message.code == "source.is-article"
