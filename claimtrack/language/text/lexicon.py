"""The word lists of a language, read once from the resources and folded: verbs of saying, titles, small words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Literal

from claimtrack.domain import resources
from claimtrack.language.text.folding import fold

Language = Literal["ar", "en"]


class Sense(StrEnum):
    """What a verb of saying does with what is said."""

    SAY = "say"
    ANNOUNCE = "announce"
    DENY = "deny"
    CALL = "call"
    HOLD = "hold"
    ASK = "ask"
    SHOW = "show"
    FORECAST = "forecast"
    EXPRESS = "express"


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb of saying.

    `takes` is "that" (a clause, quotation or colon must follow), "thing" (a noun may), "about" or "figure";
    `agreement` is "m", "f", "p" or "" where the form does not tell who speaks.
    """

    sense: Sense
    takes: str
    tense: Literal["past", "present", "participle"]
    agreement: str = ""
    is_bare: bool = False  # written with a bare alef, so that أ at its head makes it "I …"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language; every word in them is folded."""

    language: Language
    verbs: dict[str, Verb]
    doubtful: dict[str, Verb]  # forms that are mostly other words
    lists: dict[str, frozenset[str]]
    phrases: dict[str, dict[str, tuple[tuple[str, ...], ...]]]  # by name and first word

    def has(self, name: str, form: str) -> bool:
        """Whether a folded word is in a list, in Arabic also under its article and prefixes."""
        words = self.lists[name]
        return form in words or (self.language == "ar" and any(bare in words for bare in strip_prefixes(form)))

    def has_any(self, form: str, *names: str) -> bool:
        """Whether a folded word is in one of several lists."""
        return any(self.has(name, form) for name in names)


_SUFFIXES = ("ها", "هم", "ه", "ا")
_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "ول", "وب", "و", "ف", "ب", "ل")


def without_conjunction(form: str) -> str:
    """A folded Arabic word without the conjunction that may be glued to it."""
    return form[1:] if form[:1] in {"و", "ف"} and len(form) > 2 else form


@cache
def strip_prefixes(form: str) -> tuple[str, ...]:
    """The shapes an Arabic word may have without its article, conjunction, preposition or possessive ending."""
    shapes = [form[len(prefix) :] for prefix in _PREFIXES if form.startswith(prefix) and len(form) > len(prefix) + 1]
    for shape in (form, *shapes):
        bare = [shape.removesuffix(end) for end in _SUFFIXES if shape.endswith(end) and len(shape) > len(end) + 2]
        shapes += bare
        shapes += [word[:-1] + "ه" for word in bare if word.endswith("ت")]  # وزارته is وزارة with an owner
    return tuple(shapes)


def _arabic_past(verb: str, *, is_addressed: bool) -> Iterator[tuple[str, str]]:
    if verb[-1] in "يا":
        yield from ((verb, "m"), (verb[:-1] + "ت", "f"), (verb[:-1] + "وا", "p"), (verb[:-1] + "تا", "p"))
        yield (verb[:-1] + "يا", "p")
    else:
        yield from ((verb, "m"), (verb + "ت", "f"), (verb + "وا", "p"), (verb + "تا", "p"), (verb + "ا", "p"))
    if is_addressed:
        stem = verb[:-1] + "ا" if verb[-1] in "يا" else verb
        for suffix in ("ه", "ها", "هم", "نا"):
            yield from ((stem + suffix, "m"), (stem + "ت" + suffix, "f"))


def _arabic_present(verb: str) -> Iterator[tuple[str, str]]:
    stem = verb[:-1] if verb[-1] in "يو" else verb
    yield from ((verb, "m"), ("ت" + verb[1:], "f"), (stem + "ون", "p"), (stem + "ان", "p"))


def _arabic_participle(word: str) -> Iterator[tuple[str, str]]:
    yield from ((word + "ا", "m"), (word + "ه", "f"), (word.removesuffix("ي") + "ين", "p"))


def _arabic_verbs(rows: list[str], addressed: frozenset[str]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for row in rows:
        past, present, participle, sense, takes = row.split()
        forms = {}
        if past != "-":
            forms["past"] = _arabic_past(fold(past), is_addressed=fold(past) in addressed)
        if present != "-":
            forms["present"] = _arabic_present(fold(present))
        if participle != "-":
            forms["participle"] = _arabic_participle(fold(participle))
        for tense, agreeing in forms.items():
            is_bare = tense == "past" and past[0] == "ا"
            for form, agreement in agreeing:
                verbs.setdefault(form, Verb(Sense(sense), takes, tense, agreement, is_bare))  # type: ignore[arg-type]  # the three keys above
    return verbs


def _english_verbs(rows: list[str]) -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for row in rows:
        base, third, past, _, gerund, sense, takes = row.split()
        for form, tense in ((past, "past"), (base, "present"), (third, "present"), (gerund, "participle")):
            verbs.setdefault(form, Verb(Sense(sense), takes, tense))  # type: ignore[arg-type]  # the three tenses above
    return verbs


def _by_first_word(listed: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in listed.split("|"):
        words = tuple(fold(phrase).split())
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return phrases


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, from `resources/language`."""
    content = json.loads(resources.read_text("language", f"{language}.json"))
    rows = content.pop("speech")
    content.pop("about")
    phrases = {
        name: _by_first_word(content.pop(name)) for name in [name for name in content if name.endswith("_phrases")]
    }
    lists = {name: frozenset(fold(words).split()) for name, words in content.items()}
    if language == "en":
        return Lexicon(language, _english_verbs(rows), {}, lists, phrases)
    verbs = _arabic_verbs(rows, lists["addressed"])
    doubtful = {form: verbs.pop(form) for form in lists["never"]}
    return Lexicon(language, verbs, doubtful, lists, phrases)
