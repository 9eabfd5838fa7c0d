"""A scale as JSON, in and out: what one newsroom hands to another.

An object with `id`, `version`, `name_en`, `name_ar` and `ratings`; each rating has the fields of `Rating`. The order of
the ratings is the order in which they are offered.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Family, Need, Rating, Scale

LONGEST_DOCUMENT = 1_000_000  # characters
MOST = 40  # ratings
LONGEST = {"id": 60, "glyph": 3, "label_en": 60, "label_ar": 60}  # characters; what is not named here: DEFINITION
DEFINITION = 500
LARGEST = 1_000  # ordinal value, either side of zero

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile("#[0-9a-f]{6}")
_TEXTS = ("id", "label_en", "label_ar", "definition_en", "definition_ar", "colour", "glyph")


@lru_cache(64)  # a workspace's scales are read again with every page of claims
def read(text: str) -> Scale:
    """The scale that a document holds; Problem names what is wrong with it."""
    if len(text) > LONGEST_DOCUMENT:
        raise Problem(Message("scale.too-long"))
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise _invalid("scale.not-json") from None
    if not isinstance(fields, dict) or not isinstance(ratings := fields.get("ratings"), list):
        raise _invalid("scale.no-ratings")
    version = fields.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool) or not 0 < version < 2**31:
        raise _invalid("scale.bad-field", field="version")
    scale = Scale(
        id=_text(fields, "id"),
        version=version,
        name_en=_text(fields, "name_en"),
        name_ar=_text(fields, "name_ar"),
        ratings=tuple(map(_rating, ratings)),
    )
    check(scale)
    return scale


def write(scale: Scale) -> str:
    """The document of a scale."""
    fields: dict[str, object] = {name: getattr(scale, name) for name in ("id", "version", "name_en", "name_ar")}
    fields["ratings"] = [
        {name: getattr(rating, name) for name in Rating.__dataclass_fields__} for rating in scale.ratings
    ]
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def renumbered(scale: Scale, version: int) -> Scale:
    """The same scale as another version."""
    return replace(scale, version=version)


def check(scale: Scale) -> None:
    """Problem where a scale could not be used: without ratings, with two that look or are called alike."""
    if not _ID.fullmatch(scale.id) or len(scale.id) > LONGEST["id"]:
        raise _invalid("scale.bad-id", id=scale.id)
    if not (scale.name_en.strip() or scale.name_ar.strip()):
        raise _invalid("scale.bad-field", field="name_en")
    if not 0 < len(scale.ratings) <= MOST:
        raise _invalid("scale.how-many", most=MOST)
    for rating in scale.ratings:
        _check_rating(rating)
    for name in ("id", "label_en", "label_ar", "glyph"):
        if len({getattr(rating, name).casefold() for rating in scale.ratings}) < len(scale.ratings):
            raise _invalid("scale.alike", field=name)


def _check_rating(rating: Rating) -> None:
    for name in _TEXTS:
        value = getattr(rating, name)
        is_needed = not name.startswith("definition")
        if len(value) > LONGEST.get(name, DEFINITION) or (is_needed and not value.strip()):
            raise _invalid("scale.bad-rating", rating=rating.id, field=name)
    if not _ID.fullmatch(rating.id):
        raise _invalid("scale.bad-id", id=rating.id)
    if not _COLOUR.fullmatch(rating.colour):
        raise _invalid("scale.bad-rating", rating=rating.id, field="colour")
    if rating.value is not None and abs(rating.value) > LARGEST:
        raise _invalid("scale.bad-rating", rating=rating.id, field="value")


def _rating(fields: object) -> Rating:
    if not isinstance(fields, dict):
        raise _invalid("scale.no-ratings")
    value = fields.get("value")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise _invalid("scale.bad-rating", rating=_text(fields, "id"), field="value")
    try:
        need, family = Need(_text(fields, "need")), Family(_text(fields, "family"))
    except ValueError:
        raise _invalid("scale.bad-rating", rating=_text(fields, "id"), field="need, family") from None
    return Rating(**{name: _text(fields, name) for name in _TEXTS}, value=value, need=need, family=family)


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise _invalid("scale.bad-field", field=name)
    return value


def _invalid(code: str, **args: object) -> Problem:
    return Problem(Message("scale.invalid", why=Message(code, **args)))
