"""Which claims of an article are about the same event: the same day and enough of the same words."""

from dataclasses import replace

from claimtrack.domain.drawn import DrawnClaim
from claimtrack.language.text.folding import fold
from claimtrack.language.text.tokens import tokenize

_ENOUGH = 3  # shared content words
_LATEST = 40  # earlier claims that are compared, so that the time stays linear


def _content(claim: DrawnClaim) -> frozenset[str]:
    dated = {word for date in claim.dates for word in fold(date.text).split()}
    words = (token.form.removeprefix("ال").removeprefix("و") for token in tokenize(claim.quote[:600]) if token.is_word)
    return frozenset(word for word in words if len(word) > 3 and word not in dated)


def join(claims: list[DrawnClaim]) -> list[DrawnClaim]:
    """Note on each claim the first claim about the same event."""
    words = [frozenset() if claim.date is None else _content(claim) for claim in claims]
    joined: list[DrawnClaim] = []
    for index, claim in enumerate(claims):
        same = next(
            (
                earlier
                for earlier in range(max(0, index - _LATEST), index)
                if claim.date is not None
                and claims[earlier].date == claim.date
                and claims[earlier].date_of == claim.date_of
                and len(words[earlier] & words[index]) >= _ENOUGH
            ),
            None,
        )
        first = joined[same].same_event if same is not None and joined[same].same_event is not None else same
        joined.append(claim if first is None else replace(claim, same_event=first))
    return joined
