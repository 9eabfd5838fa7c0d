"""A claim's proposed text stands on its own: the speaker's name and the year are added, and nothing that is guessed."""

import pytest

from claimtrack.domain.article import Article
from claimtrack.language.claims import draw_claims
from claimtrack.language.wording import stand_alone

ENGLISH = (
    "The mayor, Ida Strand, said on 19 April that 200 homes were built. "
    "She said that five schools closed in March. "
    '"The bridge was closed on 3 March," she said. '
    "The ministry said exports fell 5% in June 2018. "
    "It also said imports rose 4% between 3 and 12 September."
)
ARABIC = (
    "قال رئيس البلدية سامي الغربي يوم 19 أبريل إن 200 منزل بُنيت. "
    "وأضاف أن خمس مدارس أُغلقت في مارس. "
    "وتابع: «أُغلق الجسر في 3 مارس». "
    "وأكدت الوزارة أن الأسعار ارتفعت 5% في يونيو 2018. "
    "وأوضحت أن الواردات زادت 4% يوم الثلاثاء."
)


def proposed(text: str, language: str, published: str | None = "2019-04-25") -> list[str]:
    return [stand_alone(claim) for claim in draw_claims(Article(text=text, language=language, published=published))]


def test_pronouns_and_years_in_english() -> None:
    assert proposed(ENGLISH, "en") == [
        "The mayor, Ida Strand, said on 19 April [2019] that 200 homes were built",
        "[The mayor, Ida Strand] said that five schools closed in March [2019]",
        '"The bridge was closed on 3 March [2019]," [The mayor, Ida Strand] said',
        "The ministry said exports fell 5% in June 2018",
        "[The ministry] also said imports rose 4% between 3 and 12 September [2018]",
    ]


def test_bare_verbs_and_years_in_arabic() -> None:
    assert proposed(ARABIC, "ar") == [
        "قال رئيس البلدية سامي الغربي يوم 19 أبريل [2019] إن 200 منزل بُنيت",
        "وأضاف [رئيس البلدية سامي الغربي] أن خمس مدارس أُغلقت في مارس [2019]",
        "وتابع [رئيس البلدية سامي الغربي]: «أُغلق الجسر في 3 مارس [2019]»",
        "وأكدت الوزارة أن الأسعار ارتفعت 5% في يونيو 2018",
        "وأوضحت [الوزارة] أن الواردات زادت 4% يوم الثلاثاء",
    ]


def test_without_a_day_of_publication_no_year_is_added() -> None:
    assert all("[20" not in text for text in proposed(ENGLISH, "en", None) + proposed(ARABIC, "ar", None))


@pytest.mark.parametrize("text", ["It rained for 12 days in the north.", "She closed 5 schools.", "He"])
def test_nobody_is_named_who_was_not(text: str) -> None:
    assert [stand_alone(claim) for claim in draw_claims(Article(text=text, language="en"), every=True)] == [
        claim.quote for claim in draw_claims(Article(text=text, language="en"), every=True)
    ]
