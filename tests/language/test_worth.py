import pytest

from claimtrack.domain.words import Words
from claimtrack.language.worth import score, weights


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("We consumed 50 percent of the world's oil in 2019.", "Let me help the governor."),
        ("Unemployment fell to 4 percent under the last government.", "Thank you very much, ladies and gentlemen."),
        ("أعلنت الوزارة إصابة 300 شخص في 3 مايو 2021", "صباح الخير يا أهل الخير"),
        ("قال رئيس الحكومة إن الصادرات ارتفعت 20 بالمئة", "اللهم ارزقنا من فضلك يا رب"),
    ],
)
def test_a_figure_is_worth_more_than_a_greeting(more: str, less: str) -> None:
    assert score(more).score > score(less).score
    assert score(more).worthy
    assert not score(less).worthy


def test_scores_are_shares_and_reasons_have_words() -> None:
    worth = score("Why did 40 officials leave on May 3, 2021? I hope they come back!")
    assert 0 <= worth.score <= 1
    assert {"worth.number", "worth.date", "worth.question", "worth.exclamation"} <= set(worth.reasons)
    for language in ("en", "ar"):
        assert all(Words(language).knows(code) for code in worth.reasons)


def test_an_empty_text_is_worth_little() -> None:
    assert not score("").worthy


def test_a_long_text_is_read_only_so_far() -> None:
    assert score("word " * 100_000) == score("word " * 4_000)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_weights_are_read(language: str) -> None:
    found = weights("ar" if language == "ar" else "en")
    assert 0 < found.threshold < 1
    assert found.features["worth.number"] > 0
