"""The user's guide inside the program, and what the program is."""

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget
from typing_extensions import override

from claimtrack import __version__
from claimtrack.domain import resources
from claimtrack.domain.words import Words
from claimtrack.gui.parts.dialogs import tell
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import MARGIN

MOST_WIDE = 330  # pixels
_ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
PAGES = (
    *("first-steps", "import", "triage", "drawing", "list", "evidence", "notes", "verdict", "review", "publication"),
    *("newsroom", "library", "export", "workspace", "keyboard", "protection"),
)


class GuideWindow(QDialog):
    """Shows the pages of the guide in the interface language, beside the work: it stays when that is another."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 620)
        self.pages = QListWidget()
        self.pages.setProperty("role", "pages")
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = _Page()
        for page in PAGES:
            self.pages.addItem(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages)
        layout.addWidget(self.page, 1)
        self.pages.setCurrentRow(0)
        self.wear(words)
        self.pages.currentRowChanged.connect(self.show_page)

    def wear(self, words: Words) -> None:
        """Speak the language of these words, in the look that the application wears now; the page stays."""
        self._words = words
        self.setWindowTitle(words.say("help.guide"))
        self.pages.setAccessibleName(words.say("help.pages"))
        self.page.setAccessibleName(words.say("help.guide"))
        for number, page in enumerate(PAGES):
            self.pages.item(number).setText(words.say(f"help.page.{page}"))
        self.pages.ensurePolished()  # its entries are measured as they will be drawn
        self.pages.setFixedWidth(min(self.pages.sizeHintForColumn(0) + 2 * MARGIN, MOST_WIDE))
        self.show_page(self.pages.currentRow())

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

    def show_markdown(self, text: str) -> None:
        """Show a page from its beginning."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            text = mirrored(text)
        self.document().setDefaultFont(fonts.text_font(points=fonts.POINTS + 0.5))
        option = self.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        _set_off(self.document())
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None

    def _on_link(self, address: QUrl) -> None:
        if address.scheme() == "https":
            QDesktopServices.openUrl(address)


def _set_off(document: QTextDocument) -> None:
    """Set words off by the weights that the face has: Qt would smear a bolder one, and slant Arabic."""
    block = document.begin()
    while block.isValid():
        for spread in block.textFormats():
            shape = spread.format
            if shape.fontItalic() or shape.fontWeight() > QFont.Weight.DemiBold:
                cursor, start = QTextCursor(document), block.position() + spread.start
                cursor.setPosition(start)
                cursor.setPosition(start + spread.length, QTextCursor.MoveMode.KeepAnchor)
                ours = QTextCharFormat()
                ours.setFontItalic(False)
                ours.setFontWeight(QFont.Weight.Medium if shape.fontItalic() else QFont.Weight.DemiBold)
                cursor.mergeCharFormat(ours)
        block = block.next()


def mirrored(markdown: str) -> str:
    """A page whose tables have their first column at the end: Qt lays tables out from left to right always."""
    return _ROW.sub(_turned, markdown)


def _turned(row: re.Match[str]) -> str:
    return "|" + "|".join(reversed(row[1].split("|"))) + "|"


def show_about(parent: QWidget, words: Words) -> None:
    """Say what the program is and what it stands on."""
    tell(parent, words, words.say("help.about", version=__version__))
