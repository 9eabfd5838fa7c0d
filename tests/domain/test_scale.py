"""The scale that ships: ten ratings in both languages, as the page of the product has them."""

import json

import pytest

from claimtrack.domain import scale_document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label
from claimtrack.domain.scale import Family, Need, Scale, default_scale, preset, presets
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


@pytest.mark.parametrize("scale", presets(), ids=lambda scale: scale.id)
def test_each_scale_that_ships_is_whole_in_both_languages(scale: Scale) -> None:
    scale_document.check(scale)
    assert scale.version == 1
    assert scale.name_en
    assert scale.name_ar
    for rating in scale.ratings:
        assert rating.definition_en
        assert rating.definition_ar
    assert preset(scale.id) is scale
    assert scale_document.read(scale_document.write(scale)) == scale


def test_the_presets_have_the_labels_of_their_models() -> None:
    labels = {scale.id: [rating.label_en for rating in scale.ratings] for scale in presets()}
    assert labels["politifact"] == "True|Mostly True|Half True|Mostly False|False|Pants on Fire".split("|")
    assert labels["aap"] == "True|Mostly True|Mixture|Mostly False|False|Misleading|Unproven".split("|")
    assert labels["meta"] == "False|Altered|Partly False|Missing Context|Satire|True".split("|")
    arabic = {scale.id: [rating.label_ar for rating in scale.ratings] for scale in presets()}
    assert arabic["tsc-libya"] == "صحيح|زائف|زائف جزئيا|غير مؤكد|محرف|مفبرك|هزلي".split("|")
    assert arabic["misbar"] == "زائف|مضلل|انتقائي|إثارة|ساخر|خرافة|مشكوك فيه".split("|")
    assert [rating.need for rating in preset("none").ratings] == [Need.CONCLUSION]


def changed(**fields: object) -> str:
    document = json.loads(scale_document.write(default_scale()))
    return json.dumps(document | fields)


def rating(**fields: object) -> str:
    document = json.loads(scale_document.write(default_scale()))
    document["ratings"][1] |= fields
    return json.dumps(document)


REFUSED = {
    "no JSON": "{",
    "deep": "[" * 100_000,
    "a list": "[]",
    "no ratings": changed(ratings=None),
    "empty ratings": changed(ratings=[]),
    "ratings that are none": changed(ratings=[1]),
    "too many": changed(ratings=[{**json.loads(changed())["ratings"][0], "id": f"r{n}"} for n in range(41)]),
    "version of words": changed(version="one"),
    "version zero": changed(version=0),
    "version true": changed(version=True),
    "id with blanks": changed(id="my scale"),
    "id that climbs": changed(id="../x"),
    "no name": changed(name_en=" ", name_ar=""),
    "a name that is a number": changed(name_en=1),
    "rating without a label": rating(label_ar=" "),
    "rating with a long label": rating(label_en="x" * 61),
    "rating with a long definition": rating(definition_en="x" * 501),
    "rating with a sly id": rating(id="<b>"),
    "rating with a sly colour": rating(colour="url(file:///etc/passwd)"),
    "value that is no number": rating(value="5"),
    "value that is no whole number": rating(value=2.5),
    "value that is too large": rating(value=10**30),
    "need that there is not": rating(need="luck"),
    "two of one label": rating(label_en="true"),
    "two of one glyph": rating(glyph="✓"),
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_scale_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Problem) as problem:
        scale_document.read(text)
    for language in ("en", "ar"):
        said = Words(language).say(problem.value.message)
        assert "{" not in said
        assert len(said) < 400


def test_a_scale_without_end_is_not_read() -> None:
    with pytest.raises(Problem) as problem:
        scale_document.read(" " * 1_000_001)
    assert problem.value.message.code == "scale.too-long"
