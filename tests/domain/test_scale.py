"""The scale that ships: ten ratings in both languages, as the page of the product has them."""

import pytest

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label, Message
from claimtrack.domain.scale import Family, by_key, default_scale
from claimtrack.domain.words import Words

RATINGS = {
    "true": ("True", "صحيح", 5),
    "mostly-true": ("Mostly true", "صحيح في معظمه", 4),
    "half-true": ("Half true", "صحيح جزئيًا", 3),
    "mostly-false": ("Mostly false", "زائف في معظمه", 2),
    "false": ("False", "زائف", 1),
    "misleading": ("Misleading", "مضلل", None),
    "missing-context": ("Missing context", "سياق ناقص", None),
    "fabricated": ("Fabricated", "مفبرك", None),
    "satire": ("Satire", "ساخر", None),
    "unproven": ("Unproven", "غير مؤكد", None),
}


def test_the_ratings_are_those_of_the_product_page() -> None:
    found = {rating.id: (rating.label_en, rating.label_ar, rating.value) for rating in default_scale().ratings}
    assert found == RATINGS
    assert [*found] == [*RATINGS]
    assert default_scale().key == "default/1"


def test_every_rating_is_whole_and_told_apart_without_colour() -> None:
    ratings = default_scale().ratings
    for rating in ratings:
        assert rating.definition("en")
        assert rating.definition("ar")
        assert rating.label("ar") == rating.label_ar
        assert rating.name == Label(rating.label_en, rating.label("ar"))
        assert len(rating.colour) == 7
        assert rating.family in Family
    assert len({rating.glyph for rating in ratings}) == len(ratings)


def test_a_rating_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(Problem) as problem:
        default_scale().rating("nonsense")
    said = Words("en").say(problem.value.message)
    assert all(rating in said for rating in RATINGS)


def test_a_scale_that_is_not_known_is_a_sentence() -> None:
    assert by_key("default/1") is default_scale()
    with pytest.raises(Problem) as problem:
        by_key("default/99")
    assert problem.value.message == Message("scale.unknown", scale="default/99")
