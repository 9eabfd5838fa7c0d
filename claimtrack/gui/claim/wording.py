"""What a person can reword in a claim: its text, who says it, and the date it claims."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`date` is EDTF or empty; an empty speaker is the article itself."""

    text: str
    speaker: str = ""
    date: str = ""
