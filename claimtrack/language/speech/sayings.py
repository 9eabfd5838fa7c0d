"""What a finder of speech returns: somebody says something."""

from dataclasses import dataclass

from claimtrack.language.text.lexicon import Sense

LONGEST_NAME = 14  # tokens of a speaker's name with title and office
FARTHEST = 30  # tokens between a verb of saying and what is said


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something: places are token indexes of the whole text, ends exclusive.

    `begin` is where the words about the speaker begin, `content` where what is said begins. `speaker` is None where it
    is left out or a pronoun; `agreement` ("m", "f", "p", "n", "") then helps to find who is meant, and `reason` is the
    message code that says how the speaker was read. `skipped` counts the letters of a preposition glued to the name.
    """

    verb: int
    begin: int
    content: int
    sense: Sense
    speaker: tuple[int, int] | None
    reason: str
    agreement: str = ""
    skipped: int = 0
    trails: bool = False  # the attribution follows what is said
    continues: bool = False  # a participle: the speaker of the clause before goes on
    is_source: bool = False  # "according to"
    is_hearsay: bool = False  # nobody in particular says it
    is_heard: bool = False  # a court or jury was told it, by whom stands elsewhere
    is_joined: bool = False  # a conjunction is glued to the verb
    has_clause: bool = True  # false where only a noun says what is said
