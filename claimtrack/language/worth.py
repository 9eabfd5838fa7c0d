"""How much a text is worth checking: a sum of plain features, each of which can be said to the analyst."""

import json
import math
from dataclasses import dataclass
from functools import cache

from claimtrack.domain import resources
from claimtrack.language.detection import detect
from claimtrack.language.lexicon import Language, lexicon
from claimtrack.language.sayings import View
from claimtrack.language.tokens import tokenize

_LONGEST = 20_000  # code points that are looked at


@dataclass(frozen=True, slots=True)
class Worth:
    """A score from 0 to 1, whether it passes the threshold, and the message codes that say why."""

    score: float
    worthy: bool
    reasons: tuple[str, ...]


@cache
def _weights(language: Language) -> dict[str, float]:
    weights: dict[str, float] = json.loads(resources.read_text("language", "worth.json"))[language]
    return weights


def features(view: View) -> dict[str, float]:
    """The features of a sentence, by the code of the reason that each stands for."""
    lists = view.lexicon.lists
    tokens = view.tokens[view.first : view.last]
    words = [token for token in tokens if token.is_word]
    numbers = sum(token.is_number or token.form in lists["numbers"] for token in tokens)
    return {
        "worth.number": min(numbers, 3),
        "worth.date": float(any(token.dated for token in tokens)),
        "worth.comparison": float(any(token.form in lists["comparisons"] for token in words)),
        "worth.named-actor": float(_has_actor(view)),
        "worth.opinion-word": float(any(token.form in lists["opinion"] for token in words)),
        "worth.question": float(any(token.form in {"?", "؟"} for token in tokens)),
        "worth.long": min(len(words), 40) / 20,
    }


def _has_actor(view: View) -> bool:
    lexicon_ = view.lexicon
    for place in range(view.first, view.last):
        token = view.tokens[place]
        if token.is_word and (
            lexicon_.has_any(token.form, "people", "bodies")
            or (place > view.first and token.is_capital and len(token.text) > 1)
        ):
            return True
    return False


def weigh(found: dict[str, float], language: Language) -> Worth:
    """The worth of a set of features by the weights of a language."""
    weights = _weights(language)
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    score = 1 / (1 + math.exp(-total))
    reasons = tuple(name for name, value in found.items() if value and name in weights and name != "worth.long")
    return Worth(round(score, 4), score >= weights["threshold"], reasons)


def score(text: str, language: str = "auto") -> Worth:
    """How check-worthy a text is by itself, outside of any article."""
    text = text[:_LONGEST]
    chosen = detect(text) if language == "auto" else language
    tokens = tokenize(text)
    view = View(tokens, 0, len(tokens), lexicon("ar" if chosen == "ar" else "en"))
    return weigh(features(view), view.lexicon.language)
