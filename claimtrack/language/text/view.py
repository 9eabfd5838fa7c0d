"""The view of one sentence as its tokens, with the word lists of its language."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from claimtrack.language.text.lexicon import Lexicon, lexicon, without_conjunction
from claimtrack.language.text.tokens import Token

COMMAS = frozenset(",،")
STRONG = frozenset(";؛")
LEAST_UNPUNCTUATED = 12  # words of a sentence without a mark


class View:
    """One sentence as its tokens, `first` to `last` (exclusive), with the lexicon of its language."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int, words: Lexicon | None = None) -> None:
        self.tokens = tokens
        self.first = first
        self.last = last
        self.lexicon = words or self._lexicon_of_script()

    def _lexicon_of_script(self) -> Lexicon:
        sample = self.tokens[self.first : min(self.last, self.first + 200)]
        arabic = sum(token.is_arabic for token in sample if token.is_word)
        words = sum(token.is_word for token in sample)
        return lexicon("ar" if arabic * 2 > words else "en")

    def form(self, place: int) -> str:
        """The folded word at a place, "" outside the sentence."""
        return self.tokens[place].form if self.first <= place < self.last else ""

    def is_quoted(self, place: int) -> bool:
        """Whether the token at a place stands in a quotation."""
        return self.first <= place < self.last and self.tokens[place].quoted

    def opens_quotation(self, place: int) -> bool:
        """Whether a quotation begins at a place in this sentence."""
        if not self.is_quoted(place):
            return False
        return place == self.first or self.tokens[place].quotation != self.tokens[place - 1].quotation

    def quotation_end(self, place: int) -> int:
        """The place after the quotation that the token at a place stands in."""
        number = self.tokens[place].quotation
        while place < self.last and self.tokens[place].quotation == number:
            place += 1
        return place

    def is_name_in_quotes(self, place: int) -> bool:
        """Whether the quotation at a place is a title or name of one to three words inside a sentence."""
        end = self.quotation_end(place)
        if self.form(place - 1) in {"ل", "ـ", "لـ"}:
            return True  # he told "The Mail"
        words = sum(token.is_word for token in self.tokens[place:end])
        return words <= 3 and any(token.is_word and not token.quoted for token in self.tokens[end : end + 1])

    def is_mostly_quoted(self, first: int, last: int) -> bool:
        """Whether most words between two places stand in quotation marks."""
        words = [token for token in self.tokens[first:last] if token.is_word or token.is_number]
        return bool(words) and 2 * sum(token.quoted for token in words) >= len(words)

    def is_all_quoted(self, first: int, last: int) -> bool:
        """Whether all words between two places, "that" aside, stand in quotation marks, as a sentence of their own."""
        if self.form(first - 1) in {"as", "بانه", "بانها"}:
            return False
        that = self.lexicon.lists["that"]
        words = [token for token in self.tokens[first:last] if token.is_word and token.form not in that]
        return bool(words) and all(token.quoted for token in words)

    def has_figure(self, first: int, last: int) -> bool:
        """Whether a number or a date stands between two places."""
        numbers = self.lexicon.lists["numbers"]
        return any(token.is_number or token.dated or token.form in numbers for token in self.tokens[first:last])

    def has_number(self, first: int, last: int) -> bool:
        """Whether a number that is no date stands between two places."""
        numbers = self.lexicon.lists["numbers"]
        return any(not token.dated and (token.is_number or token.form in numbers) for token in self.tokens[first:last])

    def has_phrase(self, name: str, places: Sequence[int]) -> bool:
        """Whether one of a list of phrases stands in the words at some places; in Arabic also after a conjunction."""
        forms = [self.form(place) for place in places]
        shapes = [forms] if self.lexicon.language == "en" else [forms, [without_conjunction(form) for form in forms]]
        leading = self.lexicon.phrases[name]
        return any(
            tuple(words[index : index + len(phrase)]) == phrase
            for words in shapes
            for index, form in enumerate(words)
            for phrase in leading.get(form, ())
        )

    def begins_phrase(self, name: str, place: int) -> bool:
        """Whether one of a list of phrases begins at a place; in Arabic also after a conjunction."""
        shapes = (self.form(place), without_conjunction(self.form(place)))
        leading = self.lexicon.phrases[name]
        return any(
            all(self.form(place + step) == word for step, word in enumerate(phrase[1:], 1))
            for shape in shapes[: 1 + (self.lexicon.language == "ar")]
            for phrase in leading.get(shape, ())
        )

    def words_between(self, first: int, last: int) -> int:
        """How many words and numbers stand between two places."""
        first, last = max(first, self.first), min(last, self.last)
        return self._words_before[last - self.first] - self._words_before[first - self.first] if first < last else 0

    @cached_property
    def is_unpunctuated(self) -> bool:
        """Whether a sentence of some length has no mark at all, as in the text of a speech."""
        if self.words_between(self.first, self.last) < LEAST_UNPUNCTUATED:
            return False
        return all(self.tokens[place].is_word or self.tokens[place].is_number for place in range(self.first, self.last))

    @cached_property
    def _words_before(self) -> list[int]:
        """How many words and numbers stand before each place, so that counting costs nothing."""
        counted = (token.is_word or token.is_number for token in self.tokens[self.first : self.last])
        return list(accumulate(counted, initial=0))
