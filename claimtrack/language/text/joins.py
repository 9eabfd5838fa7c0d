"""What joins two claims in a text: blanks, marks and small words, which neither of them needs."""

from collections.abc import Sequence

from claimtrack.language.text.tokens import Token, tokenize

_WORDS = frozenset(
    "and but while whereas although though then و ثم كما فيما بينما لكن ولكن حيث وحيث وكما وفيما وبينما".split()
)
_CLOSING = frozenset("»”\"')]’")
_OPENING = frozenset("«“\"'([‘")


def is_join(text: str) -> bool:
    """Whether nothing but a join stands in a text."""
    return all(_is_join(token) for token in tokenize(text))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the joins at its ends, empty where no word is left; quotation marks stay with their words."""
    tokens = tokenize(text[start:end])
    first, last = 0, len(tokens)
    while first < last and _is_join(tokens[first]) and tokens[first].text not in _OPENING:
        first += 1
    while last > first and _is_join(tokens[last - 1]) and tokens[last - 1].text not in _CLOSING:
        last -= 1
    if first == last or not _has_word(tokens[first:last]):
        return start, start
    return start + tokens[first].start, start + tokens[last - 1].end


def word_start(text: str, place: int) -> int:
    """The place itself, or the beginning of the word or number that it stands inside."""
    inside = (token.start for token in tokenize(text) if token.start < place < token.end)
    return next(inside, place)


def _is_join(token: Token) -> bool:
    return token.form in _WORDS if token.is_word else not token.is_number


def _has_word(tokens: Sequence[Token]) -> bool:
    return any(token.is_word or token.is_number for token in tokens)
