"""The English words that dates are made of: each word or phrase with the sign it is read as and its number."""

from claimtrack.language.dates.signs import Lexicon, enter

MONTHS = "january february march april may june july august september october november december"
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
DAYS = "monday tuesday wednesday thursday friday saturday sunday"
SHORT_DAYS = "mon tue wed thu fri sat sun"
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
# In the spellings that the press uses: Associated Press, Encyclopaedia Britannica, Aljazeera English.
HIJRI_MONTHS = {
    1: "muharram",
    2: "safar",
    3: "rabi al-awwal, rabi al awwal, rabi i",
    4: "rabi al-thani, rabi al-akhir, rabi ii",
    5: "jumada al-awwal, jumada al-ula, jumada i",
    6: "jumada al-thani, jumada al-akhira, jumada ii",
    7: "rajab",
    8: "shaban, sha'ban, shaaban",
    9: "ramadan, ramadhan",
    10: "shawwal",
    11: "dhu al-qadah, dhu al-qi'dah, dhul qadah, dhu al-qaada, zulqaada",
    12: "dhu al-hijjah, dhul hijjah, dhu al-hijja, dhul-hijja",
}
SIGNS = {
    "the": "the",
    "of": "of",
    "in": "in, on, at, for, by",
    "during": "during, over, throughout",
    "and": "and",
    "from": "from, starting from, beginning from",
    "starting": "starting, beginning, starting on, beginning on",
    "to": "to, through, thru",
    "until": "until, till, til, up to, up until",
    "since": "since, as of, as from, ever since",
    "before": "before, prior to",
    "after": "after",
    "following": "following",
    "between": "between",
    "about": "about, around, circa, approximately, roughly, nearly, almost",
    "next": "next, coming, upcoming, forthcoming",
    "past": "last, past, previous, preceding",
    "this": "this, current",
    "my": "my",
    "ago": "ago, back",
    "from_now": "from now, hence, from today, from now on, in the future",
    "same": "same",
    "ending": "ending, ended, ending in, ended in, ending on, ended on",
    "two_weeks": "fortnight",
    "later": "later, afterwards",
    "earlier": "earlier",
    "within": "within, in less than, within less than",
    "less": "less than",
    "rest": "rest, remainder",
    "few": "few, several, some, a few, many, couple, a couple, a couple of, a number of",
    "working": "business, working",
    "day": "day",
    "days": "days",
    "week": "week, wk",
    "weeks": "weeks, wks",
    "month_unit": "month",
    "months": "months",
    "year_unit": "year, yr",
    "years": "years, yrs",
    "decade": "decade",
    "decades": "decades",
    "quarter": "quarter",
    "quarters": "quarters",
    "half": "half",
    "weekend": "weekend, week-end",
    "century": "century",
    "to_date": "to date",
    "now": "now, present, the present, the present day",
    "onwards": "onwards, onward, or after, or later",
    "future": (
        "will, ll, shall, going to, set to, scheduled for, scheduled to, plans to, plan to, expected to, to be held, "
        "slated, intends to, would be held, set for, due on, due in, due by, due at, due back, due for, must be, "
        "planned for, expected on, expected in, expected by, expects to, plans for"
    ),
    "said": "said, says, told, announced, added, wrote, reported, claimed, stated, that, who, which, when, where",
    "hijri": "ah, a.h.",
}


def lexicon() -> Lexicon:
    """The English lexicon, keyed by the first word of each entry."""
    words: Lexicon = {}
    for tag, entries in SIGNS.items():
        enter(words, tag, 0, entries)
    _number(words)
    _calendar(words)
    return words


def _number(words: Lexicon) -> None:
    for value, word in enumerate(ONES.split()):
        enter(words, "cardinal", value, word)
    enter(words, "cardinal", 0, "oh")
    enter(words, "one", 1, "a, an")
    for tens, word in enumerate(TENS.split(), start=2):
        enter(words, "cardinal", tens * 10, word)
        enter(words, "ordinal", tens * 10, word[:-1] + "ieth")
    for value, word in enumerate(ORDINALS.split(), start=1):
        enter(words, "ordinal", value, word)
    enter(words, "hundred", 100, "hundred")
    enter(words, "thousand", 1000, "thousand")
    for tens, word in enumerate(DECADES.split(), start=2):
        enter(words, "decade_name", tens * 10, word)
    enter(words, "decade_name", 2010, "twenty-tens, twenty tens")
    enter(words, "decade_name", 2000, "two thousands, two-thousands, noughties")


def _calendar(words: Lexicon) -> None:
    for number, (name, short) in enumerate(zip(MONTHS.split(), SHORT_MONTHS.split(), strict=True), start=1):
        enter(words, "month", number, name)
        if short != name:
            enter(words, "month", number, short)
    enter(words, "month", 9, "sept")
    for tag, number, name in (("may", 5, "may"), ("may", 3, "march"), ("may", 3, "mar")):
        enter(words, tag, number, name)
    for number, (name, short) in enumerate(zip(DAYS.split(), SHORT_DAYS.split(), strict=True)):
        enter(words, "weekday", number, name)
        enter(words, "weekdays", number, name + "s")
        enter(words, "short_weekday", number, short)
    for number, names in ((1, "tues"), (2, "weds"), (3, "thur, thurs")):
        enter(words, "short_weekday", number, names)
    for offset, names in {
        0: "today, tonight, this morning, this afternoon, this evening",
        -1: "yesterday, last night",
        1: "tomorrow, tmrw, tmr",
        2: "day after tomorrow, the day after tomorrow",
        -2: "day before yesterday, the day before yesterday",
    }.items():
        enter(words, "relative_day", offset, names)
    for number, names in {21: "spring", 22: "summer", 23: "autumn, fall", 24: "winter"}.items():
        enter(words, "season", number, names)
    for number, names in {
        1: "early, beginning of, start of, the beginning of, the start of, the beginning, opening days of",
        2: "mid, middle of, the middle of, mid-way through",
        3: "late, end of, the end of, the close of",
    }.items():
        enter(words, "part", number, names)
    for number, names in HIJRI_MONTHS.items():
        enter(words, "hijri_month", number, names)
