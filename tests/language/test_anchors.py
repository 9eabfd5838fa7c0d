import time

import pytest

from claimtrack.language.anchors import find_quote

TEXT = "قال الوزير: أُغلقت مدرستان في يونيو. ثم قال: أُغلقت مدرستان في يوليو، ولم تُفتح أي منهما بعد."


def found(text: str, quote: str, **more: object) -> str | None:
    place = find_quote(text, quote, **more)  # type: ignore[arg-type]  # by their names
    return None if place is None else text[place.start : place.end]


def test_of_equal_quotes_the_words_around_decide() -> None:
    quote = "أُغلقت مدرستان"
    first, second = TEXT.index(quote), TEXT.rindex(quote)
    assert find_quote(TEXT, quote) == find_quote(TEXT, quote, start=first)
    for place, suffix in ((first, " في يونيو"), (second, " في يوليو")):
        again = find_quote("x" * 50 + TEXT, quote, suffix=suffix, start=0)
        assert again is not None
        assert (again.start, again.is_exact) == (place + 50, True)
    nearest = find_quote(TEXT, quote, start=second - 3)
    assert nearest is not None
    assert nearest.start == second


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("أغلقت مدرستان في يوليو", "أُغلقت مدرستان في يوليو"),
        ("أُغلقت\nمدرستان   في يوليو ،ولم تفتح", "أُغلقت مدرستان في يوليو، ولم تُفتح"),
        ("أغلقت مدرستان في أغسطس ولم تفتح أي منهما", "أُغلقت مدرستان في يوليو، ولم تُفتح أي منهما"),
        ("فُتحت ثلاث مدارس جديدة", None),
        ("", None),
        ("!!!", None),
        ("قال " * 90, None),
    ],
)
def test_nearly_the_same_words_are_found(quote: str, words: str | None) -> None:
    assert found(TEXT, quote) == words


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    text = "the same words again and again " * 30_000
    began = time.monotonic()
    assert found(text, "the same words again and once more said " * 20) is None
    assert time.monotonic() - began < 20
