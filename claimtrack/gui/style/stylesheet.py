"""The application's one stylesheet, made from the theme.

Widgets ask for a look by two dynamic properties: `role` for labels and frames (title, small, section, error, card,
warning, bar, page, choice), `look` for buttons (primary, quiet, sign, link, chip).
"""

from string import Template

from claimtrack.domain import resources
from claimtrack.gui.style.colour import mix
from claimtrack.gui.style.theme import RADIUS, Theme

_RULES = Template("""
QWidget { color: $text; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $raised; color: $text; border: 1px solid $field_border; padding: 4px 6px; }

QLabel[role="title"] { font-weight: 600; }
QLabel[role="small"], QLabel[role="section"] { color: $muted; }
QLabel[role="error"] { color: $danger; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${radius}px; }
QFrame[role="warning"] { background: $warning_ground; border: 1px solid $warning_border; border-radius: ${radius}px; }
QFrame[role="warning"] QLabel { color: $warning; background: transparent; }
QFrame[role="bar"] { background: $window; border: none; border-bottom: 1px solid $border; }
QFrame[role="head"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="rule"] { background: $border; border: none; }
QFrame[role="page"], QWidget[role="page"] { background: $page; }
QFrame[role="surface"], QWidget[role="surface"] { background: $surface; }

QPushButton, QToolButton {
  background: $surface; border: 1px solid $field_border; border-radius: ${radius}px; padding: 4px 10px;
}
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: $chosen; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 3px 9px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $border; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 500; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $raised; color: $faint; border-color: $border; }
QPushButton[look="quiet"], QToolButton[look="quiet"] { background: transparent; border-color: transparent; }
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover { background: $raised; }
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus { border: 2px solid $accent; }
QToolButton[look="sign"] { background: transparent; border: 1px solid transparent; padding: 4px 5px; }
QToolButton[look="sign"]:hover { background: $raised; }
QToolButton[look="sign"]:focus { border: 2px solid $accent; padding: 3px 4px; }
QPushButton[look="link"], QToolButton[look="link"] {
  background: transparent; border: 1px solid transparent; color: $link; padding: 2px 4px;
}
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border: 1px solid $accent; padding: 2px 4px; }
QPushButton[look="link"]:disabled { color: $faint; }
QPushButton[look="chip"], QToolButton[look="chip"] { border-radius: 11px; padding: 1px 9px; }
QPushButton[look="chip"]:focus, QToolButton[look="chip"]:focus { padding: 0 8px; }
QPushButton[look="chip"][active="true"], QToolButton[look="chip"][active="true"], QPushButton[look="chip"]:checked {
  background: $chosen; border-color: $accent; color: $accent;
}
QPushButton[look="tab"], QPushButton[look="tab"]:focus, QPushButton[look="tab"]:checked {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent; border-radius: 0;
  padding: 5px 10px;
}
QPushButton[look="tab"]:hover { color: $text; }
QPushButton[look="tab"]:checked { color: $link; border-bottom-color: $accent; font-weight: 600; }
QPushButton[look="tab"]:focus { color: $link; background: $raised; border-bottom-color: $accent; }
QPushButton[look="part"] { padding: 4px 10px; }
QPushButton[look="part"][side="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0; border-right: none; }
QPushButton[look="part"][side="right"] { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QPushButton[look="part"]:checked { background: $chosen; color: $accent; font-weight: 600; }
QPushButton[look="part"]:focus { border: 2px solid $accent; padding: 3px 9px; }
QFrame[role="side"] { background: $window; border: none; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: $surface; border: 1px solid $field_border; border-radius: ${radius}px; padding: 4px 6px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QTextEdit[role="page"] { background: $page; border: none; border-top: 2px solid transparent; padding: 0; }
QTextEdit[role="page"]:focus { border-top-color: $accent; padding: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled { color: $faint; border-color: $border; }
QLineEdit[invalid="true"], QLineEdit[hides="true"], QTextEdit[invalid="true"] { border-color: $danger; }

QComboBox {
  background: $surface; border: 1px solid $field_border; border-radius: ${radius}px; padding: 3px 8px 4px;
}
QComboBox:focus { border: 2px solid $accent; padding: 2px 7px 3px; }
QComboBox:disabled { color: $faint; border-color: $border; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/chevron.svg"); width: 10px; height: 6px; }
QComboBox QAbstractItemView {
  border: 1px solid $field_border; selection-background-color: $chosen; selection-color: $text;
}

QCheckBox, QRadioButton { spacing: 6px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: 14px; height: 14px; background: $surface; border: 1px solid $field_border; border-radius: 3px;
}
QRadioButton::indicator { border-radius: 8px; }
QRadioButton::indicator:checked {
  border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 $accent, stop: 0.55 $accent, stop: 0.65 $surface, stop: 1 $surface);
}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$icons/check-$name.svg");
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QAbstractItemView::indicator:disabled {
  border-color: $border;
}

QAbstractItemView { background: $surface; border: none; outline: none; }
QAbstractItemView::item:selected { background: $chosen; color: $text; }
QListView[role="pages"] { background: $window; padding: 8px; }
QListView[role="pages"]::item { padding: 6px 8px; border-radius: ${radius}px; }
QListView[role="pages"]:focus { border: 2px solid $accent; border-radius: ${radius}px; padding: 6px; }
QListView[role="choice"] { border: 1px solid $field_border; border-radius: ${radius}px; padding: 2px; }
QListView[role="choice"]:focus { border: 2px solid $accent; padding: 1px; }
QListView[role="choice"]::item { padding: 4px 6px; }
QTextBrowser[role="page"], QTextBrowser[role="page"]:focus { background: $page; border: none; padding: 0; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $border; padding: 5px 11px;
}
QHeaderView::section:hover { background: $raised; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 10px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $link; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $link; background: $raised; }

QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 1px 6px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $chosen; }
QMenu { background: $surface; border: 1px solid $field_border; padding: 4px 0; }
QMenu::item { padding: 4px 24px; }
QMenu::indicator { width: 12px; height: 12px; margin: 0 6px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QStatusBar { background: $window; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 1px 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 4px; background: $scroll; border-radius: 2px; }
QSlider::handle:horizontal {
  width: 12px; margin: -5px 0; background: $accent; border: 1px solid $accent; border-radius: 7px;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { border: 2px solid $text; width: 10px; }
QProgressBar { background: $raised; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
""")


def stylesheet(theme: Theme) -> str:
    """The rules in a theme's colours."""
    colours = {name: getattr(theme, name) for name in theme.__dataclass_fields__}
    return _RULES.substitute(
        colours,
        radius=RADIUS,
        icons=(resources.folder() / "icons").as_posix(),
        faint=mix(theme.surface, theme.muted, 0.75),
        scroll=mix(theme.surface, theme.field_border, 0.6),
        accent_hover=mix(theme.accent, theme.text, 0.15),
    )
