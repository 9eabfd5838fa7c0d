"""How much a text is worth checking: a sum of plain features, each of which can be said to the analyst.

The English weights are fitted on ClaimBuster's debate sentences (Arslan and others 2020, CC BY 4.0) by
`tests/language/worth_fitting.py`; the Arabic ones are set by hand.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claimtrack.domain import resources
from claimtrack.language.dates import find_dates
from claimtrack.language.text.detection import detect
from claimtrack.language.text.lexicon import Language, lexicon
from claimtrack.language.text.tokens import tokenize
from claimtrack.language.text.view import View

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 20_000  # code points that are looked at
_SILENT = frozenset({"worth.length", "worth.chatter"})  # features that are no reasons


@dataclass(frozen=True, slots=True)
class Worth:
    """A score from 0 to 1, whether it passes the threshold, and the message codes that say why."""

    score: float
    worthy: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the features of one language weigh.

    `words` holds single words and pairs, each with how rare it is (the inverse document frequency) and its weight.
    """

    bias: float
    threshold: float
    features: dict[str, float]
    words: dict[str, tuple[float, float]]


@cache
def weights(language: Language) -> Weights:
    """The weights of a language, from `resources/language/worth.json`."""
    return Weights(**json.loads(resources.read_text("language", "worth.json"))[language])


def shares(pieces: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """How much of a sentence each known word and pair is: its rarity, so that the squares add up to one."""
    known = {piece: rarity[piece] for piece in pieces if piece in rarity}
    length = math.sqrt(sum(value * value for value in known.values()))
    return {piece: value / length for piece, value in known.items()}


def features(view: View) -> dict[str, float]:
    """The plain features of a sentence, by the code of the reason that each stands for."""
    lists = view.lexicon.lists
    tokens = view.tokens[view.first : view.last]
    forms = [token.form for token in tokens]
    words = [token.form for token in tokens if token.is_word]
    return {
        "worth.number": float(min(sum(token.is_number or token.form in lists["numbers"] for token in tokens), 3)),
        "worth.date": float(any(token.dated for token in tokens)),
        "worth.comparison": float(any(form in lists["comparisons"] for form in words)),
        "worth.named-actor": float(_has_actor(view)),
        "worth.statement": float(any(form in view.lexicon.verbs for form in words)),
        "worth.breaking": float(any(form in lists["breaking"] for form in words)),
        "worth.opinion-word": float(any(form in lists["opinion"] for form in words)),
        "worth.address": float(any(form in lists["address"] for form in words)),
        "worth.question": float("?" in forms or "؟" in forms),
        "worth.exclamation": float("!" in forms),
        "worth.chatter": float(min(sum(form in lists["chatter"] for form in words), 3)),
        "worth.length": math.log1p(len(words)),
    }


def wording(view: View) -> Iterator[str]:
    """The words of a sentence and the pairs that stand side by side, each once, with the kind of a number for it."""
    seen: set[str] = set()
    before = "^"
    for token in view.tokens[view.first : view.last]:
        if not (token.is_word or token.is_number):
            continue
        form = _kind_of_number(token.text) if token.is_number else token.form
        for piece in (form, f"{before} {form}"):
            if piece not in seen:
                seen.add(piece)
                yield piece
        before = form


def _kind_of_number(text: str) -> str:
    """The sign that stands for a share, a sum of money, a year, a rank or any other number."""
    if text[0] in "$£€¥":
        return "#$"
    if text[-1] in "%٪":
        return "#%"
    if text[-1].isalpha():
        return "#th"
    return "#year" if _YEAR.fullmatch(text) else "#"


def _has_actor(view: View) -> bool:
    for place in range(view.first, view.last):
        token = view.tokens[place]
        is_name = place > view.first and token.is_capital and len(token.text) > 1
        if token.is_word and (is_name or view.lexicon.has_any(token.form, "people", "bodies")):
            return True
    return False


@cache
def _rarity(language: Language) -> dict[str, float]:
    return {piece: rarity for piece, (rarity, _) in weights(language).words.items()}


def weigh(view: View) -> Worth:
    """The worth of one sentence."""
    language = weights(view.lexicon.language)
    found = features(view)
    total = language.bias + sum(language.features.get(name, 0.0) * value for name, value in found.items())
    rarity = _rarity(view.lexicon.language)
    total += sum(language.words[piece][1] * share for piece, share in shares(wording(view), rarity).items())
    score_ = 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
    reasons = tuple(
        name for name, value in found.items() if value and name in language.features and name not in _SILENT
    )
    return Worth(round(score_, 4), score_ >= language.threshold, reasons)


def view_of(text: str, language: str = "auto") -> View:
    """A text by itself as one sentence."""
    text = text[:_LONGEST]
    chosen = detect(text) if language == "auto" else language
    spoken: Language = "ar" if chosen == "ar" else "en"
    tokens = tokenize(text, dates=find_dates(text, reference=None, language=spoken))
    return View(tokens, 0, len(tokens), lexicon(spoken))


def score(text: str, language: str = "auto") -> Worth:
    """How check-worthy a text is by itself, outside of any article."""
    return weigh(view_of(text, language))
