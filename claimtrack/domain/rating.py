"""Ratings and the scales that they make: the words in which a verdict is given, with what each means and needs."""

from dataclasses import dataclass
from enum import StrEnum

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Label, Message

UNKNOWN_COLOUR = "#4a5568"  # that of what is not proven


class Need(StrEnum):
    """What has to be there before a rating may go to review."""

    STANCE = "stance"  # a piece of evidence that supports or contradicts
    EVIDENCE = "evidence"  # any piece of evidence
    SEARCH = "search"  # a search note or a request
    CONCLUSION = "conclusion"  # any evidence, and what is right in one sentence: the label alone says nothing


class Family(StrEnum):
    """The side that a rating takes; each has a colour and an underline of its own."""

    TRUE = "true"
    HALF = "half"
    FALSE = "false"
    OTHER = "other"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating: labels and definitions in English and Arabic, an ordinal value or none."""

    id: str
    label_en: str
    label_ar: str
    definition_en: str
    definition_ar: str
    value: int | None
    need: Need
    family: Family
    colour: str
    glyph: str

    def label(self, language: str) -> str:
        """The label in the interface language."""
        return self.label_ar if language == "ar" else self.label_en

    @property
    def name(self) -> Label:
        """The label in both languages, for messages."""
        return Label(self.label_en, self.label_ar)

    def definition(self, language: str) -> str:
        """What the rating means, in the interface language."""
        return self.definition_ar if language == "ar" else self.definition_en


def unknown_rating(rating_id: str) -> Rating:
    """What stands for a rating whose scale is not known: its id is all that can be said of it."""
    return Rating(
        id=rating_id,
        label_en=rating_id,
        label_ar=rating_id,
        definition_en="",
        definition_ar="",
        value=None,
        need=Need.STANCE,
        family=Family.UNPROVEN,
        colour=UNKNOWN_COLOUR,
        glyph="?",
    )


@dataclass(frozen=True, slots=True)
class Scale:
    """A set of ratings in one version; a verdict keeps the version it was given in."""

    id: str
    version: int
    name_en: str
    name_ar: str
    ratings: tuple[Rating, ...]

    @property
    def key(self) -> str:
        """Identity with version, `default/1`."""
        return f"{self.id}/{self.version}"

    @property
    def name(self) -> Label:
        """What it is called, in the other language where it has no name in one."""
        return Label(self.name_en or self.name_ar, self.name_ar or self.name_en)

    def rating(self, rating_id: str) -> Rating:
        """The rating of that id; Problem where the scale has none, with those it has."""
        for rating in self.ratings:
            if rating.id == rating_id:
                return rating
        known = ", ".join(rating.id for rating in self.ratings)
        raise Problem(Message("scale.no-rating", rating=rating_id, known=known))
