"""What joins two claims in a text: blanks, marks and small words, which neither of them needs."""

from collections.abc import Sequence

from claimtrack.language.tokens import Token, tokenize

_WORDS = frozenset("and but while whereas although though then و ثم كما فيما بينما لكن ولكن حيث وحيث وكما وفيما وبينما".split())
_CLOSING = frozenset("»”\"')]’")
_OPENING = frozenset("«“\"'([‘")


def is_join(text: str) -> bool:
    """Whether nothing but a join stands in a text."""
    return all(_is_join(token) for token in tokenize(text))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the joins at its ends; quotation marks and brackets stay with their words. Empty: nothing is left."""
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
    """The place itself, or the beginning of the word that it stands in."""
    while 0 < place < len(text) and text[place - 1].isalnum() and (text[place].isalnum() or not text[place].isascii()):
        if text[place].isspace() or not (text[place].isalnum() or _is_mark(text[place])):
            break
        place -= 1
    return place


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" or "\u064b" <= character <= "\u0652"


def _is_join(token: Token) -> bool:
    return token.form in _WORDS if token.is_word else not token.is_number


def _has_word(tokens: Sequence[Token]) -> bool:
    return any(token.is_word or token.is_number for token in tokens)
