"""Who says what in a sentence, in the language that the sentence is written in."""

from claimtrack.language.arabic_speech import ArabicSpeech
from claimtrack.language.english_speech import EnglishSpeech
from claimtrack.language.sayings import View


def finder(view: View) -> ArabicSpeech | EnglishSpeech:
    """Return the finder of sayings for a sentence."""
    return ArabicSpeech(view) if view.lexicon.language == "ar" else EnglishSpeech(view)
