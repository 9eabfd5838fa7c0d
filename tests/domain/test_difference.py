"""What differs between two texts: the pieces make both of them up again, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.difference import LONGEST, MOST, Difference, Piece, pieces

SAME, REMOVED, ADDED = Difference


def both(found: list[Piece]) -> tuple[str, str]:
    before, after = ("".join(piece.text for piece in found if piece.kind is not kind) for kind in (ADDED, REMOVED))
    return before, after


def test_words_that_differ_are_marked_and_nothing_else() -> None:
    assert pieces("It rained on Monday.", "It snowed on Monday.") == [
        Piece(SAME, "It "),
        Piece(REMOVED, "rained"),
        Piece(ADDED, "snowed"),
        Piece(SAME, " on Monday."),
    ]
    assert pieces("أُغلق الجسر", "أُغلق الجسر القديم")[-1] == Piece(ADDED, " القديم")
    assert pieces("", "new") == [Piece(ADDED, "new")]
    assert pieces("same", "same") == [Piece(SAME, "same")]


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    assert both(pieces(before, after)) == (before, after)


def test_of_long_texts_the_words_that_differ_are_marked() -> None:
    start, end = "The council met. " * 3_000, " It sold the harbour." * 3_000
    assert pieces(f"{start}It rained.{end}", f"{start}It snowed.{end}") == [
        Piece(SAME, f"{start}It "),
        Piece(REMOVED, "rained"),
        Piece(ADDED, "snowed"),
        Piece(SAME, f".{end}"),
    ]
    assert pieces(start, start) == [Piece(SAME, start)]
    assert pieces("", start) == [Piece(ADDED, start)]


@given(st.text("ab ", max_size=40), st.text("ab ", max_size=40))
def test_the_pieces_of_long_texts_make_them_up_too(before: str, after: str) -> None:
    long = "a b" * (LONGEST // 3 + 1)
    for texts in ((long + before, long + after), (before + long, after + long), (before + long + after, long)):
        assert both(pieces(*texts)) == texts


@pytest.mark.parametrize("sign", ["&", "\u0301", "x "])
def test_signs_without_number_are_not_told_apart_into_words(sign: str) -> None:
    before, after = sign * 1_000_000, sign * 999_999 + "y"
    assert both(pieces(before, after)) == (before, after)
    assert len(pieces(before, after)) < 5


@pytest.mark.parametrize("word", ["a ", "ا ", "ا", "🙂"])
def test_long_texts_are_compared_at_once(word: str) -> None:
    before, after = word * MOST * 20 + "x " + word * 9, "y " + word * MOST * 20
    assert both(pieces(before, after)) == (before, after)
