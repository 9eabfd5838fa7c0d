"""Keeps a scale that is being edited until it is stored: the fields show one rating, but all of them are kept."""

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from claimtrack.domain.rating import Family, Need, Rating, Scale
from claimtrack.domain.scale_document import MOST
from claimtrack.domain.words import Words
from claimtrack.gui.parts.kept_form import KeptForm, Typed
from claimtrack.gui.session import Session

NAMES = ("name_en", "name_ar")
COUNT = "ratings"
PARTS = tuple(field.name for field in fields(Rating))


class KeptScale(KeptForm):
    """The scale that an editor has now, `begun` from another; `show` puts one in that was kept."""

    def __init__(
        self,
        form: QWidget,
        column: QVBoxLayout,
        session: Session,
        words: Words,
        *,
        begun: Scale,
        now: Callable[[], Scale],
        show: Callable[[Scale], None],
    ) -> None:
        super().__init__(form, column, session, words)
        self._begun, self._now, self._show = begun, now, show

    @override
    def is_typed(self) -> bool:
        return self._now() != self._begun

    @override
    def typed(self) -> Typed:
        """What is other than at the beginning, each part of a rating by its place; and how many there are."""
        scale = self._now()
        names = [(name, getattr(scale, name)) for name in NAMES if getattr(scale, name) != getattr(self._begun, name)]
        parts = _parts(scale).items() - _parts(self._begun).items()
        count = [(COUNT, str(len(scale.ratings)))] if len(scale.ratings) != len(self._begun.ratings) else []
        return (*names, *sorted(parts), *count)

    @override
    def put_back(self, typed: Typed) -> None:
        held = _parts(self._begun) | {name: getattr(self._begun, name) for name in NAMES} | dict(typed)
        counted = _number(held.get(COUNT, ""))
        count = len(self._begun.ratings) if counted is None else min(counted, MOST)
        ratings = tuple(_rating({name: held.get(f"{place} {name}", "") for name in PARTS}) for place in range(count))
        self._show(replace(self._begun, ratings=ratings, **{name: held[name] for name in NAMES}))


def _parts(scale: Scale) -> dict[str, str]:
    return {
        f"{place} {name}": "" if (value := getattr(rating, name)) is None else str(value)
        for place, rating in enumerate(scale.ratings)
        for name in PARTS
    }


def _rating(held: dict[str, str]) -> Rating:
    """A rating from what was kept; what is no number, side or need is none of them."""
    value, family, need = held.pop("value"), held.pop("family"), held.pop("need")
    return Rating(
        **held,
        value=_number(value),
        family=Family(family) if family in {*Family} else Family.OTHER,
        need=Need(need) if need in {*Need} else Need.STANCE,
    )


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
