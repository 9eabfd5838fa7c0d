"""An article edited, drawn again and dated anew: what a person did stays, what nobody touched follows."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.claim import ClaimQuery, Order, Place
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.domain.errors import NotFoundProblem, Problem
from claimtrack.domain.request import Question
from claimtrack.domain.source import Citation, Stance
from claimtrack.domain.status import DismissReason, Status
from claimtrack.language.claims import draw_claims
from claimtrack.workspace.workspace import Workspace

TEXT = (
    "One cost 5 million. Two cost 6 million. Three cost 7 million. "
    "Four cost 8 million. Five cost 9 million. Six rose 5%."
)
SENTENCES = [f"{sentence}." for sentence in TEXT.rstrip(".").split(". ")]
DATED = "The bridge was closed on 3 May. The road was closed on 4 June. The mayor resigned on 5 July 2015."


def drawn(*sentences: str, speaker: str | None = None) -> list[DrawnClaim]:
    return [
        DrawnClaim(
            start := TEXT.index(sentence),
            start + len(sentence),
            sentence,
            Kind.CHECKABLE,
            Voice.ARTICLE,
            0.5,
            worthy=True,
            speaker=speaker,
            same_event=0 if place else None,
        )
        for place, sentence in enumerate(sentences)
    ]


def texts(workspace: Workspace) -> list[str]:
    numbers = workspace.claims.numbers(ClaimQuery(order=Order.PLACE))
    return [row.text for row in workspace.claims.rows(numbers)]


def test_what_a_person_did_stays_and_what_nobody_touched_follows(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT, title="Costs"), drawn(*SENTENCES)).made
    workspace.claims.accept([1])
    workspace.claims.edit(2, text="Two [houses] cost 6 million")
    workspace.claims.dismiss([3], reason=DismissReason.MINOR)
    workspace.notes.add(4, text="looked")
    inside = drawn("Two cost 6 million", "Six rose 5%.")
    changes = workspace.articles.draw_again(article, [*inside, *drawn("One cost", speaker="Amal")])
    assert texts(workspace) == ["One cost 5 million.", "Two [houses] cost 6 million", *SENTENCES[2:4], "Six rose 5%."]
    assert changes.made == ()
    assert 5 not in workspace.claims.numbers(ClaimQuery())
    assert workspace.verify() == []
    workspace.undo()
    assert len(texts(workspace)) == 6


def test_what_is_new_is_added_and_what_nobody_touched_is_read_anew(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT), drawn(*SENTENCES[1:2])).made
    again = drawn(*SENTENCES[:2], speaker="Amal")
    (made,) = workspace.articles.draw_again(article, again).made
    assert texts(workspace) == SENTENCES[:2]
    second = workspace.claims.get(1)
    assert (second.speaker, second.status) == ("Amal", Status.INBOX)
    with workspace._desk.read() as connection:
        linked = connection.exec_driver_sql("SELECT id, same_event_id FROM claim ORDER BY id").all()
    assert [tuple(row) for row in linked] == [(1, made), (made, None)]
    assert not workspace.articles.draw_again(article, again).ids


def test_what_is_about_a_claim_keeps_it_when_it_is_drawn_again(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT), drawn(*SENTENCES[:4])).made
    workspace.corrections.log_complaint(text="They call.", claim_id=1)
    workspace.requests.ask(2, Question("the office"))
    workspace.appearances.add(3, Place(account="@x"))
    workspace.articles.draw_again(article, drawn(SENTENCES[4]))
    assert texts(workspace) == [*SENTENCES[:3], SENTENCES[4]]


def test_halves_and_wholes_that_a_person_made_are_not_drawn_again(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT), drawn(*SENTENCES[:3])).made
    workspace.claims.merge(2, into=1)
    workspace.claims.split(3, TEXT.index("7 million"))
    before = texts(workspace)
    assert not workspace.articles.draw_again(article, drawn(*SENTENCES[:3])).ids
    assert texts(workspace) == before


def test_what_lies_in_the_trash_is_not_drawn_again(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT), drawn(*SENTENCES[:2])).made
    workspace.claims.delete([1])
    workspace.articles.draw_again(article, drawn(*SENTENCES[:2]))
    assert texts(workspace) == SENTENCES[1:2]


def test_an_article_is_edited_with_its_source(workspace: Workspace) -> None:
    (article,) = workspace.articles.add(Article(text=TEXT, title="Costs", author="Amal"), []).made
    workspace.articles.edit(
        article, title=" The costs ", publisher="The Daily", published="٢٠١٩-٠٤", address="", language="en"
    )
    stored = workspace.articles.get(article).article
    assert (stored.title, stored.publisher, stored.author, stored.published) == (
        "The costs",
        "The Daily",
        "Amal",
        "2019-04",
    )
    citation = workspace.sources.entries()[0].citation
    assert (citation.title, citation.publisher, citation.published) == ("The costs", "The Daily", "2019-04")
    workspace.articles.edit(article, published="")
    assert workspace.articles.get(article).article.published is None
    workspace.undo()
    workspace.undo()
    assert workspace.sources.entries()[0].citation.title == "Costs"
    assert not workspace.articles.edit(article).ids
    with pytest.raises(Problem):
        workspace.articles.edit(article, published="soon")
    for action in (workspace.articles.edit, lambda number: workspace.articles.draw_again(number, [])):
        with pytest.raises(NotFoundProblem):
            action(99)


def _published(article: Article, day: str) -> Sequence[DrawnClaim]:
    return draw_claims(replace(article, published=day), every=True)


def test_dates_are_read_again_where_nobody_entered_them(workspace: Workspace) -> None:
    article = Article(text=DATED, language="en", published="2019-08-01")
    (number,) = workspace.articles.add(article, draw_claims(article)).made
    assert [workspace.claims.get(each).date for each in (1, 2, 3)] == ["2019-05-03", "2019-06-04", "2015-07-05"]
    assert workspace.claims.get(1).text == "The bridge was closed on 3 May [2019]"
    workspace.claims.edit(2, date="2017-06-04")
    workspace.evidence.attach(1, Citation(title="Report"), stance=Stance.SUPPORTS)
    again = _published(article, "2018-08-01")
    assert workspace.articles.count_new_dates(number, again) == 1
    changes = workspace.articles.read_dates_again(number, again)
    assert changes.ids["claim"] == {1}
    claim = workspace.claims.get(1)
    assert (claim.date, claim.text) == ("2018-05-03", "The bridge was closed on 3 May [2018]")
    assert [workspace.claims.get(each).date for each in (2, 3)] == ["2017-06-04", "2015-07-05"]
    assert workspace.articles.count_new_dates(number, again) == 0
    workspace.undo()
    assert workspace.claims.get(1).date == "2019-05-03"


def test_an_edited_text_stays_when_the_dates_are_read_again(workspace: Workspace) -> None:
    article = Article(text=DATED, language="en", published="2019-08-01")
    (number,) = workspace.articles.add(article, draw_claims(article)).made
    workspace.claims.edit(1, text="The old bridge was closed on 3 May [2019]")
    workspace.claims.merge(3, into=2)
    workspace.articles.read_dates_again(number, _published(article, "2018-08-01"))
    assert workspace.claims.get(1).text == "The old bridge was closed on 3 May [2019]"
    assert workspace.claims.get(1).date == "2018-05-03"
    assert workspace.claims.get(2).date == "2018-06-04"


def test_dates_read_again_leave_a_claim_untouched(workspace: Workspace) -> None:
    article = Article(text=DATED, language="en", published="2019-08-01")
    (number,) = workspace.articles.add(article, draw_claims(article)).made
    workspace.articles.read_dates_again(number, _published(article, "2018-08-01"))
    workspace.articles.draw_again(number, [])
    assert not workspace.claims.numbers(ClaimQuery())
