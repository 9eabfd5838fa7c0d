"""Which language a text is in, by its script and, within one script, by its commonest small words."""

import re
from collections import Counter
from functools import cache

_SAMPLE = 20_000  # characters looked at: more would not change the answer

_SCRIPTS = (
    ("arabic", re.compile(r"[\u0620-\u064A\u066E-\u06D3\u06FA-\u06FC\uFB50-\uFDFF\uFE70-\uFEFC]")),
    ("latin", re.compile(r"[A-Za-z\u00C0-\u024F]")),
    ("ru", re.compile(r"[\u0400-\u04FF]")),
    ("he", re.compile(r"[\u05D0-\u05EA]")),
    ("el", re.compile(r"[\u0370-\u03FF]")),
    ("hi", re.compile(r"[\u0900-\u097F]")),
    ("ja", re.compile(r"[\u3040-\u30FF]")),
    ("ko", re.compile(r"[\uAC00-\uD7AF]")),
    ("zh", re.compile(r"[\u4E00-\u9FFF]")),
    ("th", re.compile(r"[\u0E00-\u0E7F]")),
)

_SMALL_WORDS = {
    "arabic": {
        "ar": "في من على إلى الى أن ان إن عن مع هذا هذه التي الذي كان قال لا ما لم بعد كل بين أو او ثم قد هو هي",
        "fa": "است که را این از به با های می برای آن شد کرد خود شده یک",
        "ur": "ہے کے کی میں کا اور سے کو نے ہیں پر کہ یہ",
        "ckb": "لە بۆ کە دا ئەم بە هەر",
    },
    "latin": {
        "en": "the of and to in is was that for on it with as are by at from this have has had not be been he she"
        " they we you i but or an will said who which their his her its were what can would if",
        "fr": "le la les des et est une dans que qui pour du au aux par sur pas plus avec sont ce cette il elle un en",
        "es": "el la los las de que y en un una por con para se del al es no su como más pero fue",
        "de": "der die das und ist nicht ein eine den dem mit von zu auf für im sich des auch wird war bei",
        "it": "il lo gli di che e la per un una non con sono del della nel alla è più anche",
        "pt": "o os as de que e em um uma não para com por do da dos das no na foi mais são",
        "nl": "de het een en van is niet dat op te met voor zijn er aan ook werd bij",
        "tr": "ve bir bu için ile da de olarak olan çok daha ne gibi kadar",
        "id": "yang dan di dengan untuk dari ini itu pada tidak dalam akan oleh",
        "sv": "och att det som en är på för med av den till inte har ett",
        "pl": "i w na z do się nie że jest to jak po od przez",
    },
}


@cache
def _languages_of(script: str) -> dict[str, tuple[str, ...]]:
    """Each small word with the languages that use it."""
    owners: dict[str, list[str]] = {}
    for language, words in _SMALL_WORDS[script].items():
        for word in words.split():
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


def _commonest(script: str, text: str) -> str:
    owners = _languages_of(script)
    counts = Counter(
        language for word in re.findall(r"[^\W\d_]+", text.casefold()) for language in owners.get(word, ())
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language most of the text is in, or "" where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS}
    script = max(letters, key=lambda name: letters[name])
    if not letters[script]:
        return ""
    if script == "arabic":
        return _commonest(script, sample) or "ar"
    if script == "latin":
        return _commonest(script, sample)
    return "ja" if script == "zh" and letters["ja"] else script
