"""Claims: added, edited, led from one status to the next, and read whole or as rows and records."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.columns import COLUMNS
from claimtrack.domain.drawn import DateOf, DrawnClaim, Voice
from claimtrack.domain.errors import NotFoundProblem, Problem, RefusedProblem
from claimtrack.domain.messages import Message
from claimtrack.domain.scale import default_scale
from claimtrack.domain.source import Citation, KeptFile, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.domain.verdict import Confidence, Judgement
from claimtrack.workspace.claim_rows import LONGEST
from claimtrack.workspace.workspace import Workspace


def status(workspace: Workspace, number: int) -> Status:
    return workspace.claims.get(number).status


def test_a_claim_added_by_hand_is_to_be_checked(workspace: Workspace) -> None:
    changes = workspace.claims.add(text="  It rained. ", speaker=" Amal  O'Neil ", date="2019-04")
    claim = workspace.claims.get(changes.made[0])
    assert (claim.text, claim.speaker, claim.voice) == ("It rained.", "Amal O'Neil", Voice.REPORTED)
    assert (claim.date, claim.date_of, claim.status) == ("2019-04", DateOf.EVENT, Status.TO_CHECK)
    assert claim.quote is None
    assert claim.article_id is None


def test_a_claim_added_from_a_text_has_its_quote(workspace: Workspace, article: Article) -> None:
    (number,) = workspace.articles.add(article, []).made
    start = article.text.index("🙂")
    made = workspace.claims.add(text="[It] smiled", article_id=number, start=start, end=start + 1).made[0]
    claim = workspace.claims.get(made)
    assert claim.quote is not None
    assert (claim.quote.text, claim.text, claim.article_title) == ("🙂", "[It] smiled", article.title)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 10_000), (2**70, 2**70 + 1)])
def test_a_place_that_the_text_has_not_is_refused(workspace: Workspace, article: Article, start: int, end: int) -> None:
    (number,) = workspace.articles.add(article, []).made
    with pytest.raises(Problem) as problem:
        workspace.claims.add(text="x", article_id=number, start=start, end=end)
    assert problem.value.message.code == "claim.no-such-place"
    assert not workspace.claims.numbers(ClaimQuery())


@pytest.mark.parametrize(
    ("text", "code"), [("", "claim.empty"), (" \n\u2028", "claim.empty"), ("x" * (LONGEST + 1), "claim.too-long")]
)
def test_a_claim_needs_words_and_not_too_many(workspace: Workspace, text: str, code: str) -> None:
    with pytest.raises(Problem) as problem:
        workspace.claims.add(text=text)
    assert problem.value.message.code == code
    number = workspace.claims.add(text="x" * LONGEST).made[0]
    with pytest.raises(Problem) as problem:
        workspace.claims.edit(number, text=text)
    assert problem.value.message.code == code


def test_the_label_of_a_long_claim_is_short(workspace: Workspace) -> None:
    label = workspace.claims.add(text="rain\n" * 5000).label
    assert len(str(label.args["text"])) <= 81
    assert "\n" not in str(label.args["text"])


def test_an_edit_changes_what_is_given_and_leaves_the_rest(workspace: Workspace) -> None:
    number = workspace.claims.add(text="It rained.", speaker="Amal", date="2019").made[0]
    workspace.claims.edit(number, text="It snowed.")
    claim = workspace.claims.get(number)
    assert (claim.text, claim.speaker, claim.date) == ("It snowed.", "Amal", "2019")
    workspace.claims.edit(number, speaker="", date="")
    claim = workspace.claims.get(number)
    assert (claim.text, claim.speaker, claim.date, claim.date_of) == ("It snowed.", None, None, None)
    assert claim.voice is Voice.ARTICLE
    workspace.claims.edit(number, speaker="Basim", date="2019-04-09/2019-04-12")
    claim = workspace.claims.get(number)
    assert (claim.speaker, claim.voice, claim.date_of) == ("Basim", Voice.REPORTED, DateOf.EVENT)
    assert claim.date_reason == "date.by-hand"
    with pytest.raises(Problem):
        workspace.claims.edit(number, date="soon")


def test_the_quote_stays_when_the_text_is_edited(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    workspace.articles.add(article, drawn)
    workspace.claims.edit(1, text="[The old] bridge was closed in March.", speaker="Amal")
    claim = workspace.claims.get(1)
    assert claim.quote is not None
    assert claim.quote.text == drawn[0].quote
    assert claim.date_reason == drawn[0].date_reason


def test_claims_are_led_through_their_statuses(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, drawn)
    assert workspace.claims.accept([1, 2, 1]).ids["claim"] == {1, 2}
    assert workspace.claims.counts()[Status.TO_CHECK] == 2
    workspace.claims.dismiss([2, 3], reason=DismissReason.MINOR)
    two = workspace.claims.get(2)
    assert (two.status, two.dismiss_reason, two.status_before) == (
        Status.DISMISSED,
        DismissReason.MINOR,
        Status.TO_CHECK,
    )
    workspace.claims.restore([2, 3])
    assert [status(workspace, number) for number in (1, 2, 3, 4)] == [
        Status.TO_CHECK,
        Status.TO_CHECK,
        Status.INBOX,
        Status.INBOX,
    ]
    two = workspace.claims.get(2)
    assert (two.dismiss_reason, two.status_before) == (None, None)
    assert sum(workspace.claims.counts().values()) == 4
    assert set(workspace.claims.counts()) == set(Status)


def test_where_one_claim_may_not_move_none_does(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    workspace.articles.add(article, drawn)
    workspace.claims.accept([2])
    with pytest.raises(RefusedProblem) as refused:
        workspace.claims.accept([1, 2])
    assert refused.value.message.args["claim"] == 2
    with pytest.raises(NotFoundProblem):
        workspace.claims.accept([1, 99])
    assert status(workspace, 1) is Status.INBOX


def test_first_evidence_and_first_rating_begin_the_work_and_say_so(workspace: Workspace) -> None:
    first = workspace.claims.add(text="first").made[0]
    second = workspace.claims.add(text="second").made[0]
    changes = workspace.evidence.attach(first, Citation(title="Report"), stance=Stance.SUPPORTS)
    assert changes.follows == (Message("follows.in-progress", claim=first),)
    again = workspace.evidence.attach(first, Citation(title="Report"), stance=Stance.SUPPORTS)
    assert again.follows == ()
    changes = workspace.verdicts.give(second, Judgement("false"))
    assert changes.follows == (Message("follows.in-progress", claim=second),)
    assert status(workspace, first) is status(workspace, second) is Status.IN_PROGRESS


def test_a_claim_is_found_by_number_and_uuid(workspace: Workspace) -> None:
    number = workspace.claims.add(text="It rained.").made[0]
    uuid = workspace.claims.get(number).uuid
    for name in (str(number), f"#{number}", f" {number} ", uuid, uuid.upper(), f"{{{uuid}}}"):
        assert workspace.claims.find(name) == number


def test_rows_come_in_the_order_asked_for(workspace: Workspace) -> None:
    numbers = [workspace.claims.add(text=f"claim {place}", speaker="Amal").made[0] for place in range(5)]
    workspace.evidence.attach(numbers[1], Citation(title="R"), stance=Stance.CONTRADICTS)
    workspace.verdicts.give(numbers[1], Judgement("false"))
    asked = [numbers[3], 999, numbers[1]]
    rows = workspace.claims.rows(asked)
    assert [row.id for row in rows] == [numbers[3], numbers[1]]
    assert (rows[1].supports, rows[1].contradicts, rows[1].context) == (0, 1, 0)
    assert (rows[1].rating, rows[1].speaker) == (default_scale().rating("false"), "Amal")
    assert workspace.claims.rows([]) == []


def test_any_number_of_claims_can_be_asked_for(workspace: Workspace) -> None:
    number = workspace.claims.add(text="It rained.").made[0]
    many = range(1, 300_000)
    assert [row.id for row in workspace.claims.rows(many)] == [number]
    assert workspace.claims.numbers(ClaimQuery(ids=frozenset(many))).tolist() == [number]


def test_a_record_has_every_column(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, drawn)
    kept = KeptFile(content=b"copy", media_type="text/plain", how="attached")
    citation = Citation(title="Report", publisher="Office", published="2019", address="https://example.org")
    source = workspace.evidence.attach(2, citation, stance=Stance.SUPPORTS, kept=kept).made[0]
    workspace.evidence.attach(2, source, stance=Stance.CONTRADICTS)
    workspace.notes.add(2, text="seen")
    workspace.verdicts.give(2, Judgement("half-true", rationale_en="x", established="2019-04-09", right="the 9th"))
    workspace.verdicts.give(2, Judgement("true", rationale_ar="لأن", confidence=Confidence.HIGH))
    first, second, *_rest = workspace.claims.records(ClaimQuery(order=Order.PLACE))
    assert [column.name for column in COLUMNS] == [*first.__dataclass_fields__]
    assert (second.claim, second.quote, second.speaker, second.voice) == (
        drawn[1].quote,
        drawn[1].quote,
        "فايز السرّاج",
        "reported",
    )
    assert (second.article, second.publisher, second.article_published) == ("The bridge", "The Daily", "2019-04")
    assert (second.date, second.earliest, second.latest) == ("2019-03", "2019-03-01", "2019-03-31")
    assert (second.verdict, second.verdict_en, second.verdict_ar, second.verdict_value) == ("true", "True", "صحيح", 5)
    assert (second.rationale_en, second.rationale_ar, second.established) == ("", "لأن", None)
    assert (second.confidence, second.decided_by, second.scale) == ("high", "Amal", "default/1")
    assert (second.supports, second.contradicts, second.context) == (1, 1, 0)
    assert second.sources == ("Report, Office, 2019, https://example.org",)
    assert len(second.snapshot_hashes) == 1
    assert (second.notes, second.tags, second.priority, second.status) == (("seen",), (), "normal", "in-progress")
    assert (first.verdict, first.verdict_value, first.rationale_en, first.decided_at) == (None, None, "", None)
