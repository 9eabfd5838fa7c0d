"""The guide and its words."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from claimtrack.domain import resources
from claimtrack.domain.words import Words
from claimtrack.gui.commands.declared import COMMANDS
from claimtrack.gui.help import PAGES, GuideWindow, mirrored


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_there_and_is_shown(parent: QWidget, language: str) -> None:
    guide = GuideWindow(parent, Words(language, isolated=True))
    for number, page in enumerate(PAGES):
        guide.pages.setCurrentRow(number)
        title = resources.read_text("help", language, f"{page}.md").splitlines()[0].removeprefix("# ")
        assert guide.page.toPlainText().startswith(title)
        assert guide.pages.item(number).text() == title


def test_a_page_loads_nothing_and_runs_no_html(parent: QWidget) -> None:
    guide = GuideWindow(parent, Words("en"))
    guide.page.show_markdown('# Title\n\n<img src="file:///dev/zero"> ![a](file:///etc/passwd)')
    assert "<img" in guide.page.toPlainText()
    assert guide.page.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_tables_begin_on_the_right_in_arabic(parent: QWidget) -> None:
    assert mirrored("a | b\n| 1 | 2 | 3 |\n|---|---|---|") == "a | b\n| 3 | 2 | 1 |\n|---|---|---|"
    guide = GuideWindow(parent, Words("ar", isolated=True))
    guide.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    guide.show_page(PAGES.index("keyboard"))
    table = guide.page.document().rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    last = table.cellAt(0, table.columns() - 1).firstCursorPosition().block().text()
    assert last == "المفتاح"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_guide_names_only_keys_that_there_are(language: str) -> None:
    page = resources.read_text("help", language, "keyboard.md")
    keys = {key for command in COMMANDS for key in command.keys}
    for key in ("Ctrl+Shift+A", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+F", "Shift+F1", "F5", "F6", "F7", "F8"):
        assert key in keys
        assert key in page


def test_both_languages_tell_the_same_things_in_the_same_order() -> None:
    for page in PAGES:
        english, arabic = (resources.read_text("help", language, f"{page}.md") for language in ("en", "ar"))
        assert structure(english) == structure(arabic), page
    for language in ("en", "ar"):
        there = {path.stem for path in (Path(__file__).parents[2] / "resources" / "help" / language).glob("*.md")}
        assert there == set(PAGES)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_a_page_names_is_there_in_the_window(language: str) -> None:
    """Names of commands and fields stand in italics; the keys beside a command are its own."""
    catalogue = (Path(__file__).parents[2] / "resources" / "words" / f"{language}.po").read_text(encoding="utf-8")
    said = {bare(text) for text in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', catalogue, re.MULTILINE)}
    keys = {bare(Words(language).say(f"command.{command.code}")): command.keys for command in COMMANDS}
    for page in PAGES:
        text = resources.read_text("help", language, f"{page}.md")
        for path, key in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)(?: \(([^)]+)\))?", text):
            for name in path.split(" › "):
                assert any(each.startswith(bare(name)) for each in said), (page, name)
            own = keys.get(bare(path.rpartition(" › ")[2]))
            assert not (key and own) or key.replace("Enter", "Return") in own, (page, path, key)


def bare(name: str) -> str:
    return re.sub("[&…+]|\\\\", "", name).strip().lower()


def structure(page: str) -> list[str]:
    """The kinds of its lines: headings by their level, bullets, numbers, rows, paragraphs that begin with a term."""
    kinds = (re.match(r"#+ |- \*\*|- |\d\. |\||\*\*|$", line) for line in page.splitlines())
    return [re.sub(r"\d", "1", kind.group()) if kind else "text" for kind in kinds]


def test_words_are_set_off_by_weights_that_the_face_has(parent: QWidget) -> None:
    guide = GuideWindow(parent, Words("ar", isolated=True))
    guide.page.show_markdown("# عنوان\n\nكلمة **مهمة** في *القائمة* هنا")
    document = guide.page.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    spreads = [spread for block in blocks for spread in block.textFormats()]
    weights = {spread.format.fontWeight() for spread in spreads}
    assert not any(spread.format.fontItalic() for spread in spreads)
    assert {500, 600} <= weights <= {400, 500, 600}
