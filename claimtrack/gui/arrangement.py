"""How the parts of the main window stand, for its next start and for the one that is built anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings

from claimtrack.gui.listing.columns import ColumnChoice
from claimtrack.gui.view import View

WIDTHS = {"wide": "columns", "narrow": "columns-narrow", "triage": "columns-triage"}  # where they are kept


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the parts stand: what one looks at, the list's columns, the widths of all, the layout, the page.

    `is_claim_out`: the claim lies over the article.
    """

    view: View
    columns: ColumnChoice
    widths: Mapping[str, QByteArray]
    threshold: int  # the least score of a card in the Triage, in hundredths
    is_triage: bool
    page: str = ""  # of the library
    is_claim_out: bool = False

    @classmethod
    def read(cls, state: QSettings) -> "Arrangement":
        """As it was kept, whatever the settings' file has made of it."""
        kept, threshold = {name: state.value(key) for name, key in WIDTHS.items()}, str(state.value("threshold"))
        return cls(
            view=View.sorted_as(str(state.value("order"))),
            columns=ColumnChoice.read(str(state.value("list"))),
            widths={name: widths for name, widths in kept.items() if isinstance(widths, QByteArray)},
            threshold=min(int(threshold), 100) if threshold.isascii() and threshold.isdigit() else 0,
            is_triage=state.value("layout") == "triage",
        )

    def keep(self, state: QSettings) -> None:
        """Have it at hand at the next start."""
        for name, widths in self.widths.items():
            state.setValue(WIDTHS[name], widths)
        state.setValue("list", self.columns.text)
        state.setValue("order", self.view.sorting)
        state.setValue("layout", "triage" if self.is_triage else "desk")
        state.setValue("threshold", self.threshold)
