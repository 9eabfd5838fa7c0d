"""Rating scales: those that ship and those that a newsroom made, found by the key that a verdict keeps."""

from functools import cache

from claimtrack.domain import resources, scale_document
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Family, Need, Rating, Scale

__all__ = [
    "PRESETS",
    "Family",
    "Need",
    "Rating",
    "Scale",
    "by_key",
    "default_scale",
    "is_shipped",
    "known_scales",
    "learn",
    "preset",
    "presets",
]

# the ones that ship, the default first; their ids are theirs alone
PRESETS = ("default", "politifact", "aap", "meta", "tsc-libya", "misbar", "none")

_known: dict[str, Scale] = {}  # made in a workspace, as the one that was read last has them


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


def learn(scale: Scale) -> None:
    """Make a scale known, so that verdicts in it can be read."""
    _known[scale.key] = scale


def known_scales() -> tuple[Scale, ...]:
    """The scales that ship and those that were learnt, the default first."""
    return (*presets(), *_known.values())


def is_shipped(key: str) -> bool:
    """Whether a key is that of a scale that ships."""
    return any(scale.key == key for scale in presets())


def by_key(key: str) -> Scale:
    """The scale and version in which a verdict was given."""
    found = next((scale for scale in presets() if scale.key == key), None) or _known.get(key)
    if found is None:
        raise Problem(Message("scale.unknown", scale=key))
    return found
