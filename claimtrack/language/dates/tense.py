"""Tense: whether the words around a date speak of the future, which decides between last July and the next."""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimtrack.language.dates.signs import Sign

_REACH = 8  # signs on either side of a date
_FARTHEST_PRESENT = 12  # signs between a verb of the present and the date that it governs
_FARTHEST_COPULA = 2  # signs between "is" and the date of something that is on then
_ENGLISH_PRESENT = frozenset(
    "votes ends begins starts opens closes meets resumes expires runs holds faces plays returns launches hosts takes "
    "kicks reopens departs arrives visits concludes convenes comes goes premieres airs lapses joins hears decides "
    "considers debates publishes releases sits falls celebrates is are begin start open resume "
    "meet vote expire play face reopen convene".split()
)
_ARABIC_PRESENT = re.compile(
    r"(?:و|ف)?[يت](?:بدا|نطلق|نتهي|ستهل|ستانف|فتتح|ختتم|لتقي|واجه|ستضيف|عقد|نعقد|قام|جري|صوت|جتمع|غلق|فتح|ستمر|حتضن|خوض|"
    r"نظم|شرع|زور|دخل|بت|سري|طبق|عرض|ناقش|توجه|غادر|لتيم|حتفل|نشر|صدر)"
    r"|(?:و|ف)?(?:(?:دعا|دعو|طالب|ناشد|حث)(?:ت|وا|ا)?|دعت|دعوا|[يت]دعو|[يت]طالب|[يت]ناشد|[يت]حث)"  # called for
    r"|(?:و|ف|ب|ك|ل)?(?:ال)?(?:دعوه|مطالبه|مناشده)|(?:و|ف)?(?:داعيا|داعيه|مطالبا|مطالبه|مناشدا|مناشده)"
    r"|(?:و|ف)?(?:حدد|حددت|تقرر|اضرابا?)"  # set, a strike
    r"|(?:و|ف)?(?:ال)?(?:ارجا|ارجات|ارجيت|اجل|اجلت|تاجل|تاجلت|تاجيل|تاجيلها|تاجيله|ارجاء|ارجاءها)"  # put off
)
_DUE = frozenset("resumes reopens begins starts ends opens expires continues meets votes decides concludes".split())
_CALLS = frozenset("call calls called calling".split())
_CALLED = frozenset("for a an".split())  # a strike, a general strike
_DEMANDS = frozenset("demand demands demanded demanding urge urges urged urging".split())
_ANNOUNCES = frozenset("announce announces announced announcing".split())
# What is announced before it takes place.
_PLANNED_EVENTS = frozenset(
    "strike strikes walkout walkouts vote ballot election elections referendum rally march protest protests summit "
    "conference hearing meeting talks boycott ceremony concert".split()
)
_SETS = frozenset("set scheduled rescheduled postponed adjourned delayed moved slated fixed deferred".split())
_PLANS = frozenset("plan plans planned planning".split())
_FARTHEST_EVENT = 2  # signs between what is planned and its date
_NOUN_OPENERS = frozenset("the a an all of".split())
_TURNS = frozenset("لكن ولكن بيد".split())  # after which another verb rules
_NOT_PRESENT = frozenset("to did didn't not the a an all of لم".split())
_LEAST_CALL = 3  # signs from a verb that calls to the date of what it calls for: demanded a new vote [on 3 May]
_WAS_TO_BE = frozenset({"had"})
_PAST_PERFECT = frozenset("had was were been".split())
_WAS = frozenset("كان كانت وكان وكانت let made saw".split())
# سـ with the letter of a verb (سيعقد، ستبدأ، سنعود); the nouns and verbs that begin the same way are left out.
_FUTURE_VERB = re.compile(r"(?:و|ف)?س[ايتن]\w{3,}")
_NO_VERB = re.compile(
    r"(?:و|ف)?(?:سياس|سيار|سياد|سياق|سياح|سيطر|سينا|سيناريو|سيره|سيول|سيد|سينم|ستين|ستون|ستار|ستراتيج|ستمايه|ستميه|سنوات|"
    r"سنوي|ساعا|سابق|ساحل|ساحه|ساحات|سالم|ساعد|ساهم|ساند|ساعي|سايق|سايل|سامي|ساري|سايد|ساكن|سانت|ستوكهولم|سيتي|سيبيري|"
    r"سيرا|سيلا|سيوف|سيوله|سيرت|ستال|سندات|سندو|سنغاف|سنتيم|سنجار|سنداد|سنحاريب)"
)


_PLANNED = frozenset("to must could might can should may needs need has have".split())
_PUT_OFF = frozenset(
    "has have adjourned postponed bailed suspended delayed deferred remanded extended banned custody".split()
)
_LAID_DOWN = frozenset((("is", "to"), ("are", "to"), ("come", "into"), ("comes", "into")))
_FARTHEST_WOULD = 12  # signs between would and a date
_PAST_AUXILIARIES = frozenset("was were had been".split())


def looks_ahead(signs: Sequence[Sign], place: int) -> bool:
    """Whether a verb near the date at a place speaks of the future, with no other verb or date in between."""
    before = [signs[other] for other in range(place - 1, max(place - 1 - _REACH, -1), -1)]
    after = [signs[other] for other in range(place + 1, min(place + 1 + _REACH, len(signs)))]
    found = _first_verb(before)
    if found is None and _is_laid_down(before):
        return True
    if found or _is_meant_to_be([signs[other] for other in range(place - 1, max(place - 1 - _FARTHEST_WOULD, -1), -1)]):
        return True
    if found is not None:
        return False
    is_put_off = signs[place].text.startswith("until") and bool(before) and before[0].text in _PUT_OFF
    return is_put_off or bool(_first_verb(after))


def _is_laid_down(before: Sequence[Sign]) -> bool:
    """Whether the words before a date, the nearest first, say what is fixed: are to shut in, comes into force on."""
    for sign, earlier in pairwise(before):
        if sign.reading is not None or sign.tag in {"stop", "said"}:
            return False
        if (earlier.text, sign.text) in _LAID_DOWN:
            return True
    return False


def _is_meant_to_be(before: Sequence[Sign]) -> bool:
    """Whether English words before a date say what would be done, or what should be done by then.

    "it would reopen on May 3", "agreed to leave by May 3", but "it would have reopened".
    """
    planned = _PLANNED if before and before[0].text == "by" else frozenset()
    for other, sign in enumerate(before):
        if sign.reading is not None or sign.tag in {"stop", "said"}:
            return False
        following = before[other - 1].text if other else ""
        if sign.text == "would" or sign.text in planned:
            return following != "have"
    return False


def is_scheduled(signs: Sequence[Sign], place: int) -> bool:
    """Whether a verb of the present that tells of what is planned governs the date at a place: votes on June 14."""
    if [sign.text for sign in signs[place + 1 : place + 2]] == ["الي"]:  # called on 3 May for a strike
        return False
    for other in range(place - 1, max(place - 1 - _FARTHEST_PRESENT, -1), -1):
        sign = signs[other]
        if _calls_for(signs, other, place):
            over = _WAS_TO_BE if sign.text in _SETS else _PAST_PERFECT  # what was put off to May is still to come
            return not any(before.text in over for before in signs[max(other - 6, 0) : other])
        if sign.reading is not None or sign.tag in {"said", "stop"} or sign.text.endswith("ed"):
            return False
        if sign.text in {"is", "are"} and other < place - _FARTHEST_COPULA:
            return False
        if sign.text in _ENGLISH_PRESENT or _ARABIC_PRESENT.fullmatch(sign.text):
            before = signs[max(other - 6, 0) : other]
            if before and before[-1].text in _NOUN_OPENERS:
                continue  # a vote
            was = any(sign.text in _WAS for sign in before)
            return not was and (not before or (before[-1].text not in _NOT_PRESENT and not before[-1].number))
    return False


def is_due(signs: Sequence[Sign], place: int) -> bool:
    """Whether an English verb of the present right before a weekday tells what is due then: resumes on Thursday."""
    words = [sign.text for sign in signs[max(place - 3, 0) : place] if sign.text != "on"]
    return bool(words) and words[-1] in _DUE and _NOUN_OPENERS.isdisjoint(words[-2:-1])


def _calls_for(signs: Sequence[Sign], verb: int, date: int) -> bool:
    """Whether an English verb calls for or sets what happens on a date: called for a strike on, put it off to."""
    if signs[verb].text in _SETS:
        return signs[date - 1].text in {"for", "to"}
    if date - verb < _LEAST_CALL:
        return False
    if signs[verb].text in _PLANS:
        return True
    if signs[verb].text in _ANNOUNCES:
        return any(sign.text in _PLANNED_EVENTS for sign in signs[date - _FARTHEST_EVENT : date])
    calls = signs[verb].text in _CALLS and signs[verb + 1].text in _CALLED
    return calls or signs[verb].text in _DEMANDS


def _first_verb(signs: Sequence[Sign]) -> bool | None:
    for place, sign in enumerate(signs):
        if sign.tag == "future" and any(other.text in _PAST_AUXILIARIES for other in signs[place + 1 : place + 2]):
            return False  # it was due in May
        if sign.tag == "future" or (sign.tag == "word" and _is_future_verb(sign.text)):
            return True
        if sign.tag in {"said", "stop"}:
            return False if sign.tag == "said" else None
        if sign.text in _TURNS:
            return None
        if sign.reading is not None:
            return None
    return None


def _is_future_verb(word: str) -> bool:
    return _FUTURE_VERB.fullmatch(word) is not None and _NO_VERB.match(word) is None
