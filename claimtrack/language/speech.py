"""Who says what in a sentence, in the language that the sentence is written in."""

from claimtrack.language.arabic_speech import ArabicSpeech
from claimtrack.language.english_speech import EnglishSpeech
from claimtrack.language.sayings import Saying, View


def find_sayings(view: View) -> list[Saying]:
    """Return the sayings of a sentence in the order of their verbs."""
    return ArabicSpeech(view).find() if view.lexicon.language == "ar" else EnglishSpeech(view).find()
