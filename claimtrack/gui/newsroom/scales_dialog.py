"""The rating scales of a workspace: those that ship and one's own, looked at, put in use, edited, handed on as JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from claimtrack.domain import scale_document
from claimtrack.domain.changes import Changes
from claimtrack.domain.errors import Problem
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Scale
from claimtrack.domain.words import Words
from claimtrack.gui.newsroom.mapping_dialog import MappingDialog
from claimtrack.gui.newsroom.scale_editor import ScaleEditor
from claimtrack.gui.newsroom.scale_view import ScaleView, scale_name
from claimtrack.gui.parts.flow_layout import FlowLayout
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import line
from claimtrack.gui.session import Session
from claimtrack.gui.style.theme import GAP, MARGIN, WIDE, Theme

if TYPE_CHECKING:
    from claimtrack.workspace.scales import OldRating
    from claimtrack.workspace.workspace import Workspace

SIZE = (820, 620)  # pixels
LIST_WIDTH = 230
LARGEST = scale_document.LONGEST_DOCUMENT + 1  # characters that are read of a file


@dataclass(frozen=True, slots=True)
class _Found:
    scales: Sequence[Scale]
    in_use: Scale
    versions: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class _Others:
    """The ratings of other scales, and the claims on which they are hidden."""

    old: "Sequence[OldRating]"
    judged_blind: Sequence[int]


class ScalesDialog(QDialog):
    """Lists the scales; what is done is done at once, and can be undone."""

    def __init__(self, parent: QWidget, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(parent)
        self._session, self._words, self._theme = session, words, theme
        self._found = _Found((), session.scale, {})
        self._wanted = session.scale.id
        self.setWindowTitle(words.say("scales.title"))
        self.list = QListWidget()
        self.list.setProperty("role", "choice")
        self.list.setAccessibleName(words.say("scales.title"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self._view = QScrollArea()
        self._view.setWidgetResizable(True)
        self._view.setAccessibleName(words.say("scales.preview"))
        self._problem = PlainLabel(role="error", follows_text=False)
        self._problem.hide()
        self._use = self._button("scales.use", self.use)
        self._use.setProperty("look", "primary")
        self._edit = self._button("scales.edit", self._ask_edit)
        self._import = self._button("scales.import", self._ask_import)
        self._export = self._button("scales.export", self._ask_export)
        self._lay_out()
        self.resize(*SIZE)
        session.changed.connect(self._on_changed)
        self._ask()

    def _button(self, code: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._words.say(code))
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        close = self._button("button.close", self.reject)
        buttons = FlowLayout(GAP)
        for button in (self._use, self._edit, self._import, self._export):
            buttons.addWidget(button)
        beside = QVBoxLayout()
        beside.addWidget(self._view, 1)
        beside.addWidget(self._problem)
        beside.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(WIDE)
        middle.addWidget(self.list)
        middle.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(WIDE)
        column.addWidget(PlainLabel(self._words.say("scales.what"), role="small", follows_text=False))
        column.addLayout(middle, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)

    @classmethod
    def open_on(cls, parent: QWidget, session: Session, words: Words, theme: Theme) -> None:
        """Shows the scales until it is closed."""
        dialog = cls(parent, session, words, theme)
        dialog.exec()
        dialog.deleteLater()

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def scale(self) -> Scale | None:
        """The scale that is chosen."""
        row = self.list.currentRow()
        return self._found.scales[row] if 0 <= row < len(self._found.scales) else None

    def choose(self, scale_id: str) -> None:
        """Choose a scale by its id."""
        self._wanted = scale_id
        rows = [row for row, scale in enumerate(self._found.scales) if scale.id == scale_id]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _ask(self) -> None:
        self._session.read(_read, self._on_found, key=(id(self), "scales"), on_failed=self._say_problem)

    def _on_found(self, found: _Found) -> None:
        self._found = found
        self.list.clear()
        for scale in found.scales:
            sign = "✓ " if scale.id == found.in_use.id else ""
            self.list.addItem(QListWidgetItem(f"{sign}{line(scale_name(scale, self._words), 80)}"))
        self.choose(self._wanted)

    def _show(self, _row: int) -> None:
        scale = self.scale
        is_writable = self._session.is_open and not self._session.is_readonly
        for button in (self._use, self._edit, self._import):
            button.setEnabled(is_writable)
        if scale is None:
            return
        self._wanted = scale.id
        self._use.setEnabled(is_writable and scale.key != self._found.in_use.key)
        versions = self._found.versions.get(scale.id, [scale.version])
        view = ScaleView(scale, self._words, self._theme, versions=versions)
        view.setProperty("role", "surface")
        self._view.setWidget(view)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("scale", "setting"):
            self._ask()

    def _say_problem(self, problem: Message | None) -> None:
        self._problem.show_text(self._words.say(problem) if problem else "")
        self._problem.setVisible(problem is not None)

    # -- what is done -------------------------------------------------------------------------------------------------

    def use(self) -> None:
        """Give verdicts in the chosen scale; old ratings are carried over only where one says to which."""
        scale = self.scale
        if scale is not None:
            self._session.read(partial(_old_ratings, scale.key), partial(self._on_old_ratings, scale))

    def _on_old_ratings(self, scale: Scale, found: _Others) -> None:
        if found.old:
            MappingDialog.ask(
                self, self._session, self._words, scale=scale, old=found.old, judged_blind=found.judged_blind
            )
        else:
            self._session.do(partial(_use, scale.key), on_failed=self._say_problem)

    def _ask_edit(self) -> None:
        scale = self.scale
        if scale is not None:
            is_own = ScaleEditor.ask(self, self._session, self._words, self._theme, scale=scale)
            self._wanted = is_own or self._wanted
            self._ask()

    def _ask_import(self) -> None:
        named, _kind = QFileDialog.getOpenFileName(self, self._words.say("scales.import"), "", "JSON (*.json)")
        if named:
            self.read_file(Path(named))

    def read_file(self, path: Path) -> None:
        """Bring a scale in; what is wrong with it is said."""
        self._say_problem(None)
        try:
            with path.open(encoding="utf-8") as file:
                scale = scale_document.read(file.read(LARGEST))
        except (OSError, UnicodeError):
            self._say_problem(Message("scales.unreadable", file=path.name))
        except Problem as problem:
            self._say_problem(problem.message)
        else:
            self._wanted = scale.id
            self._session.do(partial(_add, scale), on_failed=self._say_problem)

    def _ask_export(self) -> None:
        scale = self.scale
        if scale is None:
            return
        title = self._words.say("scales.export")
        named, _kind = QFileDialog.getSaveFileName(self, title, f"{scale.id}.json", "JSON (*.json)")
        if named:
            path = Path(named)
            self.write_file(path if path.suffix else path.with_suffix(".json"))

    def write_file(self, path: Path) -> None:
        """Hand the chosen scale on."""
        scale = self.scale
        self._say_problem(None)
        try:
            if scale is not None:
                path.write_text(scale_document.write(scale), encoding="utf-8")
        except OSError:
            self._say_problem(Message("scales.unwritable", file=path.name))


def _read(workspace: "Workspace") -> _Found:
    scales = workspace.scales.entries()
    versions = {scale.id: [each.version for each in workspace.scales.versions(scale.id)] for scale in scales}
    return _Found(scales, workspace.scales.in_use, versions)


def _old_ratings(key: str, workspace: "Workspace") -> _Others:
    return _Others(workspace.scales.old_ratings(key), workspace.scales.judged_blind(key))


def _use(key: str, workspace: "Workspace") -> Changes:
    return workspace.scales.use(key)


def _add(scale: Scale, workspace: "Workspace") -> Changes:
    return workspace.scales.add(replace(scale, version=max(scale.version, 1)))
