import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.language.text.folding import fold, fold_with_origins


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("السرّاج", "السراج"),
        ("إِنَّ أُمَّةً", "ان امه"),
        ("مؤمن شيء رئيس", "مومن شيء رييس"),
        ("على", "علي"),
        ("عـــرب", "عرب"),
        ("١٩ أبريل ۲۰۱۹", "19 ابريل 2019"),
        ("Café ＦＵＬＬ", "cafe full"),
        ("STRASSE Straße", "strasse strasse"),
        ("İstanbul", "istanbul"),
        ("zero\u200bwidth\u200f", "zerowidth"),
        ("ﻻ", "لا"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_variants_of_one_word_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_are_the_same() -> None:
    assert fold("e\u0301te\u0301") == fold("été")
    assert fold("ا\u0654") == fold("أ")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.sampled_from("aé\u0301السّرـ١ß\u200bﻻ 😀")))
def test_every_folded_place_leads_back(text: str) -> None:
    folded = fold_with_origins(text)
    assert folded.text == fold(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert folded.text[place] in fold(text[start:end])


def test_a_hit_is_marked_in_the_original_with_its_marks() -> None:
    original = "رئيس الحكومة السرّاجِ قال"
    folded = fold_with_origins(original)
    start = folded.text.index("السراج")
    first, last = folded.span(start, start + len("السراج"))
    assert original[first:last] == "السرّاجِ"
