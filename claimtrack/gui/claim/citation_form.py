"""The fields of a new source; everything but a title or an address may stay empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from claimtrack.domain.source import Citation, SourceKind
from claimtrack.domain.words import Words
from claimtrack.gui.parts.address_field import AddressField
from claimtrack.gui.parts.date_field import DateField
from claimtrack.gui.parts.fields import LineField
from claimtrack.gui.parts.labelled import labelled
from claimtrack.gui.parts.proposals import Proposals
from claimtrack.gui.parts.text import tooltip
from claimtrack.gui.style.theme import GAP, WIDE
from claimtrack.intake.text import is_address


class CitationForm(QWidget):
    """Takes a citation; an address pasted as the title goes where it belongs."""

    address_changed = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._language = ""
        self._proposals = Proposals()
        self._title = LineField(say("source.title"), hint=say("source.title-hint"))
        self._publisher = LineField(say("source.publisher"))
        self._published = DateField(say("source.published"), words)
        self._address = AddressField(say("source.address"), words)
        self._kind = QComboBox()
        self._origin = LineField(say("source.origin"), hint=say("source.origin-hint"))
        self._author = LineField(say("source.author"))
        self._is_nameable = QCheckBox(say("source.is-nameable"))
        self._is_nameable.setToolTip(tooltip(say("source.nameable-hint")))
        self._is_nameable.setChecked(True)
        for kind in SourceKind:
            self._kind.addItem(say(f"source-kind.{kind}"), kind)
        self._kind.setCurrentIndex(self._kind.findData(SourceKind.NEWS))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(labelled(say("source.title"), self._title), 0, 0, 1, 2)
        grid.addWidget(labelled(say("source.address"), self._address), 1, 0, 1, 2)
        grid.addWidget(labelled(say("source.publisher"), self._publisher), 2, 0, top)
        grid.addWidget(labelled(say("source.published"), self._published), 2, 1, top)
        grid.addWidget(labelled(say("source.kind"), self._kind), 3, 0, top)
        grid.addWidget(labelled(say("source.origin"), self._origin), 3, 1, top)
        grid.addWidget(labelled(say("source.author"), self._author), 4, 0, top)
        grid.addWidget(self._is_nameable, 4, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self._title)
        self._title.textChanged.connect(self._on_title)
        self._address.changed.connect(self.address_changed)

    def set_citation(self, citation: Citation) -> None:
        """Puts a citation in."""
        self._title.set_text(citation.title)
        self._language = citation.language
        self._publisher.set_text(citation.publisher)
        self._author.set_text(citation.author)
        self._published.set_text(citation.published or "")
        self._address.set_text(citation.address)
        self._kind.setCurrentIndex(self._kind.findData(citation.kind))
        self._origin.set_text(citation.origin)

    def propose(self, citation: Citation) -> None:
        """Puts in what a document says of itself, where nothing is typed; what was proposed for another goes."""
        suggest = self._proposals.suggest
        suggest(self._title, citation.title)
        suggest(self._publisher, citation.publisher)
        suggest(self._author, citation.author)
        suggest(self._published, citation.published or "")
        suggest(self._address, citation.address)
        self._language = citation.language

    def citation(self) -> Citation:
        """What the fields say now."""
        return Citation(
            title=self._title.text().strip(),
            publisher=self._publisher.text().strip(),
            author=self._author.text().strip(),
            published=self._published.date,
            address=self._address.text().strip(),
            kind=self._kind.currentData(),
            language=self._language,
            origin=self._origin.text().strip(),
        )

    def let_name(self, *, is_allowed: bool) -> None:
        """Says whether the source may be named."""
        self._is_nameable.setChecked(is_allowed)

    @property
    def is_nameable(self) -> bool:
        """Whether the source may be named in what is handed over."""
        return self._is_nameable.isChecked()

    @property
    def is_named(self) -> bool:
        """Whether there is a title or an address."""
        return bool(self._title.text().strip() or self._address.text().strip())

    @property
    def is_readable(self) -> bool:
        """Whether the date can be read."""
        return self._published.is_readable

    def focus_date(self) -> None:
        """Puts the keyboard into the date."""
        self._published.setFocus()

    def _on_title(self, text: str) -> None:
        if is_address(text.strip()) and not self._address.text():
            self._title.clear()
            self._address.set_text(text.strip())
            self._title.setFocus()
