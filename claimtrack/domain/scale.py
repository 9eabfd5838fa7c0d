"""The rating scales that ship, bilingual and with definitions; those of a newsroom's own lie in its workspace."""

from functools import cache

from claimtrack.domain import resources, scale_document
from claimtrack.domain.rating import Family, Need, Rating, Scale

__all__ = [
    "PRESETS",
    "Family",
    "Need",
    "Rating",
    "Scale",
    "default_scale",
    "preset",
    "presets",
]

# the ones that ship, the default first; their ids are theirs alone
PRESETS = ("default", "politifact", "aap", "meta", "tsc-libya", "misbar", "none")


@cache
def preset(scale_id: str) -> Scale:
    """A scale that ships, by its id."""
    return scale_document.read(resources.read_text("scales", f"{scale_id}.json"))


def presets() -> tuple[Scale, ...]:
    """All the scales that ship."""
    return tuple(map(preset, PRESETS))


def default_scale() -> Scale:
    """The scale of a new workspace."""
    return preset(PRESETS[0])
