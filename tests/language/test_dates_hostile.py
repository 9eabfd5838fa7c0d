"""Offsets into the original text, and texts made to hurt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain import edtf
from claimtrack.domain.drawn import FoundDate
from claimtrack.language.dates import find_dates
from claimtrack.language.dates.finder import LEXICONS
from claimtrack.language.dates.signs import Entry

PUBLISHED = "2019-07-24"
LONG = 40_000  # quadratic work on so much would never come to an end in time


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("😀😀 on 5 July 2018", "5 July 2018"),
        ("👩‍👩‍👧 يَوْمَ ١٩ أَبْرِيل ٢٠١٩، ثم", "يَوْمَ ١٩ أَبْرِيل ٢٠١٩"),
        ("وَبِيَوْمِ الثُّلَاثَاءِ", "يَوْمِ الثُّلَاثَاءِ"),
        ("ليوم الثلاثـــاء", "يوم الثلاثـــاء"),
        ("لِلثلاثاء الماضي", "لثلاثاء الماضي"),
        ("\u202bفي ٣ مايو\u202c 2018", "٣ مايو\u202c 2018"),
        ("e\u0301te\u0301 July\u00a05,\u20092018", "July\u00a05,\u20092018"),
        ("5 July.", "5 July"),
        ("اعتباراً من 1 آذار. ثم", "اعتباراً من 1 آذار"),
        ("in Sept. He left", "Sept"),
        ("(نيسان (أبريل) 2019)", "نيسان (أبريل) 2019"),
    ],
)
def test_offsets_are_those_of_the_original_text(text: str, words: str) -> None:
    [date] = find_dates(text, reference=PUBLISHED)

    assert date.text == words
    assert text[date.start : date.end] == words


def test_an_article_joined_by_stop_and_comma_keeps_its_sentences_apart() -> None:
    text = "في 3 مايو استقال., وبعد أيام عاد"

    assert [date.edtf for date in find_dates(text, reference=PUBLISHED)] == ["2019-05-03", None]


def _words(entries: list[Entry]) -> list[str]:
    return [" ".join(entry.words) for entry in entries]


VOCABULARY = sorted({word for entries in LEXICONS["auto"]().values() for word in _words(entries)})
PIECES = st.one_of(
    st.sampled_from(VOCABULARY),
    st.integers(0, 40).map(str),
    st.integers(1300, 2100).map(str),
    st.sampled_from([", ", ".", "-", "/", "(", ")", "'", "\n", "th", "s", "و", "ال", "هـ", "24/7", "1/2/2003", "9999"]),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.lists(st.sampled_from([" ", " ", "", "\u0651"]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    )
)
PUBLICATIONS = st.sampled_from(
    [None, PUBLISHED, "2019-07", "2019", "2019-05/2019-07", "9999-12-31", "0001-01-01", "1900"]
)


def _sound(text: str, dates: list[FoundDate]) -> None:
    end = 0
    for date in dates:
        assert text[date.start : date.end] == date.text
        assert end <= date.start < date.end
        end = date.end
        if date.edtf is None:
            assert (date.earliest, date.latest) == (None, None)
            assert date.reason in {"date.unplaced", "date.no-day", "date.no-publication"}
        else:
            placed = edtf.parse(date.edtf)
            assert (placed.text, placed.earliest, placed.latest) == (date.edtf, date.earliest, date.latest)


@pytest.mark.no_cover
@given(TEXTS, PUBLICATIONS, st.sampled_from(["auto", "ar", "en"]))
def test_whatever_the_text_the_dates_are_sound(text: str, published: str | None, language: str) -> None:
    _sound(text, find_dates(text, reference=published, language=language))


@pytest.mark.no_cover
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    _sound(text, find_dates(text, reference=PUBLISHED))


@pytest.mark.no_cover
@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1 ",
        "1-",
        "1/1/",
        "و",
        "لل",
        "\u0301",
        "\u202e",
        "\n5",
        "2019 ",
        "twenty ",
        "hundred and ",
        "ألف و",
        "يوم ",
        "من 5 إلى ",
        "July (July) ",
        "after 2 weeks and 3 days ",
        "5 July 2019, ",
        "from ",
        "the ",
        "(",
    ],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = "é" + piece * (LONG // len(piece))

    _sound(text, find_dates(text, reference=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("in 9000 years from now", PUBLISHED),
        ("2999 years ago", PUBLISHED),
        ("2999 decades ago", PUBLISHED),
        ("tomorrow and next week and next year", "9999-12-31"),
        ("yesterday and last week and last year", "0001-01-01"),
        ("قبل 2999 شهرا", "0001-01"),
        ("next Ramadan", "9999-12-31"),
        ("99999999999999999999 July 2018", PUBLISHED),
        (f"{'9' * 5000} days ago", PUBLISHED),
        ("day 0 of July 0000, 0/0/0000", PUBLISHED),
        ("the 1000s and 2990s", PUBLISHED),
        ("29 February", "2100-06-01"),
    ],
)
def test_the_ends_of_the_calendar_are_met(text: str, published: str) -> None:
    _sound(text, find_dates(text, reference=published))
