"""Near repeats: the same fact in much the same words is found in both languages, another one with its words is not."""

import pytest

from claimtrack.language.text.likeness import NEAR, similarity, stem, stems

SAME = (
    ("The bridge was closed on 3 March", "The bridge was closed on 3 March 2019"),
    ("Five schools closed in March", "In March five schools were closed"),
    ("The ministry said exports fell 5% in June", "Exports fell by 5% in June, according to the ministry"),
    ("The attack on the port began on 4 April 2019", "On 4 April 2019 forces began their attack on the port"),
    ("[The mayor] said the tunnel cost 210 million", "The tunnel cost $210 million, [Ida Strand] said"),
    ("أكدت الوزارة أن الأسعار ارتفعت 5% في يونيو", "ارتفعت الأسعار بنسبة ٥% خلال يونيو بحسب الوزارة"),
    ("أُغلق الجسر في 3 مارس", "تم إغلاق الجسر يوم 3 مارس"),
    ("زار رئيس الوزراء العاصمة في أبريل", "قام رئيس الوزراء بزيارة إلى العاصمة في أبريل الماضي"),
    ("سيطرت القوات على مدينة الميناء في 4 أبريل", "القوات سيطرت على الميناء يوم 4 أبريل 2019"),
)
DIFFERENT = (
    ("The ministry said exports fell 5% in June 2018", "Exports fell 7% in June 2018"),
    ("The government plans to build 200 homes", "The government plans to cut 200 jobs"),
    ("The mayor resigned in July", "The mayor was re-elected in July"),
    ("Unemployment fell to 4.1% in December", "Unemployment rose to 4.3% in December"),
    ("The attack began on 4 April 2019", "The attack began on 4 April 2016"),
    ("سيطرت القوات على مدينة الميناء", "انسحبت القوات من مدينة الجبل"),
    ("ارتفعت الأسعار 5% في يونيو", "ارتفعت الأسعار 9% في يوليو"),
    ("أعلنت الحكومة زيادة الرواتب", "أعلنت الحكومة خفض الدعم"),
    ("It rained", "لم تمطر"),
    ("", "It rained"),
)


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_fact_is_near(first: str, second: str) -> None:
    assert similarity(stems(first), stems(second)) >= NEAR
    assert similarity(stems(second), stems(first)) >= NEAR


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_another_fact_is_not(first: str, second: str) -> None:
    assert similarity(stems(first), stems(second)) < NEAR
    assert similarity(stems(second), stems(first)) < NEAR


@pytest.mark.parametrize("text", [first for first, _second in (*SAME, *DIFFERENT[:-1])])
def test_a_claim_is_as_near_as_can_be_to_itself(text: str) -> None:
    assert similarity(stems(text), stems(text)) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("closed", "closing", "closes", "close"), "clos"),
        (("المدرسه", "مدرسه", "والمدرسه", "مدرسات"), "مدرس"),
        (("and", "و", "في"), None),
    ],
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...], expected: str | None) -> None:
    if expected is None:
        assert stems(" ".join(words)) == frozenset()
    else:
        assert {stem(word) for word in words} == {expected}
