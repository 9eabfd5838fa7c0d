"""Claims are merged where nothing but a join stands between them, and split at a word; nothing of theirs is lost."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, NoteKind, Order, Place, Priority
from claimtrack.domain.drawn import DateOf, DrawnClaim, Kind, Voice
from claimtrack.domain.errors import NotFoundProblem, RefusedProblem
from claimtrack.domain.request import Question
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Judgement
from claimtrack.workspace.workspace import Workspace

TEXT = (
    "🙂 The bridge cost 5 million, and the road cost 3 million. Nobody knew. \n"
    "أُغلق الجسر في مارس ثم أُغلق الطريق في أبريل."
)
PARTS = (
    ("The bridge cost 5 million", "Amal", None),
    ("the road cost 3 million", None, "2019-03"),
    ("Nobody knew", None, None),
    ("أُغلق الجسر في مارس", None, "2019-03"),
    ("أُغلق الطريق في أبريل", None, "2019-04"),
)


def _drawn(quote: str, speaker: str | None, date: str | None) -> DrawnClaim:
    start = TEXT.index(quote)
    voice = Voice.REPORTED if speaker else Voice.ARTICLE
    return DrawnClaim(
        start,
        start + len(quote),
        quote,
        Kind.CHECKABLE,
        voice,
        0.5,
        worthy=True,
        speaker=speaker,
        date=date,
        date_of=DateOf.EVENT if date else None,
    )


@pytest.fixture
def article(workspace: Workspace) -> int:
    return workspace.articles.add(Article(text=TEXT, title="Costs"), [_drawn(*part) for part in PARTS]).made[0]


def quotes(workspace: Workspace) -> list[str]:
    numbers = workspace.claims.numbers(ClaimQuery(order=Order.PLACE))
    return [claim.quote.text for claim in map(workspace.claims.get, numbers) if claim.quote]


def test_the_claim_above_swallows_this_one(workspace: Workspace, article: int) -> None:
    assert article == 1
    workspace.claims.label([2], priority=Priority.HIGH, due="2026-03-31")
    workspace.claims.tag([1, 2], add=["cost"])
    workspace.claims.tag([2], add=["road"])
    workspace.notes.add(2, text="looked", kind=NoteKind.SEARCH)
    workspace.evidence.attach(2, Citation(title="Report"), stance=Stance.SUPPORTS)
    workspace.requests.ask(2, Question("the office"))
    workspace.corrections.log_complaint(text="They call.", claim_id=2)
    assert workspace.claims.above(2) == 1
    changes = workspace.claims.merge(2, into=1)
    assert changes.ids["claim"] == {1, 2}
    claim = workspace.claims.get(1)
    assert claim.text == "The bridge cost 5 million, and the road cost 3 million"
    assert claim.quote is not None
    assert claim.quote.text == claim.text == TEXT[claim.quote.start : claim.quote.end]
    assert (claim.speaker, claim.date, claim.date_of) == ("Amal", "2019-03", DateOf.EVENT)
    assert (claim.status, claim.priority, str(claim.due)) == (Status.IN_PROGRESS, Priority.HIGH, "2026-03-31")
    assert claim.tags == ("cost", "road")
    assert [note.text for note in claim.notes] == ["looked"]
    assert [asked.question.whom for asked in claim.requests] == ["the office"]
    assert [each.claim_id for each in workspace.corrections.complaints()] == [1]
    assert [piece.source.citation.title for piece in claim.evidence] == ["Report"]
    with pytest.raises(NotFoundProblem):
        workspace.claims.get(2)
    assert workspace.claims.numbers(ClaimQuery(text="looked report")).tolist() == [1]
    assert workspace.verify() == []
    workspace.undo()
    assert workspace.claims.get(2).tags == ("cost", "road")
    assert workspace.claims.get(1).notes == ()


def test_an_edited_text_keeps_what_was_added(workspace: Workspace, article: int) -> None:
    assert article
    workspace.claims.edit(4, text="[المعبر] أُغلق في مارس")
    workspace.claims.merge(5, into=4)
    assert workspace.claims.get(4).text == "[المعبر] أُغلق في مارس ثم أُغلق الطريق في أبريل"


def test_it_swallows_upwards_and_downwards_alike(workspace: Workspace, article: int) -> None:
    assert article
    workspace.claims.merge(1, into=2)
    claim = workspace.claims.get(2)
    assert claim.text == "The bridge cost 5 million, and the road cost 3 million"
    assert claim.speaker == "Amal"


@pytest.mark.parametrize(("number", "into"), [(3, 1), (4, 2), (1, 1), (6, 1), (1, 6)])
def test_claims_that_do_not_touch_are_not_merged(workspace: Workspace, article: int, number: int, into: int) -> None:
    assert article
    workspace.claims.add(text="by hand")
    with pytest.raises(RefusedProblem) as refused:
        workspace.claims.merge(number, into=into)
    assert refused.value.message.code == "claim.merge-apart"
    assert len(quotes(workspace)) == 5


def test_what_is_judged_or_past_its_checking_is_not_merged(workspace: Workspace, article: int) -> None:
    assert article
    workspace.verdicts.give(2, Judgement("true", rationale_en="because"))
    with pytest.raises(RefusedProblem) as refused:
        workspace.claims.merge(2, into=1)
    assert refused.value.message.code == "claim.merge-judged"
    workspace.claims.dismiss([4], reason=DismissReason.MINOR)
    with pytest.raises(RefusedProblem) as refused:
        workspace.claims.merge(5, into=4)
    assert refused.value.message.code == "claim.shape-closed"
    workspace.claims.merge(1, into=2)
    assert workspace.claims.get(2).verdict is not None


def test_claims_that_overlap_become_their_union(workspace: Workspace, article: int) -> None:
    inner = workspace.claims.add(text="cost 5 million", article_id=article, start=13, end=27).made[0]
    over = TEXT.index("5 million, and the road")
    later = workspace.claims.add(text="x", article_id=article, start=over, end=over + 23).made[0]
    workspace.claims.merge(inner, into=1)
    assert workspace.claims.get(1).text == "The bridge cost 5 million"
    workspace.claims.merge(later, into=1)
    assert workspace.claims.get(1).text == "The bridge cost 5 million, and the road"


def test_one_known_first_place_remains(workspace: Workspace, article: int) -> None:
    assert article
    for number in (1, 2):
        workspace.appearances.add(number, Place(address=f"https://example.org/{number}"), is_first=True)
    workspace.claims.merge(2, into=1)
    assert [(seen.place.address, seen.is_first) for seen in workspace.claims.get(1).appearances] == [
        ("https://example.org/1", True),
        ("https://example.org/2", False),
    ]


def test_a_claim_that_says_two_things_is_split(workspace: Workspace, article: int) -> None:
    assert article
    workspace.claims.merge(2, into=1)
    workspace.claims.accept([1])
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS)
    (made,) = workspace.claims.split(1, TEXT.index("and the road") + 2).made
    first, second = workspace.claims.get(1), workspace.claims.get(made)
    assert (first.text, second.text) == ("The bridge cost 5 million", "the road cost 3 million")
    assert quotes(workspace)[:2] == [first.text, second.text]
    assert (second.speaker, second.date, second.article_id) == ("Amal", "2019-03", article)
    assert (first.status, second.status) == (Status.IN_PROGRESS, Status.TO_CHECK)
    assert (len(first.evidence), second.evidence) == (1, ())
    workspace.undo()
    assert workspace.claims.get(1).text.endswith("3 million")
    workspace.redo()
    assert workspace.verify() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[In May] the bridge cost 5 million, and the road cost 3 million", "[In May] the bridge cost 5 million"),
        ("The bridge cost 5 million, and the [new] road", "The bridge cost 5 million"),
        ("All of it was paid", "The bridge cost 5 million"),
    ],
)
def test_the_halves_of_an_edited_text(workspace: Workspace, article: int, text: str, expected: str) -> None:
    assert article
    workspace.claims.merge(2, into=1)
    workspace.claims.edit(1, text=text)
    (made,) = workspace.claims.split(1, TEXT.index("the road")).made
    assert workspace.claims.get(1).text == expected
    assert workspace.claims.get(made).text in {"the road cost 3 million", "the [new] road"}


def test_where_there_are_no_words_nothing_is_split(workspace: Workspace, article: int) -> None:
    assert article
    start = TEXT.index("The bridge")
    by_hand = workspace.claims.add(text="by hand").made[0]
    tried = [(1, start, "outside"), (1, 0, "outside"), (1, 2**70, "outside"), (by_hand, 3, "outside")]
    tried += [(1, start + 1, "empty"), (1, start + 2, "empty")]
    for number, at, code in tried:
        with pytest.raises(RefusedProblem) as refused:
            workspace.claims.split(number, at)
        assert refused.value.message.code == f"claim.split-{code}"


def test_the_claim_above_is_the_nearest_that_is_not_put_aside(workspace: Workspace, article: int) -> None:
    assert article
    assert [workspace.claims.above(number) for number in (1, 2, 3, 4, 5)] == [None, 1, 2, 3, 4]
    workspace.claims.dismiss([4], reason=DismissReason.MINOR)
    assert workspace.claims.above(5) == 3
    assert workspace.claims.above(workspace.claims.add(text="by hand").made[0]) is None


def test_a_speaker_named_anew_is_named_so_in_the_brackets(workspace: Workspace, article: int) -> None:
    assert article
    workspace.claims.edit(1, text="[Amal] said the bridge cost 5 million")
    workspace.claims.edit(1, speaker="Amal Haddad")
    assert workspace.claims.get(1).text == "[Amal Haddad] said the bridge cost 5 million"
