"""EDTF as people type it, its first and last day, and how it is said."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain import edtf
from claimtrack.domain.edtf import Edtf, Precision
from claimtrack.domain.errors import Problem
from claimtrack.domain.words import Words


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019-07-16", "2019-07-16", "2019-07-16", Precision.DAY),
        ("2019-07", "2019-07-01", "2019-07-31", Precision.MONTH),
        ("2020-02", "2020-02-01", "2020-02-29", Precision.MONTH),
        ("2019", "2019-01-01", "2019-12-31", Precision.YEAR),
        ("0247", "0247-01-01", "0247-12-31", Precision.YEAR),
        ("201X", "2010-01-01", "2019-12-31", Precision.DECADE),
        ("2019-21", "2019-03-01", "2019-05-31", Precision.SEASON),
        ("2019-22", "2019-06-01", "2019-08-31", Precision.SEASON),
        ("2019-23", "2019-09-01", "2019-11-30", Precision.SEASON),
        ("2019-24", "2019-12-01", "2020-02-29", Precision.SEASON),
        ("9999-24", "9999-12-01", "9999-12-31", Precision.SEASON),
        ("2019-07-11/2019-07-20", "2019-07-11", "2019-07-20", Precision.INTERVAL),
        ("2019-07/2020", "2019-07-01", "2020-12-31", Precision.INTERVAL),
        ("2019-04-19/..", "2019-04-19", "", Precision.INTERVAL),
        ("../2019", "", "2019-12-31", Precision.INTERVAL),
        ("2019~", "2019-01-01", "2019-12-31", Precision.YEAR),
        ("2019-07?/2019-08%", "2019-07-01", "2019-08-31", Precision.INTERVAL),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, earliest: str, latest: str, precision: Precision) -> None:
    found = edtf.parse(text)

    assert (found.text, found.earliest, found.latest) == (text, day(earliest), day(latest))
    assert found.precision is precision


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" 2019-07 ", "2019-07"),
        ("٢٠١٩-٠٧-١٦", "2019-07-16"),
        ("۲۰۱۹", "2019"),
        ("2019-07-11 / 2019-07-20", "2019-07-11/2019-07-20"),
        ("201x", "201X"),
        ("2019 ~", "2019~"),
    ],
)
def test_blanks_and_arabic_digits_are_forgiven(typed: str, meant: str) -> None:
    assert edtf.parse(typed).text == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "edtf.invalid"),
        ("July", "edtf.invalid"),
        ("10000", "edtf.invalid"),
        (str(2**63), "edtf.invalid"),
        ("-0001", "edtf.invalid"),
        ("2019-7", "edtf.invalid"),
        ("2019/07/16", "edtf.invalid"),
        ("../..", "edtf.invalid"),
        ("2019/", "edtf.invalid"),
        ("201X-05", "edtf.invalid"),
        ("NaN", "edtf.invalid"),
        ("2019" * 100_000, "edtf.invalid"),
        ("2019-07-16T10:00", "edtf.invalid"),
        ("²019", "edtf.invalid"),
        ("2019-13", "edtf.no-month"),
        ("2019-00", "edtf.no-month"),
        ("2019-13-01", "edtf.no-month"),
        ("2019-22-01", "edtf.no-month"),
        ("2019-02-29", "edtf.no-day"),
        ("2019-07-00", "edtf.no-day"),
        ("0000", "edtf.no-year"),
        ("000X", "edtf.no-year"),
        ("2020/2019", "edtf.backwards"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        edtf.parse(text)

    assert refused.value.message.code == code
    for language in ("en", "ar"):
        sentence = Words(language).say(refused.value.message)
        assert sentence != code
        assert len(sentence) < 400


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("2019-07-16", "16 July 2019", "16 يوليو 2019"),
        ("2019-07", "July 2019", "يوليو 2019"),
        ("2019", "2019", "2019"),
        ("201X", "2010 to 2019", "من 2010 إلى 2019"),
        ("2019-22", "summer 2019", "صيف 2019"),
        ("2019-07-11/2019-07-20", "11 to 20 July 2019", "من 11 إلى 20 يوليو 2019"),
        ("2019-06/2019-08", "June 2019 to August 2019", "من يونيو 2019 إلى أغسطس 2019"),
        ("2019-06-30/2019-07-02", "30 June 2019 to 2 July 2019", "من 30 يونيو 2019 إلى 2 يوليو 2019"),
        ("2019-04-19/..", "since 19 April 2019", "منذ 19 أبريل 2019"),
        ("../2019", "until 2019", "حتى 2019"),
        ("2019~", "about 2019", "نحو 2019"),
        ("2019-07?", "July 2019, uncertain", "يوليو 2019، غير مؤكد"),
        ("2019%", "about 2019, uncertain", "نحو 2019، غير مؤكد"),
    ],
)
def test_a_date_is_said_as_it_is_read(text: str, english: str, arabic: str) -> None:
    said = edtf.reading(edtf.parse(text))

    assert (Words("en").say(said), Words("ar").say(said)) == (english, arabic)


def test_a_qualified_interval_qualifies_both_sides() -> None:
    assert edtf.parse("2019-07/2019-08").qualified("~").text == "2019-07~/2019-08~"
    assert edtf.parse("2019-07/..").qualified("~").text == "2019-07~/.."
    assert edtf.parse("2019?").qualified("~").text == "2019~"


def test_an_interval_of_one_day_is_that_day() -> None:
    assert Edtf.days(date(2019, 7, 16), date(2019, 7, 16)).text == "2019-07-16"


def test_an_interval_that_runs_backwards_is_a_bug() -> None:
    with pytest.raises(ValueError, match="earlier"):
        Edtf.days(date(2019, 7, 16), date(2019, 7, 15))


def test_an_interval_without_any_side_is_a_bug() -> None:
    with pytest.raises(ValueError, match="earlier"):
        Edtf.interval(None, None)


def test_the_calendar_ends_with_a_value_error() -> None:
    assert edtf.add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    with pytest.raises(ValueError, match=r"year"):
        edtf.add_months(date(9999, 12, 1), 1)
    with pytest.raises(ValueError, match="9999"):
        edtf.day_after(date(9999, 12, 31))


@given(st.dates(), st.dates())
def test_what_is_written_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    made = [
        Edtf.day(one),
        Edtf.month(one.year, one.month),
        Edtf.year(one.year),
        Edtf.days(first, last),
        Edtf.interval(Edtf.day(one), None),
        Edtf.interval(None, Edtf.year(one.year)),
        Edtf.season(one.year, 21 + one.month % 4),
    ]
    for found in (*made, *(each.qualified("~") for each in made)):
        assert edtf.parse(found.text) == found


@given(st.text(max_size=80) | st.text(alphabet="0123456789-/.X?~ ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = None
    with contextlib.suppress(Problem):
        found = edtf.parse(text)

    assert found is None or edtf.parse(found.text) == found
