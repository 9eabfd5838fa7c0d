"""The user's guide inside the program, the list of keys, and what the program is."""

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from claimtrack import __version__
from claimtrack.domain import resources
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import COMMANDS, MENUS, written_keys
from claimtrack.gui.parts.dialogs import tell
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE

_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
PAGES = ("first-steps", "drawing", "evidence", "verdict", "review", "export", "keyboard", "protection")


class GuideWindow(QDialog):
    """Shows the pages of the guide in the interface language."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.say("help.guide"))
        self.resize(820, 620)
        self._words = words
        self.pages = QListWidget()
        self.pages.setAccessibleName(words.say("help.pages"))
        self.pages.setProperty("role", "pages")
        self.pages.setFixedWidth(210)
        self.page = _Page()
        self.page.setAccessibleName(words.say("help.guide"))
        for page in PAGES:
            self.pages.addItem(words.say(f"help.page.{page}"))
        self.pages.currentRowChanged.connect(self.show_page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addWidget(self.page, 1)
        self.pages.setCurrentRow(0)

    def show_page(self, number: int) -> None:
        """Show a page by its place in the list."""
        self.page.show_markdown(resources.read_text("help", self._words.language, f"{PAGES[number]}.md"))


class _Page(QTextBrowser):
    """Shows our own Markdown, in which HTML means nothing and nothing is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link)
        self.document().setDocumentMargin(2 * MARGIN)
        self.document().setDefaultFont(fonts.text_font(points=fonts.POINTS + 0.5))

    def show_markdown(self, text: str) -> None:
        """Show a page from its beginning."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            text = mirrored(text)
        option = self.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def _on_link(self, address: QUrl) -> None:
        if address.scheme() == "https":
            QDesktopServices.openUrl(address)


def mirrored(markdown: str) -> str:
    """A page whose tables have their first column at the end: Qt lays tables out from left to right always."""
    return _ROW.sub(_turned, markdown)


def _turned(row: re.Match[str]) -> str:
    return "|" + "|".join(reversed(row[1].split("|"))) + "|"


class KeysDialog(QDialog):
    """Every key in one place."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.say("help.keys"))
        self.resize(460, 620)
        holder = QWidget()
        rows = QGridLayout(holder)
        rows.setVerticalSpacing(GAP)
        rows.setHorizontalSpacing(2 * WIDE)
        rows.setColumnStretch(1, 1)
        for menu in MENUS:
            heading = PlainLabel(words.say(f"menu.{menu}").replace("&", ""), role="section", follows_text=False)
            heading.setFont(fonts.section_font())
            rows.addWidget(heading, rows.rowCount(), 0, 1, 2)
            _add_keys(rows, words, menu)
        rows.setRowStretch(rows.rowCount(), 1)
        area = QScrollArea()
        area.setAccessibleName(words.say("help.keys"))
        area.setWidgetResizable(True)
        area.setWidget(holder)
        buttons = QDialogButtonBox()
        close = buttons.addButton(words.say("button.close"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    @classmethod
    def show_keys(cls, parent: QWidget, words: Words) -> None:
        """Show the list until it is closed."""
        dialog = cls(parent, words)
        dialog.exec()
        dialog.deleteLater()


def _add_keys(rows: QGridLayout, words: Words, menu: str) -> None:
    for command in COMMANDS:
        if command.menu == menu and command.keys:
            said = words.say(f"command.{command.code}").replace("&", "").removesuffix("…")
            row = rows.rowCount()
            rows.addWidget(PlainLabel(said, follows_text=False), row, 0)
            rows.addWidget(PlainLabel(isolate(written_keys(command)), role="small", follows_text=False), row, 1)


def show_about(parent: QWidget, words: Words) -> None:
    """Say what the program is and what it stands on."""
    tell(parent, words, words.say("help.about", version=__version__))
