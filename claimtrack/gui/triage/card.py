"""A card of the Triage: a claim of an article, or a sentence of it that was not proposed, with its words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from claimtrack.domain import status as statuses
from claimtrack.domain.changes import Changes
from claimtrack.domain.claim import ClaimQuery, ClaimRow, Order
from claimtrack.domain.drawn import DrawnClaim, Kind
from claimtrack.domain.status import Move, Status
from claimtrack.domain.words import Words
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.parts.text import isolate, line

if TYPE_CHECKING:
    from claimtrack.domain.article import Article
    from claimtrack.gui.work import Work
    from claimtrack.workspace.workspace import Workspace

ON_DEMAND = (Kind.OPINION, Kind.PREDICTION, Kind.QUESTION, Kind.VAGUE)
_SHAPED = frozenset({Status.INBOX, Status.TO_CHECK, Status.IN_PROGRESS})  # may be merged and split


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `number` is None, and `drawn` is there, where it is no claim of the workspace.

    `span` is the place in the article's text, in code points; `score` runs from 0 to 100.
    """

    number: int | None
    text: str
    span: tuple[int, int] | None
    speaker: str | None
    date: str | None
    score: int
    reasons: tuple[str, ...]
    status: Status | None = None
    drawn: DrawnClaim | None = None

    @classmethod
    def of_claim(cls, row: ClaimRow, span: tuple[int, int] | None) -> Self:
        """The card of a claim."""
        return cls(
            number=row.id,
            text=row.text,
            span=span,
            speaker=row.speaker,
            date=row.date,
            score=round(row.score * 100),
            reasons=row.reasons,
            status=row.status,
        )

    @classmethod
    def of_drawn(cls, drawn: DrawnClaim) -> Self:
        """The card of a sentence that was not proposed."""
        return cls(
            number=None,
            text=" ".join(drawn.quote.split()),
            span=(drawn.start, drawn.end),
            speaker=drawn.speaker,
            date=drawn.date,
            score=round(drawn.score * 100),
            reasons=drawn.reasons,
            drawn=drawn,
        )

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim of the workspace."""
        return self.number is not None

    @property
    def is_undecided(self) -> bool:
        """Whether it still waits in the Inbox."""
        return self.status is Status.INBOX

    @property
    def place(self) -> int:
        """Where it stands in the article; claims without a place come first."""
        return self.span[0] if self.span else -1


def commands_for(card: Card) -> tuple[str, ...]:
    """The commands that a card offers, in their order."""
    if card.status is None:
        return ("claim.accept",)
    moves = {"claim.accept": Move.ACCEPT, "claim.restore": Move.RESTORE, "claim.dismiss": Move.DISMISS}
    offered = [code for code, move in moves.items() if statuses.is_allowed(move, card.status)]
    if card.status in _SHAPED:
        offered += ["claim.edit", "claim.attribute", "claim.merge", "claim.split"]
    return tuple(offered)


# -- in words ---------------------------------------------------------------------------------------------------------


def sources(words: Words, card: Card) -> str:
    """Who says it, and for when."""
    speaker = isolate(line(card.speaker, 100)) if card.speaker else words.say("list.the-article")
    return f"{speaker} · {isolate(date_words(words, card.date)) if card.date else '—'}"


def chips(words: Words, card: Card) -> tuple[str, ...]:
    """Its score, and why it was drawn, in a word or two each."""
    short = (f"triage.{reason}" for reason in dict.fromkeys(card.reasons))
    score = (words.say("triage.score", score=card.score),) if card.is_claim and card.score else ()
    return (*score, *(words.say(code) for code in short if words.knows(code)))


def facts(words: Words, card: Card) -> str:
    """Who says it, for when, and why it was drawn, in one line."""
    return " · ".join((sources(words, card), *chips(words, card)))


def standing(words: Words, card: Card) -> str:
    """What has been decided, empty where nothing has."""
    if card.status is None or card.status is Status.INBOX:
        return ""
    if card.status in {Status.TO_CHECK, Status.DISMISSED}:
        return words.say(f"triage.{card.status}")
    return words.say(f"status.{card.status}")


def explanation(words: Words, card: Card) -> str:
    """The reasons at full length."""
    return "\n".join(words.say(reason) for reason in dict.fromkeys(card.reasons) if words.knows(reason))


def spoken(words: Words, card: Card) -> str:
    """All of a card, for a screen reader."""
    return words.say("list.separator").join(filter(None, (line(card.text), facts(words, card), standing(words, card))))


# -- asked of the workspace and of the engine -------------------------------------------------------------------------


def read_cards(number: int, workspace: "Workspace") -> tuple[int, list[Card]]:
    """The claims of an article as they stand in it."""
    numbers = workspace.claims.numbers(ClaimQuery(article_id=number, order=Order.PLACE))
    spans = {mark.claim_id: (mark.start, mark.end) for mark in workspace.articles.marks(number)}
    return number, [Card.of_claim(row, spans.get(row.id)) for row in workspace.claims.rows(numbers)]


def draw_left_out(article: "Article", _work: "Work") -> list[Card]:
    """What an article says besides, which is not proposed: opinions, forecasts and the like."""
    from claimtrack.language.claims import draw_claims  # noqa: PLC0415 - its lexicons are read at the first article

    drawn = draw_claims(article, every=True)
    return [Card.of_drawn(claim) for claim in drawn if not claim.worthy and claim.kind in ON_DEMAND]


def add_drawn(number: int, drawn: DrawnClaim, workspace: "Workspace") -> Changes:
    """Make a claim of a sentence that was not proposed."""
    from claimtrack.language.wording import stand_alone  # noqa: PLC0415 - its lexicons are read at the first article

    return workspace.claims.add(
        text=stand_alone(drawn),
        article_id=number,
        start=drawn.start,
        end=drawn.end,
        speaker=drawn.speaker or "",
        date=drawn.date or "",
        voice=drawn.voice,
    )


def edit_text(number: int, text: str, workspace: "Workspace") -> Changes:
    """Word a claim anew."""
    return workspace.claims.edit(number, text=text)
