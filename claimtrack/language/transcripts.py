"""Speeches and interviews, where one heading or a name before a colon says who speaks for whole paragraphs."""

from collections.abc import Sequence

from claimtrack.language.sayings import Saying, View
from claimtrack.language.sentences import Sentence
from claimtrack.language.speakers import Cast, Mention
from claimtrack.language.tokens import Token

_SPEECHES = frozenset("speech remarks address statement testimony transcript keynote".split())
_ARABIC_SPEECHES = frozenset("كلمه خطاب الكلمه بيان تصريح".split())
_QUESTIONS = frozenset("q question س سوال السوال interviewer reporter المذيع المذيعه المحاور الصحيفه".split())
_ANSWERS = frozenset("a answer ج جواب الجواب".split())


def speaker_of_heading(
    cast: Cast, sentences: Sequence[Sentence], views: Sequence[View], found: Sequence[Sequence[Saying]]
) -> Mention | None:
    """Who gives the speech that a first heading announces, where the text under it is not a report about it."""
    if not sentences or not sentences[0].is_heading or len(sentences) < 3:
        return None
    body = found[1:]
    if sum(bool(sayings) for sayings in body) * 3 > len(body):
        return None
    view = views[0]
    if view.lexicon.language == "ar":
        span = _arabic_name(view)
    else:
        span = _english_name(view)
    return cast.introduce(view, span) if span else None


def _english_name(view: View) -> tuple[int, int] | None:
    forms = [view.form(place) for place in range(view.first, view.last)]
    if not _SPEECHES & set(forms):
        return None
    for word in ("by", "of"):
        if word in forms:
            start = view.first + forms.index(word) + 1
            end = start
            while end < view.last and view.form(end) not in {"at", "on", "to", "in", ",", "before", ":"}:
                end += 1
            return (start, end) if end > start else None
    return None


def _arabic_name(view: View) -> tuple[int, int] | None:
    for place in range(view.first, min(view.last, view.first + 4)):
        if view.form(place) in _ARABIC_SPEECHES and view.lexicon.has("people", view.form(place + 1)):
            end = place + 1
            while end < view.last and view.form(end) not in view.lexicon.lists["stops"] and view.form(end) != "في":
                end += 1
            return place + 1, end
    return None


class Answering:
    """Follows the labels of an interview."""

    def __init__(self, cast: Cast, tokens: Sequence[Token]) -> None:
        self._cast = cast
        self._tokens = tokens
        self._places = {token.start: place for place, token in enumerate(tokens)}

    def speaker(self, sentence: Sentence) -> Mention | None:
        """Who speaks in a labelled paragraph; nobody where the label stands for the one who asks."""
        if sentence.label is None:
            return None
        first = self._places.get(sentence.label[0])
        if first is None:
            return None
        last = first
        while last < len(self._tokens) and self._tokens[last].start < sentence.label[1]:
            last += 1
        view = View(self._tokens, first, last)
        form = view.form(first)
        if last == first + 1 and form in _QUESTIONS:
            return None
        if last == first + 1 and form in _ANSWERS:
            return self._cast.meant("") or self._cast.last()
        return self._cast.introduce(view, (first, last))
