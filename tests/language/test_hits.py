"""Hits are marked in the text as it is written, wherever folding makes a word meet what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.text.folding import fold
from claimtrack.language.text.hits import MOST, hits, occurrences


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("The bridge was closed", "bridge", ["bridge"]),
        ("The bridge was closed", "closed the", ["The", "closed"]),
        ("The bridges of Bridgetown", "bridge", ["bridge", "Bridge"]),
        ("The bridges fell", "bridge fell", ["fell"]),
        ("قال فايز السَّرّاجُ إن", "السراج", ["السَّرّاجُ"]),
        ("المستشفى والمستشفي", "مستشفي", []),
        ("مستشفى", "مستشفي", ["مستشفى"]),
        ("🙂🙂 مدرسة في ١٩ أبريل", "مدرسه 19", ["مدرسة", "١٩"]),
        ("جـــسر", "جسر", ["جـــسر"]),
        ("cost 5% of café", "5% CAFE", ["5", "café"]),
        ("a_b", "b", ["b"]),
        ("nothing", "", []),
        ("nothing", '"*(', []),
    ],
)
def test_what_was_typed_is_found(text: str, query: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, query)] == expected


@pytest.mark.no_cover
@given(st.text(max_size=200), st.text(max_size=20))
def test_spans_lie_in_the_text_in_order_and_fold_to_what_was_typed(text: str, query: str) -> None:
    end = 0
    for start, stop in hits(text, query):
        assert end <= start < stop <= len(text)
        assert fold(text[start:stop]).strip() != ""
        end = stop


@pytest.mark.no_cover
def test_a_text_of_nothing_but_hits_has_an_end() -> None:
    assert len(hits("a " * 1_000_000, "a")) == MOST


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("a sale, two SALES", "sale", ["sale", "SALE"]),
        ("the old  harbour\nwall", "Old harbour wall", ["old  harbour\nwall"]),
        ("بالإتِّفاق واتفاق", "اتفاق", ["إتِّفاق", "اتفاق"]),
        ("rose 2.5% in ٢٠١٩", "2.5%", ["2.5%"]),
        ("rose 2.5% in ٢٠١٩", "2019", ["٢٠١٩"]),
        ("a (b", "(", ["("]),
        ("anything", "  ", []),
        ("anything", "ـ", []),
    ],
)
def test_what_is_typed_is_found_inside_words_in_its_order(text: str, typed: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, typed)] == expected


@pytest.mark.no_cover
def test_a_long_text_is_looked_through_to_an_end() -> None:
    assert len(occurrences("a " * 1_000_000, "a")) == MOST
    assert occurrences("a " * 100_000, " ".join("a" * 50) + " b") == []
