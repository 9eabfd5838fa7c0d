"""Articles are stored once with the claims drawn from them, and never change."""

from dataclasses import replace

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Order
from claimtrack.domain.drawn import DrawnClaim
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.status import Status
from claimtrack.workspace.articles import Host
from claimtrack.workspace.workspace import Workspace


def test_an_article_comes_back_with_its_claims(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    changes = workspace.articles.add(replace(article, original=article.text.encode("utf-16")), drawn)
    (number,) = changes.made
    stored = workspace.articles.get(number)
    assert stored.article == article
    assert workspace.articles.original(number) == article.text.encode("utf-16")
    assert len(stored.sha256) == 64
    numbers = workspace.claims.numbers(ClaimQuery(article_id=number, order=Order.PLACE))
    assert frozenset(numbers) == changes.ids["claim"]
    for own, claim in zip(numbers, drawn, strict=True):
        found = workspace.claims.get(own)
        assert found.quote is not None
        assert found.quote.text == found.text == claim.quote == article.text[claim.start : claim.end]
        assert (found.quote.start, found.quote.end) == (claim.start, claim.end)
        assert (found.speaker, found.voice, found.kind, found.score) == (claim.speaker, claim.voice, claim.kind, 0.812)
        assert (found.date, found.date_of, found.date_text) == ("2019-03", claim.date_of, claim.date_text)
        assert found.reasons == claim.reasons
        assert found.status is Status.INBOX
        assert found.language == "en"
        assert found.article_title == "The bridge"


def test_one_event_is_linked_to_its_first_claim(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    workspace.articles.add(article, drawn)
    with workspace._desk.read() as connection:
        found = connection.exec_driver_sql("SELECT same_event_id FROM claim ORDER BY id").scalars().all()
    assert found == [None, 1, 1, 1]


def test_one_name_is_one_speaker_whatever_its_marks(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    spelt = [replace(drawn[0], speaker="فايز السرّاج"), replace(drawn[1], speaker=" فايز  السَراج ")]
    workspace.articles.add(article, spelt)
    assert [workspace.claims.get(number).speaker for number in (1, 2)] == ["فايز السرّاج"] * 2


def test_an_article_is_a_source_as_well(workspace: Workspace, article: Article) -> None:
    (number,) = workspace.articles.add(article, []).made
    (source,) = workspace.sources.entries()
    assert source.article_id == number
    assert source.citation.title == article.title
    assert source.citation.publisher == article.publisher


def test_the_same_article_is_noticed(workspace: Workspace, article: Article) -> None:
    assert workspace.articles.find_same(article) is None
    (number,) = workspace.articles.add(article, []).made
    assert workspace.articles.find_same(replace(article, title="Another title")) == number
    assert workspace.articles.find_same(replace(article, text=article.text + ".")) is None


def test_the_list_counts_claims(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, drawn)
    workspace.articles.add(replace(article, text="other", title="Other"), [])
    entries = workspace.articles.entries()
    assert [(entry.title, entry.claims) for entry in entries] == [("Other", 0), ("The bridge", 4)]


def test_marks_stand_in_the_order_of_the_text(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, list(reversed([replace(claim, same_event=None) for claim in drawn])))
    workspace.claims.add(text="without a place", article_id=1)
    marks = workspace.articles.marks(1)
    assert [mark.start for mark in marks] == sorted(claim.start for claim in drawn)
    assert [article.text[mark.start : mark.end] for mark in marks] == [claim.quote for claim in drawn]


def test_what_utf_8_cannot_hold_is_marked_and_every_place_stays(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    text = article.text.replace("bridge", "br\0dg\ud800")
    marked = [replace(claim, quote=text[claim.start : claim.end]) for claim in drawn]
    dirty = replace(article, text=text, title="a\0b", publisher="\udfff")
    (number,) = workspace.articles.add(dirty, marked).made
    stored = workspace.articles.get(number).article
    assert stored.text == text.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert (stored.title, stored.publisher) == ("a\ufffdb", "\ufffd")
    for mark in workspace.articles.marks(number):
        quote = workspace.claims.get(mark.claim_id).quote
        assert quote is not None
        assert quote.text == stored.text[mark.start : mark.end]
    assert workspace.articles.find_same(dirty) == number
    assert workspace.verify() == []


def test_a_date_that_is_none_is_a_sentence_and_nothing_is_stored(workspace: Workspace, article: Article) -> None:
    with pytest.raises(Problem) as problem:
        workspace.articles.add(replace(article, published="yesterday"), [])
    assert problem.value.message.code.startswith("edtf.")
    assert workspace.articles.entries() == []


def test_what_is_not_there_is_not_found(workspace: Workspace) -> None:
    for ask in (workspace.articles.get, workspace.articles.original):
        with pytest.raises(NotFoundProblem) as problem:
            ask(7)
        assert problem.value.message.args == {"number": 7}
    assert workspace.articles.marks(7) == []


def test_articles_tell_how_many_of_their_claims_are_undecided(
    workspace: Workspace, article: Article, drawn: list[DrawnClaim]
) -> None:
    workspace.articles.add(article, drawn)
    workspace.articles.add(replace(article, text="Another text. Nobody was hurt."), [])
    assert workspace.articles.undecided() == {1: 4}
    workspace.claims.accept([2])
    assert workspace.articles.undecided() == {1: 3}
    workspace.claims.accept([1, 3, 4])
    assert workspace.articles.undecided() == {}


def test_rows_tell_why_a_claim_was_drawn(workspace: Workspace, article: Article, drawn: list[DrawnClaim]) -> None:
    workspace.articles.add(article, [replace(drawn[0], reasons=("worth.date", "worth.number"))])
    (row,) = workspace.claims.rows([1])
    assert row.score == 0.812
    assert row.reasons == ("worth.date", "worth.number")


def test_publisher_and_language_are_proposed_by_the_web_site(workspace: Workspace, article: Article) -> None:
    first = replace(article, address="https://www.daily.example/a", publisher="The Daily", language="en")
    other = replace(article, text="x", address="https://a.example/?u=daily.example", publisher="Other", language="ar")
    workspace.articles.add(first, [])
    workspace.articles.add(other, [])
    assert workspace.articles.host_of("http://DAILY.example/b?c=d") == Host("The Daily", "en")
    workspace.articles.edit(1, publisher="The Daily News")
    assert workspace.articles.host_of("https://daily.example") == Host("The Daily News", "en")
    for unknown in ("https://example", "https://news.daily.example/x", "daily.example", "", "https://[", "https://%/"):
        assert workspace.articles.host_of(unknown) is None
    workspace.articles.delete(1)
    assert workspace.articles.host_of("https://daily.example") is None
