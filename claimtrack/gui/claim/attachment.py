"""A source on its way to a claim, as the dialog hands it over."""

from dataclasses import dataclass, field

from claimtrack.domain.source import Citation, KeptFile, Pin, Stance


@dataclass(frozen=True, slots=True)
class Attachment:
    """`source` is a new citation or the number of a source that is there; `kept` a copy to be stored with it.

    Where it is not `is_nameable`, no hand-over names the source.
    """

    source: Citation | int
    stance: Stance
    pin: Pin = field(default_factory=Pin)
    kept: KeptFile | None = None
    is_nameable: bool = True
