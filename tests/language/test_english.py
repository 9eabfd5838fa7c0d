"""How English sentences of the press are cut, who is read as their speaker, and what in them is no claim."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.domain.drawn import DrawnClaim, Kind, Voice
from claimtrack.language.claims import draw_claims


def draw(text: str, *, every: bool = False) -> list[DrawnClaim]:
    return draw_claims(Article(text=text, published="2023-11-16", language="en"), every=every)


def last(text: str) -> DrawnClaim:
    return draw(text)[-1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The harbour was closed, union sources have told the Gazette.", "union sources"),
        ("Fares rose 3%, the bureau said in a bulletin released on Friday.", "the bureau"),
        ("Fares doubled in a year, the board said on Monday, its first rise since 2011.", "the board"),
        ("The WHO blames the delay on a lack of vaccine.", "The WHO"),
        ("Nurses' leader Ida Brook insisted that wards were full.", "Nurses' leader Ida Brook"),
        ("The government of Premier Olaf Stein sold 4 mines. Stein said they had lost money.", "Stein"),
        ("The 12-page audit, marked “secret”, covers 3 years. It says the safe was empty.", "The 12-page audit"),
        ("Tom Reed, 54, resigned on Monday. He said the post had been cut.", "Tom Reed"),
        ("Jo Park, 61, who ran the mill, is charged with fraud. She denies taking £4m.", "Jo Park"),
        ("Mrs Holt met the press. She did, however, admit that 4 beds had gone.", "Mrs Holt"),
        ("Mrs Holt met the press. She pointed out that 4 beds had gone.", "Mrs Holt"),
    ],
)
def test_speakers(text: str, named: str) -> None:
    assert last(text).speaker == named


def test_a_survey_of_people_without_names_has_a_source() -> None:
    assert last("A survey of 90 drivers by the Road Club found that 7 in 10 had been fined.").voice is Voice.REPORTED


def test_a_quotation_that_ends_a_sentence_of_the_writer_does_not_make_it_quoted() -> None:
    text = "A spokesman for the firm said its talks with the town council and two banks “ended last month”."
    assert last(text).voice is Voice.REPORTED


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ten barns burnt down and one man, a farmer, died in the smoke.", "one man, a farmer, died in the smoke"),
        (
            "Ms Hall told the jury that four guards had keys, two of whom, she said, were dismissed last year.",
            "two of whom, she said, were dismissed last year",
        ),
        (
            "“That is untrue,” Hall said, pointing out that the gate shut in 2009.",
            "pointing out that the gate shut in 2009",
        ),
    ],
)
def test_a_second_claim(text: str, second: str) -> None:
    assert last(text).quote == second
    assert len(draw(text, every=True)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Officers searched the barn and the cellar and found two rifles.",
        "I never met a banker, and I never took a loan.",
        "The man who shot the guard and the driver fled to the coast.",
    ],
)
def test_one_claim(text: str) -> None:
    assert [claim.quote for claim in draw(text)] == [text.removesuffix(".")]


@pytest.mark.parametrize(
    "text",
    [
        "The motion will be debated by the senate on 27 November.",
        "The council says pensioners will continue to travel free before noon.",
    ],
)
def test_what_is_planned_is_no_forecast(text: str) -> None:
    assert len(draw(text)) == 1


def test_what_will_go_on_growing_is_a_forecast() -> None:
    (claim,) = draw("The bank said that prices will continue to rise.", every=True)
    assert claim.kind is Kind.PREDICTION
