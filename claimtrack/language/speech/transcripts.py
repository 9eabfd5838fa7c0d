"""Speeches and interviews, where one heading or a name before a colon says who speaks for whole paragraphs."""

from collections import Counter
from collections.abc import Sequence

from claimtrack.language.speech import english_headings
from claimtrack.language.speech.finder import finder
from claimtrack.language.speech.sayings import Saying
from claimtrack.language.speech.speakers import Cast, Mention
from claimtrack.language.text.folding import fold
from claimtrack.language.text.sentences import Sentence
from claimtrack.language.text.view import View

_ARABIC_SPEECHES = frozenset("كلمه خطاب الكلمه خطبه مداخله بيان تصريح".split())
_FULL_TEXTS = frozenset("نص النص".split())
_QUESTIONS = frozenset("q question س سوال السوال interviewer reporter المذيع المذيعه المحاور الصحيفه".split())
_THREADS = frozenset("سلسله ثريد تغريدات خيط".split())
_NO_NAMES = frozenset("حول عن بشان في علي عبر".split())
_SELVES = frozenset("i we my our me us انا نحن لنا لدينا عندنا".split())
_LEAST_QUESTIONS = 3
_LONGEST_NAME = 7  # tokens before the colon of a heading
_LONGEST_QUESTION = 3  # sentences
_ANSWERS = frozenset("a answer ج جواب الجواب".split())


_INTERVIEWS = frozenset("interview conversation talk questions حوار مقابله لقاء حديث".split())


def interviewee_of_heading(cast: Cast, sentences: Sequence[Sentence], views: Sequence[View]) -> Mention | None:
    """Whom a first heading says is interviewed: interview with Jane Doe, حوار مع …."""
    if not sentences or not sentences[0].is_heading:
        return None
    view = views[0]
    for place in range(view.first, view.last - 1):
        if view.form(place) in {"with", "مع"} and any(
            view.form(here) in _INTERVIEWS for here in range(view.first, place)
        ):
            end = place + 1
            while end < view.last and view.tokens[end].is_word:
                end += 1
            return cast.introduce(view, (place + 1, end)) if end > place + 1 else None
    return None


def speaker_of_heading(
    cast: Cast, sentences: Sequence[Sentence], views: Sequence[View], found: Sequence[Sequence[Saying]]
) -> Mention | None:
    """Who gives the speech that a first heading announces, where the text under it is not a report about it."""
    if not sentences or not sentences[0].is_heading:
        return None
    if len(sentences) < 3 and not views[-1].is_unpunctuated:
        return None
    body, view = found[1:], views[0]
    is_arabic = view.lexicon.language == "ar"
    author = _author_of_arabic_thread(view) if is_arabic else english_headings.author_of_thread(view)
    if author is not None:
        skipped = len(view.form(author[0])) - len(view.form(author[0]).removeprefix("لل").removeprefix("ل"))
        return cast.introduce(view, author, skipped=skipped if is_arabic else 0)
    is_full_text = is_arabic and view.form(view.first) in _FULL_TEXTS
    is_full_text = is_full_text or len(sentences) < 3
    if not is_full_text and sum(bool(sayings) for sayings in body) * 3 > len(body):
        return None
    span = _arabic_name(view) if is_arabic else english_headings.speaker_of_speech(view)
    return cast.introduce(view, span) if span else None


def _author_of_arabic_thread(view: View) -> tuple[int, int] | None:
    """The name after ل or بقلم that follows the word for a thread in its heading, or before a handle."""
    places = range(view.first, view.last)
    threads = [place for place in places if view.form(place) in _THREADS]
    if not threads:
        return None
    start = next(
        (place for place in range(threads[-1] + 1, min(view.last, threads[-1] + 3)) if view.form(place)[0] == "ل"), None
    )
    if start is None:
        by = next((place for place in places if view.form(place) in {"بقلم", "كتبها", "كتبه"}), None)
        start = view.first if by is None else by + 1
    end = start
    while end < view.last and view.tokens[end].is_word and view.form(end) not in _THREADS | _NO_NAMES:
        end += 1
    is_named = start > view.first or view.form(end + (view.form(end) == "(")) == "@"
    return (start, end) if is_named and 1 < end - start <= _LONGEST_NAME else None


def _arabic_name(view: View) -> tuple[int, int] | None:
    for place in range(view.first, min(view.last, view.first + 4)):
        if view.form(place).removeprefix("ل") in _ARABIC_SPEECHES and view.lexicon.has("people", view.form(place + 1)):
            end = place + 1
            while end < view.last and view.form(end) not in view.lexicon.lists["stops"] and view.form(end) != "في":
                end += 1
            return place + 1, end
    return None


class Answering:
    """Follows the labels of an interview: who answers, and which labels only ask."""

    def __init__(self, cast: Cast, text: str, sentences: Sequence[Sentence], views: Sequence[View]) -> None:
        self._cast = cast
        self._text = text
        self._views = views
        self._is_headed = bool(sentences) and sentences[0].is_heading
        self._tokens = views[0].tokens if views else ()
        self._places = {token.start: place for place, token in enumerate(self._tokens)}
        self._interviewee = interviewee_of_heading(cast, sentences, views)
        self._asking = self._labels_that_ask(sentences)
        self._answers = self._paragraphs_that_answer(sentences)

    def asks(self, sentence: Sentence) -> bool:
        """Whether the sentence is the interviewer's."""
        return sentence.label is not None and self._label(sentence) in self._asking

    def speaker(self, sentence: Sentence) -> Mention | None:
        """Who speaks in a labelled paragraph; nobody where the label stands for the one who asks."""
        if sentence.paragraph in self._answers:
            return self._answering()
        if sentence.label is None or self.asks(sentence):
            return None
        first = self._places.get(sentence.label[0])
        if first is None:
            return None
        last = first
        while last < len(self._tokens) and self._tokens[last].start < sentence.label[1]:
            last += 1
        view = View(self._tokens, first, last)
        if last == first + 1 and view.form(first) in _ANSWERS:
            return self._answering()
        return self._cast.introduce(view, (first, last))

    def _answering(self) -> Mention | None:
        if self._interviewee is None:
            person, headed = self._person(), self._heading_name()
            is_office = person is not None and headed is not None and person.words < headed.words
            self._interviewee = headed if person is None or is_office else person
        return self._interviewee

    def _person(self) -> Mention | None:
        """Of the people named so far the one whose last name stands in the text most often, the later of two."""
        return max(
            reversed(self._cast.people()), key=lambda mention: self._text.count(mention.text.split()[-1]), default=None
        )

    def _heading_name(self) -> Mention | None:
        """The name before a colon in the heading of an interview."""
        if not self._views or not self._is_headed:
            return None
        view = self._views[0]
        colons = [place for place in range(view.first, view.last) if view.form(place) == ":"]
        if not colons or not 1 < colons[0] - view.first <= _LONGEST_NAME:
            return None
        return self._cast.introduce(view, (view.first, colons[0]))

    def _paragraphs_that_answer(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """In an interview without labels, the paragraphs after the first of several that are nothing but a question."""
        if any(sentence.label for sentence in sentences):
            return frozenset()
        last_of_paragraph = {sentence.paragraph: sentence for sentence in sentences if not sentence.is_heading}
        lengths = Counter(sentence.paragraph for sentence in sentences)
        asking = [
            paragraph
            for paragraph, sentence in last_of_paragraph.items()
            if lengths[paragraph] <= _LONGEST_QUESTION and self._ends_with_question(sentence)
        ]
        asking = [paragraph for paragraph in asking if not self._answers_too(sentences, paragraph)]
        others = {s.paragraph for s in sentences if not s.is_heading} - set(asking)
        if len(asking) < _LEAST_QUESTIONS or 3 * len(asking) < len(others):
            return frozenset()
        last = self._last_answer(sentences, asking[-1])
        answers = frozenset(paragraph for paragraph in others if asking[0] < paragraph <= last)
        return answers if self._has_self(sentences, answers) else frozenset()

    def _answers_too(self, sentences: Sequence[Sentence], paragraph: int) -> bool:
        """Whether a sentence that is no question says "I" in a paragraph: an answer that asks back."""
        return any(
            sentence.paragraph == paragraph
            and not self._ends_with_question(sentence)
            and not {"i", "my"}.isdisjoint(view.form(place) for place in range(view.first, view.last))
            for sentence, view in zip(sentences, self._views, strict=True)
        )

    def _has_self(self, sentences: Sequence[Sentence], answers: frozenset[int]) -> bool:
        """Whether somebody says "I" or "we" in the answers; where nobody does in English, the writer explains."""
        views = [view for sentence, view in zip(sentences, self._views, strict=True) if sentence.paragraph in answers]
        return any(
            view.lexicon.language == "ar" or view.form(place) in _SELVES
            for view in views
            for place in range(view.first, view.last)
        )

    def _last_answer(self, sentences: Sequence[Sentence], question: int) -> int:
        """The last paragraph of the last answer; one that names a speaker and has no "I" in it is the writer's."""
        spoken = question + 1
        for sentence, view in zip(sentences, self._views, strict=True):
            if sentence.paragraph <= spoken:
                continue
            is_own = any(view.form(place) in _SELVES for place in range(view.first, view.last))
            named = any(saying.speaker is not None for saying in finder(view).find())
            if named and not is_own:
                return spoken
            spoken = sentence.paragraph
        return spoken

    def _ends_with_question(self, sentence: Sentence) -> bool:
        return self._text[sentence.start : sentence.end].rstrip('"”»')[-1:] in {"?", "؟"}

    def _label(self, sentence: Sentence) -> str:
        return fold(self._text[slice(*sentence.label)]) if sentence.label else ""

    def _labels_that_ask(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """Labels half of whose paragraphs or more end with a question."""
        last_of_paragraph = {sentence.paragraph: sentence for sentence in sentences if sentence.label}
        asked: dict[str, list[bool]] = {}
        for sentence in last_of_paragraph.values():
            is_question = self._text[sentence.start : sentence.end].rstrip('"”»')[-1:] in {"?", "؟"}
            asked.setdefault(self._label(sentence), []).append(is_question)
        return _QUESTIONS | {label for label, questions in asked.items() if 2 * sum(questions) >= len(questions)}
