"""Tense: whether the words around a date speak of the future, which decides between last July and the next."""

import re
from collections.abc import Iterable, Sequence

from claimtrack.language.dates.signs import Sign

_REACH = 8  # signs on either side of a date
# سـ with the letter of a verb (سيعقد، ستبدأ، سنعود); the nouns and verbs that begin the same way are left out.
_FUTURE_VERB = re.compile(r"(?:و|ف)?س[ايتن]\w{3,}")
_NO_VERB = re.compile(
    r"(?:و|ف)?(?:سياس|سيار|سياد|سياق|سياح|سيطر|سينا|سيناريو|سيره|سيول|سيد|سينم|ستين|ستون|ستار|ستراتيج|ستمايه|ستميه|سنوات|"
    r"سنوي|ساعا|سابق|ساحل|ساحه|ساحات|سالم|ساعد|ساهم|ساند|ساعي|سايق|سايل|سامي|ساري|سايد|ساكن|سانت|ستوكهولم|سيتي|سيبيري|"
    r"سيرا|سيلا|سيوف|سيوله|سيرت|ستال|سندات|سندو|سنغاف|سنتيم|سنجار|سنداد|سنحاريب)"
)


def looks_ahead(signs: Sequence[Sign], place: int) -> bool:
    """Whether a verb near the date at a place speaks of the future, with no other verb or date in between."""
    before = (signs[other] for other in range(place - 1, max(place - 1 - _REACH, -1), -1))
    after = (signs[other] for other in range(place + 1, min(place + 1 + _REACH, len(signs))))
    found = _first_verb(before)
    return found if found is not None else bool(_first_verb(after))


def _first_verb(signs: Iterable[Sign]) -> bool | None:
    for sign in signs:
        if sign.tag == "future" or (sign.tag == "word" and _is_future_verb(sign.text)):
            return True
        if sign.tag in {"said", "stop"}:
            return False if sign.tag == "said" else None
        if sign.reading is not None:
            return None
    return None


def _is_future_verb(word: str) -> bool:
    return _FUTURE_VERB.fullmatch(word) is not None and _NO_VERB.match(word) is None
