"""Fits the English weights of claimtrack.language.worth on ClaimBuster's sentences and writes them into the resources.

    python tests/language/worth_fitting.py TRAIN.tsv

TRAIN.tsv has the columns Text and class_label (Yes, No). The method is logistic regression by AdaGrad with a fixed
seed: the same file gives the same weights. A tenth of the sentences is held out to choose the threshold.
"""

import csv
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

from claimtrack.language.worth import features, view_of, wording

WORDS = 3500  # how many words and pairs are kept
LEAST = 6  # sentences that a word or pair must stand in
ROUNDS = 8
FIRST_ROUNDS = 3
DECAY = 1e-4
RESOURCE = Path(__file__).resolve().parents[2] / "resources" / "language" / "worth.json"

Example = tuple[list[str], dict[str, float], bool]


def read(path: Path) -> list[Example]:
    """The examples of a file: words and pairs, plain features, whether it is worth checking."""
    examples: list[Example] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            view = view_of(" ".join(row["Text"].split()), "en")
            examples.append((sorted(wording(view)), features(view), row["class_label"].strip() == "Yes"))
    return examples


class Model:
    """Weights being fitted."""

    def __init__(self, words: set[str], plain: list[str]) -> None:
        self.weights = dict.fromkeys([*sorted(words), *plain, "bias"], 0.0)
        self._slopes = dict.fromkeys(self.weights, 1e-3)
        self._words = words

    def inputs(self, example: Example) -> dict[str, float]:
        known = [word for word in example[0] if word in self._words]
        scale = 1 / math.sqrt(len(known) + 1)
        return {**dict.fromkeys(known, scale), **example[1], "bias": 1.0}

    def total(self, inputs: dict[str, float]) -> float:
        return sum(self.weights[name] * value for name, value in inputs.items())

    def learn(self, inputs: dict[str, float], label: bool) -> None:
        error = 1 / (1 + math.exp(-max(-30.0, min(30.0, self.total(inputs))))) - label
        for name, value in inputs.items():
            slope = error * value + DECAY * self.weights[name]
            self._slopes[name] += slope * slope
            self.weights[name] -= 0.25 * slope / math.sqrt(self._slopes[name])


def fit(examples: list[Example], words: set[str], generator: random.Random, rounds: int) -> Model:
    """A model of the given words and pairs and all plain features."""
    model = Model(words, sorted(examples[0][1]))
    prepared = [(model.inputs(example), example[2]) for example in examples]
    for _ in range(rounds):
        generator.shuffle(prepared)
        for inputs, label in prepared:
            model.learn(inputs, label)
    return model


def telling(examples: list[Example], generator: random.Random) -> set[str]:
    """The words and pairs that tell most in a first fit of all that are common: large weights, often met."""
    counts = Counter(word for words, _, _ in examples for word in words)
    common = {word for word, count in counts.items() if count >= LEAST}
    first = fit(examples, common, generator, FIRST_ROUNDS)
    strength = {word: abs(first.weights[word]) * math.sqrt(counts[word]) for word in common}
    return set(sorted(common, key=lambda word: (-strength[word], word))[:WORDS])


def best_threshold(totals: list[float], labels: list[bool]) -> float:
    """The score above which F1 is highest."""

    def f1(threshold: float) -> float:
        hits = sum(label for total, label in zip(totals, labels, strict=True) if total >= threshold)
        said = sum(total >= threshold for total in totals)
        return 2 * hits / max(1, said + sum(labels))

    best = max((step / 20 for step in range(-40, 41)), key=f1)
    return 1 / (1 + math.exp(-best))


def main() -> None:
    """Fit and write."""
    generator = random.Random(1)  # noqa: S311  # a repeatable shuffle, no secret
    examples = read(Path(sys.argv[1]))
    generator.shuffle(examples)
    held, fitted = examples[: len(examples) // 10], examples[len(examples) // 10 :]
    plain = sorted(examples[0][1])
    model = fit(fitted, telling(fitted, generator), generator, ROUNDS)
    threshold = best_threshold([model.total(model.inputs(example)) for example in held], [e[2] for e in held])
    rounded = {name: round(weight, 3) for name, weight in model.weights.items()}
    content = json.loads(RESOURCE.read_text(encoding="utf-8"))
    content["en"] = {
        "bias": rounded.pop("bias"),
        "threshold": round(threshold, 3),
        "features": {name: rounded.pop(name) for name in plain},
        "words": {word: weight for word, weight in sorted(rounded.items()) if weight},
    }
    RESOURCE.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
