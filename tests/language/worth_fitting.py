"""Fits the English weights of claimtrack.language.worth on ClaimBuster's sentences and writes them into the resources.

    python tests/language/worth_fitting.py TRAIN.tsv

TRAIN.tsv has the columns Text and class_label (Yes, No). The method is logistic regression with a quadratic penalty,
by AdaGrad with a fixed seed: the same file gives the same weights. The words and pairs are those that tell most in a
first fit. The threshold is the one with the best F1 where each half of the sentences is judged by a fit of the other.
"""

import csv
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from claimtrack.language.worth import features, shares, view_of, wording

WORDS = 7000  # how many words and pairs are kept
LEAST = 4  # sentences that a word or pair must stand in
ROUNDS = 14
FREEDOM = 1.5  # what an error costs against a large weight
PLAIN = 0.5  # how large a plain feature is to the penalty
RESOURCE = Path(__file__).resolve().parents[2] / "resources" / "language" / "worth.json"

Example = tuple[list[str], dict[str, float], bool]
Inputs = list[tuple[str, float]]


def read(path: Path) -> list[Example]:
    """The examples of a file: words and pairs, plain features, whether it is worth checking."""
    examples: list[Example] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            view = view_of(" ".join(row["Text"].split()), "en")
            examples.append((sorted(wording(view)), features(view), row["class_label"].strip() == "Yes"))
    return examples


def rarity(examples: Sequence[Example], kept: set[str] | None = None) -> dict[str, float]:
    """The inverse document frequency of the words and pairs that are common enough, or of those kept."""
    counts = Counter(piece for pieces, _, _ in examples for piece in pieces)
    chosen = sorted(piece for piece, count in counts.items() if count >= LEAST and (kept is None or piece in kept))
    return {piece: round(math.log((1 + len(examples)) / (1 + counts[piece])) + 1, 2) for piece in chosen}


class Model:
    """Weights being fitted."""

    def __init__(self, examples: Sequence[Example], rare: dict[str, float]) -> None:
        self._rare = rare
        self._prepared = [(self.inputs(example), example[2]) for example in examples]
        self._counts = Counter(name for inputs, _ in self._prepared for name, _ in inputs)
        self.weights = dict.fromkeys(self._counts, 0.0)
        self._slopes = dict.fromkeys(self._counts, 1e-3)

    def inputs(self, example: Example) -> Inputs:
        plain = [(name, value * PLAIN) for name, value in example[1].items() if value]
        return [*shares(example[0], self._rare).items(), *plain, ("bias", 1.0)]

    def total(self, inputs: Inputs) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in inputs)

    def fit(self, generator: random.Random) -> "Model":
        for _ in range(ROUNDS):
            generator.shuffle(self._prepared)
            for inputs, label in self._prepared:
                self._learn(inputs, label)
        return self

    def _learn(self, inputs: Inputs, label: bool) -> None:
        error = 1 / (1 + math.exp(-max(-30.0, min(30.0, self.total(inputs))))) - label
        for name, value in inputs:
            pull = 0.0 if name == "bias" else self.weights[name] / (FREEDOM * self._counts[name])
            slope = error * value + pull
            self._slopes[name] += slope * slope
            self.weights[name] -= 0.3 * slope / math.sqrt(self._slopes[name])


def fitted(examples: Sequence[Example], generator: random.Random) -> tuple[Model, dict[str, float]]:
    """A model of the words and pairs that tell most in a first fit of all that are common, with their rarity."""
    common = rarity(examples)
    counts = Counter(piece for pieces, _, _ in examples for piece in pieces)
    first = Model(examples, common).fit(generator)
    strength = {piece: abs(first.weights[piece]) * math.sqrt(counts[piece]) / rare for piece, rare in common.items()}
    telling = set(sorted(strength, key=lambda piece: (-strength[piece], piece))[:WORDS])
    rare = rarity(examples, telling)
    return Model(examples, rare).fit(generator), rare


def best_threshold(totals: Sequence[float], labels: Sequence[bool]) -> float:
    """The share above which F1 is highest."""

    def f1(threshold: float) -> float:
        hits = sum(label for total, label in zip(totals, labels, strict=True) if total >= threshold)
        said = sum(total >= threshold for total in totals)
        return 2 * hits / max(1, said + sum(labels))

    best = max((step / 20 for step in range(-40, 41)), key=f1)
    return 1 / (1 + math.exp(-best))


def crossed_threshold(examples: Sequence[Example], generator: random.Random) -> float:
    """The best threshold where each half is judged by a fit of the other."""
    totals: list[float] = []
    labels: list[bool] = []
    middle = len(examples) // 2
    for known, judged in ((examples[:middle], examples[middle:]), (examples[middle:], examples[:middle])):
        model, _ = fitted(known, generator)
        totals += [model.total(model.inputs(example)) for example in judged]
        labels += [example[2] for example in judged]
    return best_threshold(totals, labels)


def written(content: dict[str, object]) -> str:
    """JSON with one word or feature a line."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return text.replace("[\n    ", "[").replace(",\n    ", ", ").replace("\n   ]", "]") + "\n"


def main() -> None:
    """Fit and write."""
    generator = random.Random(1)  # noqa: S311  # a repeatable shuffle, no secret
    examples = read(Path(sys.argv[1]))
    generator.shuffle(examples)
    threshold = crossed_threshold(examples, generator)
    model, rare = fitted(examples, generator)
    plain = sorted(examples[0][1])
    content = json.loads(RESOURCE.read_text(encoding="utf-8"))
    content["en"] = {
        "bias": round(model.weights["bias"], 3),
        "threshold": round(threshold, 3),
        "features": {name: round(model.weights.get(name, 0.0) * PLAIN, 3) for name in plain},
        "words": {piece: [value, round(model.weights[piece], 3)] for piece, value in rare.items()},
    }
    RESOURCE.write_text(written(content), encoding="utf-8")


if __name__ == "__main__":
    main()
