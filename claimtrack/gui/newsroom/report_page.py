"""The report on a month or on other days: figures as a list, handed out as a file, printed, or kept as PDF."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument, QTextOption
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from typing_extensions import override

from claimtrack.domain.changes import Head
from claimtrack.domain.messages import Message
from claimtrack.domain.rating import Rating
from claimtrack.domain.report import Report, Tally
from claimtrack.domain.words import Words
from claimtrack.gui.library.page import LibraryPage
from claimtrack.gui.listing.claim_words import date_words
from claimtrack.gui.newsroom.day_field import DayField
from claimtrack.gui.parts.entry_table import Entry
from claimtrack.gui.parts.form_dialog import FormDialog
from claimtrack.gui.parts.plain_label import PlainLabel
from claimtrack.gui.parts.text import isolate
from claimtrack.gui.session import Session
from claimtrack.gui.style import fonts
from claimtrack.gui.style.theme import Theme
from claimtrack.language.text.folding import fold

if TYPE_CHECKING:
    from claimtrack.workspace.workspace import Workspace

MONTHS = 36  # that are offered
MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML

Days = tuple[dt.date, dt.date]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    report: Report
    head: Head


class ReportPage(LibraryPage):
    """Lists the figures of some days; `export_wanted` carries a Report."""

    name = "report"
    kinds = ("claim", "verdict", "publication", "correction", "complaint", "request")
    columns = 2
    export_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__(session, words, theme)
        self._counted: _Counted | None = None
        self._days = month_of(dt.datetime.now(dt.UTC).date())
        self.period = QComboBox()
        self.period.setAccessibleName(words.say("report.period"))
        for first, last in months_before(self._days):
            self.period.addItem(date_words(words, first.isoformat()[:7]), (first, last))
        self.period.activated.connect(self._on_month)
        self._other = self.button("report.other-days", self._ask_days)
        self._export = self.button("corrections.export", self._want_export)
        self.add_actions(self.period, self._other)
        self._title = PlainLabel(follows_text=False)
        self._title.setFont(fonts.title_font())
        self.detail.addWidget(self._title)
        self.add_buttons(
            self._export, self.button("report.print", self._print), self.button("report.pdf", self._ask_pdf)
        )
        self.detail.addWidget(PlainLabel(words.say("report.how"), role="small", follows_text=False))

    @override
    def refresh(self) -> None:
        """Count anew."""
        self.ask(partial(_count, self._days), self._on_counted, "entries")

    def show_days(self, days: Days) -> None:
        """Count other days."""
        self._days = days
        self.period.setCurrentIndex(self.period.findData(days))
        self.refresh()

    def _on_month(self) -> None:
        self.show_days(self.period.currentData())

    def _ask_days(self) -> None:
        days = DaysDialog.ask(self, self.words, self._days)
        if days is not None:
            self.show_days(days)

    def _on_counted(self, counted: _Counted) -> None:
        self._counted = counted
        report, words = counted.report, self.words
        days = [date_words(words, day.isoformat()) for day in (report.first, report.last)]
        self._title.show_text(words.say("report.title", first=days[0], last=days[1]))
        wanted = fold(self.search.text()).strip()
        lines = enumerate(figures(report, words))
        found = ((key, names, count) for key, (names, count) in lines if wanted in fold(" ".join(names)))
        self.show_entries([self._entry(key, names, count, is_alone=bool(wanted)) for key, names, count in found])

    def _entry(self, key: int, names: Sequence[str], count: str, *, is_alone: bool) -> Entry:
        """A part stands below its whole, and is named in full where that may not be listed."""
        shown = names if is_alone else names[1:] or names
        said = " · ".join(map(isolate, shown)) if len(shown) > 1 else shown[0]
        return Entry(key, (said, self.words.digits(count)), is_part=len(names) > 1 and not is_alone)

    @override
    def show_chosen(self) -> None:
        """A figure is all that is to be said of it."""

    def _want_export(self) -> None:
        if self._counted is not None:
            self.export_wanted.emit(self._counted.report)

    # -- as a page ----------------------------------------------------------------------------------------------------

    def document(self) -> QTextDocument:
        """The report as a page, in the direction of the interface."""
        from claimtrack.export import report as report_files  # noqa: PLC0415 - needed where one prints

        document = QTextDocument()
        font = fonts.text_font()
        font.setFeature(QFont.Tag("locl"), 0)  # else digits among Arabic become glyphs that no reader of PDF can name
        document.setDefaultFont(font)
        option = QTextOption()
        way = Qt.LayoutDirection.RightToLeft if self.words.is_rtl else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        document.setDefaultTextOption(option)
        if self._counted is not None:
            parts = report_files.page(self._counted.report, self._counted.head, Words(self.words.language))
            document.setMarkdown("".join(parts), MARKDOWN)
        return document

    def write_pdf(self, path: Path) -> None:
        """Write the page as PDF."""
        try:
            path.open("wb").close()  # Qt does not tell where it could not write
        except OSError:
            self.session.failed.emit(Message("report.unwritable", file=path.name))
            return
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.document().print_(writer)
        self.said.emit(self.words.say("report.written", file=path.name))

    def _ask_pdf(self) -> None:
        source = self.session.path
        if source is None or self._counted is None:
            return
        proposal = source.with_name(f"{source.stem}-{self._days[0].isoformat()[:7]}.pdf")
        named, _kind = QFileDialog.getSaveFileName(self, self.words.say("report.pdf"), str(proposal), "PDF (*.pdf)")
        if named:
            path = Path(named)
            self.write_pdf(path if path.suffix else path.with_suffix(".pdf"))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - needed where one prints

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.words.say("report.print"))
        if dialog.exec():
            self.document().print_(printer)
        dialog.deleteLater()


class DaysDialog(FormDialog):
    """Asks for the first and the last day of a report."""

    def __init__(self, parent: QWidget, words: Words, days: Days) -> None:
        super().__init__(parent, words, words.say("report.other-days"), words.say("report.count-days"))
        self._first = DayField(words.say("report.first"), words)
        self._last = DayField(words.say("report.last"), words)
        for field, day in zip((self._first, self._last), days, strict=True):
            field.set_day(day)
        self.add_row(words.say("report.first"), self._first, column=0)
        self.add_row(words.say("report.last"), self._last, column=1)
        self._first.setFocus()
        self.resize(460, self.sizeHint().height())

    @classmethod
    def ask(cls, parent: QWidget, words: Words, days: Days) -> Days | None:
        """The days; None where it was cancelled."""
        dialog = cls(parent, words, days)
        is_given = bool(dialog.exec())
        chosen = dialog.days()
        dialog.deleteLater()
        return chosen if is_given else None

    def days(self) -> Days | None:
        """What is typed, None where it is no span of days."""
        first, last = self._first.day, self._last.day
        return (first, last) if first and last and first <= last else None

    @override
    def accept(self) -> None:
        if self.days() is None:
            self.say_problem(Message("report.no-days"))
            self._first.setFocus()
        else:
            super().accept()


def figures(report: Report, words: Words) -> Iterator[tuple[Names, str]]:
    """Each figure with its name behind that of the whole that it is a part of, in the order in which one reads."""
    say = words.say
    yield (say("report.decided"),), str(report.decided.claims)
    yield from _split(report.decided, "report.decided", words)
    yield (say("report.repeats"),), str(report.repeats)
    yield (say("report.published"),), str(report.published.claims)
    yield from _split(report.published, "report.published", words)
    for name, days in (("to-decide", report.days_to_decide), ("to-publish", report.days_to_publish)):
        yield (say(f"report.days-{name}"),), "—" if days is None else f"{days:g}"
    yield (say("report.dismissed"),), str(sum(report.dismissed.values()))
    for reason, count in report.dismissed.items():
        yield (say("report.dismissed"), say(f"dismiss.{reason}") if reason else "—"), str(count)
    yield (say("report.corrections"),), str(sum(report.corrections.values()))
    for kind, count in report.corrections.items():
        yield (say("report.corrections"), say(f"correction.kind.{kind}")), str(count)
    yield (say("report.requests-made"),), str(report.requests_made)
    yield (say("report.requests-answered"),), str(report.requests_answered)
    yield (say("report.complaints"),), str(report.complaints)


def _split(tally: Tally, code: str, words: Words) -> Iterator[tuple[Names, str]]:
    """The same claims by rating, speaker, publisher, article and day."""
    counts = (
        ("rating", [(_named(rating, words), count) for (_scale, rating), count in tally.by_rating.items()]),
        ("speaker", [(name or words.say("report.nobody"), count) for name, count in tally.by_speaker.items()]),
        ("publisher", [(name or "—", count) for name, count in tally.by_publisher.items()]),
        ("article", [(name or "—", count) for name, count in tally.by_article.items()]),
        ("date", [(date_words(words, day.isoformat()), count) for day, count in tally.by_date.items()]),
    )
    for by, named in counts:
        for name, count in named:
            yield (words.say(code), words.say(f"report.by-{by}"), name), str(count)


def _named(rating: Rating, words: Words) -> str:
    return f"{rating.glyph} {rating.label(words.language)}"


def month_of(day: dt.date) -> Days:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    following = (first + dt.timedelta(days=32)).replace(day=1)
    return first, following - dt.timedelta(days=1)


def months_before(month: Days) -> Iterator[Days]:
    """A month and those before it."""
    for _ in range(MONTHS):
        yield month
        month = month_of(month[0] - dt.timedelta(days=1))


def _count(days: Days, workspace: "Workspace") -> _Counted:
    return _Counted(workspace.reports.report(*days), workspace.history.head())
