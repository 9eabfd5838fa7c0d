"""Foreign text on its way to the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from claimtrack.gui.parts.elided_label import ElidedLabel
from claimtrack.gui.parts.shown_text import HIDDEN
from claimtrack.gui.parts.text import END_ISOLATE, Offsets, direction, elide, isolate, label, line, tooltip, visible
from claimtrack.gui.style import fonts
from claimtrack.gui.style.look import Look

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
ISOLATED = "\u2068Reuters\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters", LTR),
        ("رويترز", RTL),
        ("«19» رويترز", RTL),
        ("2019: Reuters", LTR),
        ("\u2068Reuters\u2069 قالت", RTL),
        ("\u2067قال\u2069 Reuters", LTR),
        ("שלום", RTL),
    ],
)
def test_a_text_has_the_direction_of_its_first_strong_letter(text: str, expected: Qt.LayoutDirection) -> None:
    assert direction(text) is expected


def test_a_text_without_letters_takes_the_direction_around_it() -> None:
    assert direction("2019-04-19", RTL) is RTL
    assert direction("", LTR) is LTR


def test_what_turns_a_text_is_shown() -> None:
    shown = visible("abc\u202edef\u0000\u200b")
    assert "\u202e" not in shown
    assert "\u0000" not in shown
    assert len(shown) == 9


def test_closed_isolates_stay_and_open_ones_are_shown() -> None:
    assert visible(ISOLATED) == ISOLATED
    assert "\u2067" not in visible("name \u2067\u2067\u2067")
    assert visible("name \u2069").count("\u2069") == 0


@given(st.text(alphabet="ab\u2066\u2067\u2068\u2069\u202e", max_size=40))
def test_a_shown_text_closes_what_it_opens(text: str) -> None:
    depth = 0
    for character in visible(text):
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        assert depth >= 0
    assert depth == 0


def test_an_isolated_name_cannot_leave_its_isolate() -> None:
    assert isolate("a\u2069b").count("\u2069") == 1


def test_a_line_has_no_line_ends_and_a_limit() -> None:
    assert line("a\nb\u2028c\td") == "a b c d"
    assert line("a" * 10_000, 100) == "a" * 100 + "…"


def test_markup_in_a_tooltip_is_text(look: Look) -> None:  # noqa: ARG001 - Qt has to be there
    document = QTextDocument()
    document.setHtml(tooltip('<img src="file:///etc/passwd"> & <b>bold</b>'))
    assert document.toPlainText() == '<img src="file:///etc/passwd"> & <b>bold</b>'


def test_a_tooltip_does_not_cover_what_one_points_at() -> None:
    told = tooltip("\u2068" + "word " * 1_000)
    assert len(told) < 1_200
    assert "\u2069…" in told
    assert "word " * 100 in tooltip("word " * 100)


def test_an_ampersand_on_a_button_stays() -> None:
    assert label("File &&") == "File &&&&"


@pytest.mark.parametrize("text", ["The harbour was sold for three million", "بيع الميناء بثلاثة ملايين دينار"])
def test_a_cut_text_loses_its_own_end(look: Look, text: str) -> None:  # noqa: ARG001 - fonts are loaded
    cut = elide(text, QFontMetrics(fonts.text_font()), 120)
    assert cut.endswith("…")
    assert text.startswith(cut.removesuffix("…"))


def test_a_cut_isolate_is_closed(look: Look) -> None:  # noqa: ARG001 - fonts are loaded
    cut = elide(f"said by {isolate('a very long name that does not fit')}", QFontMetrics(fonts.text_font()), 120)
    assert cut.count("\u2068") == cut.count("\u2069") == 1


TEXTS = st.text(alphabet=st.sampled_from("ab🛟𝒳قَـ\u0651\u200d👩‍🚒"), max_size=60)


@given(TEXTS)
def test_offsets_agree_with_qts_own_count(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert offsets.to_units(place) == units
        assert offsets.to_code_points(units) == place


def test_the_middle_of_a_pair_counts_as_its_start() -> None:
    assert Offsets("a🛟b").to_code_points(2) == 1


def test_a_span_after_an_emoji_and_tashkeel_is_found_in_qts_document() -> None:
    text = "🛟 قَالَ السَّيِّدُ إنه 👩‍🚒 رجلٌ"
    start = text.index("رجلٌ")
    document, offsets = QTextDocument(text), Offsets(text)
    cursor = QTextCursor(document)
    cursor.setPosition(offsets.to_units(start))
    cursor.setPosition(offsets.to_units(len(text)), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "رجلٌ"


def test_a_cut_sentence_closes_the_name_in_it(look: Look, qtbot: QtBot) -> None:
    assert look.theme.name == "light"
    label = ElidedLabel(1)
    qtbot.addWidget(label)
    label.resize(200, 30)
    label.show_text(f"Same as 2: {isolate('word ' * 60)}")
    assert label.text().endswith(f"…{END_ISOLATE}")
    assert HIDDEN not in label.text()
