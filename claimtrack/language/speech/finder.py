"""Who says what in a sentence, in the language that the sentence is written in."""

from claimtrack.language.speech.arabic import ArabicSpeech
from claimtrack.language.speech.english import EnglishSpeech
from claimtrack.language.text.view import View


def finder(view: View) -> ArabicSpeech | EnglishSpeech:
    """Return the finder of sayings for a sentence."""
    return ArabicSpeech(view) if view.lexicon.language == "ar" else EnglishSpeech(view)
