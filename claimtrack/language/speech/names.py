"""Names that may be one name: the same letters in another spelling, or a short form of a longer name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimtrack.language.text.lexicon import lexicon
from claimtrack.language.text.tokens import tokenize

_SMALL = frozenset(("the", "and", "for"))
MOST = 3  # longer names that a short one may stand for; a first name of many people stands for none


class Likeness(StrEnum):
    """Why two names may be one."""

    SAME = "same"
    CONTAINED = "contained"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, by their keys: the one that goes, the one that tells more."""

    shorter: int
    longer: int
    likeness: Likeness


def alike(names: Mapping[int, str]) -> list[Pair]:
    """The pairs among these names that may be one, each once; titles and offices alone are nobody's name."""
    words = {key: _words(name) for key, name in names.items()}
    pairs, seen = [], dict[str, int]()
    for key, found in words.items():
        letters = "".join(sorted(found))
        if found and letters in seen:
            pairs.append(Pair(key, seen[letters], Likeness.SAME))
        seen.setdefault(letters, key)
    return pairs + _contained({key: found for key, found in words.items() if found})


def _contained(words: Mapping[int, frozenset[str]]) -> list[Pair]:
    holding: dict[str, set[int]] = defaultdict(set)
    for key, found in words.items():
        for word in found:
            holding[word].add(key)
    pairs = []
    for key, found in words.items():
        longer = {other for other in set.intersection(*(holding[word] for word in found)) if words[other] > found}
        if len(longer) <= MOST:
            pairs += [Pair(key, other, Likeness.CONTAINED) for other in sorted(longer)]
    return pairs


def _words(name: str) -> frozenset[str]:
    """The folded words that tell who it is: without the article, titles, offices and small words."""
    found = (token.form for token in tokenize(name) if token.is_word and len(token.form) > 2)
    return frozenset(bare for form in found if not _is_office(form) and (bare := form.removeprefix("ال")))


def _is_office(form: str) -> bool:
    return form in _SMALL or any(lexicon(language).has_any(form, "people", "bodies") for language in ("ar", "en"))
