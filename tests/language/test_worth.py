import pytest

from claimtrack.domain import resources
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


def test_a_share_counts_for_more_than_a_year() -> None:
    assert score("We are at 40% now.").score > score("We are at 2014 now.").score


def test_chatter_is_worth_less_than_the_same_said_plainly() -> None:
    assert score("قالت الوزارة شو هيك إن المدرسة أُغلقت").score < score("قالت الوزارة إن المدرسة أُغلقت").score
    assert "worth.chatter" not in score("شو هيك").reasons


def test_the_weights_are_a_small_file() -> None:
    assert len(resources.read_text("language", "worth.json").encode()) < 300_000
