"""How dates are read, a table for each row of the convention, in both languages."""

import pytest

from claimtrack.domain.drawn import FoundDate
from claimtrack.domain.errors import Problem
from claimtrack.domain.words import LANGUAGES, Words
from claimtrack.language.dates import find_dates

PUBLISHED = "2019-07-24"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(date.text, date.edtf) for date in find_dates(text, reference=published)]


def only(text: str, published: str | None = PUBLISHED) -> FoundDate:
    [date] = find_dates(text, reference=published)
    return date


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("He left on 19 April 2019.", "19 April 2019", "2019-04-19"),
        ("He left on April 19, 2019.", "April 19, 2019", "2019-04-19"),
        ("the fifteenth of September 2018", "the fifteenth of September 2018", "2018-09-15"),
        ("the twenty-first of May 2018", "the twenty-first of May 2018", "2018-05-21"),
        ("on Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11"),
        ("Fri, 5 Jul 2019", "Fri, 5 Jul 2019", "2019-07-05"),
        ("Oct-2, 2018", "Oct-2, 2018", "2018-10-02"),
        ("on 2019-04-19T10:00", "2019-04-19", "2019-04-19"),
        ("on 02/22/2016", "02/22/2016", "2016-02-22"),
        ("on 7/8/2016", "7/8/2016", "2016-07-08"),
        ("on 22/02/2016", "22/02/2016", "2016-02-22"),
        ("on 13.5.2015", "13.5.2015", "2015-05-13"),
        ("on 5 July '98 it", "5 July '98", "1998-07-05"),
        ("in June 2022", "June 2022", "2022-06"),
        ("in Aug 98", "Aug 98", "1998-08"),
        ("in 2016-11", "2016-11", "2016-11"),
        ("in 3/2015", "3/2015", "2015-03"),
        ("signed in 2015, ran", "2015", "2015"),
        ("the 2018 election", "2018", "2018"),
        ("the year 267", "the year 267", "0267"),
        ("the year two hundred and sixty seven", "the year two hundred and sixty seven", "0267"),
        ("on 08/12,2015", "08/12,2015", "2015-08-12"),
        ("out 2016 - 11", "2016 - 11", "2016-11"),
        ("من ألفين إلى ألفين وأربعة عشر", "من ألفين إلى ألفين وأربعة عشر", "2000/2014"),
        ("سنة ثلاثة آلاف", "سنة ثلاثة آلاف", "3000"),
        ("on Jan-12-2016", "Jan-12-2016", "2016-01-12"),
        ("on 12.Jan.2016 it", "12.Jan.2016", "2016-01-12"),
        ("في أكتوبر 14, 2020", "أكتوبر 14, 2020", "2020-10-14"),
        ("في 22/أكتوبر/2020", "22/أكتوبر/2020", "2020-10-22"),
        ("on 5-Jul-2019 it", "5-Jul-2019", "2019-07-05"),
        ("في الـ24 من أغسطس 2018", "24 من أغسطس 2018", "2018-08-24"),
        ("in nineteen ninety nine", "nineteen ninety nine", "1999"),
        ("in two thousand and eighteen", "two thousand and eighteen", "2018"),
        ("June of nineteen zero one", "June of nineteen zero one", "1901-06"),
        ("from 10/1/2018-10/7/2018", "from 10/1/2018-10/7/2018", "2018-10-01/2018-10-07"),
        ("2017-Q1", "2017-Q1", "2017-01-01/2017-03-31"),
        ("5 ماي 2018", "5 ماي 2018", "2018-05-05"),
        ("شهر ماي 2018", "شهر ماي 2018", "2018-05"),
        ("يوم 19 أبريل 2019", "يوم 19 أبريل 2019", "2019-04-19"),
        ("في الخامس عشر من سبتمبر عام 2018", "الخامس عشر من سبتمبر عام 2018", "2018-09-15"),
        ("الحادي والعشرين من أيلول 2018", "الحادي والعشرين من أيلول 2018", "2018-09-21"),
        ("اثنان وعشرون من تموز 2018", "اثنان وعشرون من تموز 2018", "2018-07-22"),
        ("١٩ نيسان ٢٠١٩", "١٩ نيسان ٢٠١٩", "2019-04-19"),
        ("19 نيسان/أبريل 2019", "19 نيسان/أبريل 2019", "2019-04-19"),
        ("9 يوليو / تموز 2018", "9 يوليو / تموز 2018", "2018-07-09"),
        ("16 تموز (يوليو) 2018", "16 تموز (يوليو) 2018", "2018-07-16"),
        ("5 كانون الثاني 2018", "5 كانون الثاني 2018", "2018-01-05"),
        ("5 تشرين الأول 2018", "5 تشرين الأول 2018", "2018-10-05"),
        ("5 جانفي 2018", "5 جانفي 2018", "2018-01-05"),
        ("5 جويلية 2018", "5 جويلية 2018", "2018-07-05"),
        ("5 غشت 2018", "5 غشت 2018", "2018-08-05"),
        ("5 شتنبر 2018", "5 شتنبر 2018", "2018-09-05"),
        ("5 أوت 2018", "5 أوت 2018", "2018-08-05"),
        ("في 7/8/2016", "7/8/2016", "2016-08-07"),
        ("2016/02/22", "2016/02/22", "2016-02-22"),
        ("18-9-15", "18-9-15", "2015-09-18"),
        ("يوم الاثنين الموافق 8/7/2019م", "يوم الاثنين الموافق 8/7/2019م", "2019-07-08"),
        ("أبريل 2019", "أبريل 2019", "2019-04"),
        ("في آب 2018", "آب 2018", "2018-08"),
        ("عام ألفين وعشرة", "عام ألفين وعشرة", "2010"),
        ("في ألف وتسعمائة وثمانية وسبعين", "ألف وتسعمائة وثمانية وسبعين", "1978"),
        ("لعام 2018م", "عام 2018م", "2018"),
    ],
)
def test_a_date_is_read_as_written(text: str, words: str, edtf: str) -> None:
    assert found(text, None) == [(words, edtf)]
    assert only(text, None).reason == "date.written"


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        ("it opened on 19 April", "2019-04-19", "date.year.latest-not-after"),
        ("it opened on 24 July", "2019-07-24", "date.year.latest-not-after"),
        ("it opened on 25 July", "2018-07-25", "date.year.latest-not-after"),
        ("in September", "2018-09", "date.year.latest-not-after"),
        ("in July", "2019-07", "date.year.latest-not-after"),
        ("in May", "2019-05", "date.year.latest-not-after"),
        ("on 29 February", "2016-02-29", "date.year.latest-not-after"),
        ("last July", "2018-07", "date.year.latest-not-after"),
        ("this September", "2019-09", "date.from-publication"),
        ("next July", "2020-07", "date.year.first-after"),
        ("August last year", "2018-08", "date.from-publication"),
        ("It will open on 5 September", "2019-09-05", "date.year.first-after"),
        ("The vote will be held on 5 September", "2019-09-05", "date.year.first-after"),
        ("The minister said on 5 September that it will rain", "2018-09-05", "date.year.latest-not-after"),
        ("It is to be held on 24 July", "2020-07-24", "date.year.first-after"),
        ("يوم 19 أبريل", "2019-04-19", "date.year.latest-not-after"),
        ("في الخامس عشر من سبتمبر", "2018-09-15", "date.year.latest-not-after"),
        ("يوم 25 فبراير الماضي", "2019-02-25", "date.year.latest-not-after"),
        ("في سبتمبر", "2018-09", "date.year.latest-not-after"),
        ("مارس الماضي", "2019-03", "date.year.latest-not-after"),
        ("شهر يوليو الحالي", "2019-07", "date.from-publication"),
        ("يونيو القادم", "2020-06", "date.year.first-after"),
        ("سبتمبر المقبل", "2019-09", "date.year.first-after"),
        ("15 سبتمبر من العام الماضي", "2018-09-15", "date.from-publication"),
        ("ستنطلق الدورة في 5 سبتمبر", "2019-09-05", "date.year.first-after"),
        ("ومن المقرر أن يفتتح في 5 سبتمبر", "2019-09-05", "date.year.first-after"),
        ("وكان من المقرر أن يفتتح في 5 سبتمبر", "2018-09-05", "date.year.latest-not-after"),
        ("يستهل الفريق مشواره بمباراة في 26 أغسطس", "2019-08-26", "date.year.first-after"),
        ("لم يبدأ البناء في 5 سبتمبر", "2018-09-05", "date.year.latest-not-after"),
        ("The board votes on the plan on 14 September", "2019-09-14", "date.year.first-after"),
        ("The 400 votes cast on 14 September", "2018-09-14", "date.year.latest-not-after"),
        ("The fair opens on 2 July", "2019-07-02", "date.year.latest-not-after"),
        ("in the first half of the year", "2019-01-01/2019-06-30", "date.year.latest-not-after"),
        ("النصف الأول من العام", "2019-01-01/2019-06-30", "date.year.latest-not-after"),
        ("خلال السداسي الأول", "2019-01-01/2019-06-30", "date.year.latest-not-after"),
        ("في الثلاثي الثاني", "2019-04-01/2019-06-30", "date.year.latest-not-after"),
        ("سياسة بدأت في 5 سبتمبر", "2018-09-05", "date.year.latest-not-after"),
        ("Most scheduled events passed on 5 September", "2018-09-05", "date.year.latest-not-after"),
        ("It was closed due to a storm on 5 September", "2018-09-05", "date.year.latest-not-after"),
    ],
)
def test_a_year_that_is_not_said_is_found(text: str, edtf: str, reason: str) -> None:
    date = only(text)

    assert (date.edtf, date.reason) == (edtf, reason)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early July", "2019-07-01/2019-07-10"),
        ("mid-July", "2019-07-11/2019-07-20"),
        ("late in March 2018", "2018-03-21/2018-03-31"),
        ("the end of February 2020", "2020-02-21/2020-02-29"),
        ("end of march", "2019-03-21/2019-03-31"),
        ("the beginning of 2018", "2018-01/2018-04"),
        ("the end of last year", "2018-09/2018-12"),
        ("the end of the year", "2019-09/2019-12"),
        ("the early 1990s", "1990/1993"),
        ("the middle of next week", "2019-07-31/2019-08-02"),
        ("late in Q3 2018", "2018-09"),
        ("أوائل يوليو", "2019-07-01/2019-07-10"),
        ("مطلع شهر يوليو", "2019-07-01/2019-07-10"),
        ("بداية يوليو 2018", "2018-07-01/2018-07-10"),
        ("أواسط شهر يوليو الحالي", "2019-07-11/2019-07-20"),
        ("منتصف مايو الماضي", "2019-05-11/2019-05-20"),
        ("أواخر آذار", "2019-03-21/2019-03-31"),
        ("نهاية فبراير 2019", "2019-02-21/2019-02-28"),
        ("مطلع العام الحالي", "2019-01/2019-04"),
        ("نهاية العام", "2019-09/2019-12"),
        ("منتصف تسعينيات القرن الماضي", "1994/1996"),
    ],
)
def test_early_mid_and_late_are_parts(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since April 19", "2019-04-19/.."),
        ("since 2011", "2011/.."),
        ("since last week", "2019-07-15/.."),
        ("as of 1 March", "2019-03-01/.."),
        ("until 2019", "../2019"),
        ("before March 2018", "../2018-03"),
        ("after 5 May 2019", "2019-05-05/.."),
        ("before the end of June", "../2019-06-30"),
        ("منذ 19 أبريل", "2019-04-19/.."),
        ("منذ عام 2011", "2011/.."),
        ("منذ الأسبوع الماضي", "2019-07-15/.."),
        ("منذ أسبوعين", "2019-07-10/.."),
        ("منذ نحو عامين", "2017~/.."),
        ("اعتباراً من 1 آذار", "2019-03-01/.."),
        ("بدءا من 5 مايو", "2019-05-05/.."),
        ("حتى عام 2019", "../2019"),
        ("قبل 5 مايو", "../2019-05-05"),
        ("قبل يوم 5 مايو", "../2019-05-05"),
        ("بعد 19 أبريل", "2019-04-19/.."),
        ("منذ مطلع يوليو", "2019-07-01/.."),
        ("اعتباراً من 6 الشهر الجاري", "2019-07-06/.."),
        ("منذ يوم أمس الثلاثاء", "2019-07-23/.."),
    ],
)
def test_since_until_before_and_after_are_open(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("from 3 to 12 September 2018", "2018-09-03/2018-09-12"),
        ("between the 3rd and 12th of Sept 2018", "2018-09-03/2018-09-12"),
        ("September 3-12, 2018", "2018-09-03/2018-09-12"),
        ("September 3 to 12", "2018-09-03/2018-09-12"),
        ("3–12 September 2018", "2018-09-03/2018-09-12"),
        ("from 10/1 to 11/7", "2018-10-01/2018-11-07"),
        ("from 3 May to 12 September 2018", "2018-05-03/2018-09-12"),
        ("from 28 December to 3 January 2019", "2018-12-28/2019-01-03"),
        ("between Dec 2018 and January", "2018-12/2019-01"),
        ("from July to September 2018", "2018-07/2018-09"),
        ("from 2010 to 2015", "2010/2015"),
        ("2014-2018", "2014/2018"),
        ("from 4 to 22 this month", "2019-07-04/2019-07-22"),
        ("from Monday to Friday", "2019-07-15/2019-07-19"),
        ("5 and 6 July", "2019-07-05/2019-07-06"),
        ("from Aug 10 until 15", "2018-08-10/2018-08-15"),
        ("from next Monday to next Friday", "2019-07-29/2019-08-02"),
        ("from 2015 onwards", "2015/.."),
        ("2015 to date", "2015/.."),
        ("1 July - present", "2019-07-01/.."),
        ("منذ 2015 وحتى الآن", "2015/.."),
        ("November and December 2018", "2018-11/2018-12"),
        ("three days from next Monday", "2019-08-01"),
        ("for three days from next Monday", "2019-07-29/2019-07-31"),
        ("next week between Wednesday and Friday", "2019-07-31/2019-08-02"),
        ("from last week to next week", "2019-07-15/2019-08-04"),
        ("اعتبارا من يوم الخميس إلى السبت 20 يوليو", "2019-07-18/2019-07-20"),
        ("for 3 days starting next Monday", "2019-07-29/2019-07-31"),
        ("من 3 إلى 12 سبتمبر 2018", "2018-09-03/2018-09-12"),
        ("بين 3 و12 سبتمبر 2018", "2018-09-03/2018-09-12"),
        ("بين 5 مايو و9 يونيو 2018", "2018-05-05/2018-06-09"),
        ("من الرابع حتى الثامن من سبتمبر", "2018-09-04/2018-09-08"),
        ("ما بين يناير ومارس 2018", "2018-01/2018-03"),
        ("بين عامي 2010 و2015", "2010/2015"),
        ("عامي 2017 و2018", "2017/2018"),
        ("يومي 5 و6 يوليو", "2019-07-05/2019-07-06"),
        ("من الأحد إلى الخميس", "2019-07-14/2019-07-18"),
    ],
)
def test_from_one_to_another_is_an_interval(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


def test_a_thought_about_a_day_is_not_approximate() -> None:
    assert found("thinking about tomorrow") == [("tomorrow", "2019-07-25")]


def test_a_range_that_runs_backwards_is_not_placed() -> None:
    assert found("from May 2019 to March 2018") == [("from May 2019 to March 2018", None)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2019-07-24"),
        ("yesterday", "2019-07-23"),
        ("last night", "2019-07-23"),
        ("tomorrow", "2019-07-25"),
        ("the day before yesterday", "2019-07-22"),
        ("the day after tomorrow", "2019-07-26"),
        ("two weeks ago", "2019-07-10"),
        ("a week ago", "2019-07-17"),
        ("two months ago", "2019-05"),
        ("two years ago", "2017"),
        ("1 month, 21 days ago", "2019-06-03"),
        ("a fortnight ago", "2019-07-10"),
        ("in two days from today", "2019-07-26"),
        ("the 5 past years", "2014-07-24/2019-07-23"),
        ("about two years ago", "2017~"),
        ("3 days from now", "2019-07-27"),
        ("two days after tomorrow", "2019-07-27"),
        ("four days from yesterday", "2019-07-27"),
        ("last month", "2019-06"),
        ("next month", "2019-08"),
        ("last year", "2018"),
        ("the year before last", "2017"),
        ("the last decade", "200X"),
        ("the 12th of next month", "2019-08-12"),
        ("20th of last month", "2019-06-20"),
        ("the first friday of july", "2019-07-05"),
        ("the last Friday of June", "2019-06-28"),
        ("the last day of June", "2019-06-30"),
        ("first day of next month", "2019-08-01"),
        ("nearly 10 years ago", "2009~"),
        ("three fridays ago", "2019-07-05"),
        ("last two months", "2019-05-24/2019-07-23"),
        ("next 3 days", "2019-07-25/2019-07-27"),
        ("within the next two weeks", "2019-07-24/2019-08-07"),
        ("earlier this month", "2019-07-01/2019-07-24"),
        ("the rest of this month", "2019-07-24/2019-07-31"),
        ("year to date", "2019-01-01/2019-07-24"),
        ("less than 2 weeks from today", "2019-07-24/2019-08-06"),
        ("اليوم", "2019-07-24"),
        ("أمس", "2019-07-23"),
        ("أول من أمس", "2019-07-22"),
        ("أمس الأول", "2019-07-22"),
        ("بعد غد", "2019-07-26"),
        ("أمس الثلاثاء", "2019-07-23"),
        ("اليوم الأربعاء", "2019-07-24"),
        ("قبل يومين", "2019-07-22"),
        ("قبل ثلاثة أسابيع", "2019-07-03"),
        ("قبل اثنين وعشرين يوما", "2019-07-02"),
        ("قبل أسبوع", "2019-07-17"),
        ("قبل شهرين", "2019-05"),
        ("قبل شهر واحد", "2019-06"),
        ("قبل عامين", "2017"),
        ("قبل نحو أسبوعين", "2019-07-10~"),
        ("قبل يومين من أمس", "2019-07-21"),
        ("بعد أسبوعين من الآن", "2019-08-07"),
        ("الشهر الماضي", "2019-06"),
        ("الشهر المقبل", "2019-08"),
        ("العام المنصرم", "2018"),
        ("هذه السنة", "2019"),
        ("العام قبل الماضي", "2017"),
        ("يوم 20 من الشهر الماضي", "2019-06-20"),
        ("15 الجاري", "2019-07-15"),
        ("أول يوم جمعة في هذا الشهر", "2019-07-05"),
        ("الجمعة الأخيرة من يونيو", "2019-06-28"),
        ("الأشهر الثلاثة الماضية", "2019-04-24/2019-07-23"),
        ("اليومين المقبلين", "2019-07-25/2019-07-26"),
        ("باقي الشهر", "2019-07-24/2019-07-31"),
        ("في غضون أسبوعين", "2019-07-24/2019-08-07"),
    ],
)
def test_times_are_reckoned_from_the_day_of_publication(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        ("Tuesday", "2019-07-23", "date.weekday.latest-not-after"),
        ("Wednesday", "2019-07-24", "date.weekday.latest-not-after"),
        ("last Wednesday", "2019-07-17", "date.weekday.latest-before"),
        ("next Wednesday", "2019-07-31", "date.weekday.first-after"),
        ("this Friday", "2019-07-26", "date.from-publication"),
        ("Friday next week", "2019-08-02", "date.from-publication"),
        ("Friday the 19th", "2019-07-19", "date.from-publication"),
        ("two sundays from now", "2019-08-04", "date.from-date"),
        ("الثلاثاء", "2019-07-23", "date.weekday.latest-not-after"),
        ("يوم الجمعة", "2019-07-19", "date.weekday.latest-not-after"),
        ("الثلاثاء الماضي", "2019-07-23", "date.weekday.latest-before"),
        ("الأربعاء الماضي", "2019-07-17", "date.weekday.latest-before"),
        ("الأربعاء المقبل", "2019-07-31", "date.weekday.first-after"),
        ("الثلاثاء قبل الماضي", "2019-07-16", "date.from-date"),
        ("الأسبوع المقبل يوم الجمعة", "2019-08-02", "date.from-publication"),
        ("الخميس 18", "2019-07-18", "date.from-publication"),
    ],
)
def test_weekdays(text: str, edtf: str, reason: str) -> None:
    date = only(text)

    assert (date.text, date.edtf, date.reason) == (text, edtf, reason)


def test_a_weekday_after_a_verb_that_looks_ahead_is_the_next_one() -> None:
    assert only("The council will meet on Friday").edtf == "2019-07-26"
    assert only("سيعقد الاجتماع يوم الجمعة").edtf == "2019-07-26"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("this week", "2019-07-22/2019-07-28"),
        ("last week", "2019-07-15/2019-07-21"),
        ("next week", "2019-07-29/2019-08-04"),
        ("the week after next", "2019-08-05/2019-08-11"),
        ("this weekend", "2019-07-27/2019-07-28"),
        ("last weekend", "2019-07-20/2019-07-21"),
        ("week 12", "2019-03-18/2019-03-24"),
        ("the week of July 3", "2019-07-01/2019-07-07"),
        ("the first week of July", "2019-07-01/2019-07-07"),
        ("the week of the 16th", "2019-07-15/2019-07-21"),
        ("week 3 of January", "2019-01-14/2019-01-20"),
        ("the last week of June", "2019-06-24/2019-06-30"),
        ("the third week of 2027", "2027-01-18/2027-01-24"),
        ("هذا الأسبوع", "2019-07-22/2019-07-28"),
        ("الأسبوع الماضي", "2019-07-15/2019-07-21"),
        ("الأسبوع القادم", "2019-07-29/2019-08-04"),
        ("الأسبوع بعد القادم", "2019-08-05/2019-08-11"),
        ("عطلة نهاية الأسبوع الماضي", "2019-07-20/2019-07-21"),
        ("الأسبوع الأول من يوليو", "2019-07-01/2019-07-07"),
        ("الأسبوع الأخير من عام 2015", "2015-12-28/2016-01-03"),
        ("أسبوع 3 يوليو", "2019-07-01/2019-07-07"),
    ],
)
def test_weeks_run_from_monday_to_sunday(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


def test_over_the_weekend_is_the_one_that_has_begun() -> None:
    assert found("They met over the weekend") == [("the weekend", "2019-07-20/2019-07-21")]
    assert found("They will meet over the weekend") == [("the weekend", "2019-07-27/2019-07-28")]
    assert found("over the weekend", "2019-07-27") == [("the weekend", "2019-07-27/2019-07-28")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the third quarter of 2018", "2018-07-01/2018-09-30"),
        ("Q3 2018", "2018-07-01/2018-09-30"),
        ("the 2nd quarter", "2019-04-01/2019-06-30"),
        ("last quarter", "2019-04-01/2019-06-30"),
        ("the first half of 2018", "2018-01-01/2018-06-30"),
        ("2018 H2", "2018-07-01/2018-12-31"),
        ("the second half of June", "2019-06-16/2019-06-30"),
        ("the summer of 2018", "2018-22"),
        ("last summer", "2018-22"),
        ("next spring", "2020-21"),
        ("the 1970s", "197X"),
        ("the '40s", "194X"),
        ("the 1970's", "197X"),
        ("the nineties", "199X"),
        ("الربع الأول من 2018", "2018-01-01/2018-03-31"),
        ("الربع الثالث من العام الماضي", "2018-07-01/2018-09-30"),
        ("النصف الثاني من عام 2018", "2018-07-01/2018-12-31"),
        ("النصف الأول من يوليو", "2019-07-01/2019-07-15"),
        ("صيف عام 2018", "2018-22"),
        ("الصيف الماضي", "2018-22"),
        ("خريف 2018", "2018-23"),
        ("السبعينيات", "197X"),
        ("تسعينيات القرن الماضي", "199X"),
    ],
)
def test_quarters_halves_seasons_and_decades(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("about 2010", "2010~"),
        ("around July 2018", "2018-07~"),
        ("حوالي عام 2010", "2010~"),
        ("نحو 5 مايو", "2019-05-05~"),
        ("عام 2010 تقريبا", "2010~"),
    ],
)
def test_about_is_approximate(text: str, edtf: str) -> None:
    assert found(text) == [(text, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("شهر رجب 1442", "2021-02-13/2021-03-13"),
        ("12 رجب 1440", "2019-03-19"),
        ("العاشر من محرم", "2018-09-20"),
        ("9 ذو الحجة 1440 هـ", "2019-08-10"),
        ("شهر رمضان الماضي", "2019-05-06/2019-06-03"),
        ("شهر رمضان المقبل", "2020-04-24/2020-05-23"),
        ("عام 1440هـ", "2018-09-11/2019-08-30"),
        ("1439/10/5هـ", "2018-06-19"),
        ("10 Muharram 1440", "2018-09-20"),
        ("Rabi al-Awwal 1440", "2018-11-09/2018-12-07"),
        ("مطلع شهر رجب", "2019-03-08/2019-03-17"),
    ],
)
def test_hijri_dates_are_their_gregorian_days(text: str, edtf: str) -> None:
    date = only(text)

    assert (date.text, date.edtf, date.reason) == (text, edtf, "date.hijri")


def test_hijri_months_alone_are_the_latest_or_the_next() -> None:
    assert found("في رمضان") == [("رمضان", "2019-05-06/2019-06-03")]
    assert found("سيبدأ في رمضان") == [("رمضان", "2020-04-24/2020-05-23")]
    assert found("30 رجب 1442") == [("30 رجب 1442", None)], "that month has 29 days"
    assert found("5 رجب", "1900") == [("5 رجب", None)], "the calendar does not reach so far"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("5 July", "2019-07-05"),
        ("يوم 31 يوليو", "2019-07-31"),
        ("أواسط شهر يوليو الحالي", "2019-07-11/2019-07-20"),
        ("last month", "2019-06"),
        ("two months ago", "2019-05"),
        ("last year", "2018"),
        ("yesterday", None),
        ("الثلاثاء الماضي", None),
        ("two days ago", None),
        ("last week", None),
        ("the past three weeks", None),
        ("the rest of this month", None),
    ],
)
def test_a_publication_known_to_the_month_gives_no_days(text: str, edtf: str | None) -> None:
    assert only(text, "2019-07").edtf == edtf
    assert edtf is not None or only(text, "2019-07").reason == "date.no-day"


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        ("2019", "in July", "2019-07"),
        ("2019", "last year", "2018"),
        ("2019", "last month", None),
        ("2019-07-01/2019-07-10", "last month", "2019-06"),
        ("2019-06/2019-07", "last month", None),
        ("2019-06/2019-07", "last year", "2018"),
        ("2018/2019", "last year", None),
        ("2018/2019", "in July", "2019-07"),
        ("2019~", "last year", "2018"),
        ("2019-07-24?", "yesterday", "2019-07-23"),
        ("2019/..", "yesterday", None),
    ],
)
def test_a_publication_is_used_as_far_as_it_is_known(published: str, text: str, edtf: str | None) -> None:
    assert only(text, published).edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["yesterday", "5 July", "Tuesday", "since May", "last month", "two weeks ago", "أمس", "19 أبريل", "في رمضان"],
)
def test_without_a_publication_nothing_is_inferred(text: str) -> None:
    date = only(text, None)

    assert (date.edtf, date.earliest, date.latest) == (None, None, None)
    assert date.reason == "date.no-publication"


def test_a_publication_that_is_no_date_is_refused() -> None:
    with pytest.raises(Problem):
        find_dates("yesterday", reference="July")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("وقال بعد أيام إن", [("بعد أيام", None)]),
        ("في 3 مايو استقال وبعد أيام عاد", [("3 مايو", "2019-05-03"), ("بعد أيام", "2019-05-03/..")]),
        ("في 3 مايو استقال. وبعد أيام عاد", [("3 مايو", "2019-05-03"), ("بعد أيام", None)]),
        ("في 3 مايو، وبعد يومين عاد", [("3 مايو", "2019-05-03"), ("بعد يومين", "2019-05-05")]),
        ("في 3 مايو وفي اليوم التالي", [("3 مايو", "2019-05-03"), ("اليوم التالي", "2019-05-04")]),
        ("في 3 مايو وقبل ذلك بيومين", [("3 مايو", "2019-05-03"), ("قبل ذلك بيومين", "2019-05-01")]),
        ("في مايو، وبعد يومين عاد", [("مايو", "2019-05"), ("بعد يومين", None)]),
        ("On 3 May he left and two days later", [("3 May", "2019-05-03"), ("two days later", "2019-05-05")]),
        ("On 3 May he left; a few days later", [("3 May", "2019-05-03"), ("a few days later", None)]),
        ("a week after 5 July 2018", [("a week after 5 July 2018", "2018-07-12")]),
        ("in 2015 and the following year", [("2015", "2015"), ("the following year", "2016")]),
        ("في عام 2015 وفي العام التالي", [("عام 2015", "2015"), ("العام التالي", "2016")]),
        ("On 3 May he left and the same day", [("3 May", "2019-05-03"), ("the same day", "2019-05-03")]),
        ("في 3 مايو وفي الشهر نفسه", [("3 مايو", "2019-05-03"), ("الشهر نفسه", "2019-05")]),
        ("في ذلك العام", [("ذلك العام", None)]),
        ("He quit in May after eight years as head", [("May", "2019-05"), ("after eight years", None)]),
        ("قبل أربعة أسابيع من الانتخابات", [("قبل أربعة أسابيع", None)]),
        ("في 3 مايو وبعد شهر واحد فقط من التصويت", [("3 مايو", "2019-05-03"), ("بعد شهر واحد", None)]),
        ("On 3 May, after two days of talks", [("3 May", "2019-05-03"), ("after two days", None)]),
        ("الحرب الثانية وحتى اليوم", [("وحتى اليوم", "../2019-07-24")]),
        ("over the next two years", [("next two years", "2019-07-25/2021-07-24")]),
        ("in 2015 and the following week", [("2015", "2015"), ("the following week", None)]),
        ("the day before 1 March 2018", [("the day before 1 March 2018", "2018-02-28")]),
        ("a few days ago", [("a few days ago", None)]),
        ("half a year ago", [("a year ago", None)]),
        ("more than two years ago", [("two years ago", None)]),
        ("the past few days", [("the past few days", None)]),
        ("the first Sunday", [("the first Sunday", None)]),
        ("منذ أيام", [("منذ أيام", None)]),
    ],
)
def test_what_hangs_on_another_date(text: str, dates: list[tuple[str, str | None]]) -> None:
    assert found(text) == dates


def test_a_length_of_time_is_a_date_only_where_a_verb_looks_ahead() -> None:
    assert found("He will return in two weeks") == [("in two weeks", "2019-08-07")]
    assert found("It was built in two weeks") == []
    assert found("سيعود بعد أسبوعين") == [("بعد أسبوعين", "2019-08-07")]
    assert found("He will return the next day") == [("the next day", "2019-07-25")]
    assert found("سيعود خلال أسبوعين") == [("خلال أسبوعين", "2019-07-24/2019-08-07")]
    assert found("بني خلال أسبوعين") == []


def test_a_day_without_its_month_is_the_latest_or_the_next() -> None:
    assert found("I went back on 15") == [("15", "2019-07-15")]
    assert found("I went back for the 27th") == [("the 27th", "2019-06-27")]
    assert found("يوم 27") == [("يوم 27", "2019-06-27")]
    assert found("سأعود يوم 27") == [("يوم 27", "2019-07-27")]
    assert found("on 15 chairs, in 15, the first of many, for the second") == []
    assert found("on the 31st", "2019-06-30") == [("the 31st", "2019-05-31")]
    assert found("on the 15th", "2019") == [("the 15th", None)]


def test_a_neighbour_lends_its_year() -> None:
    assert found("in March and May 2016") == [("March", "2016-03"), ("May 2016", "2016-05")]
    assert found("في 12 يناير و15 فبراير 2015") == [("12 يناير", "2015-01-12"), ("15 فبراير 2015", "2015-02-15")]


@pytest.mark.parametrize(
    "text",
    [
        "This may or may not be right.",
        "May I ask? They march on the capital.",
        "Mayor May said so.",
        "She sat in the sun and was wed.",
        "a second chance, a third party, the first of many",
        "The council voted 9-4 and paid $2,019, or 2000 dollars.",
        "1.5 million, 4.22 percent, 3/4 of them, 24/7, 10:30",
        "Tel: +86 138-2010-2015, A1B2C3, ABC-12345",
        "30/4.85 and 2015-32 and 32 - 2015 and 2015-1-32",
        "2018 people in 1800 homes",
        "in his seventies, in their 60s, aged 45",
        "every Friday, a Monday, on Fridays, Good Friday, the Sunday Times",
        "two weeks of rain, for three days, once a week",
        "April Smith and Tariq Ramadan met",
        "April said so on May Day in the 2010/11 season",
        "تيريزا ماي قالت",
        "the 2019-nCoV virus, $ 2019, 2019 %, 2019$",
        "صحيفة المصري اليوم، سن العشرينات",
        "ذات يوم، يوما بعد يوم، المرحلة الثالثة صفر",
        "locked in a thousand missiles, since 9/11, in her late 50s, in his early thirties",
        "February 30 and 31 June and 2/29/2019",
        "صلاة الجمعة كل جمعة وأيام الجمعة",
        "هدفان في أول ربع ساعة",
        "نشرت صحيفة بيروت الغد",
        "ثلاثة أيام، لمدة أسبوعين، عشرين عاما، ألف شخص",
        "أب وأم، صفر، نسبة 4.22 في المئة",
        "الأمين العام الحالي، اليوم العالمي للطفل، صحيفة اليوم السابع",
        "قال رمضان عبد الله، مارس الرياضة",
        "في السبعينيات من عمره، في 2018 شخصا، 2019 دولارا",
        "هاتف 0102019555، رقم 2019",
        "الربيع العربي، سياسة جديدة، في مثل هذا اليوم",
    ],
)
def test_numbers_and_words_that_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("They scored 5 in July", "July"),
        ("lost 3-5 in July", "July"),
        ("one of July's victims", "July"),
        ("قتل 5 في يوليو", "يوليو"),
        ("قتل 5 خلال يوليو", "يوليو"),
        ("في يوليو 20 شخصا", "يوليو"),
    ],
)
def test_a_number_of_things_is_no_day_of_the_month_beside_it(text: str, month: str) -> None:
    assert found(text) == [(month, "2019-07")]


def test_the_language_may_be_said() -> None:
    both = "الثلاثاء Tuesday"

    assert [date.text for date in find_dates(both, reference=PUBLISHED, language="ar")] == ["الثلاثاء"]
    assert [date.text for date in find_dates(both, reference=PUBLISHED, language="en")] == ["Tuesday"]
    assert [date.text for date in find_dates(both, reference=PUBLISHED)] == ["الثلاثاء", "Tuesday"]


@pytest.mark.parametrize(
    "reason",
    [
        *("date.written", "date.hijri", "date.from-publication", "date.from-date"),
        *("date.year.latest-not-after", "date.year.first-after"),
        *("date.weekday.latest-not-after", "date.weekday.latest-before", "date.weekday.first-after"),
        *("date.unplaced", "date.no-day", "date.no-publication"),
    ],
)
def test_each_reason_has_words(reason: str) -> None:
    assert all(Words(language).knows(reason) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("وفي 1999 بدأ العمل", "1999"),
        ("قالت في 2015 إنها تدرس الأمر", "2015"),
        ("في 2012 كانوا يسكنون هنا", "2012"),
        ("يسري القرار اعتبارا من أكتوبر", "2019-10/.."),
        ("قررت النقابة إضرابا يوم 14 أكتوبر", "2019-10-14"),
        ("دعا الاتحاد إلى مسيرة يوم 4 أكتوبر", "2019-10-04"),
        ("دعا الاتحاد إلى مسيرة يوم 4 يوليو", "2019-07-04"),
        ("طالب السكان بعقد جلسة يوم 14 أكتوبر", "2019-10-14"),
        ("وجهت اللجنة دعوة إلى تجمع يوم 14 أكتوبر", "2019-10-14"),
        ("ناشدت المدارس الوزارة فتح القاعات في 14 أكتوبر", "2019-10-14"),
        ("دعا الاتحاد في 14 أكتوبر إلى مسيرة", "2018-10-14"),
        ("كان الاتحاد دعا إلى مسيرة يوم 14 أكتوبر", "2018-10-14"),
        ("قررت القاضية تأجيل الجلسة إلى 14 أكتوبر", "2019-10-14"),
        ("وأرجأت المحكمة النظر في القضية إلى 14 أكتوبر", "2019-10-14"),
        ("وأجلت المحكمة الجلسة إلى 4 يوليو", "2019-07-04"),
    ],
)
def test_years_before_verbs_and_days_of_what_is_called_for(text: str, edtf: str) -> None:
    [found] = find_dates(text, reference="2019-07-24", language="ar")
    assert found.edtf == edtf


def test_a_verb_before_but_does_not_rule_a_date_after_it() -> None:
    [found] = find_dates("قال إنه سيبقى، لكن العقد وقع في 3 أيار", reference="2019-07-24", language="ar")
    assert found.edtf == "2019-05-03"
