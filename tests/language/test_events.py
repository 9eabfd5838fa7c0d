"""Which claims are told twice: in the same words on the same day, or in other words and less exactly."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.language.claims import draw_claims


def same_events(text: str) -> list[int | None]:
    return [claim.same_event for claim in draw_claims(Article(text=text, published="2024-05-15"))]


@pytest.mark.parametrize(
    "text",
    [
        "شاركت الحكومة في أواسط أبريل في إصدار بيان مع خمس دول. ونص البيان المشترك يوم 16 أبريل على وقف القتال.",
        "وقع الطرفان هدنة يوم 3 مايو. وقال الوزير إن الهدنة الموقعة مطلع مايو انهارت.",
        "In mid-April the ministers issued a statement with five states. The joint statement of April 16 named no one.",
        "The two sides signed a truce on May 3. Officials said the truce signed in early May had collapsed.",
    ],
)
def test_an_event_told_less_exactly_is_the_same(text: str) -> None:
    assert same_events(text) == [None, 0]


@pytest.mark.parametrize(
    "text",
    [
        "وقع حريق في الميناء يوم 3 مايو. وافتتحت المدرسة يوم 3 مايو.",
        "عقد المجلس جلسة في 2023. وألغيت الجلسة يوم 16 أبريل 2023.",
        "A fire broke out in the port on May 3. The school opened on May 3.",
        "The council held a session in 2023. The mayor left the session on April 16, 2023.",
    ],
)
def test_other_events_of_the_same_days_stay_apart(text: str) -> None:
    assert same_events(text) == [None, None]
