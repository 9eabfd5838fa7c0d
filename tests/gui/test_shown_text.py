import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from claimtrack.gui.parts.shown_text import HIDDEN, LONGEST_BLOCK, ShownText, show_hidden

MILLION = 1_000_000


def document_of(shown: ShownText) -> QTextDocument:
    document = QTextDocument()
    document.setPlainText("\n".join(block.text for block in shown.blocks))
    return document


def first_unit(sign: str) -> str:
    return sign.encode("utf-16-le")[:2].decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo",
        "😀 before\n\nthe claim 😀😀 after",
        "السَّرّاجُ قال\n\n\nإِنَّ ذلك",
        "x" * (LONGEST_BLOCK * 3),
        "كلمة 😀 " * LONGEST_BLOCK,
        "a\u2029b\u2028c\u0085d\u202ee",
        "\ufdd0\ufdd1\ufffc\ud800",
        "\n\nlate start",
        "",
    ],
)
def test_each_place_is_found_in_the_document_and_back(text: str) -> None:
    shown = ShownText(text)
    document = document_of(shown)
    for block in shown.blocks:
        for offset in (block.start, (block.start + block.end) // 2, block.end - 1):
            position = shown.position(offset)
            assert shown.offset(position) == offset
            assert document.characterAt(position) == first_unit(show_hidden(text[offset]))


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\u2029\u2028😀ّ "), max_size=300))
def test_blocks_hold_the_whole_text_in_order(text: str) -> None:
    shown = ShownText(text)
    covered = "".join(text[block.start : block.end] for block in shown.blocks)
    assert covered == text.replace("\n", "").replace("\u2029", "")
    assert all(shown.offset(shown.position(block.start)) == block.start for block in shown.blocks)


def test_a_span_over_paragraphs_is_a_range_in_each() -> None:
    text = "😀 one\n\ntwo 😀"
    ranges = ShownText(text).ranges(2, 10)
    assert [(part.number, part.start, part.end) for part in ranges] == [(0, 3, 6), (1, 0, 3)]


@pytest.mark.parametrize("sign", ["\u202e", "\u2067", "\u200b", "\ufeff", "\u00ad", "\x07", "\U000e0041"])
def test_hidden_characters_are_shown(sign: str) -> None:
    assert show_hidden(f"a{sign}b") == f"a{HIDDEN}b"


@pytest.mark.parametrize("spelling", ["می\u200cخواهم", "a\u200fb", "لا\u064b", "tab\tstop"])
def test_what_belongs_to_the_spelling_stays(spelling: str) -> None:
    assert show_hidden(spelling) == spelling


@pytest.mark.parametrize(
    "text", ["x" * MILLION, "ب" * MILLION, "\u0301" * 100_000, "a\n" * (MILLION // 2), "\n" * MILLION]
)
def test_blocks_stay_short_and_few(text: str) -> None:
    shown = ShownText(text)
    assert all(len(block.text) <= LONGEST_BLOCK for block in shown.blocks)
    assert len(shown.blocks) <= 20_000
